import type { Place } from '../../findings/finding.ts';
import { inherit, openThresholds } from '../inherit.ts';
import type { Criterion } from '../ladder.ts';
import type { Asked } from '../format/gates.ts';
import type { WrittenCriterion } from '../format/criterion.ts';
import type { LadderFile } from '../format/ladder.ts';
import type { WrittenRubric } from '../format/rubric.ts';
import { gateWords } from '../../rubric/gate-words.ts';
import { sha256 } from '../../text/digest.ts';
import { plain } from '../../text/words.ts';
import type { areaFinder } from './areas.ts';
import type { PlacedGroup } from './groups.ts';
import { bareLevel, bucketId, inOrder, levelId, type Where } from './places.ts';
import type { PlacedPromotion } from './promotions.ts';

/** A criterion of a competency as written, with its id and where it stands. */
interface PlacedCriterion {
  readonly id: string;
  readonly level: string;
  readonly competency: string;
  readonly written: WrittenCriterion;
  /** Whether the id comes from the words of a sentence in a list. */
  readonly derived: boolean;
  readonly keys: readonly (string | number)[];
  readonly place: Place;
}

/** An id names so many words of its sentence, and is at most so long: ids are copied by hand. */
const ID_WORDS = 5;
const LONGEST_ID = 80;

/**
 * Gives the sentences of one list their ids: `prefix`, a dot, and their first words. The place in the list has no part
 * in it, so that a sentence put before another does not take over what packets say about that one. The second that
 * begins with the same words ends in `-2`.
 */
export function sentenceIds(prefix: string): (sentence: string) => string {
  const taken = new Map<string, number>();
  return (sentence) => {
    const words = sentence
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? ['sentence'];
    const room = Math.max(8, LONGEST_ID - prefix.length - '.-100'.length);
    const name = words.slice(0, ID_WORDS).join('-').slice(0, room).replace(/-+$/u, '');
    const nth = (taken.get(name) ?? 0) + 1;
    taken.set(name, nth);
    return `${prefix}.${name}${nth === 1 ? '' : `-${nth}`}`;
  };
}

/** Every criterion of the competencies, in no order within a competency. */
export function writtenCriteria(
  file: LadderFile,
  placeOf: (keys: readonly (string | number)[], part?: 'key' | 'value') => Place,
): readonly PlacedCriterion[] {
  return file.competencies.flatMap(({ id: competency, criteria }, index) =>
    Object.entries(criteria ?? {}).flatMap(([level, value]) => {
      const keys: readonly (string | number)[] = ['competencies', index, 'criteria', level];
      const list = Array.isArray(value) ? value : [value];
      const idOf = sentenceIds(`${competency}.${level}`);
      return list.map((entry, position): PlacedCriterion => {
        const listed = Array.isArray(value) && typeof entry === 'string';
        const written = typeof entry === 'string' ? { text: entry, ...(listed && { id: idOf(entry) }) } : entry;
        const own = Array.isArray(value) ? keys.concat(position) : keys;
        return {
          id: written.id ?? `${competency}.${level}`,
          level,
          competency,
          written,
          derived: listed,
          keys: own,
          place: placeOf(own, Array.isArray(value) ? 'value' : 'key'),
        };
      });
    }),
  );
}

export function competencyCriteria(
  file: LadderFile,
  areaNamed: ReturnType<typeof areaFinder>,
  where: Where,
): Criterion[] {
  const levelRubric = new Map(file.levels.map((level) => [levelId(level), bareLevel(level).rubric]));
  const levelWhy = new Map(file.levels.map((level) => [levelId(level), bareLevel(level).why]));
  const competencies = new Map(
    file.competencies.map(({ id, area, rubric, why }) => [id, { above: areaNamed(area)?.rubric, rubric, why }]),
  );
  return inOrder(writtenCriteria(file, where.placeOf), where).map(({ id, level, competency, written, place }) => {
    const owner = competencies.get(competency);
    const layers = [file.rubric, owner?.above, levelRubric.get(level), owner?.rubric];
    return criterion(written, {
      id,
      competency,
      level,
      text: written.text,
      layers,
      place,
      above: [levelWhy.get(level), owner?.why],
    });
  });
}

/** Criteria that belong to a level itself: its milestones, and its groups. */
export function levelCriteria(file: LadderFile, groups: readonly PlacedGroup[], where: Where): Criterion[] {
  const levelRubric = new Map(file.levels.map((level) => [levelId(level), bareLevel(level).rubric]));
  const levelWhy = new Map(file.levels.map((level) => [levelId(level), bareLevel(level).why]));
  const milestones = file.levels.flatMap((written, index) => {
    const { id: level, rubric, why, buckets = [] } = bareLevel(written);
    return buckets.flatMap(({ id, criteria }, position) =>
      Object.entries(criteria).map(([name, own]) => {
        const keys = ['levels', index, 'buckets', position, 'criteria', name];
        const made = criterion(own, {
          id: `${bucketId(level, id)}.${name}`,
          bucket: bucketId(level, id),
          level,
          text: own.text,
          layers: [file.rubric, rubric],
          above: [why],
          place: where.placeOf(keys, 'key'),
        });
        return { made, keys };
      }),
    );
  });
  const grouped = groups.flatMap(({ group, criteria }) =>
    group.level === null
      ? []
      : criteria.map(({ name, written, place, keys }) => {
          const made = criterion(
            { strength: group.strength, ...written },
            {
              id: `${group.id}.${name}`,
              level: group.level ?? '',
              text: written.text,
              layers: [file.rubric, levelRubric.get(group.level ?? '')],
              above: [levelWhy.get(group.level ?? '')],
              place,
            },
          );
          return { made, keys };
        }),
  );
  return inOrder([...milestones, ...grouped], where).map(({ made }) => made);
}

/** What a criterion is made of besides what its owner wrote. */
type Parts = Pick<Criterion, 'id' | 'level' | 'text' | 'place'> &
  Partial<Pick<Criterion, 'competency' | 'promotion' | 'bucket'>> & {
    /** The rubrics above, the widest first. */
    readonly layers: readonly (WrittenRubric | undefined)[];
    /** What is said of the rubrics above. */
    readonly above?: readonly (string | undefined)[];
  };

function criterion(written: Omit<WrittenCriterion, 'id' | 'text'>, parts: Parts): Criterion {
  const { id, level, text, layers, place, competency = null, promotion = null, bucket = null, above = [] } = parts;
  const rubric = inherit([...layers, written.rubric]);
  const {
    strength = 'must',
    facets = [],
    guidance = null,
    examples = [],
    'anti-examples': antiExamples = [],
    prompts = [],
    aliases = [],
    tracks = [],
    from = null,
    until = null,
    since = null,
    was = [],
    why: own,
    before,
  } = written;
  const meaning = { text, strength, rubric: unordered(rubric), ...(facets.length > 0 && { facets }) };
  return {
    id,
    competency,
    promotion,
    group: null,
    bucket,
    level,
    strength,
    text,
    facets,
    guidance,
    examples,
    antiExamples,
    prompts,
    aliases,
    tracks,
    rubric,
    why: [...above, own].flatMap((said) => said ?? []),
    from,
    until,
    before: before === undefined ? null : formerly(written, before, parts),
    since,
    was,
    needsOwner: openThresholds(rubric),
    digest: `sha256:${sha256(canonical(meaning))}`,
    place,
  };
}

/** The criterion as it was: what is not said to have been otherwise was the same. */
function formerly(
  written: Omit<WrittenCriterion, 'id' | 'text'>,
  { text: former, ...otherwise }: NonNullable<WrittenCriterion['before']>,
  parts: Parts,
): Criterion {
  const { before: _, from: __, ...rest } = written;
  const text = former ?? parts.text;
  // Packets may use either text.
  const aliases = text === parts.text ? rest.aliases : [...(rest.aliases ?? []), parts.text];
  const was = rest.was?.filter((one) => one !== text);
  return criterion({ ...rest, ...otherwise, was, aliases }, { ...parts, text });
}

/** A value whose lists are sorted: of a rubric none means anything by its order. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    const own = value.map(unordered);
    return own.toSorted((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, own]) => [key, unordered(own)]))
    : value;
}

/** JSON with sorted keys: the same meaning gives the same text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Criteria of promotions: gates, and those in groups. */
export function promotionCriteria(
  file: LadderFile,
  promotions: readonly PlacedPromotion[],
  groups: readonly PlacedGroup[],
  where: Where,
): Criterion[] {
  const gates = promotions.flatMap(({ promotion, written, index }) =>
    Object.entries(written?.gates ?? {}).flatMap(([name, gate]) => {
      if (gate === undefined) return [];
      const { asks, text, ...stated } = gate;
      // A gate that asks about time or people asks for evidence only where it says so itself.
      const layers = [asks ?? file.rubric];
      const keys = ['promotions', index, 'gates', name];
      const made = criterion(stated, {
        text: text ?? sentence(asks ?? {}),
        id: `${promotion.id}.${name}`,
        promotion: promotion.id,
        level: promotion.to,
        layers,
        place: where.placeOf(keys, 'key'),
      });
      return [{ made, keys }];
    }),
  );
  const targets = new Map(promotions.map(({ promotion }) => [promotion.id, promotion.to]));
  const grouped = groups.flatMap(({ group, criteria }) =>
    group.promotion === null
      ? []
      : criteria.map(({ name, written, place, keys }) => {
          const made = criterion(
            { strength: group.strength, ...written },
            {
              id: `${group.id}.${name}`,
              promotion: group.promotion,
              level: targets.get(group.promotion ?? '') ?? '',
              text: written.text,
              layers: [file.rubric],
              place,
            },
          );
          return { made, keys };
        }),
  );
  return inOrder([...gates, ...grouped], where).map(({ made }) => made);
}

/** "At least 12 months in the level." */
function sentence(asks: Asked): string {
  const words = plain(gateWords(asks)).replaceAll('`', '');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
