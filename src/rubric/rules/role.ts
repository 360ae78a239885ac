import { join, oneOf, say } from '../../text/words.ts';
import { usableReferences } from '../../evidence/distinct.ts';
import { slipAnswer } from '../slip.ts';
import { yes } from '../rule.ts';
import type { ItemRule } from '../rule.ts';
import { fold, useWord, wordOf } from '../../text/scale.ts';
import { namesSchema } from '../schemas.ts';
import { hadRole, hasUnread, isCheckable } from '../../evidence/verify.ts';

export const role: ItemRule<'role'> = {
  name: 'role',
  over: 'item',
  schema: namesSchema("One of these roles, of the ladder's `roles`", ['lead', ['lead', 'author']]),
  doc: {
    asks: 'The candidate had one of these roles in the work.',
    counts:
      "Roles are the ladder's `roles`, as the item states them after `Role:`; one that fits is enough. What follows the word in brackets is not read. Author, reviewer, assignee, committer and merger are checked against what was read on GitHub: a role that every link of the item contradicts does not count. Any other role is declared, and nothing contradicts it.",
    forms: [
      { yaml: 'role: lead', means: 'the candidate led it' },
      { yaml: 'role: [lead, author]', means: 'led it or wrote it' },
    ],
    meets: '- **Led the billing migration.**\n  - When: 2025-03\n  - Role: lead (with two engineers of CRM)',
    misses: '- **Led the billing migration.**\n  - When: 2025-03\n  - Role: contributor',
  },
  words: (roles) => say`in the role ${oneOf(roles)}`,
  check(item, wanted, { ladder, header, facts }) {
    // The ladder reader holds the rubric's roles to the ladder's; both are matched, so that neither order of reading
    // matters.
    const scale = [...new Set([...ladder.roles, ...wanted])];
    const named = item.roles.flatMap((value) => wordOf(value, scale) ?? []);
    const fitting = named.filter((word) => wanted.some((one) => fold(one) === fold(word)));
    const references = usableReferences(item);
    // What GitHub has read against every link of the item disputes the role that the packet states; a role that it
    // cannot tell is declared.
    const told = fitting.map((word) => references.map((reference) => hadRole(word, reference, header, facts)));
    const denied = told.every(
      (truths) => truths.includes('no') && !truths.includes('yes') && !truths.includes('unknown'),
    );
    if (fitting.length > 0 && !denied) return yes;
    if (fitting.length > 0) {
      return {
        truth: 'no',
        message: say`has role ${oneOf(fitting, 3)}, but GitHub does not name ${header.candidate ?? 'the candidate'} as that`,
        fix: say`Correct ${'Role:'}, or link work in which you were ${oneOf(wanted)}.`,
      };
    }
    // Where the packet is silent, what GitHub says is enough.
    if (
      item.roles.length === 0 &&
      wanted.some((one) => references.some((reference) => hadRole(one, reference, header, facts) === 'yes'))
    )
      return yes;

    const [stated] = item.roles;
    if (stated === undefined && wanted.some(isCheckable) && hasUnread(item, facts)) {
      return {
        truth: 'unknown',
        message: say`has no ${'Role:'}, and what stands behind its links could not all be read`,
        fix: say`Say what your part was: ${'Role:'} and ${oneOf(wanted)}.`,
      };
    }
    if (stated === undefined) {
      return (
        slipAnswer(item, 'Role:') ?? {
          truth: 'no',
          message: say`has no ${'Role:'}; the rubric asks for ${oneOf(wanted)}`,
          fix: say`Say what your part was: ${'Role:'} and ${oneOf(wanted)}.`,
        }
      );
    }
    if (named.length === 0) {
      return {
        truth: 'no',
        message: say`has role ${stated}, which the ladder does not have; the rubric asks for ${oneOf(wanted)}`,
        fix: useWord(stated, scale, say`${'Role:'}`),
      };
    }
    return {
      truth: 'no',
      message: say`has role ${join(
        named.slice(0, 3).map((word) => say`${word}`),
        ', ',
      )}, the rubric asks for ${oneOf(wanted)}`,
      fix: say`Correct ${'Role:'} if your part was another, or add work in which you were ${oneOf(wanted)}.`,
    };
  },
};
