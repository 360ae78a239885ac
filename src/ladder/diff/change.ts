/** One change between two ladders, as a value. */
import type { Compared } from '../../rubric/stricter.ts';
import { normalise } from '../../text/near.ts';
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
  const editorial = normalise(was) === normalise(is) || letters(was) === letters(is);
  return [
    difference(editorial ? 'editorial' : 'reworded', {
      of,
      before: prose(was),
      after: prose(is),
      breaks: breaks && !editorial,
    }),
  ];
}

/** A text without its marks, spaces and capitals. */
export const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
