/** Levels that stand beside each other, told by their names: by codes, or by what stands in brackets. */
import { fold } from '../text/scale.ts';
import { ALL, levelOf, plainName } from './levels.ts';
import type { LevelSeen, TrackSeen, Understood } from './model.ts';

/** A word for a row of levels: "IC Track", "Career path: Design", "Führungslaufbahn". */
const ROW =
  /(?<!\p{L})(?:tracks?|ladders?|(?:career )?paths?|(?:\p{L}+)?(?:laufbahn|karrierepfad)|fili[eè]re|parcours|trayectoria|trilha|percorso|трек)(?!\p{L})/iu;
const CONTRIBUTORS = /(?<!\p{L})(?:individual contributors?|ICs?)(?!\p{L}|\d)/iu;
const MANAGERS = /(?<!\p{L})(?:management|managers?|managerial|leadership|führung\p{L}*)(?!\p{L})/iu;
/** "Both tracks", "Shared levels": what every track begins with. */
const SHARED =
  /(?<!\p{L})(?:both|all) (?:career )?(?:tracks|paths|ladders)(?!\p{L})|^(?:shared|common|joint) (?:\p{L}+ )?(?:levels?|trunk|tracks?|paths?)$/iu;
/** A text about tracks, and none of them. */
const ABOUT =
  /^(?:how|what|why|when|who|about|from|to|becoming|moving|growing|switching|changing|choosing|comparing|comparison|overview|faqs?|if|for)(?!\p{L})|(?<!\p{L})(?:vs\.?|versus|between|or)(?!\p{L})|->|→/iu;
const LONGEST = 80;

export type Kind = 'contributors' | 'managers' | null;

/** Who a row of levels is for, where its name says so; both: it is about the two of them. */
export const kindOf = (title: string): Kind =>
  CONTRIBUTORS.test(title) ? (MANAGERS.test(title) ? null : 'contributors') : MANAGERS.test(title) ? 'managers' : null;

export const saysShared = (written: string): boolean => SHARED.test(plainName(written));

/** Whether a text can be the name of a row of levels; `said`: it has a word for one. */
export function asTrack(
  written: string,
): { readonly title: string; readonly kind: Kind; readonly said: boolean } | null {
  const title = plainName(written).replace(/\s*:$/u, '');
  if (title === '' || title.length > LONGEST || /[.!?]$/u.test(title) || ABOUT.test(title) || SHARED.test(title))
    return null;
  if (CONTRIBUTORS.test(title) && MANAGERS.test(title)) return null;
  const [kind, said] = [kindOf(title), ROW.test(title)];
  return kind === null && !said ? null : { title: withoutWord(title), kind, said };
}

/** "Individual Contributor (IC) Track" is called so without its last word. */
export const withoutWord = (title: string): string =>
  title.replace(/(?<=\p{L}.*)\s+(?:career )?(?:tracks?|paths?|ladders?|levels)$/iu, '').trim() || title;

/** Short, for ids and beside names that another track has too. */
export const shortOf = (title: string): string => (CONTRIBUTORS.test(title) ? 'IC' : withoutWord(title));

const MANAGER_TITLE = /(?<!\p{L})(?:managers?|management|directors?|heads?|vp|vice president|chief|c[et]o)(?!\p{L})/iu;
const LETTERS = /^([A-Za-z]{1,4})[- ]?(\d{1,2})$/u;
/** What codes of managers begin with; "M" may be "middle" as well. */
const SURE: ReadonlySet<string> = new Set(['EM', 'MGR', 'MG']);

interface Run {
  readonly letters: string;
  readonly levels: readonly LevelSeen[];
  readonly numbers: readonly number[];
}

/** Levels in rows of the same letters, each counted upwards; null: one of them has no such code, or letters come again. */
function runsOf(levels: readonly LevelSeen[]): readonly Run[] | null {
  const runs: { letters: string; levels: LevelSeen[]; numbers: number[] }[] = [];
  for (const level of levels) {
    const [, letters = '', number = ''] = LETTERS.exec(levelOf(level.name).id) ?? [];
    if (letters === '') return null;
    const last = runs.at(-1);
    if (last?.letters !== letters) runs.push({ letters, levels: [level], numbers: [Number(number)] });
    else if (Number(number) <= (last.numbers.at(-1) ?? 0)) return null;
    else {
      last.levels.push(level);
      last.numbers.push(Number(number));
    }
  }
  return new Set(runs.map(({ letters }) => letters)).size === runs.length ? runs : null;
}

/** "IC1" to "IC5" and "M3" to "M6": contributors and managers, beside each other. Null: it is not certain. */
export function tracksByCodes(seen: readonly LevelSeen[]): readonly TrackSeen[] | null {
  const runs = runsOf(seen.filter(({ name }) => !ALL.test(name)));
  const [first, second] = runs ?? [];
  if (first === undefined || second === undefined || runs?.length !== 2) return null;
  if (Math.max(first.levels.length, second.levels.length) < 2) return null;
  const titlesOf = ({ levels }: Run): readonly string[] => levels.flatMap(({ name }) => levelOf(name).title ?? []);
  const manages = (run: Run): boolean =>
    titlesOf(run).length > 0 && titlesOf(run).every((title) => MANAGER_TITLE.test(title));
  const isOf = (run: Run, other: Run): boolean =>
    SURE.has(run.letters) || (run.letters === 'M' && (other.letters === 'IC' || (manages(run) && !manages(other))));
  const isSecond = isOf(second, first);
  if (isSecond === isOf(first, second)) return null;
  return [first, second].map((run) => ({
    title: (run === second) === isSecond ? 'Management' : 'Individual contributor',
    levels: run.levels.map(({ name }) => name),
  }));
}

const BRACKET = /^(.*\S)\s*(?:\(([^()]+)\)|[–—-]\s+([^–—]+))$/u;

/**
 * "Lead Engineer (IC)" and "Lead Engineer (Manager)": every track begins with what stands before them. What follows without
 * such a word is on all of them only where each rank has its branches. Null: it is not certain.
 */
export function tracksByBrackets(levels: readonly LevelSeen[]): Pick<Understood, 'tracks' | 'notes'> | null {
  const marked = levels.map(({ name, line }) => {
    const [, base = '', one = '', other = ''] = BRACKET.exec(name) ?? [];
    const written = one || other;
    const track = written === '' ? null : asTrack(written);
    return { name, line, base: fold(base), title: track?.title ?? null, kind: track?.kind ?? null };
  });
  const own = marked.filter(({ title }) => title !== null);
  const titles = [...new Map(own.map(({ title }) => [fold(title ?? ''), title ?? ''])).values()];
  const kinds = new Set(own.map(({ kind }) => kind));
  if (titles.length !== 2 || !kinds.has('contributors') || !kinds.has('managers')) return null;
  const from = marked.findIndex(({ title }) => title !== null);
  const behind = marked.slice(from).filter(({ title }) => title === null);
  const isEach = own.every(({ base, title }) => own.some((one) => one.base === base && one.title !== title));
  if (behind.length > 0 && !isEach) return null;
  const first = behind[0];
  return {
    tracks: titles.map((title) => ({
      title,
      levels: marked.filter((one) => one.title === null || fold(one.title) === fold(title)).map(({ name }) => name),
    })),
    notes:
      first === undefined
        ? []
        : [
            {
              line: first.line,
              text: `${behind.map(({ name }) => name).join(', ')} ${behind.length === 1 ? 'stands' : 'stand'} above both tracks, ${titles.join(' and ')}, and is on both: take it off the one that does not lead there, under \`tracks\`.`,
            },
          ],
  };
}

/** Two levels that look like branches of one rank: where it is not certain that they are, the owner has to say. */
function branchNotes(levels: readonly LevelSeen[]): Understood['notes'] {
  const base = (name: string): string => fold(name.replace(/\s*\([^)]*\)\s*$/u, ''));
  return levels.flatMap(({ name, line }, index) => {
    const above = levels[index + 1];
    return above !== undefined && name.endsWith(')') && above.name.endsWith(')') && base(name) === base(above.name)
      ? [
          {
            line,
            text: `${name} and ${above.name} look like branches of one rank. Here one stands above the other: give each its track under \`tracks\`.`,
          },
        ]
      : [];
  });
}

/** What was understood, with its tracks where the names of the levels say which there are. */
export function withTracks(found: Understood): Understood {
  if (found.tracks !== undefined) return found;
  const byCodes = tracksByCodes(found.levels);
  if (byCodes !== null) return { ...found, tracks: byCodes };
  const { tracks, notes } = tracksByBrackets(found.levels) ?? { notes: branchNotes(found.levels) };
  return { ...found, ...(tracks !== undefined && { tracks }), notes: [...found.notes, ...notes] };
}

/** Only the levels that an owner names, in their order. */
export const tracksOfLevels = (tracks: readonly TrackSeen[], names: readonly string[]): readonly TrackSeen[] =>
  tracks
    .map(({ title, levels }) => ({ title, levels: names.filter((name) => levels.includes(name)) }))
    .filter(({ levels }) => levels.length > 0);
