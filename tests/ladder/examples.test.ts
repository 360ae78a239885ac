/**
 * Packets of people who differ, which ship beside the ladders: a manager, a director, somebody whose work is confidential,
 * a site without public cloud, a terse writer. What a committee would find was decided first, then held against the report.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkPackets } from '../../src/check/check.ts';
import { noFacts } from '../../src/evidence/facts.ts';
import { readActs } from '../../src/files/acts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { noActs, type Acts } from '../../src/people/acts.ts';
import type { PacketResult } from '../../src/rubric/assessment.ts';
import { plain } from '../../src/text/words.ts';
import { day } from '../rubric/factory.ts';
import { shipped } from './shipped.ts';

interface Example {
  readonly ladder: string;
  readonly name: string;
  /** How many of the required criteria are left to a person. */
  readonly judged: number;
  /** What blocks the incomplete one, in the order of the ladder. */
  readonly open: readonly string[];
}

const EXAMPLES: readonly Example[] = [
  {
    ladder: 'devops',
    name: 'manager',
    judged: 6,
    open: ['team-impact', 'team-growth', 'hiring', 'promotions', 'strategic-thinking'].map(
      (name) => `4B-5B.demonstrate.${name}`,
    ),
  },
  { ladder: 'devops', name: 'director', judged: 1, open: ['5A-Director.preparation'] },
  {
    ladder: 'devops',
    name: 'confidential',
    judged: 3,
    open: ['company-impact', 'technical-vision', 'major-initiatives'].map((name) => `4A-5A.requirements.${name}`),
  },
  { ladder: 'engineer-to-leader', name: 'terse', judged: 1, open: ['problems.Senior'] },
  {
    ladder: 'staff-principal',
    name: 'own-data-centre',
    judged: 25,
    open: ['decisions', 'security', 'economics', 'future'].map((area) => `Senior-Engineer-Phase-6.area.${area}`),
  },
];

const folderOf = (ladder: string): string => `ladder/${ladder}/examples`;

function actsOf(ladder: string, name: string): Acts {
  const path = `${folderOf(ladder)}/${name}.acts.yml`;
  if (!readdirSync(folderOf(ladder)).includes(`${name}.acts.yml`)) return noActs;
  const { acts, findings } = readActs(readFileSync(path), path);
  if (acts === null) throw new Error(findings.map(({ message }) => plain(message)).join('\n'));
  return acts;
}

function judged(ladder: string, name: string, acts: Acts): PacketResult {
  const path = `${folderOf(ladder)}/${name}.md`;
  const [packet] = checkPackets({
    packets: [{ path, bytes: readFileSync(path) }],
    ladders: [{ path: 'ladder.yml', bytes: readFileSync(`ladder/${ladder}/ladder.yml`) }],
    settings: defaultSettings,
    facts: noFacts,
    acts,
    today: day('2026-07-01'),
    draft: false,
    version: '0',
  }).packets;
  if (packet === undefined) throw new Error(`${path} was not judged`);
  return packet;
}

describe.each(EXAMPLES)('$name, by $ladder', ({ ladder, name, judged: left, open }) => {
  test('the complete one is complete as it is written, and what is for people to judge is left to them', () => {
    const packet = judged(ladder, name, actsOf(ladder, name));
    expect(packet.findings.map(({ place, message }) => `${place.line}: ${plain(message)}`)).toEqual([]);
    expect(packet.verdict).toBe('complete');
    expect(packet.criteria.filter(({ required, state }) => required && state === 'judgement')).toHaveLength(left);
    expect(packet.evidence.filter(({ criteria }) => criteria.length === 0)).toEqual([]);
  });

  test('the incomplete one lacks what a committee would find', () => {
    const packet = judged(ladder, `${name}-incomplete`, noActs);
    expect(packet.verdict).toBe('incomplete');
    expect(packet.criteria.filter(({ blocks }) => blocks).map(({ criterion }) => criterion.id)).toEqual(open);
  });
});

test('nobody else attests what is confidential', () => {
  expect(judged('devops', 'confidential', noActs).verdict).toBe('unchecked');
});

test('every packet that ships beside a ladder is one of these', () => {
  const files = shipped.flatMap(([id]) =>
    readdirSync(`ladder/${id}`).includes('examples')
      ? readdirSync(folderOf(id)).flatMap((file) => (file.endsWith('.md') ? [`${id}/${file}`] : []))
      : [],
  );
  const known = EXAMPLES.flatMap(({ ladder, name }) => [`${ladder}/${name}.md`, `${ladder}/${name}-incomplete.md`]);
  expect(files.toSorted()).toEqual(known.toSorted());
});
