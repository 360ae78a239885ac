/** From a ladder file as written to the ladder as it is used. */
import { sha256 } from '../digest.ts';
import type { Place } from '../findings/finding.ts';
import type { Rubric } from '../rubric/rubric.ts';
import { rubricWords } from '../rubric/words.ts';
import { normalise } from '../suggest.ts';
import { inherit } from './inherit.ts';
import type { Area, Criterion, Decide, Ladder, Level, Promotion, Track } from './ladder.ts';
import type { LadderFile, WrittenCriterion, WrittenLevel, WrittenPromotion, WrittenRubric } from './schema.ts';

type PlaceOf = (keyPath: readonly PropertyKey[], part?: 'key' | 'value') => Place;

/** Where the file lies, and the digest of its bytes. */
interface Origin {
  readonly path: string;
  readonly digest: string;
  readonly placeOf: PlaceOf;
}

/** Resolves the file. References to things that are not declared are kept as written; `check.ts` reports them. */
export function resolve(file: LadderFile, { path, digest, placeOf }: Origin): Ladder {
  const areas = areasOf(file);
  const areaNamed = areaFinder(areas);
  const promotions = promotionsOf(file);
  return {
    path, digest,
    id: file.id, version: file.version, title: file.title,
    scopes: file.scopes ?? [],
    roles: file.roles ?? [],
    levels: file.levels.map(levelOf),
    tracks: file.tracks.map(({ id, title, levels }): Track => ({ id, title: title ?? id, levels })),
    areas: areas.map(({ id, title }): Area => ({ id, title })),
    competencies: file.competencies.map(({ id, title, aliases, area }) => ({ id, title, aliases: aliases ?? [], area: areaNamed(area)?.id ?? null })),
    criteria: [...competencyCriteria(file, areaNamed, placeOf), ...gateCriteria(file, promotions, placeOf)],
    promotions: promotions.map(({ promotion }) => promotion),
  };
}

export const levelId = (level: WrittenLevel): string => (typeof level === 'string' ? level : level.id);

function levelOf(level: WrittenLevel): Level {
  if (typeof level === 'string') return { id: level, titles: [], aliases: [], includes: [] };
  const titles = [...(level.title === undefined ? [] : [level.title]), ...(level.titles ?? [])];
  return { id: level.id, titles: [...new Set(titles)], aliases: level.aliases ?? [], includes: level.includes ?? [] };
}

interface WrittenArea extends Area {
  readonly rubric?: WrittenRubric | undefined;
}

/** The areas that are listed; where none are, those that competencies name. */
export function areasOf(file: LadderFile): readonly WrittenArea[] {
  if (file.areas !== undefined) return file.areas;
  const named = new Map<string, WrittenArea>();
  for (const { area } of file.competencies) {
    if (area !== undefined && !named.has(slug(area))) named.set(slug(area), { id: slug(area), title: area });
  }
  return [...named.values()];
}

/** Finds the area of an id or title. */
export function areaFinder(areas: readonly WrittenArea[]): (name: string | undefined) => WrittenArea | null {
  // Backwards, so that the first of two that share a name has it.
  const backwards = areas.toReversed();
  const ids = new Map(backwards.map((area) => [area.id, area]));
  const titles = new Map(backwards.map((area) => [normalise(area.title), area]));
  return (name) => (name === undefined ? null : (ids.get(name) ?? titles.get(normalise(name)) ?? ids.get(slug(name)) ?? null));
}

const slug = (title: string): string => normalise(title).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/gu, '') || 'area';

/** A criterion of a competency as written, with its id and where it stands. */
interface PlacedCriterion {
  readonly id: string;
  readonly level: string;
  readonly competency: string;
  readonly written: WrittenCriterion;
  readonly keys: readonly PropertyKey[];
  readonly place: Place;
}

/** Every criterion of the competencies, in file order. */
export function writtenCriteria(file: LadderFile, placeOf: PlaceOf): readonly PlacedCriterion[] {
  const found = file.competencies.flatMap(({ id: competency, criteria }, index) =>
    Object.entries(criteria ?? {}).flatMap(([level, value]) => {
      const keys: readonly PropertyKey[] = ['competencies', index, 'criteria', level];
      const list = typeof value === 'string' ? [{ text: value }] : Array.isArray(value) ? value : [value];
      return list.map((written, position): PlacedCriterion => {
        const own = Array.isArray(value) ? keys.concat(position) : keys;
        return { id: written.id ?? `${competency}.${level}`, level, competency, written, keys: own, place: placeOf(own, Array.isArray(value) ? 'value' : 'key') };
      });
    }),
  );
  return found.sort(inFileOrder);
}

/** Records do not keep the order of a file: keys like `4` come first. */
const inFileOrder = (a: { readonly place: Place }, b: { readonly place: Place }): number => a.place.line - b.place.line || a.place.column - b.place.column;

function competencyCriteria(file: LadderFile, areaNamed: ReturnType<typeof areaFinder>, placeOf: PlaceOf): Criterion[] {
  const levelRubric = new Map(file.levels.map((level) => [levelId(level), typeof level === 'string' ? undefined : level.rubric]));
  const competencies = new Map(file.competencies.map(({ id, area, rubric }) => [id, { above: areaNamed(area)?.rubric, rubric }]));
  return writtenCriteria(file, placeOf).map(({ id, level, competency, written, place }) => {
    const owner = competencies.get(competency);
    const rubric = inherit([file.rubric, owner?.above, levelRubric.get(level), owner?.rubric, written.rubric]);
    return criterion({ ...written, id, competency, promotion: null, level, rubric, place });
  });
}

/** What a criterion is made of; what a file may leave out has its default here. */
type Parts = Pick<Criterion, 'id' | 'competency' | 'promotion' | 'level' | 'text' | 'place'> &
  Pick<WrittenCriterion, 'strength' | 'guidance' | 'aliases' | 'tracks' | 'from'> & { readonly rubric: Rubric };

function criterion({ id, competency, promotion, level, text, place, rubric, strength = 'must', guidance, aliases, tracks, from }: Parts): Criterion {
  return {
    id, competency, promotion, level, strength, text,
    guidance: guidance ?? null,
    aliases: aliases ?? [],
    tracks: tracks ?? [],
    rubric,
    from: from ?? null,
    digest: `sha256:${sha256(canonical({ text, strength, rubric }))}`,
    place,
  };
}

/** JSON with sorted keys: the same meaning gives the same text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

const NO_DECISION: Decide = { should: 'open', partial: 0 };

interface PlacedPromotion {
  readonly promotion: Promotion;
  readonly written: WrittenPromotion | null;
  /** Its position in the file, or -1. */
  readonly index: number;
}

/** Along each track, neighbours first; then what else is declared. */
function promotionsOf(file: LadderFile): readonly PlacedPromotion[] {
  const found: PlacedPromotion[] = [];
  const seen = new Set<number | string>();
  const once = (key: number | string): boolean => {
    const first = !seen.has(key);
    seen.add(key);
    return first;
  };
  const stepOf = (from: string, to: string): string => `${from}\n${to}`;
  const steps = new Map<string, { readonly written: WrittenPromotion; readonly index: number }[]>();
  file.promotions?.forEach((written, index) => {
    const step = stepOf(written.from, written.to);
    const same = steps.get(step);
    if (same === undefined) steps.set(step, [{ written, index }]);
    else same.push({ written, index });
  });
  const add = (written: WrittenPromotion, index: number): void => {
    const { from, to, track = null } = written;
    const alone = steps.get(stepOf(from, to))?.length === 1;
    if (once(index)) found.push({ written, index, promotion: { id: promotionId(from, to, alone ? null : track), from, to, track, decide: decideOf(written), declared: true } });
  };
  for (const track of file.tracks) {
    track.levels.forEach((to, position) => {
      const from = track.levels[position - 1];
      if (from === undefined) return;
      const same = steps.get(stepOf(from, to)) ?? [];
      const here = same.filter(({ written }) => written.track === undefined || written.track === track.id);
      for (const { written, index } of here) add(written, index);
      const only = same.length === 0 ? null : track.id;
      if (here.length > 0 || (only === null && !once(stepOf(from, to)))) return;
      found.push({ written: null, index: -1, promotion: { id: promotionId(from, to, only), from, to, track: only, decide: NO_DECISION, declared: false } });
    });
  }
  file.promotions?.forEach(add);
  return found;
}

const promotionId = (from: string, to: string, track: string | null): string => `${track === null ? '' : `${track}.`}${from}-${to}`;

const decideOf = ({ decide }: WrittenPromotion): Decide => ({ should: decide?.should ?? NO_DECISION.should, partial: decide?.partial?.max ?? NO_DECISION.partial });

function gateCriteria(file: LadderFile, promotions: readonly PlacedPromotion[], placeOf: PlaceOf): Criterion[] {
  const gates = promotions.flatMap(({ promotion, written, index }) =>
    Object.entries(written?.gates ?? {}).flatMap(([name, gate]) => {
      if (gate === undefined) return [];
      const { asks, rubric: own, text, ...stated } = gate;
      // A gate that asks about time or people asks for evidence only where it says so itself.
      const rubric = asks === null ? inherit([file.rubric, own]) : inherit([asks, own]);
      return [criterion({ ...stated, text: text ?? sentence(rubric), id: `${promotion.id}.${name}`, competency: null, promotion: promotion.id, level: promotion.to, rubric, place: placeOf(['promotions', index, 'gates', name], 'key') })];
    }),
  );
  return gates.sort(inFileOrder);
}

/** "At least 12 months in the level." */
function sentence(rubric: Rubric): string {
  const words = rubricWords(rubric).map((phrase) => phrase.map((piece) => (typeof piece === 'string' ? piece : piece.code)).join('')).join('; ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
