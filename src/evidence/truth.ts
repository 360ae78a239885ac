/** The answer to a question about a claim: Kleene's three values. `unknown` is never taken for `no`. */
export type Truth = 'yes' | 'no' | 'unknown';
