/**
 * How fast packets are checked, as a ratio to parsing the same bytes with unified, remark-parse and gfm in the same
 * process: `npm run bench`. Budget: at least 0.8 of that speed, also for packets of 1 KB, and linear in the number of
 * packets. The ladder is read once, as in a run of the command line.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { Ladders, prepare, type File } from '../../src/check/check.ts';
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
/** The beginnings of the examples: packets of 1 KB. */
const small = examples.map(({ path: name, bytes }) => ({ path: name, bytes: bytes.slice(0, 1024) }));
const packets = (files: readonly File[], count: number) =>
  Array.from({ length: count }, (_, index) => files[index % files.length]).flatMap((file) => file ?? []);
const today = dayOf(new Date());
const read = new Ladders(ladders, []);
const check = (files: readonly File[], count: number): unknown =>
  packets(files, count).map(
    (file) =>
      prepare(
        {
          packets: [file],
          ladders,
          settings: defaultSettings,
          facts: noFacts,
          acts: noActs,
          today,
          draft: false,
          version: '0',
        },
        read,
      ).finish(noFacts).packets,
  );
const processor = unified().use(remarkParse).use(remarkGfm);
const parse = (files: readonly File[], count: number): void => {
  for (const { bytes } of packets(files, count)) processor.parse(new TextDecoder().decode(bytes));
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

for (const [name, files, count] of [
  ['examples', examples, 80],
  ['packets of 1 KB', small, 400],
] as const) {
  check(files, count / 4);
  parse(files, count / 4);
  const [few, many, plain] = [
    median(() => check(files, count / 4)),
    median(() => check(files, count)),
    median(() => parse(files, count)),
  ];
  console.log(
    `${count} ${name}: checked in ${Math.round(many)} ms, parsed in ${Math.round(plain)} ms: ${(plain / many).toFixed(2)} of the speed of parsing (budget 0.80)`,
  );
  console.log(`four times the packets take ${(many / few).toFixed(2)} times as long`);
}
