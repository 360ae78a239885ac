/** Imports again after the owner's edits: what changed in the document is brought into the ladder, the edits stay. */
import type { Node } from 'yaml';
import { fold } from '../../text/scale.ts';
import { BesideMerge, includesHere } from './beside.ts';
import { Criteria } from './criteria.ts';
import { Edits, entryOf, isEntries, isList, written, type List } from './edit.ts';
import { Context, type Merged, type Origin, type Part } from './context.ts';
import { hasSeveral, Tracks } from './tracks.ts';
import { comparable, dataOf, LEVEL_KEYS, sameText, sideOf, type NamedPart } from './side.ts';

/**
 * Three ladders: what the import wrote last time, what its owner made of it, and what the document says now. Null: one of
 * them is no ladder at all. Pure.
 * @param origin where in the document a criterion stands: ids of competency and level as now imported, and its place
 */
export function mergeLadder(
  { base, mine, theirs }: { readonly base: string; readonly mine: string; readonly theirs: string },
  origin: (competency: string, level: string, index: number) => Origin | null,
): Merged | null {
  const [was, own, now] = [base, mine, theirs].map(sideOf);
  if (!was || !own || !now) return null;
  const edits = new Edits(mine, own.document);
  const context = new Context(was, own, now, edits, origin);
  new Merge(context).run();
  return { text: edits.text(), changes: context.changes, conflicts: context.conflicts, known: context.known() };
}

type Kind = 'levels' | 'areas' | 'competencies';
const PART: Readonly<Record<Kind, Part>> = { levels: 'level', areas: 'area', competencies: 'competency' };

class Merge {
  private readonly at: Context;

  constructor(context: Context) {
    this.at = context;
  }

  run(): void {
    const { at } = this;
    this.ladderTitle();
    const isSeveral = hasSeveral(at.was, at.now);
    const inOrder = !isSeveral && this.order();
    for (const kind of ['levels', 'areas', 'competencies'] as const) this.titles(kind);
    this.newLevels(inOrder);
    if (isSeveral) new Tracks(at).merge();
    this.newAreas();
    this.areasOfCompetencies();
    new Criteria(at).merge();
    new BesideMerge(at).merge();
    this.gone('competencies');
    this.gone('areas');
    this.gone('levels');
  }

  private ladderTitle(): void {
    const { was, own, now, edits } = this.at;
    this.name('ladder', 'ladder', { was: was.title, own: own.title, now: now.title }, own.root, (title) => {
      edits.set(own.root, 'title', title, ['schema', 'id', 'version']);
    });
  }

  /** A title that three ladders give to one part. */
  private name(
    part: Part,
    id: string,
    { was, own, now }: { readonly was: string | null; readonly own: string | null; readonly now: string | null },
    node: Node,
    set: (title: Node) => void,
  ): void {
    if (now === null || sameText(was, now) || sameText(own, now)) return;
    const { edits } = this.at;
    const said = { part, id, of: 'title', line: edits.lineOf(node), source: null };
    if (!sameText(was, own)) return this.at.conflict({ ...said, is: 'both', yours: own, was, now });
    set(this.at.node(now));
    this.at.change({ ...said, effect: 'renamed', before: was, after: now });
  }

  private titles(kind: Kind): void {
    const { was, own, edits } = this.at;
    for (const one of was[kind]) {
      const [mine, theirs] = this.at.both(kind, one.id);
      if (mine === undefined || theirs === undefined) continue;
      const list = entryOf(own.root, kind)?.value;
      this.name(
        PART[kind],
        mine.id,
        { was: one.title ?? one.id, own: calledAs(mine, one), now: theirs.title ?? theirs.id },
        mine.node,
        (title) => {
          if (isEntries(mine.node)) edits.set(mine.node, 'title', title, ['id']);
          else if (isList(list)) {
            const node = this.at.node({ id: mine.id, title: written(title) });
            edits.replace(list, mine.node, node);
            this.at.renewed(kind, mine.id, node);
          }
        },
      );
    }
  }

  private areasOfCompetencies(): void {
    const { was, edits, matched } = this.at;
    for (const one of was.competencies) {
      const [mine, theirs] = this.at.both('competencies', one.id);
      if (mine === undefined || theirs === undefined || !isEntries(mine.node)) continue;
      const kept = one.area === null ? null : (matched.now.areas.get(one.area) ?? null);
      if (kept === theirs.area) continue;
      const [before, after] = [this.at.areaName('was', one.area), this.at.areaName('now', theirs.area)];
      const said = {
        part: 'competency',
        id: mine.id,
        of: 'area',
        line: edits.lineOf(mine.node),
        source: null,
      } as const;
      const mineWas = one.area === null ? null : (matched.own.areas.get(one.area) ?? one.area);
      const mineNow = theirs.area === null ? null : this.at.areaHere(theirs.area);
      if (mine.area === mineNow) continue;
      if (mine.area !== mineWas) {
        this.at.conflict({ ...said, is: 'both', yours: mine.area, was: before, now: after });
        continue;
      }
      if (mineNow === null) edits.remove(mine.node, 'area');
      else edits.set(mine.node, 'area', this.at.node(mineNow), ['id', 'title', 'aliases']);
      this.at.change({ ...said, effect: 'changed', before, after });
    }
  }

  /** The order of the levels, which their track says. Whether new ones go by that of the document. */
  private order(): boolean {
    const { was, own, now, matched, edits } = this.at;
    const common = was.levels.filter(({ id }) => matched.now.levels.has(id));
    const ids = common.flatMap(({ id }) => matched.now.levels.get(id) ?? []);
    const sorted = now.levels.map(({ id }) => id).filter((id) => ids.includes(id));
    if (sorted.every((id, index) => id === ids[index])) return true;
    const here = (id: string): string => this.at.home.levels.get(id) ?? id;
    const [before, after] = [ids.map(here), sorted.map(here)];
    for (const { node, levels } of this.at.tracks()) {
      if (levels.join('\n') !== before.join('\n') || common.length !== was.levels.length) continue;
      const line = edits.lineOf(node);
      edits.set(node, 'levels', this.at.node(after));
      const said = {
        part: 'track',
        id: written(entryOf(node, 'id')?.value) ?? '',
        of: 'levels',
        source: null,
      } as const;
      this.at.change({ ...said, line, effect: 'changed', before: before.join(', '), after: after.join(', ') });
      return ids.length === now.levels.length;
    }
    const [first] = this.at.tracks();
    const yours = first?.levels.join(', ') ?? null;
    if (first?.levels.join('\n') !== after.join('\n'))
      this.at.conflict({
        part: 'track',
        id: written(first === undefined ? null : entryOf(first.node, 'id')?.value) ?? own.title ?? 'main',
        of: 'levels',
        is: 'both',
        yours,
        was: before.join(', '),
        now: after.join(', '),
        line: edits.lineOf(first?.node),
        source: null,
      });
    return true;
  }

  private newLevels(onTrack: boolean): void {
    const { own, now, edits } = this.at;
    const list = entryOf(own.root, 'levels')?.value;
    for (const [index, level] of now.levels.entries()) {
      if (!this.at.isNew('levels', level.id) || !isList(list)) continue;
      const below = now.levels.slice(0, index).findLast(({ id }) => this.at.home.levels.has(id));
      const before = below === undefined ? null : (this.at.home.levels.get(below.id) ?? null);
      const node = includesHere(level.node, this.at);
      edits.insert(list, before === null ? null : this.at.nodeOf('levels', before), node);
      this.at.settle('levels', level.id, { ...level, node });
      this.at.change({
        part: 'level',
        id: level.id,
        of: null,
        effect: 'added',
        before: null,
        after: level.title ?? level.id,
        line: null,
        source: null,
      });
      if (onTrack) this.putOnTrack(level.id, before, now.levels.slice(index + 1));
    }
  }

  /** Behind the level below it, on the first track that has that one; else in front of the next one. */
  private putOnTrack(id: string, below: string | null, above: readonly NamedPart[]): void {
    const { edits } = this.at;
    const next = above.flatMap((one) => this.at.home.levels.get(one.id) ?? [])[0];
    for (const { list } of this.at.tracks()) {
      const names = list.items.map(written);
      const at = below === null ? -1 : names.indexOf(below);
      const to = at >= 0 ? at : next === undefined ? -2 : names.indexOf(next) - 1;
      if (to < -1 || (at < 0 && next !== undefined && !names.includes(next))) continue;
      edits.insert(list, list.items[to] ?? null, this.at.node(id));
      return;
    }
    this.at.conflict({
      part: 'level',
      id,
      of: 'tracks',
      is: 'homeless',
      yours: null,
      was: null,
      now: id,
      line: null,
      source: null,
    });
  }

  private newAreas(): void {
    const { own, now, edits } = this.at;
    const list = entryOf(own.root, 'areas')?.value;
    for (const [index, area] of now.areas.entries()) {
      // Where no list of areas is kept, competencies name them by their titles.
      if (!this.at.isNew('areas', area.id) || !isList(list)) continue;
      const before = now.areas
        .slice(0, index)
        .flatMap(({ id }) => this.at.home.areas.get(id) ?? [])
        .at(-1);
      const node = this.at.copy(area.node, now.document);
      edits.insert(list, before === undefined ? null : this.at.nodeOf('areas', before), node);
      this.at.settle('areas', area.id, { ...area, node });
      const said = { part: 'area', id: area.id, of: null, line: null, source: null } as const;
      this.at.change({ ...said, effect: 'added', before: null, after: area.title ?? area.id });
    }
  }

  /** What the document has no more, and nobody made anything of. */
  private gone(kind: Kind): void {
    const { was, own, matched, edits } = this.at;
    const list = entryOf(own.root, kind)?.value;
    for (const one of was[kind]) {
      const id = matched.own[kind].get(one.id);
      const mine = own[kind].find((part) => part.id === id);
      if (matched.now[kind].has(one.id) || mine === undefined || !isList(list)) continue;
      const said = { part: PART[kind], id: mine.id, of: null, line: edits.lineOf(mine.node), source: null };
      if (kind === 'competencies' && this.at.hasCriteria(mine.node)) continue;
      if (!this.isUntouched(kind, one, mine) || this.at.isNamed(kind, mine) || list.items.length === 1) {
        this.at.conflict({ ...said, is: 'gone', yours: mine.title ?? mine.id, was: one.title ?? one.id, now: null });
        continue;
      }
      if (kind === 'levels') this.offTracks(mine.id);
      edits.drop(list, mine.node);
      this.at.change({ ...said, effect: 'removed', before: mine.title ?? mine.id, after: null });
    }
  }

  private offTracks(id: string): void {
    for (const { list } of this.at.tracks()) {
      const item = list.items.find((one) => written(one) === id);
      if (item != null) this.at.edits.drop(list, item);
    }
  }

  private isUntouched(kind: Kind, was: NamedPart, mine: NamedPart): boolean {
    const { was: base, own, edits } = this.at;
    const rubrics = [was, mine].map(({ node }, index) => {
      const document = index === 0 ? base.document : own.document;
      return isEntries(node)
        ? ['rubric', 'why', ...LEVEL_KEYS].map((key) =>
            comparable(new Map([[key, dataOf(entryOf(node, key)?.value, document)]]), key),
          )
        : ['rubric', 'why', ...LEVEL_KEYS].map(() => 'null');
    });
    return (
      mine.own.length === 0 &&
      sameText(was.title, mine.title) &&
      JSON.stringify(rubrics[0]) === JSON.stringify(rubrics[1]) &&
      !edits.hasComment(mine.node) &&
      (kind !== 'levels' || this.at.tracks().every(({ list }) => staysLong(list, mine.id)))
    );
  }
}

/** Whether a track has levels left without this one. */
const staysLong = (list: List, id: string): boolean => list.items.some((item) => written(item) !== id);

/** A title; where it is called by its id alone, a changed id is no changed title. */
const calledAs = (mine: NamedPart, was: NamedPart): string =>
  mine.title ?? (was.title === null || fold(mine.id) === fold(was.title) ? (was.title ?? was.id) : mine.id);
