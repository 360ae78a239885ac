import { join, oneOf, prose, say } from '../../text/words.ts';
import { slipAnswer } from '../slip.ts';
import { yes } from '../rule.ts';
import type { ItemRule } from '../rule.ts';
import { fold, isDoubted, useWord, wordOf } from '../../text/scale.ts';
import { described } from '../schemas.ts';
import * as z from 'zod/mini';
import { more, same } from '../stricter.ts';

export const scope: ItemRule<'scope'> = {
  name: 'scope',
  over: 'item',
  schema: described(
    z
      .string('expected a scope of the ladder')
      .check(
        z.trim(),
        z.minLength(1, 'expected a scope of the ladder'),
        z.maxLength(80, 'expected at most 80 characters'),
      ),
    "The narrowest scope, of the ladder's `scopes`, that is enough",
    ['team', 'multi-team'],
  ),
  doc: {
    asks: "The work had this scope of the ladder's scale, or a wider one.",
    counts:
      "The scale is the ladder's `scopes`, narrow to wide. What follows the word in brackets, or after a comma or a dash, is not read; a question mark at the end (`multi-team?`) is a doubt, and states no scope. Where an item names several scopes, the widest counts.",
    forms: [{ yaml: 'scope: multi-team', means: 'multi-team or wider' }],
    meets: '- **Led the billing migration.**\n  - When: 2025-03\n  - Scope: multi-team (billing, CRM)',
    misses: '- **Led the billing migration.**\n  - When: 2025-03\n  - Scope: team',
  },
  compare: (before, after, scopes) => {
    const rank = (one: string): number => scopes.findIndex((own) => fold(own) === fold(one));
    return rank(before) === -1 || rank(after) === -1 ? same(before, after) : more(rank(before), rank(after));
  },
  words: (wanted) => say`scope ${wanted} or wider`,
  check(item, wanted, { ladder: { scopes } }) {
    const least = scopes.findIndex((word) => fold(word) === fold(wanted));
    const named = item.scopes.flatMap((value) => wordOf(value, scopes) ?? []);
    // A ladder whose rubric names a scope that its own scale lacks is at fault itself: the answer is unknown.
    if (least < 0)
      return {
        truth: 'unknown',
        message: say`has no scope that could be compared: the ladder's scale lacks ${wanted}`,
        fix: say`Ask the ladder's owner to add ${wanted} to ${'scopes:'}.`,
      };
    if (named.some((word) => scopes.indexOf(word) >= least)) return yes;

    const enough = scopes.slice(least);
    const [stated] = item.scopes;
    if (stated === undefined) {
      return (
        slipAnswer(item, 'Scope:') ?? {
          truth: 'no',
          message: say`has no ${'Scope:'}; the rubric asks for ${wanted} or wider`,
          fix: say`Say how far the work reached: ${'Scope:'} and ${oneOf(enough)}.`,
        }
      );
    }
    if (named.length === 0) {
      return {
        truth: 'no',
        message: say`has scope ${stated}, ${prose(isDoubted(stated) ? 'with a question mark' : 'which the ladder does not have')}; the rubric asks for ${wanted} or wider`,
        fix: useWord(stated, scopes, say`${'Scope:'}`),
      };
    }
    return {
      truth: 'no',
      message: say`has scope ${join(
        named.slice(0, 3).map((word) => say`${word}`),
        ', ',
      )}, the rubric asks for ${wanted} or wider`,
      fix: say`Correct ${'Scope:'} if the work reached further, or add work that did.`,
    };
  },
};
