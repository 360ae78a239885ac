import { fileName, isExpect } from '../files/expect-names.ts';
import type { Settings } from '../files/settings.ts';
import { pathBeside } from '../ladder/extends/may.ts';
import { LADDER_MARKER } from '../report/snapshot.ts';
import type { Bench } from './bench.ts';
import { GitHubFault } from './client.ts';
import type { Judgement } from './judgement.ts';
import type { Changed, LadderChange } from './ladder-change.ts';
import type { ChangedFile, PullRequest, Rules } from './read/pull-request.ts';
import { folderOf, hasExamples, isLadderPath, MOST_LADDERS, wantedLadders } from './wanted.ts';
import { ownComments } from './write/comment.ts';

function changedLadders(files: readonly ChangedFile[], settings: Settings, rules: Rules): Changed {
  const used = new Set(
    wantedLadders(settings, rules).flatMap(({ path, elsewhere }) => (elsewhere === null ? [path] : [])),
  );
  const added = (path: string): boolean => settings.ladders === null && isLadderPath(path);
  // Most pull requests change no file on which a ladder could stand: then no ladder is looked into.
  const touched = new Set(files.flatMap(({ path }) => (/\.ya?ml$/u.test(path) ? [path] : [])));
  const standing = touched.size === 0 ? [] : [...used].filter((path) => standsOn(path, touched, rules));
  const changed = [
    ...new Set([...files.flatMap(({ path }) => (used.has(path) || added(path) ? [path] : [])), ...standing]),
  ].sort();
  const besides = ladderOfExamples(files, [...used]).filter((path) => !changed.includes(path));
  const to = files.flatMap(({ path, renamed }) => (renamed === true && /\.ya?ml$/u.test(path) ? [path] : []));
  return {
    changed,
    besides: [...besides].sort(),
    moved: {
      watched: to.length === 0 ? [] : [...used].filter((path) => !changed.includes(path)),
      to: to.filter((path) => !changed.includes(path)),
    },
  };
}

/** Those of the ladders beside which a pull request changes an example. */
function ladderOfExamples(files: readonly ChangedFile[], ladders: readonly string[]): readonly string[] {
  const folders = ladders.filter(hasExamples).map((path) => ({ path, folder: folderOf(path) }));
  const touched = files.flatMap(({ path }) => {
    // The nearest ladder above it.
    const nearest = folders
      .filter(({ folder }) => path.startsWith(folder) && fileName(path) !== 'ladder.yml')
      .sort((a, b) => b.folder.length - a.folder.length)[0];
    // At the root of a repository lies much that is no example.
    return nearest !== undefined && (isExpect(path) || (nearest.folder !== '' && /\.(?:md|json|ya?ml)$/u.test(path)))
      ? [nearest.path]
      : [];
  });
  return [...new Set(touched)];
}

/** Whether a ladder of the default branch stands on a file that changes, in this repository. */
function standsOn(path: string, changed: ReadonlySet<string>, { ladders }: Rules): boolean {
  const seen = new Set<string>();
  for (let at: string | null = path; at !== null && !seen.has(at);) {
    seen.add(at);
    const blob = ladders.get(at);
    // The value alone is looked for: to read the YAML takes what is not loaded yet.
    const [, base] =
      blob?.state === 'text'
        ? (/(?:^|[{,])[ \t]*["']?extends["']?[ \t]*:[ \t]*["']?([^\s"'#,}]+)/mu.exec(
            new TextDecoder().decode(blob.bytes),
          ) ?? [])
        : [];
    at = base === undefined || (base.includes('@') && !base.startsWith('.')) ? null : pathBeside(at, base);
    if (at !== null && changed.has(at)) return true;
  }
  return false;
}

/**
 * What there is to say about the ladders that a pull request changes; null: it changes none, and there is no comment
 * about one. A fault of GitHub is told in it, so that packets beside the ladder get their report all the same.
 */
export async function readChangedLadders(
  bench: Bench,
  rules: Rules,
  settings: Settings,
  pull: PullRequest,
): Promise<LadderChange | null> {
  const of = changedLadders(pull.files, settings, rules);
  const many = of.changed.length + of.besides.length;
  const none = many + of.moved.watched.length === 0;
  const told = ownComments(pull.comments, LADDER_MARKER).length > 0;
  if (none && !told) return null;
  const { ladderChange, noLadderChange } = await import('./other-changes.ts');
  if (none) return noLadderChange();
  if (many > MOST_LADDERS)
    return uncompared(
      `This pull request changes ${many} ladders, or examples beside them, and at most ${MOST_LADDERS} are compared: none was. Split it.`,
    );
  try {
    // Where a file moved that was no ladder, there is nothing to say.
    return (await ladderChange(bench, rules, settings, pull, of)) ?? (told ? noLadderChange() : null);
  } catch (error) {
    if (!(error instanceof GitHubFault)) throw error;
    return uncompared(
      `The ladders that this pull request changes could not be read: ${error.message}. Nothing was compared, which says nothing about them. Run the job again.`,
    );
  }
}

const uncompared = (why: string): LadderChange => ({
  comment: null,
  findings: [],
  notes: [],
  failure: {
    why,
    status: {
      state: 'error',
      description: 'A ladder that this changes was not compared. The log of the job says why.',
    },
  },
});

/** Adds what there is to say about ladders to what there is to say about packets. */
export function withLadders(judgement: Judgement, ladders: LadderChange | null): Judgement {
  if (ladders === null) return judgement;
  const added = { ...judgement, ladders, notes: [...judgement.notes, ...ladders.notes] };
  if (ladders.failure === null) return added;
  return {
    ...added,
    status: ladders.failure.status,
    failure: [judgement.failure, ladders.failure.why].filter((one) => one !== null).join(' '),
  };
}
