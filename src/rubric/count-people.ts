/**
 * What the rules about people share. They read `acts`: what people did, and what the company says about them. A packet
 * can name people, which leaves the rule to a reviewer; it cannot speak for them.
 */
import * as z from 'zod/mini';
import { count, join, prose, say } from '../text/words.ts';
import type { Words } from '../text/words.ts';
import type { Truth } from '../evidence/truth.ts';
import type { Person } from '../people/acts.ts';
import { yes } from './rule.ts';
import type { RuleAnswer, RuleContext } from './rule.ts';
import type { Barred, PeopleRule } from '../ladder/rubric.ts';
import { reachesLevel } from './levels.ts';
import { distinctPeople, personKey } from '../people/directory.ts';
import { loginKey } from '../people/logins.ts';
import { fold } from '../text/scale.ts';
import { atLeastSchema, described, leastOf } from './schemas.ts';

/** The most people of whom one message says why they do not count. */
const NAMED = 3;

/** "33 %" is taken as a third: of three people in three organizations each has a third. */
const THIRDS: Readonly<Record<string, number>> = { 33: 1 / 3, 67: 2 / 3 };

/** "1/3", "33 %" → 0.333…; null where it is no part of a whole. */
function parseShare(text: string): number | null {
  const match = /^\s*(?:(\d{1,3})\s*\/\s*(\d{1,3})|(\d{1,3})\s*%)\s*$/u.exec(text);
  if (!match) return null;
  const part =
    match[3] === undefined ? Number(match[1]) / Number(match[2]) : (THIRDS[match[3]] ?? Number(match[3]) / 100);
  return part >= 0.01 && part <= 1 ? part : null;
}

const EXPECTED_SHARE = 'expected a part of the people such as "1/3" or "25 %"';

const shareSchema = described(
  z.pipe(
    z.string(EXPECTED_SHARE),
    z.transform((text, context): number => {
      const share = parseShare(text);
      if (share !== null) return share;
      context.issues.push({ code: 'custom', message: EXPECTED_SHARE, input: text });
      return z.NEVER;
    }),
  ),
  'The largest part of the people that may come from one organization',
  ['1/3', '25 %'],
);

/** What is asked of people besides their number, as an owner writes it. */
export const peopleFields = {
  level: z.optional(
    described(
      z
        .string('expected a level of the ladder')
        .check(
          z.trim(),
          z.minLength(1, 'expected a level of the ladder'),
          z.maxLength(80, 'expected at most 80 characters'),
        ),
      'The lowest level that they may have, or a level set of the ladder',
      ['L5', 'Staff+'],
    ),
  ),
  teams: z.optional(atLeastSchema('From how many teams they come, at least')),
  organizations: z.optional(atLeastSchema('From how many organizations they come, at least')),
  share: z.optional(shareSchema),
  not: z.optional(
    described(
      z.array(z.enum(['manager', 'candidate', 'sponsors', 'team'], 'expected manager, sponsors or team')),
      "Who does not count: the manager, the sponsors, the candidate's own team; the candidate never does",
      [['manager']],
    ),
  ),
};

interface Written {
  readonly level?: string | undefined;
  readonly teams?: number | undefined;
  readonly organizations?: number | undefined;
  readonly share?: number | undefined;
  readonly not?: readonly Barred[] | undefined;
}

/** What an owner leaves out is not asked. */
export const peopleRule = <T extends PeopleRule['min']>(
  min: T,
  { level, teams, organizations, share, not }: Written = {},
): PeopleRule & { readonly min: T } => ({
  min,
  level: level ?? null,
  teams: teams ?? null,
  organizations: organizations ?? null,
  share: share ?? null,
  not: not ?? [],
});

/** "1/3", "25 %". */
function shareText(share: number): string {
  const whole = [1, 2, 3, 4, 5, 6].find((n) => Math.abs(share * n - Math.round(share * n)) < 1e-9);
  return whole === undefined || whole === 1 ? `${Math.round(share * 100)} %` : `${Math.round(share * whole)}/${whole}`;
}

/** "or above" is not added to the name of a level set such as `Staff+`. */
const levelWords = (level: string): Words => say`${level}${level.endsWith('+') ? [] : prose(' or above')}`;

function further({ level, teams, organizations, share }: PeopleRule): Words[] {
  return [
    ...(level === null ? [] : [say`of level ${levelWords(level)}`]),
    ...(teams === null ? [] : [prose(`from ${teams} or more teams`)]),
    ...(organizations === null ? [] : [prose(`from ${organizations} or more organizations`)]),
    ...(share === null ? [] : [prose(`no organization with more than ${shareText(share)} of them`)]),
  ];
}

const BARRED: Readonly<Record<Barred, string>> = {
  candidate: '',
  manager: 'the manager',
  sponsors: 'a sponsor',
  team: "of the candidate's team",
};

/**
 * What is asked of them besides their number: ", of level `L5` or above, …, not the manager"; nothing where that is
 * nothing. `before` comes first.
 */
export const furtherWords = (rule: PeopleRule, before: string): Words =>
  further(rule).length === 0 ? [] : [before, ...join(further(rule), ', ')];

/** Who does not count, in words. */
export const barredWords = ({ not }: PeopleRule): Words =>
  prose(
    not
      .filter((who) => who !== 'candidate')
      .map((who) => `, not ${BARRED[who]}`)
      .join(''),
  );

/** Somebody, and whether they are as the rule asks; `why` where they are known not to be. */
interface Known extends Person {
  readonly fits: Truth;
  readonly why: Words;
}

const NOBODY: Person = { level: null, team: null, organization: null };

/** What decides about each login, looked up once for all of them. */
function judge(rule: PeopleRule, { acts, header, ladder }: RuleContext): (login: string) => Known {
  const keys = (names: readonly (string | null)[]): string[] =>
    names.flatMap((name) => (name === null ? [] : [personKey(name, acts.people)]));
  const candidate = keys([header.candidate, ...header.accounts]);
  // What a packet says adds to what the company says: it takes nobody out.
  const managers = keys([header.manager, ...candidate.map((key) => acts.people.get(key)?.manager ?? null)]);
  const barred = new Map<string, Barred>([
    ...(rule.not.includes('sponsors') ? keys(header.sponsors).map((key) => [key, 'sponsors'] as const) : []),
    ...(rule.not.includes('manager') ? managers.map((key) => [key, 'manager'] as const) : []),
    ...candidate.map((key) => [key, 'candidate'] as const),
  ]);
  // Where nobody names the manager, it has not been shown that these people are somebody else.
  const managed = !rule.not.includes('manager') || managers.length > 0;
  const teams = new Set(candidate.flatMap((key) => acts.people.get(key)?.team ?? []).map(fold));
  return (login) => {
    const key = loginKey(login);
    const person = acts.people.get(key) ?? NOBODY;
    const never = (who: string): Known => ({
      ...person,
      fits: 'no',
      why: say`${login} is ${prose(who)} and does not count`,
    });
    const who = barred.get(personKey(login, acts.people));
    if (who !== undefined) return never(who === 'candidate' ? 'the candidate' : BARRED[who]);
    const own = !rule.not.includes('team')
      ? 'no'
      : person.team === null || teams.size === 0
        ? 'unknown'
        : teams.has(fold(person.team))
          ? 'yes'
          : 'no';
    if (own === 'yes') return never(BARRED.team);
    const reaches = rule.level === null ? 'yes' : reachesLevel(person.level, rule.level, ladder);
    if (reaches === 'no')
      return {
        ...person,
        fits: 'no',
        why: say`${login} is of level ${person.level ?? ''}, the rubric asks for ${levelWords(rule.level ?? '')}`,
      };
    return { ...person, fits: reaches === 'yes' && own === 'no' && managed ? 'yes' : 'unknown', why: [] };
  };
}

/**
 * How many different values there are. `unknown`: of so many people whose value is not known, how many count as one
 * more each.
 */
const different = (names: readonly (string | null)[], unknown: (names: number) => number): number =>
  new Set(names.flatMap((name) => (name === null ? [] : [fold(name)]))).size +
  unknown(names.filter((name) => name === null).length);

/** People of each organization, the largest first. */
function sizes(people: readonly Person[]): { readonly name: string; readonly size: number }[] {
  const counts = new Map<string, { name: string; size: number }>();
  for (const { organization } of people) {
    if (organization === null) continue;
    const one = counts.get(fold(organization)) ?? { name: organization, size: 0 };
    counts.set(fold(organization), { ...one, size: one.size + 1 });
  }
  return [...counts.values()].sort((a, b) => b.size - a.size);
}

/**
 * Whether `least` or more of these people can be chosen so that no organization has more than the share. `apart`:
 * people who each come from an organization of their own.
 */
function withinShare(people: readonly Person[], apart: number, share: number, least: number): boolean {
  const known = sizes(people);
  const all = known.reduce((sum, { size }) => sum + size, apart);
  for (let n = least; n <= all; n += 1) {
    const most = Math.floor(share * n + 1e-9);
    if (known.reduce((sum, { size }) => sum + Math.min(size, most), Math.min(1, most) * apart) >= n) return true;
  }
  return false;
}

/**
 * Whether these people are enough. `hopeful`: whatever is not known about them is taken as it should be, otherwise as
 * it should not. `more`: so many others, of whom nothing is known.
 */
function enough(people: readonly Person[], rule: PeopleRule, hopeful: boolean, more = 0): boolean {
  const unknown = (n: number): number => (hopeful ? n + more : 0);
  const least = leastOf(rule.min);
  return (
    people.length + more >= least &&
    different(
      people.map(({ team }) => team),
      unknown,
    ) >= (rule.teams ?? 0) &&
    different(
      people.map(({ organization }) => organization),
      unknown,
    ) >= (rule.organizations ?? 0) &&
    (rule.share === null ||
      withinShare(
        people,
        unknown(people.filter(({ organization }) => organization === null).length),
        rule.share,
        least,
      ))
  );
}

/** Who is asked about, and in what words. */
export interface Asking {
  /** Logins that the packet names. */
  readonly named: readonly string[];
  /** Logins of people who have spoken themselves; they come from `acts`. */
  readonly spoken: readonly string[];
  /** "1 of 2 sponsors is named": from how many there are, and how many there have to be. */
  readonly amount: (have: number, wanted: number) => string;
  /** What to do so that there are so many more. */
  readonly fix: (more: number) => Words;
}

/**
 * Yes, where enough people have spoken and are known to be who is asked for. Yes as far as a packet can say it, where
 * those whom it names could be the rest: a person judges. Else no, with the amount.
 */
export function askPeople({ named, spoken, amount, fix }: Asking, rule: PeopleRule, context: RuleContext): RuleAnswer {
  const known = judge(rule, context);
  const open: RuleAnswer = { ...yes, judgement: true };
  const sure = distinctPeople(spoken, context.acts.people)
    .map(known)
    .filter(({ fits }) => fits === 'yes');
  if (enough(sure, rule, false)) return rule.min === 'needs-owner' ? open : yes;
  const all = distinctPeople([...spoken, ...named], context.acts.people).map(known);
  const possible = all.filter(({ fits }) => fits !== 'no');
  if (enough(possible, rule, true)) return open;

  const left = all.flatMap(({ fits, why }) => (fits === 'no' ? [why] : []));
  const wanted = leastOf(rule.min);
  const first = Math.max(1, wanted - possible.length);
  // As many as the numbers ask for, or up to a hundred for the smallest share, are always enough.
  const most = Math.max(wanted, rule.teams ?? 0, rule.organizations ?? 0) + 100;
  const more =
    Array.from({ length: most }, (_, index) => first + index).find((n) => enough(possible, rule, true, n)) ?? first;
  const short = (list: readonly (string | null)[], asked: number | null, one: string): string => {
    const found = different(list, (n) => n);
    return asked === null || found >= asked || possible.length === 0 ? '' : `, from ${found} of ${count(asked, one)}`;
  };
  const aside =
    short(
      possible.map(({ team }) => team),
      rule.teams,
      'team',
    ) +
    short(
      possible.map(({ organization }) => organization),
      rule.organizations,
      'organization',
    );
  const [largest] = sizes(possible);
  const crowded =
    possible.length < wanted || aside !== '' || largest === undefined || rule.share === null
      ? []
      : say`: ${prose(String(largest.size))} of them come from ${largest.name}, and no organization may have more than ${prose(shareText(rule.share))}`;
  return {
    truth: 'no',
    message: [
      ...prose(amount(possible.length, wanted) + aside),
      ...crowded,
      ...(left.length === 0 ? [] : [crowded.length === 0 ? ': ' : '; ', ...join(left.slice(0, NAMED), '; ')]),
    ],
    fix: fix(more),
  };
}

/** "1 of 2 sponsors is named"; "3 sponsors are named" where there are enough. */
export const amountOf =
  (one: string, many: string, [is, are]: readonly [string, string]) =>
  (have: number, wanted: number): string =>
    have < wanted
      ? `${have} of ${count(wanted, one, many)} ${have === 1 || wanted === 1 ? is : are}`
      : `${count(have, one, many)} ${have === 1 ? is : are}`;

/** Whoever has endorsed the criterion on the pull request. */
export const endorsers = ({ acts, criterion }: RuleContext): string[] =>
  acts.endorsements.flatMap((endorsement) => (endorsement.criterion === criterion.id ? [endorsement.by] : []));
