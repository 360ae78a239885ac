/** Who is in which team, for commands that settings give to teams. */
import * as z from 'zod/mini';
import { memberKey } from '../../people/may.ts';
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
