import { existsSync } from 'node:fs';
import { diffLadders, type LadderDiff } from '../ladder/diff/diff.ts';
import { diffJson } from '../ladder/diff/json.ts';
import { diffMarkdown } from '../ladder/diff/markdown.ts';
import { saidDiff, type Said, type SaidDiff } from '../ladder/diff/said.ts';
import { touchedBy, type NotJudged, type Touched, type Touching } from '../ladder/diff/touched.ts';
import type { Ladder } from '../ladder/ladder.ts';
import { readLadder } from '../ladder/read.ts';
import { terminal } from '../report/escape.ts';
import { wrap } from '../report/terminal.ts';
import { parseDay, type Day } from '../text/time.ts';
import { plain, type Words } from '../text/words.ts';
import { listFindings, oneFormat, options, UsageError, type Console } from './console.ts';
import {
  BASE_OPTION,
  gitBlob,
  givenBases,
  isCommit,
  readLadderInput,
  withBasesInGit,
  type GivenBase,
} from './bases.ts';
import { repositoryRoot, shown, type InputFile } from './files.ts';
import { ladderFile, pathInClone } from './ladders.ts';
import { Judge } from './judge.ts';
import { Progress } from './progress.ts';
import { workOf } from './work.ts';

/** `readiness ladder diff OLD NEW`: 0 also where they differ, 2 where a ladder or a file cannot be used. */
export function ladderDiff(args: readonly string[], console: Console): number {
  const { values, positionals } = options(args, {
    packets: { type: 'string', multiple: true },
    settings: { type: 'string' },
    facts: { type: 'string' },
    acts: { type: 'string' },
    now: { type: 'string' },
    format: { type: 'string', default: 'text' },
    ...BASE_OPTION,
  });
  const [old, now, ...more] = positionals;
  if (old === undefined || now === undefined || more.length > 0)
    throw new UsageError(
      'ladder diff takes two ladders, the old one first, such as main:engineering engineering. See "readiness ladder diff --help".',
    );
  const format = oneFormat(values.format, ['text', 'markdown', 'json']);
  const today = values.now === undefined ? null : parseDay(values.now);
  if (values.now !== undefined && today === null)
    throw new UsageError(`--now takes a day, like 2026-06-30, not "${values.now.slice(0, 80)}".`);
  const { packets = [], base: _, ...beside } = values;
  if (packets.length === 0)
    for (const name of ['settings', 'facts', 'acts', 'now'] as const)
      if (values[name] !== undefined)
        throw new UsageError(`--${name} says how packets are judged: name --packets too.`);
  if (packets.includes('-')) throw new UsageError('--packets takes folders or files, not the standard input.');

  const given = givenBases(values.base);
  const [oldFile, nowFile] = [inputOf(old, given, console), inputOf(now, given, console)];
  const [was, is] = [oldFile, nowFile].map((input) => readLadder(input.bytes, input.path, input.bases));
  for (const read of [was, is]) if (read?.ladder === null) listFindings(read.findings, console);
  if (!was?.ladder || !is?.ladder) return 2;
  const [before, after] = [was.ladder, is.ladder];
  const diff = diffLadders(before, after);
  const touching =
    packets.length === 0
      ? null
      : touchingOf(packets, { oldFile, nowFile, before, after, renamed: diff.renamed }, beside, today, console);
  if (touching === 'unusable') return 2;
  const said = saidDiff(diff, before, after, touching);
  switch (format) {
    case 'json':
      console.out(diffJson(diff, before, after, touching));
      break;
    case 'markdown':
      console.out(diffMarkdown(said));
      break;
    case 'text':
      print(said, console);
  }
  return 0;
}

/** A ladder by its file, folder or id; with a commit before it, as it was there: `REF:path` or `REF:id`. */
function inputOf(name: string, given: readonly GivenBase[], console: Console): InputFile {
  const [, ref, named] = /^([^\s:-][^\s:]*):(.+)$/u.exec(name) ?? [];
  if (ref === undefined || named === undefined || existsSync(name)) {
    return readLadderInput(ladderNamed(name, console), given);
  }
  // An id is looked up in the files of today: a ladder that lay elsewhere in that commit is named by its path.
  const path = pathInClone(named) ?? named;
  const read = gitBlob(`${ref}:${path}`, console.env);
  if ('why' in read)
    throw new UsageError(
      `git does not give ${terminal(`${ref}:${path}`.slice(0, 120))}: ${read.why}. After the colon stands the id of a ladder that is here, or a path from the root of the repository as of that commit.`,
    );
  return withBasesInGit({ path: `${ref}:${path}`, bytes: read.bytes }, ref, path, given, console);
}

function ladderNamed(name: string, console: Console): string {
  try {
    return ladderFile(name, console.entry);
  } catch (error) {
    if (!(error instanceof UsageError) || !isCommit(name, console.env)) throw error;
    const commit = terminal(name.slice(0, 80));
    throw new UsageError(
      `${commit} is a commit, not a ladder. A ladder as it was there is ${commit}:ID, or ${commit}:PATH from the root of the repository.`,
    );
  }
}

interface Ladders {
  readonly oldFile: InputFile;
  readonly nowFile: InputFile;
  readonly before: Ladder;
  readonly after: Ladder;
  readonly renamed: LadderDiff['renamed'];
}

interface Beside {
  readonly settings?: string | undefined;
  readonly facts?: string | undefined;
  readonly acts?: string | undefined;
}

/** What the change does to packets: each judged by both, with the same facts and acts and without network. */
function touchingOf(
  paths: readonly string[],
  { oldFile, nowFile, before, after, renamed }: Ladders,
  beside: Beside,
  today: Day | null,
  console: Console,
): Touching | 'unusable' {
  const rest = { root: repositoryRoot('.'), now: today, stdin: null, overrides: {}, format: 'json' } as const;
  // No ladder of the settings: the two that are compared are the only judges.
  const work = workOf(paths, { ...beside, ladder: [] }, console, rest);
  if (work === null) return 'unusable';
  const { job, packets, findings } = work;
  listFindings(findings, console);
  if (job.settings === null) return 'unusable';
  const by = (ladder: InputFile): Judge => new Judge({ ...job, ladders: [ladder], fallback: [] });
  const [old, now] = [by(oldFile), by(nowFile)];
  const progress = new Progress(console, packets.length, 'Judging');
  const touched: Touched[] = [];
  const notJudged: NotJudged[] = [];
  const otherLadder: string[] = [];
  for (const file of packets) {
    const [was, is] = [old.whole(file), now.whole(file)];
    const named = is.header.ladder;
    progress.step();
    if (named !== null && named !== before.id && named !== after.id) {
      otherLadder.push(shown(file));
      continue;
    }
    const result = touchedBy(was, is, renamed);
    if (result === null) continue;
    if ('why' in result) notJudged.push({ ...result, path: shown(file) });
    else touched.push({ ...result, path: shown(file) });
  }
  progress.clear();
  return {
    judged: packets.length - notJudged.length - otherLadder.length,
    touched,
    notJudged,
    otherLadder,
    asWritten: beside.facts === undefined,
  };
}

function print({ lead, changes, version, follows, packets }: SaidDiff, console: Console): void {
  const say = (line: Words, indent = 0): void => {
    const broken = wrap(terminal(plain(line)), Math.max(40, console.width - indent));
    console.out(`${broken.map((part, index) => ' '.repeat(indent + (index === 0 ? 0 : 2)) + part).join('\n')}\n`);
  };
  const section = ({ title, lines }: Said): void => {
    say(title);
    for (const { line, below } of lines) {
      say(line, 2);
      for (const own of below) say(own, 4);
    }
  };
  say(lead);
  for (const one of changes) {
    console.out('\n');
    section(one);
  }
  console.out('\n');
  say(version);
  for (const one of [...follows, ...packets]) {
    console.out('\n');
    section(one);
  }
}
