import type { NoteKind } from '../../ladder.ts';
import { h, type Element } from './element.ts';
import { asidesOf, skillsTitle, type CompetencyPart, type LevelPart } from '../outline.ts';
import { columnsOf, criterion } from './criterion.ts';
import { notes } from './notes.ts';
import { fold, lists, sentence, type Page } from './parts.ts';

/** What is said of a level before its criteria; the rest stands after them. */
const FIRST: ReadonlySet<NoteKind> = new Set(['about', 'notAbout', 'notRequired']);

export function levelSection({ level, criteria, buckets, groups, notes: said }: LevelPart, page: Page): Element {
  const { shown, anchor } = page;
  const areas = shown.sections.flatMap(({ title, competencies }) => {
    const parts = competencies
      .map((part) => ({ ...part, criteria: part.criteria.filter((own) => own.level === level.id) }))
      .filter((part) => part.criteria.length > 0);
    return parts.length === 0
      ? []
      : [[shown.sections.length === 1 ? null : h('h4', {}, title), parts.map((part) => competencyOf(part, page))]];
  });
  const asides = asidesOf(level);
  return h(
    'section',
    { class: 'level', id: anchor('level', level.id) },
    h('h3', {}, level.id),
    level.titles.length === 0 ? null : h('p', { class: 'titles' }, level.titles.join(' · ')),
    level.goal === null ? null : h('p', { class: 'goal' }, level.goal),
    level.statement === null ? null : h('blockquote', {}, h('p', {}, level.statement)),
    asides.length === 0 ? null : h('p', { class: 'soft' }, `${sentence(asides.join('; '))}.`),
    fold('What the work is like', [
      lists([
        ['How far the work reaches', level.reach],
        ['What people do all day', level.responsibilities],
      ]),
    ]),
    fold('Skills', [lists(level.skills.map((group) => [skillsTitle(group), group.items] as const))]),
    said.filter(({ kind }) => FIRST.has(kind)).map((section) => [h('h4', {}, section.title), notes(section)]),
    criteria + buckets.length + groups.length === 0 ? h('p', { class: 'soft' }, 'No criteria of its own.') : null,
    areas,
    buckets.length === 0
      ? null
      : h(
          'div',
          { class: 'cards' },
          buckets.map(({ bucket, criteria: own }) =>
            h(
              'section',
              { class: 'group' },
              h('h4', { id: anchor('bucket', bucket.id) }, bucket.title),
              own.map((milestone) => criterion(milestone, page)),
            ),
          ),
        ),
    columnsOf(groups, page),
    said.filter(({ kind }) => !FIRST.has(kind)).map((section) => [h('h4', {}, section.title), notes(section)]),
  );
}

function competencyOf({ competency, criteria, notes: said }: CompetencyPart, page: Page): Element {
  const list = said.map((section) => [
    h('p', { class: 'soft' }, section.title),
    section.notes.length === 1
      ? section.notes.map(({ text }) => h('blockquote', {}, h('p', {}, text)))
      : notes(section),
  ]);
  // The notes on a competency stand at each of its levels: in full where only one level is shown.
  const one = page.shown.levels.filter((part) => part.criteria > 0).length < 2;
  return h(
    'div',
    { class: 'competency' },
    h(page.shown.sections.length === 1 ? 'h4' : 'h5', {}, competency.title),
    h(
      'div',
      {},
      criteria.map((own) => criterion(own, page)),
      one ? list : fold(said.map(({ title }) => title).join(', '), list),
    ),
  );
}
