/**
 * Stands in for Octokit's plugins in the bundle: a handful of REST calls, of which none is paged, needs neither a table
 * of a
 * thousand endpoints nor a walker of pages. `client.ts` exposes `request` alone, so nothing can miss them.
 */
export const restEndpointMethods = (): object => ({});
export const paginateRest = (): object => ({});

/**
 * The same for `@octokit/graphql`: the client sends its queries with `request`, because data may stand beside errors.
 */
export const withCustomRequest = (): { readonly defaults: () => undefined } => ({ defaults: () => undefined });
