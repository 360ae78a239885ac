/** Who wrote the lines of a packet, as GitHub's blame has it. Who wrote lines of a claim does not speak for it. Pure. */
import { personKey, type Actor } from './directory.ts';
import type { Person } from './acts.ts';

/** Lines of one commit. */
export interface Written {
  /** The first and the last of the lines, from 1. */
  readonly from: number;
  readonly to: number;
  readonly commit: string;
  /** Author and co-authors, as far as they have accounts. */
  readonly authors: readonly Actor[];
  /** `no-account`: one of them has none that GitHub knows; `too-many`: GitHub did not list all of them. */
  readonly rest: 'none' | 'no-account' | 'too-many';
}

/** Of a whole file, in the order of its lines; `unread`: GitHub was asked, and did not say. */
export type Blame = readonly Written[] | 'unread';

/** Git ends a line at `\n` alone, and a packet at a bare `\r` as well: the same ranges as lines of the packet. */
export function asPacketLines(blame: Blame, bytes: Uint8Array): Blame {
  const isBare = (byte: number, index: number): boolean => byte === 13 && bytes[index + 1] !== 10;
  if (blame === 'unread' || !bytes.some(isBare)) return blame;
  // By line of Git, the first line of the packet in it.
  const first = [1];
  let line = 1;
  for (const [index, byte] of bytes.entries()) {
    if (byte === 10 || isBare(byte, index)) line += 1;
    if (byte === 10) first.push(line);
  }
  const begins = (git: number): number => first[git - 1] ?? line + 1;
  return blame.map((written) => ({ ...written, from: begins(written.from), to: begins(written.to + 1) - 1 }));
}

/** Who wrote the lines of one claim or of one piece of evidence. */
export interface Writers {
  /** Logins. */
  readonly by: readonly string[];
  /** It could not be read of some of the lines. */
  readonly unread: boolean;
  /** Lines of commits of which GitHub knows no account for an author. */
  readonly unknown: readonly { readonly line: number; readonly commit: string }[];
}

export const NO_WRITERS: Writers = { by: [], unread: false, unknown: [] };

/** Of some lines. One that blame does not mention was not read. */
export function writersOf(lines: readonly number[], blame: Blame): Writers {
  if (blame === 'unread') return { ...NO_WRITERS, unread: lines.length > 0 };
  const found = lines.map((line) => ({ line, written: writtenAt(line, blame) }));
  return {
    by: [...new Set(found.flatMap(({ written }) => written?.authors.map(({ login }) => login) ?? []))],
    unread: found.some(({ written }) => written === undefined || written.rest === 'too-many'),
    unknown: found.flatMap(({ line, written }) =>
      written?.rest === 'no-account' ? [{ line, commit: written.commit }] : [],
    ),
  };
}

/** Halves the ranges: there may be as many as lines. */
function writtenAt(line: number, ranges: readonly Written[]): Written | undefined {
  let [low, high] = [0, ranges.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ranges[middle]?.from ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  const found = ranges[low];
  return found !== undefined && found.from <= line && line <= found.to ? found : undefined;
}

/** All that several of them say. */
export const allWriters = (list: readonly Writers[]): Writers => ({
  by: [...new Set(list.flatMap(({ by }) => by))],
  unread: list.some(({ unread }) => unread),
  unknown: list.flatMap(({ unknown }) => unknown),
});

/** Whether somebody is among them, by any account that the people file knows. */
export const isAmong = (by: string, writers: Writers, people: ReadonlyMap<string, Person>): boolean =>
  writers.by.some((login) => personKey(login, people) === personKey(by, people));
