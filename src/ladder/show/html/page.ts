/** A ladder as one self-contained page: no script, no network, everything that a ladder says is text. */
import { sha256 } from '../../../text/digest.ts';
import { rubricPhrases, type RubricPhrases } from '../../../rubric/words.ts';
import { join, type Words } from '../../../text/words.ts';
import { asksText } from '../document.ts';
import { ways, type Way } from '../draw.ts';
import type { Criterion, Fork, Ladder, Level, Note, NoteKind, NoteTable } from '../../ladder.ts';
import {
  asidesOf,
  groupText,
  kindText,
  marksOf,
  outline,
  ruleText,
  saysItself,
  sizeText,
  skillsTitle,
  stepOf,
  titled,
  type CompetencyPart,
  type GroupPart,
  type LevelPart,
  type NoteSection,
  type Only,
  type Outline,
  type PromotionPart,
} from '../outline.ts';
import { anchors, type Anchor } from './anchors.ts';
import { escaped, h, html, type Child, type Element } from './element.ts';
import { style } from './style.ts';

/** What the parts of the page need to know. */
interface Page {
  readonly ladder: Ladder;
  readonly shown: Outline;
  readonly anchor: Anchor;
}

/** The whole page; with `only`, what one level or track has. */
export function showHtml(ladder: Ladder, only: Only): string {
  const page: Page = { ladder, shown: outline(ladder, only), anchor: anchors() };
  const body = bodyOf(page, only.level === undefined && only.track === undefined);
  const allowed = `default-src 'none'; style-src 'sha256-${Buffer.from(sha256(style), 'hex').toString('base64')}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(allowed)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escaped(ladder.title)}</title>
<style>${style}</style>
</head>
<body>
${html(body)}</body>
</html>
`;
}

/** A part of the page that the navigation names. */
interface Part {
  readonly title: string;
  /** Left out where there is not enough room for it. */
  readonly wide?: boolean;
  readonly content: readonly Child[];
}

function bodyOf(page: Page, whole: boolean): Child {
  const { ladder, shown, anchor } = page;
  const parts: readonly Part[] = [
    { title: 'Tracks', content: tracks(page) },
    { title: 'Promotions', content: promotions(page) },
    { title: 'Overview', wide: true, content: matrix(page) },
    { title: 'Level by level', content: shown.levels.map((part) => levelSection(part, page)) },
    ...shown.notes.map((section): Part => ({ title: section.title, content: [notes(section)] })),
    ...(whole ? appendix(ladder) : []),
  ].filter(({ content }) => content.some((child) => child !== null));
  return [
    h('a', { class: 'skip', href: `#${anchor('part', 'Level by level')}` }, 'Skip to the criteria'),
    h(
      'header',
      {},
      h('h1', {}, ladder.title),
      h(
        'p',
        { class: 'size' },
        'Ladder ',
        h('code', {}, ladder.id),
        `, version ${ladder.version}: ${sizeText(ladder)}`,
      ),
      h(
        'nav',
        { 'aria-label': 'On this page' },
        h(
          'ul',
          {},
          parts.map(({ title, wide }) =>
            h('li', wide === true ? { class: 'wide' } : {}, h('a', { href: `#${anchor('part', title)}` }, title)),
          ),
        ),
      ),
    ),
    h(
      'main',
      {},
      parts.map(({ title, wide, content }) =>
        h(
          'section',
          { id: anchor('part', title), ...(wide === true && { class: 'wide' }) },
          h('h2', {}, title),
          content,
        ),
      ),
    ),
    h(
      'footer',
      {},
      h(
        'p',
        {},
        'A rubric says which evidence is enough for a criterion. What the evidence means, and who is promoted, people decide.',
      ),
      h('p', {}, h('code', {}, ladder.digest)),
    ),
  ];
}

// Tracks and promotions

function tracks(page: Page): Child[] {
  const { shown, anchor } = page;
  const switches = shown.promotions.filter(({ promotion }) => promotion.kind === 'switch');
  return [
    h(
      'div',
      { class: 'ways' },
      ways(shown.tracks).map((way) => wayOf(way, page, null)),
    ),
    switches.length === 0
      ? null
      : h(
          'p',
          { class: 'row plain' },
          h('span', { class: 'soft' }, 'Between tracks'),
          switches.map(({ promotion }) =>
            h(
              'a',
              { href: `#${anchor('promotion', promotion.id)}` },
              `${stepOf(promotion)}${promotion.returns ? ', back' : ''}`,
            ),
          ),
        ),
    ...shown.forks.map(forkOf),
  ];
}

/**
 * Levels in boxes, promotions as arrows between them; where ways part, each goes on beside the others. `from`: the
 * level before.
 */
function wayOf({ levels, ends, onwards }: Way, page: Page, from: string | null): Element {
  const steps = levels.map((id, index) => {
    const before = levels[index - 1] ?? from;
    return h('li', {}, before === null ? null : edge(before, id, page), step(id, page));
  });
  return h(
    'div',
    { class: 'way' },
    h(
      'div',
      {},
      ends.length === 0 ? null : h('p', { class: 'end' }, ends.join(', ')),
      h('ol', { class: 'steps', role: 'list' }, steps),
    ),
    onwards.length === 0
      ? null
      : h(
          'ul',
          { class: 'branches', role: 'list' },
          onwards.map((way) => h('li', {}, wayOf(way, page, levels.at(-1) ?? from))),
        ),
  );
}

function edge(from: string, to: string, { ladder, anchor }: Page): Element {
  const promotion = ladder.promotions.find((own) => own.from === from && own.to === to);
  return promotion === undefined
    ? h('span', { class: 'edge' }, '→')
    : h(
        'a',
        { class: 'edge', href: `#${anchor('promotion', promotion.id)}`, 'aria-label': `Promotion ${from} to ${to}` },
        '→',
      );
}

function step(id: string, { ladder, shown, anchor }: Page): Element {
  const level = ladder.levels.find((own) => own.id === id);
  const inside = [h('strong', {}, id), (level?.titles ?? []).slice(0, 2).map((title) => [' ', h('small', {}, title)])];
  return shown.levels.some((part) => part.level.id === id)
    ? h('a', { class: 'step', href: `#${anchor('level', id)}` }, inside)
    : h('span', { class: 'step' }, inside);
}

const forkOf = ({ title, at, options, try: first }: Fork): Element =>
  h(
    'div',
    {},
    h('h3', {}, `${title}, after ${at}`),
    h(
      'div',
      { class: 'cards' },
      options.map(({ to, title: way, pros, cons, fits, prepare }) =>
        h(
          'section',
          { class: 'card' },
          h('h4', {}, way === to ? way : `${way} (${to})`),
          fold('For and against', [
            lists([
              ['For it', pros],
              ['Against it', cons],
              ['Fits', fits],
              ['Prepare', prepare],
            ]),
          ]),
        ),
      ),
    ),
    lists([['Try first', first]]),
  );

function promotions(page: Page): Child[] {
  const { shown, anchor } = page;
  const plain = shown.plain.map(({ decide, promotions: list }) =>
    h(
      'p',
      { class: 'plain' },
      list.map((own, index) => [
        index === 0 ? '' : ', ',
        h('strong', { id: anchor('promotion', own.id) }, stepOf(own)),
      ]),
      `: ${decide}.`,
    ),
  );
  return [...shown.promotions.map((part) => promotionOf(part, page)), ...plain];
}

function promotionOf({ promotion, gates, groups }: PromotionPart, page: Page): Element {
  const kind = kindText(promotion);
  const facts = [
    asksText(promotion, page.ladder),
    promotion.timeline === null ? '' : `Usually: ${promotion.timeline}`,
    ...promotion.statistics,
  ].filter((fact) => fact !== '');
  return h(
    'section',
    { class: 'promotion', id: page.anchor('promotion', promotion.id) },
    h('h3', {}, stepOf(promotion)),
    kind === '' ? null : h('p', {}, h('span', { class: 'mark' }, kind)),
    h('p', {}, `${sentence(ruleText(promotion, page.ladder))}.`),
    facts.map((fact) => h('p', { class: 'soft' }, fact)),
    gates.length === 0
      ? null
      : h(
          'div',
          { class: 'gates' },
          gates.map((gate) => criterion(gate, page)),
        ),
    columnsOf(groups, page),
    fold('How to prepare, and what can go wrong', [
      lists([
        ['Prepare', promotion.prepare],
        ['Risks', promotion.risks],
      ]),
    ]),
  );
}

// Criteria

/** Competencies by level. With one level there is nothing to compare. */
function matrix(page: Page): Child[] {
  const { shown, anchor } = page;
  const levels = shown.levels.filter(({ criteria }) => criteria > 0).map(({ level }) => level);
  if (levels.length < 2) return [null];
  const cell = (part: CompetencyPart, level: Level): Element => {
    const own = part.criteria.filter((candidate) => candidate.level === level.id);
    return h(
      'td',
      {},
      own.length === 0
        ? h('span', { class: 'none' }, '–')
        : own.map((candidate) =>
            h(
              'p',
              {},
              h('a', { href: `#${anchor('criterion', candidate.id)}` }, candidate.text),
              candidate.strength === 'must' ? null : [' ', strengthMark(candidate)],
            ),
          ),
    );
  };
  const rows = shown.sections.map(({ title, competencies }) =>
    h(
      'tbody',
      {},
      shown.sections.length === 1
        ? null
        : h('tr', { class: 'area' }, h('th', { scope: 'rowgroup', colspan: levels.length + 1 }, h('span', {}, title))),
      competencies
        .filter(({ criteria }) => criteria.length > 0)
        .map((part) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, part.competency.title),
            levels.map((level) => cell(part, level)),
          ),
        ),
    ),
  );
  return [
    h(
      'div',
      {
        class: levels.length > 7 ? 'matrix' : 'matrix fits',
        role: 'region',
        'aria-label': 'Competencies by level',
        tabindex: 0,
      },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', { scope: 'col' }, 'Competency'),
            levels.map((level) =>
              h(
                'th',
                { scope: 'col' },
                h('a', { href: `#${anchor('level', level.id)}` }, level.id),
                level.titles.slice(0, 1).map((title) => [' ', h('small', {}, title)]),
              ),
            ),
          ),
        ),
        rows,
      ),
    ),
  ];
}

/** What is said of a level before its criteria; the rest stands after them. */
const FIRST: ReadonlySet<NoteKind> = new Set(['about', 'notAbout', 'notRequired']);

function levelSection({ level, criteria, buckets, groups, notes: said }: LevelPart, page: Page): Element {
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
  // What is said of a competency is said at each of its levels: in full where there is one.
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

function criterion(own: Criterion, page: Page): Element {
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

const columnsOf = (groups: readonly GroupPart[], page: Page): Child =>
  groups.length === 0
    ? null
    : h(
        'div',
        { class: 'cards' },
        groups.map((group) => groupOf(group, page)),
      );

const strengthMark = ({ strength }: Pick<Criterion, 'strength'>): Element =>
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

/** The words with a capital letter at their beginning. */
const capital = ([first, ...rest]: Words, wanted = true): Words =>
  first === undefined ? [] : [wanted && typeof first === 'string' ? sentence(first) : first, ...rest];

const wordsOf = (words: Words): Child[] =>
  words.map((piece) => (typeof piece === 'string' ? piece : h('code', {}, piece.code)));

// Notes and what stands at the end

/** Notes of one kind; those with the same title stand under it. */
const notes = (section: NoteSection): Child =>
  titled(section).map(({ title, notes: list }) =>
    title !== null && list.length > 1
      ? [
          h('p', {}, h('b', {}, title)),
          h(
            'ul',
            {},
            list.map((note) => noteOf(note, null)),
          ),
        ]
      : h(
          'ul',
          {},
          list.map((note) => noteOf(note, title)),
        ),
  );

const noteOf = ({ text, fix, track }: Note, title: string | null): Element =>
  h(
    'li',
    {},
    title === null ? null : [h('b', {}, title), ': '],
    text,
    track === null ? null : ` (${track})`,
    fix === null ? null : h('p', { class: 'prefer' }, 'What helps: ', fix),
  );

function appendix({ scales, phrasings, tables, glossary, levelSets, retired }: Ladder): Part[] {
  const defined = (title: string, entries: readonly (readonly [string, Child])[]): Part => ({
    title,
    content:
      entries.length === 0
        ? []
        : [
            h(
              'dl',
              {},
              entries.map(([term, means]) => [h('dt', {}, term), h('dd', {}, means)]),
            ),
          ],
  });
  return [
    ...scales.map(({ title, steps }) =>
      defined(
        title,
        steps.map(({ id, text }) => [id, text] as const),
      ),
    ),
    {
      title: 'How to say it',
      content: phrasings.map(({ audience, avoid, prefer, hint }) =>
        h(
          'div',
          {},
          h('h3', {}, audience),
          h('p', { class: 'avoid' }, h('b', {}, 'Rather not: '), avoid),
          h('p', { class: 'prefer' }, h('b', {}, 'Better: '), prefer),
          hint === null ? null : h('p', {}, hint),
        ),
      ),
    },
    ...tables.map((table) => ({ title: table.title, content: [tableOf(table)] })),
    defined(
      'Names for several levels',
      Object.entries(levelSets).map(([name, levels]) => [name, levels.join(', ')] as const),
    ),
    defined('Glossary', Object.entries(glossary)),
    defined(
      'No longer asked for',
      retired.map(
        ({ id, text, since, replacedBy }) =>
          [
            id,
            [
              text,
              since === null ? null : ` Since ${since}.`,
              replacedBy.length === 0 ? null : ` Now ${replacedBy.join(', ')}.`,
            ],
          ] as const,
      ),
    ),
  ];
}

const tableOf = ({ columns, rows }: NoteTable): Element =>
  h(
    'div',
    { class: 'scroll' },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          columns.map((column) => h('th', { scope: 'col' }, column)),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((row) =>
          h(
            'tr',
            {},
            row.map((cell, index) => (index === 0 ? h('th', { scope: 'row' }, cell) : h('td', {}, cell))),
          ),
        ),
      ),
    ),
  );

// Small parts

/** Titled lists, those without entries left out; null where none is left. */
function lists(entries: readonly (readonly [string, readonly string[]])[]): Child {
  const full = entries.filter(([, texts]) => texts.length > 0);
  return full.length === 0
    ? null
    : full.map(([title, texts]) => [
        h('p', {}, h('b', {}, title)),
        h(
          'ul',
          {},
          texts.map((text) => h('li', {}, text)),
        ),
      ]);
}

/** What is shown when somebody asks for it; null where there is nothing. */
const fold = (title: string, content: readonly Child[]): Child =>
  content.every((child) => child === null || (Array.isArray(child) && child.length === 0))
    ? null
    : h('details', {}, h('summary', {}, title), content);

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A long text of a ladder: paragraphs and lists, `**bold**` in them. */
const prose = (long: string): Child =>
  long
    .split(/\n[^\S\n]*\n/u)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const lines = part.trim().split('\n');
      return lines.every((line) => /^\s*[-*] /u.test(line))
        ? h(
            'ul',
            {},
            lines.map((line) => h('li', {}, bold(line.replace(/^\s*[-*] /u, '')))),
          )
        : h('p', {}, bold(part));
    });

const bold = (text: string): Child =>
  text.split(/\*\*([^*]{1,1000})\*\*/u).map((part, index) => (index % 2 === 1 ? h('strong', {}, part) : part));
