/** What every check of lint looks at, and how it says where. */
import type { Finding, Place } from '../../findings/finding.ts';
import { requiredCriteria } from '../graph.ts';
import type { Criterion, Ladder, Promotion } from '../ladder.ts';
import type { LadderFile } from '../format/ladder.ts';
import type { Written } from '../read.ts';

export type Keys = readonly (string | number)[];
type PlaceOf = (keyPath: Keys, part?: 'key' | 'value') => Place;

/** A ladder without errors, as written and as resolved. */
export interface Linting {
  readonly file: LadderFile;
  readonly ladder: Ladder;
  /** The ladder that it stands on, as that is by itself. */
  readonly base: Ladder | null;
  readonly placeOf: PlaceOf;
  /** Every text that readers of the ladder are shown, with its key path; no pay, no rubric, nothing retired. */
  readonly texts: readonly { readonly keys: Keys; readonly text: string }[];
  /** Where `part` stands in the text that begins at a place; that place itself where it is not found. */
  readonly placeIn: (place: Place, part: string) => Place;
  /** Where a key path below a criterion stands, or the nearest that does: `since`, `rubric.items`. */
  readonly placeBelow: (criterion: Criterion, keys: Keys) => Place;
  /** Where its text stands. */
  readonly textPlace: (criterion: Criterion) => Place;
}

export type Check = (linting: Linting) => readonly Finding[];

/** @param sources the text of each file, by its path */
export function linting(
  ladder: Ladder,
  { file, data, placeOf }: Written,
  base: Ladder | null,
  sources: ReadonlyMap<string, string>,
): Linting {
  const texts = textsIn(data, []);
  const at = ({ path, line, column }: Place): string => `${path}:${line}:${column}`;
  const owners = new Map(
    texts.flatMap(({ keys }) => {
      const own = keys.at(-1) === 'text' ? keys.slice(0, -1) : keys;
      return (['key', 'value'] as const).map(
        (part) => [at(placeOf(own, part)), { own, place: placeOf(keys) }] as const,
      );
    }),
  );
  const lines = new Map([...sources].map(([path, source]) => [path, source.split('\n')]));
  const ownerOf = ({ place }: Criterion) => owners.get(at(place));
  return {
    file,
    ladder,
    base,
    placeOf,
    texts,
    placeBelow: (criterion, keys) => {
      const owner = ownerOf(criterion);
      return owner === undefined ? criterion.place : placeOf([...owner.own, ...keys]);
    },
    textPlace: (criterion) => ownerOf(criterion)?.place ?? criterion.place,
    placeIn: (place, part) => {
      const own = lines.get(place.path) ?? [];
      const end = Math.min(own.length, place.line + MOST_LINES);
      for (let line = place.line; line <= end; line += 1) {
        const column = (own[line - 1] ?? '').indexOf(part, line === place.line ? place.column - 1 : 0);
        if (column >= 0) return { ...place, line, column: column + 1 };
      }
      return place;
    },
  };
}

/** A text of more lines than this is not searched to its end. */
const MOST_LINES = 200;

/** Keys under which nothing stands that readers are shown. */
const NOT_SHOWN = new Set(['compensation', 'rubric', 'retired', 'was', 'schema', 'version']);

function textsIn(data: unknown, keys: Keys): { readonly keys: Keys; readonly text: string }[] {
  if (typeof data === 'string') return [{ keys, text: data }];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, inner]: [string, unknown]) =>
    NOT_SHOWN.has(key) ? [] : textsIn(inner, [...keys, Array.isArray(data) ? Number(key) : key]),
  );
}

/** A promotion on one of the tracks that it leads up, with what is required there. */
export interface Step {
  readonly promotion: Promotion;
  readonly track: string;
  readonly required: readonly Criterion[];
  /** The track, where the promotion is on several; null where naming it would add nothing. */
  readonly apart: string | null;
  readonly place: Place;
}

/** Every promotion, once for each track that it leads up. */
export function steps({ file, ladder, placeOf }: Linting): readonly Step[] {
  return ladder.promotions.flatMap((promotion) => {
    const tracks = tracksOf(ladder, promotion);
    return tracks.map((track) => ({
      promotion,
      track,
      required: requiredCriteria(ladder, promotion, track),
      apart: tracks.length > 1 ? track : null,
      place: promotionPlace(file, promotion, track, placeOf),
    }));
  });
}

function tracksOf(ladder: Ladder, { track, from, to, kind }: Promotion): readonly string[] {
  if (track !== null) return [track];
  const holding = ladder.tracks.filter(({ levels }) => levels.includes(to));
  const own = holding.filter(({ levels }) =>
    kind === 'switch' ? !levels.includes(from) : levels.includes(from) && levels.indexOf(from) < levels.indexOf(to),
  );
  return (own.length > 0 ? own : holding).map(({ id }) => id);
}

/** Where a promotion is declared; where a track or `requires` implies it, there. */
function promotionPlace(
  file: LadderFile,
  { from, to, track, declared }: Promotion,
  on: string,
  placeOf: PlaceOf,
): Place {
  if (declared)
    return placeOf([
      'promotions',
      (file.promotions ?? []).findIndex(
        (written) => written.from === from && written.to === to && (written.track ?? null) === track,
      ),
    ]);
  const index = file.tracks.findIndex(({ id }) => id === on);
  const levels = file.tracks[index]?.levels ?? [];
  const position = levels.indexOf(to);
  if (levels[position - 1] === from) return placeOf(['tracks', index, 'levels', position]);
  const entry = file.levels.findIndex((level) => typeof level !== 'string' && level.id === to);
  const level = file.levels[entry];
  return placeOf(['levels', entry, 'requires', typeof level === 'object' ? (level.requires ?? []).indexOf(from) : 0]);
}

/** Where a level is declared. */
export const levelPlace = (file: LadderFile, level: string, placeOf: PlaceOf): Place => {
  const index = file.levels.findIndex((written) => (typeof written === 'string' ? written : written.id) === level);
  return placeOf(['levels', index, 'id']);
};
