import { GraphQLError } from 'graphql';

/** What every resolver of the stand-in needs: pages, and refusals as GitHub writes them. */

export interface Paging {
  readonly first?: number;
  readonly last?: number;
  readonly after?: string | null;
}

/** Pages as GitHub does: cursors are opaque, at most a hundred a page. */
export function connection(all: readonly (object | null)[], { first, last, after }: Paging): unknown {
  const from = after
    ? Number(Buffer.from(after, 'base64').toString())
    : last === undefined
      ? 0
      : Math.max(0, all.length - last);
  const nodes = all.slice(from, from + Math.min(100, first ?? last ?? 100));
  const end = from + nodes.length;
  return {
    totalCount: all.length,
    nodes,
    pageInfo: { hasNextPage: end < all.length, endCursor: Buffer.from(String(end)).toString('base64') },
  };
}

/**
 * An error of GitHub's beside the data: thrown by a resolver, it makes its field null. Without a type it is GitHub's
 * own fault.
 */
export const refusal = (type: string | null, message = 'refused', saml = false): GraphQLError =>
  new GraphQLError(message, { extensions: { github: true, type, saml } });

/** Errors as GitHub sends them; what the stand-in did wrong itself is told apart. */
export function errorsOf(errors: readonly GraphQLError[]): { readonly sent: object[]; readonly own: string[] } {
  return {
    sent: errors.map(({ message, path, extensions }) => ({
      ...(typeof extensions['type'] === 'string' && { type: extensions['type'] }),
      message,
      path,
      ...(extensions['saml'] === true && { extensions: { saml_failure: true } }),
    })),
    own: errors.filter(({ extensions }) => extensions['github'] !== true).map(({ message }) => message),
  };
}
