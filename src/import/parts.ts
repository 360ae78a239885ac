/** The parts of a ladder file that stand beside its competencies, made of what was understood. */
import { noteKinds } from '../ladder/format/notes.ts';
import { groupBy } from '../text/groups.ts';
import { proposedRules } from './rules.ts';
import { yearsIn } from './beside/amounts.ts';
import type { Asides, Belongs, LevelFacts, Statement } from './model.ts';
import { idOf, nameOf } from './ids.ts';
import { LONGEST, splitAt } from './texts.ts';

const MOST_FACETS = 100;
const MOST_GUIDANCE = 20_000;
const MOST_BUCKETS = 50;
const MOST_GROUPS = 200;
const MOST_PROMOTIONS = 1000;

/** How a level of the document is written in the ladder; null: it has none. */
export type IdOf = (level: string) => string | null;

/** What of a criterion does not depend on where it stands; null: its words are all. */
export function criterionParts(
  { text, details, guidance: explained, example, strength: asked }: Statement,
  levelWords: readonly string[],
): { readonly text: string; readonly more: Readonly<Record<string, unknown>> } {
  const [words, rest] = splitAt(text, LONGEST);
  const parts = [...new Set(details.map((detail) => detail.trim()).filter((detail) => detail !== ''))];
  // What is too long or too much to be a part is kept as guidance: nothing of it is cut off.
  const facets = parts.filter((part) => part.length <= LONGEST).slice(0, MOST_FACETS);
  const guidance = [rest, ...parts.filter((part) => !facets.includes(part)), explained ?? '']
    .filter((part) => part !== '')
    .join('\n\n');
  const strength = example ? 'suggested' : (asked ?? 'must');
  return {
    text: words,
    more: {
      ...(strength !== 'must' && { strength }),
      ...(facets.length > 0 && { facets }),
      ...(guidance !== '' && { guidance: guidance.slice(0, MOST_GUIDANCE) }),
      ...proposedRules(text, levelWords),
    },
  };
}

/** "critical" of "L1-L2.technical.critical". */
const lastOf = (id: string | undefined): string | undefined => id?.split('.').at(-1);

/** Criteria by names of their own. */
function named(of: readonly Statement[], levelWords: readonly string[]): Readonly<Record<string, unknown>> {
  const taken = new Set<string>();
  return Object.fromEntries(
    of.map((statement) => {
      const { text, more } = criterionParts(statement, levelWords);
      const own = lastOf(statement.id);
      const name = own === undefined ? nameOf(text, taken) : idOf(own, taken, 'criterion');
      return [name, Object.keys(more).length === 0 ? text : { text, ...more }];
    }),
  );
}

type Counted<K extends Belongs['in']> = Statement & { readonly of: Extract<Belongs, { readonly in: K }> };

/** Those of a stretch of time, of a group or of a step. */
const countedIn = <K extends Belongs['in']>(statements: readonly Statement[], kind: K): readonly Counted<K>[] =>
  statements.filter((one): one is Counted<K> => one.of?.in === kind);

/** "month-3" of "L1.month-3.onboarding", where the document says that. */
const bucketOf = ([first]: readonly Statement[]): string | undefined => first?.id?.split('.').at(-2);

/** What a level is written with, in front of its rubric and behind it. */
export function levelParts(
  name: string,
  facts: LevelFacts | undefined,
  statements: readonly Statement[],
  levelWords: readonly string[],
): { readonly before: object; readonly behind: object } {
  const { goal, statement, experience, tenure, pay, responsibilities, reach, skills } = facts ?? {};
  const years = experience === undefined ? null : yearsIn(experience);
  const here = statements.filter(({ level }) => level === name);
  const buckets = groupBy(countedIn(here, 'bucket'), (one) => one.of.title);
  const taken = new Set<string>();
  return {
    before: {
      ...(goal !== undefined && { goal }),
      ...(statement !== undefined && { statement }),
      ...(experience !== undefined && { experience }),
      ...(years !== null && { years }),
      ...(tenure !== undefined && { tenure }),
      ...(pay !== undefined && { compensation: pay }),
    },
    behind: {
      ...(responsibilities !== undefined && { responsibilities }),
      ...(reach !== undefined && { reach }),
      ...(skills !== undefined && {
        skills: skills.map(({ title, depth, must, items }) => ({
          title,
          ...(depth !== null && { depth }),
          ...(must && { must }),
          items,
        })),
      }),
      ...(buckets.size > 0 && {
        buckets: [...buckets].slice(0, MOST_BUCKETS).map(([title, of]) => {
          const month = of.flatMap((one) => one.of.month ?? [])[0];
          return {
            id: idOf(bucketOf(of) ?? title, taken, 'milestones'),
            title: title.slice(0, 300),
            ...(month !== undefined && { month }),
            criteria: named(of, levelWords),
          };
        }),
      }),
    },
  };
}

/** Groups of levels: a choice, or what is asked for on leaving. */
export function groupsOf(
  statements: readonly Statement[],
  idOfLevel: IdOf,
  levelWords: readonly string[],
  ids: Set<string>,
): readonly object[] {
  const groups = groupBy(countedIn(statements, 'group'), ({ level, of: { title, rule } }) =>
    JSON.stringify([level, title, rule]),
  );
  return [...groups.values()].slice(0, MOST_GROUPS).flatMap((of) => {
    const [first] = of;
    const level = first === undefined ? null : idOfLevel(first.level);
    if (first === undefined || level === null) return [];
    const { title, rule, id } = first.of;
    return [
      {
        id: idOf(id ?? title, ids, 'group'),
        title: title.slice(0, 300),
        level,
        rule: typeof rule === 'number' ? { 'at-least': Math.min(rule, of.length) } : rule,
        criteria: named(of, levelWords),
      },
    ];
  });
}

/** Promotions of which the document says something. */
export function promotionsOf(
  statements: readonly Statement[],
  steps: Asides['steps'],
  idOfLevel: IdOf,
  levelWords: readonly string[],
): readonly object[] {
  const pairs = new Map<string, { readonly from: string; readonly to: string; readonly of: Counted<'promotion'>[] }>();
  const pairOf = (from: string, to: string) => {
    const key = JSON.stringify([from, to]);
    const own = pairs.get(key) ?? { from, to, of: [] };
    pairs.set(key, own);
    return own;
  };
  for (const one of countedIn(statements, 'promotion')) pairOf(one.level, one.of.to).of.push(one);
  for (const { from, to } of steps) pairOf(from, to);
  return [...pairs.values()].slice(0, MOST_PROMOTIONS).flatMap(({ from: one, to: other, of }) => {
    const [from, to] = [idOfLevel(one), idOfLevel(other)];
    if (from === null || to === null) return [];
    const said = steps.find((step) => step.from === one && step.to === other);
    const taken = new Set<string>();
    const groups = [...groupBy(of, (statement) => statement.of.title)];
    return [
      {
        from,
        to,
        ...(said?.switch === true && { kind: 'switch' }),
        ...(said?.timeline != null && { timeline: said.timeline }),
        ...listed('statistics', said?.statistics),
        ...listed('prepare', said?.prepare),
        ...listed('risks', said?.risks),
        ...(groups.length > 0 && {
          groups: groups.map(([title, own]) => ({
            id: idOf(lastOf(own.flatMap((one) => one.of.id ?? [])[0]) ?? title, taken, 'requirements'),
            title: title.slice(0, 300),
            rule: 'all',
            criteria: named(own, levelWords),
          })),
        }),
      },
    ];
  });
}

const listed = (key: string, texts: readonly string[] | undefined): object =>
  texts === undefined || texts.length === 0 ? {} : { [key]: texts };

export function forksOf(forks: Asides['forks'], idOfLevel: IdOf): readonly object[] {
  const taken = new Set<string>();
  return forks.slice(0, MOST_BUCKETS).flatMap(({ title, at: where, options, try: tries }) => {
    const at = idOfLevel(where);
    const ways = options.flatMap(({ to: other, title: called, pros, cons, fits, prepare }) => {
      const to = idOfLevel(other);
      return to === null
        ? []
        : [
            {
              to,
              title: called.slice(0, 300),
              ...listed('pros', pros),
              ...listed('cons', cons),
              ...listed('fits', fits),
              ...listed('prepare', prepare),
            },
          ];
    });
    return at === null || ways.length < 2
      ? []
      : [{ id: idOf(title, taken, 'fork'), title: title.slice(0, 300), at, options: ways, ...listed('try', tries) }];
  });
}

/** Notes by their kinds, in the order in which a ladder has them. */
export function notesOf(
  notes: Asides['notes'],
  idOfLevel: IdOf,
  idOfCompetency: (title: string) => string | null,
): object {
  return Object.fromEntries(
    noteKinds.flatMap((kind) => {
      const own = notes.filter((note) => note.kind === kind);
      return own.length === 0
        ? []
        : [
            [
              kind,
              own.map(({ text, title, level: at, competency: of, fix }) => {
                const competency = of === null ? null : idOfCompetency(of);
                const level = at === null || competency !== null ? null : idOfLevel(at);
                if (title === null && competency === null && level === null && fix === null) return text;
                return {
                  ...(competency !== null && { competency }),
                  ...(level !== null && { level }),
                  ...(title !== null && { title: title.slice(0, 300) }),
                  text,
                  ...(fix !== null && { fix }),
                };
              }),
            ] as const,
          ];
    }),
  );
}
