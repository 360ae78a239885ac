/** The committee and the stages, as the settings state them. */
import * as z from 'zod/mini';
import type { Strength } from '../ladder/ladder.ts';
import { LOGIN, TEAM } from '../people/logins.ts';
import type { CommitteeRule, Quorum } from '../people/rules.ts';
import { described } from '../rubric/schemas.ts';
import type { StageRules } from '../rubric/stage.ts';
import { LOGIN_IS, TEAM_IS } from './accounts.ts';

const key = <T extends z.core.SomeType>(schema: T, means: string, example: unknown) =>
  described(z.optional(schema), means, [example]);

const MEMBER = `${LOGIN_IS}, or ${TEAM_IS}`;
const QUORUM = 'a number of people, a part such as `2/3`, or `all`';

/** A number, `all`, or a part of the members that is more than nothing and no more than all. */
const isQuorum = (written: string): boolean => {
  const [, part, whole] = /^(\d{1,2})\/(\d{1,2})$/u.exec(written) ?? [];
  return written === 'all' || (part !== undefined && Number(part) >= 1 && Number(part) <= Number(whole));
};

export const committeeSchema = z.strictObject({
  members: described(
    z.array(z.string().check(z.refine((member) => LOGIN.test(member) || TEAM.test(member), MEMBER))).check(
      z.minLength(1, 'at least one member'),
      z.maxLength(100, 'at most 100 members'),
      z.refine((members) => members.filter((member) => TEAM.test(member)).length <= 5, 'at most 5 teams'),
    ),
    'Logins, and teams as organization/team. Who is in a team is read with the evidence-token, which has to be able to',
    [['octo-jane', 'octo-sam', 'acme/promotions']],
  ),
  quorum: key(
    z.union([
      z.int(QUORUM).check(z.minimum(1, QUORUM), z.maximum(100, QUORUM)),
      z.string(QUORUM).check(z.refine(isQuorum, QUORUM)),
    ]),
    'How many have to agree: so many, a part of the members rounded up, or all. Without it, all',
    '2/3',
  ),
  'quiet-days': key(
    z.int('a whole number of days').check(z.minimum(0, 'at least 0'), z.maximum(90, 'at most 90')),
    'How many whole days have to pass after the quorum is there, and after a concern is raised or settled. Without it, none',
    3,
  ),
  accepts: key(z.enum(['candidate']), 'Who accepts the outcome once the quorum is there', 'candidate'),
  not: key(
    z.array(z.enum(['manager', 'sponsors'])).check(z.minLength(1), z.maxLength(2)),
    'Members who are not asked about a packet, besides the candidate and whoever opened the pull request',
    ['manager'],
  ),
});

const stage = z.strictObject({
  blocks: described(
    z
      .array(z.enum(['must', 'should', 'suggested']))
      .check(z.refine((list) => list.includes('must'), 'a list that has `must`')),
    'Which strengths block',
    [['must', 'should']],
  ),
});

export const stagesSchema = z.strictObject({
  manager: key(stage, 'While the packet says stage: manager', { blocks: ['must'] }),
  committee: key(stage, 'The last stage, which also blocks whatever the ladder says', { blocks: ['must', 'should'] }),
});

const quorumOf = (written: number | string): Quorum => {
  if (typeof written === 'number') return { least: written };
  const [part, whole] = written.split('/').map(Number);
  return part === undefined || whole === undefined ? 'all' : { part: [part, whole] };
};

export function committeeOf(written: z.infer<typeof committeeSchema> | undefined): CommitteeRule | null {
  if (written === undefined) return null;
  const { members, quorum = 'all', accepts, not = [] } = written;
  return {
    users: members.filter((member) => !member.includes('/')),
    teams: members.filter((member) => member.includes('/')),
    quorum: quorumOf(quorum),
    quietDays: written['quiet-days'] ?? 0,
    accepts: accepts === 'candidate',
    not,
  };
}

/** How many of the members that are named can never be reached by a quorum of so many; null: it can. */
export const beyondMembers = ({ users, teams, quorum }: CommitteeRule): number | null =>
  quorum !== 'all' && 'least' in quorum && teams.length === 0 && quorum.least > users.length ? users.length : null;

export function stagesOf(written: z.infer<typeof stagesSchema> | undefined): StageRules | null {
  if (written === undefined) return null;
  const of = (one: { readonly blocks: readonly Strength[] } | undefined): readonly Strength[] | null =>
    one?.blocks ?? null;
  return { manager: of(written.manager), committee: of(written.committee) };
}
