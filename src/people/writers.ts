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

/** Of a whole file; `unread`: GitHub was asked, and did not say. */
export type Blame = readonly Written[] | 'unread';

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
  const found = lines.map((line) => ({ line, written: blame.find(({ from, to }) => from <= line && line <= to) }));
  return {
    by: [...new Set(found.flatMap(({ written }) => written?.authors.map(({ login }) => login) ?? []))],
    unread: found.some(({ written }) => written === undefined || written.rest === 'too-many'),
    unknown: found.flatMap(({ line, written }) =>
      written?.rest === 'no-account' ? [{ line, commit: written.commit }] : [],
    ),
  };
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
