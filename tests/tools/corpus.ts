/**
 * What the reader finds in a folder of real packets: `npm run corpus -- FOLDER [FACTS.tsv [LADDER.yml]]`.
 * Prints a table, file by file: items, ties, distinct references, dates, placeholders, verdict, milliseconds; lines by
 * what they were read as, lines left out by reason; and two columns that must be 0: `silent lines` (left out, with a link,
 * a date or a field in them, and no finding speaks of them) and `lost links` (neither a reference nor on a line of which
 * a finding speaks). The exit code is 1 where one of them is not.
 * With a table of facts (`file<TAB>what a correct reader finds`) the counts that it states are set beside ours. The
 * ladder is the engineering ladder that ships, unless another is named: then its first promotion is taken.
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
import { readLadder } from '../../src/ladder/read.ts';
import { countBy, lostLinks, silentLines } from './accounted.ts';

const [folder, factsFile, otherLadder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: npm run corpus -- FOLDER [FACTS.tsv [LADDER.yml]]');
const ladderFile = otherLadder ?? path.join(import.meta.dirname, '../../ladder/engineering/ladder.yml');
const ladders = [{ path: 'ladder.yml', bytes: readFileSync(ladderFile) }];
const facts = new Map(
  (factsFile !== undefined && existsSync(factsFile) ? readFileSync(factsFile, 'utf8') : '')
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([file = '', text = '']) => [file, text]),
);
const first =
  otherLadder === undefined ? null : readLadder(readFileSync(otherLadder), otherLadder).ladder?.promotions[0];
const overrides = { candidate: 'octo-ada', from: first?.from ?? 'L4', to: first?.to ?? 'L5' };

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
    'lines',
    'left out',
    'silent lines',
    'lost links',
    'facts',
  ].join('\t'),
);
let slowest = 0;
let wrong = 0;
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
  const reading = result?.reading ?? null;
  const body = packet.lines.slice(packet.frontLines);
  const silent = reading === null ? [] : silentLines(reading, body, packet.frontLines);
  const lost = reading === null ? [] : lostLinks(reading, body, packet.frontLines);
  wrong += silent.length + lost.length;
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
      countBy((reading?.lines ?? []).map((line) => line.as)),
      countBy((reading?.lines ?? []).flatMap((line) => (line.as === 'left-out' ? [line.why] : []))),
      silent.join(' '),
      lost.join(' '),
      facts.get(name) ?? '',
    ].join('\t'),
  );
}
console.log(
  `${files.length} files, the slowest took ${Math.round(slowest)} ms; ${wrong} lines and links passed over in silence`,
);
if (wrong > 0) process.exitCode = 1;
