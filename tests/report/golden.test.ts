import { describe, expect, test } from 'vitest';
import { renderJson } from '../../src/report/json.ts';
import { renderComment, renderSummary } from '../../src/report/markdown.ts';
import { renderNotice } from '../../src/report/notice.ts';
import type { Report } from '../../src/report/report.ts';
import { renderText } from '../../src/report/text.ts';
import {
  complete,
  draft,
  golden,
  harmless,
  incomplete,
  invalidLadder,
  invalidPacket,
  options,
  report,
  ten,
  unchecked,
} from './factories.ts';

const reports: Readonly<Record<string, () => Report>> = {
  incomplete: () => report([incomplete()]),
  complete: () => report([complete()]),
  draft: () => report([draft()]),
  unchecked: () => report([unchecked()]),
  'invalid-packet': () => report([invalidPacket()]),
  'invalid-ladder': invalidLadder,
  'two-packets': () =>
    report([complete(), incomplete({ ...harmless, path: 'packets/octo-kim.md', candidate: 'octo-kim' })]),
  'ten-packets': ten,
};

describe.each(Object.entries(reports))('%s', (name, make) => {
  test('comment', () =>
    expect(`${renderComment(make(), options).body}\n`).toBe(
      golden(`${name}.md`, `${renderComment(make(), options).body}\n`),
    ));
  test('terminal', () =>
    expect(renderText(make(), { colour: false, width: 90 })).toBe(
      golden(`${name}.txt`, renderText(make(), { colour: false, width: 90 })),
    ));
  test('JSON', () => expect(renderJson(make())).toBe(golden(`${name}.json`, renderJson(make()))));
  test('nothing of the packet is quoted, and the same input gives the same bytes', () => {
    const shown = [
      renderComment(make(), options).body,
      renderSummary(make(), options),
      renderText(make(), { colour: true, width: 90 }),
    ];
    expect(
      shown.filter(
        (one) =>
          one.includes('PLANTED claim') ||
          one.includes('PLANTED CLAIM') ||
          one.includes('PLANTED heading') ||
          one.includes('PLANTED prose'),
      ),
    ).toEqual([]);
    expect([
      renderComment(make(), options).body,
      renderSummary(make(), options),
      renderText(make(), { colour: true, width: 90 }),
    ]).toEqual(shown);
  });
});

test('the summary of an incomplete packet', () =>
  expect(`${renderSummary(report([incomplete()]), options)}\n`).toBe(
    golden('incomplete.summary.md', `${renderSummary(report([incomplete()]), options)}\n`),
  ));
test('a pull request into another branch', () =>
  expect(`${renderNotice({ kind: 'other-base', base: 'feature/x', judged: ['main', 'cycle-2026'] })}\n`).toBe(
    golden(
      'other-base.md',
      `${renderNotice({ kind: 'other-base', base: 'feature/x', judged: ['main', 'cycle-2026'] })}\n`,
    ),
  ));
test('no packet left', () =>
  expect(`${renderNotice({ kind: 'no-packet' })}\n`).toBe(
    golden('no-packet.md', `${renderNotice({ kind: 'no-packet' })}\n`),
  ));
