/** Packets that are slow to read: runs of one sign, and the same line again and again. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkPackets } from '../../../src/check/check.ts';
import { noFacts } from '../../../src/evidence/facts.ts';
import { defaultSettings } from '../../../src/files/settings.ts';
import { noActs } from '../../../src/people/acts.ts';
import { parseDay } from '../../../src/text/time.ts';
import { cpu } from '../../cpu.ts';
import { ordinary, repeat } from '../hostile.ts';

const SIZE = 65_536;
const FRONT = '---\ncandidate: a\nladder: engineering\nfrom: L4\nto: L5\nrepository: a/b\n---\n';
const ladders = [
  { path: 'l.yml', bytes: readFileSync(path.join(import.meta.dirname, '../../../ladder/engineering/ladder.yml')) },
];

const today =
  parseDay('2026-01-01') ??
  (() => {
    throw new Error('no day');
  })();

function time(body: string): number {
  const bytes = new TextEncoder().encode(FRONT + body);
  const start = cpu();
  checkPackets({
    packets: [{ path: 'p.md', bytes }],
    ladders,
    settings: defaultSettings,
    facts: noFacts,
    acts: noActs,
    today,
    draft: false,
    version: '0',
  });
  return cpu() - start;
}

const NAME = '## System Design & Architecture\n\n';

describe('reading takes as long as a packet is', () => {
  time(ordinary(SIZE));
  const budget = Math.max(250, time(ordinary(SIZE)) * 5);

  test.each([
    ['the same item again and again', `${NAME}${repeat('- see #1, a/b#2 and c/d@0123abc\n', SIZE)}`],
    ['a box with a long line', `- [x] ${repeat('_', SIZE)}|`],
    ['a long word', `${NAME}${repeat('a', SIZE)}x`],
    ['a long word below an item', `${NAME}- did it\n\n${repeat('a', SIZE)}x`],
    ['white space', `Gap (${repeat(' ', SIZE)}|`],
    ['white space behind a word', `- x ${repeat(' \t', SIZE)}x`],
    ['white space behind N/A', `N/A ${repeat(' ', SIZE)}x`],
    ['white space between HTML', `- x ${repeat('   <b>', SIZE)}x`],
    ['code', `- x \`${repeat('a', SIZE)}\` x`],
    ['pictures', `${NAME}- x ${repeat('⭐', SIZE / 3)}x`],
    ['pictures apart', `${NAME}- x${repeat(' ⭐', SIZE / 3)}x`],
    ['full stops', `${NAME}- x${repeat('.', SIZE)}x`],
    ['quotes', `${NAME}- x${repeat('“ ', SIZE / 3)}x`],
  ])('%s', (_, body) => {
    expect(time(body)).toBeLessThan(budget);
  });
});
