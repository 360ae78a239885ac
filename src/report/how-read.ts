/** How a packet was read, in words: what its first lines say of it, its fold, and the margin of `check --trace`. */
import { whyLeftOut, type LeftOut } from '../findings/packet/left-out.ts';
import type { Disposition, LeftOutLines, Reading } from '../packet/reading/reading.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import { groupBy } from '../text/groups.ts';
import { count } from '../text/words.ts';
import { separated, strong, type Sentence } from './sentence.ts';

/** What is left out on purpose, and surprises nobody. */
const EXPECTED: ReadonlySet<LeftOut> = new Set([
  'comment',
  'quote',
  'feedback',
  'growth',
  'summary',
  'skills',
  'heading',
  'introduction',
  'other-field',
  'prose',
]);
/** How many stretches of lines one sentence names. */
const MOST_STRETCHES = 6;
const MOST_REASONS = 3;

/** Lines that are read as nothing for one reason. */
interface Group {
  readonly why: LeftOut;
  readonly under: string | null;
  readonly stretches: readonly LeftOutLines[];
}

/** "14–20, 31": stretches of lines, the first few. */
export function stretchesWords(stretches: readonly Pick<LeftOutLines, 'from' | 'to'>[]): string {
  const shown = stretches.slice(0, MOST_STRETCHES).map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  const more = stretches.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const linesIn = (stretches: readonly Pick<LeftOutLines, 'from' | 'to'>[]): number =>
  stretches.reduce((sum, { from, to }) => sum + to - from + 1, 0);

/** Reasons in the order of their first line. */
function groupsOf(leftOut: readonly LeftOutLines[]): Group[] {
  // Only words under a name that is none are left out because of where they stand.
  const headingOf = ({ why, under }: LeftOutLines): string | null => (why === 'unnamed' ? under : null);
  const groups = groupBy(leftOut, (lines) => `${lines.why} ${headingOf(lines) ?? ''}`);
  return [...groups.values()].flatMap((stretches) => {
    const [first] = stretches;
    return first === undefined ? [] : [{ why: first.why, under: headingOf(first), stretches: joined(stretches) }];
  });
}

/** Stretches that follow one another are one. */
function joined(stretches: readonly LeftOutLines[]): LeftOutLines[] {
  const whole: LeftOutLines[] = [];
  for (const lines of stretches) {
    const before = whole.at(-1);
    if (before !== undefined && lines.from <= before.to + 1)
      whole[whole.length - 1] = { ...before, to: Math.max(before.to, lines.to) };
    else whole.push(lines);
  }
  return whole;
}

/** Why lines are left out, with the heading that they stand under where that is the reason. */
const reasonWords = ({ why, under }: Group): Sentence =>
  why === 'unnamed' && under !== null
    ? ['this stands under ', { code: under }, ', which names no competency']
    : [`this ${whyLeftOut(why)}`];

/** Evidence that does not say what it is for. */
const untiedLines = ({ tied, lines }: Reading): readonly number[] =>
  tied
    .filter(({ item, criteria }) => criteria.length === 0 && lines[item.place.line - 1]?.as === 'evidence')
    .map(({ item }) => item.place.line);

/**
 * What of the packet counts nowhere although a link, a date or a field stands in it: said before what is missing, since it
 * may be the cause. Null where there is nothing of the kind, or nothing is open.
 */
export function causeSentence(packet: PacketResult): Sentence | null {
  const { reading } = packet;
  if (reading === null || !packet.criteria.some(({ blocks }) => blocks)) return null;
  const untied = untiedLines(reading);
  const groups = groupsOf(reading.leftOut.filter(({ why, holds }) => holds && !EXPECTED.has(why)));
  const parts: Sentence[] = [
    ...(untied.length === 0
      ? []
      : [
          [
            `${count(untied.length, 'piece')} of evidence (${untied.length === 1 ? 'line' : 'lines'} ${stretchesWords(untied.map((line) => ({ from: line, to: line })))}) ${untied.length === 1 ? 'does' : 'do'} not say for which criterion`,
          ],
        ]),
    ...groups.slice(0, MOST_REASONS).map((group): Sentence => {
      const lines = linesIn(group.stretches) === 1 ? 'line' : 'lines';
      return [`${lines} ${stretchesWords(group.stretches)}: `, ...reasonWords(group)];
    }),
  ];
  if (parts.length === 0) return null;
  const more = groups.length > MOST_REASONS ? ['; and more, below'] : [];
  return [strong('Counts nowhere:'), ' ', ...separated(parts, '; '), ...more, '.'];
}

/** How many of what a packet has, in one sentence. */
export function countsOfReading({ lines, tied }: Reading): Sentence {
  const names = lines.filter(({ as }) => as === 'name').length;
  const evidence = tied.filter(({ item }) => item.kind === 'evidence');
  const untied = evidence.filter(({ criteria }) => criteria.length === 0).length;
  const statements = tied.length - evidence.length;
  const leftOut = lines.filter(({ as }) => as === 'left-out').length;
  return [
    [
      `${count(names, 'name')} of the ladder`,
      `${count(evidence.length, 'piece')} of evidence${untied === 0 ? '' : ` (${untied} for no criterion)`}`,
      ...(statements === 0 ? [] : [`${count(statements, 'statement')} (gap, partial, not applicable)`]),
      `${count(leftOut, 'line')} read as nothing`,
    ].join(', '),
    '.',
  ];
}

/** The reasons for which lines are left out, each with its lines. */
export const leftOutSentences = ({ leftOut }: Reading): Sentence[] =>
  groupsOf(leftOut).map((group) => [
    `${linesIn(group.stretches) === 1 ? 'Line' : 'Lines'} ${stretchesWords(group.stretches)}: `,
    ...reasonWords(group),
    '.',
  ]);

/** What a line was read as, in two or three words: the margin of `check --trace`. */
export function marginOf(line: Disposition, criteriaOf: (id: string) => readonly string[]): string {
  switch (line.as) {
    case 'blank':
    case 'layout':
      return '';
    case 'front-matter':
      return 'front matter';
    case 'name':
      return `name ${line.of}`;
    case 'evidence':
    case 'statement': {
      const ids = criteriaOf(line.id);
      return `${line.as} ${ids.length === 0 ? 'for nothing' : ids.join(', ')}`;
    }
    case 'field':
      return `field ${line.field}`;
    case 'left-out':
      return `left out: ${SHORT[line.why]}`;
  }
}

/** Reasons in two words. */
const SHORT: Readonly<Record<LeftOut, string>> = {
  comment: 'comment',
  html: 'HTML',
  code: 'code',
  quote: 'quote',
  feedback: 'feedback',
  growth: 'still to come',
  standing: 'not met',
  image: 'image',
  heading: 'heading',
  'other-field': 'not the work',
  'unread-link': 'a link in code, HTML or an image',
  struck: 'struck out',
  unticked: 'not ticked',
  tick: 'a tick alone',
  'bare-tick': 'a tick alone',
  placeholder: 'template',
  'own-words': 'own words',
  label: 'label alone',
  denial: 'denial',
  withdrawn: 'withdrawn',
  wish: 'wish',
  symbol: 'no words',
  'no-claim': 'no claim',
  unused: 'referred to nowhere',
  rating: 'rating alone',
  introduction: 'introduction',
  prose: 'shows nothing',
  summary: 'summary',
  skills: 'own view of a skill',
  before: 'before names',
  unnamed: 'under no name',
};
