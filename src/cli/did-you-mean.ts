import { join, plain } from '../text/words.ts';

/** "Did you mean …?", or nothing. */
export const didYouMean = (names: readonly string[]): string =>
  names.length === 0
    ? ''
    : ` Did you mean ${plain(
        join(
          names.map((name) => [{ code: name }]),
          ', ',
          ' or ',
        ),
      )}?`;
