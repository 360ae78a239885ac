/** Who may not speak for a claim, because they wrote lines of it. Pure. */
import { prose, say, type Words } from '../text/words.ts';
import type { Person } from './acts.ts';
import type { Scope } from './log.ts';
import { allWriters, isAmong, NO_WRITERS, type Writers } from './writers.ts';

/** Why somebody may not do something. */
export interface Bar {
  readonly why: Words;
  /** `wrote`: they wrote lines of what it is about; `unread`: what decides could not be read, which is a no. */
  readonly cause?: 'wrote' | 'unread';
}

/** What an act is about. `all`: the packet as a whole. */
export type Subject = { readonly criterion: string } | { readonly evidence: string } | 'all';

export interface Own {
  /** Of the packets those in which they wrote nothing of it. */
  readonly free: readonly number[];
  /** Why they may not in the others. */
  readonly bar: Bar;
}

function writersIn(scope: Scope | undefined, of: Subject): Writers {
  const wrote = scope?.wrote;
  if (wrote === undefined) return NO_WRITERS;
  if (of === 'all') return allWriters([...wrote.criteria.values()]);
  return ('criterion' in of ? wrote.criteria.get(of.criterion) : wrote.evidence.get(of.evidence)) ?? NO_WRITERS;
}

const named = (of: Subject): Words =>
  of === 'all'
    ? prose('this packet')
    : 'criterion' in of
      ? say`what the packet says for ${of.criterion}`
      : say`the piece of evidence ${of.evidence}`;

/** In which of these packets somebody may speak for what an act is about. An answer of GitHub that did not come is a no. */
export function ownIn(
  scopes: readonly Scope[],
  people: ReadonlyMap<string, Person>,
  by: string,
  concerned: readonly number[],
  of: Subject,
): Own {
  const own = concerned.filter((index) => isAmong(by, writersIn(scopes[index], of), people));
  return {
    free: concerned.filter((index) => !own.includes(index) && !writersIn(scopes[index], of).unread),
    bar:
      own.length > 0
        ? {
            why: say`${by} wrote lines of ${named(of)}, as author or co-author of a commit. Ask somebody else who knows the work to say it.`,
            cause: 'wrote',
          }
        : {
            why: say`It could not be read who wrote ${named(of)}, so this does not count until it can be.`,
            cause: 'unread',
          },
  };
}
