import type { Settings } from '../files/settings.ts';
import { pathBeside } from '../ladder/extends/may.ts';
import { LADDER_MARKER } from '../report/snapshot.ts';
import type { Bench } from './bench.ts';
import { GitHubFault } from './client.ts';
import type { Judgement } from './judgement.ts';
import type { LadderChange } from './ladder-change.ts';
import type { ChangedFile, PullRequest, Rules } from './read/pull-request.ts';
import { MOST_LADDERS, wantedLadders } from './wanted.ts';
import { ownComments } from './write/comment.ts';

/** Paths of the ladders that a pull request changes: those in use, and those that it adds where ladders are looked for. */
function changedLadders(files: readonly ChangedFile[], settings: Settings, rules: Rules): readonly string[] {
  const used = new Set(
    wantedLadders(settings, rules).flatMap(({ path, elsewhere }) => (elsewhere === null ? [path] : [])),
  );
  const added = (path: string): boolean =>
    settings.ladders === null && /^ladder\/(?:[^/]+\.ya?ml|[^/]+\/ladder\.ya?ml)$/u.test(path);
  const changed = new Set(files.map(({ path }) => path));
  const standing = [...used].filter((path) => standsOn(path, changed, rules));
  return [
    ...new Set([...files.flatMap(({ path }) => (used.has(path) || added(path) ? [path] : [])), ...standing]),
  ].sort();
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
        ? (/^extends[ \t]*:[ \t]*["']?([^\s"'#]+)/mu.exec(new TextDecoder().decode(blob.bytes)) ?? [])
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
  const changed = changedLadders(pull.files, settings, rules);
  if (changed.length === 0 && ownComments(pull.comments, LADDER_MARKER).length === 0) return null;
  const { ladderChange, noLadderChange } = await import('./other-changes.ts');
  if (changed.length === 0) return noLadderChange();
  if (changed.length > MOST_LADDERS)
    return uncompared(
      `This pull request changes ${changed.length} ladders, and at most ${MOST_LADDERS} are compared: none was. Split it.`,
    );
  try {
    return await ladderChange(bench, rules, settings, pull, changed);
  } catch (error) {
    if (!(error instanceof GitHubFault)) throw error;
    return uncompared(
      `The ladders that this pull request changes could not be read: ${error.message}. Nothing was compared, which says nothing about them. Run the job again.`,
    );
  }
}

const uncompared = (failure: string): LadderChange => ({ comment: null, findings: [], broken: [], notes: [], failure });

/** Adds what there is to say about ladders to what there is to say about packets. */
export function withLadders(judgement: Judgement, ladders: LadderChange | null): Judgement {
  if (ladders === null) return judgement;
  const added = { ...judgement, ladders, notes: [...judgement.notes, ...ladders.notes] };
  if (ladders.failure === null) return added;
  // To merge it might leave every packet without a ladder.
  return {
    ...added,
    status: {
      state: 'error',
      description:
        ladders.broken.length > 0
          ? 'A ladder that this changes is invalid. The annotations say where.'
          : 'A ladder that this changes was not compared. The log of the job says why.',
    },
    failure: [judgement.failure, ladders.failure].filter((one) => one !== null).join(' '),
  };
}
