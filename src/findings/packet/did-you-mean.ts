import { oneOf, say, type Words } from '../../text/words.ts';

/** "; did you mean `a` or `b`?", or nothing. */
export const didYouMean = (near: readonly string[]): Words =>
  near.length === 0 ? [] : say`; did you mean ${oneOf(near)}?`;
