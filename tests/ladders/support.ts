import { checkPackets } from '../../src/check/check.ts';
import type { CriterionResult, PacketResult, State } from '../../src/rubric/assessment.ts';
import { noFacts, type Facts, type Outcome } from '../../src/evidence/facts.ts';
import { noActs, type Acts, type Person } from '../../src/people/acts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { parseDay, type Day } from '../../src/text/time.ts';
import { plain } from '../../src/text/words.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const day = (written: string): Day => {
  const read = parseDay(written);
  if (read === null) throw new Error(`${written} is not a day`);
  return read;
};

/** Checks one packet against one ladder, end to end, on the first of July 2026; the ladder must be without findings. */
export function check(
  ladder: string,
  packet: string,
  { acts = noActs, facts = noFacts }: { readonly acts?: Acts; readonly facts?: Facts } = {},
): PacketResult {
  const report = checkPackets({
    packets: [{ path: 'packet.md', bytes: bytes(packet) }],
    ladders: [{ path: 'ladder.yml', bytes: bytes(ladder) }],
    settings: defaultSettings,
    facts,
    acts,
    today: day('2026-07-01'),
    draft: false,
    version: '0.0.0',
  });
  if (report.findings.length > 0)
    throw new Error(
      report.findings.map(({ place, message, fix }) => `${place.line}: ${plain(message)} ${plain(fix)}`).join('\n'),
    );
  const [result] = report.packets;
  if (result === undefined) throw new Error('nothing was checked');
  return result;
}

const find = (result: PacketResult, id: string): CriterionResult => {
  const found = result.criteria.find(({ criterion }) => criterion.id === id);
  if (found === undefined)
    throw new Error(`no criterion ${id}; there are ${result.criteria.map(({ criterion }) => criterion.id).join(', ')}`);
  return found;
};

export const stateOf = (result: PacketResult, id: string): State => find(result, id).state;

/** What a criterion lacks, in words. */
export const lacksOf = (result: PacketResult, id: string): string =>
  find(result, id)
    .lacks.map(({ message }) => plain(message))
    .join(' ');

/** Ids of what keeps the packet from being complete. */
export const blocking = (result: PacketResult): readonly string[] =>
  result.criteria.flatMap(({ blocks, criterion }) => (blocks ? [criterion.id] : []));

/** What was told about the packet itself. */
export const told = (result: PacketResult): readonly string[] => result.findings.map(({ code }) => code);

/** What people did and who they are: "login: level, team, organization". */
export function people(
  known: Readonly<Record<string, string>>,
  endorsed: Readonly<Record<string, readonly string[]>> = {},
): Acts {
  const person = (written: string): Person => {
    const [level = '', team = '', organization = ''] = written.split(',').map((part) => part.trim());
    return { level: level || null, team: team || null, organization: organization || null };
  };
  return {
    ...noActs,
    people: new Map(Object.entries(known).map(([login, written]) => [login, person(written)])),
    endorsements: Object.entries(endorsed).flatMap(([criterion, by]) => by.map((login) => ({ criterion, by: login }))),
  };
}

/** What reading gave, by reference; a number: true, with so many entries. */
export const read = (outcomes: Readonly<Record<string, Outcome | number>>): Facts => ({
  ...noFacts,
  references: new Map(
    Object.entries(outcomes).map(([ref, outcome]) => [
      ref,
      typeof outcome === 'number'
        ? { outcome: 'true', why: [], entries: outcome }
        : { outcome, why: outcome === 'false' ? ['was closed and not merged'] : [] },
    ]),
  ),
});

/** So many lines, one for each number. */
export const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');
