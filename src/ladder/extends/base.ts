/** The files that a ladder stands on (`extends:`): how one is named, and in which row they follow. Pure. */
import type { BaseProblem } from '../../findings/extends.ts';
import { readDocument } from '../../yaml/read.ts';
import { decode } from '../text.ts';
import { mayExtend } from './may.ts';
import { ladderSource, type LadderSource } from '../source.ts';

/** A ladder stands on so many files at most. */
export const MOST_BASES = 5;

/** A file that a ladder stands on, as it was read. */
export interface BaseFile {
  /** As people name it: a path, or `owner/repository/path@ref`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The commit that the ref of another repository stood for; null: the file is of the ladder's own repository. */
  readonly commit: string | null;
}

/** The same, or why it cannot be used. */
export type Base = BaseFile | { readonly path: string; readonly problem: BaseProblem };

/** Reads what stands at `extends`: `../base/ladder.yml`, `acme/ladders/engineering/ladder.yml@v2`. */
export function baseSource(written: string): LadderSource | 'form' {
  const source = ladderSource(written, true);
  return source === 'no-ref' ? 'form' : source;
}

/** What a ladder says under `extends`; null: nothing, or nothing that could be followed. */
export function extendsOf(bytes: Uint8Array): string | null {
  if (!mayExtend(bytes)) return null;
  const text = decode(bytes);
  const data: unknown = text === null ? null : readDocument(text, '').data;
  const written: unknown =
    typeof data === 'object' && data !== null && 'extends' in data ? Reflect.get(data, 'extends') : null;
  return typeof written === 'string' ? written.trim() : null;
}

/** What has to be read next. */
export interface NextBase<L> {
  readonly written: string;
  /** Where the file lies that names it. */
  readonly from: L;
}

/** What came of it. `key` is the same for the same file, however it is named. */
export type Opened<L> = { readonly base: Base; readonly key: string; readonly at: L };

/**
 * The files that a ladder stands on, nearest first, whoever reads them: each one is asked for, and what it was read as
 * is handed in. The last one says why it cannot be used where the row breaks off. It always ends.
 */
export function* followBases<L>(
  bytes: Uint8Array,
  start: { readonly at: L; readonly key: string },
): Generator<NextBase<L>, readonly Base[], Opened<L>> {
  const bases: Base[] = [];
  const seen = new Set([start.key]);
  let [current, from] = [bytes, start.at];
  for (;;) {
    const written = extendsOf(current);
    if (written === null) return bases;
    if (bases.length === MOST_BASES) return [...bases, { path: written, problem: 'deep' }];
    const { base, key, at } = yield { written, from };
    if (seen.has(key)) return [...bases, { path: base.path, problem: 'loop' }];
    bases.push(base);
    if ('problem' in base) return bases;
    seen.add(key);
    [current, from] = [base.bytes, at];
  }
}
