import { existsSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readFacts } from '../files/facts.ts';
import { writeFacts } from '../files/facts-write.ts';
import { touchedBy, touchedLines } from '../ladder/diff/touched.ts';
import { terminal } from '../report/escape.ts';
import { wrap } from '../report/terminal.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import { parseDay } from '../text/time.ts';
import { count, plain } from '../text/words.ts';
import { BASE_OPTION } from './bases.ts';
import { isFileError, listFindings, oneFormat, options, UsageError, type Console } from './console.ts';
import { markdownFiles, MOST_BYTES, readInput, repositoryRoot, shown, STDIN } from './files.ts';
import { FORMATS } from './formats.ts';
import { judgeAll } from './folder.ts';
import { asWord, notRead } from './system.ts';
import { evidenceReader, hostsOf, tokenOf, type Outside, type Read } from './verify.ts';
import { workOf } from './work.ts';

/**
 * `readiness check PATH…`. Returns the exit status (`docs/commands.md`).
 * @param ways out of the process, where a test stands in for them
 */
export async function check(args: readonly string[], console: Console, ways?: Outside): Promise<number> {
  const { values, positionals } = options(args, {
    ladder: { type: 'string', multiple: true },
    settings: { type: 'string' },
    acts: { type: 'string' },
    assessment: { type: 'string', multiple: true },
    with: { type: 'string', multiple: true },
    facts: { type: 'string' },
    record: { type: 'string' },
    now: { type: 'string' },
    format: { type: 'string', default: 'text' },
    offline: { type: 'boolean' },
    watch: { type: 'boolean' },
    trace: { type: 'boolean' },
    candidate: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    track: { type: 'string' },
    period: { type: 'string' },
    ...BASE_OPTION,
  });
  if (positionals.length === 0)
    throw new UsageError(
      'check takes at least one packet: a file, a folder, or - for the standard input. See "readiness check --help".',
    );
  const asked = oneFormat(values.format, FORMATS);
  if (values.trace === true && asked !== 'text')
    throw new UsageError(
      '--trace prints the packet in the terminal; --format json has what each line was read as anyway.',
    );
  const format = values.trace === true ? 'trace' : asked;
  const now = values.now === undefined ? null : parseDay(values.now);
  if (values.now !== undefined && now === null)
    throw new UsageError(`--now takes a day, like 2026-06-30, not "${values.now.slice(0, 80)}".`);
  const stdin = await inputOf(positionals, values.watch === true, console);
  const root = repositoryRoot('.');
  const overrides = Object.fromEntries(
    (['candidate', 'from', 'to', 'track', 'period'] as const).flatMap((key) =>
      values[key] === undefined ? [] : [[key, values[key]]],
    ),
  );
  const env = console.env ?? {};
  const hosts = hostsOf(env);
  const reader = readerOf(values, console, ways);
  if (values.record !== undefined) checkRecord(values.record, hosts);

  const standing = values.watch === true ? new Standing() : null;
  const once = async (): Promise<{ readonly status: number; readonly files: readonly string[] }> => {
    const work = workOf(positionals, values, console, { root, now, stdin, overrides, format });
    if (work === null) return { status: 2, files: [] };
    const { job, packets, findings, files, acts } = work;
    const { outcome, unknown, read } = await judgeAll(packets, job, {
      console,
      reader,
      acts,
      settings: findings,
      ...(standing && { see: standing.see }),
    });
    // The text of a report has the errors of such files only.
    if (format === 'text' || format === 'trace') listFindings(unknown, console);
    if (
      format === 'text' &&
      reader === null &&
      values.facts === undefined &&
      values.offline !== true &&
      outcome.nothingRead
    )
      console.out(howToVerify(console));
    if (format === 'text' && values.ladder === undefined && job.ladders.length === 0 && outcome.status === 2)
      console.out(`\n${wrap(whereLadders(root), console.width).join('\n')}\n`);
    for (const line of standing?.since() ?? []) console.err(`${terminal(line)}\n`);
    const recorded = values.record === undefined || record(values.record, read, hosts, console);
    return { status: Math.max(outcome.status, recorded ? 0 : 2), files };
  };
  const beside = [values.acts, values.facts].flatMap((file) => file ?? []);
  return values.watch === true ? watching(once, [...positionals, ...beside], console) : (await once()).status;
}

/** The packet that comes by the standard input, where `-` stands for it; null: none does. */
async function inputOf(paths: readonly string[], watches: boolean, console: Console): Promise<Uint8Array | null> {
  const named = paths.filter((target) => target === STDIN).length;
  if (named === 0) return null;
  if (named > 1) throw new UsageError('- is the standard input, and there is one of it.');
  if (watches) throw new UsageError('--watch looks at files: the standard input is read once.');
  if (console.input === undefined) throw new UsageError('there is no standard input to read.');
  if (console.ask !== undefined) console.err('Reading a packet from the standard input. End it with Ctrl-D.\n');
  return await console.input(MOST_BYTES);
}

/** What reads GitHub; null: nothing does, and the report goes by `--facts` or by the packet alone. */
export function readerOf(
  {
    facts,
    record: recordFile,
    offline,
  }: {
    readonly facts?: string | undefined;
    readonly record?: string | undefined;
    readonly offline?: boolean | undefined;
  },
  console: Console,
  ways: Outside | undefined,
): ReturnType<typeof evidenceReader> | null {
  if (recordFile !== undefined && facts !== undefined)
    throw new UsageError(
      '--record writes what is read on GitHub, and --facts stands in for reading: give one of the two.',
    );
  if (recordFile !== undefined && offline === true)
    throw new UsageError('--record writes what is read on GitHub, and with --offline nothing is: give one of the two.');
  if (facts !== undefined || offline === true) return null;
  const token = tokenOf(console.env ?? {});
  if (recordFile !== undefined && token === null)
    throw new UsageError(
      '--record writes what is read on GitHub: put a token that can read the linked repositories in GITHUB_TOKEN.',
    );
  return token === null ? null : evidenceReader(token, console, ways);
}

/** Somebody who is not in a clone of the repository with the ladder is told to choose another one, by its id. */
const whereLadders = (root: string): string =>
  `Only the ladders that ship with the tool were looked at: ${terminal(shown(path.join(root, 'ladder')))} holds none. To check by your own, do it in the clone of the repository that has it, or name it: --ladder FILE.`;

const howToVerify = ({ width }: Console): string =>
  `\n${wrap('No link was opened. To have links verified, put a token that can read them in GITHUB_TOKEN, or replay what was recorded with --facts FILE.', width).join('\n')}\n`;

/**
 * Before anything is read: whether the file may be written. Only what `--record` has written, untouched since, is ever
 * replaced.
 */
function checkRecord(file: string, hosts: readonly string[]): void {
  const folder = path.dirname(path.resolve(file));
  if (!existsSync(folder)) throw new UsageError(`--record: there is no folder ${shown(folder)}.`);
  if (!existsSync(file)) return;
  const { bytes } = readInput(file);
  const { facts } = readFacts(bytes, file, hosts);
  if (facts === null || writeFacts(facts, hosts) !== new TextDecoder().decode(bytes))
    throw new UsageError(
      `--record: ${file} exists, and is not as --record writes it. Name another file, or remove this one.`,
    );
}

/** Writes facts whole or not at all; whether they could be written. */
function record(file: string, { whole, ...read }: Read, hosts: readonly string[], console: Console): boolean {
  const replaces = existsSync(file);
  if (replaces && !whole) {
    console.err(`${file} was left as it was: this time not everything could be read.\n`);
    return true;
  }
  const text = writeFacts(read, hosts);
  if (readFacts(new TextEncoder().encode(text), file, hosts).facts === null) {
    console.err(
      `readiness: ${file} was not written: these facts are too many to be read again. Check fewer packets at a time.\n`,
    );
    return false;
  }
  const beside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (error) {
    console.err(`readiness: ${file} could not be written: ${error instanceof Error ? error.message : String(error)}\n`);
    return false;
  }
  console.err(
    `${replaces ? 'Replaced' : 'Wrote'} ${file}: ${count(read.references.size, 'reference')}. Replay with --facts ${asWord(file)}.\n`,
  );
  return true;
}

/** How often the files are looked at, in milliseconds. */
const INTERVAL = 300;

/** How packets stood at the check before, for whoever watches. */
class Standing {
  private before: ReadonlyMap<string, PacketResult> = new Map();
  private now = new Map<string, PacketResult>();

  readonly see = (file: string, packet: PacketResult): void => {
    this.now.set(file, packet);
  };

  /** What is otherwise than at the check before, a line each. */
  since(): readonly string[] {
    const lines = [...this.now].flatMap(([file, packet]) => {
      const was = this.before.get(file);
      const touched = was === undefined ? null : touchedBy(was, packet);
      return touched === null || 'why' in touched
        ? []
        : touchedLines(touched).map((line) => `${file}: ${plain(line)}, since the check before`);
    });
    [this.before, this.now] = [this.now, new Map()];
    return lines;
  }
}

/**
 * Checks again at every change, until the process is stopped. The files are looked at, not subscribed to: editors
 * replace
 * a file instead of writing to it, folders come and go, and a subscription to either is lost without a word.
 */
async function watching(
  once: () => Promise<{ readonly files: readonly string[] }>,
  paths: readonly string[],
  console: Console,
): Promise<never> {
  let seen: ReadonlyMap<string, string> = new Map();
  let files: readonly string[] = [];
  for (;;) {
    const now = fingerprints(paths, files);
    const changed = changesBetween(seen, now);
    if (changed.length > 0) {
      if (console.terminal) console.out('\u001B[2J\u001B[H');
      if (seen.size > 0) console.err(`${timeOf(console.now())} ${listOf(changed)}.\n\n`);
      try {
        ({ files } = await once());
      } catch (error) {
        const why = isFileError(error) ? notRead(error) : error instanceof Error ? error.message : String(error);
        console.err(`readiness: ${why}\n`);
      }
      console.err(`\nWatching ${paths.join(', ')}. Stop with Ctrl-C.\n`);
      // What changed while it was read is read again: of a file that was known before, the look from before holds, also
      // where it is gone meanwhile; one that came and was not read is new.
      const read = new Set(files);
      seen = new Map([...[...fingerprints(paths, files)].filter(([file]) => read.has(file)), ...now]);
    }
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}

/** What became of each file that is not as it was: "packets/octo-ada.md changed". */
function changesBetween(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] {
  const named = (file: string, what: string): string => `${terminal(shown(path.resolve(file)))} ${what}`;
  return [
    ...[...now].flatMap(([file, print]) => {
      const was = before.get(file) ?? '';
      if (was === print && before.has(file)) return [];
      return [named(file, was === '' ? 'is new' : print === '' ? 'is gone' : 'changed')];
    }),
    ...[...before.keys()].flatMap((file) => (now.has(file) ? [] : [named(file, 'is gone')])),
  ];
}

const listOf = (changes: readonly string[]): string =>
  changes.length <= 5 ? changes.join(', ') : `${changes.slice(0, 5).join(', ')} and ${changes.length - 5} more`;

/** "14:03:22", as the clock of whoever watches says. */
const timeOf = (date: Date): string =>
  [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');

/**
 * By file, what changes when a packet, a ladder or the settings do; files that come and go are in it as long as they
 * are watched.
 */
function fingerprints(paths: readonly string[], files: readonly string[]): Map<string, string> {
  const all = new Set([
    ...paths.flatMap((target) => (existsSync(target) ? markdownFiles(target) : [target])),
    ...files,
  ]);
  return new Map(
    [...all].map((file) => {
      const stat = statSync(file, { throwIfNoEntry: false });
      return [file, stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : ''];
    }),
  );
}
