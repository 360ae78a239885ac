import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkPackets } from '../src/check.ts';
import type { PacketResult } from '../src/rubric/assessment.ts';
import { itemsOf, readPacket } from '../src/packet/read.ts';
import { noActs, noFacts } from '../src/rubric/facts.ts';
import { defaultSettings } from '../src/settings.ts';
import { parseDay } from '../src/time.ts';
import { plain } from '../src/words.ts';

/**
 * The complete example, damaged in one place at a time. Evidence that can be taken away without anyone noticing is
 * evidence that nothing asked for: at most one mutation in ten may survive, each for a reason that is written here.
 */
const folder = 'ladder/engineering';
const source = readFileSync(`${folder}/example.md`, 'utf8');
const ladders = [{ path: 'ladder.yml', bytes: readFileSync(`${folder}/ladder.yml`) }];

function check(text: string): PacketResult {
  const today = parseDay('2026-11-21');
  if (today === null) throw new Error('no day');
  const report = checkPackets({ packets: [{ path: 'example.md', bytes: new TextEncoder().encode(text) }], ladders, settings: defaultSettings, facts: noFacts, acts: noActs, today, draft: false, version: '0' });
  const [packet] = report.packets;
  if (!packet) throw new Error('no packet');
  return packet;
}

interface Mutation {
  readonly name: string;
  readonly text: string;
}

const lines = source.split('\n');
const withLines = (change: (line: string, number: number) => string | null): string =>
  lines.flatMap((line, index) => change(line, index + 1) ?? []).join('\n');

/** Every mutation of the example: items gone; dates, roles, scopes, metrics gone or damaged; links gone. */
function mutations(): Mutation[] {
  const items = itemsOf(readPacket(new TextEncoder().encode(source), 'example.md').packet.blocks).filter((item) => item.kind === 'evidence');
  const damage: Readonly<Record<string, string>> = { when: '2011-02 to 2011-03', role: 'observer', scope: 'nowhere', metric: 'it got much better' };
  return items.flatMap((item): Mutation[] => {
    const at = `line ${item.place.line}`;
    const row = /^\s*\|/u.test(lines[item.place.line - 1] ?? '');
    const gone = { name: `${at}: item removed`, text: withLines((line, n) => (n >= item.place.line && n <= item.endLine && !(n > item.place.line && line === '') ? null : line)) };
    const fields = item.fields.filter((field) => field.name in damage).flatMap((field) => {
      const replace = (value: string): string => withLines((line, n) => {
        if (n !== field.place.line) return line;
        if (row) return line.replace(` ${field.text} `, ` ${value} `);
        if (value === '') return null;
        return line.replace(/^(\s*(?:- )?\**[\w ]+:\**\s*).*$/u, `$1${value}`);
      });
      return [
        { name: `${at}: ${field.name} removed`, text: replace('') },
        { name: `${at}: ${field.name} damaged`, text: replace(damage[field.name] ?? '') },
      ];
    });
    const links = item.references.map((reference) => ({
      name: `${at}: link ${reference.written} removed`,
      text: withLines((line, n) => (n >= item.place.line && n <= item.endLine ? unlink(line, reference.written) : line)),
    }));
    return [gone, ...fields, ...links];
  });
}

/** The line without a link: its label stays. */
function unlink(line: string, written: string): string {
  const escaped = written.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return line.replace(new RegExp(`\\[([^\\]]*)\\]\\(${escaped}\\)`, 'gu'), 'it').replace(new RegExp(`<?${escaped}(?![\\w/-])>?`, 'gu'), 'it');
}

/** Why a mutation may pass unnoticed, by a part of its name. */
const SURVIVORS: readonly { readonly name: RegExp; readonly reason: string }[] = [
  { name: /link (?:https:\/\/github\.com\/acme\/rfcs\/pull\/118|#4123) removed$/u, reason: 'The item has two links, the RFC and the change that shipped it; its criterion asks for one, so either may go.' },
];

const good = check(source);
const all = mutations();
const survived: string[] = [];
const flipped = new Map<string, string[]>();
for (const mutation of all) {
  const damaged = check(mutation.text);
  const changed = good.criteria.filter((before) => {
    const after = damaged.criteria.find(({ criterion }) => criterion.id === before.criterion.id);
    return before.required && after && after.state !== before.state;
  });
  if (mutation.text === source || changed.length === 0) survived.push(mutation.name);
  for (const before of changed) {
    const after = damaged.criteria.find(({ criterion }) => criterion.id === before.criterion.id);
    flipped.set(before.criterion.id, [...(flipped.get(before.criterion.id) ?? []), ...(after?.lacks ?? []).map((lack) => plain(lack.message))]);
  }
}

test('the example is complete', () => expect(good.verdict).toBe('complete'));

test('every mutation really damages the example', () => {
  expect(all.filter(({ text }) => text === source).map(({ name }) => name)).toEqual([]);
  expect(all.length).toBeGreaterThan(60);
});

test.each(good.criteria.filter(({ required }) => required).map(({ criterion }) => criterion.id))('%s is flipped by some mutation, which says what is lacking', (id) => {
  expect(flipped.get(id)?.filter((message) => message !== '').length ?? 0).toBeGreaterThan(0);
});

test('at most one mutation in ten survives, each for a written reason', () => {
  const unexplained = survived.filter((name) => !SURVIVORS.some((survivor) => survivor.name.test(name)));
  expect(unexplained).toEqual([]);
  expect(survived.length).toBeLessThanOrEqual(all.length / 10);
});
