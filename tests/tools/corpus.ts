/**
 * What the reader finds in a folder of real packets: `npm run corpus -- FOLDER [FACTS.tsv]`.
 * Prints a table, file by file: items, ties, distinct references, dates, placeholders, verdict, milliseconds.
 * With a table of facts (`file<TAB>what a correct reader finds`) the counts that it states are set beside ours.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { checkPackets } from '../../src/check/check.ts';
import { readPacket } from '../../src/packet/read.ts';
import { itemsOf } from '../../src/packet/reading/read.ts';
import { renderJson } from '../../src/report/json.ts';
import { noFacts } from '../../src/evidence/facts.ts';
import { noActs } from '../../src/people/acts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { dayOf } from '../../src/text/time.ts';

const [folder, factsFile] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: npm run corpus -- FOLDER [FACTS.tsv]');
const ladderFile = path.join(import.meta.dirname, '../../ladder/engineering/ladder.yml');
const ladders = [{ path: 'ladder.yml', bytes: readFileSync(ladderFile) }];
const facts = new Map(
  (factsFile !== undefined && existsSync(factsFile) ? readFileSync(factsFile, 'utf8') : '')
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([file = '', text = '']) => [file, text]),
);
const overrides = { candidate: 'octo-ada', from: 'L4', to: 'L5' };

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
  .map((entry) => path.join(entry.parentPath, entry.name))
  .toSorted();

console.log(
  [
    'file',
    'bytes',
    'items',
    'tied',
    'references',
    'to PR/issue',
    'dates',
    'placeholders',
    'boxes',
    'rows',
    'verdict',
    'ms',
    'facts',
  ].join('\t'),
);
let slowest = 0;
for (const file of files) {
  const bytes = readFileSync(file);
  const name = path.relative(folder, file);
  const begin = performance.now();
  const report = checkPackets({
    packets: [{ path: name, bytes }],
    ladders,
    settings: defaultSettings,
    overrides,
    facts: noFacts,
    acts: noActs,
    today: dayOf(new Date()),
    draft: false,
    version: '0',
  });
  JSON.parse(renderJson(report));
  const ms = performance.now() - begin;
  slowest = Math.max(slowest, ms);
  const packet = readPacket(bytes, name, { overrides });
  const result = report.packets[0];
  const items = itemsOf(packet);
  const references = new Map(items.flatMap((item) => item.references).map((reference) => [reference.ref, reference]));
  const ticks = packet.blocks.flatMap((block) => (block.type === 'item' && block.tick !== null ? [block.tick] : []));
  console.log(
    [
      name,
      bytes.length,
      items.length,
      result?.evidence.filter(({ criteria }) => criteria.length > 0).length,
      references.size,
      [...references.values()].filter(({ kind }) => /^(?:pull-request|issue|issue-or-pull-request)$/u.test(kind))
        .length,
      items.reduce((sum, item) => sum + item.dates.length, 0),
      result?.findings.filter(({ code }) => code === 'packet-placeholder' || code === 'packet-reference-unusable')
        .length,
      `${ticks.filter((tick) => tick === 'ticked').length}+${ticks.filter((tick) => tick === 'unticked').length}`,
      '',
      result?.verdict,
      Math.round(ms),
      facts.get(name) ?? '',
    ].join('\t'),
  );
}
console.log(`${files.length} files, the slowest took ${Math.round(slowest)} ms`);
