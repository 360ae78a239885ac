/**
 * How fast packets are checked, as a ratio to parsing the same bytes with unified, remark-parse and gfm in the same
 * process: `npm run bench`. Budget: at least 0.8 of that speed, and linear in the number of packets.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { checkPackets } from '../../src/check/check.ts';
import { noFacts } from '../../src/evidence/facts.ts';
import { noActs } from '../../src/people/acts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { dayOf } from '../../src/text/time.ts';

const folder = path.join(import.meta.dirname, '../../ladder/engineering');
const ladders = [{ path: 'ladder.yml', bytes: readFileSync(path.join(folder, 'ladder.yml')) }];
const examples = ['example.md', 'example-incomplete.md'].map((name) => ({
  path: name,
  bytes: readFileSync(path.join(folder, name)),
}));
const packets = (count: number) =>
  Array.from({ length: count }, (_, index) => examples[index % examples.length]).flatMap((file) => file ?? []);
const today = dayOf(new Date());
const check = (count: number): unknown =>
  checkPackets({
    packets: packets(count),
    ladders,
    settings: defaultSettings,
    facts: noFacts,
    acts: noActs,
    today,
    draft: false,
    version: '0',
  });
const processor = unified().use(remarkParse).use(remarkGfm);
const parse = (count: number): void => {
  for (const { bytes } of packets(count)) processor.parse(new TextDecoder().decode(bytes));
};

/** The median of seven runs, in milliseconds. */
function median(work: () => unknown): number {
  const times = Array.from({ length: 7 }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return times.toSorted((a, b) => a - b)[3] ?? 0;
}

check(20);
parse(20);
const [small, large, plain] = [median(() => check(20)), median(() => check(80)), median(() => parse(80))];
console.log(
  `80 packets: checked in ${Math.round(large)} ms, parsed in ${Math.round(plain)} ms: ${(plain / large).toFixed(2)} of the speed of parsing (budget 0.80)`,
);
console.log(`four times the packets take ${(large / small).toFixed(2)} times as long`);
