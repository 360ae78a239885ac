/** The pictures of the documentation show what the tool writes today: each is held against a digest of the comment in it. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { cli, root } from './support.ts';

const pictures = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync('docs/images/pictures.json', 'utf8')));

test('every picture is held against what it shows', () => {
  expect(Object.keys(pictures).sort()).toEqual(readdirSync('docs/images').filter((name) => name.endsWith('.png')));
});

test('that of the README is the report on the example with the usual mistakes', () => {
  const example = 'ladder/engineering/example-incomplete';
  const { stdout } = spawnSync(
    process.execPath,
    [cli, 'check', `${example}.md`, '--facts', `${example}.facts.json`, '--format', 'markdown', '--now', '2026-07-01'],
    { cwd: root, encoding: 'utf8' },
  );
  expect(stdout).toContain('octo-ben');
  const shown = createHash('sha256').update(stdout).digest('hex').slice(0, 16);
  // Where it is another: draw `--format markdown` as GitHub shows it, light and dark, and write the digest here.
  expect([pictures['report-light.png'], pictures['report-dark.png']]).toEqual([shown, shown]);
});
