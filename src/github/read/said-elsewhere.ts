/** Whether candidates of this pull request speak for those who speak for them, on pull requests of theirs that are open. */
import * as z from 'zod/mini';
import { commandLines } from '../../people/comment.ts';
import { LOGIN, sameLogin } from '../../people/logins.ts';
import type { SpokenFor } from '../../people/rings.ts';
import type { Client } from '../client.ts';
import type { Repository } from '../repository.ts';
import { ask } from './answers.ts';
import type { Query } from './queries.ts';

/** More pairs than this are not looked up. */
const MOST_PAIRS = 10;
/** Open pull requests of one person, and what was written last on each. */
const PULLS = 3;
const COMMENTS = 50;

const said = z.object({ author: z.nullable(z.object({ login: z.string() })), body: z.string() });
const list = z.object({ nodes: z.nullable(z.array(z.nullable(said))) });
const found = z.object({
  nodes: z.nullable(
    z.array(
      z.nullable(z.object({ number: z.optional(z.int()), comments: z.optional(list), reviews: z.optional(list) })),
    ),
  ),
});
const answers = z.catchall(z.object({}), z.unknown());

/** One request for all pairs. Logins are part of a search, which is a variable; nothing else that a person named is. */
export function saidElsewhereQuery({ owner, repo }: Repository, pairs: readonly SpokenFor[]): Query {
  const variables: Record<string, string> = {};
  const parts = pairs.map(({ by, candidate }, index) => {
    variables[`s${index}`] = `repo:${owner}/${repo} is:pr is:open author:${by} commenter:${candidate}`;
    return `s${index}: search(query: $s${index}, type: ISSUE, first: ${PULLS}) {
    nodes { ... on PullRequest { number comments(last: ${COMMENTS}) { nodes { author { login } body } } reviews(last: ${COMMENTS}) { nodes { author { login } body } } } }
  }`;
  });
  const declared = pairs.map((_, index) => `$s${index}: String!`).join(', ');
  return { query: `query ReadinessElsewhere(${declared}) {\n  ${parts.join('\n  ')}\n}`, variables };
}

/**
 * Of those who speak for a candidate here: where the candidate speaks for them. One request, none without any; of the
 * open pull requests alone, as far as GitHub finds them. Null: it could not be read. Never throws.
 */
export async function readSaidElsewhere(
  client: Client,
  at: Repository,
  number: number,
  spoken: readonly SpokenFor[],
): Promise<readonly SpokenFor[] | null> {
  // No other text becomes part of a search.
  const logins = spoken.filter(
    ({ by, candidate }) => LOGIN.test(by) && LOGIN.test(candidate) && !sameLogin(by, candidate),
  );
  const pairs = [...new Map(logins.map((one) => [`${one.by} ${one.candidate}`.toLowerCase(), one])).values()];
  if (pairs.length === 0) return [];
  const asked = pairs.slice(0, MOST_PAIRS);
  try {
    const { query, variables } = saidElsewhereQuery(at, asked);
    const read = await ask(client, answers, query, variables);
    return asked.flatMap(({ by, candidate }, index) =>
      (found.parse(read[`s${index}`]).nodes ?? []).flatMap((pull): SpokenFor[] => {
        if (pull?.number === undefined || pull.number === number) return [];
        const written = [...(pull.comments?.nodes ?? []), ...(pull.reviews?.nodes ?? [])];
        const speaks = written.some(
          (one) =>
            one !== null &&
            sameLogin(one.author?.login ?? '', candidate) &&
            commandLines(one.body).some((line) => /^(?:endorse|attest)\s/iu.test(line)),
        );
        return speaks ? [{ by: candidate, candidate: by, elsewhere: pull.number }] : [];
      }),
    );
  } catch {
    return null;
  }
}
