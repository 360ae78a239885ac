/** The ladders of the rules, read in as few requests as can be: most come with the first one, or with the packets. */
import type { File } from '../check/check.ts';
import { finding } from '../findings/catalogue.ts';
import type { Finding, Place } from '../findings/finding.ts';
import { mayRead, type Settings } from '../files/settings.ts';
import { mayExtend } from '../ladder/extends/may.ts';
import type { BaseReader, Lies } from './bases.ts';
import type { Bench } from './bench.ts';
import { CannotJudge } from './client.ts';
import { readElsewhere, type Blob, type Foreign } from './read/blobs.ts';
import type { Rules } from './read/pull-request.ts';
import type { Elsewhere } from './read/queries.ts';
import { MOST_LADDERS, wantedLadders, type Wanted } from './wanted.ts';

/** Ladders on their way. */
export interface LadderReading {
  /** What is to be read with the packets. */
  readonly here: readonly string[];
  readonly elsewhere: readonly Elsewhere[];
  /** All of them, where nothing is to be read any more. */
  readonly whole: readonly File[] | null;
  /** Takes what was read, and reads what is still missing: nothing, as a rule. */
  readonly finish: (
    here: readonly Blob[],
    elsewhere: readonly Foreign[],
    places: readonly Place[],
  ) => Promise<{ readonly ladders: readonly File[]; readonly findings: readonly Finding[] }>;
}

/** Throws `CannotJudge`; `finish` throws `GitHubFault`. */
export async function beginLadders(bench: Bench, rules: Rules, settings: Settings): Promise<LadderReading> {
  const wanted = wantedLadders(settings, rules);
  if (wanted.length > MOST_LADDERS)
    throw new CannotJudge(
      `there are ${wanted.length} ladders, and at most ${MOST_LADDERS} are read; list those in use under \`ladders\` in the settings`,
    );
  const own = wanted.filter(notYet);
  const pinned = wanted.flatMap((ladder) => ladder.elsewhere ?? []);
  const lies = ({ path, elsewhere }: Wanted): Lies =>
    elsewhere === null ? { in: 'here', oid: rules.oid, path } : { in: 'elsewhere', ...elsewhere, commit: null };
  // What is at hand is followed while the packets are on their way.
  const atHand = wanted.flatMap((ladder) =>
    ladder.blob?.state === 'text' ? [{ ladder, file: { path: ladder.path, bytes: ladder.blob.bytes } }] : [],
  );
  const early = atHand.some(({ file }) => mayExtend(file.bytes)) ? await baseReader(bench, rules, settings) : null;
  for (const { ladder, file } of atHand) early?.add(file, lies(ladder));
  const next = early?.wanted() ?? { here: [], elsewhere: [] };
  const isWhole = atHand.length === wanted.length && next.here.length + next.elsewhere.length === 0;
  return {
    here: [...own.map(({ path }) => `${rules.oid}:${path}`), ...next.here],
    elsewhere: [...pinned, ...next.elsewhere],
    whole: isWhole ? (early?.files() ?? atHand.map(({ file }) => file)) : null,
    finish: async (here, elsewhere, places) => {
      await early?.give(here.slice(own.length), elsewhere.slice(pinned.length));
      const foreign = await withOther(bench, settings, pinned, elsewhere);
      const findings: Finding[] = [];
      const read: { readonly ladder: Wanted; readonly file: File; readonly commit: string | null }[] = [];
      let [nextOwn, nextPinned] = [0, 0];
      for (const [index, ladder] of wanted.entries()) {
        const pin = ladder.elsewhere === null ? undefined : foreign[nextPinned++];
        const blob =
          ladder.elsewhere !== null ? pin?.blob : notYet(ladder) ? here[nextOwn++] : (ladder.blob ?? undefined);
        if (blob?.state === 'text')
          read.push({ ladder, file: { path: ladder.path, bytes: blob.bytes }, commit: pin?.commit ?? null });
        else findings.push(unreadLadder(ladder.path, blob, settings.ladders === null ? null : (places[index] ?? null)));
      }
      const late = read.filter(({ ladder }) => ladder.blob === null);
      const reader =
        early ?? (late.some(({ file }) => mayExtend(file.bytes)) ? await baseReader(bench, rules, settings) : null);
      if (reader === null) return { ladders: read.map(({ file }) => file), findings };
      for (const { ladder, file, commit } of early === null ? read : late) {
        const at = lies(ladder);
        reader.add(file, at.in === 'here' ? at : { ...at, commit });
      }
      await reader.finish();
      const byPath = new Map(reader.files().map((file) => [file.path, file]));
      return { ladders: read.map(({ file }) => byPath.get(file.path) ?? file), findings };
    },
  };
}

const notYet = ({ elsewhere, blob }: Wanted): boolean => elsewhere === null && blob === null;

/** Loaded only where a ladder may stand on another. */
export async function baseReader(bench: Bench, rules: Rules, settings: Settings): Promise<BaseReader> {
  const { BaseReader } = await import('./bases.ts');
  return new BaseReader({
    client: bench.client,
    at: bench.at,
    other: bench.evidence.other,
    mayRead: (repository) => mayRead(settings, bench.at.owner, repository),
    atHand: new Map(
      [...rules.ladders].flatMap(([path, blob]) => (blob === null ? [] : [[`${rules.oid}:${path}`, blob] as const])),
    ),
  });
}

/** Pinned ladders that the token of the run may not see are asked for with the evidence token, where it may read them. */
async function withOther(
  bench: Bench,
  settings: Settings,
  pinned: readonly Elsewhere[],
  read: readonly Foreign[],
): Promise<readonly Foreign[]> {
  const { other } = bench.evidence;
  const again = pinned.filter(
    ({ owner, repo }, index) => read[index]?.hidden === true && mayRead(settings, bench.at.owner, `${owner}/${repo}`),
  );
  if (other === null || again.length === 0) return read;
  const seen = await readElsewhere(other, again);
  return pinned.flatMap((file, index) => seen[again.indexOf(file)] ?? read[index] ?? []);
}

function unreadLadder(path: string, blob: Blob | undefined, listed: Place | null): Finding {
  if (blob !== undefined && blob.state !== 'absent' && blob.state !== 'text' && listed === null) {
    return finding('ladder-unreadable', { path, line: 1, column: 1 }, { problem: blob.state, bytes: blob.size });
  }
  const problem = blob === undefined || blob.state === 'absent' || blob.state === 'text' ? 'not-found' : 'unreadable';
  return finding('settings-ladder', listed ?? { path, line: 1, column: 1 }, { ladder: path, problem });
}
