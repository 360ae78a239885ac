/** Who is in which team, for commands that settings give to teams. */
import * as z from 'zod/mini';
import { memberKey } from '../../people/may.ts';
import type { TeamMember } from '../../people/acts.ts';
import type { Client } from '../client.ts';
import { ask } from './answers.ts';

/** Somebody, and a team as `organization/team`. */
export interface Membership {
  readonly login: string;
  readonly team: string;
}

const answer = z.nullable(
  z.object({
    team: z.nullable(
      z.object({ members: z.object({ nodes: z.nullable(z.array(z.nullable(z.object({ login: z.string() })))) }) }),
    ),
  }),
);
const answers = z.catchall(z.object({}), z.unknown());

/**
 * Looks memberships up, all in one request; those of teams below a team count. Null: it could not be read, which is a
 * no. Never throws.
 */
export async function readTeams(
  client: Client,
  wanted: readonly Membership[],
): Promise<ReadonlyMap<string, boolean | null>> {
  if (wanted.length === 0) return new Map();
  const declared: string[] = [];
  const variables: Record<string, string> = {};
  const asked = wanted.map(({ login, team }, index) => {
    const [organization = '', slug = ''] = team.split('/');
    declared.push(`$o${index}: String!`, `$s${index}: String!`, `$l${index}: String!`);
    Object.assign(variables, { [`o${index}`]: organization, [`s${index}`]: slug, [`l${index}`]: login });
    return `t${index}: organization(login: $o${index}) { team(slug: $s${index}) { members(query: $l${index}, first: 100) { nodes { login } } } }`;
  });
  const query = `query ReadinessTeams(${declared.join(', ')}) {\n  ${asked.join('\n  ')}\n}`;
  try {
    const said = await ask(client, answers, query, variables, /^t\d+$/u);
    return new Map(
      wanted.map(({ login, team }, index) => {
        const read = answer.safeParse(said[`t${index}`]);
        const members = read.success ? (read.data?.team?.members.nodes ?? null) : null;
        const found = members && members.some((member) => member?.login.toLowerCase() === login.toLowerCase());
        return [memberKey(login, team), found];
      }),
    );
  } catch {
    return new Map(wanted.map(({ login, team }) => [memberKey(login, team), null]));
  }
}

/** A team with more people than this is none that a quorum is taken of: its members stay unread. */
const MOST_MEMBERS = 100;

const roster = z.nullable(
  z.object({
    team: z.nullable(
      z.object({
        members: z.object({
          totalCount: z.int(),
          nodes: z.nullable(
            z.array(z.nullable(z.object({ login: z.string(), databaseId: z.optional(z.nullable(z.int())) }))),
          ),
        }),
      }),
    ),
  }),
);

/**
 * Who is in these teams (`organization/team`), teams below them included: one request, none for no teams. Null: it could
 * not be read, or not whole. Never throws.
 */
export async function readRosters(
  client: Client,
  teams: readonly string[],
): Promise<ReadonlyMap<string, readonly TeamMember[] | null>> {
  if (teams.length === 0) return new Map();
  const variables = Object.fromEntries(
    teams.flatMap((team, index) => {
      const [organization = '', slug = ''] = team.split('/');
      return [
        [`o${index}`, organization],
        [`s${index}`, slug],
      ];
    }),
  );
  const declared = teams.map((_, index) => `$o${index}: String!, $s${index}: String!`);
  const asked = teams.map(
    (_, index) =>
      `t${index}: organization(login: $o${index}) { team(slug: $s${index}) { members(first: ${MOST_MEMBERS}) { totalCount nodes { login databaseId } } } }`,
  );
  const query = `query ReadinessCommittee(${declared.join(', ')}) {\n  ${asked.join('\n  ')}\n}`;
  const keyed = (membersOf: (index: number) => readonly TeamMember[] | null) =>
    new Map(teams.map((team, index) => [team.toLowerCase(), membersOf(index)]));
  try {
    const said = await ask(client, answers, query, variables, /^t\d+$/u);
    return keyed((index) => {
      const read = roster.safeParse(said[`t${index}`]);
      const members = read.success ? read.data?.team?.members : null;
      const found = (members?.nodes ?? []).flatMap((member) =>
        member === null ? [] : [{ login: member.login, id: member.databaseId ?? null }],
      );
      return members == null || found.length < members.totalCount ? null : found;
    });
  } catch {
    return keyed(() => null);
  }
}
