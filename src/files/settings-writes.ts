/** The keys of the settings about what is written beside the one comment and the status, each off by default. */
import * as z from 'zod/mini';
import type { ReviewerRules } from '../people/rules.ts';
import { described } from '../rubric/schemas.ts';
import { login, team } from './accounts.ts';

/** What stands before the word of each label without a word of the settings. */
const PREFIX = 'readiness: ';

/** GitHub's limit for a label is 50 characters, of which the longest verdict takes 10. */
const prefix = z
  .string()
  .check(
    z.regex(
      /^[^\s\p{C},][^\p{C},]{0,38}$/u,
      'at most 39 characters on one line, without a comma, that begin with no space',
    ),
  );

/** A key that may be left out: what it means and what holds without it, and how it is written. */
const setting = <T extends z.core.SomeType>(schema: T, means: string, example: unknown) =>
  described(z.optional(schema), means, [example]);

export const writesShape = {
  labels: setting(
    z.union([z.boolean(), z.strictObject({ prefix: setting(prefix, 'What stands before the verdict', PREFIX) })]),
    'Whether the pull request gets a label by verdict, such as "readiness: complete"; prefix replaces "readiness: ". Other labels are never touched. Without it, none. Labels that the repository does not have yet take issues: write in the workflow.',
    true,
  ),
  reviewers: setting(
    z
      .strictObject({
        users: setting(z.array(login).check(z.minLength(1), z.maxLength(15)), 'Logins', ['octo-lead']),
        teams: setting(
          z.array(team).check(z.minLength(1), z.maxLength(5)),
          'Teams of the organization, as organization/team. The token of a job cannot ask a team: it takes one of an app or a person as input token',
          ['acme/promotions'],
        ),
        manager: setting(z.boolean(), 'The manager of the candidate, by the people file', true),
        named: setting(
          z.boolean(),
          'The sponsors, and those whom Confirmed by: names, where the people file knows them or they have written on the pull request',
          true,
        ),
      })
      .check(
        z.refine(
          ({ users, teams, manager, named }) =>
            users !== undefined || teams !== undefined || manager === true || named === true,
          'one or more of users, teams, manager and named',
        ),
      ),
    'Who is asked for a review once a packet is submitted: each once, and never again where somebody took the request back. Never the candidate or whoever opened the pull request. Without it, nobody.',
    { users: ['octo-lead'], manager: true },
  ),
  notify: setting(
    z.boolean(),
    'Whether whoever has to act next is mentioned, in a comment of its own, when that changes; never twice for the same. Without it, nobody is ever mentioned.',
    true,
  ),
};

/** What is written beside the comment and the status. */
export interface Writes {
  /** What stands before the verdict in a label; null: no labels. */
  readonly labels: string | null;
  /** Null: nobody is asked for a review. */
  readonly reviewers: ReviewerRules | null;
  readonly notify: boolean;
}

export const noWrites: Writes = { labels: null, reviewers: null, notify: false };

const shape = z.object(writesShape);

/** The settings with what is left out filled in. */
export function writesOf({ labels = false, reviewers, notify = false }: z.infer<typeof shape>): Writes {
  const { users = [], teams = [], manager = false, named = false } = reviewers ?? {};
  return {
    labels: labels === false ? null : labels === true ? PREFIX : (labels.prefix ?? PREFIX),
    reviewers: reviewers === undefined ? null : { users, teams, manager, named },
    notify,
  };
}
