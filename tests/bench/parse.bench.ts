/**
 * How long texts within the bounds take to parse, as a multiple of an ordinary packet of the same length.
 *
 *     node tests/bench/parse.bench.ts [length] [rounds] [seed]
 *
 * Every kind of `hostile.ts`, thinned with plain prose until it just passes the bounds; then `rounds` random mixtures.
 * The last line is the worst of all; the budget is 4.
 */
import { checkBounds } from '../../src/packet/document/bounds.ts';
import { parseMarkdown } from '../../src/packet/document/markdown.ts';
import { hostile, ordinary, repeat } from '../packet/hostile.ts';

const [length = 8192, rounds = 300, seed = 1] = process.argv.slice(2).map(Number);

const once = (text: string): number => {
  const start = performance.now();
  parseMarkdown(text);
  return performance.now() - start;
};
const best = (text: string, times: number): number => Math.min(...Array.from({ length: times }, () => once(text)));

const FILLER = 'plain words that cost the parser very little, one after the other on a long line, ';

/** As much of a text as passes the bounds, filled up with prose to the full length. Null where nothing passes. */
function thinned(make: (length: number) => string): { text: string; share: number } | null {
  const mixed = (share: number): string => {
    const text = make(Math.floor(length * share));
    return text.length >= length ? text : `${text}\n\n${repeat(FILLER, Math.max(0, length - text.length - 2))}`;
  };
  if (checkBounds(mixed(1)) === null) return { text: mixed(1), share: 1 };
  let low = 0;
  let high = 1;
  for (let step = 0; step < 10; step += 1) {
    const middle = (low + high) / 2;
    if (checkBounds(mixed(middle)) === null) low = middle;
    else high = middle;
  }
  return low === 0 ? null : { text: mixed(low), share: low };
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

for (let i = 0; i < 60; i += 1) parseMarkdown(ordinary(8192));
let base = best(ordinary(length), 15);
const results: { name: string; share: number; ratio: number }[] = [];
const measure = (name: string, make: (length: number) => string): void => {
  const thin = thinned(make);
  if (thin === null) return;
  let ratio = best(thin.text, base > 30 ? 1 : 2) / base;
  if (ratio > 2) {
    const times = base > 30 ? 2 : 8;
    base = Math.min(base, best(ordinary(length), times));
    ratio = best(thin.text, times) / base;
  }
  results.push({ name, share: thin.share, ratio });
};
for (const [name, make] of hostile) measure(name, make);
for (let round = 0; round < rounds; round += 1) {
  const make = mixture();
  measure(JSON.stringify(make(60)), make);
}
results.sort((a, b) => a.ratio - b.ratio);
console.log(
  `ordinary packet of ${length} characters: ${base.toFixed(1)} ms; ${results.length} texts within the bounds`,
);
for (const { name, share, ratio } of results.slice(-20))
  console.log(`${ratio.toFixed(2)}  ${(share * 100).toFixed(0).padStart(3)} %  ${name}`);
