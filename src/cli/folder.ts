/** A check of many packets as a stream: each is printed in its turn, and only its verdict is kept. */
import { statSync } from 'node:fs';
import { Wanted } from '../check/wanted.ts';
import { unknownCriteria, type ActsRead } from '../files/acts.ts';
import type { Finding } from '../findings/finding.ts';
import type { Console } from './console.ts';
import { Alone, Together, type Crew } from './crew.ts';
import { terminal } from '../report/escape.ts';
import { plain } from '../text/words.ts';
import type { Job, Told } from './judge.ts';
import { Outcome, printerFor } from './print.ts';
import { Progress } from './progress.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import type { evidenceReader, Read } from './verify.ts';

/** Fewer packets, and fewer bytes of them, are done before a worker has started. */
const FEW = 40;
const FEW_BYTES = 400_000;

export interface Surroundings {
  readonly console: Console;
  /** What reads GitHub; null: nothing does. */
  readonly reader: ReturnType<typeof evidenceReader> | null;
  readonly acts: ActsRead;
  /** Findings about the settings. */
  readonly settings: readonly Finding[];
  /** Takes each packet with what came of it, where they are so few that one judge does them all. */
  readonly see?: (file: string, packet: PacketResult) => void;
}

export interface Judged {
  readonly outcome: Outcome;
  /** About acts on criteria that no ladder has. */
  readonly unknown: readonly Finding[];
  readonly read: Read;
}

/**
 * Judges packets and prints their report, in the order of the files. What has to be read of GitHub is gathered from all
 * of them before the first is judged, so that it is read once and in as few requests as it takes.
 */
export async function judgeAll(
  files: readonly string[],
  job: Job,
  { console, reader, acts, settings, see }: Surroundings,
): Promise<Judged> {
  const many = files.length > FEW || bytesOf(files) > FEW_BYTES;
  const workers = many ? Math.min(console.cores ?? 1, files.length) - 1 : 0;
  const crew = workers > 0 ? new Together(job, console.entry, workers) : new Alone(job, !many);
  try {
    const read = reader === null ? { ...job.facts, whole: true } : await reader(await gather(crew, files, console));
    if (reader !== null) crew.know(read);
    return { read, ...(await tellAll(crew, files, job, { console, acts, settings, ...(see && { see }) })) };
  } finally {
    await crew.close();
  }
}

const bytesOf = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);

/** What has to be read for all packets. */
/** What has to be read of GitHub for packets. */
export async function gather(
  crew: Crew,
  files: readonly string[],
  console: Console,
): Promise<{ readonly wanted: ReturnType<Wanted['references']>; readonly logins: readonly string[] }> {
  const wanted = new Wanted();
  const logins = new Set<string>();
  const progress = new Progress(console, files.length, 'Looking for links');
  for await (const answer of crew.each('plan', files)) {
    if (answer.task !== 'plan') continue;
    wanted.add(answer.wanted);
    for (const login of answer.logins) logins.add(login);
    progress.step();
  }
  progress.clear();
  return { wanted: wanted.references(), logins: [...logins] };
}

async function tellAll(
  crew: Crew,
  files: readonly string[],
  job: Job,
  { console, acts, settings, see }: Omit<Surroundings, 'reader'>,
): Promise<Pick<Judged, 'outcome' | 'unknown'>> {
  const progress = new Progress(console, files.length, 'Checking');
  const out = (text: string): void => {
    progress.clear();
    console.out(text);
  };
  const outcome = new Outcome(settings);
  const printer = printerFor(job, { out, crew, settings });
  let index = 0;
  try {
    printer.start();
    for await (const answer of crew.each('tell', files)) {
      if (answer.task !== 'tell') continue;
      const file = files[index++] ?? '';
      sayRefused(file, answer, console);
      sayWithThat(file, answer, console);
      printer.add(file, answer, outcome.add(answer));
      if (crew instanceof Alone) see?.(file, crew.judge.whole(file));
      progress.step();
    }
    progress.clear();
    const ladders = [...outcome.ladders].flatMap((path) => crew.judge.ladder(path) ?? []);
    const unknown = acts.named.length === 0 ? [] : unknownCriteria(acts, ladders);
    printer.end(outcome, [...outcome.findings, ...unknown]);
    return { outcome, unknown };
  } finally {
    progress.clear();
    printer.close();
  }
}

/** What `--with` changes, or that it changes nothing: a report of many lines does not show that by itself. */
function sayWithThat(file: string, { withThat, refusals }: Told, console: Console): void {
  if (withThat === null || (withThat.length === 0 && refusals.length > 0)) return;
  const lines = withThat.length === 0 ? ['no criterion changes its state, and the verdict stays.'] : withThat;
  for (const line of lines) console.err(`${terminal(`${file}: with that, ${line}`)}\n`);
}

/** What of `--with` would have no effect, and why. */
function sayRefused(file: string, { refusals }: Told, console: Console): void {
  for (const { by, line, why, instead } of refusals)
    console.err(
      terminal(
        `${file}: "${line}" of ${by} would have no effect. ${plain(why)}${instead === null ? '' : ` Write: ${instead}`}`,
      ).concat('\n'),
    );
}
