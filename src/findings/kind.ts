import type { Words } from '../text/words.ts';

/** `error` makes its file unusable; `warning` is evidence that does not count as written; `notice` is a hint. */
export type Severity = 'error' | 'warning' | 'notice';

/** A place in a file: lines and columns count from 1, columns in UTF-16 code units. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** A diagnostic of the kind `C`: what is wrong, exactly where, and the one thing that fixes it. */
interface Found<C extends string, Args> {
  readonly code: C;
  /** What the words are made from. Code reads these and never the words. */
  readonly args: Args;
  readonly severity: Severity;
  readonly message: Words;
  readonly fix: Words;
  readonly place: Place;
}

/** A kind of finding: its wording and documentation. `explain CODE` and `docs/findings.md` print it. */
export interface FindingKind<Args> {
  readonly severity: Severity;
  /** A title of a few words. */
  readonly title: string;
  /** Why this matters, in one or two sentences. */
  readonly why: string;
  readonly message: (args: Args) => Words;
  readonly fix: (args: Args) => Words;
  /** The thing as it is, and as it should be. */
  readonly example: { readonly before: string; readonly after: string };
}

/** Keeps the type of each kind's arguments. */
export const kind = <Args>(definition: FindingKind<Args>): FindingKind<Args> => definition;

/** The arguments that the kind `K` of finding takes. */
export type ArgsOf<K> = K extends FindingKind<infer Args> ? Args : never;

type Kinds = Readonly<Record<string, FindingKind<never>>>;

/** The findings of the given kinds, by code. */
export type FoundBy<K extends Kinds> = { readonly [C in keyof K & string]: Found<C, ArgsOf<K[C]>> };

/** The way to make findings of the given kinds: by code, at a place. */
export const maker =
  <K extends Kinds>(kinds: K) =>
  <C extends keyof K & string>(code: C, place: Place, args: ArgsOf<K[C]>): FoundBy<K>[keyof K & string] => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a record lookup loses the link between code and arguments that the signature has just checked
    const { severity, message, fix } = kinds[code] as FindingKind<ArgsOf<K[C]>>;
    const found: FoundBy<K>[C] = { code, args, severity, message: message(args), fix: fix(args), place };
    return found;
  };
