/** A picture of the levels (Mermaid): which there are, what stands on them, and the ways from one to the next. */
import type { TrackSeen } from '../model.ts';
import { experienceIn, payIn } from './amounts.ts';
import { Names } from './names.ts';

export interface GraphLevel {
  readonly name: string;
  readonly line: number;
  /** Whether a section of the document is about it. */
  readonly known: boolean;
  readonly experience: string | null;
  readonly pay: Readonly<Record<string, string>> | null;
}

export interface Graph {
  /** In the order of the ways, lowest first. */
  readonly levels: readonly GraphLevel[];
  readonly tracks: readonly TrackSeen[];
  /** Levels behind which the ways part. */
  readonly forks: readonly string[];
  /** The lines of which each word was taken. */
  readonly placed: readonly number[];
  /** Words of the picture that are names of its own: of nodes, and of what it is. */
  readonly captions: readonly string[];
}

interface Node {
  readonly key: string;
  readonly words: readonly string[];
  readonly isFork: boolean;
  readonly line: number;
}

const ID = '[A-Za-z][\\w-]{0,40}';
const NODE = new RegExp(`^(${ID})(?:\\[([^\\][{}]{1,300})\\]|\\(([^()]{1,300})\\)|\\{([^{}]{1,300})\\})?`, 'u');
const ARROW = /^\s*(?:-->|---|==>|-\.->)(?:\|[^|]{0,80}\|)?\s*/u;
const MOST_NODES = 60;
const MOST_WAYS = 8;
const TRACK = /\b(?:track|path|branch)$/iu;

/** Null: it is no picture of these levels. */
export function graphOf(lines: readonly string[], from: number, levels: readonly string[]): Graph | null {
  const nodes = new Map<string, Node>();
  const edges: (readonly [string, string])[] = [];
  const placed: number[] = [];
  if (!/^\s*(?:graph|flowchart)\b/u.test(lines[0] ?? '')) return null;
  for (const [index, line] of lines.entries()) {
    const at = from + index;
    const text = line.trim();
    if (index === 0 || /^(?:style|classDef|class|linkStyle|%%)/u.test(text) || text === '') {
      placed.push(at);
      continue;
    }
    const keys = nodesIn(text, at, nodes);
    if (keys === null) return null;
    for (const [step, key] of keys.entries()) if (step > 0) edges.push([keys[step - 1] ?? '', key]);
    placed.push(at);
  }
  if (nodes.size < 2 || nodes.size > MOST_NODES) return null;
  return asLevels(nodes, edges, levels, {
    placed,
    captions: [
      ...lines.filter((line) => /^\s*(?:graph|flowchart|style|classDef|class|linkStyle|%%)/u.test(line)),
      ...nodes.keys(),
      ...[...nodes.values()].flatMap(({ isFork, words }) => (isFork ? words : [])),
    ],
  });
}

/** "A[Junior] --> B[Senior]": the keys of its nodes; null: it says something else. */
function nodesIn(text: string, line: number, nodes: Map<string, Node>): string[] | null {
  const keys: string[] = [];
  for (let rest = text.replace(/;$/u, ''); rest !== '';) {
    const [whole, key = '', square, round, curly] = NODE.exec(rest) ?? [];
    if (whole === undefined) return null;
    const words = (square ?? round ?? curly)?.replace(/"/gu, '');
    if (words !== undefined || !nodes.has(key))
      nodes.set(key, {
        key,
        words: (words ?? key).split(/<br\s*\/?>/iu).map((word) => word.trim()),
        isFork: curly !== undefined,
        line,
      });
    keys.push(key);
    rest = rest.slice(whole.length);
    const arrow = ARROW.exec(rest)?.[0] ?? '';
    if (arrow === '' && rest.trim() !== '') return null;
    rest = rest.slice(arrow.length).trimStart();
  }
  return keys.length === 0 ? null : keys;
}

function asLevels(
  nodes: ReadonlyMap<string, Node>,
  edges: readonly (readonly [string, string])[],
  levels: readonly string[],
  rest: Pick<Graph, 'placed' | 'captions'>,
): Graph | null {
  const names = new Names(levels);
  const found = new Map<string, string>();
  const seen = new Map<string, GraphLevel>();
  for (const { key, words, isFork, line } of nodes.values()) {
    if (isFork) continue;
    const [title = '', ...others] = words;
    const known = names.find(title);
    const name = known ?? title;
    found.set(key, name);
    const pay = others.map(payIn).find((one) => one !== null) ?? null;
    const experience = others.find((word) => experienceIn(word)) ?? null;
    // Two nodes of one name are no levels of one ladder.
    if (seen.has(name)) return null;
    seen.set(name, { name, line, known: known !== null, experience, pay });
  }
  // Only a picture that has every level of the document is one of them.
  if (!levels.every((level) => seen.get(level)?.known === true)) return null;
  const below = (key: string): string[] => edges.flatMap(([one, other]) => (one === key ? [other] : []));
  const roots = [...nodes.keys()].filter((key) => !edges.some(([, other]) => other === key));
  const ways: string[][] = [];
  const walk = (key: string, way: readonly string[]): boolean => {
    if (way.includes(key) || ways.length > MOST_WAYS) return false;
    const next = below(key);
    if (next.length === 0) ways.push([...way, key]);
    return next.every((one) => walk(one, [...way, key]));
  };
  if (!roots.every((root) => walk(root, [])) || ways.length === 0 || ways.length > MOST_WAYS) return null;
  const tracks = ways.map((way, index): TrackSeen => {
    const called = way.flatMap(
      (key) =>
        nodes
          .get(key)
          ?.words.slice(1)
          .find((word) => TRACK.test(word)) ?? [],
    )[0];
    return {
      title: called ?? (ways.length === 1 ? 'Levels' : `Track ${index + 1}`),
      levels: way.flatMap((key) => found.get(key) ?? []),
    };
  });
  if (tracks.some((track) => track.levels.length === 0)) return null;
  const rank = (name: string): number => Math.max(...tracks.map((track) => track.levels.indexOf(name)));
  return {
    // Those that are known stay in the order of the document; the others stand above them.
    levels: [...seen.values()].toSorted((a, b) =>
      a.known && b.known ? levels.indexOf(a.name) - levels.indexOf(b.name) : rank(a.name) - rank(b.name),
    ),
    tracks,
    forks: [...nodes.values()].flatMap(({ key, isFork }) =>
      isFork ? edges.flatMap(([one, other]) => (other === key ? (found.get(one) ?? []) : [])) : [],
    ),
    ...rest,
  };
}
