/** The report in a terminal: the same words as the comment, with `path:line:column` in place of links. */
import { byPlace, type Finding } from '../findings/finding.ts';
import type { CriterionResult, PacketResult } from '../rubric/assessment.ts';
import { count, echo, numbers } from '../text/words.ts';
import { OPINIONS_ARE, opinionSentence, otherwise, otherwiseSentence } from './opinions.ts';
import { otherFindings } from './other-findings.ts';
import { beginCommand } from './begin.ts';
import { terminal } from './escape.ts';
import { promptsOf, remindersOf } from './prompts.ts';
import type { Outline, Report } from './report.ts';
import { lineToQuote } from './errors.ts';
import { fullStop, labelOf, separated, type Sentence, type Span } from './sentence.ts';
import { paint, wrap, type Style } from './terminal.ts';
import { skillsSaidOf } from './skills.ts';
import { topSentences } from './top.ts';
import {
  basis,
  criterionName,
  FOOTER,
  headline,
  idBeside,
  namesNothing,
  reusedSentence,
  rowsOf,
  stateMark,
  stateWords,
  supporting,
  supportSentence,
  tally,
  tasksOf,
  untouchedOf,
  untouchedSentence,
} from './wording.ts';

export interface TextOptions {
  readonly colour: boolean;
  /** Columns; lines break at words, and only a word that is longer runs over. */
  readonly width: number;
}

/** The report as lines of text that end with a line feed. Symbols and colours only decorate words. */
export function renderText(report: Report, options: TextOptions): string {
  return [
    textErrors(report.findings, options),
    ...report.packets.map((packet) => textPacket(packet, options)),
    textEnd(report.packets, options),
  ].join('');
}

// The same in parts, so that each can be printed as soon as it is known: each ends with an empty line but the last.

/** The errors among findings about ladders and settings; nothing where there is none. */
export function textErrors(findings: readonly Finding[], options: TextOptions): string {
  const errors = findings.filter(({ severity }) => severity === 'error').sort(byPlace);
  if (errors.length === 0) return '';
  const out = new Page(options);
  out.line([`${count(errors.length, 'error')} in the ladder or the settings`], 'bad');
  out.gap();
  for (const finding of errors) findingLines(out, finding, null);
  return out.toString();
}

/** One packet. */
export function textPacket(packet: PacketResult, options: TextOptions): string {
  const out = new Page(options);
  packetLines(out, packet);
  return out.toString();
}

/** What is said of all packets together, and the footer. */
export function textEnd(packets: Outline['packets'], options: TextOptions): string {
  const out = new Page(options);
  if (packets.length > 1) {
    out.line([tally(packets)], 'bold');
    out.gap();
  }
  out.line([FOOTER], 'dim');
  return out.toString();
}

/** Collects lines: cleans, wraps and colours them. */
class Page {
  readonly #lines: string[] = [];
  readonly #options: TextOptions;

  constructor(options: TextOptions) {
    this.#options = options;
  }

  /** A sentence at an indent; further lines hang under the text after `mark`. */
  line(sentence: Sentence, style: Style = 'plain', indent = 0, mark = ''): void {
    const said = sentence.map(spoken).join('');
    const hanging = ' '.repeat(indent + mark.length);
    wrap(terminal(said), Math.max(20, this.#options.width - hanging.length)).forEach((part, index) => {
      const start = index === 0 ? `${' '.repeat(indent)}${mark}` : hanging;
      this.#lines.push(start + paint(part, this.#options.colour ? style : 'plain'));
    });
  }

  /** One empty line, never two. */
  gap(): void {
    if (this.#lines.at(-1) !== '') this.#lines.push('');
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}

function spoken(span: Span): string {
  if (typeof span === 'string') return span;
  if ('code' in span) return `\`${span.code}\``;
  if ('name' in span) return span.name;
  return 'strong' in span ? span.strong.map(spoken).join('') : labelOf(span);
}

/** A place to click on. */
function at(packet: PacketResult, line: number): Span {
  const item = packet.evidence.find(({ item: other }) => other.place.line === line)?.item;
  return `${packet.path}:${line}:${item?.place.column ?? 1}`;
}

const VERDICT_STYLES = {
  complete: 'good',
  draft: 'bold',
  waiting: 'bold',
  unchecked: 'warn',
  incomplete: 'bad',
  invalid: 'bad',
} as const;

function packetLines(out: Page, packet: PacketResult): void {
  out.line(headline(packet), VERDICT_STYLES[packet.verdict]);
  const judgedBy = basis(packet);
  out.line([packet.path, ...(judgedBy.length === 0 ? [] : [' · ', ...judgedBy])], 'dim');
  out.gap();
  if (packet.verdict === 'invalid') {
    for (const finding of packet.findings.filter(({ severity }) => severity === 'error').sort(byPlace))
      findingLines(out, finding, packet);
    if (packet.fault === 'packet') beginLines(out, packet);
    return;
  }
  for (const sentence of topSentences(packet)) out.line(sentence);
  out.gap();
  const rows = rowsOf(packet);
  const draft = packet.verdict === 'draft';
  const nothing = namesNothing(packet);
  const untouched = untouchedOf(rows.blocking);
  if (nothing !== null) {
    findingLines(out, nothing, packet);
  } else {
    for (const result of rows.blocking.filter((one) => !untouched.includes(one)))
      taskLines(
        out,
        packet,
        result,
        `${stateMark(result.state, packet.verdict)} `,
        draft ? 'bold' : result.state === 'unchecked' ? 'warn' : 'bad',
      );
    if (untouched.length > 0) {
      out.line(untouchedSentence(packet, untouched));
      out.gap();
    }
  }
  group(
    out,
    packet,
    `For a person to judge (${rows.judgement.length}): the evidence is there, what it means is a reviewer's to say`,
    rows.judgement,
  );
  if (rows.judgement.length > 0) {
    const reminders = remindersOf(packet, rows.judgement);
    for (const { title, notes } of reminders)
      out.line(
        [
          `${title}: `,
          ...separated(
            notes.map((note) => [{ name: note }]),
            ' · ',
          ),
        ],
        'dim',
        2,
      );
    if (reminders.length > 0) out.gap();
  }
  if (rows.aside.length > 0) {
    out.line([`Open, not blocking (${rows.aside.length})`], 'bold');
    for (const result of rows.aside)
      taskLines(out, packet, result, `${stateMark(result.state, packet.verdict)} `, 'plain');
  }
  group(out, packet, `Met (${rows.met.length})`, rows.met);
  const reused = reusedSentence(packet);
  if (reused !== null) {
    out.line(reused, 'dim');
    out.gap();
  }
  group(out, packet, `Waived or not applicable (${rows.excused.length})`, rows.excused);
  group(out, packet, `Not in force yet (${rows.upcoming.length})`, rows.upcoming);
  const skills = skillsSaidOf(packet);
  if (skills !== null) {
    out.line([`${skills.title}; counts for no criterion`], 'bold');
    for (const sentence of skills.list) out.line(sentence, 'plain', 2);
    out.gap();
  }
  opinionLines(out, packet);
  const others = otherFindings(packet);
  if (others.length > 0) {
    out.line([`Other findings (${others.length})`], 'bold');
    for (const { finding, lines } of others) findingLines(out, finding, packet, lines);
  }
  if (nothing !== null) beginLines(out, packet);
}

/** Where reviewers, each in a file of their own, see it otherwise. */
function opinionLines(out: Page, packet: PacketResult): void {
  const { opinions = [] } = packet;
  if (opinions.length === 0) return;
  out.line([`Assessments of reviewers (${opinions.length})`], 'bold');
  for (const opinion of opinions) {
    out.line(opinionSentence(packet, opinion), 'plain', 2);
    for (const one of otherwise(packet, opinion)) {
      out.line(otherwiseSentence(packet, one, true), 'plain', 4);
      out.line([`${opinion.path}:${one.on.place.line}:${one.on.place.column}`], 'dim', 6);
    }
  }
  out.line([OPINIONS_ARE], 'dim', 2);
  out.gap();
}

/** How to begin again, where a packet is empty or cannot be read. */
function beginLines(out: Page, packet: PacketResult): void {
  const command = beginCommand(packet);
  if (command === null) return;
  out.line(['To begin from headings, criteria and hints that are filled in: ', { code: command }]);
  out.gap();
}

function taskLines(out: Page, packet: PacketResult, result: CriterionResult, mark: string, style: Style): void {
  out.line(
    [...criterionName(packet, result), ` · ${stateWords(result.state, packet.verdict)}`, ...idBeside(packet, result)],
    style,
    0,
    mark,
  );
  for (const { line, message, fix } of tasksOf(result)) {
    out.line(message, 'plain', 2);
    out.line(fix, 'plain', 2, '→ ');
    out.line([line === null ? packet.path : at(packet, line)], 'dim', 4);
  }
  for (const remark of result.remarks) out.line(fullStop(remark), 'plain', 2);
  out.gap();
}

/** Criteria that ask for nothing from the candidate: one line each. */
function group(out: Page, packet: PacketResult, title: string, results: readonly CriterionResult[]): void {
  if (results.length === 0) return;
  out.line([title], 'bold');
  for (const result of results) {
    const mark = `${stateMark(result.state, packet.verdict)} `;
    const supported = result.state === 'met' || result.state === 'judgement';
    const support: Sentence = supported
      ? [': ', ...supportSentence(packet, result)]
      : [` · ${stateWords(result.state, packet.verdict)}`];
    out.line([...criterionName(packet, result), ...idBeside(packet, result), ...support], 'plain', 2, mark);
    const [first, ...others] = supporting(result).map(({ place }) => place);
    if (first !== undefined)
      out.line([at(packet, first.line), ...others.map(({ line, column }) => `, :${line}:${column}`)], 'dim', 4);
    else if (result.state === 'not-applicable' && result.line !== null)
      out.line(['excused with a reason at ', at(packet, result.line)], 'dim', 4);
    if (result.state === 'judgement')
      for (const prompt of promptsOf(packet, result, false)) out.line([{ name: prompt }], 'dim', 4);
    for (const remark of result.remarks) out.line(fullStop(remark), 'plain', 4);
  }
  out.gap();
}

const SEVERITY_STYLES = { error: 'bad', warning: 'warn', notice: 'dim' } as const;

function findingLines(out: Page, finding: Finding, packet: PacketResult | null, also: readonly number[] = []): void {
  const { path, line, column } = finding.place;
  const own =
    packet !== null && packet.verdict === 'invalid' && packet.path === path ? lineToQuote(packet, finding) : null;
  out.line([`${path}:${line}:${column} ${finding.severity} ${finding.code}`], SEVERITY_STYLES[finding.severity]);
  if (own !== null) out.line(['As it is: ', { code: echo(own) }], 'plain', 2);
  out.line(fullStop(finding.message), 'plain', 2);
  if (also.length > 0) out.line([`The same at ${also.length === 1 ? 'line' : 'lines'} ${numbers(also)}.`], 'plain', 2);
  out.line(fullStop(finding.fix), 'plain', 2, '→ ');
  out.gap();
}
