/** One change between two ladders, as a value. */
import type { Compared } from '../../rubric/stricter.ts';
import { prose, type Words } from '../../text/words.ts';

/** What a change does. `editorial`: it reads otherwise, and asks for the same. */
export const EFFECTS = [
  'removed',
  'added',
  'tightened',
  'loosened',
  'changed',
  'reworded',
  'moved',
  'renamed',
  'editorial',
] as const;
export type Effect = (typeof EFFECTS)[number];

export const PARTS = ['ladder', 'level', 'track', 'area', 'competency', 'criterion', 'group', 'promotion'] as const;
export type Part = (typeof PARTS)[number];

/** What changed, without what it is a change of. */
export interface Difference {
  readonly effect: Effect;
  /** In which rule of a rubric, or which other property; null: the whole of it. */
  readonly of: string | null;
  readonly before: Words | null;
  readonly after: Words | null;
  /** Whether a packet that was complete may lose something by it. */
  readonly breaks: boolean;
}

export interface Change extends Difference {
  readonly part: Part;
  /** As it is called now; what was removed, as it was called. */
  readonly id: string;
}

/** A difference; what is left out is nothing. */
export const difference = (effect: Effect, more: Partial<Omit<Difference, 'effect'>> = {}): Difference => ({
  effect,
  of: null,
  before: null,
  after: null,
  breaks: false,
  ...more,
});

const COMPARED = { stricter: 'tightened', looser: 'loosened', other: 'changed' } as const;

/** What two values of a property ask for, as a difference: nobody loses by what asks for less. */
export function comparison(is: Compared, more: Partial<Omit<Difference, 'effect' | 'breaks'>>): Difference[] {
  return is === 'same' ? [] : [difference(COMPARED[is], { ...more, breaks: is !== 'looser' })];
}

/** Two texts: the same, the same to a reader, or other words. */
export function reads(of: string, was: string, is: string, breaks: boolean): Difference[] {
  if (was === is) return [];
  const told = { of, before: prose(was), after: prose(is) };
  return [letters(was) === letters(is) ? difference('editorial', told) : difference('reworded', { ...told, breaks })];
}

/** Signs that change what is asked: "20 %" is not "20", "C++" is not "C", and "and/or" is not "andor". */
const SIGN = /[\p{Sm}\p{Sc}%‰#&/@°*]/u;

/**
 * A text without what may be written otherwise: capitals, spaces, quotation marks, the marks between and after words.
 * What stands between two digits or before one is no such mark ("99.9", "2-5", "-5").
 */
export const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐-―−]/gu, '-')
    // Emphasis of Markdown.
    .replace(/(\*+|_+|`+)(?=\S)([^*_`]+)\1/gu, '$2')
    .replace(/[^\p{L}\p{N}]+/gu, (marks, at: number, all: string) => {
      const after = /\p{N}/u.test(all.charAt(at + marks.length));
      const before = at > 0 && /\p{N}/u.test(all.charAt(at - 1));
      if (before && after) return marks.replace(/\s+/gu, '') || ' ';
      const signs = Array.from(marks)
        .filter((mark) => SIGN.test(mark))
        .join('')
        .replace(/&/gu, 'and');
      return after && /(?:^|\s)[-.]$/u.test(at === 0 ? marks : marks.slice(-2)) ? `${signs}${marks.slice(-1)}` : signs;
    });
