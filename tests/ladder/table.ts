/**
 * What the author of a ladder would accept as evidence for a criterion, and what they would refuse: decided first, from
 * the words of the source, then held against what the rubric says.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkPackets } from '../../src/check/check.ts';
import type { Facts } from '../../src/evidence/facts.ts';
import { readFacts } from '../../src/files/facts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import type { Criterion, Promotion } from '../../src/ladder/ladder.ts';
import { noActs } from '../../src/people/acts.ts';
import type { CriterionResult, PacketResult } from '../../src/rubric/assessment.ts';
import { plain } from '../../src/text/words.ts';
import { day } from '../rubric/factory.ts';
import { shipped } from './shipped.ts';

/** `Claim. | When: 2025-03 | Links: acme/api#1`: one piece of evidence on a line. */
type Piece = string;

export interface Row {
  readonly id: string;
  readonly accepted: readonly Piece[];
  /** `judgement` where a person has the last word; `met` where the rubric is enough. */
  readonly as: 'met' | 'judgement';
  readonly refused: readonly Piece[];
}

/** The promotion that asks for a criterion: its own, the one away from a milestone's level, the one to its level. */
const asks =
  ({ promotion, bucket, level }: Criterion) =>
  (step: Promotion): boolean =>
    promotion === null
      ? step.kind === 'step' && (bucket === null ? step.to === level : step.from === level)
      : step.id === promotion;

const OWN =
  '{ outcome: true, kind: pull-request, state: merged, authors: [octo-ada], reviewers: [octo-ada], assignees: [] }';

/** Everything under pull-request numbers is the candidate's own; everything else counts as it is written. */
export function factsOf(packet: string): Facts {
  const written = [...packet.matchAll(/(?:([\w-]+\/[\w-]+)|(?<=[\s,]))(?:#|\/pull\/)(\d+)/gu)];
  const refs = new Set(written.map(([, repository = 'acme/api', number = '']) => `${repository}#${number}`));
  const lines = [...refs].map((ref) => `  "${ref}": ${OWN}`);
  const source = `schema: 1\nreferences:${lines.length === 0 ? ' {}' : `\n${lines.join('\n')}`}\n`;
  const { facts } = readFacts(new TextEncoder().encode(source), 'facts.yml');
  if (facts === null) throw new Error('facts cannot be read');
  return { ...facts, asWritten: true };
}

/** One packet judged by a ladder that ships. */
export function judgePacket(folder: string, packet: string, facts: Facts): PacketResult {
  const [result] = checkPackets({
    packets: [{ path: 'p.md', bytes: new TextEncoder().encode(packet) }],
    ladders: [{ path: 'ladder.yml', bytes: readFileSync(`ladder/${folder}/ladder.yml`) }],
    settings: defaultSettings,
    facts,
    acts: noActs,
    today: day('2026-07-01'),
    draft: false,
    version: '0.0.0',
  }).packets;
  if (result === undefined) throw new Error('nothing was checked');
  return result;
}

export function judge(folder: string, id: string, pieces: readonly Piece[]): CriterionResult {
  const ladder = shipped.find(([name]) => name === folder)?.[1];
  const own = ladder?.criteria.find((criterion) => criterion.id === id);
  const step = own && ladder?.promotions.find(asks(own));
  if (!ladder || !step) throw new Error(`${folder} asks for no ${id}`);
  const items = pieces.map((piece) => {
    const [claim = '', ...fields] = piece.split(' | ');
    return [`- ${claim}`, ...fields.map((field) => `  - ${field}`), `  - Criteria: ${id}`].join('\n');
  });
  const track =
    step.track ?? ladder.tracks.find(({ levels }) => levels.includes(step.from) && levels.includes(step.to))?.id;
  const packet = `---\ncandidate: octo-ada\nladder: ${ladder.id}\nfrom: '${step.from}'\nto: '${step.to}'\n${track === undefined ? '' : `track: ${track}\n`}in-level-since: 2020-01-01\nperiod: 2023-07..2026-06\nmanager: octo-mgr\nrepository: acme/api\n---\n\n# Evidence\n\n${items.join('\n')}\n`;
  const result = judgePacket(folder, packet, factsOf(packet));
  const found = result.criteria.find(({ criterion }) => criterion.id === id);
  if (!found) throw new Error(`${id} was not judged: ${result.findings.map(({ message }) => plain(message)).join()}`);
  return found;
}

/** The state, and what is lacking where something is. */
const told = ({ state, lacks }: CriterionResult): string =>
  [state, ...lacks.map(({ message }) => plain(message))].join(': ');

export function testTable(folder: string, rows: readonly Row[]): void {
  describe(`what the author of ${folder} would accept and refuse`, () => {
    test('ten criteria or more', () => expect(new Set(rows.map(({ id }) => id)).size).toBeGreaterThanOrEqual(10));

    test.each(rows.map((row) => [row.id, row] as const))('%s', (id, { accepted, as, refused }) => {
      expect(told(judge(folder, id, accepted))).toBe(as);
      expect(told(judge(folder, id, refused))).not.toMatch(/^(?:met|judgement)/u);
    });
  });
}
