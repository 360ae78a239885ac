/** Brings criteria in: their words, rules and parts, new ones, and those that the document has no more. */
import { Document, isScalar, type Node } from 'yaml';
import { groupBy } from '../../text/groups.ts';
import { ID } from '../../ladder/format/parts.ts';
import { criterionId } from '../ladder.ts';
import { idOf } from '../texts.ts';
import type { Change, Conflict, Context } from './context.ts';
import { entry, entryOf, isEntries, isList, written, type Entries, type Entry, type List } from './edit.ts';
import { cellsOf, comparable, FIELDS, sameText, spaced, type CriterionPart, type NamedPart } from './side.ts';

/** A value that is taken over; null: it goes away. */
type Taken = ReadonlyMap<string, unknown>;

/** The order in which a criterion's keys are written. */
const KEYS = ['id', ...FIELDS.slice(0, 4), 'rubric', 'why'] as const;

/** A value as people read it. */
const shown = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : typeof value === 'string'
      ? spaced(value)
      : new Document(value).toString({ collectionStyle: 'flow', lineWidth: 0 }).trim();

export class Criteria {
  private readonly at: Context;
  private readonly ids: Set<string>;
  /** Where a criterion of the owner's file stands now. */
  private readonly nodes = new Map<CriterionPart, Node>();
  private readonly takes = new Map<CriterionPart, Taken>();
  /** Criteria of the owner's file that go away, and how that is told. */
  private readonly leaving = new Map<CriterionPart, { readonly was: CriterionPart; readonly change: Change }>();
  /** Criteria of the document that are to be put in. */
  private readonly coming = new Set<CriterionPart>();

  constructor(context: Context) {
    this.at = context;
    this.ids = new Set([...context.own.criteria, ...context.own.competencies].map(({ id }) => id));
  }

  merge(): void {
    const { was, own, now, matched } = this.at;
    const known = new Set(matched.now.criteria.values());
    for (const one of was.criteria) {
      const [mine, theirs] = [matched.own.criteria.get(one), matched.now.criteria.get(one)];
      if (mine !== undefined && theirs !== undefined) this.both(one, mine, theirs);
      else if (mine !== undefined) this.gone(one, mine);
      else if (theirs !== undefined) this.dropped(one, theirs);
    }
    const mineFromImport = new Set(matched.own.criteria.values());
    for (const one of now.criteria)
      // Who put in the same already has it.
      if (
        !known.has(one) &&
        !own.criteria.some((mine) => !mineFromImport.has(mine) && this.isAt(one, mine) && sameText(mine.text, one.text))
      )
        this.coming.add(one);
    this.keepCommented();
    this.putIn();
    for (const [mine, taken] of this.takes) this.apply(mine, taken);
    for (const [mine, { change }] of this.leaving) {
      this.takeOut(mine);
      this.at.change(change);
    }
  }

  private isAt(theirs: CriterionPart, mine: CriterionPart): boolean {
    const { home } = this.at;
    return home.competencies.get(theirs.competency) === mine.competency && home.levels.get(theirs.level) === mine.level;
  }

  private said(mine: CriterionPart | null, theirs: CriterionPart | null) {
    return {
      part: 'criterion',
      line: mine === null ? null : this.at.edits.lineOf(mine.node),
      source: theirs === null ? null : this.at.originOf(theirs),
    } as const;
  }

  private conflict(is: Conflict['is'], id: string, of: string | null, more: Omit<Conflict, 'is' | 'id' | 'of'>): void {
    this.at.conflict({ is, id, of, ...more });
  }

  private both(was: CriterionPart, mine: CriterionPart, theirs: CriterionPart): void {
    if (this.isMoved(was, theirs) && !this.isAt(theirs, mine)) {
      const place = ({ competency, level }: CriterionPart): string => `${competency}, ${level}`;
      const moved = { of: 'place', before: place(was), after: place(theirs) };
      if (this.isUntouched(was, mine)) {
        this.leaving.set(mine, { was, change: { ...this.said(mine, theirs), id: mine.id, effect: 'moved', ...moved } });
        this.coming.add(theirs);
        return;
      }
      const { before: from, after: to } = moved;
      this.conflict('both', mine.id, 'place', { ...this.said(mine, theirs), yours: place(mine), was: from, now: to });
    }
    const taken = new Map<string, unknown>();
    for (const key of keysOf(was, theirs)) {
      const [before, here, after] = [was, mine, theirs].map(({ values }) => comparable(values, key));
      if (before === after || here === after) continue;
      const said = { ...this.said(mine, theirs), id: mine.id, of: key };
      const values = [was, mine, theirs].map((one) => shown(one.values.get(key)));
      const [old = null, yours = null, now = null] = values;
      if (before !== here) {
        this.at.conflict({ ...said, is: 'both', yours, was: old, now });
        continue;
      }
      taken.set(key, theirs.values.get(key) ?? null);
      this.at.change({ ...said, effect: key === 'text' ? 'reworded' : 'changed', before: old, after: now });
    }
    if (taken.size > 0) this.takes.set(mine, taken);
  }

  /** Whether the document has it at another place than it had. */
  private isMoved(was: CriterionPart, theirs: CriterionPart): boolean {
    const { now } = this.at.matched;
    return now.levels.get(was.level) !== theirs.level || now.competencies.get(was.competency) !== theirs.competency;
  }

  private isUntouched(was: CriterionPart, mine: CriterionPart): boolean {
    const { edits, matched } = this.at;
    const pair = isList(mine.cell.value) ? null : mine.cell;
    return (
      mine.own.length === 0 &&
      keysOf(was, mine).every((key) => comparable(was.values, key) === comparable(mine.values, key)) &&
      matched.own.levels.get(was.level) === mine.level &&
      matched.own.competencies.get(was.competency) === mine.competency &&
      !edits.hasComment(mine.node, pair) &&
      !this.at.isNamed('criteria', mine)
    );
  }

  /** The document has it no more. */
  private gone(was: CriterionPart, mine: CriterionPart): void {
    if (!this.isUntouched(was, mine)) {
      this.kept(was, mine);
      return;
    }
    const said = { ...this.said(mine, null), id: mine.id, of: null } as const;
    this.leaving.set(mine, { was, change: { ...said, effect: 'removed', before: spaced(mine.text), after: null } });
  }

  /** A comment of the owner above criteria that all go away keeps them. */
  private keepCommented(): void {
    const { own, edits } = this.at;
    const keep = (all: readonly CriterionPart[], node: Node | null | undefined, pair: Entry | undefined): void => {
      if (node == null || pair === undefined || !all.every((one) => this.leaving.has(one))) return;
      if ([...this.coming].some((theirs) => all.some((mine) => this.isAt(theirs, mine)))) return;
      if (!edits.hasComment(node, pair)) return;
      for (const one of all) {
        const said = this.leaving.get(one);
        this.leaving.delete(one);
        if (said === undefined) continue;
        const moved = this.at.matched.now.criteria.get(said.was);
        if (moved !== undefined) this.coming.delete(moved);
        this.kept(said.was, one);
      }
    };
    for (const [cell, all] of groupBy(own.criteria, (one) => one.cell)) keep(all, cell.value, cell);
    for (const [id, all] of groupBy(own.criteria, ({ competency }) => competency)) {
      const node = this.at.nodeOf('competencies', id);
      const pair = isEntries(node) ? entryOf(node, 'criteria') : undefined;
      keep(all, pair?.value, pair);
    }
  }

  private kept(was: CriterionPart, mine: CriterionPart): void {
    const said = { ...this.said(mine, null), id: mine.id, of: null, yours: spaced(mine.text) };
    this.at.conflict({ ...said, is: 'gone', was: spaced(was.text), now: null });
  }

  /** The owner has it no more: what the document changed of it is told. */
  private dropped(was: CriterionPart, theirs: CriterionPart): void {
    const same =
      !this.isMoved(was, theirs) &&
      keysOf(was, theirs).every((key) => comparable(was.values, key) === comparable(theirs.values, key));
    if (!same)
      this.conflict('dropped', was.id, null, {
        ...this.said(null, theirs),
        yours: null,
        was: spaced(was.text),
        now: spaced(theirs.text),
      });
  }

  private apply(mine: CriterionPart, taken: Taken): void {
    const { edits } = this.at;
    const node = this.nodes.get(mine) ?? mine.node;
    // It was printed anew with what is taken over.
    if (node !== mine.node) return;
    const { cell } = mine;
    const cells = this.cells(mine.competency);
    if (isScalar(node)) {
      const onlyText = [...taken.keys()].every((key) => key === 'text');
      const list = isList(cell.value) ? cell.value : null;
      const fresh =
        onlyText && list === null
          ? this.at.node(taken.get('text'))
          : list === null
            ? this.at.node(valueOf(mine, taken, false))
            : this.withOwnId(mine, this.at.node(valueOf(mine, taken, true)));
      this.nodes.set(mine, fresh);
      if (list !== null) edits.replace(list, node, fresh);
      else if (cells !== null) edits.set(cells, mine.level, fresh);
      return;
    }
    if (!isEntries(node)) return;
    const rules: [string, unknown][] = [];
    for (const [key, value] of taken) {
      if (key.startsWith('rubric.')) rules.push([key.slice('rubric.'.length), value]);
      else if (value === null) edits.remove(node, key);
      else
        edits.set(
          node,
          key,
          this.at.node(value),
          KEYS.slice(
            0,
            KEYS.findIndex((one) => one === key),
          ),
        );
    }
    if (rules.length > 0) this.applyRules(node, rules);
  }

  private applyRules(node: Entries, rules: readonly (readonly [string, unknown])[]): void {
    const { edits } = this.at;
    const rubric = entryOf(node, 'rubric')?.value;
    const kept = isEntries(rubric) ? rubric.items.map((pair) => written(pair.key) ?? '') : [];
    const goes = new Set(rules.flatMap(([rule, value]) => (value === null ? [rule] : [])));
    const comes = rules.filter(([, value]) => value !== null);
    if (comes.length === 0 && kept.every((rule) => goes.has(rule))) edits.remove(node, 'rubric');
    else if (!isEntries(rubric)) edits.set(node, 'rubric', this.at.node(Object.fromEntries(comes)), KEYS.slice(0, 5));
    else {
      for (const [rule, value] of comes) edits.set(rubric, rule, this.at.node(value));
      for (const rule of goes) edits.remove(rubric, rule);
    }
  }

  /** The criteria of a competency of the owner's file, by level. */
  private cells(competency: string): Entries | null {
    const node = this.at.nodeOf('competencies', competency);
    return node === null ? null : cellsOf(node);
  }

  private putIn(): void {
    const byCompetency = groupBy(this.at.now.criteria, ({ competency }) => competency);
    for (const [id, all] of byCompetency) {
      const coming = all.filter((one) => this.coming.has(one));
      if (coming.length === 0) continue;
      const part = this.at.now.competencies.find((one) => one.id === id);
      const home = this.at.home.competencies.get(id);
      if (part !== undefined && this.at.isNew('competencies', id)) this.newCompetency(part, coming);
      else if (home === undefined) for (const one of coming) this.homeless(one, 'competency');
      else
        for (const [level, list] of groupBy(coming, (one) => one.level))
          this.putInCell(
            home,
            level,
            list,
            all.filter((one) => one.level === level),
          );
    }
  }

  /** What the owner removed takes nothing up. */
  private homeless(one: CriterionPart, of: 'competency' | 'level'): void {
    const now = spaced(one.text);
    this.conflict('homeless', one.id, of, { ...this.said(null, one), yours: null, was: null, now });
  }

  private added(id: string, one: CriterionPart): void {
    const after = spaced(one.text);
    this.at.change({ ...this.said(null, one), id, of: null, effect: 'added', before: null, after });
  }

  private newCompetency(part: NamedPart, coming: readonly CriterionPart[]): void {
    const { own, now, edits, home } = this.at;
    const list = entryOf(own.root, 'competencies')?.value;
    if (!isList(list)) return;
    const id = idOf(part.id, this.ids, 'competency');
    const cells = new Map<string, unknown>();
    for (const [level, all] of groupBy(coming, (one) => one.level)) {
      const here = home.levels.get(level);
      if (here === undefined) for (const one of all) this.homeless(one, 'level');
      else cells.set(here, this.cellOf(id, here, all));
    }
    const node = this.at.node({
      id,
      title: part.title ?? part.id,
      ...(part.area !== null && { area: this.at.areaHere(part.area) }),
      ...(cells.size > 0 && { criteria: Object.fromEntries(cells) }),
    });
    const index = now.competencies.indexOf(part);
    const before = now.competencies
      .slice(0, index)
      .flatMap((one) => home.competencies.get(one.id) ?? [])
      .at(-1);
    this.at.settle('competencies', part.id, { id, node });
    edits.insert(list, before === undefined ? null : this.at.nodeOf('competencies', before), node);
    const said = { part: 'competency', id, of: null, line: null, source: null } as const;
    this.at.change({ ...said, effect: 'added', before: null, after: part.title ?? part.id });
  }

  /** What is written for a level that has nothing yet. */
  private cellOf(competency: string, level: string, list: readonly CriterionPart[]): unknown {
    const [only, ...others] = list;
    const id = `${competency}.${level}`;
    if (only === undefined || others.length > 0 || this.ids.has(id))
      return list.map((one) => this.withId(competency, level, one));
    this.ids.add(id);
    this.added(id, only);
    return valueOf({ ...only, id }, new Map(), false);
  }

  private withId(competency: string, level: string, one: CriterionPart): unknown {
    // Ids of one competency are told apart by their ends, as the import does.
    const id = this.free(criterionId(competency, level, one.text, new Set()));
    this.added(id, one);
    return valueOf({ ...one, id }, new Map(), true);
  }

  private putInCell(
    competency: string,
    level: string,
    coming: readonly CriterionPart[],
    all: readonly CriterionPart[],
  ): void {
    const { own, edits, home } = this.at;
    const here = home.levels.get(level);
    const node = this.at.nodeOf('competencies', competency);
    if (here === undefined || !isEntries(node)) {
      for (const one of coming) this.homeless(one, 'level');
      return;
    }
    const cells = cellsOf(node);
    const cell = cells === null ? undefined : entryOf(cells, here);
    if (cells === null) {
      edits.remove(node, 'criteria');
      edits.set(node, 'criteria', this.at.node({ [here]: this.cellOf(competency, here, coming) }));
    } else if (cell?.value == null) {
      if (cell !== undefined) edits.remove(cells, here);
      const order = this.at.now.levels.flatMap(({ id }) => home.levels.get(id) ?? []);
      const lower = [...own.levels.map(({ id }) => id), ...order.slice(0, order.indexOf(here))];
      const below = own.levels.some(({ id }) => id === here)
        ? lower.slice(0, lower.indexOf(here))
        : order.slice(0, order.indexOf(here));
      edits.set(cells, here, this.at.node(this.cellOf(competency, here, coming)), below.length > 0 ? below : ['']);
    } else if (isList(cell.value)) this.putInList(cell.value, competency, here, all);
    else this.makeList(cells, cell, competency, here, all);
  }

  /** Each behind the one that the document has above it. */
  private putInList(list: List, competency: string, level: string, all: readonly CriterionPart[]): void {
    let above: Node | null = null;
    for (const one of all) {
      if (this.coming.has(one)) {
        const node: Node = this.at.node(this.withId(competency, level, one));
        this.at.edits.insert(list, above, node);
        above = node;
      } else above = this.nodeIn(list, one) ?? above;
    }
  }

  /** Where a criterion of the document stands in a list of the owner's file. */
  private nodeIn(list: List, theirs: CriterionPart): Node | null {
    const { now, own } = this.at.matched;
    const was = [...now.criteria].find(([, other]) => other === theirs)?.[0];
    const mine = was === undefined ? undefined : own.criteria.get(was);
    const node = mine === undefined ? undefined : (this.nodes.get(mine) ?? mine.node);
    return node !== undefined && list.items.includes(node) ? node : null;
  }

  /** One criterion becomes several: the one that is there keeps its id. */
  private makeList(
    cells: Entries,
    cell: Entry,
    competency: string,
    level: string,
    all: readonly CriterionPart[],
  ): void {
    const mine = this.at.own.criteria.find((one) => one.cell === cell);
    if (mine === undefined) return;
    const taken = this.takes.get(mine) ?? new Map<string, unknown>();
    if (isEntries(mine.node)) this.apply(mine, taken);
    const kept = this.withOwnId(mine, isEntries(mine.node) ? mine.node : this.at.node(valueOf(mine, taken, true)));
    this.nodes.set(mine, kept);
    this.takes.delete(mine);
    const list = this.at.node([]);
    if (!isList(list)) return;
    list.items.push(kept);
    const was = [...this.at.matched.own.criteria].find(([, other]) => other === mine)?.[0];
    const place = was === undefined ? -1 : all.indexOf(this.at.matched.now.criteria.get(was) ?? mine);
    for (const [index, one] of all.entries()) {
      if (!this.coming.has(one)) continue;
      const node = this.at.node(this.withId(competency, level, one));
      if (index < place) list.items.splice(list.items.indexOf(kept), 0, node);
      else list.items.push(node);
    }
    this.at.edits.set(cells, level, list);
  }

  /** Writes the id that it had beside its level alone; one that cannot be written stays as another name. */
  private withOwnId(mine: CriterionPart, node: Node): Node {
    if (!isEntries(node)) return node;
    const known = entryOf(node, 'id');
    if (known !== undefined && node === mine.node) return node;
    const id = ID.test(mine.id) ? mine.id : this.free(mine.id.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80));
    if (known === undefined) node.items.unshift(entry('id', this.at.node(id)));
    else known.value = this.at.node(id);
    if (id === mine.id) return node;
    const aliases = entryOf(node, 'aliases')?.value;
    if (isList(aliases)) aliases.items.push(this.at.node(mine.id));
    else node.items.splice(1, 0, entry('aliases', this.at.node([mine.id])));
    const said = { ...this.said(mine, null), id: mine.id, of: 'id', before: mine.id, after: id };
    this.at.change({ ...said, effect: 'renamed' });
    return node;
  }

  /** An id that nothing else has. */
  private free(base: string): string {
    let id = base;
    for (let n = 2; this.ids.has(id); n += 1) id = `${base}-${n}`;
    this.ids.add(id);
    return id;
  }

  private takeOut(mine: CriterionPart): void {
    const { edits } = this.at;
    const node = this.nodes.get(mine) ?? mine.node;
    const competency = this.at.nodeOf('competencies', mine.competency);
    const cells = this.cells(mine.competency);
    const list = cells === null ? null : entryOf(cells, mine.level)?.value;
    if (cells === null || !isEntries(competency)) return;
    if (isList(list) && list.items.length > 1) edits.drop(list, node);
    else if (cells.items.length > 1) edits.remove(cells, mine.level);
    else edits.remove(competency, 'criteria');
  }
}

const keysOf = (...parts: readonly CriterionPart[]): readonly string[] =>
  [...new Set(parts.flatMap(({ values }) => [...values.keys()]))].filter(
    (key) => key.startsWith('rubric.') || FIELDS.some((field) => field === key),
  );

/** A criterion as it is written: a text alone where it has nothing else. */
function valueOf({ id, values }: Pick<CriterionPart, 'id' | 'values'>, taken: Taken, withId: boolean): unknown {
  const all = new Map([...values, ...taken]);
  const rules = [...all].flatMap(([key, value]) =>
    key.startsWith('rubric.') && value !== null ? [[key.slice('rubric.'.length), value] as const] : [],
  );
  const whole: Record<string, unknown> = {
    ...(withId && { id }),
    ...Object.fromEntries(FIELDS.slice(0, 4).flatMap((key) => (all.get(key) == null ? [] : [[key, all.get(key)]]))),
    ...(rules.length > 0 && { rubric: Object.fromEntries(rules) }),
    ...(all.get('why') != null && { why: all.get('why') }),
  };
  return Object.keys(whole).length === 1 ? whole['text'] : whole;
}
