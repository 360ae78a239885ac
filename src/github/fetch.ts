/**
 * The part of `fetch` that is used here: Node's own, the one in `http.ts` and a test's can stand in for each other.
 */
export type Fetch = (url: string, init?: Init) => Promise<Answer>;

export interface Init {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** What a `Response` has as well. Headers go by their names in small letters. */
export interface Answer {
  readonly status: number;
  readonly url: string;
  readonly headers: Iterable<[string, string]> & { readonly get: (name: string) => string | null | undefined };
  readonly text: () => Promise<string>;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

/** An answer whose body is a text at hand. */
export const answered = ({ status, url, headers }: Omit<Answer, 'text' | 'arrayBuffer'>, text: string): Answer => ({
  status,
  url,
  headers,
  text: async () => text,
  arrayBuffer: async () => new TextEncoder().encode(text).buffer,
});
