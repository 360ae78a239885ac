/**
 * Stands in for `@actions/http-client` in the bundle. `@actions/github` asks it for a proxy's agent, and
 * `@actions/core`
 * would fetch identity tokens with it; the Action does neither: its requests go through `retry.ts`, and Node's own
 * fetch knows the proxy.
 */
export class HttpClient {
  readonly getAgent = (): undefined => undefined;
  readonly getAgentDispatcher = (): undefined => undefined;
}

/** Named by `@actions/core` for identity tokens, which are never asked for. */
export function BearerCredentialHandler(): void {}
