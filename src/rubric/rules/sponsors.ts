import * as z from 'zod/mini';
import { count, join, prose, say } from '../../words.ts';
import type { Words } from '../../words.ts';
import { yes } from '../rule.ts';
import type { RuleAnswer, RuleContext, SetRule } from '../rule.ts';
import type { SponsorsRule } from '../rubric.ts';
import { distinctLogins, isCandidate, sameLogin } from '../scale.ts';
import { atLeastSchema, described } from '../schemas.ts';

/** Why a login is no sponsor, or null. */
function barred(login: string, rule: SponsorsRule, { header }: RuleContext): string | null {
  if (isCandidate(login, header)) return 'the candidate';
  if (rule.not.includes('manager') && header.manager !== null && sameLogin(header.manager, login)) return 'the manager';
  return null;
}

function further({ level, teams }: SponsorsRule): Words[] {
  return [
    ...(level === null ? [] : [say`of level ${level} or above`]),
    ...(teams === null ? [] : [prose(`from ${teams} or more teams`)]),
  ];
}

/** What an owner writes, by key: a gate has these beside its own. */
export const sponsorsFields = {
  min: atLeastSchema('How many sponsors, at least'),
  level: z.optional(described(z.string('expected a level of the ladder').check(z.trim(), z.minLength(1, 'expected a level of the ladder'), z.maxLength(80, 'expected at most 80 characters')), 'The lowest level that a sponsor may have', ['L5'])),
  teams: z.optional(atLeastSchema('From how many teams they come, at least')),
  not: z.optional(described(z.array(z.enum(['manager', 'candidate'], 'expected manager or candidate')), 'Who does not count; the candidate never does', [['manager']])),
};

export const sponsors: SetRule<'sponsors'> = {
  name: 'sponsors',
  over: 'set',
  schema: z.pipe(
    z.strictObject(sponsorsFields),
    z.transform(({ min, level, teams, not }): SponsorsRule => ({ min, level: level ?? null, teams: teams ?? null, not: not ?? [] })),
  ),
  doc: {
    asks: 'At least this many people sponsor the promotion.',
    counts: 'Different logins after `sponsors:`, the candidate never among them. A packet cannot speak for other people: with enough sponsors named the gate is left to a person to judge until they have endorsed it themselves, and level and teams are for a person to judge in any case.',
    forms: [
      { yaml: 'sponsors: { min: 2, level: L5, teams: 2, not: [manager] }', means: 'two people of L5 or above, from two teams, the manager not among them' },
      { yaml: 'sponsors: { min: 1 }', means: 'one person' },
    ],
    meets: 'sponsors: [octo-lee, octo-kim]',
    misses: 'sponsors: [octo-lee]',
  },
  words: (rule) => say`at least ${prose(count(rule.min, 'sponsor'))}${further(rule).length === 0 ? [] : [' ', ...join(further(rule), ', ')]}${rule.not.includes('manager') ? prose(', not the manager') : []}`,
  check(_, rule, context): RuleAnswer {
    const endorsed = distinctLogins(context.acts.endorsements.filter(({ criterion }) => criterion === context.criterion.id).map(({ by }) => by))
      .filter((login) => barred(login, rule, context) === null);
    const named = distinctLogins([...context.header.sponsors, ...endorsed]);
    const counted = named.filter((login) => barred(login, rule, context) === null);
    if (endorsed.length >= rule.min && further(rule).length === 0) return yes;
    if (counted.length >= rule.min) {
      return { ...yes, judgement: true };
    }
    const left = named.flatMap((login) => {
      const why = barred(login, rule, context);
      return why === null ? [] : [say`${login} is ${prose(why)} and does not count`];
    });
    return {
      truth: 'no',
      message: [...prose(`${counted.length} of ${count(rule.min, 'sponsor')} ${counted.length === 1 || rule.min === 1 ? 'is' : 'are'} named`), ...(left.length === 0 ? [] : [': ', ...join(left.slice(0, 3), '; ')])],
      fix: say`Add ${prose(count(rule.min - counted.length, 'login'))} to ${'sponsors:'} in the front matter${further(rule).length === 0 ? [] : [': ', ...join(further(rule), ', ')]}.`,
    };
  },
};
