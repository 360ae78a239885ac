import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { checkPackets } from '../check.ts';
import { renderJson } from '../report/json.ts';
import { renderComment } from '../report/markdown.ts';
import { exitStatus, type Report } from '../report/report.ts';
import { renderText } from '../report/text.ts';
import { readActs, unknownCriteria, type ActsRead } from '../acts.ts';
import { readFacts, type FactsRead } from '../facts-file.ts';
import { noActs, noFacts, type Acts, type Facts } from '../rubric/facts.ts';
import { ladderSource, readSettings, type SettingsRead } from '../settings.ts';
import { finding } from '../findings/catalogue.ts';
import { dayOf, parseDay, type Day } from '../time.ts';
import { version } from '../version.ts';
import { laddersUnder, markdownFiles, readInput, repositoryRoot, shippedLadders, shown, type InputFile } from './files.ts';
import { listFindings, oneFormat, options, UsageError, type Console } from './console.ts';

const FORMATS = ['text', 'markdown', 'json'] as const;

/** `readiness check PATH…`. Returns the exit status of design section 5. */
export async function check(args: readonly string[], console: Console): Promise<number> {
  const { values, positionals } = options(args, {
    ladder: { type: 'string', multiple: true },
    settings: { type: 'string' },
    acts: { type: 'string' },
    facts: { type: 'string' },
    now: { type: 'string' },
    format: { type: 'string', default: 'text' },
    offline: { type: 'boolean' },
    watch: { type: 'boolean' },
    candidate: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, track: { type: 'string' }, period: { type: 'string' },
  });
  if (positionals.length === 0) throw new UsageError('check takes at least one packet, a file or a folder. See "readiness check --help".');
  const format = oneFormat(values.format, FORMATS);
  const now = values.now === undefined ? null : parseDay(values.now);
  if (values.now !== undefined && now === null) throw new UsageError(`--now takes a day, like 2026-06-30, not "${values.now.slice(0, 80)}".`);
  const root = repositoryRoot('.');
  const overrides = Object.fromEntries((['candidate', 'from', 'to', 'track', 'period'] as const).flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));

  const once = (): { readonly status: number; readonly files: readonly string[] } => {
    const acts = readBeside(values.acts, readActs) ?? { acts: noActs, findings: [], named: [] };
    const facts = readBeside(values.facts, readFacts) ?? { facts: noFacts, findings: [] };
    if (acts.acts === null || facts.facts === null) {
      listFindings([...acts.findings, ...facts.findings], console);
      console.err('Nothing was judged.\n');
      return { status: 2, files: [] };
    }
    const judged = judge({ paths: positionals, ladders: values.ladder ?? null, settingsFile: values.settings ?? null, today: now ?? dayOf(console.now()), root, overrides, entry: console.entry, acts: acts.acts, facts: facts.facts });
    const unknown = unknownCriteria(acts, judged.report.packets.flatMap(({ ladder }) => ladder ?? []));
    // The text of a report has the errors of such files only.
    if (format === 'text') listFindings(unknown, console);
    const report = { ...judged.report, findings: [...judged.report.findings, ...unknown] };
    console.out(render(report, format, console));
    return { status: exitStatus(report), files: judged.files };
  };
  const beside = [values.acts, values.facts].flatMap((file) => file ?? []);
  return values.watch === true ? watching(once, [...positionals, ...beside], console) : once().status;
}

/** A file that the command line names beside the packets; null where it names none. */
const readBeside = <T extends ActsRead | FactsRead>(file: string | undefined, read: (bytes: Uint8Array, path: string) => T): T | null =>
  file === undefined ? null : read(readInput(file).bytes, shown(file));

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
}

/** Reads the files and checks them; also says which files decided. */
function judge({ paths, ladders, settingsFile, today, root, overrides, entry, acts, facts }: Judging): { readonly report: Report; readonly files: readonly string[] } {
  const files = paths.flatMap(markdownFiles);
  if (files.length === 0) throw new UsageError(`there is no Markdown file under ${paths.join(', ')}.`);
  const { settings, findings, path: settingsPath, ladderPlaces } = settingsOf(settingsFile, root);
  const listed = ladders === null && settings ? (settings.ladders ?? []) : [];
  const places = listed.flatMap((entryText, index) => [{ entryText, place: ladderPlaces[index] ?? { path: settingsPath, line: 1, column: 1 } }]);
  const local = places.map(({ entryText, place }) => ({ file: localLadder(entryText, root), entryText, place }));
  const unread = local.flatMap(({ file, entryText, place }) => {
    if (file === null) return [finding('ladder-elsewhere', place, { ladder: entryText })];
    return existsSync(file) ? [] : [finding('settings-ladder', place, { ladder: entryText, problem: 'not-found' })];
  });
  const named = ladders?.map((file) => path.resolve(file)) ?? (settings?.ladders ? local.flatMap(({ file }) => (file !== null && existsSync(file) ? [file] : [])) : laddersUnder(root));
  const own = [...new Set(named)];
  // A packet may name only the ladders that are listed; the shipped ones serve where nobody has listed any.
  const fallback = ladders === null && settings?.ladders === null ? shippedLadders(entry).filter((file) => !own.includes(path.resolve(file))) : [];
  const read = (list: readonly string[]): InputFile[] => list.map((file) => readInput(file, shown(file)));
  const usable = unread.length === 0 ? settings : null;
  const report = checkPackets({ packets: files.map((file) => readInput(file)), ladders: read(own), fallback: read(fallback), settings: usable, overrides, facts, acts, today, draft: false, version });
  return { report: { ...report, findings: [...findings, ...unread, ...report.findings] }, files: [...files, ...own, ...(settingsPath === '' ? [] : [settingsPath])] };
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
    case 'json': return renderJson(report);
    case 'markdown': return `${renderComment(report, { source: null, previous: null, server: 'https://github.com' }).body}\n`;
    case 'text': return renderText(report, { colour: console.colour, width: console.width });
  }
}

/** How often the files are looked at, in milliseconds. */
const INTERVAL = 300;

/**
 * Checks again at every change, until the process is stopped. The files are looked at, not subscribed to: editors replace
 * a file instead of writing to it, folders come and go, and a subscription to either is lost without a word.
 */
async function watching(once: () => { readonly files: readonly string[] }, paths: readonly string[], console: Console): Promise<never> {
  let seen = '';
  let files: readonly string[] = [];
  for (;;) {
    const now = fingerprint(paths, files);
    if (now !== seen) {
      if (console.terminal) console.out('\u001B[2J\u001B[H');
      try {
        ({ files } = once());
      } catch (error) {
        console.err(`readiness: ${error instanceof Error ? error.message : String(error)}\n`);
      }
      console.err(`\nWatching ${paths.join(', ')}. Stop with Ctrl-C.\n`);
      seen = fingerprint(paths, files);
    }
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}

/** Changes when a packet, a ladder or the settings do, and when a file comes or goes. */
function fingerprint(paths: readonly string[], files: readonly string[]): string {
  const all = new Set([...paths.flatMap((target) => (existsSync(target) ? markdownFiles(target) : [target])), ...files]);
  return [...all].map((file) => {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat ? `${file} ${stat.ino} ${stat.mtimeMs} ${stat.size}` : file;
  }).join('\n');
}
