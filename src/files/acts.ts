/**
 * The file of `check --acts`: what people did on a pull request, and what the company says about them, for runs that
 * see no
 * pull request. It is never found by itself: a packet cannot bring its own acts.
 *
 * ```yaml
 * schema: 1
 * people:                      # what the company says about them
 *   octo-kim: { level: L6, team: billing, organization: acme }
 * endorsements: [{ criterion: L4-L5.sponsors, by: octo-kim }]
 * attestations: [{ evidence: e-3fa2c19be04d7a52, by: octo-jane }]
 * accepted: [{ evidence: e-3fa2c19be04d7a52, by: octo-mgr, reason: It was merged by hand. }]
 * concerns: [{ criterion: mentorship.L5, by: octo-sam, text: The panel was in 2024. }]
 * agreements: [{ by: octo-kim, on: 2026-06-20 }]   # to the packet, oldest first; without a day, today
 * teams: { acme/promotions: [octo-kim, octo-lee] }
 * waivers: [{ criterion: communication.L5, by: octo-mgr, reason: On leave until May., until: 2026-12-31 }]
 * wrote: [{ criterion: mentorship.L5, by: octo-mgr }]   # who wrote lines of a claim does not speak for it
 * ```
 */
import * as z from 'zod/mini';
import { fileFinding } from '../findings/files.ts';
import type { Finding, Place } from '../findings/finding.ts';
import { login, team } from './accounts.ts';
import { dayOr, EXPECTED_DAY, isDay, readInputFile } from './input-file.ts';
import type { Ladder } from '../ladder/ladder.ts';
import type { Acts, Person } from '../people/acts.ts';
import { loginKey } from '../people/logins.ts';
import { near } from '../text/near.ts';
import { say } from '../text/words.ts';

const text = z.string().check(z.minLength(1, 'some text'), z.maxLength(200, 'at most 200 characters'));
const long = z.string().check(z.minLength(1, 'some text'), z.maxLength(2000, 'at most 2000 characters'));
const evidence = z
  .string()
  .check(z.regex(/^e-[\da-f]{16,64}$/u, 'the whole id of a piece of evidence, like `e-3fa2c19be04d7a52`'));

const day = z.string().check(z.refine(isDay, EXPECTED_DAY));

const schema = z.strictObject({
  schema: z.literal(1),
  people: z.optional(
    z.record(
      login,
      z.strictObject({ level: z.optional(text), team: z.optional(text), organization: z.optional(text) }),
    ),
  ),
  endorsements: z.optional(z.array(z.strictObject({ criterion: text, by: login }))),
  attestations: z.optional(z.array(z.strictObject({ evidence, by: login }))),
  concerns: z.optional(z.array(z.strictObject({ criterion: z.optional(text), by: login, text: long }))),
  accepted: z.optional(z.array(z.strictObject({ evidence, by: login, reason: long }))),
  agreements: z.optional(z.array(z.strictObject({ by: login, on: z.optional(day) }))),
  teams: z.optional(z.record(team, z.array(login).check(z.maxLength(1000, 'at most 1000 people')))),
  wrote: z.optional(
    z.array(z.strictObject({ criterion: z.optional(text), evidence: z.optional(evidence), by: login })),
  ),
  waivers: z.optional(
    z.array(
      z.strictObject({
        criterion: text,
        by: login,
        reason: long,
        until: z.optional(day),
      }),
    ),
  ),
});

/** An act names a criterion of the ladder: where it stands. */
interface Named {
  readonly criterion: string;
  readonly place: Place;
}

export interface ActsRead {
  /** Null exactly where there are findings. */
  readonly acts: Acts | null;
  readonly findings: readonly Finding[];
  /** Every criterion that an act names, for `unknownCriteria`. */
  readonly named: readonly Named[];
}

/** Reads a file of acts: YAML or JSON, at most 1 MiB. Never throws. */
export function readActs(bytes: Uint8Array, path: string): ActsRead {
  const { value, problems, placeOf } = readInputFile(bytes, path, schema, 'acts');
  const findings = problems.map(({ place, message, fix }) => fileFinding('acts-invalid', place, { message, fix }));
  if (value === null) return { acts: null, findings, named: [] };

  const people = new Map<string, Person>();
  for (const [name, { level, team, organization }] of Object.entries(value.people ?? {})) {
    const key = loginKey(name);
    if (people.has(key))
      findings.push(
        fileFinding('acts-invalid', placeOf(['people', name], 'key'), {
          message: say`${name} stands here a second time: capital letters make no other login.`,
          fix: say`Keep one of the two.`,
        }),
      );
    people.set(key, { level: level ?? null, team: team ?? null, organization: organization ?? null });
  }
  value.wrote?.forEach(({ criterion, evidence: item }, index) => {
    if ((criterion === undefined) !== (item === undefined)) return;
    findings.push(
      fileFinding('acts-invalid', placeOf(['wrote', index], 'value'), {
        message: say`An entry of ${'wrote'} says of which criterion or of which piece of evidence somebody wrote lines.`,
        fix: say`Write one of ${'criterion:'} and ${'evidence:'}.`,
      }),
    );
  });
  if (findings.length > 0) return { acts: null, findings, named: [] };
  const { endorsements = [], attestations = [], concerns = [], waivers = [], accepted = [], agreements = [] } = value;
  const { wrote = [] } = value;
  return {
    acts: {
      people,
      endorsements,
      attestations,
      accepted,
      agreements: agreements.map(({ by, on }) => ({ by, on: dayOr(on) })),
      stirred: null,
      teams: new Map(
        Object.entries(value.teams ?? {}).map(([team, members]) => [
          team.toLowerCase(),
          members.map((member) => ({ login: member, id: null })),
        ]),
      ),
      concerns: concerns.map(({ criterion = null, ...concern }) => ({ ...concern, criterion })),
      waivers: waivers.map(({ until, ...waiver }) => ({ ...waiver, until: dayOr(until) })),
      ...(wrote.length > 0 && {
        wrote: wrote.map(({ criterion = null, evidence: item = null, by }) => ({ criterion, evidence: item, by })),
      }),
    },
    findings: [],
    named: Object.entries({ endorsements, concerns, waivers, wrote }).flatMap(([list, entries]) =>
      entries.flatMap(({ criterion }, index) =>
        criterion === undefined ? [] : [{ criterion, place: placeOf([list, index, 'criterion'], 'value') }],
      ),
    ),
  };
}

/**
 * A warning for each act on a criterion that none of the ladders has. It has no effect, which nobody would notice
 * otherwise.
 */
export function unknownCriteria({ named }: ActsRead, ladders: readonly Ladder[]): Finding[] {
  const ids = ladders.flatMap(({ criteria }) => criteria.map(({ id }) => id));
  const known = new Set(ids);
  return ids.length === 0
    ? []
    : named
        .filter(({ criterion }) => !known.has(criterion))
        .map(({ criterion, place }) =>
          fileFinding('acts-criterion-unknown', place, { criterion, near: near(criterion, ids) }),
        );
}
