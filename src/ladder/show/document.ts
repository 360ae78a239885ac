/** A ladder as a document of headings and lists, the same for a terminal and for Markdown. */
import { beginLinks } from '../../report/begin.ts';
import type { Address } from '../../report/escape.ts';
import type { Home } from '../../report/report.ts';
import type { Piece } from '../../text/words.ts';
import { ways, type Way } from './draw.ts';
import type { Criterion, Fork, Ladder, Level, Note, NoteTable, Promotion } from '../ladder.ts';
import {
  asidesOf,
  asked,
  evidenceWords,
  groupText,
  standingText,
  kindText,
  marksOf,
  outline,
  ruleText,
  saysItself,
  sizeText,
  skillsTitle,
  stepOf,
  titled,
  type GroupPart,
  type LevelPart,
  type NoteSection,
  type Only,
  type Outline,
  type PromotionPart,
} from './outline.ts';

/** A piece of a line: our own prose, data as code, what the ladder says, or a link to where something is done. */
export type Span =
  | Piece
  | { readonly text: string }
  | { readonly strong: string }
  | { readonly link: string; readonly to: Address };

export interface Item {
  /** What stands before the text, such as a level. */
  readonly label: string | null;
  readonly spans: readonly Span[];
  /** What the text sums up, part by part. */
  readonly parts: readonly string[];
  /** Lines in small print below them. */
  readonly fine: readonly (readonly Span[])[];
  readonly items: readonly Item[];
}

export type Block =
  | { readonly type: 'heading'; readonly depth: 1 | 2 | 3; readonly title: string }
  | { readonly type: 'line'; readonly spans: readonly Span[] }
  | { readonly type: 'ways'; readonly ways: readonly Way[] }
  | { readonly type: 'list'; readonly items: readonly Item[] }
  | { readonly type: 'table'; readonly table: NoteTable };

/**
 * How much is said of each criterion: its text; how it is evidenced as well; or everything, with guidance, examples and
 * what reviewers ask.
 */
export type Detail = 'text' | 'evidence' | 'everything';

/** One entry of a list. */
export const item = (spans: readonly Span[], more: Partial<Item> = {}): Item => ({
  label: null,
  parts: [],
  fine: [],
  items: [],
  spans,
  ...more,
});
const said = (text: string): Span => ({ text });
const dotted = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');
const heading = (depth: 1 | 2 | 3, title: string): Block => ({ type: 'heading', depth, title });
/** Names with what they stand for, one item each, those without anything left out. */
const named = (entries: readonly (readonly [string, readonly string[]])[]): Item[] =>
  entries.flatMap(([name, texts]) =>
    texts.length === 0 ? [] : [item([{ strong: name }], { items: texts.map((text) => item([said(text)])) })],
  );

/**
 * @param wanted the detail of each criterion; `undefined`: as much as can be read in one go
 * @param home where packets are begun; null: nothing is linked
 */
export function documentOf(ladder: Ladder, only: Only, wanted?: Detail, home: Home | null = null): readonly Block[] {
  const shown = outline(ladder, only);
  const detail = only.level === undefined ? (wanted ?? (shown.criteria > 40 ? 'text' : 'evidence')) : 'everything';
  const criterion = criterionItem(detail, shown.levels.length > 1);
  const narrowed = only.level !== undefined || only.track !== undefined;
  const list = (title: string, items: readonly Item[]): Block[] =>
    items.length === 0 ? [] : [heading(2, title), { type: 'list', items }];
  return [
    heading(1, ladder.title),
    {
      type: 'line',
      spans: ['Ladder ', { code: ladder.id }, ', version ', { code: ladder.version }, `: ${sizeText(ladder)}`],
    },
    ...standingText(ladder).map((line): Block => ({ type: 'line', spans: [said(line)] })),
    heading(2, 'Tracks'),
    { type: 'ways', ways: ways(shown.tracks) },
    ...(shown.forks.length === 0
      ? []
      : [{ type: 'list', items: shown.forks.map((fork) => forkItem(fork, detail)) } satisfies Block]),
    ...list(
      'Levels',
      shown.levels.map((part) => levelItem(part, detail)),
    ),
    ...list('Promotions', [
      ...shown.promotions.map((part) => promotionItem(part, ladder, detail, criterion, home)),
      ...plainItems(shown, ladder, home),
    ]),
    ...shown.sections.flatMap(({ title, competencies }): Block[] => [
      heading(2, title),
      ...competencies.flatMap(({ competency, criteria, notes }): Block[] => [
        heading(3, competency.title),
        ...(competency.origin?.said ?? []).map((line): Block => ({ type: 'line', spans: [said(line)] })),
        { type: 'list', items: [...criteria.map(criterion), ...noteItems(notes)] },
      ]),
    ]),
    ...shown.levels.flatMap((part) => levelBlocks(part, detail, criterion)),
    ...shown.notes.flatMap((section) => list(section.title, noteList(section))),
    ...(narrowed ? [] : appendix(ladder, list)),
    ...(detail === 'text'
      ? [
          heading(2, 'More'),
          {
            type: 'line',
            spans: [
              'How each criterion is evidenced, with guidance and examples: ',
              { code: '--level LEVEL' },
              '. The whole ladder as one page: ',
              { code: '--format html' },
              '.',
            ],
          } satisfies Block,
        ]
      : []),
  ];
}

const criterionItem =
  (detail: Detail, withLevel: boolean) =>
  (own: Criterion): Item => {
    const marks = marksOf(own);
    const fine: Span[][] =
      detail === 'text'
        ? marks.filter((mark) => mark !== 'must').map((mark) => [said(mark)])
        : [[{ code: own.id }, ' · ', said(dotted(marks))]];
    if (detail !== 'text' && !saysItself(own)) fine.push(['Evidence: ', ...evidenceWords(own), '.']);
    return item([said(own.text)], {
      label: withLevel && own.competency !== null ? own.level : null,
      parts: own.facets,
      fine,
      items:
        detail === 'everything'
          ? named([
              ['Why the rubric asks that', own.why],
              ['Guidance', own.guidance === null ? [] : paragraphs(own.guidance)],
              ['Good evidence', own.examples],
              ['No evidence', own.antiExamples],
              ['Reviewers may ask', own.prompts],
              ['Formerly', own.was],
            ])
          : [],
    });
  };

/** Paragraphs and list entries of a long text, without the marks for bold, which would only be seen. */
const paragraphs = (long: string): string[] =>
  long
    .split(/\n[^\S\n]*(?:\n|(?=[-*] ))/u)
    .filter((part) => part.trim() !== '')
    .map((part) => part.replace(/^\s*[-*] /u, '').replace(/\*\*([^*]{1,1000})\*\*/gu, '$1'));

function groupItem({ group, of }: GroupPart, detail: Detail, criterion: (own: Criterion) => Item): Item {
  const id: Span[] = detail === 'text' ? [] : [' · ', { code: group.id }];
  return item(
    [
      { strong: group.title },
      `: ${groupText(group)}`,
      ...id,
      ...(group.strength === 'must' ? [] : [` · ${group.strength}`]),
    ],
    {
      items: of.map((member) =>
        'group' in member
          ? groupItem(member, detail, criterion)
          : member.own
            ? criterion(member.criterion)
            : item([said(member.criterion.text), ' ', { code: member.criterion.id }]),
      ),
    },
  );
}

function levelItem(part: LevelPart, detail: Detail): Item {
  const { level } = part;
  const asides = asidesOf(
    detail === 'text'
      ? { ...level, includes: level.includes.filter(({ as }) => as !== 'assumed'), aliases: [], equivalents: {} }
      : level,
  );
  return item([said(dotted([...level.titles, asked(part)]))], {
    label: level.id,
    fine: [level.goal ?? '', level.statement === null ? '' : `“${level.statement}”`, dotted(asides)].flatMap((line) =>
      line === '' ? [] : [[said(line)]],
    ),
  });
}

const forkItem = ({ title, at, options, try: first }: Fork, detail: Detail): Item =>
  item([{ strong: title }, ' after ', said(at)], {
    items: [
      ...options.map(({ to, title: way, pros, cons, fits, prepare }) =>
        item([said(way === to ? way : `${way} (${to})`)], {
          items:
            detail === 'everything'
              ? named([
                  ['For it', pros],
                  ['Against it', cons],
                  ['Fits', fits],
                  ['Prepare', prepare],
                ])
              : [],
        }),
      ),
      ...(detail === 'everything' ? named([['Try first', first]]) : []),
    ],
  });

const plainItems = ({ plain }: Outline, ladder: Ladder, home: Home | null): Item[] =>
  plain.map(({ decide, promotions }) =>
    item([{ strong: promotions.map(stepOf).join(', ') }, ': ', said(decide)], {
      items: promotions.flatMap((promotion) => beginItems(promotion, ladder, home)),
    }),
  );

const beginItems = (promotion: Promotion, ladder: Ladder, home: Home | null): Item[] =>
  beginLinks(promotion, ladder, home).map(({ name, address }) => item([{ link: name, to: address }]));

function promotionItem(
  { promotion, gates, groups }: PromotionPart,
  ladder: Ladder,
  detail: Detail,
  criterion: (own: Criterion) => Item,
  home: Home | null,
): Item {
  const kind = kindText(promotion);
  return item(
    [{ strong: stepOf(promotion) }, `${kind === '' ? '' : `, ${kind}`}: `, said(ruleText(promotion, ladder))],
    {
      fine: [
        asksText(promotion, ladder),
        promotion.timeline === null ? '' : `Usually: ${promotion.timeline}`,
        ...promotion.statistics,
      ].flatMap((line) => (line === '' ? [] : [[said(line)]])),
      items: [
        ...gates.map(criterion),
        ...groups.map((group) => groupItem(group, detail, criterion)),
        ...named([
          ['Prepare', promotion.prepare],
          ['Risks', promotion.risks],
        ]),
        ...beginItems(promotion, ladder, home),
      ],
    },
  );
}

/** "Asks for the 16 criteria of L5 and the 12 milestones of L4": what else than its own criteria. */
export function asksText(
  { from, to, track }: { readonly from: string; readonly to: string; readonly track: string | null },
  { criteria }: Ladder,
): string {
  const of = (wanted: (own: Criterion) => boolean): number =>
    criteria.filter((own) => wanted(own) && (track === null || own.tracks.length === 0 || own.tracks.includes(track)))
      .length;
  const target = of((own) => own.competency !== null && own.level === to);
  const milestones = of((own) => own.bucket !== null && own.level === from);
  const the = (n: number, one: string, many: string, level: string): string[] =>
    n === 0 ? [] : [`the ${n === 1 ? one : `${n} ${many}`} of ${level}`];
  const parts = [...the(target, 'criterion', 'criteria', to), ...the(milestones, 'milestone', 'milestones', from)];
  return parts.length === 0 ? '' : `Asks for ${parts.join(' and ')}`;
}

/** Notes of one kind; those with the same title stand under it. */
const noteList = (section: NoteSection): Item[] =>
  titled(section).flatMap(({ title, notes }) =>
    title === null || notes.length === 1
      ? notes.map((note) => noteItem(note, title))
      : [item([{ strong: title }], { items: notes.map((note) => noteItem(note, null)) })],
  );

const noteItem = ({ text, fix, track }: Note, title: string | null): Item =>
  item(
    [
      ...(title === null ? [] : [{ strong: title }, ': ']),
      said(text),
      ...(track === null ? [] : [' (', said(track), ')']),
    ],
    { fine: fix === null ? [] : [['What helps: ', said(fix)]] },
  );

const noteItems = (sections: readonly NoteSection[]): Item[] =>
  sections.flatMap((section) => {
    const [first, ...rest] = section.notes;
    return first !== undefined && rest.length === 0 && first.title === null
      ? [noteItem(first, section.title)]
      : [item([{ strong: section.title }], { items: noteList(section) })];
  });

/** What belongs to a level and to none of its competencies. */
function levelBlocks(
  { level, buckets, groups, notes }: LevelPart,
  detail: Detail,
  criterion: (own: Criterion) => Item,
): Block[] {
  const items = [
    ...buckets.map(({ bucket, criteria }) => item([{ strong: bucket.title }], { items: criteria.map(criterion) })),
    ...groups.map((group) => groupItem(group, detail, criterion)),
    ...noteItems(notes),
    ...(detail === 'everything' ? levelFacts(level) : []),
  ];
  return items.length === 0
    ? []
    : [
        heading(2, dotted([`Level ${level.id}`.replace(/^Level Level/u, 'Level'), ...level.titles])),
        { type: 'list', items },
      ];
}

const levelFacts = ({ reach, responsibilities, skills }: Level): Item[] => [
  ...named([
    ['How far the work reaches', reach],
    ['What people do all day', responsibilities],
  ]),
  ...named(skills.map((group) => [`Skills: ${skillsTitle(group)}`, group.items])),
];

/** What stands at the end of a whole ladder. */
function appendix(
  { scales, phrasings, tables, glossary, levelSets, retired }: Ladder,
  list: (title: string, items: readonly Item[]) => Block[],
): Block[] {
  return [
    ...scales.flatMap(({ title, steps }) =>
      list(
        title,
        steps.map(({ id, text }) => item([said(text)], { label: id })),
      ),
    ),
    ...list(
      'How to say it',
      phrasings.map(({ audience, avoid, prefer, hint }) =>
        item([{ strong: audience }], {
          items: [
            item(['Rather not: ', said(avoid)]),
            item(['Better: ', said(prefer)]),
            ...(hint === null ? [] : [item([said(hint)])]),
          ],
        }),
      ),
    ),
    ...tables.flatMap((table): Block[] => [heading(2, table.title), { type: 'table', table }]),
    ...list(
      'Names for several levels',
      Object.entries(levelSets).map(([name, levels]) => item([said(levels.join(', '))], { label: name })),
    ),
    ...list(
      'Glossary',
      Object.entries(glossary).map(([term, means]) => item([{ strong: term }, ': ', said(means)])),
    ),
    ...list(
      'No longer asked for',
      retired.map(({ id, text, replacedBy, since }) =>
        item([{ code: id }, ...(text === null ? [] : [': ', said(text)])], {
          fine: [
            [
              said(
                dotted([
                  since === null ? '' : `since ${since}`,
                  replacedBy.length === 0 ? '' : `now ${replacedBy.join(', ')}`,
                ]),
              ),
            ],
          ],
        }),
      ),
    ),
  ];
}
