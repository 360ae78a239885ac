/** Prints what comes of packets, one after the other, in the format that was asked for. */
import { byPlace, type Finding } from '../findings/finding.ts';
import { jsonEnd, jsonStart, jsonVerdict } from '../report/json.ts';
import { renderComment } from '../report/markdown.ts';
import { exitStatus, verdictOf } from '../report/report.ts';
import { textEnd, textErrors, type TextOptions } from '../report/text.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import { version } from '../text/version.ts';
import type { Crew } from './crew.ts';
import type { Job, Told } from './judge.ts';
import { Spool } from './spool.ts';

/** What is left of a run when its packets have been printed: verdicts, and what was found in other files. */
export class Outcome {
  readonly packets: Pick<PacketResult, 'verdict' | 'fault'>[] = [];
  /** The paths of the ladders that packets were judged by. */
  readonly ladders = new Set<string>();
  nothingRead = false;
  private readonly settings: readonly Finding[];
  private readonly others = new Map<string, Finding>();

  /** @param settings findings about the settings, which come first */
  constructor(settings: readonly Finding[]) {
    this.settings = settings;
  }

  /** Takes in a packet; what is new about ladders, each once. */
  add({ verdict, fault, findings, nothingRead, ladder }: Told): readonly Finding[] {
    this.packets.push({ verdict, fault });
    this.nothingRead ||= nothingRead;
    if (ladder !== null) this.ladders.add(ladder);
    const fresh = findings.filter((found) => !this.others.has(JSON.stringify(found)));
    for (const found of fresh) this.others.set(JSON.stringify(found), found);
    return fresh;
  }

  get findings(): readonly Finding[] {
    return [...this.settings, ...[...this.others.values()].toSorted(byPlace)];
  }

  get status(): 0 | 1 | 2 | 3 {
    return exitStatus(this);
  }
}

/** Where the parts of a report go. */
type Out = (text: string) => void;

export interface Printer {
  /** Before any packet. */
  readonly start: () => void;
  /** A packet, in its turn. `fresh`: what it brought up about ladders. */
  readonly add: (file: string, told: Told, fresh: readonly Finding[]) => void;
  /** After all of them, with all findings about other files. */
  readonly end: (outcome: Outcome, findings: readonly Finding[]) => void;
  /** Also where the run broke off. */
  readonly close: () => void;
}

export function printerFor(
  { format, text }: Job,
  { out, crew, settings }: { readonly out: Out; readonly crew: Crew; readonly settings: readonly Finding[] },
): Printer {
  switch (format) {
    case 'text':
    case 'trace':
      return new TextPrinter(out, text, settings);
    case 'json':
      return new JsonPrinter(out);
    case 'markdown':
      return new MarkdownPrinter(out, crew);
  }
}

/** Each packet as soon as it is known. */
class TextPrinter implements Printer {
  private readonly out: Out;
  private readonly options: TextOptions;
  private waiting: readonly Finding[];

  constructor(out: Out, options: TextOptions, settings: readonly Finding[]) {
    this.out = out;
    this.options = options;
    this.waiting = settings;
  }

  start(): void {
    // The first packet may bring up more errors of the same kind.
  }

  add(_: string, { part }: Told, fresh: readonly Finding[]): void {
    this.out(`${textErrors([...this.waiting, ...fresh], this.options)}${part}`);
    this.waiting = [];
  }

  end({ packets }: Outcome): void {
    this.out(textEnd(packets, this.options));
  }

  close(): void {
    // Nothing is open.
  }
}

/** The verdict stands before the packets: they wait until it can become no worse. */
class JsonPrinter implements Printer {
  private readonly out: Out;
  private readonly spool = new Spool();
  private settled = false;
  private packets = 0;

  constructor(out: Out) {
    this.out = out;
  }

  start(): void {
    this.out(jsonStart(version));
  }

  add(_: string, { part, verdict }: Told): void {
    const text = this.packets === 0 ? part : `,${part}`;
    this.packets += 1;
    if (verdict === 'invalid' && !this.settled) this.settle('invalid');
    if (this.settled) this.out(text);
    else this.spool.add(text);
  }

  end(outcome: Outcome, findings: readonly Finding[]): void {
    if (!this.settled) this.settle(verdictOf({ packets: outcome.packets, findings }));
    this.out(jsonEnd(findings, this.packets));
  }

  close(): void {
    this.spool.close();
  }

  private settle(verdict: Told['verdict']): void {
    this.settled = true;
    this.out(jsonVerdict(verdict));
    this.spool.pour(this.out);
  }
}

/** Packets that a comment shows in full, at the most. */
const SHOWN = 100;

/** One comment about all packets. It shows the first in full, and of the others needs only what stands in a row. */
class MarkdownPrinter implements Printer {
  private readonly out: Out;
  private readonly crew: Crew;
  private readonly packets: PacketResult[] = [];
  /** Those that are shown, and those that may be left out where a ladder has errors. */
  private readonly whole = { judged: 0, held: 0 };

  constructor(out: Out, crew: Crew) {
    this.out = out;
    this.crew = crew;
  }

  start(): void {
    // The table of all packets comes first.
  }

  add(file: string, { brief, ladder, fault }: Told): void {
    if (brief === null) return;
    const kind = fault === 'ladder' || fault === 'settings' ? 'held' : 'judged';
    this.whole[kind] += 1;
    this.packets.push(
      this.whole[kind] <= SHOWN && fault !== 'tool'
        ? this.crew.judge.whole(file)
        : { ...brief, ladder: ladder === null ? null : this.crew.judge.ladder(ladder) },
    );
  }

  end(_: Outcome, findings: readonly Finding[]): void {
    const report = { version, packets: this.packets, findings, enforce: false };
    const { body } = renderComment(report, { source: null, previous: null, server: 'https://github.com' });
    this.out(`${body}\n`);
  }

  close(): void {
    // Nothing is open.
  }
}
