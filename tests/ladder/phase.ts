import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { checkPackets } from '../../src/check/check.ts';
import { readFacts } from '../../src/files/facts.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { showJson } from '../../src/ladder/show/show-json.ts';
import type { PacketResult } from '../../src/rubric/assessment.ts';
import { noFacts } from '../../src/evidence/facts.ts';
import { noActs } from '../../src/people/acts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { parseDay } from '../../src/text/time.ts';
import { plain } from '../../src/text/words.ts';

const note = z.object({ text: z.string(), competency: z.nullable(z.string()), level: z.nullable(z.string()) });
const shape = z.object({
  levels: z.array(
    z.object({
      id: z.string(),
      titles: z.array(z.string()),
      aliases: z.array(z.string()),
      requires: z.array(z.string()),
      equivalents: z.record(z.string(), z.string()),
    }),
  ),
  tracks: z.array(z.object({ levels: z.array(z.string()) })),
  competencies: z.array(z.object({ id: z.string(), title: z.string(), aliases: z.array(z.string()) })),
  criteria: z.array(
    z.object({
      id: z.string(),
      competency: z.nullable(z.string()),
      promotion: z.nullable(z.string()),
      group: z.nullable(z.string()),
      level: z.string(),
      strength: z.string(),
      text: z.string(),
      facets: z.array(z.string()),
      needsOwner: z.array(z.string()),
      rubric: z.record(z.string(), z.unknown()),
    }),
  ),
  groups: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      level: z.nullable(z.string()),
      rule: z.string(),
      of: z.array(z.string()),
    }),
  ),
  promotions: z.array(z.object({ from: z.string(), to: z.string(), gates: z.array(z.string()) })),
  maxims: z.array(note),
  pitfalls: z.array(note),
  barriers: z.array(note),
  about: z.array(note),
  notAbout: z.array(note),
  advice: z.array(note),
});

const bytes = (path: string): Uint8Array => readFileSync(path);

/** A ladder of one phase: what `ladder show --format json` prints of it, and its packets checked beside their facts. */
export function phase(folder: string) {
  const path = `ladder/${folder}/ladder.yml`;
  const source = bytes(path);
  const { ladder, findings } = readLadder(source, path);
  if (ladder === null || findings.length > 0)
    throw new Error(findings.map(({ place, message }) => `${place.line} ${plain(message)}`).join('\n'));
  const shown = z.parse(shape, JSON.parse(JSON.stringify(showJson(ladder))));

  const ofCompetencies = shown.criteria.filter(({ competency }) => competency !== null);
  const inGroup = (id: string) => shown.criteria.filter(({ group }) => group === id);
  const find = (id: string) => shown.criteria.find((criterion) => criterion.id === id);

  const factsOf = (name: string) => {
    const file = `ladder/${folder}/${name}.facts.json`;
    if (!existsSync(file)) return noFacts;
    const { facts, findings: problems } = readFacts(bytes(file), file);
    if (facts === null) throw new Error(problems.map(({ message }) => plain(message)).join('\n'));
    return facts;
  };

  /** A packet of the folder, by its name without the ending. */
  const check = (
    name: string,
    edit: (text: string) => string = (text) => text,
    facts = factsOf(name),
  ): PacketResult => {
    const today = parseDay('2026-07-15');
    if (today === null) throw new Error('not a day');
    const packet = new TextEncoder().encode(edit(new TextDecoder().decode(bytes(`ladder/${folder}/${name}.md`))));
    const [result] = checkPackets({
      packets: [{ path: `${name}.md`, bytes: packet }],
      ladders: [{ path, bytes: source }],
      settings: defaultSettings,
      facts,
      acts: noActs,
      today,
      draft: false,
      version: '0.0.0',
    }).packets;
    if (result === undefined) throw new Error('nothing was checked');
    return result;
  };

  /** Where in a packet a text stands, 1-based. */
  const lineWith = (name: string, text: string): number =>
    new TextDecoder()
      .decode(bytes(`ladder/${folder}/${name}.md`))
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1;

  return { shown, ofCompetencies, inGroup, find, check, lineWith };
}

/** The states of what is asked for, criteria and groups, by id. */
export const states = (result: PacketResult): Readonly<Record<string, string>> =>
  Object.fromEntries(
    result.criteria.filter(({ required }) => required).map(({ criterion, state }) => [criterion.id, state]),
  );

/** What a criterion or group lacks, as one text without marks of code. */
export const lacks = (result: PacketResult, id: string): string =>
  result.criteria
    .find(({ criterion }) => criterion.id === id)
    ?.lacks.map(({ message }) => plain(message).replaceAll('`', ''))
    .join('\n') ?? '';
