/**
 * How long texts that are just within the bounds take to parse, as a multiple of an ordinary packet: of the same length,
 * or of `LEAST_LENGTH` (80 KiB) where the text is shorter. The budget is 3.
 *
 *     node tests/bench/parse.bench.ts [rounds] [seed]
 *
 * Ordinary packets of every style; every kind of `hostile.ts`, as much of it as passes, alone and filled up with prose
 * to 128 KiB; then `rounds` random mixtures. The table has the slowest, and for each the estimate as well: where the
 * time is far above it, a cost is too low.
 */
import { checkBounds, LEAST_LENGTH, MOST_BYTES, workAllowed } from '../../src/packet/document/bounds.ts';
import { effortOf } from '../../src/packet/document/effort.ts';
import { parseMarkdown } from '../../src/packet/document/markdown.ts';
import { cpu } from '../cpu.ts';
import { hostile, ordinary, repeat } from '../packet/hostile.ts';
import { manners, packet, scaffold } from '../packet/ordinary.ts';

const [rounds = 40, seed = 1] = process.argv.slice(2).map(Number);

/** Milliseconds of processor time. */
function once(text: string): number {
  const start = cpu();
  parseMarkdown(text);
  return cpu() - start;
}

const best = (text: string, times: number): number => Math.min(...Array.from({ length: times }, () => once(text)));

const FILLER = 'plain words that cost the parser very little, one after the other on a long line, ';

const filled = (text: string): string =>
  `${text}\n\n${repeat(FILLER, Math.max(0, MOST_BYTES - text.length - 2))}`.slice(0, MOST_BYTES);

/** As much of a text as passes the bounds, once `finish` is done with it; null where nothing passes. */
function most(make: (length: number) => string, finish: (text: string) => string): string | null {
  let low = 0;
  let high = MOST_BYTES;
  while (high - low > low / 50 + 8) {
    const middle = (low + high) / 2;
    if (checkBounds(finish(make(Math.floor(middle)))) === null) low = middle;
    else high = middle;
  }
  return low === 0 ? null : finish(make(Math.floor(low)));
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randoms(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PIECES = [
  '*',
  '**',
  '_',
  '~',
  '~~',
  '`',
  '``',
  '[',
  ']',
  '![',
  '](',
  '](b)',
  '[a]',
  '[^',
  '<',
  '>',
  '<!--',
  '-->',
  '<a b="',
  '&',
  '&amp;',
  '\\',
  '|',
  '|-',
  '\t',
  '  ',
  'a',
  'word ',
  'é',
  ':',
  '"',
  '(',
  ')',
  '~~~',
  '```',
  '\n',
  '\n',
  '\n\n',
  '\n  ',
  '\n    ',
  '\n- ',
  '\n- [ ] ',
  '\n1. ',
  '\n2) ',
  '\n> ',
  '\n# ',
  '\n---\n',
  '\n===\n',
  '\n|-|-|\n',
  '\n[a]: b',
  '\n+ * ',
  '\n>> ',
  '\n<div>',
  '\n* - > ',
];

const random = randoms(seed);
const pick = <T>(list: readonly T[]): T => {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('an empty list');
  return found;
};

/** One unit of a few pieces, repeated; or several units in turn. */
function mixture(): (length: number) => string {
  const units = Array.from({ length: 1 + Math.floor(random() * 2) }, () =>
    Array.from({ length: 1 + Math.floor(random() * 7) }, () => pick(PIECES)).join(''),
  );
  const unit = units.map((part) => part.repeat(1 + Math.floor(random() * 12))).join('');
  return (n) => repeat(unit, Math.max(1, n));
}

interface Measured {
  readonly name: string;
  readonly length: number;
  /** Time, and estimated work, as multiples of an ordinary packet's. */
  readonly time: number;
  readonly work: number;
}

for (let i = 0; i < 20; i += 1) parseMarkdown(ordinary(LEAST_LENGTH));
const base = new Map([LEAST_LENGTH, MOST_BYTES].map((length) => [length, best(ordinary(length), 7)]));

/** What an ordinary packet takes: between the two that were measured, in proportion. */
function ordinaryTime(length: number): number {
  const [least = 0, largest = 0] = base.values();
  return least + ((largest - least) * Math.max(0, length - LEAST_LENGTH)) / (MOST_BYTES - LEAST_LENGTH);
}

function measure(name: string, text: string): Measured {
  const allowed = ordinaryTime(text.length);
  const first = once(text) / allowed;
  return {
    name,
    length: text.length,
    time: first < 2 ? first : Math.min(first, best(text, 2) / allowed),
    work: (3 * effortOf(text, Infinity, 16).total) / workAllowed(text.length),
  };
}

function measureMost(name: string, make: (length: number) => string): Measured[] {
  const texts = [most(make, (text) => text), most(make, filled)];
  return texts.flatMap((text) => (text === null ? [] : [measure(name, text)]));
}

function print(title: string, all: readonly Measured[], rows: number): void {
  console.log(`${title}: ${all.length} texts. Time and estimate as multiples of an ordinary packet, and length:`);
  for (const { name, time, work, length } of all.toSorted((a, b) => b.time - a.time).slice(0, rows))
    console.log(`${time.toFixed(2).padStart(7)} ${work.toFixed(2).padStart(6)} ${String(length).padStart(7)}  ${name}`);
}

console.log(
  [...base].map(([length, ms]) => `an ordinary packet of ${length} characters: ${ms.toFixed(1)} ms`).join('; '),
);
print(
  'Ordinary',
  [
    ...manners().map((manner) => measure(JSON.stringify(manner), packet(manner).replaceAll('\r\n', '\n'))),
    measure('a scaffold of 60 criteria', scaffold(60)),
  ],
  10,
);
print(
  'Hostile',
  [...hostile].flatMap(([name, make]) => measureMost(name, make)),
  30,
);
print(
  'Random',
  Array.from({ length: rounds }, () => mixture()).flatMap((make) => measureMost(JSON.stringify(make(60)), make)),
  20,
);
