import type * as z from 'zod/mini';
import type { Place } from '../findings/finding.ts';
import { parseDay } from '../text/time.ts';
import type { Day } from '../text/time.ts';
import { prose } from '../text/words.ts';
import type { Words } from '../text/words.ts';
import { readYaml } from '../yaml/read.ts';
import { otherKind, type Kind } from './other-kind.ts';

/** The largest file of acts or facts that is read, in bytes. */
const MOST_BYTES = 1024 * 1024;

/** What is wrong with a file that the command line names, and where. */
export interface Misread {
  readonly place: Place;
  readonly message: Words;
  readonly fix: Words;
}

/** A file against its schema. */
export interface InputRead<T> {
  /** Null exactly where there are problems. */
  readonly value: T | null;
  readonly problems: readonly Misread[];
  /** Where a key path stands. */
  readonly placeOf: (keys: readonly PropertyKey[], part: 'key' | 'value') => Place;
}

/**
 * Reads YAML, or JSON (which is YAML too), of limited size against a schema. Every problem is listed, with its place.
 * Never throws. A file of another kind is one problem.
 */
export function readInputFile<T>(bytes: Uint8Array, path: string, schema: z.ZodMiniType<T>, kind: Kind): InputRead<T> {
  const top: Place = { path, line: 1, column: 1 };
  const refused = (message: Words, fix: Words): InputRead<T> => ({
    value: null,
    problems: [{ place: top, message, fix }],
    placeOf: () => top,
  });
  if (bytes.byteLength > MOST_BYTES)
    return refused(
      prose(
        `This file has ${bytes.byteLength.toLocaleString('en-GB')} bytes; at most ${MOST_BYTES.toLocaleString('en-GB')} are read.`,
      ),
      prose('Leave out what the packets do not need.'),
    );
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused(prose('This file is not UTF-8 text.'), prose('Save it as UTF-8.'));
  }
  const { value, problems, placeOf } = readYaml(source, path, schema);
  const other = problems.length === 0 ? null : otherKind(source, path, kind);
  return other === null ? { value, problems, placeOf } : refused(other.message, other.fix);
}

/** For a schema: whether a text is a day. */
export const isDay = (text: string): boolean => parseDay(text) !== null;

/** A day that a schema has checked already; null where none is stated. */
export const dayOr = (text: string | undefined): Day | null => (text === undefined ? null : parseDay(text));

/** What a schema says where a text is no day. */
export const EXPECTED_DAY = 'a day, like `2026-06-30`';
