import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readActs } from '../../src/files/acts.ts';
import { checkPackets } from '../../src/check/check.ts';
import { readFacts } from '../../src/files/facts.ts';
import { readPacket } from '../../src/packet/read.ts';
import { itemsOf } from '../../src/packet/reading/read.ts';
import type { PacketResult } from '../../src/rubric/assessment.ts';
import { noFacts, type Facts } from '../../src/evidence/facts.ts';
import { noActs } from '../../src/people/acts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { plain } from '../../src/text/words.ts';
import { day } from '../rubric/factory.ts';
import { FULL } from '../runs.ts';

/** Why a mutation may pass unnoticed, by a part of its name. */
export interface Survivor {
  readonly name: RegExp;
  readonly reason: string;
}

interface Mutation {
  /** The first line of the item that it damages. */
  readonly line: number;
  readonly name: string;
  readonly text: string;
}

/** Every mutation of a packet: items gone; dates, roles, scopes, metrics gone or damaged; links gone. */
function mutations(source: string): Mutation[] {
  const lines = source.split('\n');
  const withLines = (change: (line: string, number: number) => string | null): string =>
    lines.flatMap((line, index) => change(line, index + 1) ?? []).join('\n');
  const items = itemsOf(readPacket(new TextEncoder().encode(source), 'example.md')).filter(
    (item) => item.kind === 'evidence',
  );
  const damage: Readonly<Record<string, string>> = {
    when: '2011-02 to 2011-03',
    role: 'observer',
    scope: 'nowhere',
    metric: 'it got much better',
  };
  return items.flatMap((item): Mutation[] => {
    const at = `line ${item.place.line}`;
    const row = /^\s*\|/u.test(lines[item.place.line - 1] ?? '');
    const gone = {
      name: `${at}: item removed`,
      text: withLines((line, n) =>
        n >= item.place.line && n <= item.endLine && !(n > item.place.line && line === '') ? null : line,
      ),
    };
    const fields = item.fields
      .filter((field) => field.name in damage)
      .flatMap((field) => {
        const replace = (value: string): string =>
          withLines((line, n) => {
            if (n !== field.place.line) return line;
            if (row) return line.replace(` ${field.text} `, ` ${value} `);
            if (value === '') return null;
            return line.replace(/^(\s*(?:- )?\**[\w ]+:\**\s*).*$/u, `$1${value}`);
          });
        return [
          {
            name: `${at}: ${field.name} removed`,
            // A claim that begins with the verb of a role states it as well.
            text: field.name === 'role' ? withoutVerb(replace(''), item.place.line) : replace(''),
          },
          { name: `${at}: ${field.name} damaged`, text: replace(damage[field.name] ?? '') },
        ];
      });
    const links = item.references.map((reference) => ({
      name: `${at}: link ${reference.written} removed`,
      text: withLines((line, n) =>
        n >= item.place.line && n <= item.endLine ? unlink(line, reference.written) : line,
      ),
    }));
    return [gone, ...fields, ...links].map((mutation) => ({ line: item.place.line, ...mutation }));
  });
}

/** The text, the first word of the claim in this line exchanged for one that states no role. */
const withoutVerb = (text: string, number: number): string =>
  text
    .split('\n')
    .map((line, index) =>
      index + 1 === number ? line.replace(/^([\s|>*-]*(?:\[x\] )?[\s*]*)\p{L}+(?: and \p{L}+)?/u, '$1Did') : line,
    )
    .join('\n');

/** The line without a link: its label stays. */
function unlink(line: string, written: string): string {
  const escaped = written.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return line
    .replace(new RegExp(`\\[([^\\]]*)\\]\\(${escaped}\\)`, 'gu'), 'it')
    .replace(new RegExp(`<?${escaped}(?![\\w/-])>?`, 'gu'), 'it');
}

/**
 * The complete example of a ladder, damaged in one place at a time. Evidence that can be taken away without anyone
 * noticing is evidence that nothing asked for: at most one mutation in ten may survive, each for a reason that is
 * written in its test.
 */
export function testMutations(ladder: string, least: number, survivors: readonly Survivor[]): void {
  const folder = `ladder/${ladder}`;
  const source = readFileSync(`${folder}/example.md`, 'utf8');
  const ladders = [{ path: 'ladder.yml', bytes: readFileSync(`${folder}/ladder.yml`) }];
  const beside = (what: string): Uint8Array | null =>
    existsSync(`${folder}/example.${what}.json`) ? readFileSync(`${folder}/example.${what}.json`) : null;
  const [actsFile, factsFile] = [beside('acts'), beside('facts')];
  const acts = actsFile === null ? noActs : readActs(actsFile, 'acts').acts;
  const read = factsFile === null ? noFacts : readFacts(factsFile, 'facts').facts;
  if (acts === null || read === null) throw new Error('acts or facts cannot be read');
  // Without what GitHub says of dates and people, which stands in for what is taken out of the packet here: roles and
  // dates count as they are written.
  const facts: Facts = {
    ...read,
    asWritten: true,
    references: new Map(
      [...read.references].map(([ref, { outcome, why, headings, entries }]) => [
        ref,
        { outcome, why, ...(headings && { headings }), ...(entries !== undefined && { entries }) },
      ]),
    ),
  };
  // Many in one run: the ladder is read once for all of them.
  const check = (texts: readonly string[]): readonly PacketResult[] =>
    checkPackets({
      packets: texts.map((text, index) => ({ path: `${index}.md`, bytes: new TextEncoder().encode(text) })),
      ladders,
      settings: defaultSettings,
      facts,
      acts,
      today: day('2026-11-21'),
      draft: false,
      version: '0',
    }).packets;

  const all = mutations(source);
  const [good] = check([source]);
  if (good === undefined) throw new Error('no packet');
  // Gates about time and people are answered in the front matter and by people, not by items.
  const asked = good.criteria
    .filter(({ required, evidence }) => required && evidence.length > 0)
    .map(({ criterion }) => criterion.id);
  const survived: string[] = [];
  /** Criteria that some mutation flipped, and that said what they lacked then. */
  const flipped = new Set<string>();
  const tryOut = (some: readonly Mutation[]): void => {
    const results = check(some.map(({ text }) => text));
    for (const [index, mutation] of some.entries()) {
      const damaged = new Map((results[index]?.criteria ?? []).map((after) => [after.criterion.id, after]));
      const changed = good.criteria.flatMap((before) => {
        const after = damaged.get(before.criterion.id);
        return before.required && after && after.state !== before.state ? [after] : [];
      });
      if (mutation.text === source || changed.length === 0) survived.push(mutation.name);
      for (const { criterion, lacks } of changed)
        if (lacks.some(({ message }) => plain(message) !== '')) flipped.add(criterion.id);
    }
  };
  // In full, all of them; else every fifth, and those that damage the evidence of a criterion which no fifth one flips.
  const part = all.filter((_, index) => FULL || index % 5 === 0);
  tryOut(part);
  const open = new Set(
    good.criteria
      .filter(({ criterion }) => asked.includes(criterion.id) && !flipped.has(criterion.id))
      .flatMap(({ evidence }) => evidence.map(({ item }) => item.place.line)),
  );
  tryOut(all.filter((mutation) => !part.includes(mutation) && open.has(mutation.line)));

  test('the example is complete', () => expect(good.verdict).toBe('complete'));

  test('every mutation really damages the example', () => {
    expect(all.filter(({ text }) => text === source).map(({ name }) => name)).toEqual([]);
    expect(all.length).toBeGreaterThan(least);
  });

  test.each(asked)('%s is flipped by some mutation, which says what is lacking', (id) => {
    expect(flipped).toContain(id);
  });

  test('at most one mutation in ten survives, each for a written reason', () => {
    expect(survived.filter((name) => !survivors.some((survivor) => survivor.name.test(name)))).toEqual([]);
    expect(survived.length).toBeLessThanOrEqual(all.length / 10);
  });
}
