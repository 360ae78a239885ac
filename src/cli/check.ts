import { existsSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { prepare, type Prepared } from '../check/check.ts';
import { renderJson } from '../report/json.ts';
import { renderComment } from '../report/markdown.ts';
import { exitStatus, type Report } from '../report/report.ts';
import { wrap } from '../report/terminal.ts';
import { renderText } from '../report/text.ts';
import { nothingRead } from '../report/wording.ts';
import { readActs, unknownCriteria, type ActsRead } from '../files/acts.ts';
import { readFacts, type FactsRead } from '../files/facts.ts';
import { writeFacts } from '../files/facts-write.ts';
import { noFacts, type Facts } from '../evidence/facts.ts';
import { noActs, type Acts } from '../people/acts.ts';
import { ladderSource, readSettings, type SettingsRead } from '../files/settings.ts';
import { finding } from '../findings/catalogue.ts';
import type { Finding } from '../findings/finding.ts';
import { dayOf, parseDay, type Day } from '../text/time.ts';
import { version } from '../text/version.ts';
import { count } from '../text/words.ts';
import {
  laddersUnder,
  markdownFiles,
  readInput,
  repositoryRoot,
  shippedLadders,
  shown,
  type InputFile,
} from './files.ts';
import { listFindings, oneFormat, options, UsageError, type Console } from './console.ts';
import { evidenceReader, hostsOf, tokenOf, type Outside, type Read } from './verify.ts';

const FORMATS = ['text', 'markdown', 'json'] as const;

/**
 * `readiness check PATH…`. Returns the exit status of design section 5.
 * @param ways out of the process, where a test stands in for them
 */
export async function check(args: readonly string[], console: Console, ways?: Outside): Promise<number> {
  const { values, positionals } = options(args, {
    ladder: { type: 'string', multiple: true },
    settings: { type: 'string' },
    acts: { type: 'string' },
    facts: { type: 'string' },
    record: { type: 'string' },
    now: { type: 'string' },
    format: { type: 'string', default: 'text' },
    offline: { type: 'boolean' },
    watch: { type: 'boolean' },
    candidate: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    track: { type: 'string' },
    period: { type: 'string' },
  });
  if (positionals.length === 0)
    throw new UsageError('check takes at least one packet, a file or a folder. See "readiness check --help".');
  const format = oneFormat(values.format, FORMATS);
  const now = values.now === undefined ? null : parseDay(values.now);
  if (values.now !== undefined && now === null)
    throw new UsageError(`--now takes a day, like 2026-06-30, not "${values.now.slice(0, 80)}".`);
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

  const once = async (): Promise<{ readonly status: number; readonly files: readonly string[] }> => {
    const acts = readBeside(values.acts, readActs) ?? { acts: noActs, findings: [], named: [] };
    const facts = readBeside(values.facts, (bytes, file) => readFacts(bytes, file, hosts)) ?? {
      facts: noFacts,
      findings: [],
    };
    if (acts.acts === null || facts.facts === null) {
      listFindings([...acts.findings, ...facts.findings], console);
      console.err('Nothing was judged.\n');
      return { status: 2, files: [] };
    }
    const judged = judge({
      paths: positionals,
      ladders: values.ladder ?? null,
      settingsFile: values.settings ?? null,
      today: now ?? dayOf(console.now()),
      root,
      overrides,
      entry: console.entry,
      acts: acts.acts,
      facts: facts.facts,
      hosts,
    });
    const read: Read = reader === null ? { ...facts.facts, whole: true } : await reader(judged.prepared);
    const made = judged.prepared.finish(read);
    const unknown = unknownCriteria(
      acts,
      made.packets.flatMap(({ ladder }) => ladder ?? []),
    );
    // The text of a report has the errors of such files only.
    if (format === 'text') listFindings(unknown, console);
    const report = { ...made, findings: [...judged.findings, ...made.findings, ...unknown] };
    console.out(render(report, format, console));
    if (
      format === 'text' &&
      reader === null &&
      values.facts === undefined &&
      values.offline !== true &&
      report.packets.some(nothingRead)
    )
      console.out(howToVerify(console));
    const recorded = values.record === undefined || record(values.record, read, hosts, console);
    return { status: Math.max(exitStatus(report), recorded ? 0 : 2), files: judged.files };
  };
  const beside = [values.acts, values.facts].flatMap((file) => file ?? []);
  return values.watch === true ? watching(once, [...positionals, ...beside], console) : (await once()).status;
}

/** What reads GitHub; null: nothing does, and the report goes by `--facts` or by the packet alone. */
function readerOf(
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
  const text = writeFacts({ ...read, headDate: null }, hosts);
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
    `${replaces ? 'Replaced' : 'Wrote'} ${file}: ${count(read.references.size, 'reference')}. Replay with --facts ${file}.\n`,
  );
  return true;
}

/** A file that the command line names beside the packets; null where it names none. */
const readBeside = <T extends ActsRead | FactsRead>(
  file: string | undefined,
  read: (bytes: Uint8Array, path: string) => T,
): T | null => (file === undefined ? null : read(readInput(file).bytes, shown(file)));

interface Judging {
  readonly paths: readonly string[];
  readonly ladders: readonly string[] | null;
  readonly settingsFile: string | null;
  readonly today: Day;
  readonly root: string;
  readonly overrides: Readonly<Record<string, string>>;
  readonly entry: string;
  readonly acts: Acts;
  readonly facts: Facts;
  readonly hosts: readonly string[];
}

interface Judged {
  readonly prepared: Prepared;
  /** Of the settings and the ladders that they name. */
  readonly findings: readonly Finding[];
  /** The files that decided. */
  readonly files: readonly string[];
}

/** Reads the files, up to what stands behind their links. */
function judge({ paths, ladders, settingsFile, today, root, overrides, entry, acts, facts, hosts }: Judging): Judged {
  const files = paths.flatMap(markdownFiles);
  if (files.length === 0) throw new UsageError(`there is no Markdown file under ${paths.join(', ')}.`);
  const { settings, findings, path: settingsPath, ladderPlaces } = settingsOf(settingsFile, root);
  const listed = ladders === null && settings ? (settings.ladders ?? []) : [];
  const places = listed.flatMap((entryText, index) => [
    { entryText, place: ladderPlaces[index] ?? { path: settingsPath, line: 1, column: 1 } },
  ]);
  const local = places.map(({ entryText, place }) => ({ file: localLadder(entryText, root), entryText, place }));
  const unread = local.flatMap(({ file, entryText, place }) => {
    if (file === null) return [finding('ladder-elsewhere', place, { ladder: entryText })];
    return existsSync(file) ? [] : [finding('settings-ladder', place, { ladder: entryText, problem: 'not-found' })];
  });
  const named =
    ladders?.map((file) => path.resolve(file)) ??
    (settings?.ladders
      ? local.flatMap(({ file }) => (file !== null && existsSync(file) ? [file] : []))
      : laddersUnder(root));
  const own = [...new Set(named)];
  // A packet may name only the ladders that are listed; the shipped ones serve where nobody has listed any.
  const fallback =
    ladders === null && settings?.ladders === null
      ? shippedLadders(entry).filter((file) => !own.includes(path.resolve(file)))
      : [];
  const read = (list: readonly string[]): InputFile[] => list.map((file) => readInput(file, shown(file)));
  const usable = unread.length === 0 ? settings : null;
  const prepared = prepare({
    packets: files.map((file) => readInput(file)),
    ladders: read(own),
    fallback: read(fallback),
    settings: usable,
    overrides,
    facts,
    acts,
    today,
    draft: false,
    hosts,
    version,
  });
  return {
    prepared,
    findings: [...findings, ...unread],
    files: [...files, ...own, ...(settingsPath === '' ? [] : [settingsPath])],
  };
}

interface FoundSettings extends SettingsRead {
  /** Empty: there is no settings file. */
  readonly path: string;
}

function settingsOf(file: string | null, root: string): FoundSettings {
  const usual = path.join(root, '.github', 'readiness.yml');
  const chosen = file ?? (existsSync(usual) ? usual : null);
  if (chosen === null) return { ...readSettings(null, ''), path: '' };
  return { ...readSettings(readInput(chosen).bytes, shown(chosen)), path: chosen };
}

/** A ladder of the settings as a file here; null: it is in another repository. */
function localLadder(entry: string, root: string): string | null {
  const source = ladderSource(entry);
  return typeof source === 'object' && source.from === 'here' ? path.join(root, source.path) : null;
}

function render(report: Report, format: (typeof FORMATS)[number], console: Console): string {
  switch (format) {
    case 'json':
      return renderJson(report);
    case 'markdown':
      return `${renderComment(report, { source: null, previous: null, server: 'https://github.com' }).body}\n`;
    case 'text':
      return renderText(report, { colour: console.colour, width: console.width });
  }
}

/** How often the files are looked at, in milliseconds. */
const INTERVAL = 300;

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
    if (now.size !== seen.size || [...now].some(([file, print]) => seen.get(file) !== print)) {
      if (console.terminal) console.out('\u001B[2J\u001B[H');
      try {
        ({ files } = await once());
      } catch (error) {
        console.err(`readiness: ${error instanceof Error ? error.message : String(error)}\n`);
      }
      console.err(`\nWatching ${paths.join(', ')}. Stop with Ctrl-C.\n`);
      // What changed while it was read is read again: of a file that was known before, the look from before holds.
      seen = new Map([...fingerprints(paths, files)].map(([file, print]) => [file, now.get(file) ?? print]));
    }
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}

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
