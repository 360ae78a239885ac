/** Tracks as lines that part: what they share is drawn once. */
import { columns, wrap } from '../../report/terminal.ts';
import type { Track } from '../ladder.ts';

/** Levels in a row, up to where tracks part. */
export interface Way {
  /** Level ids, lowest first. */
  readonly levels: readonly string[];
  /** Titles of the tracks that end with the last of them. */
  readonly ends: readonly string[];
  /** Where the tracks that go on go to. */
  readonly onwards: readonly Way[];
}

/** The tracks as ways, in their order; those that begin with the same levels share them. */
export function ways(tracks: readonly Track[], from = 0): readonly Way[] {
  const starts = [...new Set(tracks.flatMap(({ levels }) => levels[from] ?? []))];
  return starts.map((start): Way => {
    const group = tracks.filter(({ levels }) => levels[from] === start);
    let to = from + 1;
    while (group.every(({ levels }) => levels[to] !== undefined && levels[to] === group[0]?.levels[to])) to += 1;
    return {
      levels: group[0]?.levels.slice(from, to) ?? [],
      ends: group.filter(({ levels }) => levels.length === to).map(({ title }) => title),
      onwards: ways(
        group.filter(({ levels }) => levels.length > to),
        to,
      ),
    };
  });
}

/** The ways drawn for a terminal: side by side where they fit into `width` columns, else as a tree. */
export function drawn(list: readonly Way[], width: number): string[] {
  return list.flatMap((way) => {
    const wide = across(way);
    return wide.every((line) => columns(line) <= width) ? wide : down(way, width);
  });
}

const BEND = {
  only: [' ── ', '    '],
  first: [' ─┬─ ', '  │  '],
  middle: ['  ├─ ', '  │  '],
  last: ['  └─ ', '     '],
} as const;
const bendOf = (index: number, of: number): keyof typeof BEND =>
  of === 1 ? 'only' : index === 0 ? 'first' : index === of - 1 ? 'last' : 'middle';

/** `1 ── 2 ─┬─ 4A ── 5A   Individual contributor`, and the other way below. */
function across({ levels, ends, onwards }: Way): string[] {
  const name = ends.join(', ');
  const line = levels.join(' ── ');
  if (onwards.length === 0) return [`${line}   ${name}`];
  const head = name === '' ? line : `${line} (${name})`;
  return onwards.flatMap((way, index) => {
    const [bend, beside] = BEND[bendOf(index, onwards.length)];
    return across(way).map(
      (text, row) =>
        `${index === 0 && row === 0 ? head : ' '.repeat(columns(head))}${row === 0 ? bend : beside}${text}`,
    );
  });
}

/** The same as a tree, which wraps. */
function down({ levels, ends, onwards }: Way, width: number): string[] {
  const name = ends.join(', ');
  const lines = wrap(`${name === '' ? '' : `${name}: `}${levels.join(' → ')}`, width);
  return [
    ...lines,
    ...onwards.flatMap((way, index) => {
      const last = index === onwards.length - 1;
      return down(way, Math.max(20, width - 3)).map(
        (text, row) => `${row === 0 ? (last ? '└─ ' : '├─ ') : last ? '   ' : '│  '}${text}`,
      );
    }),
  ];
}
