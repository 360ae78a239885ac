import type { Item } from '../../packet/packet.ts';
import { join, oneOf, say } from '../../text/words.ts';
import type { Words } from '../../text/words.ts';
import { usableReferences } from '../../evidence/distinct.ts';
import { slipAnswer } from '../slip.ts';
import { yes } from '../rule.ts';
import type { ItemRule, RuleAnswer, RuleContext } from '../rule.ts';
import { fold, isDoubted, useWord, wordOf } from '../../text/scale.ts';
import { spokenRoles } from '../spoken-role.ts';
import { namesSchema } from '../schemas.ts';
import { hadRole, isCheckable, othersInRole } from '../../evidence/part.ts';
import type { Truth } from '../../evidence/truth.ts';
import { fewer } from '../stricter.ts';

export const role: ItemRule<'role'> = {
  name: 'role',
  over: 'item',
  schema: namesSchema("One of these roles, of the ladder's `roles`", ['lead', ['lead', 'author']]),
  doc: {
    asks: 'The candidate had one of these roles in the work.',
    counts:
      "Roles are the ladder's `roles`, as the item states them after `Role:`; one that fits is enough. What follows the word in brackets is not read; a question mark at the end (`lead?`) is a doubt, and states no role. Author, reviewer, assignee, committer and merger are checked against what was read on GitHub: one link that confirms it is enough; a role that every link of the item contradicts does not count, also where another role stands beside it; while who had it was not read (a link that is not visible, a pull request with more commits than are read) it is unknown. Where nothing that is linked has anybody in that role (a file, a page outside GitHub), a person has to say. Accounts that only the packet declares confirm nothing and contradict nothing. Any other role is declared, and so is one without links; nothing contradicts it. Without `Role:`, the verb with which the claim begins states it where it leaves no doubt (wrote, reviewed, led, mentored).",
    forms: [
      { yaml: 'role: lead', means: 'the candidate led it' },
      { yaml: 'role: [lead, author]', means: 'led it or wrote it' },
    ],
    meets: '- **Led the billing migration.**\n  - When: 2025-03\n  - Role: lead (with two engineers of CRM)',
    misses: '- **Worked on the billing migration.**\n  - When: 2025-03\n  - Role: contributor',
  },
  compare: (before, after) => fewer(before, after),
  words: (roles) => say`in the role ${oneOf(roles)}`,
  check(item, wanted, context) {
    const { ladder, header } = context;
    // The ladder reader holds the rubric's roles to the ladder's; both are matched, so that neither order of reading
    // matters.
    const scale = [...new Set([...ladder.roles, ...wanted])];
    const isWanted = (word: string): boolean => wanted.some((one) => fold(one) === fold(word));
    const named = item.roles.flatMap((value) => wordOf(value, scale) ?? []);
    const fitting = named.filter(isWanted);
    if (item.roles.length === 0) {
      const spoken = spokenRoles(item.claim).filter(isWanted);
      return spokenFor(spoken, item, context) ?? silent(item, wanted, context);
    }

    const told = new Map(named.filter(isCheckable).map((word) => [word, toldOf(word, item, context)]));
    const denied = [...told].filter(([, truth]) => truth === 'no').map(([word]) => word);
    // What GitHub has read against every link of the item disputes what the packet says, whatever else it says.
    if (denied.length > 0 && ![...told.values()].includes('yes')) {
      return {
        truth: 'no',
        message: say`has role ${oneOf(denied, 3)}, but ${namesInstead(denied, item, context)}`,
        fix: say`Correct ${'Role:'}, or link work in which you were ${oneOf(wanted)}.`,
      };
    }
    const answers = new Set(fitting.map((word) => told.get(word) ?? 'yes'));
    if (answers.has('yes')) return yes;
    if (answers.has('untold')) return { ...yes, judgement: true };
    if (answers.has('unknown')) {
      return {
        truth: 'unknown',
        message: say`has role ${oneOf(fitting, 3)}, and whether GitHub names ${header.candidate ?? 'the candidate'} as that was not read`,
        fix: say`Let the bot read the links, or link work that it can read in which you were ${oneOf(wanted)}.`,
      };
    }
    if (denied.length > 0) {
      return {
        truth: 'no',
        message: say`has role ${oneOf(fitting, 3)}, but ${namesInstead(denied, item, context)}`,
        fix: say`Correct ${'Role:'}, or link work in which you were ${oneOf(wanted)}.`,
      };
    }
    const [stated = ''] = item.roles;
    if (named.length === 0) {
      // `author?`: what GitHub says leaves no doubt.
      if (item.roles.every(isDoubted)) {
        const told = silent(item, wanted, context);
        if (told.truth !== 'no') return told;
        return {
          truth: 'no',
          message: say`has role ${stated}, with a question mark; the rubric asks for ${oneOf(wanted)}`,
          fix: useWord(stated, scale, say`${'Role:'}`),
        };
      }
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

/** What the item's links say of a role together: one that confirms it is enough, and all of them have to deny it. */
function toldOf(role: string, item: Item, { header, facts }: RuleContext): Truth | 'untold' {
  const links = usableReferences(item);
  // Nobody was asked, or there is nothing to ask about: the role stands as it is written.
  if (links.length === 0 || facts.asWritten === true) return 'yes';
  const told = new Set(links.map((reference) => hadRole(role, reference, header, facts)));
  return (['yes', 'unknown', 'untold'] as const).find((truth) => told.has(truth)) ?? 'no';
}

/** What the claim's first words are worth: as much as the same under `Role:`, but they deny nothing. */
function spokenFor(spoken: readonly string[], item: Item, context: RuleContext): RuleAnswer | null {
  const told = new Set(spoken.map((word) => (isCheckable(word) ? toldOf(word, item, context) : 'yes')));
  if (told.has('yes')) return yes;
  return told.has('untold') ? { ...yes, judgement: true } : null;
}

/** Where the packet states no role, what GitHub says is enough. */
function silent(item: Item, wanted: readonly string[], context: RuleContext): RuleAnswer {
  const fix = say`Say what your part was: ${'Role:'} and ${oneOf(wanted)}.`;
  const missing: RuleAnswer = slipAnswer(item, 'Role:') ?? {
    truth: 'no',
    message: say`has no ${'Role:'}; the rubric asks for ${oneOf(wanted)}`,
    fix,
  };
  const checked = wanted.filter(isCheckable);
  if (checked.length === 0 || usableReferences(item).length === 0 || context.facts.asWritten === true) return missing;
  const told = new Set(checked.map((word) => toldOf(word, item, context)));
  if (told.has('yes')) return yes;
  if (told.has('unknown')) {
    return {
      truth: 'unknown',
      message: say`has no ${'Role:'}, and what stands behind its links could not all be read`,
      fix,
    };
  }
  if (told.has('untold')) return missing;
  return { truth: 'no', message: say`has no ${'Role:'}, and ${namesInstead(checked, item, context)}`, fix };
}

/** "GitHub names octo-bob as author of `acme/a#1`, not octo-ada"; of another private repository nobody is named. */
function namesInstead(roles: readonly string[], item: Item, { header, facts }: RuleContext): Words {
  const candidate = header.candidate ?? 'the candidate';
  for (const reference of usableReferences(item)) {
    for (const role of roles) {
      const others = othersInRole(role, reference, facts);
      if (others.length > 0)
        return say`GitHub names ${oneOf(others, 3)} as ${role} of ${reference.ref}, not ${candidate}`;
    }
  }
  return say`GitHub does not name ${candidate} as that`;
}
