/** One packet at a time, judged and put into the words of the format: the same in the main thread and in a worker. */
import { prepare, withOverCap, type Prepared } from '../check/check.ts';
import { toolFault, unjudged } from '../check/fault.ts';
import { Ladders } from '../check/ladders.ts';
import type { Facts } from '../evidence/facts.ts';
import type { Settings } from '../files/settings.ts';
import { finding } from '../findings/catalogue.ts';
import type { Finding } from '../findings/finding.ts';
import { touchedBy, touchedLines } from '../ladder/diff/touched.ts';
import type { Ladder } from '../ladder/ladder.ts';
import type { Reference } from '../packet/values/reference.ts';
import type { Acts } from '../people/acts.ts';
import type { Refusal } from '../people/fold.ts';
import type { Log } from '../people/log.ts';
import type { Listed } from '../people/directory.ts';
import type { TextOptions } from '../report/text.ts';
import { nothingRead } from '../report/wording.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import type { Day } from '../text/time.ts';
import { version } from '../text/version.ts';
import { plain } from '../text/words.ts';
import { groupBy } from '../text/groups.ts';
import type { Assessment } from './assessments.ts';
import { isFileError } from './console.ts';
import { readInput, STDIN, type InputFile } from './files.ts';
import { partOf, type Format } from './formats.ts';

/** What every packet of a run is judged by: a value that can be handed to a worker. */
export interface Job {
  readonly ladders: readonly InputFile[];
  readonly fallback: readonly InputFile[];
  readonly settings: Settings | null;
  readonly template: ReadonlySet<string>;
  /** The packet that came by the standard input; null: none did. */
  readonly stdin: Uint8Array | null;
  readonly overrides: Readonly<Record<string, string>>;
  readonly acts: Acts;
  /** What somebody might write; null: nothing. */
  readonly log: Log | null;
  readonly people: readonly Listed[];
  /** Reviewers' own assessments, and of which packets. */
  readonly assessments: readonly Assessment[];
  readonly facts: Facts;
  readonly today: Day;
  readonly hosts: readonly string[];
  readonly format: Format;
  readonly text: TextOptions;
}

/** What is done with a packet: first it may be looked through for what has to be read, then its report is made. */
export type Task = 'plan' | 'tell';

/** What the run has to know of a packet, once one of these is done. */
export type Answer = Planned | Told;

/** What has to be read of GitHub for it. */
export interface Planned {
  readonly task: 'plan';
  readonly wanted: readonly Reference[];
  readonly logins: readonly string[];
}

/** Its report. */
export interface Told extends Pick<PacketResult, 'verdict' | 'fault'> {
  readonly task: 'tell';
  /** Its part of the report, as text or JSON; of Markdown, which is written as a whole, empty. */
  readonly part: string;
  /** For Markdown: what a report of many packets shows of each. */
  readonly brief: Brief | null;
  /** About ladders, as far as this judge has not told them with an earlier packet. */
  readonly findings: readonly Finding[];
  /** Of what somebody might write: what would have no effect. */
  readonly refusals: readonly Refusal[];
  /** What changes if somebody writes what they might, a line each; null: nobody asked. */
  readonly withThat: readonly string[] | null;
  /** Whether it has links, and none of them was opened. */
  readonly nothingRead: boolean;
  /** The path of the ladder that it was judged by. */
  readonly ladder: string | null;
}

/** A packet without its ladder, which is too large to be handed around, and without its details. */
export type Brief = Omit<PacketResult, 'ladder'>;

export class Judge {
  private readonly job: Job;
  private readonly ladders: Ladders;
  private facts: Pick<Facts, 'references' | 'unknownLogins' | 'asWritten'>;
  private readonly said = new Set<string>();
  private readonly assessments: ReadonlyMap<string, readonly Assessment[]>;
  private readonly planned = new Map<string, Prepared>();
  /** Where somebody might write something: what is so without it. */
  private without: Judge | null = null;
  private latest: { readonly file: string; readonly packet: PacketResult } | null = null;

  constructor(job: Job) {
    this.job = job;
    this.facts = job.facts;
    this.ladders = new Ladders(job.ladders, job.fallback);
    this.assessments = groupBy(job.assessments, ({ packet }) => packet);
  }

  /** What was read meanwhile, in place of the job's own facts. */
  know(facts: Pick<Facts, 'references' | 'unknownLogins' | 'asWritten'>): void {
    this.facts = facts;
  }

  /** Does a task. Never throws: what goes wrong is told of the packet. */
  answer(task: Task, file: string): Answer {
    return task === 'plan' ? this.plan(file, false) : this.tell(file);
  }

  /** @param keeps whether the packet stays in memory until it is told: where they are few, each is read once */
  plan(file: string, keeps: boolean): Planned {
    try {
      const prepared = this.prepare(file);
      if (keeps) this.planned.set(file, prepared);
      return { task: 'plan', wanted: prepared.wanted, logins: prepared.logins };
    } catch {
      // Said when it is told.
      return NOTHING_PLANNED;
    }
  }

  tell(file: string): Told {
    const { packet, findings, refusals } = this.judge(file);
    this.latest = { file, packet };
    const unsaid = findings.filter((found) => {
      const key = JSON.stringify(found);
      return !this.said.has(key) && this.said.add(key);
    });
    try {
      return { ...toldOf(packet, unsaid, this.job), refusals, withThat: this.withThat(file, packet) };
    } catch (error) {
      return toldOf(toolFault(file, error), unsaid, this.job);
    }
  }

  private withThat(file: string, packet: PacketResult): readonly string[] | null {
    if (this.job.log?.whatIf !== true) return null;
    this.without ??= new Judge({ ...this.job, log: null });
    this.without.know(this.facts);
    const touched = touchedBy(this.without.whole(file), packet);
    return touched === null || 'why' in touched ? [] : touchedLines(touched).map(plain);
  }

  /** All that is known of a packet. */
  whole(file: string): PacketResult {
    return this.latest?.file === file ? this.latest.packet : this.judge(file).packet;
  }

  ladder(path: string): Ladder | null {
    return this.ladders.at(path);
  }

  private judge(file: string): {
    readonly packet: PacketResult;
    readonly findings: readonly Finding[];
    readonly refusals: readonly Refusal[];
  } {
    try {
      const prepared = this.planned.get(file) ?? this.prepare(file);
      this.planned.delete(file);
      const { packets, findings } = prepared.finish(this.facts);
      const [packet] = packets;
      if (packet === undefined) throw new Error('no packet came out');
      const { refusals = [] } = prepared.people === null ? {} : withOverCap(prepared.people, packets);
      return { packet, findings, refusals };
    } catch (error) {
      return {
        packet: isFileError(error) ? notOpened(file, error) : toolFault(file, error),
        findings: [],
        refusals: [],
      };
    }
  }

  private read(file: string): InputFile {
    const { stdin } = this.job;
    return file === STDIN && stdin !== null ? { path: '(stdin)', bytes: stdin } : readInput(file);
  }

  private prepare(file: string): Prepared {
    const packet = this.read(file);
    const assessments = (this.assessments.get(file) ?? []).map((one) => ({
      ...readInput(one.file),
      packet: packet.path,
    }));
    return prepare({ ...this.job, packets: [packet], assessments, draft: false, version }, this.ladders);
  }
}

/** A packet from which nothing more comes. */
export const NOTHING_PLANNED: Planned = { task: 'plan', wanted: [], logins: [] };

/** What the run has to know of a packet that has been judged. */
export function toldOf(packet: PacketResult, findings: readonly Finding[], { format, text }: Job): Told {
  return {
    task: 'tell',
    verdict: packet.verdict,
    fault: packet.fault,
    part: partOf(packet, format, text),
    brief: format === 'markdown' ? briefOf(packet) : null,
    findings,
    refusals: [],
    withThat: null,
    nothingRead: nothingRead(packet),
    ladder: packet.ladder?.path ?? null,
  };
}

function briefOf(packet: PacketResult): Brief {
  const { ladder: _, ...rest } = packet;
  const errors = packet.findings.filter(({ severity }) => severity === 'error');
  return { ...rest, lines: [], criteria: [], groups: [], evidence: [], findings: errors.slice(0, 1) };
}

const notOpened = (file: string, { code = '', message }: Error & { readonly code?: string }): PacketResult =>
  unjudged(
    file,
    'packet',
    finding('run-not-opened', { path: file, line: 1, column: 1 }, { reason: REASONS[code] ?? message }),
  );

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  ENOENT: 'it is there no more',
  EISDIR: 'it has become a folder',
};
