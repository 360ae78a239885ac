/** What the report says about a packet, in sentences that the comment, the summary and the terminal share. */
import type { Finding } from '../findings/finding.ts';
import type { Criterion, Ladder } from '../ladder/ladder.ts';
import type {
  Anchor,
  AnchorSource,
  CriterionResult,
  EvidenceResult,
  PacketResult,
  State,
  Verdict,
} from '../rubric/assessment.ts';
import type { Item } from '../packet/packet.ts';
import { dayText } from '../text/time.ts';
import { count, ECHO_LIMIT, type Words } from '../text/words.ts';
import { stageWords, waitingNext, waitingWords } from './committee.ts';
import { counts, partOf, required } from './counts.ts';
import { VERDICTS } from './report.ts';
import { fullStop, name, separated, strong, type Sentence, type Span } from './sentence.ts';

/** Said under every report. */
export const FOOTER =
  "A check of evidence against the ladder's written rubric; not a decision about, or a rating of, a person.";

const ANCHORS: Readonly<Record<AnchorSource, string>> = {
  period: "the end of the packet's period",
  cycle: 'the date of the cycle',
  opened: 'the day on which the pull request was opened',
  today: 'today',
  unread: 'today, since GitHub did not say when the pull request was opened',
};

/** "30 June 2026 (the end of the packet's period)". */
export function anchorWords({ day, source, instead }: Anchor): string {
  const not =
    instead === null
      ? ''
      : `, since ${ANCHORS[instead.of]} lies ${instead.lies === 'ahead' ? 'ahead' : 'too far back'}`;
  return `${dayText(day)} (${ANCHORS[source]}${not})`;
}

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  complete: 'Evidence complete',
  incomplete: 'Evidence incomplete',
  unchecked: 'Not fully checked',
  waiting: 'Evidence complete, waiting',
  draft: 'Draft',
  invalid: 'Cannot be judged yet',
};

const FAULT_WORDS = {
  packet: 'Cannot be read yet',
  ladder: 'Not judged, the ladder has errors',
  settings: 'Not judged, the settings have errors',
  tool: 'Not judged, a fault of the tool',
} as const;

/**
 * The verdict in words, with the stage and what blocks in it where settings have stages; of an invalid packet, whose file
 * is at fault.
 */
export function verdictWords(packet: Pick<PacketResult, 'verdict' | 'fault' | 'stage' | 'committee'>): string {
  if (packet.verdict === 'invalid' && packet.fault !== null) return FAULT_WORDS[packet.fault];
  const said = packet.verdict === 'waiting' ? waitingWords(packet) : VERDICT_WORDS[packet.verdict];
  return `${said}${stageWords(packet)}`;
}

/** "octo-ada, L4 → L5 (Staff Engineer)"; a packet that does not say who it is about goes by its path. */
export function subject(packet: PacketResult, titled = true): Sentence {
  const { candidate, from, to } = packet.header;
  const who: Span = candidate === null ? { code: packet.path } : name(candidate);
  if (from === null || to === null) return [who];
  const title = titled ? packet.ladder?.levels.find((level) => level.id === to)?.titles[0] : undefined;
  return [who, ', ', name(from), ' → ', name(to), ...(title === undefined ? [] : [' (', name(title), ')'])];
}

/** "Evidence incomplete: octo-ada, L4 → L5 (Staff Engineer)". */
export const headline = (packet: PacketResult): Sentence => [
  `${verdictWords(packet)}${packet.asWritten === true && packet.verdict !== 'invalid' && nothingRead(packet) ? ', links as written' : ''}: `,
  ...subject(packet),
];

/** "16 required criteria: 7 met, 1 waived, …": the parts that are not empty, which add up. */
export function countsSentence(packet: PacketResult): Sentence {
  const parts = counts(packet);
  const said = [
    `${parts.met} met`,
    ...(parts.waived > 0 ? [`${parts.waived} waived`] : []),
    ...(parts.notApplicable > 0 ? [`${parts.notApplicable} not applicable`] : []),
    ...(parts.judgement > 0 ? [`${parts.judgement} for a person to judge`] : []),
    ...(parts.open > 0
      ? [`${parts.open} ${packet.verdict === 'draft' ? 'left' : 'open'}${asideWords(packet, parts.open)}`]
      : []),
    ...(parts.unchecked > 0 ? [`${parts.unchecked} could not be checked`] : []),
  ];
  const total = required(packet).length;
  if (total === 0) return ['No criterion is required here.'];
  return [`${count(total, 'required criterion', 'required criteria')}: ${said.join(', ')}.`];
}

/** How much of what is open does not block. */
function asideWords(packet: PacketResult, open: number): string {
  const aside = rowsOf(packet).aside.filter(({ state }) => partOf(state) === 'open').length;
  if (aside === 0) return '';
  return aside === open ? ' (not blocking)' : ` (${aside} not blocking)`;
}

/**
 * "4 open, 1 for a person to judge": what keeps a packet busy, without what does not block. Empty where nothing does.
 */
export function shortCounts(packet: PacketResult): string {
  if (packet.verdict === 'invalid') return '';
  const { blocking, judgement } = rowsOf(packet);
  const unchecked = blocking.filter(({ state }) => state === 'unchecked').length;
  const open = blocking.length - unchecked;
  return [
    ...(open > 0 ? [`${open} ${packet.verdict === 'draft' ? 'left' : 'open'}`] : []),
    ...(unchecked > 0 ? [`${unchecked} could not be checked`] : []),
    ...(judgement.length > 0 ? [`${judgement.length} for a person to judge`] : []),
  ].join(', ');
}

/** "Evidence of 10 packets: 3 complete, 2 in draft, 4 incomplete": the gravest last. */
export function tally(list: readonly Pick<PacketResult, 'verdict'>[]): string {
  const said = VERDICTS.flatMap((verdict) => {
    const n = list.filter((packet) => packet.verdict === verdict).length;
    return n === 0 ? [] : [`${n} ${TALLY_WORDS[verdict]}`];
  });
  return `Evidence of ${count(list.length, 'packet')}: ${said.join(', ')}`;
}

const TALLY_WORDS: Readonly<Record<Verdict, string>> = {
  complete: 'complete',
  draft: 'in draft',
  waiting: 'waiting for people',
  unchecked: 'not fully checked',
  incomplete: 'incomplete',
  invalid: 'cannot be judged yet',
};

/** The criteria that are listed in a report, by what has to happen with them. */
export interface Rows {
  /** What blocks and the candidate can change, fewest steps first. */
  readonly candidate: readonly CriterionResult[];
  /** What blocks under an open concern. */
  readonly concerned: readonly CriterionResult[];
  /** What blocks and could not be checked. */
  readonly unread: readonly CriterionResult[];
  /** All that blocks, in this order: what a candidate can do comes first. */
  readonly blocking: readonly CriterionResult[];
  /** Open, without blocking. */
  readonly aside: readonly CriterionResult[];
  readonly judgement: readonly CriterionResult[];
  readonly met: readonly CriterionResult[];
  readonly excused: readonly CriterionResult[];
  readonly upcoming: readonly CriterionResult[];
}

export function rowsOf(packet: PacketResult): Rows {
  const judged = required(packet);
  const open = judged.filter(({ state }) => partOf(state) === 'open' || partOf(state) === 'unchecked');
  const blocking = open.filter((result) => result.blocks);
  const isConcerned = (result: CriterionResult): boolean => concernsOf(packet, result).length > 0;
  const bySteps = (list: readonly CriterionResult[]): CriterionResult[] =>
    [...list].sort((a, b) => steps(a) - steps(b));
  const candidate = bySteps(blocking.filter((result) => result.state !== 'unchecked' && !isConcerned(result)));
  const concerned = bySteps(blocking.filter(isConcerned));
  const unread = bySteps(blocking.filter((result) => result.state === 'unchecked' && !isConcerned(result)));
  return {
    candidate,
    concerned,
    unread,
    blocking: [...candidate, ...concerned, ...unread],
    aside: open.filter((result) => !result.blocks),
    judgement: judged.filter(({ state }) => state === 'judgement'),
    met: judged.filter(({ state }) => state === 'met'),
    excused: judged.filter(({ state }) => state === 'waived' || state === 'not-applicable'),
    upcoming: packet.criteria.filter((result) => result.state === 'upcoming'),
  };
}

/** From how many on criteria of which the packet says nothing at all are told in one sentence. */
const UNTOUCHED = 4;

/** The criteria of which the packet says nothing, neither a name nor a line: one advice is for all of them. */
export function untouchedOf(blocking: readonly CriterionResult[]): readonly CriterionResult[] {
  const found = blocking.filter(
    ({ state, evidence, line, slip, lacks }) =>
      state === 'missing' &&
      evidence.length === 0 &&
      line === null &&
      !slip &&
      lacks.length === 1 &&
      lacks.every(({ rule }) => rule === 'items'),
  );
  return found.length < UNTOUCHED ? [] : found;
}

/** What is said of them, and of nothing else if the packet names nothing of the ladder. */
export function untouchedSentence(packet: PacketResult, untouched: readonly CriterionResult[]): Sentence {
  const [first] = untouched;
  const title = first?.competency?.title ?? first?.criterion.id ?? '';
  return [
    strong(
      packet.verdict === 'draft' ? 'Not begun' : 'Nothing yet',
      ` for ${count(untouched.length, 'criterion', 'criteria')}:`,
    ),
    ' ',
    ...separated(
      untouched.map((result): Sentence => [...criterionName(packet, result), ...idBeside(packet, result)]),
      ', ',
    ),
    '. Add evidence for each below a heading with its name, for example ',
    { code: `## ${title}` },
    ', or state ',
    { code: '- Gap: …; plan: …' },
    '.',
  ];
}

/** A packet that names nothing of the ladder is told so, in place of a row for each criterion. */
export const namesNothing = ({ reading, findings }: PacketResult): Finding | null =>
  reading === null || reading.named ? null : (findings.find(({ code }) => code === 'packet-names-nothing') ?? null);

/** How much is left to do: what is lacking, and the items still to be written. */
function steps(result: CriterionResult): number {
  if (result.slip) return 1;
  const { items = 1 } = result.criterion.rubric;
  const unwritten = result.state === 'missing' || result.state === 'gap' ? (items === 'needs-owner' ? 1 : items) : 0;
  return Math.max(1, result.lacks.length) + unwritten;
}

const concernsOf = (packet: PacketResult, result: CriterionResult): PacketResult['acts']['concerns'] =>
  packet.acts.concerns.filter((concern) => concern.criterion === result.criterion.id);

/** Who acts, on which of the criteria that block. */
export function nextSentence(packet: PacketResult): Sentence {
  const { candidate, concerned, unread, blocking, judgement } = rowsOf(packet);
  const who: Span = packet.header.candidate === null ? 'the candidate' : name(packet.header.candidate);
  const start: Sentence = [strong('Next:'), ' '];
  if (packet.verdict === 'draft') {
    return blocking.length === 0
      ? [...start, who, ', when ready: ', ...onward(packet), '.']
      : [
          ...start,
          who,
          `, in your own time: ${rowsWords(0, blocking.length, blocking.length, true)}. Nothing is asked of anyone else yet.`,
        ];
  }
  if (required(packet).length === 0)
    return [...start, "the ladder's owner: nothing is asked for at this level, so nothing can be checked."];
  const parts: Sentence[] = [];
  let named = 0;
  // Those of which nothing is said stand together after the others, so the order tells no more.
  const inOrder = untouchedOf(blocking).length === 0;
  const add = (actor: Sentence, rows: number): void => {
    if (rows > 0) parts.push([...actor, `, ${rowsWords(named, rows, blocking.length, inOrder)}`]);
    named += rows;
  };
  const whole = [...new Set(packet.acts.concerns.flatMap(({ criterion, by }) => (criterion === null ? [by] : [])))];
  const raisers = [...new Set(concerned.flatMap((result) => concernsOf(packet, result).map(({ by }) => by)))];
  add([who], candidate.length);
  add(
    [
      who,
      ' and ',
      ...separated(
        raisers.slice(0, 3).map((by) => [name(by)]),
        ', ',
      ),
    ],
    concerned.length,
  );
  add(
    [nothingRead(packet) ? 'a run of the check that can read GitHub' : 'whoever can let the bot read the evidence'],
    unread.length,
  );
  if (whole.length > 0)
    parts.push([
      who,
      ' and ',
      ...separated(
        whole.slice(0, 3).map((by) => [name(by)]),
        ', ',
      ),
      ', about the packet as a whole',
    ]);
  const then = waitingNext(packet);
  if (then !== null) parts.push(then);
  const reviewer = `a reviewer, ${count(judgement.length, 'criterion', 'criteria')} that only a person can judge`;
  if (parts.length > 0)
    return [...start, ...separated([...parts, ...(judgement.length > 0 ? [[reviewer]] : [])], '; '), '.'];
  if (judgement.length > 0) return [...start, `${reviewer}. Nothing is left for `, who, ' to add.'];
  return [...start, 'the reviewers. Nothing is left for ', who, ' to add.'];
}

/** How a draft is moved on. */
const onward = ({ stage }: PacketResult): Sentence =>
  stage === undefined || stage.next === null
    ? ['mark the packet as submitted']
    : ['move the packet on with ', { code: `stage: ${stage.next}` }];

/**
 * "the first 4 criteria", "the last criterion", "the 2 criteria below": which of the `all` that are listed, after the
 * first `before`.
 */
function rowsWords(before: number, rows: number, all: number, inOrder: boolean): string {
  const which = before === 0 ? 'first' : before + rows === all ? 'last' : 'next';
  if (rows === all) return rows === 1 ? 'the criterion below' : `the ${rows} criteria below`;
  if (!inOrder) return `${count(rows, 'criterion', 'criteria')} below`;
  return rows === 1 ? `the ${which} criterion` : `the ${which} ${rows} criteria`;
}

/**
 * "System Design & Architecture L5"; a gate, and one of several criteria of a competency, goes by its text. The id
 * follows where people have to name it.
 */
export function criterionName(packet: PacketResult, result: CriterionResult): Sentence {
  const { criterion, competency } = result;
  // What belongs to no competency goes by its words, and by its id as well where people have to name it: a milestone,
  // an option.
  if (competency === null)
    return criterion.text === ''
      ? [{ code: criterion.id }]
      : [
          name(textName(criterion)),
          ...((criterion.group ?? criterion.bucket) === null ? [] : [' ', { code: criterion.id }]),
        ];
  // Of several in one competency the title would name none.
  const twins = packet.criteria.filter(
    (other) => other.criterion.competency === criterion.competency && other.criterion.level === criterion.level,
  );
  return twins.length > 1 && criterion.text !== ''
    ? [name(textName(criterion)), ' ', { code: criterion.id }]
    : [name(competency.title), ' ', name(criterion.level)];
}

/** The id of a criterion, where its name does not have it: what a packet can copy after `Criteria:`. */
export function idBeside(packet: PacketResult, result: CriterionResult): Sentence {
  const { id } = result.criterion;
  const said = criterionName(packet, result).some(
    (span) => typeof span === 'object' && 'code' in span && span.code === id,
  );
  return said ? [] : [' ', { code: id }];
}

/**
 * The text of a criterion as its name: without the full stop, and where it only introduces its parts, with those for
 * which there is room.
 */
function textName({ text, facets }: Criterion): string {
  const [intro] = introduction(text);
  if (intro === undefined) return text.replace(/\.\s*$/u, '');
  let told = intro;
  for (const [index, facet] of facets.entries()) {
    const next = `${told}${index === 0 ? ': ' : ', '}${facet}`;
    if (next.length + (index === facets.length - 1 ? 0 : 3) > ECHO_LIMIT) return told === intro ? intro : `${told}, …`;
    told = next;
  }
  return told;
}
/** What stands before the colon with which a text ends. */
const introduction = (text: string): readonly string[] =>
  text.trimEnd().endsWith(':') ? [text.trim().slice(0, -1)] : [];

/**
 * What of a criterion's own words its name in the report says whole: the first of a longer one are not enough to judge
 * by.
 */
export function namedBy(packet: PacketResult, result: CriterionResult): 'title' | 'text' | 'text and parts' {
  const { criterion } = result;
  const own = textName(criterion);
  if (!criterionName(packet, result).some((span) => typeof span === 'object' && 'name' in span && span.name === own))
    return 'title';
  const [intro] = introduction(criterion.text);
  return intro === undefined || own === intro || own.endsWith(', …') ? 'text' : 'text and parts';
}

const STATE_WORDS: Readonly<Record<State, string>> = {
  upcoming: 'not in force yet',
  'not-applicable': 'not applicable',
  waived: 'waived',
  disputed: 'disputed',
  met: 'met',
  judgement: 'for a person to judge',
  unchecked: 'unchecked',
  partial: 'partial',
  gap: 'gap',
  missing: 'missing',
};

/** A mark beside each state and verdict, told apart by its shape and not by colour. */
const STATE_MARKS: Readonly<Record<State, string>> = {
  upcoming: '…',
  'not-applicable': '–',
  waived: '–',
  disputed: '≠',
  met: '✓',
  judgement: '•',
  unchecked: '?',
  partial: '◐',
  gap: '○',
  missing: '✗',
};
export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = {
  complete: '✓',
  draft: '○',
  waiting: '…',
  unchecked: '?',
  incomplete: '✗',
  invalid: '!',
};

/** The mark beside a state; in a draft what is not there yet is an empty box, and no cross. */
export const stateMark = (state: State, verdict: Verdict): string =>
  verdict === 'draft' && state === 'missing' ? '□' : STATE_MARKS[state];

/** How the heading of a report begins, in whatever size: a mark and a verdict. */
export const HEADLINE = new RegExp(
  `^(?:#{1,6}[ \\t]+|\\*\\*)[${Object.values(VERDICT_MARKS).join('')}] (?:${Object.values(VERDICT_WORDS).join('|')})`,
  'u',
);

/** The state in words; a draft is not blamed for anything. */
export const stateWords = (state: State, verdict: Verdict): string =>
  verdict === 'draft' && state === 'missing' ? 'to write' : STATE_WORDS[state];

/** One thing to do under a criterion. */
export interface Task {
  readonly line: number | null;
  readonly message: Words;
  readonly fix: Words;
}

/** What a criterion still needs, nothing twice. */
export function tasksOf(result: CriterionResult): readonly Task[] {
  const tasks = result.lacks.map((lack): Task => ({
    line: lack.line ?? result.line,
    message: fullStop(lack.message),
    fix: fullStop(lack.fix),
  }));
  return [...new Map(tasks.map((task) => [JSON.stringify(task), task])).values()];
}

/** The items under a criterion that count, or all of them where none does. */
export function supporting(result: CriterionResult): readonly Item[] {
  const counting = result.evidence.filter(({ counts: truth }) => truth === 'yes');
  return (counting.length > 0 ? counting : result.evidence).map(({ item }) => item);
}

/** "2 items, 3 links (2 verified); endorsed by octo-kim": what stands under a criterion and counts. */
export function supportSentence(packet: PacketResult, result: CriterionResult): Sentence {
  const items = supporting(result);
  const references = new Map(
    items
      .flatMap((item) => evidenceOf(packet, item.id)?.references ?? [])
      .map((reference) => [reference.ref, reference.outcome]),
  );
  const verified = [...references.values()].filter((outcome) => outcome === 'true').length;
  const endorsers = [
    ...new Set(packet.acts.endorsements.filter((e) => e.criterion === result.criterion.id).map((e) => e.by)),
  ];
  // Of a long list a sample is opened: how many were is said beside how many there are.
  const opened = [...references.values()].filter((outcome) => outcome !== 'not-attempted').length;
  const read = [
    ...(opened > 0 && opened < references.size ? [`${opened} opened`] : []),
    ...(verified > 0 ? [`${verified} verified`] : []),
  ];
  const links =
    references.size === 0
      ? ''
      : `, ${count(references.size, 'link')}${read.length === 0 ? '' : ` (${read.join(', ')})`}`;
  return [
    items.length === 0 ? 'Decided by the packet as a whole' : `${count(items.length, 'item')}${links}`,
    ...(endorsers.length === 0
      ? []
      : [
          '; endorsed by ',
          ...separated(
            endorsers.slice(0, 5).map((login) => [name(login)]),
            ', ',
          ),
        ]),
  ];
}

/** "Cited for several criteria: `acme/api#4` (3)": the artefacts that carry most; null where each is cited for one. */
export function reusedSentence(packet: PacketResult): Sentence | null {
  const asked = new Set(required(packet).map(({ criterion }) => criterion.id));
  const uses = new Map<string, Set<string>>();
  for (const { item, criteria, references } of packet.evidence) {
    if (item.kind !== 'evidence') continue;
    for (const { ref } of references)
      uses.set(ref, new Set([...(uses.get(ref) ?? []), ...criteria.filter((id) => asked.has(id))]));
  }
  const several = [...uses].filter(([, ids]) => ids.size > 1).sort(([, a], [, b]) => b.size - a.size);
  if (several.length === 0) return null;
  const rest = several.length > 5 ? [`; and ${several.length - 5} more`] : [];
  return [
    'Cited for several criteria: ',
    ...separated(
      several.slice(0, 5).map(([ref, ids]): Sentence => [{ code: ref }, ` (${ids.size})`]),
      ', ',
    ),
    ...rest,
    '.',
  ];
}

export const evidenceOf = (packet: PacketResult, id: string): EvidenceResult | undefined =>
  packet.evidence.find(({ item }) => item.id === id);

/** Whether nothing was read about any link: said once, not on every line. */
export function nothingRead(packet: PacketResult): boolean {
  const outcomes = packet.evidence.flatMap(({ references }) => references.map(({ outcome }) => outcome));
  return outcomes.length > 0 && outcomes.every((outcome) => outcome === 'not-attempted');
}

/** " on `acme/ladders/engineering/ladder.yml@v2` (`1a2b3c4`)": what a ladder stands on, with what that was read at. */
const standing = ({ inheritance }: Ladder): Sentence =>
  (inheritance?.bases ?? []).flatMap(({ path, commit }): Sentence => [
    ' on ',
    { code: path },
    ...(commit === null ? [] : [' (', { code: commit.slice(0, 7) }, ')']),
  ]);

/** " (kept until 31 December 2026, then 2.0.0)" */
const keptWords = ({ kept }: Ladder): Sentence =>
  kept === undefined ? [] : [` (kept until ${dayText(kept.until)}, then `, name(kept.next), ')'];

/** The ladder and the day that a packet was judged by. */
export function basis(packet: PacketResult): Sentence {
  const ladder: Sentence =
    packet.ladder === null
      ? []
      : [
          'ladder ',
          name(packet.ladder.id),
          ' ',
          name(packet.ladder.version),
          ...keptWords(packet.ladder),
          ...standing(packet.ladder),
        ];
  const anchor: Sentence = packet.anchor === null ? [] : [`windows ending ${anchorWords(packet.anchor)}`];
  return ladder.length > 0 && anchor.length > 0 ? [...ladder, ', ', ...anchor] : [...ladder, ...anchor];
}
