import * as z from 'zod/mini';
import type { Item } from '../../packet/packet.ts';
import type { Quantity } from '../../packet/values/metrics.ts';
import { isElsewhere } from '../../evidence/outcome.ts';
import { amountOf, singular } from '../../text/plural.ts';
import { artefactNames } from '../../packet/values/artefacts.ts';
import type { Reference } from '../../packet/values/reference.ts';
import { join, oneOf, prose, say } from '../../text/words.ts';
import type { Words } from '../../text/words.ts';
import { usableReferences } from '../../evidence/distinct.ts';
import { CHECKABLE_ROLES, hadRole } from '../../evidence/part.ts';
import { isAbout } from '../../evidence/searches.ts';
import { enoughOf, type Link, type Standing } from '../../evidence/standing.ts';
import type { ReferenceFact } from '../../evidence/facts.ts';
import { yes } from '../rule.ts';
import type { RuleAnswer, RuleContext, SetRule } from '../rule.ts';
import type { CountRule, CountSource } from '../../ladder/rubric.ts';
import { fold } from '../../text/scale.ts';
import { described, leastOf, thresholdSchema } from '../schemas.ts';
import { linksFor } from '../links.ts';
import { kindOf } from './kind.ts';
import { linkNames, outcomeWords, stepFor } from './verified.ts';
import { fewer, particular, threshold, together } from '../stricter.ts';

/** What one source says: how many there are, as far as it is known, and what that proves. */
interface Tally {
  readonly n: number;
  readonly answer: RuleAnswer;
}

type Count = (items: readonly Item[], rule: CountRule, context: RuleContext) => Tally;

/** Met; where the owner has yet to set the number, a person confirms it. */
const enough = ({ min }: CountRule): RuleAnswer => (min === 'needs-owner' ? { ...yes, judgement: true } : yes);

/** "17 of 20 `production incidents` are …"; where the number is open, "0 `production incidents` are …". */
const amount = (n: number, { min, of }: CountRule, where: string): Words =>
  say`${n}${prose(min === 'needs-owner' ? '' : ` of ${min}`)} ${things(min === 'needs-owner' ? n : min, of)} ${prose(n === 1 || min === 1 ? 'is' : 'are')} ${prose(where)}`;

/** "production incidents", and the one "production incident". */
const numbered = (n: number, of: string): string => (n === 1 ? of.replace(/\S+$/u, singular) : of);

/** What is counted, by each of its words. */
const things = (n: number, of: readonly string[]): Words => oneOf(of.map((one) => numbered(n, one)));

/** The first of its words, for an example to copy. */
const firstOf = ({ of }: CountRule): string => of[0] ?? '';

const no = (n: number, rule: CountRule, where: string, fix: Words, aside = ''): Tally => ({
  n,
  answer: { truth: 'no', message: [...amount(n, rule, where), ...(aside === '' ? [] : [aside])], fix },
});

const are = (n: number): string => (n === 1 ? `${n} is` : `${n} are`);

/** Words for what GitHub has, by the kinds of links that are such a thing. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'pull request': ['pull-request'],
  pr: ['pull-request'],
  'merge request': ['pull-request'],
  issue: ['issue'],
  commit: ['commit'],
  release: ['release'],
  discussion: ['discussion'],
  review: ['review', 'review-comment', 'pull-request'],
  'code review': ['review', 'review-comment', 'pull-request'],
};

/** The kinds of links that are what is counted; null: any may be, where one of the words names nothing of GitHub's. */
function kindsCounted(of: readonly string[]): ReadonlySet<string> | null {
  const kinds = of.map((word) => {
    const parts = fold(word).split(' ');
    return KINDS[[...parts.slice(0, -1), singular(parts.at(-1) ?? '')].join(' ')];
  });
  return kinds.every((known) => known !== undefined) ? new Set(kinds.flat()) : null;
}

/** How far a link counts as one of what is counted. */
function countsAs({ reference, standing }: Link, { of, as }: CountRule, context: RuleContext): Standing {
  const { header, facts } = context;
  const wanted = kindsCounted(of);
  const kind = kindOf(reference, context);
  const known = kind !== null && reference.repository !== null;
  if (wanted !== null && known && !wanted.has(kind)) return 'not';
  const open = wanted !== null && kind === null && !(wanted.has('issue') && wanted.has('pull-request'));
  const held = open && standing !== 'not' && facts.asWritten !== true ? 'unknown' : standing;
  if (as === null || held === 'not' || facts.asWritten === true) return held;
  const role = hadRole(as, reference, header, facts);
  return role === 'no'
    ? 'not'
    : role === 'unknown'
      ? 'unknown'
      : role === 'untold' && held === 'counts'
        ? 'waits'
        : held;
}

/** From the best to the worst. */
const ORDER: readonly Standing[] = ['counts', 'waits', 'unknown', 'not'];

/** Each artefact once, over all items, by what became of it. */
const references: Count = (items, rule, context) => {
  const best = new Map<string, { readonly link: Link; readonly standing: Standing }>();
  const twice = new Set<string>();
  const names = artefactNames(items.flatMap((item) => item.references));
  let searches = 0;
  for (const item of items) {
    const repeated = new Set(item.repeated);
    for (const link of linksFor(item, context)) {
      // A search is one search, however much it finds: what it finds counts as `search`.
      if (link.reference.kind === 'search') {
        searches += 1;
        continue;
      }
      const ref = names.get(link.reference.ref) ?? link.reference.ref;
      const standing = countsAs(link, rule, context);
      const known = best.get(ref);
      if (known !== undefined || repeated.has(link.reference.ref)) twice.add(ref);
      if (known === undefined || ORDER.indexOf(standing) < ORDER.indexOf(known.standing))
        best.set(ref, { link, standing });
    }
  }
  const all = [...best.values()];
  const least = leastOf(rule.min);
  const n = all.filter(({ standing }) => standing === 'counts' || standing === 'waits').length;
  const truth = enoughOf(
    least,
    all.map(({ standing }) => standing),
  );
  if (truth === 'yes') return { n, answer: enough(rule) };
  if (truth === 'waits') return { n, answer: { ...yes, judgement: true } };
  if (truth === 'unknown') {
    const open = all.filter(({ standing }) => standing === 'unknown').map(({ link }) => link);
    return {
      n,
      answer: {
        truth,
        message: [...amount(n, rule, 'linked'), ...say` by what was read (${linkNames(open)})`],
        fix: stepFor(open[0]),
      },
    };
  }
  const out = all.filter(({ standing }) => standing === 'not').map(({ link }) => link);
  const contrary = out.filter(({ outcome, place }) => outcome === 'false' && !place).length;
  const places = out.filter(({ place }) => place).length;
  const others = out.length - contrary - places;
  const aside = [
    ...(twice.size === 0 ? [] : [`${are(twice.size)} written twice`]),
    ...(contrary === 0 ? [] : [`${are(contrary)} not what the packet says`]),
    ...(places === 0 ? [] : [`${are(places)} no work but ${places === 1 ? 'a place' : 'places'}`]),
    ...(others === 0 ? [] : [`${are(others)} something else`]),
    ...(searches === 0
      ? []
      : [`${are(searches)} ${searches === 1 ? 'a search' : 'searches'}, which only the number found would count for`]),
  ];
  return no(
    n,
    rule,
    'linked',
    say`Link ${least - n} more after ${'Links:'}, each by its own address.`,
    aside.map((one) => `; ${one}`).join(''),
  );
};

interface Read {
  readonly reference: Reference;
  readonly fact: ReferenceFact | undefined;
  /** How many are in it; null where that was not read. */
  readonly entries: number | null;
}

/** What these references hold, and how much: the true ones first, then the largest. */
function readEntries(
  items: readonly Item[],
  { facts }: RuleContext,
  isOne: (reference: Reference, fact: ReferenceFact | undefined) => boolean,
): Read[] {
  const all = new Map(items.flatMap(usableReferences).map((reference) => [reference.ref, reference]));
  return [...all.values()]
    .flatMap((reference): Read[] => {
      const fact = facts.references.get(reference.ref);
      if (!isOne(reference, fact)) return [];
      return [
        {
          reference,
          fact,
          entries:
            fact?.outcome === 'true' ? (fact.entries ?? null) : fact?.outcome === 'false' ? (fact.entries ?? 0) : null,
        },
      ];
    })
    .sort(
      (a, b) =>
        Number(a.fact?.outcome === 'false') - Number(b.fact?.outcome === 'false') ||
        (b.entries ?? -1) - (a.entries ?? -1),
    );
}

const unread = (rule: CountRule, { reference, fact }: Read, what: string): Tally => {
  const why = fact === undefined || fact.outcome === 'true' ? say`${reference.ref}` : outcomeWords(reference, fact);
  return {
    n: 0,
    answer: {
      truth: 'unknown',
      message: say`How many ${oneOf(rule.of)} ${prose(what)} was not read (${why})`,
      fix: prose('Run the check where it can be read, or link something that can.'),
    },
  };
};

/** Kinds that may hold a register; another link is one where its rows were read. */
const DOCUMENTS = new Set(['file', 'document', 'gist', 'link']);

const register: Count = (items, rule, context) => {
  const found = readEntries(
    items,
    context,
    ({ kind }, fact) => kind !== 'search' && (DOCUMENTS.has(kind) || fact?.entries !== undefined),
  );
  const n = found[0]?.entries ?? 0;
  if (n >= leastOf(rule.min) && found[0]?.fact?.outcome === 'true') return { n, answer: enough(rule) };
  const open = found.find(({ entries }) => entries === null);
  // What lies outside GitHub is never opened: whether its rows are enough is for a person to say.
  if (found.some(({ reference, entries }) => entries === null && isElsewhere(reference, context.facts)))
    return { n, answer: { ...yes, judgement: true } };
  if (open !== undefined) return unread(rule, open, 'are in the register');
  // Of another private repository only "too few" may be told, never the number.
  if (found[0]?.fact?.artefact?.private === true) {
    return {
      n,
      answer: {
        truth: 'no',
        message: say`The register has fewer than ${leastOf(rule.min)} ${things(leastOf(rule.min), rule.of)}`,
        fix: prose('Add what is missing to the register, a row for each.'),
      },
    };
  }
  return found.length === 0
    ? no(0, rule, 'in a register', say`Link the register after ${'Links:'}: a file or a document with a row for each.`)
    : no(n, rule, 'in the register', prose('Add what is missing to the register, a row for each.'));
};

/** The qualifiers by which a search is about somebody. */
const SEARCHED = ['author:', 'reviewed-by:', 'assignee:', 'commenter:', 'involves:'];
const SEARCH_AS: Readonly<Record<string, string>> = { reviewer: 'reviewed-by:' };

const search: Count = (items, rule, context) => {
  const about = (reference: Reference): boolean | 'loosely' => isAbout(reference, context.header.candidate, rule.as);
  const found = readEntries(items, context, (reference) => reference.kind === 'search' && about(reference) !== false);
  const [most] = found;
  if (most === undefined)
    return no(
      0,
      rule,
      'found by a search',
      say`Link a search on GitHub that finds them after ${'Links:'}, about yourself by login (${oneOf(rule.as === null ? SEARCHED : [SEARCH_AS[rule.as] ?? `${rule.as}:`])}).`,
    );
  const n = most.entries ?? 0;
  const good = found.filter(({ entries, fact }) => (entries ?? 0) >= leastOf(rule.min) && fact?.outcome === 'true');
  if (good.some(({ reference }) => about(reference) === true)) return { n, answer: enough(rule) };
  if (good.length > 0) return { n, answer: { ...yes, judgement: true } };
  const open = found.find(({ entries }) => entries === null);
  if (open !== undefined) return unread(rule, open, 'the search finds');
  // A search sees only what the token may read: finding too few says nothing, unless it is known to have seen
  // everything.
  if (found.every(({ fact }) => fact?.outcome === 'false'))
    return no(n, rule, 'found by the search', prose('Link what the search does not find, or widen it.'));
  return {
    n,
    answer: {
      truth: 'unknown',
      message: [...amount(n, rule, 'found by the search'), ', which does not show that there are no more'],
      fix: prose('Link each of them, or a search that finds more.'),
    },
  };
};

/** Whether "23 production incidents resolved" counts incidents: the last word does, or one before it in the plural. */
function counts(unit: string, of: string): boolean {
  const wanted = singular(fold(of).split(' ').at(-1) ?? '');
  const words = fold(unit).split(' ');
  return words.some((word, index) => singular(word) === wanted && (index === words.length - 1 || word !== wanted));
}

/** Letters that "deployments" and "deployed" share. */
const STEM = 5;

/** Whether "deployed to sandbox", said of "14 times", are sandbox deployments: each word is there, however it ends. */
function happened(event: string, of: string): boolean {
  const said = fold(event).split(' ');
  return fold(of)
    .split(' ')
    .every((wanted) => said.some((word) => word.slice(0, STEM) === singular(wanted).slice(0, STEM)));
}

const key = ({ dimension, base }: Quantity): string => `${dimension} ${base}`;

/**
 * The amounts that an item states. What a change began with is over, and what is left of something that was cut is no
 * number of what was done.
 */
function stated({ amounts, metrics }: Item): readonly Quantity[] {
  const ends = new Set(
    metrics.flatMap(({ baseline, result }) => {
      if (baseline === null || result === null) return [];
      return result.base > baseline.base ? [key(baseline)] : [key(baseline), key(result)];
    }),
  );
  return amounts.filter((amount) => !ends.has(key(amount)));
}

/** What a word for many stands for at least; "a" stands for one. */
const ROUGHLY = new Map([
  ['dozens of', 24],
  ['hundreds of', 200],
  ['thousands of', 2000],
  ['millions of', 2_000_000],
]);
const ROUGH = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(an?|\d{1,4}(?=\s?[-–]\s?\d)|${[...ROUGHLY.keys()].join('|').replaceAll(' ', String.raw`\s+`)})(?:\s?[-–]\s?\d{1,4})?\s+((?:[\p{L}-]+\s+){0,3}[\p{L}-]+)`,
  'giu',
);
/** As far as a claim is looked at for such words. */
const MOST_READ = 2000;

/** "hundreds of engineers", "a junior engineer", "2-3 people": how many a claim says where it has no number. A person judges it anyway. */
function roughly({ claim }: Item, of: string): number {
  const wanted = singular(fold(of).split(' ').at(-1) ?? '');
  const found = [...claim.slice(0, MOST_READ).matchAll(ROUGH)].flatMap(([, many = '', what = '']) => {
    const words = fold(what).split(' ');
    // Of a range ("1-2 junior engineers") the least is certain.
    const value = /^\d/u.test(many) ? Number(many) : ROUGHLY.get(fold(many));
    if (value === undefined) return words.includes(wanted) ? [1] : [];
    return words.some((word) => singular(word) === wanted) ? [value] : [];
  });
  return Math.max(0, ...found);
}

const declared: Count = (items, rule) => {
  const found = items
    .flatMap(stated)
    .filter(
      ({ dimension, unit, event }) =>
        dimension.startsWith('count:') &&
        rule.of.some((of) => counts(unit, of) || (event !== undefined && happened(event, of))),
    );
  const exact = found.reduce((most, { value, atMost }) => (atMost === true ? most : Math.max(most, value)), 0);
  const n = found.length > 0 ? exact : Math.max(0, ...items.flatMap((item) => rule.of.map((of) => roughly(item, of))));
  if (n >= leastOf(rule.min)) return { n, answer: { ...yes, judgement: true } };
  const [most] = found;
  if (n === 0 && most !== undefined && most.value > 0)
    return {
      n,
      answer: {
        truth: 'no',
        message: say`Only the most is stated (${`up to ${amountOf(most.value, most.unit)}`}), not how many there were`,
        fix: say`State how many there were: ${amountOf(leastOf(rule.min), firstOf(rule))}.`,
      },
    };
  return no(
    n,
    rule,
    'stated',
    n === 0
      ? say`State how many there are: ${amountOf(leastOf(rule.min), firstOf(rule))}.`
      : prose('Correct the number if there are more.'),
  );
};

const SOURCES: Readonly<Record<CountSource, { readonly tally: Count; readonly words: string }>> = {
  references: { tally: references, words: 'links' },
  register: { tally: register, words: 'a register' },
  search: { tally: search, words: 'a search' },
  declared: { tally: declared, words: 'a stated number' },
};

/** How good an answer is: proven, left to a person, not known, not enough. */
const rank = ({ truth, judgement }: RuleAnswer): number =>
  truth === 'yes' ? (judgement === true ? 2 : 3) : truth === 'unknown' ? 1 : 0;

const sourceName = z.enum(
  ['references', 'register', 'search', 'declared'],
  'expected references, register, search or declared',
);

const thing = z
  .string('expected what is counted, such as "production incidents"')
  .check(
    z.trim(),
    z.regex(/\p{L}/u, 'expected what is counted, such as "production incidents"'),
    z.maxLength(80, 'expected at most 80 characters'),
  );

export const countRule: SetRule<'count'> = {
  name: 'count',
  over: 'set',
  schema: z.pipe(
    z.strictObject({
      min: thresholdSchema('How many, at least', 10_000_000),
      of: described(
        z.union([
          thing,
          z
            .array(thing)
            .check(z.minLength(1, 'expected at least one word for it'), z.maxLength(20, 'expected at most 20 words')),
        ]),
        'What is counted, in the plural; or several words for it, of which any may stand',
        ['production incidents', ['pull requests', 'issues']],
      ),
      as: z.optional(
        described(
          z.enum(CHECKABLE_ROLES, `expected ${CHECKABLE_ROLES.join(', ')}`),
          'The role that the candidate had in each, as GitHub shows it',
          ['reviewer'],
        ),
      ),
      source: z.optional(
        described(
          z.union([
            sourceName,
            z
              .array(sourceName)
              .check(z.minLength(1, 'expected at least one source'), z.maxLength(4, 'expected at most 4 sources')),
          ]),
          'Where the number is read; one of them is enough. `references` where it is left out',
          ['register', ['references', 'declared']],
        ),
      ),
    }),
    z.transform(({ min, of, as, source }): CountRule => ({
      min,
      of: [of].flat(),
      as: as ?? null,
      source: [...new Set(source === undefined ? ['references' as const] : [source].flat())],
    })),
  ),
  doc: {
    asks: 'At least so many of these things stand behind the items that count.',
    counts:
      'Where several sources are named, the best answer holds. `references`: different links of the items, each thing once, by what became of it as for the rule `link`; where every word of `of` is something that GitHub has (pull requests, issues, commits, releases, discussions, reviews), only links to such a thing. A search is one search and counts for nothing here. `register`: a linked file or document whose rows were read; unread, the number is unknown; outside GitHub, where nothing is opened, it waits for a person. `search`: the number that a linked search on GitHub finds, if it was read and the search is about the candidate alone (`author:`, `reviewed-by:`, `assignee:`, `…/pulls/LOGIN`, `…/commits?author=LOGIN`; for `commenter:` and `involves:` a person says what their part was); enough is enough, too few proves nothing. `as: reviewer` counts only what GitHub shows the candidate to have reviewed: of a search, `reviewed-by:`. Several words after `of` are several names for what is counted. `declared`: a number that the item states ("responded to 23 production incidents"), where the last word of what is counted is the same, or so many times (“deployed to sandbox 14 times”); “up to 20” and “fewer than 20” say nothing about at least, and of a change only a rise to so many counts. It is never proof, so a person has to judge. `min: needs-owner` asks for one or more and leaves to a person whether that is enough.',
    forms: [
      { yaml: 'count: { min: 2, of: production incidents }', means: 'links to two different things or more' },
      {
        yaml: 'count: { min: 20, of: production incidents, source: [references, register, declared] }',
        means: 'twenty links, a register of twenty rows, or the number stated and a person who judges it',
      },
      {
        yaml: 'count: { min: 30, of: [pull requests, issues], as: reviewer, source: [references, search] }',
        means: 'thirty of these that the candidate reviewed, linked or found by a search',
      },
      {
        yaml: 'count: { min: needs-owner, of: customers, source: declared }',
        means: 'any stated number, which a person judges',
      },
    ],
    meets:
      '- **Led the response to two outages.**\n  - Links: https://github.com/acme/ops/issues/1, https://github.com/acme/ops/issues/2',
    misses: '- **Led the response to two outages.**\n  - Links: https://github.com/acme/ops/issues/1, acme/ops#1',
  },
  compare: (before, after) =>
    together(
      threshold(before.min, after.min),
      // Further words are further ways to say it.
      fewer(before.of, after.of),
      particular(before.as, after.as),
      fewer(before.source, after.source),
    ),
  words: ({ min, of, as, source }) => {
    const sources = join(
      source.map((name) => prose(SOURCES[name].words)),
      ', ',
      ' or ',
    );
    const role = as === null ? [] : say` as ${as}`;
    return min === 'needs-owner'
      ? say`${oneOf(of)}${role} (${sources}), how many the ladder's owner has yet to set`
      : say`at least ${min} ${things(min, of)}${role} (${sources})`;
  },
  check(items, rule, context) {
    const tallies = rule.source.map((name) => SOURCES[name].tally(items, rule, context));
    return tallies.toSorted((a, b) => rank(b.answer) - rank(a.answer) || b.n - a.n)[0]?.answer ?? yes;
  },
};
