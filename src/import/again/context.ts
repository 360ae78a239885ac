/** What merging works on: three ladders, which part is which, and what came of it. */
import { isScalar, visit, type Document, type Node } from 'yaml';
import { fold } from '../../text/scale.ts';
import { rubricsOnALine } from '../ladder.ts';
import { entryOf, isEntries, isList, written, type Edits, type Entries, type List } from './edit.ts';
import { matchSides, type Matched } from './match.ts';
import { cellsOf, type CriterionPart, type NamedPart, type Side } from './side.ts';

export type Part =
  | 'ladder'
  | 'level'
  | 'track'
  | 'area'
  | 'competency'
  | 'criterion'
  | 'group'
  | 'promotion'
  | 'fork'
  | 'note'
  | 'table';

/** A place in the document. */
export interface Origin {
  readonly path: string;
  readonly line: number;
}

interface Where {
  readonly part: Part;
  /** As it is called in the owner's file. */
  readonly id: string;
  /** Which property; null: the whole of it. */
  readonly of: string | null;
  /** In the owner's file, 1-based; null: it does not stand there yet. */
  readonly line: number | null;
  readonly source: Origin | null;
}

/** Something of the document that is brought in. */
export interface Change extends Where {
  readonly effect: 'reworded' | 'added' | 'removed' | 'moved' | 'renamed' | 'changed';
  readonly before: string | null;
  readonly after: string | null;
}

/** Something that the document and the owner changed: the owner's stays. */
export interface Conflict extends Where {
  /**
   * `both`: two changes of the same; `gone`: the document has it no more, and the owner has changed it; `dropped`: the
   * owner removed it, and the document changed it; `homeless`: the owner removed where it belongs.
   */
  readonly is: 'both' | 'gone' | 'dropped' | 'homeless';
  readonly yours: string | null;
  readonly was: string | null;
  readonly now: string | null;
}

export interface Merged {
  readonly text: string;
  readonly changes: readonly Change[];
  readonly conflicts: readonly Conflict[];
  /** How much of what was imported last time the document still has, from 0 to 1. */
  readonly known: number;
}

type Kind = 'levels' | 'areas' | 'competencies';

export class Context {
  readonly was: Side;
  readonly own: Side;
  readonly now: Side;
  readonly edits: Edits;
  readonly matched: { readonly own: Matched; readonly now: Matched };
  readonly changes: Change[] = [];
  readonly conflicts: Conflict[] = [];
  /** By the id in the document's ladder, the id in the owner's. */
  readonly home: Readonly<Record<Kind, Map<string, string>>> = {
    levels: new Map(),
    areas: new Map(),
    competencies: new Map(),
  };
  readonly originOf: (one: CriterionPart) => Origin | null;
  private readonly nodes: Readonly<Record<Kind, Map<string, Node>>>;
  /** What the document has and what was imported had not, nor the owner's file. */
  private readonly fresh: Readonly<Record<Kind, ReadonlySet<string>>>;

  constructor(
    was: Side,
    own: Side,
    now: Side,
    edits: Edits,
    origin: (competency: string, level: string, index: number) => Origin | null,
  ) {
    [this.was, this.own, this.now, this.edits] = [was, own, now, edits];
    this.matched = { own: matchSides(was, own, true), now: matchSides(was, now, false) };
    const nodesOf = (kind: Kind) => new Map(own[kind].map(({ id, node }) => [id, node]));
    this.nodes = { levels: nodesOf('levels'), areas: nodesOf('areas'), competencies: nodesOf('competencies') };
    this.fresh = { levels: this.find('levels'), areas: this.find('areas'), competencies: this.find('competencies') };
    const seen = new Map<string, number>();
    const places = new Map(
      now.criteria.map((one) => {
        const cell = JSON.stringify([one.competency, one.level]);
        const index = seen.get(cell) ?? 0;
        seen.set(cell, index + 1);
        return [one, origin(one.competency, one.level, index)] as const;
      }),
    );
    this.originOf = (one) => places.get(one) ?? null;
  }

  /** Finds where each part of the document is in the owner's file; gives those that are new. */
  private find(kind: Kind): ReadonlySet<string> {
    const { own, now } = this.matched;
    const old = new Map([...now[kind]].map(([one, other]) => [other, one]));
    const taken = new Set(own[kind].values());
    return new Set(
      this.now[kind].flatMap((part) => {
        const was = old.get(part.id);
        const mine =
          was === undefined
            ? // The owner may have put in the same already.
              this.own[kind].find(
                (one) =>
                  !taken.has(one.id) &&
                  (one.id === part.id || fold(one.title ?? one.id) === fold(part.title ?? part.id)),
              )?.id
            : own[kind].get(was);
        if (mine !== undefined) this.home[kind].set(part.id, mine);
        return was === undefined && mine === undefined ? [part.id] : [];
      }),
    );
  }

  /** A part of the last import, as the owner has it now and as the document does. */
  both(kind: Kind, id: string): readonly [NamedPart | undefined, NamedPart | undefined] {
    const { own, now } = this.matched;
    return [
      this.own[kind].find((one) => one.id === own[kind].get(id)),
      this.now[kind].find((one) => one.id === now[kind].get(id)),
    ];
  }

  isNew(kind: Kind, id: string): boolean {
    return this.fresh[kind].has(id);
  }

  nodeOf(kind: Kind, id: string): Node | null {
    return this.nodes[kind].get(id) ?? null;
  }

  renewed(kind: Kind, id: string, node: Node): void {
    this.nodes[kind].set(id, node);
  }

  /** Something new has its place. */
  settle(kind: Kind, id: string, { id: own, node }: Pick<NamedPart, 'id' | 'node'>): void {
    this.home[kind].set(id, own);
    this.nodes[kind].set(own, node);
  }

  change(one: Change): void {
    this.changes.push(one);
  }

  conflict(one: Conflict): void {
    this.conflicts.push(one);
  }

  /** A value as a part of the owner's file. */
  node(value: unknown): Node {
    const node = this.own.document.createNode(value);
    rubricsOnALine(node);
    return node;
  }

  copy(node: Node, document: Document): Node {
    return this.node(isScalar(node) ? written(node) : node.toJS(document));
  }

  tracks(): readonly { readonly node: Entries; readonly list: List; readonly levels: readonly string[] }[] {
    const tracks = entryOf(this.own.root, 'tracks')?.value;
    return (isList(tracks) ? tracks.items : []).flatMap((node) => {
      const list = isEntries(node) ? entryOf(node, 'levels')?.value : null;
      return isEntries(node) && isList(list)
        ? [{ node, list, levels: list.items.map((item) => written(item) ?? '') }]
        : [];
    });
  }

  areaName(side: 'was' | 'now', id: string | null): string | null {
    return id === null ? null : (this[side].areas.find((one) => one.id === id)?.title ?? id);
  }

  /** What a competency of the owner's file says to be in an area of the document. */
  areaHere(id: string): string {
    return this.home.areas.get(id) ?? this.areaName('now', id) ?? id;
  }

  hasCriteria(competency: Node): boolean {
    return (cellsOf(competency)?.items.length ?? 0) > 0;
  }

  /** Whether something else in the file names it. */
  isNamed(kind: Kind | 'criteria', { id, node }: Pick<NamedPart, 'id' | 'node'>): boolean {
    const idOf = (one: Node): unknown => (isEntries(one) ? entryOf(one, 'id')?.value : one);
    const onTracks = kind === 'levels' ? this.tracks().flatMap(({ list }) => list.items) : [];
    // An area may be called as a competency is: that does not name it.
    const others = [this.own.levels, this.own.areas, this.own.competencies].flat().map((one) => idOf(one.node));
    const allowed = new Set<unknown>([idOf(node), ...others, ...onTracks]);
    let found = false;
    visit(this.own.document, {
      Scalar: (_, one) => {
        if (written(one) !== id || allowed.has(one)) return;
        found = true;
        return visit.BREAK;
      },
    });
    return found;
  }

  known(): number {
    const { now } = this.matched;
    return this.was.criteria.length === 0 ? 1 : now.criteria.size / this.was.criteria.length;
  }
}
