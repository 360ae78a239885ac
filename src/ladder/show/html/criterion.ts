import type { Criterion } from '../../ladder.ts';
import { h, type Child, type Element } from './element.ts';
import { groupText, marksOf, saysItself, type GroupPart } from '../outline.ts';
import { rubricPhrases, type RubricPhrases } from '../../../rubric/words.ts';
import { join, type Words } from '../../../text/words.ts';
import { capital, fold, lists, prose, sentence, wordsOf, type Page } from './parts.ts';

export function criterion(own: Criterion, page: Page): Element {
  const { anchor, ladder } = page;
  const marks = marksOf(own).slice(1);
  const others =
    own.competency === null
      ? []
      : ladder.criteria.filter(
          (other) =>
            other.competency === own.competency &&
            other.level !== own.level &&
            page.shown.levels.some(({ level }) => level.id === other.level),
        );
  const levels = [...new Map(others.toReversed().map((other) => [other.level, other])).values()].toReversed();
  const more: readonly (readonly [string, readonly string[]])[] = [
    ['Why the rubric asks that', own.why],
    ['Good evidence', own.examples],
    ['No evidence', own.antiExamples],
    ['Reviewers may ask', own.prompts],
    ['Formerly', own.was],
  ];
  const titles = [
    ...(own.guidance === null ? [] : ['Guidance']),
    ...more.flatMap(([title, texts]) => (texts.length === 0 ? [] : [title.toLowerCase()])),
  ];
  return h(
    'article',
    { class: 'criterion', id: anchor('criterion', own.id) },
    h('p', { class: 'text' }, own.text),
    own.facets.length === 0
      ? null
      : h(
          'ul',
          {},
          own.facets.map((facet) => h('li', {}, facet)),
        ),
    h(
      'p',
      { class: 'marks' },
      strengthMark(own),
      h('a', { class: 'soft', href: `#${anchor('criterion', own.id)}` }, h('code', {}, own.id)),
      marks.map((mark) => h('span', {}, mark)),
      levels.length === 0
        ? null
        : h(
            'span',
            {},
            'Also at ',
            levels.map((other, index) => [
              index === 0 ? '' : ', ',
              h('a', { href: `#${anchor('criterion', other.id)}` }, other.level),
            ]),
          ),
    ),
    saysItself(own) ? null : h('div', { class: 'evidence' }, phraseList(rubricPhrases(own.rubric), 'Evidence: ')),
    fold(sentence(titles.join(', ')), [own.guidance === null ? null : prose(own.guidance), lists(more)]),
  );
}

export const columnsOf = (groups: readonly GroupPart[], page: Page): Child =>
  groups.length === 0
    ? null
    : h(
        'div',
        { class: 'cards' },
        groups.map((group) => groupOf(group, page)),
      );

export const strengthMark = ({ strength }: Pick<Criterion, 'strength'>): Element =>
  h('span', { class: `mark ${strength}` }, strength);

function groupOf({ group, of }: GroupPart, page: Page): Element {
  return h(
    'section',
    { class: 'group', id: page.anchor('group', group.id) },
    h('h4', {}, `${group.title}: ${groupText(group)}`),
    h('p', { class: 'marks' }, strengthMark(group), h('code', {}, group.id)),
    of.map((member) =>
      'group' in member
        ? groupOf(member, page)
        : member.own
          ? criterion(member.criterion, page)
          : h('p', {}, h('a', { href: `#${page.anchor('criterion', member.criterion.id)}` }, member.criterion.text)),
    ),
  );
}

/** A rubric in words: a paragraph, and a list for each combination. */
function phraseList({ together, each, unasked, combined, outcome }: RubricPhrases, lead = ''): Element[] {
  const told = (before: string, list: readonly Words[]): Child[] =>
    list.length === 0 ? [] : [[before, wordsOf(capital(join(list, ', '), before === '')), '. ']];
  const first = [
    ...told(lead, together),
    ...told(together.length === 0 ? lead : 'Each: ', each),
    ...told('Not asked here: ', unasked),
  ];
  return [
    ...(first.length === 0 ? [] : [h('p', {}, first)]),
    ...combined.map((one) =>
      h(
        'div',
        {},
        h('p', {}, wordsOf(capital(one.lead))),
        h(
          'ol',
          {},
          one.branches.map((branch) => h('li', {}, phraseList(branch))),
        ),
      ),
    ),
    ...(outcome.length === 0 ? [] : [h('p', {}, told(first.length + combined.length === 0 ? lead : '', outcome))]),
  ];
}
