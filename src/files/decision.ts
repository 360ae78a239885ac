/**
 * A decision file, `decisions/*.yml`: what people have decided about a packet, written by them. Its shape is checked;
 * what it says is theirs.
 *
 * ```yaml
 * schema: 1
 * candidate: octo-ada
 * packet: packets/octo-ada.md
 * from: L4
 * to: L5
 * decision: promoted
 * date: 2026-06-10
 * effective: 2026-08-01
 * by: [octo-lead, octo-kim]
 * ```
 */
import * as z from 'zod/mini';
import { decisionFinding, type SharedField } from '../findings/decision.ts';
import { byPlace, type Finding, type Place } from '../findings/finding.ts';
import { readFrontMatter } from '../packet/front-matter.ts';
import { loginKey } from '../people/logins.ts';
import { described } from '../rubric/schemas.ts';
import type { Day } from '../text/time.ts';
import { login } from './accounts.ts';
import { dayOr, EXPECTED_DAY, isDay, readInputFile } from './input-file.ts';

const DECISIONS = ['promoted', 'not yet', 'deferred', 'withdrawn'] as const;

const short = z.string().check(z.minLength(1, 'some text'), z.maxLength(200, 'at most 200 characters'));
const day = z.string().check(z.refine(isDay, EXPECTED_DAY));
const texts = z
  .array(z.string().check(z.minLength(1, 'some text'), z.maxLength(4000, 'at most 4,000 characters')))
  .check(z.minLength(1, 'at least one entry'), z.maxLength(50, 'at most 50 entries'));
const isPath = (path: string): boolean =>
  path.length <= 400 &&
  path.endsWith('.md') &&
  !path.includes('\\') &&
  path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..');
const key = <T extends z.core.SomeType>(schema: T, means: string, example: unknown) =>
  described(z.optional(schema), means, [example]);

const schema = z.strictObject({
  $schema: key(z.string().check(z.maxLength(2048)), 'Where this schema is, for editors', './decision.schema.json'),
  schema: described(z.literal(1), 'The version of this format', [1]),
  candidate: described(z.clone(login), 'Who it is about: a GitHub login', ['octo-ada']),
  packet: key(
    z.string().check(z.refine(isPath, 'the path of a packet, like `packets/octo-ada.md`')),
    'The packet that it is about, from the root of the repository',
    'packets/octo-ada.md',
  ),
  ladder: key(short, 'The id of the ladder', 'engineering'),
  track: key(short, 'The track', 'ic'),
  from: key(short, 'The level before', 'L4'),
  to: described(z.clone(short), 'The level that was asked for', ['L5']),
  cycle: key(short, 'The cycle in which it was decided', '2026-H2'),
  decision: described(z.enum(DECISIONS), 'What was decided', ['promoted']),
  date: described(z.clone(day), 'The day on which it was decided', ['2026-06-10']),
  effective: key(day, 'The day from which a promotion holds', '2026-08-01'),
  by: described(
    z.array(login).check(z.minLength(1, 'at least one login'), z.maxLength(50, 'at most 50 logins')),
    'Who decided: GitHub logins',
    [['octo-lead', 'octo-kim']],
  ),
  reasons: key(texts, 'Why, in the words of those who decided', ['Led two migrations across teams.']),
  'next-steps': key(texts, 'What comes next', ['Lead the design of the next one.']),
});
type Decision = z.infer<typeof schema>;

/** The JSON Schema (draft 2020-12) of a decision file. */
export const decisionJsonSchema = (): Readonly<Record<string, unknown>> => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return { $schema, title: 'Promotion Readiness: decision', ...rest };
};

export interface DecisionRead {
  /** Null exactly where there are findings. */
  readonly decision: Decision | null;
  /** Errors. */
  readonly findings: readonly Finding[];
  /** Where a key path stands. */
  readonly placeOf: (keys: readonly PropertyKey[], part: 'key' | 'value') => Place;
}

/** Reads a decision file: YAML or JSON, at most 1 MiB. Every error is listed in one run. Never throws. */
export function readDecision(bytes: Uint8Array, path: string): DecisionRead {
  const { value, problems, placeOf } = readInputFile(bytes, path, schema, 'decision');
  return {
    decision: value,
    findings: problems.map(({ place, message, fix }) => decisionFinding('decision-invalid', place, { message, fix })),
    placeOf,
  };
}

/** The packet that a decision names, as a file. `unread`: it is there, and could not be read. */
export type NamedPacket = Uint8Array | 'absent' | 'unread';

/**
 * What is legal in a decision file and probably not meant.
 * @param packet the packet that it names, or null where it names none
 */
export function decisionDoubts(
  { decision, placeOf }: DecisionRead,
  packet: NamedPacket | null,
  today: Day,
): readonly Finding[] {
  if (decision === null) return [];
  const place = (field: keyof Decision): Place => placeOf([field], 'value');
  const found: Finding[] = [];
  const date = dayOr(decision.date);
  if (date !== null && date > today)
    found.push(decisionFinding('decision-future', place('date'), { day: decision.date, today }));
  if (decision.effective !== undefined && decision.decision !== 'promoted')
    found.push(decisionFinding('decision-effective', place('effective'), { decision: decision.decision }));
  if (decision.packet !== undefined && packet !== null)
    found.push(...compared(decision, decision.packet, packet, place));
  return found.toSorted(byPlace);
}

/** More front matter than this is none. */
const MOST_FRONT = 64 * 1024;

/** What a decision says about the packet that it names, beside what that says itself. */
function compared(
  decision: Decision,
  name: string,
  packet: NamedPacket,
  place: (field: keyof Decision) => Place,
): Finding[] {
  if (packet === 'absent') return [decisionFinding('decision-packet', place('packet'), { packet: name })];
  const unread = [decisionFinding('decision-packet-unread', place('packet'), { packet: name })];
  if (packet === 'unread') return unread;
  const lines = new TextDecoder().decode(packet.subarray(0, MOST_FRONT)).split(/\r\n|\r|\n/u);
  const { header, findings } = readFrontMatter(lines, name, {});
  if (findings.some(({ severity }) => severity === 'error')) return unread;
  const differ = (field: SharedField, here: string | undefined, there: string | null, same: Same): Finding[] =>
    here === undefined || there === null || same(here) === same(there)
      ? []
      : [decisionFinding('decision-differs', place(field), { field, here, packet: there })];
  return [
    ...differ('candidate', decision.candidate, header.candidate, loginKey),
    ...differ('ladder', decision.ladder, header.ladder, withoutVersion),
    ...differ('track', decision.track, header.track, loose),
    ...differ('from', decision.from, header.from, loose),
    ...differ('to', decision.to, header.to, loose),
    ...differ('cycle', decision.cycle, header.cycle, loose),
  ];
}

type Same = (text: string) => string;
const loose: Same = (text) => text.trim().toLowerCase();
const withoutVersion: Same = (text) => loose(text.split('@')[0] ?? '');
