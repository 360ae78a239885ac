/** A reviewer's own assessment, a file beside the packet: shown to reviewers, and no verdict hangs on it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAction } from './action.ts';
import { ADA, BEN, company, opened, packet, type Company } from './company.ts';

const KIM = 'packets/ada.octo-kim.assessment.yml';
const said = (by = 'octo-kim'): string =>
  `schema: 1\npacket: ada.md\nby: ${by}\ncriteria:\n  system-design.L5: { state: partial, note: One of the three services. }\n  mentorship.L5: { state: met }\n`;

let at: Company;
beforeEach(async () => {
  at = await company();
});
afterEach(() => at.world.close());
const run = async () => {
  at.world.journal.length = 0;
  return await runAction(at.world, { payload: opened() });
};
const report = (): string => at.reports()[0] ?? '';
const names = (): string[] => at.world.journal.map(({ name }) => name);

test('only where it differs, with the name and the note; the verdict stays, and whose it is costs one request', async () => {
  at.push({ [ADA]: packet('octo-ada', true) });
  await run();
  const [alone, verdict] = [names().length, report().split('\n')[3]];
  at.push({ [ADA]: packet('octo-ada', true), [KIM]: said() });
  at.world.wrote.set('', [{ path: KIM, from: 1, to: 99, authors: ['octo-kim'] }]);
  at.world.comments = [];
  const ran = await run();
  expect([ran.outputs['verdict'], report().split('\n')[3]]).toEqual(['complete', verdict]);
  expect(report()).toContain('<b>Assessments of reviewers (1)</b>: 1 otherwise than the report');
  expect(report()).toMatch(/System Design L5: partial; the report: met\. “One of the three services\.”/u);
  expect(report()).toContain(`${KIM}#L5`);
  expect(report()).not.toContain('GitHub does not say that');
  expect(names().length).toBe(alone + 1);
  expect(names().filter((name) => name === 'ReadinessPeople')).toHaveLength(1);
});

test('of somebody else than it says it is not shown; where GitHub does not say whose it is, that is said', async () => {
  at.push({ [ADA]: packet('octo-ada', true), [KIM]: said() });
  at.world.wrote.set('', [{ path: KIM, from: 1, to: 99, authors: ['octo-ada'] }]);
  await run();
  expect(report()).not.toContain('Assessments of reviewers');
  expect(report()).toContain('`by:` says `octo-kim`, and `octo-ada` wrote lines of this file');
  at.world.slowBlame.add(KIM);
  await run();
  expect(report()).toContain('GitHub does not say that octo-kim wrote this file');
});

test('a broken one is a warning with its line, and the packet is judged', async () => {
  at.push({
    [ADA]: packet('octo-ada', true),
    [KIM]: `${said()}mood: good\n`,
    'packets/ada.octo-lee.assessment.yml': '',
  });
  const ran = await run();
  expect(ran.outputs['verdict']).toBe('complete');
  expect(report()).toContain('Unknown key `mood`');
  expect(ran.log).toContain(`file=${KIM}`);
});

test('one of a packet that does not change is not read, and the job says so; none of any costs nothing', async () => {
  at.push({ [BEN]: packet('octo-ben', true), [KIM]: said() });
  const ran = await run();
  expect(report()).not.toContain('Assessments of reviewers');
  expect(ran.summary.replaceAll('\u200B', '')).toContain('is shown where its packet changes in the same pull request');
  expect(names()).not.toContain('ReadinessPeople');
  at.push({ [KIM]: said() });
  expect((await run()).log).toContain('is shown where its packet changes in the same pull request');
});

test('more than twenty are not read, and the job says how many', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 22 }, (_, index) => [`packets/ada.octo-p${index}.assessment.yml`, said(`octo-p${index}`)]),
  );
  at.push({ [ADA]: packet('octo-ada', true), ...many });
  at.world.wrote.set(
    '',
    Object.keys(many).map((path, index) => ({ path, from: 1, to: 99, authors: [`octo-p${index}`] })),
  );
  const ran = await run();
  expect(ran.summary).toContain('This pull request has 22 assessments of reviewers, and 20 are read: 2 are not shown.');
  expect(report()).toContain('<b>Assessments of reviewers (20)</b>');
});
