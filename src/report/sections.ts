/** One packet's part of the comment and of the job summary. */
import type { PhrasingContent, RootContent } from 'mdast';
import type { Finding } from '../findings/finding.ts';
import type { CriterionResult, PacketResult } from '../rubric/assessment.ts';
import { dayText } from '../text/time.ts';
import { count, numbers, type Words } from '../text/words.ts';
import { waiversOf } from './acts.ts';
import { errorsOf, placeSpan } from './errors.ts';
import { beginLine } from './begin.ts';
import type { SectionOptions } from './options.ts';
import { changesSince } from './changes.ts';
import { text } from './escape.ts';
import { bullets, cellBreak, emphasis, fold, heading, lines, paragraph, phrase, table, type Origin } from './nodes.ts';
import { countsOfReading, leftOutSentences } from './how-read.ts';
import { endorseFold } from './people.ts';
import { opinionsFold } from './opinions.ts';
import { otherFindings } from './other-findings.ts';
import { promptsOf, remindersOf } from './prompts.ts';
import { fullStop, name, namesPlace, plainSentence, separated, strong, withPlaces, type Sentence } from './sentence.ts';
import { skillsSaidOf } from './skills.ts';
import { topSentences } from './top.ts';
import {
  criterionName,
  evidenceOf,
  headline,
  idBeside,
  namesNothing,
  reusedSentence,
  rowsOf,
  stateMark,
  stateWords,
  supporting,
  supportSentence,
  tasksOf,
  untouchedOf,
  untouchedSentence,
  VERDICT_MARKS,
} from './wording.ts';

/** A line of a comment is about this long at GitHub's width, and the cells of a two-column table about these. */
const LINE = 100;
const CELLS = [26, 74] as const;
/** Lines before the first fold: the budget is 25, and headings and table borders take their share. */
const LINES_BEFORE_FOLD = 21;
const TASKS_A_ROW = 3;
/** Rows for a person to judge that are open to sight; the rest is folded. */
const JUDGED_FIRST = 8;
const TITLES_A_ROW = 4;
const PROMPT_LIMIT = 240;
/** Reasons for lines left out that a comment names. */
const MOST_REASONS = 8;

/** A packet's section, its heading included. */
export function section(packet: PacketResult, depth: 3 | 4, options: SectionOptions): RootContent[] {
  const title = heading(depth, phrase([`${VERDICT_MARKS[packet.verdict]} `, ...headline(packet)], options.origin));
  if (packet.verdict === 'invalid')
    return [title, ...errorsOf(packet, options), ...(packet.fault === 'packet' ? begin(packet, options) : [])];
  return [title, ...topLines(packet, options), ...body(packet, options)];
}

/** How to begin again, where a packet is empty or cannot be read. */
function begin(packet: PacketResult, { home, dropped }: SectionOptions): RootContent[] {
  const line = home === null || dropped.has('the packet to begin with') ? null : beginLine(packet, home);
  return line === null ? [] : [line];
}

function topLines(packet: PacketResult, { origin }: SectionOptions): RootContent[] {
  return [lines(topSentences(packet).map((sentence) => phrase(sentence, origin)))];
}

/** Everything under the first lines: the table of what blocks, then the folds. */
export function body(packet: PacketResult, options: SectionOptions): RootContent[] {
  const rows = rowsOf(packet);
  const { dropped, full, origin } = options;
  const nothing = namesNothing(packet);
  if (nothing !== null)
    return [
      paragraph(phrase([...fullStop(nothing.message), ' ', ...fullStop(nothing.fix)], origin)),
      ...findingsFold(packet, options),
      ...readingFold(packet, options),
      ...begin(packet, options),
    ];
  const untouched = untouchedOf(rows.blocking);
  const blocking = rows.blocking.filter((result) => !untouched.includes(result));
  const shown = full ? blocking.length : rowsThatFit(packet, blocking);
  const later = blocking.slice(shown);
  const nodes: RootContent[] = [];
  if (blocking.length > 0 && !dropped.has('the rows of each packet'))
    nodes.push(taskTable(packet, blocking.slice(0, shown), options));
  if (later.length > 0 && !dropped.has('the rows after the first few')) {
    nodes.push(
      ...fold(
        later.length === 1 ? '1 more that blocks' : `${later.length} more that block`,
        [', in the same order'],
        [taskTable(packet, later, options)],
      ),
    );
  }
  if (untouched.length > 0 && !dropped.has('the rows of each packet'))
    nodes.push(paragraph(phrase(untouchedSentence(packet, untouched), origin)));
  if (rows.judgement.length > 0 && !dropped.has('the rows of each packet')) {
    const first = full ? rows.judgement : rows.judgement.slice(0, JUDGED_FIRST);
    const further = rows.judgement.slice(first.length);
    nodes.push(
      ...fold(
        `For a person to judge (${rows.judgement.length})`,
        [': the evidence is there, what it means is yours'],
        [judgementTable(packet, first, options), ...reminders(packet, rows.judgement, options)],
        true,
      ),
      ...(further.length === 0
        ? []
        : fold(`${further.length} more for a person to judge`, [], [judgementTable(packet, further, options)])),
    );
  }
  if (!dropped.has('the lines for reviewers'))
    nodes.push(...opinionsFold(packet, options), ...endorseFold(packet, full));
  if (rows.aside.length > 0 && !dropped.has('open criteria that do not block')) {
    nodes.push(...fold(`Open, not blocking (${rows.aside.length})`, [], [taskTable(packet, rows.aside, options)]));
  }
  nodes.push(...metFold(packet, options), ...skillsFold(packet, options));
  const changes = options.before === null ? null : changesSince(packet, options.before);
  if (options.before !== null && changes !== null && !dropped.has('what changed since the last push')) {
    const rest: Sentence = [' (', { code: options.before.sha.slice(0, 7) }, `): ${changes.summary}`];
    nodes.push(
      ...fold('Since the last push', rest, [
        bullets(changes.list.map((change) => [paragraph(phrase(change, origin))])),
      ]),
    );
  }
  nodes.push(...findingsFold(packet, options), ...readingFold(packet, options));
  return nodes;
}

/** What the packet says under "Skills", which counts for nothing. */
function skillsFold(packet: PacketResult, { origin }: SectionOptions): RootContent[] {
  const said = skillsSaidOf(packet);
  if (said === null) return [];
  const list = said.list.map((sentence) => [paragraph(phrase(sentence, origin))]);
  return fold(said.title, ['; counts for no criterion'], [bullets(list)]);
}

/** How many rows stand above the first fold: as many as fit, and at least one. */
function rowsThatFit(packet: PacketResult, results: readonly CriterionResult[]): number {
  let left =
    LINES_BEFORE_FOLD -
    topSentences(packet).reduce((sum, sentence) => sum + Math.ceil(plainSentence(sentence).length / LINE), 1);
  let fit = 0;
  for (const result of results) {
    const title = plainSentence(criterionName(packet, result)).length;
    const tasks = tasksOf(result).slice(0, TASKS_A_ROW);
    const height = tasks.reduce(
      (sum, task) => sum + Math.ceil((plainSentence([...task.message, ' ', ...task.fix]).length + 9) / CELLS[1]),
      0,
    );
    left -= Math.max(1 + Math.ceil(title / CELLS[0]), height);
    if (left < 0 && fit > 0) break;
    fit += 1;
  }
  return fit;
}

/** The criterion, and below it its state in words. */
const titleCell = (packet: PacketResult, result: CriterionResult, { origin }: SectionOptions): PhrasingContent[] =>
  stacked([
    phrase([strong(...criterionName(packet, result))], origin),
    phrase(
      [
        `${stateMark(result.state, packet.verdict)} ${stateWords(result.state, packet.verdict)}`,
        ...idBeside(packet, result),
      ],
      origin,
    ),
  ]);

/** The criterion, and below it its id. */
const named = (packet: PacketResult, result: CriterionResult, { origin }: SectionOptions): PhrasingContent[] => {
  const id = phrase(idBeside(packet, result).slice(1), origin);
  return stacked([phrase([strong(...criterionName(packet, result))], origin), ...(id.length === 0 ? [] : [id])]);
};

function taskTable(packet: PacketResult, results: readonly CriterionResult[], options: SectionOptions): RootContent {
  const head =
    packet.verdict === 'draft'
      ? ['Required criterion', 'What is left']
      : ['Required criterion', 'What it needs, and how to fix it'];
  return table(
    head,
    results.map((result) => [titleCell(packet, result, options), taskCell(packet, result, options)]),
  );
}

function taskCell(packet: PacketResult, result: CriterionResult, options: SectionOptions): PhrasingContent[] {
  const { origin, full } = options;
  const tasks = tasksOf(result);
  const shown = full ? tasks : tasks.slice(0, TASKS_A_ROW);
  const paragraphs = shown.map(({ line, message, fix }) => {
    const said = [...withPlaces(message, packet.path), ' ', ...withPlaces(fix, packet.path)];
    return phrase(
      line === null || namesPlace(said) ? said : [{ line, path: packet.path, label: `Line ${line}` }, ': ', ...said],
      origin,
    );
  });
  if (tasks.length > shown.length)
    paragraphs.push([text(`And ${tasks.length - shown.length} more, in the job summary.`)]);
  const details = full ? [...itemLines(packet, result, options), ...remarkLines(packet, result, origin)] : [];
  return stacked([...paragraphs, ...details]);
}

const remarkLines = (packet: PacketResult, result: CriterionResult, origin: Origin | null): PhrasingContent[][] =>
  result.remarks.map((remark) => phrase(withPlaces(fullStop(remark), packet.path), origin));

/** Lines of a table cell. */
const stacked = (list: readonly (readonly PhrasingContent[])[]): PhrasingContent[] =>
  list.flatMap((line, index) => (index === 0 ? [...line] : [cellBreak, ...line]));

function judgementTable(
  packet: PacketResult,
  results: readonly CriterionResult[],
  options: SectionOptions,
): RootContent {
  return table(
    ['Criterion', 'Evidence, and what to ask'],
    results.map((result) => {
      const asked = options.dropped.has('the prompts for reviewers')
        ? []
        : promptsOf(packet, result, true).map((prompt) => [emphasis([text(prompt, PROMPT_LIMIT)])]);
      const items = options.full ? itemLines(packet, result, options) : [];
      const titled = options.full ? [] : titleLines(packet, result, options);
      return [
        named(packet, result, options),
        stacked([support(packet, result, options), ...titled, ...items, ...asked]),
      ];
    }),
  );
}

/** What each item is called, for whoever has to judge it; the only one stands at the line above. */
function titleLines(packet: PacketResult, result: CriterionResult, options: SectionOptions): PhrasingContent[][] {
  const items = options.titles ? supporting(result) : [];
  const titled = items.filter(({ title }) => typeof title === 'string');
  const shown = titled.slice(0, TITLES_A_ROW).map(({ place: { line }, title }) => {
    const said = { name: title ?? '' };
    return phrase(items.length === 1 ? [said] : [{ line, path: packet.path }, ': ', said], options.origin);
  });
  const more = titled.length - shown.length;
  return more > 0 ? [...shown, [text(`And ${count(more, 'more item')}, in the job summary.`)]] : shown;
}

/** What the ladder says about the whole level, for whoever judges. */
function reminders(
  packet: PacketResult,
  judged: readonly CriterionResult[],
  { dropped }: SectionOptions,
): RootContent[] {
  const said = dropped.has('the prompts for reviewers') ? [] : remindersOf(packet, judged);
  return said.length === 0
    ? []
    : [
        bullets(
          said.map(({ title, notes }) => [
            paragraph([...phrase([`${title}: `], null), emphasis([text(notes.join(' · '), PROMPT_LIMIT * 2)])]),
          ]),
        ),
      ];
}

/** Where the items stand, then how much they are. */
function support(packet: PacketResult, result: CriterionResult, options: SectionOptions): PhrasingContent[] {
  const places = supporting(result);
  const most = options.full ? places.length : 4;
  const [only] = places;
  const where: Sentence =
    places.length === 1 && only !== undefined
      ? [{ line: only.place.line, path: packet.path, label: `Line ${only.place.line}` }]
      : [
          'Lines ',
          ...separated(
            places
              .slice(0, most)
              .map(({ place }) => [{ line: place.line, path: packet.path, label: String(place.line) }]),
            ', ',
          ),
          places.length > most ? ` and ${places.length - most} more` : '',
        ];
  return phrase([...(places.length === 0 ? [] : [...where, ': ']), ...supportSentence(packet, result)], options.origin);
}

function metFold(packet: PacketResult, options: SectionOptions): RootContent[] {
  const { met, excused, upcoming } = rowsOf(packet);
  const waived = excused.filter(({ state }) => state === 'waived').length;
  const parts = [
    ...(met.length > 0 ? [`met (${met.length})`] : []),
    ...(waived > 0 ? [`waived (${waived})`] : []),
    ...(excused.length > waived ? [`not applicable (${excused.length - waived})`] : []),
    ...(upcoming.length > 0 ? [`not in force yet (${upcoming.length})`] : []),
  ];
  if (parts.length === 0 || options.dropped.has('what is met and what was checked')) return [];
  const line = parts.join(', ');
  const cell = (result: CriterionResult): PhrasingContent[] => {
    if (result.state === 'waived') return phrase(waiverSentence(packet, result), options.origin);
    if (result.state === 'upcoming') return [text('In force later; it does not count here.')];
    if (result.state === 'not-applicable')
      return phrase(
        [
          'Excused with a reason',
          ...(result.line === null ? [] : [' at ', { line: result.line, path: packet.path }]),
          '.',
        ],
        options.origin,
      );
    return stacked([
      support(packet, result, options),
      ...(options.full ? itemLines(packet, result, options) : []),
      ...remarkLines(packet, result, options.origin),
    ]);
  };
  const title = (result: CriterionResult): PhrasingContent[] =>
    result.state === 'met' ? named(packet, result, options) : titleCell(packet, result, options);
  const rows = [...met, ...excused, ...upcoming].map((result) => [title(result), cell(result)]);
  const reused = reusedSentence(packet);
  const note = reused === null ? [] : [paragraph(phrase(reused, options.origin))];
  return fold(
    line.charAt(0).toUpperCase() + line.slice(1),
    [met.length > 0 ? ', and what was checked' : ''],
    [...note, table(['Criterion', 'What was checked'], rows)],
  );
}

/** Each item with its id and references: the job summary has the room. */
function itemLines(packet: PacketResult, result: CriterionResult, options: SectionOptions): PhrasingContent[][] {
  return result.evidence.map(({ item, counts, why }) => {
    const references = evidenceOf(packet, item.id)?.references ?? [];
    const named = separated(
      references.map(({ ref, outcome }) => [
        { code: ref },
        outcome === 'not-attempted' ? '' : ` (${OUTCOME_WORDS[outcome]})`,
      ]),
      ', ',
    );
    const verdict: Words =
      counts === 'yes'
        ? []
        : [counts === 'no' ? ' does not count' : ' may count', ...(why.length === 0 ? [] : [': ', ...why])];
    return phrase(
      [
        { line: item.place.line, path: packet.path },
        ' ',
        ...(options.titles && typeof item.title === 'string' ? [{ name: item.title }, ' '] : []),
        { code: item.id },
        ...verdict,
        ...(named.length === 0 ? [] : [': ', ...named]),
      ],
      options.origin,
    );
  });
}

const OUTCOME_WORDS = {
  true: 'verified',
  false: 'contradicted',
  'not-visible': 'not found or not visible to the bot',
  error: 'could not be read',
  'not-supported': 'cannot be read',
} as const;

function waiverSentence(packet: PacketResult, result: CriterionResult): Sentence {
  const given = waiversOf(packet).find(
    ({ waiver, standing }) => standing === 'counts' && waiver.criterion === result.criterion.id,
  )?.waiver;
  return given === undefined
    ? ['Waived.']
    : ['Waived by ', name(given.by), given.until === null ? '.' : `, until ${dayText(given.until)}.`];
}

function findingsFold(packet: PacketResult, options: SectionOptions): RootContent[] {
  const found = otherFindings(packet);
  if (found.length === 0 || options.dropped.has('other findings')) return [];
  const shown = found.slice(0, options.findings);
  const items = shown.map(({ finding, lines: also }) => [
    paragraph(findingNodes(finding, packet, options.origin, also)),
  ]);
  const rest =
    found.length > shown.length
      ? [
          paragraph([
            text(
              `${count(found.length - shown.length, 'more finding')}${options.full ? '; the command line lists all' : ', in the job summary'}.`,
            ),
          ]),
        ]
      : [];
  return fold(`Other findings (${found.length})`, [], [bullets(items), ...rest]);
}

/** What was made of the packet's lines, and which were left out and why. */
function readingFold({ reading }: PacketResult, { dropped, full }: SectionOptions): RootContent[] {
  if (reading === null || dropped.has('how the packet was read')) return [];
  const reasons = leftOutSentences(reading);
  const shown = full ? reasons : reasons.slice(0, MOST_REASONS);
  const rest = reasons.length > shown.length ? [paragraph([text('The rest is in the job summary.')])] : [];
  return fold(
    'How this packet was read',
    [],
    [
      paragraph(phrase(countsOfReading(reading), null)),
      ...(shown.length === 0 ? [] : [bullets(shown.map((reason) => [paragraph(phrase(reason, null))]))]),
      ...rest,
    ],
  );
}

function findingNodes(
  finding: Finding,
  packet: PacketResult,
  origin: Origin | null,
  also: readonly number[],
): PhrasingContent[] {
  const where: Sentence =
    finding.place.path === packet.path ? [{ line: finding.place.line, path: packet.path }] : [placeSpan(finding)];
  return phrase(
    [
      ...where,
      `, ${finding.severity}: `,
      ...withPlaces(fullStop(finding.message), packet.path),
      also.length === 0 ? ' ' : ` The same at ${also.length === 1 ? 'line' : 'lines'} ${numbers(also)}. `,
      ...withPlaces(fullStop(finding.fix), packet.path),
      ' ',
      { code: finding.code },
    ],
    origin,
  );
}
