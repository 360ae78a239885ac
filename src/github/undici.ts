/**
 * Stands in for `undici` in the bundle: `@actions/github` draws in its 400 KiB for a fetch that knows proxies, and the
 * fetch of Node 24 is the same one (`http.setGlobalProxyFromEnv`, called by the Action's entry).
 */
export const fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request);
