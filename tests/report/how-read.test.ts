/** What a report says of how the packet was read: its first lines, its rows, its fold, `--trace` and JSON. */
import { expect, test } from 'vitest';
import type { PacketResult } from '../../src/rubric/assessment.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderComment } from '../../src/report/markdown.ts';
import type { Report } from '../../src/report/report.ts';
import { renderText } from '../../src/report/text.ts';
import { textTrace } from '../../src/report/trace.ts';
import { columns } from '../../src/report/terminal.ts';
import { checked, packetFor } from '../check/support.ts';
import { options } from './factories.ts';

const LADDER = `
schema: 1
id: x
version: 1.0.0
title: Engineers
levels: [{ id: L4 }, { id: L5 }]
tracks: [{ id: ic, title: IC, levels: [L4, L5] }]
rubric: { items: 1 }
competencies:
  - id: design
    title: System Design
    area: Craft
    criteria: { L5: [{ id: owns, text: Owns the design of a service. }, { id: leads, text: Leads the design of many services. }] }
${['Delivery', 'Mentoring', 'Strategy', 'Communication', 'Quality']
  .map(
    (title) =>
      `  - { id: ${title.toLowerCase()}, title: ${title}, area: Craft, criteria: { L5: Does ${title} well every day. } }`,
  )
  .join('\n')}
`;
const judged = (body: string): PacketResult => checked(LADDER, packetFor({}, body));
const report = (packet: PacketResult): Report => ({ version: '0', packets: [packet], findings: [], enforce: false });
const text = (body: string): string => renderText(report(judged(body)), { colour: false, width: 500 });
const comment = (body: string): string => renderComment(report(judged(body)), options).body;

test('what counts nowhere is said before what is missing, with its lines', () => {
  const lines = text(
    '## System Design\n\n- Did it.\n- Did more.\n\n## My year\n\n- Led it, acme/x#1\n\n~~Ran it, acme/x#2~~',
  ).split('\n');
  const at = lines.findIndex((line) => line.startsWith('Counts nowhere:'));
  expect(lines[at]).toBe(
    'Counts nowhere: 2 pieces of evidence (lines 10, 11) do not say for which criterion; line 15: this stands under `My year`, which names no competency; line 17: this is struck out.',
  );
  expect(at).toBeLessThan(lines.findIndex((line) => line.startsWith('Next:')));
});

test('nothing of the kind is said where nothing is open', () => {
  const body = ['owns', 'leads', 'delivery.L5', 'mentoring.L5', 'strategy.L5', 'communication.L5', 'quality.L5'].map(
    (id) => `## ${id}\n\n- Did it.\n`,
  );
  expect(text(`${body.join('\n')}\n## My year\n\n- Led it, acme/x#1`)).not.toContain('Counts nowhere');
});

test('the row says which lines stand there, and the one change that helps, not that there is nothing', () => {
  const shown = text(
    '## System Design\n\n- Did it.\n\n## Delivery\n\n```\nDid it, acme/x#1\n```\n\n## Mentoring\n\n- Not yet.',
  );
  expect(shown).toContain("One item stands here, at line 10, and does not say for which of the competency's criteria.");
  expect(shown).toContain('Add `- Criteria: owns` to what is meant for this one');
  expect(shown).toContain('stand here and are read as nothing: this is code, which is not read.');
  expect(shown).toContain('Line 20 stands here and is read as nothing: it says that there is nothing yet');
});

test('a finding that a row has told is not told again', () => {
  const shown = text('## Mentoring\n\n- Not yet.');
  expect(shown.match(/says that there is nothing yet/gu)).toHaveLength(1);
});

test('criteria of which nothing is said are one sentence, with their ids', () => {
  const shown = text('## System Design\n\n- Did it.\n  - Criteria: owns, leads');
  expect(shown).toContain(
    'Nothing yet for 5 criteria: Delivery L5 `delivery.L5`, Mentoring L5 `mentoring.L5`, Strategy L5 `strategy.L5`, Communication L5 `communication.L5`, Quality L5 `quality.L5`.',
  );
  expect(shown).not.toContain('No evidence and no stated gap');
});

test('a packet that names nothing gets the shape of one, not a row for each criterion', () => {
  for (const shown of [text('# My year\n\nI did a lot.'), comment('# My year\n\nI did a lot.')]) {
    expect(shown).toContain('Nothing in this packet names a competency or a criterion');
    expect(shown).toContain('`## System Design`');
    expect(shown).not.toContain('Mentoring');
  }
});

test('findings that say the same are one, with the lines of the others', () => {
  const shown = text(
    `## Delivery\n\n${Array.from({ length: 20 }, (_, index) => `- Did ${index}, see #${index + 1}.`).join('\n')}`,
  );
  expect(shown.match(/packet-reference-unusable/gu)).toHaveLength(1);
  expect(shown).toContain('The same at lines 11, 12, 13, 14, 15, 16, 17, 18 and 11 more.');
});

test('the comment has a fold with counts and reasons', () => {
  const shown = comment('## System Design\n\n- Did it.\n\n> Good work, acme/x#3\n\n## My year\n\n- Led it, acme/x#1');
  expect(shown).toContain('<b>How this packet was read</b>');
  expect(shown).toContain("Line 12: this is a quote, which is read as somebody's feedback.");
  expect(shown).toContain('Line 16: this stands under `My year`, which names no competency.');
});

test.each([60, 100])('the trace shows each line with what it was read as, at %i columns', (width) => {
  const body =
    '## System Design\n\n> Owns the design of a service.\n\n- **Did a very long thing that goes on and on** until the line is much longer than a terminal is wide.\n  - When: 2025-02\n\n- Gap: none; plan: soon\n\n<!-- a note -->';
  const packet = judged(body);
  const lines = textTrace(packet, { colour: false, width }).split('\n');
  for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width);
  const margin = (number: number): string =>
    lines
      .find((line) => new RegExp(`^ *${number}  `, 'u').test(line))
      ?.trim()
      .replace(/^\d+\s+/u, '') ?? '';
  expect(margin(8)).toMatch(/^name design {2,}## System Design$/u);
  expect(margin(10)).toMatch(/^name owns {2,}> Owns the design/u);
  expect(margin(12)).toMatch(/^evidence owns {2,}- \*\*Did a/u);
  expect(margin(13)).toMatch(/^field when {2,}/u);
  expect(margin(15)).toMatch(/^statement owns/u);
  expect(margin(17)).toMatch(/^left out: comment/u);
});

test('the same words in two places are traced to what each is for', () => {
  const body = '## Delivery\n\n- Did the same.\n\n## Quality\n\n- Did the same.';
  const lines = textTrace(judged(body), { colour: false, width: 80 }).split('\n');
  expect(lines.find((line) => line.startsWith('10 '))).toMatch(/^10 +evidence delivery/u);
  expect(lines.find((line) => line.startsWith('14 '))).toMatch(/^14 +evidence quality/u);
});

test('a trace has colours only where they are wanted, and no control character of the packet', () => {
  const packet = judged('## System Design\n\n- Did \u001B[31mit\u202E.');
  const plainly = textTrace(packet, { colour: false, width: 80 });
  for (const character of ['\u001B', '\u202E']) expect(plainly).not.toContain(character);
  expect(textTrace(packet, { colour: true, width: 80 })).toContain('\u001B[1m');
});

test('JSON has what each line was read as', () => {
  const [packet] = (
    JSON.parse(renderJson(report(judged('## Delivery\n\n- Did it.\n\n## My year\n\n- Led it, acme/x#1')))) as {
      packets: { lines: { line: number; as: string }[]; leftOut: unknown[] }[];
    }
  ).packets;
  expect(packet?.lines[7]).toEqual({ line: 8, as: 'name', of: 'delivery' });
  expect(packet?.lines[9]).toMatchObject({ line: 10, as: 'evidence' });
  expect(packet?.leftOut).toEqual([{ from: 14, to: 14, why: 'unnamed', holds: true }]);
});
