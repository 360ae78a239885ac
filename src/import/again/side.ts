/** A ladder file as the import writes them, taken apart: what is compared, and where it stands. */
import { isScalar, type Document, type Node } from 'yaml';
import { sentenceIds } from '../../ladder/resolve/criteria.ts';
import { entryOf, isEntries, isList, parseFile, written, type Entries, type Entry, type List } from './edit.ts';

/** What the import writes of a criterion, beside its rubric. */
export const FIELDS = ['text', 'strength', 'facets', 'guidance', 'why'] as const;

const OF_IMPORT: ReadonlySet<string> = new Set(['id', 'rubric', ...FIELDS]);

export interface CriterionPart {
  /** As packets name it. */
  readonly id: string;
  readonly competency: string;
  readonly level: string;
  readonly text: string;
  /** By field, or `rubric.RULE`: the value as JSON; null: it is not there. */
  readonly values: ReadonlyMap<string, unknown>;
  /** Keys that no import writes. */
  readonly own: readonly string[];
  readonly node: Node;
  /** The entry of its level. */
  readonly cell: Entry;
}

export interface NamedPart {
  readonly id: string;
  /** Null: it is called as its id. */
  readonly title: string | null;
  /** Of a competency, as it is written there. */
  readonly area: string | null;
  readonly own: readonly string[];
  readonly node: Node;
}

/** One of the three files. */
export interface Side {
  readonly document: Document.Parsed;
  readonly root: Entries;
  readonly title: string | null;
  readonly levels: readonly NamedPart[];
  readonly areas: readonly NamedPart[];
  readonly competencies: readonly NamedPart[];
  readonly criteria: readonly CriterionPart[];
}

const itemsOf = (node: unknown): readonly Node[] =>
  isList(node) ? node.items.flatMap((item) => (item === null ? [] : [item])) : [];

const listOf = (root: Entries, key: string): readonly Node[] => itemsOf(entryOf(root, key)?.value);

/** What a node holds, as data. */
export const dataOf = (node: Node | null | undefined, document: Document): unknown =>
  node === null || node === undefined ? null : isScalar(node) ? written(node) : node.toJS(document);

const textOf = (node: unknown, key: string): string | null =>
  isEntries(node) ? written(entryOf(node, key)?.value) : null;

/** White space is no difference: lines are broken anew. */
export const spaced = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export const sameText = (one: string | null, other: string | null): boolean =>
  (one === null ? null : spaced(one)) === (other === null ? null : spaced(other));

/** What the import writes of a level beside its names and its rubric. */
export const LEVEL_KEYS: readonly string[] = [
  'titles',
  'aliases',
  'includes',
  'requires',
  'goal',
  'statement',
  'experience',
  'years',
  'tenure',
  'compensation',
  'responsibilities',
  'reach',
  'skills',
  'buckets',
];

const KNOWN: Readonly<Record<'levels' | 'areas' | 'competencies', readonly string[]>> = {
  // What a level's rubric is, the import proposes by its place among the levels; no document says it.
  levels: ['id', 'title', 'rubric', 'why', ...LEVEL_KEYS],
  areas: ['id', 'title'],
  competencies: ['id', 'title', 'area', 'criteria'],
};

function named(root: Entries, key: keyof typeof KNOWN): NamedPart[] {
  return listOf(root, key).flatMap((node): NamedPart[] => {
    const id = isEntries(node) ? textOf(node, 'id') : written(node);
    if (id === null) return [];
    const keys = isEntries(node) ? node.items.map((pair) => written(pair.key) ?? '') : [];
    return [
      {
        id,
        title: textOf(node, 'title'),
        area: textOf(node, 'area'),
        own: keys.filter((one) => !KNOWN[key].includes(one)),
        node,
      },
    ];
  });
}

/** Takes a ladder apart that can be read as one; null: it is no map. */
export function sideOf(text: string): Side | null {
  const document = parseFile(text);
  const root = document.contents;
  if (!isEntries(root)) return null;
  return {
    document,
    root,
    title: textOf(root, 'title'),
    levels: named(root, 'levels'),
    areas: named(root, 'areas'),
    competencies: named(root, 'competencies'),
    criteria: named(root, 'competencies').flatMap(({ id, node }) => criteriaOf(id, node, document)),
  };
}

/** The entries of a competency by level. */
export function cellsOf(competency: Node): Entries | null {
  const cells = isEntries(competency) ? entryOf(competency, 'criteria')?.value : null;
  return isEntries(cells) ? cells : null;
}

function criteriaOf(competency: string, node: Node, document: Document): CriterionPart[] {
  return (cellsOf(node)?.items ?? []).flatMap((cell) => {
    const level = written(cell.key) ?? '';
    const list: List | null = isList(cell.value) ? cell.value : null;
    const idOf = sentenceIds(`${competency}.${level}`);
    return (list === null ? [cell.value] : itemsOf(list)).flatMap((item): CriterionPart[] => {
      const values = valuesOf(item, document);
      const text = values.get('text');
      if (item === null || typeof text !== 'string') return [];
      const id = textOf(item, 'id') ?? (list !== null && isScalar(item) ? idOf(text) : `${competency}.${level}`);
      const keys = isEntries(item) ? item.items.map((pair) => written(pair.key) ?? '') : [];
      return [
        { id, competency, level, text, values, own: keys.filter((one) => !OF_IMPORT.has(one)), node: item, cell },
      ];
    });
  });
}

function valuesOf(item: Node | null, document: Document): Map<string, unknown> {
  if (!isEntries(item)) return new Map([['text', written(item)]]);
  const values = new Map<string, unknown>();
  for (const pair of item.items) {
    const key = written(pair.key) ?? '';
    if (key === 'rubric' && isEntries(pair.value))
      for (const rule of pair.value.items)
        values.set(`rubric.${written(rule.key) ?? ''}`, rule.value?.toJS(document) ?? null);
    else values.set(key, dataOf(pair.value, document));
  }
  return values;
}

/** A value to be compared: texts without their line breaks, and what the format takes for granted. */
export function comparable(values: ReadonlyMap<string, unknown>, key: string): string {
  const value = values.get(key) ?? (key === 'strength' ? 'must' : null);
  return typeof value === 'string' ? JSON.stringify(spaced(value)) : JSON.stringify(value);
}
