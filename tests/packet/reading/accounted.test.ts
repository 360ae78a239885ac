/** The oracle of the property tests and of `npm run corpus` is strict: it finds what a reader would pass over. */
import { expect, test } from 'vitest';
import type { Reading } from '../../../src/packet/reading/reading.ts';
import { lostLinks, silentLines } from '../../tools/accounted.ts';
import { tied } from '../support.ts';

const A = 'https://github.com/acme/work/pull/1';
const B = 'https://github.com/acme/work/pull/2';

const lost = (body: string, change: (reading: Reading) => Reading = (reading) => reading): string[] =>
  lostLinks(change(tied(body)), body.split('\n'), 7);

test('a link that is evidence where it stands is accounted for', () =>
  expect(lost(`## Strategy\n\n- Did it.\n  - Links: ${A}, ${B}`)).toEqual([]));

test('a link that counts elsewhere on the page is no answer for this one', () => {
  const body = `## Strategy\n\n- Did it, ${A}\n\n## Navigating Ambiguity\n\n- Did it again, ${A}`;
  expect(lost(body)).toEqual([]);
  expect(lost(body, (reading) => ({ ...reading, tied: reading.tied.slice(0, 1) }))).toEqual([`14:${A}`]);
});

test('an item answers for its own links alone, and for the whole address', () => {
  const body = '## Strategy\n\n- Did it, https://wiki.acme.io/q?id=1 and https://wiki.acme.io/q?id=2';
  const without = (reading: Reading): Reading => ({
    ...reading,
    tied: reading.tied.map(({ item, criteria }) => ({
      item: { ...item, references: item.references.slice(0, 1) },
      criteria,
    })),
  });
  expect(lost(body)).toEqual([]);
  expect(lost(body, without)).toEqual(['10:https://wiki.acme.io/q?id=2']);
});

test('a finding about the whole packet answers for no link, and for no line', () => {
  const body = `# My year\n\nI did a lot.\n\n- Did it, ${A}`;
  const unread = (reading: Reading): Reading => ({ ...reading, tied: [] });
  expect(tied(body).codes).toEqual(['packet-names-nothing']);
  expect(lost(body)).toEqual([]);
  expect(lost(body, unread)).toEqual([`12:${A}`]);
  expect(silentLines(tied(body), body.split('\n'), 7)).toEqual([]);
  expect(silentLines(unread(tied(body)), body.split('\n'), 7)).toEqual([12]);
});

test('what is left out has to be shown by a finding, however much it holds', () => {
  const body = `## Strategy\n\n<!-- ${A} -->`;
  expect(lost(body)).toEqual([]);
  expect(lost(body, (reading) => ({ ...reading, findings: [] }))).toEqual([`10:${A}`]);
});

test('an address with a name is accounted for where its name is used', () => {
  const body = `## Strategy\n\n- Did [it][it].\n\n[it]: ${A}`;
  expect(lost(body)).toEqual([]);
  expect(lost(body, (reading) => ({ ...reading, tied: [] }))).toEqual([`12:${A}`]);
});

test.each([
  ['a quote', '> Said of [the RFC]', 'packet-left-out'],
  ['a heading', '### About [The RFC]', 'packet-left-out'],
  ['the summary', '## Summary\n\nSee [it][the rfc].', 'packet-left-out'],
])('what uses the name of an address and is read as nothing is shown: %s', (_name, words, code) => {
  const body = `## Strategy\n\n${words}\n\n[the RFC]: ${A}`;
  expect(lost(body)).toEqual([]);
  expect(tied(body).codes).toContain(code);
});
