import { expect, test } from 'vitest';
import { milestonesSentence } from '../../src/report/milestones.ts';
import { plainSentence } from '../../src/report/sentence.ts';
import { told } from '../ladder/support.ts';
import { checked } from '../scaffold/support.ts';

const ladder = (more = ''): string => `schema: 1
id: made
version: 1.0.0
title: Made
rubric: { items: 1 }
levels:
  - id: A
    years: 0-2
    buckets:
      - { id: early, title: Month 3, month: 3, criteria: { first: First script., second: Second script. } }
      - { id: later, title: Month 6, month: 6, criteria: { third: Third script. } }
      - { id: end, title: At the end, criteria: { ready: Is ready. } }
  - { id: B, years: 2+${more} }
tracks: [{ id: ic, title: IC, levels: [A, B] }]
competencies: [{ id: k, title: Other, criteria: { A: Writes code. } }]
`;
const said = (since: string, body = ''): string | null => {
  const packet = checked(
    `---\ncandidate: octo-ada\nfrom: A\nto: B\n${since}\nperiod: 2025-01..2026-06\n---\n${body}`,
    new TextEncoder().encode(ladder()),
  );
  const sentence = milestonesSentence(packet);
  return sentence && plainSentence(sentence);
};

test.each([
  [
    'the month itself is enough',
    '2026-03-30',
    '3 months in the level, and of what is expected by then open: 2 of 2 of Month 3.',
  ],
  ['a day less is not', '2026-03-31', null],
  [
    'all that were expected by then',
    '2025-11-15',
    '7 months in the level, and of what is expected by then open: 2 of 2 of Month 3, 1 of 1 of Month 6.',
  ],
])('milestones of the months before are told: %s', (_name, since, expected) => {
  expect(said(`in-level-since: ${since}`)).toBe(expected && `Milestones: ${expected}`);
});

test('what is met is not open, and where nothing is, nothing is said', () => {
  const first = '\n## Month 3\n\n> First script.\n\n- Wrote it, acme/x#1.\n';
  expect(said('in-level-since: 2026-03-01', first)).toContain('open: 1 of 2 of Month 3.');
  expect(said('in-level-since: 2026-03-01', `${first}\n> Second script.\n\n- Wrote it, acme/x#2.\n`)).toBeNull();
});

test('who does not say since when is told nothing', () => expect(said('manager: octo-lee')).toBeNull());

test.each(['2', '2-5', '2–5', '12+'])('years of experience are a range: %s', (years) => {
  expect(told(ladder().replace('2+', years))).toEqual([]);
});

test.each(['5-2', '2+5', 'some', '2-', '-2'])('and nothing else: %s', (years) => {
  expect(told(ladder().replace('2+', years)).join()).toContain('years such as `2-5` or `12+`');
});
