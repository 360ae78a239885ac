import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { checkPackets } from '../check/check.ts';
import { noFacts } from '../evidence/facts.ts';
import { defaultSettings } from '../files/settings.ts';
import { diffLadders, type LadderDiff } from '../ladder/diff/diff.ts';
import { changeLines, versionSentence } from '../ladder/diff/text.ts';
import type { Ladder } from '../ladder/ladder.ts';
import { readLadder } from '../ladder/read.ts';
import { noActs } from '../people/acts.ts';
import { terminal } from '../report/escape.ts';
import { wrap } from '../report/terminal.ts';
import type { State } from '../rubric/assessment.ts';
import { dayOf, type Day } from '../text/time.ts';
import { plain } from '../text/words.ts';
import { version } from '../text/version.ts';
import { listFindings, oneFormat, options, UsageError, type Console } from './console.ts';
import { ladderFiles, markdownFiles, readInput, shown, type InputFile } from './files.ts';

/** A ladder in a commit is at most so large. */
const MOST_BYTES = 2 * 1_048_576;

/** `readiness ladder diff OLD NEW`: 0 also where they differ, 2 where one of them cannot be read. */
export function ladderDiff(args: readonly string[], console: Console): number {
  const { values, positionals } = options(args, {
    packets: { type: 'string', multiple: true },
    format: { type: 'string', default: 'text' },
  });
  const [old, now, ...more] = positionals;
  if (old === undefined || now === undefined || more.length > 0)
    throw new UsageError('ladder diff takes two ladders, the old one first. See "readiness ladder diff --help".');
  const format = oneFormat(values.format, ['text', 'json']);
  const inputs = [old, now].map((name) => inputOf(name, console));
  const read = inputs.map((input) => ({ input, ...readLadder(input.bytes, input.path) }));
  for (const { ladder, findings } of read) if (ladder === null) listFindings(findings, console);
  const [before, after] = read.map(({ ladder }) => ladder);
  if (!before || !after) return 2;
  const diff = diffLadders(before, after);
  const touched =
    (values.packets ?? []).length === 0 ? null : touchedBy(values.packets ?? [], inputs, dayOf(console.now()));
  if (format === 'json') console.out(`${JSON.stringify(jsonOf(diff, before, after, touched), null, 2)}\n`);
  else sayDiff(diff, before, after, touched, console);
  return 0;
}

/** A file, a folder with one ladder, the id of one, or `REF:path` of the repository that one is in. */
function inputOf(name: string, console: Console): InputFile {
  const [, ref, path] = /^([^\s:-][^\s:]*):(.+)$/u.exec(name) ?? [];
  if (ref === undefined || path === undefined || existsSync(name)) {
    const [file = name, ...others] = ladderFiles(name, console.entry);
    if (others.length > 0) throw new UsageError(`there are ${others.length + 1} ladders under ${name}: name one.`);
    return readInput(file, file === name ? name : shown(file));
  }
  // No shell: what stands there is a name to git, and never begins with a dash.
  const { status, stdout, stderr, error } = spawnSync('git', ['show', `${ref}:${path}`], { maxBuffer: MOST_BYTES });
  if (error !== undefined || status !== 0)
    throw new UsageError(
      `git has no ${name.slice(0, 120)}: ${(error?.message ?? stderr.toString()).trim().split('\n')[0]?.slice(0, 200) ?? ''}`,
    );
  return { path: name, bytes: new Uint8Array(stdout) };
}

/** What becomes of a packet's criteria. */
interface Touched {
  readonly path: string;
  readonly candidate: string | null;
  /** `id: met → missing`, of those that both ask for. */
  readonly states: readonly string[];
  /** Ids of criteria that only one of them asks for. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Packets that the change touches: each judged by both, as it is written. */
function touchedBy(paths: readonly string[], ladders: readonly InputFile[], today: Day): readonly Touched[] {
  const files = paths.flatMap(markdownFiles);
  if (files.length === 0) throw new UsageError(`there is no Markdown file under ${paths.join(', ')}.`);
  return files.flatMap((file) => {
    const packet = readInput(file);
    const [was, is] = ladders.map((ladder) => {
      const [result] = checkPackets({
        packets: [packet],
        ladders: [ladder],
        settings: defaultSettings,
        facts: noFacts,
        acts: noActs,
        today,
        draft: false,
        version,
      }).packets;
      return {
        candidate: result?.header.candidate ?? null,
        states: new Map<string, State>(
          result?.criteria.flatMap(({ criterion, required, state }) =>
            required ? [[criterion.id, state] as const] : [],
          ) ?? [],
        ),
      };
    });
    if (was === undefined || is === undefined) return [];
    const states = [...is.states].flatMap(([id, state]) => {
      const before = was.states.get(id);
      return before === undefined || before === state ? [] : [`${id}: ${before} → ${state}`];
    });
    const added = [...is.states.keys()].filter((id) => !was.states.has(id));
    const removed = [...was.states.keys()].filter((id) => !is.states.has(id));
    return states.length + added.length + removed.length === 0
      ? []
      : [{ path: shown(file), candidate: is.candidate, states, added, removed }];
  });
}

function sayDiff(
  diff: LadderDiff,
  before: Ladder,
  after: Ladder,
  touched: readonly Touched[] | null,
  console: Console,
): void {
  const say = (line: string, indent = 0): void => {
    const broken = wrap(terminal(line), Math.max(40, console.width - indent));
    console.out(`${broken.map((part, index) => ' '.repeat(indent + (index === 0 ? 0 : 2)) + part).join('\n')}\n`);
  };
  say(`${before.id} ${before.version} → ${after.id} ${after.version}`);
  for (const { title, lines } of changeLines(diff)) {
    say('');
    say(title);
    for (const line of lines) say(line, 2);
  }
  say('');
  say(versionSentence(diff, before.version, after.version));
  if (touched === null) return;
  say(
    touched.length === 0
      ? 'No packet is touched.'
      : `Packets that are touched (${touched.length}), as they are written:`,
  );
  for (const { path, candidate, states, added, removed } of touched) {
    say(candidate === null ? path : `${candidate} (${path})`, 2);
    for (const state of states) say(state, 4);
    if (added.length > 0) say(`asked for now: ${added.join(', ')}`, 4);
    if (removed.length > 0) say(`asked for no more: ${removed.join(', ')}`, 4);
  }
}

const jsonOf = (diff: LadderDiff, before: Ladder, after: Ladder, touched: readonly Touched[] | null): object => ({
  schema: 1,
  before: { id: before.id, version: before.version },
  after: { id: after.id, version: after.version },
  step: diff.step,
  version: diff.version,
  changes: diff.changes.map((change) => ({
    ...change,
    before: change.before === null ? null : plain(change.before),
    after: change.after === null ? null : plain(change.after),
  })),
  ...(touched !== null && { packets: touched }),
});
