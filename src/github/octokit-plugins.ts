/**
 * Stands in for Octokit's plugins in the bundle: a handful of REST calls, of which none is paged, needs neither a table of a
 * thousand endpoints nor a walker of pages. `client.ts` exposes `request` alone, so nothing can miss them.
 */
export const restEndpointMethods = (): object => ({});
export const paginateRest = (): object => ({});
