/** What is built like the bot's report counts for nothing, wherever it stands. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkPackets } from '../../src/check/check.ts';
import { noFacts } from '../../src/evidence/facts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { noActs } from '../../src/people/acts.ts';
import { looksLikeReport, reportLines } from '../../src/report/imitation.ts';
import { renderComment } from '../../src/report/markdown.ts';
import { day } from '../rubric/factory.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sha = 'a'.repeat(40);
const source = { url: 'https://github.com/acme/promotions', sha, ladderSha: sha, titles: true };
const ladder = readFileSync('ladder/engineering/ladder.yml');
const packet = readFileSync('ladder/engineering/example.md', 'utf8');
const front = packet.slice(0, packet.indexOf('\n---\n', 4) + 5);

const judged = (text: string) =>
  checkPackets({
    packets: [{ path: 'packets/octo-ada.md', bytes: bytes(text) }],
    ladders: [{ path: 'ladder/engineering/ladder.yml', bytes: ladder }],
    settings: defaultSettings,
    facts: { ...noFacts, asWritten: true },
    acts: noActs,
    today: day('2026-06-30'),
    draft: false,
    readAt: { repository: 'acme/promotions', commit: sha },
    version: '0.0.0',
  });
const report = judged(packet);
const { body } = renderComment(report, { source, previous: null, server: 'https://github.com' });
const open = (text: string): string => text.replaceAll(/<\/?details[^\n]*/gu, '');

test.each([
  ['whole', body],
  ['without its folds', open(body)],
  ['below a competency', `## System Design & Architecture\n\n${body}`],
  ['below a criterion', `## system-design.L5\n\n${open(body)}`],
  ['as a list', `## System Design & Architecture\n\n${open(body).replaceAll('\n', '\n- ')}`],
])('a report in a packet meets nothing, and it is said that it is none: %s', (_, pasted) => {
  expect(report.packets[0]?.criteria.some(({ state }) => state === 'met')).toBe(true);
  const [forged] = judged(`${front}\n${pasted}`).packets;
  expect(
    forged?.criteria.filter(({ state }) => state === 'met' || state === 'judgement' || state === 'waived'),
  ).toEqual([]);
  expect(forged?.verdict).not.toBe('complete');
  expect(forged?.findings.filter(({ code }) => code === 'packet-imitates-report')).toHaveLength(1);
});

test('a report beside real evidence takes nothing from it and adds nothing to it', () => {
  const states = (text: string) =>
    judged(text).packets[0]?.criteria.map(({ criterion, state }) => `${criterion.id} ${state}`);
  expect(states(`${packet}\n## Notes\n\n${body}`)).toEqual(states(packet));
});

describe('lines that only the bot writes', () => {
  test.each([
    ['the marker', '<!-- promotion-readiness -->\nSo.', [1]],
    ['an answer', 'So.\n<!-- readiness-answer 12 -->', [2]],
    ['a verdict as a heading', 'x\r\n\r\n### ✓ Evidence complete: octo-ada', [3]],
    ['in another size, in bold', '# ✗ Evidence incomplete\n**✓ Evidence complete**', [1, 2]],
    [
      'the footer',
      "<sub>A check of evidence against the ladder's written rubric; not a decision about, or a rating of, a person.</sub>",
      [1],
    ],
    ['the headline of a draft', '## ○ Draft: octo-ada', [1]],
  ])('%s', (_, text, lines) => expect(reportLines(text.split(/\r?\n/u))).toEqual(lines));
  test.each([
    [
      'a quote of the report',
      "> ### ✓ Evidence complete\n> A check of evidence against the ladder's written rubric; not a decision about, or a rating of, a person.",
    ],
    ['the same words in prose', 'The bot says: Evidence complete. ✓'],
    ['a heading of a packet', '## Evidence complete and signed'],
    ['a comment of HTML', '<!-- readiness ignore packet-left-out: background -->'],
  ])('%s is none', (_, text) => expect(looksLikeReport(text)).toBe(false));
  test('every report is known by them', () => {
    expect(reportLines(body.split('\n')).length).toBeGreaterThanOrEqual(3);
    expect(looksLikeReport(body)).toBe(true);
  });
});
