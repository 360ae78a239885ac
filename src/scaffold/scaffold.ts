/** A packet to begin with: what a promotion asks for, with room for what was done. Pure. */
import { stringify } from 'yaml';
import { requiredCriteria } from '../ladder/graph.ts';
import type { Criterion, Ladder } from '../ladder/ladder.ts';
import type { RuleName } from '../ladder/rubric.ts';
import { checkBounds, MOST_BYTES } from '../packet/document/bounds.ts';
import { namesOf } from '../packet/names/names.ts';
import { phraseWords, rubricPhrases } from '../rubric/words.ts';
import { normalise } from '../text/near.ts';
import { plain } from '../text/words.ts';
import { box, comment, harmless, heading, oneLine, quote, unlinked } from './markdown.ts';
import { sectionsOf, type Entry, type Section } from './sections.ts';
import { INTRODUCTION, NOTHING, SUMMARY } from './template.ts';
import type { PacketWay } from './ways.ts';

/**
 * How much is said of each criterion: everything; its rubric; its id; nothing. With `front` the packet has no headings
 * at all.
 */
const DETAILS = ['everything', 'rubric', 'ids', 'names', 'front'] as const;
type Detail = (typeof DETAILS)[number];

/** Rules that the front matter or the whole packet answers: a gate of nothing else has no evidence of its own. */
const FRONT: ReadonlySet<string> = new Set<RuleName>([
  'time-in-level',
  'since-promotion',
  'sponsors',
  'packet',
  'previous-level',
]);
const OUTCOME: ReadonlySet<string> = new Set<RuleName>(['judgement', 'waivable', 'not-applicable']);

/** The longest text of a ladder in a comment, in characters. */
const LONGEST = 300;

export interface Scaffolding {
  readonly ladder: Ladder;
  readonly way: PacketWay;
  /** GitHub login; null: left open, and the packet says so until it is filled in. */
  readonly candidate: string | null;
}

/** The packet, with as much said as fits. */
export function scaffold(wanted: Scaffolding, fits: (text: string) => boolean = canBeRead): string {
  for (const detail of DETAILS) {
    const text = written(wanted, detail);
    if (fits(text)) return text;
  }
  return written(wanted, 'front');
}

/** Whether a packet that begins so has room for what is to be said, and can be read. */
const canBeRead = (text: string): boolean => Buffer.byteLength(text) * 2 <= MOST_BYTES && checkBounds(text) === null;

function written({ ladder, way, candidate }: Scaffolding, detail: Detail): string {
  const { promotion, track } = way;
  const required = requiredCriteria(ladder, promotion, track);
  const fromFront = required.filter(isFront);
  const below = fromFront.some(({ rubric }) => rubric['previous-level'] === true)
    ? ladder.criteria.filter(
        (own) =>
          own.level === promotion.from &&
          own.promotion === null &&
          own.strength === 'must' &&
          !required.includes(own) &&
          (own.tracks.length === 0 || own.tracks.includes(track)),
      )
    : [];
  const shown = [...required.filter((own) => !isFront(own)), ...below];
  // Where the front matter answers everything, what is asked for is named all the same.
  const asked = new Set(shown.length > 0 ? shown : fromFront);
  const sections = sectionsOf(
    ladder,
    ladder.criteria.filter((own) => asked.has(own)),
  );
  const blocks =
    detail === 'front'
      ? []
      : [
          ...titleOf(ladder, way),
          ...(detail === 'everything' || detail === 'rubric' ? [comment(INTRODUCTION)] : []),
          heading(2, 'Summary'),
          ...(detail === 'names' ? [] : [comment([sections.length === 0 ? NOTHING : SUMMARY])]),
          ...furtherHeadings(ladder, fromFront),
          ...sections.flatMap((section) => sectionLines(section, detail, below)),
        ];
  return `${[frontMatter({ ladder, way, candidate }, fromFront, detail), ...blocks].join('\n\n')}\n`;
}

function isFront({ competency, rubric }: Criterion): boolean {
  const rules = Object.keys(rubric).filter((name) => !OUTCOME.has(name));
  return competency === null && rules.length > 0 && rules.every((name) => FRONT.has(name));
}

function frontMatter({ ladder, way, candidate }: Scaffolding, gates: readonly Criterion[], detail: Detail): string {
  const { from, to } = way.promotion;
  const said = detail !== 'names' && detail !== 'front';
  const line = (key: string, value: string | null, hint = ''): string =>
    `${key}:${value === null ? '' : ` ${scalar(value)}`}${hint === '' || !said ? '' : ` # ${oneLine(hint, LONGEST)}`}`;
  const asks = (rule: 'time-in-level' | 'since-promotion' | 'sponsors'): string[] =>
    gates.filter(({ rubric }) => rubric[rule] !== undefined).map(({ text }) => text);
  const [inLevel, since, sponsors] = [asks('time-in-level'), asks('since-promotion'), asks('sponsors')];
  const version = /[@\s]/u.test(ladder.version) ? '' : `@${ladder.version}`;
  return [
    '---',
    line('candidate', candidate, candidate === null ? 'your GitHub login, without @' : ''),
    line('ladder', `${ladder.id}${version}`),
    ...(way.stated === null ? [] : [line('track', way.stated)]),
    line('from', from),
    line('to', to),
    ...(inLevel.length === 0 ? [] : [line('in-level-since', null, `a day like 2024-03-01; ${inLevel.join('; ')}`)]),
    ...(since.length === 0 ? [] : [line('last-promotion', null, `a day like 2024-03-01; ${since.join('; ')}`)]),
    line('period', null, 'the work that this is about, like 2025-01..2026-06'),
    line('manager', null, 'GitHub login, without @'),
    ...(sponsors.length === 0 ? [] : [line('sponsors', null, `[login, login]; ${sponsors.join('; ')}`)]),
    line('repository', null, 'owner/name, to which a bare #123 belongs'),
    line('stage', 'draft', 'take this line out when the packet is ready'),
    '---',
  ].join('\n');
}

const scalar = (value: string): string => stringify(value, { lineWidth: 0 }).trimEnd();

/** "# L4 to L5: Staff Engineer", unless that is a name of the ladder's. */
function titleOf(ladder: Ladder, { promotion: { from, to } }: PacketWay): string[] {
  const title = ladder.levels.find(({ id }) => id === to)?.titles[0] ?? to;
  const text = oneLine(`${from} to ${to}${title === to ? '' : `: ${title}`}`);
  return namesOf(ladder).find(text, null) === null ? [heading(1, text)] : [];
}

/** Headings that the packet must have, as far as they are no names of the ladder's. */
function furtherHeadings(ladder: Ladder, gates: readonly Criterion[]): string[] {
  const names = namesOf(ladder);
  const wanted = gates.flatMap(({ rubric }) => rubric.packet?.sections ?? []).map((name) => oneLine(name));
  return [...new Set(wanted)]
    .filter((name) => name.toLowerCase() !== 'summary' && name !== '' && names.find(name, null) === null)
    .map((name) => heading(2, name));
}

function sectionLines(section: Section, detail: Detail, below: readonly Criterion[]): string[] {
  return [
    ...(section.heading === null ? [] : [heading(section.heading.depth, section.heading.text)]),
    ...section.criteria.flatMap((entry) => {
      const { criterion, name, depth } = entry;
      const said = detail === 'names' ? [] : [comment(aboutCriterion(entry, detail, below.includes(criterion)))];
      const named = depth === null ? quote(name) : heading(depth, name);
      return [named, ...(criterion.rubric.declared === true ? [box(name)] : []), ...said];
    }),
  ];
}

/** By ladder, the lines of `scaffoldLines`: many packets are judged by one. */
const known = new WeakMap<Ladder, ReadonlySet<string>>();

/** Every line that a scaffold may say of a ladder's criteria, as names are compared: said by nobody, in no comment too. */
export function scaffoldLines(ladder: Ladder): ReadonlySet<string> {
  const lines =
    known.get(ladder) ??
    new Set(
      ladder.criteria
        // With no name of its own, a criterion is told in all words.
        .flatMap((criterion) =>
          [true, false].flatMap((isBelow) => aboutCriterion({ criterion, name: '' }, 'everything', isBelow)),
        )
        .map((line) => normalise(harmless(line))),
    );
  known.set(ladder, lines);
  return lines;
}

/** What a candidate wants to know of a criterion, line by line. */
function aboutCriterion(
  { criterion, name }: Pick<Entry, 'criterion' | 'name'>,
  detail: Detail,
  isBelow: boolean,
): string[] {
  const { id, text, strength, rubric, facets, prompts, examples, from, until } = criterion;
  const marks = [
    strength,
    ...(isBelow ? ['asked for because the level before has to be met'] : []),
    ...(from === null ? [] : [`from ${from}`]),
    ...(until === null ? [] : [`until ${until}`]),
  ];
  const head = `${id}: ${marks.join(', ')}`;
  if (detail === 'ids') return [head];
  const said = (part: string): string => unlinked(oneLine(part, LONGEST));
  const line = (label: string, texts: readonly string[]): string[] =>
    texts.length === 0 ? [] : [`${label} ${texts.map(said).join(' / ')}`];
  return [
    head,
    // A name that is not the text has to say what it stands for.
    ...(name === oneLine(text) ? [] : line('In words:', [text])),
    `Asks for: ${unlinked(oneLine(plain(phraseWords(rubricPhrases(rubric))).replaceAll('`', '')))}.`,
    ...(detail === 'everything'
      ? [
          ...line('It sums up:', facets),
          ...line('Reviewers may ask:', prompts.slice(0, 3)),
          ...line('Good evidence:', examples.slice(0, 2)),
        ]
      : []),
  ];
}
