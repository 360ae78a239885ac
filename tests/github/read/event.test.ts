import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEvent } from '../../../src/github/read/event.ts';

const events = createRequire(import.meta.url)('@octokit/webhooks-examples') as readonly {
  name: string;
  examples: readonly Record<string, unknown>[];
}[];
const sha = 'a'.repeat(40);

test('there are enough real events to try', () => {
  expect(events.length).toBeGreaterThanOrEqual(58);
});

test.each(events.map(({ name, examples }) => [name, examples] as const))(
  'every real %s event is read',
  (name, examples) => {
    const types: Record<string, string> = {
      pull_request: 'pull-request',
      merge_group: 'merge-group',
      workflow_dispatch: 'unusable',
    };
    for (const example of examples) {
      const expected = example['action'] === 'closed' ? 'ignored' : (types[name] ?? 'ignored');
      expect(readEvent(name, example, '').type).toBe(expected);
    }
  },
);

test('a real pull request event names its number and head', () => {
  const example = events
    .find(({ name }) => name === 'pull_request')!
    .examples.find(({ action }) => action !== 'closed')!;
  const pull = example['pull_request'] as { number: number; head: { sha: string } };
  expect(readEvent('pull_request', example, '')).toEqual({
    type: 'pull-request',
    number: pull.number,
    head: pull.head.sha,
  });
});

test('pull_request_target is read like pull_request', () => {
  expect(
    readEvent('pull_request_target', { action: 'opened', number: 7, pull_request: { number: 7, head: { sha } } }, ''),
  ).toEqual({ type: 'pull-request', number: 7, head: sha });
});

test('a merge group names its commits and its branch', () => {
  const merge_group = {
    head_sha: sha,
    base_sha: 'b'.repeat(40),
    base_ref: 'refs/heads/main',
    head_ref: `refs/heads/gh-readonly-queue/main/pr-12-${'b'.repeat(40)}`,
    head_commit: { timestamp: '2019-07-01T00:00:00Z' },
  };
  expect(readEvent('merge_group', { action: 'checks_requested', merge_group }, '')).toEqual({
    type: 'merge-group',
    base: 'b'.repeat(40),
    head: sha,
    baseRef: 'main',
    number: 12,
  });
  expect(readEvent('merge_group', { action: 'destroyed', merge_group }, '').type).toBe('ignored');
});

test.each([
  ['12', 12],
  ['#12', 12],
  [' 7 ', 7],
])('the input `%s` names pull request %d', (input, number) => {
  expect(readEvent('workflow_dispatch', {}, input)).toEqual({ type: 'pull-request', number, head: null });
});

test.each(['0', '-1', 'twelve', '1e3', '99999999999', '1; rm'])('the input `%s` is refused', (input) => {
  expect(readEvent('workflow_dispatch', {}, input).type).toBe('unusable');
});

test('a dispatched run reads its number from the workflow inputs', () => {
  expect(readEvent('workflow_dispatch', { inputs: { 'pull-request': '31' } }, '')).toEqual({
    type: 'pull-request',
    number: 31,
    head: null,
  });
});

test('a payload of any shape never throws', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('pull_request', 'pull_request_target', 'merge_group', 'workflow_dispatch', 'issue_comment', ''),
      fc.jsonValue(),
      fc.string(),
      (name, payload, input) => {
        expect(['pull-request', 'merge-group', 'ignored', 'unusable']).toContain(readEvent(name, payload, input).type);
      },
    ),
  );
});
