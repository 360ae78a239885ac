/** Brings in which levels stand on which track, where the document has or had several. */
import type { Node } from 'yaml';
import { fold } from '../../text/scale.ts';
import type { Context } from './context.ts';
import { entryOf, isEntries, isList, written, type Entries, type List } from './edit.ts';
import { sameText, type Side } from './side.ts';

interface Track {
  readonly id: string;
  readonly title: string | null;
  /** Ids in the owner's file. */
  readonly levels: readonly string[];
  readonly node: Entries;
  readonly list: List;
}

/** The tracks of a ladder; levels that the owner's file does not have are left out. */
function tracksIn({ root }: Side, home: (id: string) => string | undefined): readonly Track[] {
  const tracks = entryOf(root, 'tracks')?.value;
  return (isList(tracks) ? tracks.items : []).flatMap((node): Track[] => {
    const list = isEntries(node) ? entryOf(node, 'levels')?.value : null;
    if (!isEntries(node) || !isList(list)) return [];
    const levels = list.items.flatMap((item) => home(written(item) ?? '') ?? []);
    const textOf = (key: string): string | null => written(entryOf(node, key)?.value);
    return [{ id: textOf('id') ?? '', title: textOf('title'), levels, node, list }];
  });
}

/** Whether a document has or had more than one track. */
export const hasSeveral = (...sides: readonly Side[]): boolean =>
  sides.some((side) => tracksIn(side, (id) => id).length > 1);

/** Which track of one ladder is which of another: by id, else by title, else by the levels of both. */
function pairs(some: readonly Track[], others: readonly Track[]): ReadonlyMap<Track, Track> {
  const found = new Map<Track, Track>();
  const shared = (one: Track, other: Track): number => one.levels.filter((id) => other.levels.includes(id)).length;
  const isFree = (one: Track, other: Track): boolean => !found.has(one) && ![...found.values()].includes(other);
  const take = (fits: (one: Track, other: Track) => boolean): void => {
    for (const one of some)
      for (const other of others) if (isFree(one, other) && fits(one, other)) found.set(one, other);
  };
  take((one, other) => one.id === other.id);
  take((one, other) => one.title !== null && other.title !== null && fold(one.title) === fold(other.title));
  const scored = some
    .flatMap((one) => others.map((other) => ({ one, other, score: shared(one, other) })))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  for (const { one, other } of scored) if (isFree(one, other)) found.set(one, other);
  return found;
}

const isSame = (one: readonly string[], other: readonly string[]): boolean => one.join('\n') === other.join('\n');

/** To be called when new levels have their place, and before those that are gone lose theirs. */
export class Tracks {
  private readonly at: Context;

  constructor(context: Context) {
    this.at = context;
  }

  merge(): void {
    const { at } = this;
    const was = tracksIn(at.was, (id) => at.matched.own.levels.get(id));
    const now = tracksIn(at.now, (id) => at.home.levels.get(id));
    const own = tracksIn(at.own, (id) => id);
    const [toNow, toOwn] = [pairs(was, now), pairs(was, own)];
    const fromNow = new Map([...toNow].map(([one, other]) => [other, one]));
    const apart = pairs(
      now.filter((track) => !fromNow.has(track)),
      own.filter((track) => ![...toOwn.values()].includes(track)),
    );
    for (const one of now) {
      const before = fromNow.get(one);
      const mine = before === undefined ? apart.get(one) : toOwn.get(before);
      if (before === undefined && mine === undefined) this.add(one);
      else if (before !== undefined && mine !== undefined) this.bring(before, mine, one);
    }
    for (const one of was) {
      const mine = toOwn.get(one);
      if (mine !== undefined && !toNow.has(one)) this.drop(one, mine);
    }
    const placed = new Set(at.tracks().flatMap(({ levels }) => levels));
    for (const { id } of at.now.levels) {
      const here = at.home.levels.get(id) ?? id;
      if (!at.isNew('levels', id) || placed.has(here)) continue;
      const said = { part: 'level', id, of: 'tracks', is: 'homeless', line: null, source: null } as const;
      at.conflict({ ...said, yours: null, was: null, now: id });
    }
  }

  /** A track that the document had not. */
  private add({ id, title, levels }: Track): void {
    const { own, edits } = this.at;
    const list = entryOf(own.root, 'tracks')?.value;
    if (!isList(list) || levels.length === 0) return;
    const taken = new Set(tracksIn(own, (level) => level).map((track) => track.id));
    let free = id;
    for (let n = 2; taken.has(free); n += 1) free = `${id}-${n}`;
    const node = this.at.node({ id: free, ...(title !== null && { title }), levels });
    edits.insert(list, list.items.at(-1) ?? null, node);
    const said = { part: 'track', id: free, of: null, line: null, source: null } as const;
    this.at.change({ ...said, effect: 'added', before: null, after: `${title ?? free}: ${levels.join(', ')}` });
  }

  private bring(was: Track, mine: Track, now: Track): void {
    const { at } = this;
    const said = { part: 'track', id: mine.id, line: at.edits.lineOf(mine.node), source: null } as const;
    this.title(was, mine, now);
    const [old, next] = [was, now].map(({ levels }, index) =>
      levels.filter((id) => (index === 0 ? now : was).levels.includes(id)),
    );
    const isTurned = !isSame(old ?? [], next ?? []);
    if (isTurned && !isSame(mine.levels, now.levels)) {
      const [before, after] = [mine.levels.join(', '), now.levels.join(', ')];
      if (isSame(mine.levels, was.levels)) {
        at.edits.set(mine.node, 'levels', at.node(now.levels));
        at.change({ ...said, of: 'levels', effect: 'changed', before, after });
      } else at.conflict({ ...said, of: 'levels', is: 'both', yours: before, was: was.levels.join(', '), now: after });
      return;
    }
    const items: (Node | null)[] = [...mine.list.items];
    const isHere = (id: string): boolean => items.some((item) => written(item) === id);
    // What is new altogether is told as a level.
    let isTold = false;
    for (const [index, id] of now.levels.entries()) {
      if (was.levels.includes(id) || isHere(id)) continue;
      const below = now.levels.slice(0, index).findLast(isHere);
      const behind = items.find((item) => written(item) === below) ?? null;
      const node = at.node(id);
      at.edits.insert(mine.list, behind, node);
      items.splice(items.indexOf(behind) + 1, 0, node);
      isTold ||= !at.now.levels.some((level) => at.home.levels.get(level.id) === id && at.isNew('levels', level.id));
    }
    const kept = new Set(at.home.levels.values());
    for (const id of was.levels) {
      const item = items.find((one) => written(one) === id);
      if (now.levels.includes(id) || !kept.has(id) || item == null || items.length < 2) continue;
      at.edits.drop(mine.list, item);
      items.splice(items.indexOf(item), 1);
      isTold = true;
    }
    const after = items.map((item) => written(item) ?? '').join(', ');
    if (isTold) at.change({ ...said, of: 'levels', effect: 'changed', before: mine.levels.join(', '), after });
  }

  private title(was: Track, mine: Track, now: Track): void {
    const { at } = this;
    if (now.title === null || sameText(was.title, now.title) || sameText(mine.title, now.title)) return;
    const said = { part: 'track', id: mine.id, of: 'title', line: at.edits.lineOf(mine.node), source: null } as const;
    if (!sameText(was.title, mine.title))
      return at.conflict({ ...said, is: 'both', yours: mine.title, was: was.title, now: now.title });
    at.edits.set(mine.node, 'title', at.node(now.title), ['id']);
    at.change({ ...said, effect: 'renamed', before: was.title, after: now.title });
  }

  /** A track that the document has no more. */
  private drop(was: Track, mine: Track): void {
    const { own, edits } = this.at;
    const list = entryOf(own.root, 'tracks')?.value;
    const said = { part: 'track', id: mine.id, of: null, line: edits.lineOf(mine.node), source: null } as const;
    const before = `${mine.title ?? mine.id}: ${mine.levels.join(', ')}`;
    const isUntouched =
      isSame(was.levels, mine.levels) && sameText(was.title, mine.title) && !edits.hasComment(mine.node);
    if (!isList(list) || list.items.length < 2 || !isUntouched)
      return this.at.conflict({ ...said, is: 'gone', yours: before, was: before, now: null });
    edits.drop(list, mine.node);
    this.at.change({ ...said, effect: 'removed', before, after: null });
  }
}
