/** Brings in what stands beside the competencies: facts of levels, milestones, groups, promotions, forks, notes, tables. */
import type { Node } from 'yaml';
import { noteKinds } from '../../ladder/format/notes.ts';
import { fold } from '../../text/scale.ts';
import type { Context, Part } from './context.ts';
import { entryOf, isEntries, isList, type Entries, type List } from './edit.ts';
import { likeness } from './match.ts';
import { dataOf, LEVEL_KEYS, spaced } from './side.ts';

type Data = Readonly<Record<string, unknown>>;

const PARTS: readonly (readonly [key: string, part: Part])[] = [
  ['forks', 'fork'],
  ['promotions', 'promotion'],
  ['groups', 'group'],
  ...noteKinds.map((key) => [key, 'note'] as const),
  ['tables', 'table'],
];
/** Nobody is shown them, here as little as elsewhere. */
const PRIVATE = 'compensation';

const isData = (value: unknown): value is Data => value instanceof Object && !Array.isArray(value);
const isArray = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** A value in which white space and the order of keys make no difference. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return spaced(value);
  if (isArray(value)) return value.map(plain);
  if (!isData(value)) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, own]) => [key, plain(own)]),
  );
}
const same = (one: unknown, other: unknown): boolean => JSON.stringify(plain(one)) === JSON.stringify(plain(other));

const text = (value: unknown): string =>
  value instanceof Object || value === null || value === undefined
    ? ''
    : spaced(typeof value === 'string' ? value : JSON.stringify(value));

/** By what an item of a list is known again. */
function keyOf(item: unknown): string {
  if (isArray(item)) return text(item[0]);
  if (!isData(item)) return text(item);
  const said = (key: string): string => text(item[key]);
  if (said('from') !== '') return `${said('from')} → ${said('to')}`;
  if (said('id') !== '' || said('to') !== '') return said('id') || said('to');
  // The same may be said of several levels.
  if (said('text') !== '')
    return [said('text'), said('level') || said('competency')].filter((part) => part !== '').join(' · ');
  return said('title') || said('level');
}

/** Something as people read it, in a line. */
function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (isArray(value)) return value.map((one) => shown(one) ?? '').join('; ');
  if (!isData(value)) return text(value);
  const called = ['text', 'title', 'id'].map((key) => value[key]).find((one) => typeof one === 'string');
  return typeof called === 'string' ? spaced(called) : Object.keys(value).join(', ');
}

interface Place {
  readonly part: Part;
  readonly id: string;
  /** Which property, with those around it. */
  readonly path: readonly string[];
}

export class BesideMerge {
  private readonly at: Context;

  constructor(context: Context) {
    this.at = context;
  }

  merge(): void {
    const { at } = this;
    for (const level of at.was.levels) {
      const [mine, theirs] = at.both('levels', level.id);
      if (mine === undefined || theirs === undefined || !isEntries(mine.node)) continue;
      const [was, now] = [this.factsOf('was', level.node), this.factsOf('now', theirs.node)];
      this.entries(mine.node, was, now, { part: 'level', id: mine.id, path: [] });
    }
    for (const [key, part] of PARTS) {
      const [was, now] = (['was', 'now'] as const).map((side) => this.listOf(side, key));
      this.value(at.own.root, key, was, now, { part, id: key, path: [] });
    }
  }

  /** What is said of a level, with the names that levels have in the owner's file. */
  private factsOf(side: 'was' | 'now', node: Node): Data {
    const data = dataOf(node, this.at[side].document);
    return isData(data)
      ? Object.fromEntries(
          Object.entries(data).flatMap(([key, value]) =>
            LEVEL_KEYS.includes(key) ? [[key, this.here(side, value)] as const] : [],
          ),
        )
      : {};
  }

  private listOf(side: 'was' | 'now', key: string): unknown {
    const { root, document } = this.at[side];
    const node = entryOf(root, key)?.value;
    return node == null ? undefined : this.here(side, dataOf(node, document));
  }

  /** The same with the ids that levels and competencies have in the owner's file. */
  private here(side: 'was' | 'now', value: unknown): unknown {
    if (isArray(value)) return value.map((one) => this.here(side, one));
    if (!isData(value)) return value;
    const idOf = (kind: 'levels' | 'competencies', id: unknown): unknown =>
      (typeof id === 'string'
        ? side === 'was'
          ? this.at.matched.own[kind].get(id)
          : this.at.home[kind].get(id)
        : null) ?? id;
    return Object.fromEntries(
      Object.entries(value).map(([key, own]) => [
        key,
        ['level', 'from', 'to', 'at'].includes(key)
          ? idOf('levels', own)
          : key === 'competency'
            ? idOf('competencies', own)
            : key === 'criteria' || key === 'rubric'
              ? own
              : this.here(side, own),
      ]),
    );
  }

  private entries(mine: Entries, was: Data, now: Data, place: Place): void {
    for (const key of new Set([...Object.keys(was), ...Object.keys(now)])) {
      this.value(mine, key, was[key], now[key], { ...place, path: [...place.path, key] });
    }
  }

  /** A value of a map in three forms. */
  private value(map: Entries, key: string, was: unknown, now: unknown, place: Place): void {
    const { edits, own } = this.at;
    const node = entryOf(map, key)?.value ?? null;
    const mine = node === null ? undefined : dataOf(node, own.document);
    const isNamed = isData(mine) && key === 'criteria';
    const [before, after] = (isNamed ? named(was, mine, now) : [was, now]).map((one) =>
      // A criterion that is nothing but its words, of which the owner made more.
      isEntries(node) && typeof one === 'string' ? { text: one } : one,
    );
    if (same(before, after) || same(mine, after)) return;
    if (isData(before) && isData(after) && isEntries(node)) this.entries(node, before, after, place);
    else if (isArray(after) && (before === undefined || isArray(before)) && isList(node))
      this.items(map, key, node, before ?? [], after, place);
    else if (same(mine, before)) {
      if (after === undefined) edits.remove(map, key);
      else if (!this.isAtHome(after)) {
        this.conflict('homeless', { mine, before, after, node }, place);
        return;
      } else edits.set(map, key, this.at.node(after));
      this.change(
        before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
        { before, after, node },
        place,
      );
    } else
      this.conflict(
        after === undefined ? 'gone' : mine === undefined ? 'dropped' : 'both',
        { mine, before, after, node },
        place,
      );
  }

  /** A list, item by item. */
  private items(
    map: Entries,
    name: string,
    list: List,
    was: readonly unknown[],
    now: readonly unknown[],
    place: Place,
  ): void {
    const { edits, own } = this.at;
    const mine = keyed(
      list.items.flatMap((node) => (node === null ? [] : [node])),
      (node) => keyOf(dataOf(node, own.document)),
    );
    const [old, fresh] = [was, now].map((items) => keyed(items, (one) => known(one, list, own.document)));
    if (old === undefined || fresh === undefined) return;
    const again = new Map([...reworded(old, fresh)].map(([key, one]) => [one, key]));
    const ordered = new Map([...fresh].map(([key, one]) => [again.get(one) ?? key, one]));
    const data = new Map([...mine].map(([key, node]) => [key, dataOf(node, own.document)]));
    // What the owner has in other words.
    const yours = new Map(
      [...reworded(old, data)].map(([key, one]) => [key, [...data].find(([, other]) => other === one)?.[0] ?? key]),
    );
    let last: Node | null = null;
    for (const key of new Set([...ordered.keys(), ...old.keys()])) {
      const [before, after, node] = [
        old.get(key),
        ordered.get(key),
        mine.get(key) ?? mine.get(yours.get(key) ?? '') ?? null,
      ];
      const at = { ...place, path: [...place.path, key] };
      if (node !== null) last = after === undefined ? last : node;
      if (same(before, after)) continue;
      const own = node === null ? undefined : dataOf(node, this.at.own.document);
      const said = { mine: own, before, after, node };
      if (before === undefined) {
        if (node !== null) continue;
        if (!this.isAtHome(after)) {
          this.conflict('homeless', said, at);
          continue;
        }
        const item = this.at.node(after);
        edits.insert(list, last ?? list.items.at(-1) ?? null, item);
        last = item;
        this.change('added', said, at);
      } else if (after === undefined) {
        if (node === null) continue;
        if (!same(own, before) || edits.hasComment(node)) this.conflict('gone', said, at);
        else {
          if (list.items.length === 1) edits.remove(map, name);
          else edits.drop(list, node);
          this.change('removed', said, at);
        }
      } else if (node === null) this.conflict('dropped', said, at);
      else if (isEntries(node) && isData(before) && isData(after)) this.entries(node, before, after, at);
      else if (same(own, before)) {
        last = this.at.node(after);
        edits.replace(list, node, last);
        this.change('changed', said, at);
      } else if (!same(own, after)) this.conflict('both', said, at);
    }
  }

  /** Whether all that it names is in the owner's file. */
  private isAtHome(value: unknown): boolean {
    if (isArray(value)) return value.every((one) => this.isAtHome(one));
    if (!isData(value)) return true;
    const { home, own } = this.at;
    const has = (kind: 'levels' | 'competencies', id: unknown): boolean =>
      [...home[kind].values(), ...own[kind].map((one) => one.id)].includes(String(id));
    return Object.entries(value).every(([key, one]) =>
      ['level', 'to', 'at'].includes(key)
        ? has('levels', one)
        : key === 'competency'
          ? has('competencies', one)
          : key === 'criteria' || this.isAtHome(one),
    );
  }

  private change(
    effect: 'added' | 'removed' | 'changed',
    { before, after, node }: { readonly before: unknown; readonly after: unknown; readonly node: Node | null },
    place: Place,
  ): void {
    const isPrivate = place.path.includes(PRIVATE);
    this.at.change({
      ...where(place),
      line: this.at.edits.lineOf(node),
      source: null,
      effect,
      before: isPrivate ? null : shown(before),
      after: isPrivate ? null : shown(after),
    });
  }

  private conflict(
    is: 'both' | 'gone' | 'dropped' | 'homeless',
    said: { readonly mine: unknown; readonly before: unknown; readonly after: unknown; readonly node: Node | null },
    place: Place,
  ): void {
    const isPrivate = place.path.includes(PRIVATE);
    const [yours, was, now] = [said.mine, said.before, said.after].map((one) => (isPrivate ? null : shown(one)));
    this.at.conflict({
      ...where(place),
      line: this.at.edits.lineOf(said.node),
      source: null,
      is,
      yours: yours ?? null,
      was: was ?? null,
      now: now ?? null,
    });
  }
}

function where({ part, id, path }: Place): { readonly part: Part; readonly id: string; readonly of: string | null } {
  // A list of groups is none of them: what is within is called by the group, and a note by its kind.
  const [first, ...rest] = path.map((one) => one.slice(0, 60));
  const [own, of] =
    part === 'level' || part === 'note' || first === undefined
      ? [id, path.map((one) => one.slice(0, 60))]
      : [first, rest];
  return { part, id: own, of: of.length === 0 ? null : of.join(', ') };
}

/** By which key an item stands in the owner's list: its own, or that of the only one of its title. */
function known(item: unknown, list: List, document: Parameters<typeof dataOf>[1]): string {
  const key = keyOf(item);
  if (!isData(item) || typeof item['id'] !== 'string') return key;
  const mine = list.items.map((node) => dataOf(node, document)).filter(isData);
  if (mine.some((one) => keyOf(one) === key)) return key;
  const alike = mine.filter((one) => fold(text(one['title'])) === fold(text(item['title'])));
  const [only] = alike;
  return only !== undefined && alike.length === 1 ? keyOf(only) : key;
}

const textIn = (value: unknown): string => text(isData(value) ? value['text'] : value);

/** Half of the words, and it is the same. */
const ALIKE = 0.5;

/** What is there in other words, by its former key. */
function reworded(was: ReadonlyMap<string, unknown>, now: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  const left = new Set([...was.keys()].filter((key) => !now.has(key)));
  const found = new Map<string, unknown>();
  for (const [key, one] of now) {
    if (was.has(key)) continue;
    const [alike] = [...left]
      .map((old) => ({ old, score: likeness(textIn(was.get(old)), textIn(one)) }))
      .filter(({ score }) => score >= ALIKE)
      .toSorted((a, b) => b.score - a.score);
    if (alike === undefined) continue;
    left.delete(alike.old);
    found.set(alike.old, one);
  }
  return found;
}

/** Items by their keys; what comes again has a number. */
function keyed<T>(items: readonly T[], keyOfOne: (one: T) => string): Map<string, T> {
  const found = new Map<string, T>();
  for (const one of items) {
    const key = keyOfOne(one);
    let own = key;
    for (let n = 2; found.has(own); n += 1) own = `${key} (${n})`;
    found.set(own, one);
  }
  return found;
}

/** Criteria by the names that they have in the owner's file: their names are made of their words, which change. */
function named(was: unknown, mine: Data, now: unknown): readonly [unknown, unknown] {
  if (!isData(was) || !isData(now)) return [was, now];
  const names = new Map<string, string>();
  for (const [name, one] of Object.entries(was)) {
    const own = Object.keys(mine).find(
      (other) => !(other in was) && spaced(textIn(mine[other])) === spaced(textIn(one)),
    );
    names.set(name, name in mine ? name : (own ?? name));
  }
  const again = new Map(
    [...reworded(new Map(Object.entries(was)), new Map(Object.entries(now)))].map(([name, one]) => [one, name]),
  );
  const found = Object.entries(now).map(([name, one]) => {
    const old = again.get(one) ?? name;
    return [names.get(old) ?? old, one] as const;
  });
  return [
    Object.fromEntries(Object.entries(was).map(([name, one]) => [names.get(name) ?? name, one])),
    Object.fromEntries(found),
  ];
}

/** The name of a level that a part of the document's ladder says, as the owner's file has it. */
export const includesHere = (node: Node, context: Context): Node => {
  const data = dataOf(node, context.now.document);
  if (!isData(data) || !isArray(data['includes'])) return context.copy(node, context.now.document);
  const includes = data['includes'].flatMap((one) => {
    const level = isData(one) ? context.home.levels.get(String(one['level'])) : undefined;
    return level === undefined || !isData(one) ? [] : [{ ...one, level }];
  });
  const { includes: _, ...rest } = data;
  return context.node(includes.length === 0 ? rest : { ...rest, includes });
};
