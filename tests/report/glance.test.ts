/** What a reviewer sees at a glance: what was checked, what items are called, what the marks mean. */
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/evidence/facts.ts';
import type { PacketResult } from '../../src/rubric/assessment.ts';
import { linkCounts, linksSentence } from '../../src/report/checked.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderComment, renderSummary } from '../../src/report/markdown.ts';
import { plainSentence } from '../../src/report/sentence.ts';
import { annotationsOf } from '../../src/report/status.ts';
import { renderText } from '../../src/report/text.ts';
import { say } from '../../src/text/words.ts';
import {
  complete,
  draft,
  found,
  incomplete,
  invalidPacket,
  options,
  packet,
  report,
  ten,
  unchecked,
} from './factories.ts';

const linked = (...outcomes: readonly Outcome[]): PacketResult =>
  packet(outcomes.map((outcome, index) => ({ state: 'met', lines: [10 + index], outcome })));
const said = (result: PacketResult): string | null => {
  const sentence = linksSentence(result);
  return sentence && plainSentence(sentence);
};

describe('the line about links', () => {
  test.each<[readonly Outcome[], string | null]>([
    [[], null],
    [['true', 'true'], 'Links: 2 verified.'],
    [
      ['true', 'false', 'not-visible', 'error', 'not-supported', 'not-attempted'],
      'Links: 1 verified, 1 contradicted (acme/billing#110), 2 could not be read, 1 outside GitHub, 1 not opened in this run.',
    ],
    [['not-attempted', 'not-attempted'], 'Links: none of 2 was opened; they count as written.'],
    [
      ['not-attempted', 'not-supported'],
      'Links: none of 2 was opened, 1 of them outside GitHub; they count as written.',
    ],
    [
      ['not-supported', 'not-supported'],
      'Links: 2, outside GitHub, where nothing is opened: what stands behind them a person has to see.',
    ],
  ])('%j', (outcomes, sentence) => expect(said(linked(...outcomes))).toBe(sentence));

  test('its parts add up, and stand in every format', () => {
    const result = linked('true', 'false', 'not-visible', 'not-supported');
    const { all, ...parts } = linkCounts(result);
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(all);
    const sentence = 'Links: 1 verified, 1 contradicted (`acme/billing#110`), 1 could not be read, 1 outside GitHub.';
    expect(renderComment(report([result]), options).body).toContain(sentence.replace('Links:', '**Links:**'));
    expect(renderSummary(report([result]), options)).toContain(sentence.replace('Links:', '**Links:**'));
    expect(renderText(report([result]), { colour: false, width: 200 })).toContain(sentence);
    expect(JSON.parse(renderJson(report([result])))).toMatchObject({ packets: [{ links: { all, ...parts } }] });
  });

  test('a link under two claims is one, and what contradicts it is told', () => {
    const result = linked('true', 'false');
    const [first, second] = result.evidence;
    if (first === undefined || second === undefined) throw new Error('no evidence');
    const ref = first.references[0]?.ref ?? '';
    const same = {
      ...result,
      evidence: [first, { ...second, references: second.references.map((one) => ({ ...one, ref })) }],
    };
    expect(said(same)).toBe('Links: 1 contradicted (acme/billing#100).');
  });
});

describe('titles of items', () => {
  const judged = (title: string | null): PacketResult => {
    const result = packet([{ state: 'judgement', lines: [10], outcome: 'true' }]);
    return {
      ...result,
      criteria: result.criteria.map((row) => ({
        ...row,
        evidence: row.evidence.map((one) => ({ ...one, item: { ...one.item, title } })),
      })),
    };
  };
  const shown = { ...options, source: { ...options.source, titles: true } };
  const title = 'Led the <b>merger</b> of @octo-kim’s teams, see acme/x#1';

  test('stand beside what a person judges, where everybody can read the packet, and nowhere else', () => {
    const result = report([judged(title)]);
    expect(renderComment(result, shown).body).toContain('Led the');
    expect(renderSummary(result, shown)).toContain('Led the');
    for (const other of [
      renderComment(result, options).body,
      renderSummary(result, options),
      renderText(result, { colour: false, width: 200 }),
      renderJson(result),
      JSON.stringify(annotationsOf(result)),
    ])
      expect(other).not.toContain('Led the');
  });

  test('are inert, and confidential items have none', () => {
    const { body } = renderComment(report([judged(title)]), shown);
    expect(body).not.toMatch(/@octo-kim|[^\\]<b>merger|(?<![\w/])acme\/x#1/u);
    expect(renderComment(report([judged(null)]), shown).body).toBe(renderComment(report([judged(null)]), options).body);
  });
});

test('beyond eight rows for a person to judge the rest is folded, and the summary has all', () => {
  const many = packet(
    Array.from({ length: 23 }, (_, n) => ({ state: 'judgement' as const, lines: [n + 10], outcome: 'true' as const })),
  );
  const { body } = renderComment(report([many]), options);
  expect(body).toContain('<b>15 more for a person to judge</b>');
  expect(body.match(/<details open>/gu)).toHaveLength(1);
  expect(renderSummary(report([many]), options)).not.toContain('more for a person to judge');
});

test.each([
  ['✓ Evidence complete', complete()],
  ['✗ Evidence incomplete', incomplete()],
  ['? Not fully checked', unchecked()],
  ['○ Draft', draft()],
  ['! Cannot be', invalidPacket()],
])('%s: a mark that is no colour stands before the verdict', (start, result) =>
  expect(renderComment(report([result]), options).body).toContain(`\n### ${start}`),
);

test('the marks of a report are explained once, one click away, and only those that it has', () => {
  const { body } = renderComment(report([incomplete(), complete()]), options);
  expect(body.match(/What the marks mean/gu)).toHaveLength(1);
  expect(body).toContain('✗ missing: no evidence and no stated gap');
  expect(body).not.toContain('○ gap:');
  expect(renderComment(report([invalidPacket()]), options).body).not.toContain('What the marks mean');
});

test('of ten packets each verdict has its mark, in its row and at its fold', () => {
  const { body } = renderComment(ten(), options);
  for (const said of [
    '✓ **Evidence complete**',
    '✗ **Evidence incomplete**',
    '○ **Draft**',
    '! **Cannot be read yet**',
  ])
    expect(body).toContain(`| ${said}`);
  expect(body).toContain('<summary><b>✗ Evidence incomplete</b>');
});

test('the terminal has the marks of the comment, and a draft has no cross', () => {
  const shown = (result: PacketResult): string => renderText(report([result]), { colour: false, width: 200 });
  expect(shown(incomplete())).toMatch(/^◐ .* · partial /mu);
  expect(shown(incomplete())).toMatch(/^≠ .* · disputed /mu);
  expect(shown(draft())).toMatch(/^□ .* · to write /mu);
  for (const all of [shown(draft()), renderComment(report([draft()]), options).body]) expect(all).not.toContain('✗');
  // Beside a packet that is no draft, both names are explained.
  const { body } = renderComment(report([draft(), incomplete()]), options);
  expect(body).toMatch(/- ✗ missing: [^\n]*\n- □ to write: |- □ to write: [^\n]*\n- ✗ missing: /u);
});

describe('annotations', () => {
  test('nine criteria that wait for one permission are one', () => {
    const waiting = packet(
      Array.from({ length: 9 }, (_, n) => ({
        state: 'unchecked' as const,
        lines: [n + 10],
        outcome: 'not-visible' as const,
        lacks: [{ message: say`not read`, fix: say`let it`, line: n + 10, rule: 'link' as const }],
      })),
    );
    const { warnings } = annotationsOf(report([waiting]));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({ line: 10, title: '9 required criteria' });
    expect(warnings[0]?.message).toMatch(/^Not read: 9 links, not found or not visible to the bot\. .*evidence-token/u);
  });

  test('the same remark at several lines is one, errors apart', () => {
    const alike = (severity: 'warning' | 'error') =>
      [3, 5, 9].map((line) =>
        found(severity, 'packet-date', line, say`${'1/2'} is two days`, say`Write ${'2025-01-02'}.`),
      );
    const { warnings, errors } = annotationsOf(
      report([{ ...complete(), findings: [...alike('warning'), ...alike('error')] }]),
    );
    expect(warnings.map(({ line, message }) => [line, message])).toEqual([
      [3, '`1/2` is two days. The same at lines 5, 9. Write `2025-01-02`.'],
    ]);
    expect(errors).toHaveLength(3);
  });
});
