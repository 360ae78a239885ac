/**
 * What it costs to find names and evidence in a packet that has been parsed, as ratios in one process: `npm run bench`.
 * Budget: linear in length (a byte of 128 KiB at most 1.5 times one of 16 KiB), and the number of names in the ladder
 * matters little (500 competencies at most twice 5, for the same packet of ordinary and of nearly right names).
 */
import { readPacketWith } from '../../src/packet/reading/read.ts';
import { readPacket } from '../../src/packet/read.ts';
import { readLadder } from '../../src/ladder/read.ts';
import type { Ladder } from '../../src/ladder/ladder.ts';
import type { Packet } from '../../src/packet/packet.ts';

const BYTES = [16, 32, 64, 128].map((size) => size * 1024);
const FEW = 5;
const MANY = 500;
const LINEAR = 1.5;
const NAMES = 2;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A ladder of so many competencies; the first five are in every one of them. */
function ladderOf(competencies: number): Ladder {
  const list = Array.from({ length: competencies }, (_, n) =>
    [
      `  - id: skill-${n}`,
      `    title: ${titleOf(n)}`,
      '    criteria:',
      `      L5: Takes the work on ${titleOf(n).toLowerCase()} from a question to a result that others rely on.`,
    ].join('\n'),
  );
  const { ladder, findings } = readLadder(
    bytes(
      `schema: 1\nid: wide\nversion: 1.0.0\ntitle: Wide\nlevels: [L4, L5]\ntracks: [{ id: ic, title: IC, levels: [L4, L5] }]\ncompetencies:\n${list.join('\n')}\n`,
    ),
    'ladder.yml',
  );
  if (ladder === null) throw new Error(findings.map(({ code }) => code).join(' '));
  return ladder;
}

const FIRST = ['Design', 'Delivery', 'Review', 'Mentoring', 'Operations', 'Security', 'Data', 'Testing'];
const SECOND = ['of services', 'of teams', 'of platforms', 'across products', 'with customers', 'under load'];
const titleOf = (n: number): string =>
  `${FIRST[n % FIRST.length] ?? ''} ${SECOND[n % SECOND.length] ?? ''}${n < FIRST.length ? '' : ` ${String(n)}`}`;

/** A packet of at least so many characters under the first five competencies; `slips`: their titles misspelt. */
function packetOf(length: number, slips: boolean): Packet {
  let text = '---\ncandidate: octo-ada\nfrom: L4\nto: L5\nrepository: acme/billing\n---\n';
  for (let n = 0; text.length < length; n += 1) {
    const title = titleOf(n % FEW);
    text += `## ${slips ? title.replace(/(.)(.)/u, '$2$1') : title}\n\n`;
    for (let item = 0; item < 4; item += 1)
      text += `- **Led part ${n}.${item} of the billing pipeline with two other teams**, from 6 h to 20 min.\n  - When: 2025-02 to 2025-09\n  - Scope: multi-team\n  - Links: #${n * 4 + item + 1}, https://github.com/acme/rfcs/pull/${n + 1}\n`;
    text += '\nWhat was hard about it stands in the review of the year, and is no evidence by itself.\n\n';
  }
  return readPacket(bytes(text.slice(0, length)), 'p.md');
}

/** The fastest of several runs, in milliseconds: what disturbs a run only adds to it. */
function fastest(packet: Packet, ladder: Ladder): number {
  const required = ladder.criteria.filter(({ level }) => level === 'L5');
  let best = Infinity;
  for (let run = 0; run < 15; run += 1) {
    const begin = performance.now();
    readPacketWith(packet, ladder, required);
    best = Math.min(best, performance.now() - begin);
  }
  return best;
}

let over = false;
function say(what: string, ratio: number, most: number): void {
  over ||= ratio > most;
  console.log(`${ratio.toFixed(2).padStart(6)} x  ${what} (at most ${most})`);
}

const few = ladderOf(FEW);
const many = ladderOf(MANY);
const packets = BYTES.map((length) => packetOf(length, false));
for (const packet of packets) if (packet.findings.length > 0) throw new Error(packet.findings[0]?.code);
for (const packet of packets) fastest(packet, few);

const times = packets.map((packet, index) => fastest(packet, few) / (BYTES[index] ?? 1));
const [shortest = 1, ...longer] = times;
longer.forEach((time, index) => {
  say(
    `a byte of ${(BYTES[index + 1] ?? 0) / 1024} KiB to one of ${(BYTES[0] ?? 0) / 1024} KiB`,
    time / shortest,
    LINEAR,
  );
});
for (const [slips, words] of [
  [false, 'names as they are'],
  [true, 'names with a slip in each'],
] as const) {
  const packet = packetOf(64 * 1024, slips);
  say(`${MANY} competencies to ${FEW}, ${words}`, fastest(packet, many) / fastest(packet, few), NAMES);
}
if (over) process.exitCode = 1;
