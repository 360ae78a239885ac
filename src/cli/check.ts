import { existsSync, watch } from 'node:fs';
import path from 'node:path';
import { checkPackets } from '../check.ts';
import { renderJson } from '../report/json.ts';
import { renderComment } from '../report/markdown.ts';
import { exitStatus, type Report } from '../report/report.ts';
import { renderText } from '../report/text.ts';
import { noActs, noFacts } from '../rubric/facts.ts';
import { defaultSettings, ladderSource, readSettings, type Settings } from '../settings.ts';
import type { Finding } from '../findings/finding.ts';
import { dayOf, parseDay, type Day } from '../time.ts';
import { version } from '../version.ts';
import { laddersUnder, markdownFiles, readInput, repositoryRoot, shippedLadders, shown, type InputFile } from './files.ts';
import { oneFormat, options, UsageError, type Console } from './console.ts';

const FORMATS = ['text', 'markdown', 'json'] as const;

/** `readiness check PATH…`. Returns the exit status of design section 5. */
export async function check(args: readonly string[], console: Console): Promise<number> {
  const { values, positionals } = options(args, {
    ladder: { type: 'string', multiple: true },
    settings: { type: 'string' },
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

  const once = (): number => {
    const report = judge({ paths: positionals, ladders: values.ladder ?? null, settingsFile: values.settings ?? null, today: now ?? dayOf(console.now()), root, overrides, entry: console.entry });
    console.out(render(report, format, console));
    return exitStatus(report);
  };
  if (values.watch !== true) return once();
  return watching(once, positionals, values.ladder ?? laddersUnder(root), console);
}

interface Judging {
  readonly paths: readonly string[];
  readonly ladders: readonly string[] | null;
  readonly settingsFile: string | null;
  readonly today: Day;
  readonly root: string;
  readonly overrides: Readonly<Record<string, string>>;
  readonly entry: string;
}

/** Reads the files and checks them. */
function judge({ paths, ladders, settingsFile, today, root, overrides, entry }: Judging): Report {
  const packets = paths.flatMap(markdownFiles).map((file) => readInput(file));
  if (packets.length === 0) throw new UsageError(`there is no Markdown file under ${paths.join(', ')}.`);
  const { settings, findings } = settingsOf(settingsFile, root);
  if (!settings) return { version, packets: [], findings, enforce: false };
  const own = ladders ?? settings.ladders?.flatMap((entryText) => localLadder(entryText, root)) ?? laddersUnder(root);
  const fallback = ladders === null ? shippedLadders(entry).filter((file) => !own.some((mine) => path.resolve(mine) === path.resolve(file))) : [];
  const read = (files: readonly string[]): InputFile[] => files.map((file) => readInput(file, shown(file)));
  return checkPackets({ packets, ladders: read(own), fallback: read(fallback), settings, overrides, facts: noFacts, acts: noActs, today, draft: false, version });
}

function settingsOf(file: string | null, root: string): { readonly settings: Settings | null; readonly findings: readonly Finding[] } {
  const usual = path.join(root, '.github', 'readiness.yml');
  const chosen = file ?? (existsSync(usual) ? usual : null);
  if (chosen === null) return { settings: defaultSettings, findings: [] };
  return readSettings(readInput(chosen).bytes, shown(chosen));
}

/** A ladder of the settings as a file here; one in another repository is not fetched. */
function localLadder(entry: string, root: string): string[] {
  const source = ladderSource(entry);
  return typeof source === 'object' && source.from === 'here' ? [path.join(root, source.path)] : [];
}

function render(report: Report, format: (typeof FORMATS)[number], console: Console): string {
  switch (format) {
    case 'json': return renderJson(report);
    case 'markdown': return `${renderComment(report, { source: null, previous: null, server: 'https://github.com' }).body}\n`;
    case 'text': return renderText(report, { colour: console.colour, width: console.width });
  }
}

/** Checks again at every change, until the process is stopped. A burst of changes is one change. */
async function watching(once: () => number, paths: readonly string[], ladders: readonly string[], console: Console): Promise<number> {
  const again = (): void => {
    if (console.terminal) console.out('\u001B[2J\u001B[H');
    try {
      once();
    } catch (error) {
      // A file that an editor is just replacing is there again at the next change.
      console.err(`readiness: ${error instanceof Error ? error.message : String(error)}\n`);
    }
    console.out(`\nWatching ${paths.join(', ')}. Stop with Ctrl-C.\n`);
  };
  again();
  let timer: NodeJS.Timeout | undefined;
  // Folders are watched, not files: editors replace a file instead of writing to it.
  const folders = new Set([...paths, ...ladders].map((file) => path.dirname(path.resolve(file))).concat(paths.map((file) => path.resolve(file)).filter((file) => !file.endsWith('.md'))));
  for (const folder of folders) {
    watch(folder, { recursive: true }, (_event, name) => {
      if (name !== null && !/\.(?:md|ya?ml)$/u.test(name)) return;
      clearTimeout(timer);
      timer = setTimeout(again, 80);
    });
  }
  return new Promise(() => {});
}
