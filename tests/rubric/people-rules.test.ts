import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noActs } from '../../src/people/acts.ts';
import type { Acts } from '../../src/people/acts.ts';
import type { RuleAnswer, RuleContext } from '../../src/rubric/rule.ts';
import type { PeopleRule, Threshold } from '../../src/ladder/rubric.ts';
import { peopleRule } from '../../src/rubric/count-people.ts';
import { endorsed } from '../../src/rubric/rules/endorsed.ts';
import { items } from '../../src/rubric/rules/items.ts';
import { kinds } from '../../src/rubric/rules/kinds.ts';
import { packet } from '../../src/rubric/rules/packet.ts';
import { people } from '../../src/rubric/rules/people.ts';
import { previousLevel } from '../../src/rubric/rules/previous-level.ts';
import { repositories } from '../../src/rubric/rules/repositories.ts';
import { reuse } from '../../src/rubric/rules/reuse.ts';
import { sincePromotion } from '../../src/rubric/rules/since-promotion.ts';
import { sponsors } from '../../src/rubric/rules/sponsors.ts';
import { reachesLevel } from '../../src/rubric/levels.ts';
import { distinctPeople, peopleOf } from '../../src/people/directory.ts';
import { rubricWords } from '../../src/rubric/words.ts';
import { plain } from '../../src/text/words.ts';
import { cpu } from '../cpu.ts';
import {
  acts,
  context,
  criterion,
  day,
  facts,
  header,
  item,
  ladder,
  level,
  people as company,
  reference,
} from './factory.ts';
import { rubricOf } from './owner.ts';

const said = (answer: RuleAnswer): string => `${answer.truth}: ${plain(answer.message)}`;
const fix = (answer: RuleAnswer): string => plain(answer.fix);
/** "yes", "no", "unknown", and "judgement" for a yes that a person has to confirm. */
const told = (answer: RuleAnswer): string => (answer.judgement === true ? `${answer.truth} judgement` : answer.truth);

const steps = ladder([], {
  levels: [
    level('L3'),
    level('L4', { aliases: ['IC4'] }),
    level('L5', { titles: ['Staff Engineer'] }),
    level('L6', { titles: ['Principal Engineer'] }),
    level('M2'),
  ],
  tracks: [
    { id: 'ic', title: 'IC', levels: ['L3', 'L4', 'L5', 'L6'] },
    { id: 'm', title: 'M', levels: ['M2'] },
  ],
  levelSets: { 'Staff+': ['L5', 'L6', 'M2'] },
});
const asking = (more: Partial<PeopleRule> = {}, min: Threshold = 2): PeopleRule => ({ ...peopleRule(min), ...more });
const endorse = (...by: string[]): Acts['endorsements'] =>
  by.map((who) => ({ criterion: 'system-design.L5', by: who }));

describe('levels', () => {
  test.each([
    ['L5', 'L5', 'yes'],
    ['L6', 'L5', 'yes'],
    ['L4', 'L5', 'no'],
    ['staff engineer', 'L5', 'yes'],
    ['IC4', 'L5', 'no'],
    ['M2', 'L5', 'unknown'],
    ['Wizard', 'L5', 'unknown'],
    [null, 'L5', 'unknown'],
    ['L5', 'Staff+', 'yes'],
    ['M2', 'Staff+', 'yes'],
    ['L4', 'Staff+', 'no'],
    [null, 'Staff+', 'unknown'],
    ['L6', 'L9', 'unknown'],
    ['L5', 'toString', 'unknown'],
  ])('%s for %s: %s', (own, wanted, truth) => {
    expect(reachesLevel(own, wanted, steps)).toBe(truth);
  });
  test('a level that the ladder has on two tracks is above on either', () => {
    const two = ladder([], {
      levels: ['A', 'B', 'C'].map((id) => level(id)),
      tracks: [
        { id: 'x', title: 'X', levels: ['B', 'A'] },
        { id: 'y', title: 'Y', levels: ['A', 'B', 'C'] },
      ],
    });
    expect([reachesLevel('A', 'B', two), reachesLevel('B', 'A', two), reachesLevel('A', 'C', two)]).toEqual([
      'yes',
      'yes',
      'no',
    ]);
  });
});

describe('people', () => {
  const named = (...logins: string[]) => [item({ id: 'e-00000000000000aa', confirmedBy: logins })];
  const check = (rule: PeopleRule, list = named(), more: Partial<Acts> = {}, head = header()) =>
    people.check(list, rule, context({}, { ladder: steps, header: head, acts: acts(more) }));

  test('whom the packet names is for a person to judge; one too few says the amount', () => {
    expect(told(check(asking(), named('octo-jane', 'octo-sam')))).toBe('yes judgement');
    const missed = check(asking(), named('octo-jane'));
    expect(said(missed)).toBe('no: 1 of 2 people stands behind the evidence');
    expect(fix(missed)).toBe('Name 1 more person after `Confirmed by:`.');
    expect(said(check(asking()))).toBe('no: 0 of 2 people stand behind the evidence');
  });
  test('of a gate, the fix says which item can name them', () => {
    const gate = context(
      {},
      { criterion: criterion({}, { id: 'L4-L5.feedback', promotion: 'L4-L5', competency: null }) },
    );
    expect(fix(people.check([], asking({ teams: 2 }), gate))).toBe(
      'Name 2 more people after `Confirmed by:` in an item with `Criteria: L4-L5.feedback`, from 2 or more teams.',
    );
  });
  test('who attests an item that counts, or endorses the criterion, has spoken', () => {
    const attestations = [
      { evidence: 'e-00000000000000aa', by: 'octo-jane' },
      { evidence: 'e-00000000000000bb', by: 'octo-tom' },
      { evidence: 'e-00000000000000aa', by: 'OCTO-JANE' },
    ];
    expect(told(check(asking(), named(), { attestations, endorsements: endorse('octo-sam') }))).toBe('yes');
    expect(said(check(asking(), named(), { attestations }))).toBe('no: 1 of 2 people stands behind the evidence');
    expect(told(check(asking(), named('octo-sam'), { attestations }))).toBe('yes judgement');
    expect(
      told(
        check(asking(), named(), { endorsements: [...endorse('octo-sam'), { criterion: 'other.L5', by: 'octo-tom' }] }),
      ),
    ).toBe('no');
  });
  test('people are named in a quote, in `Who:` and as those who attest', () => {
    const field = (name: 'quote' | 'who' | 'outcome', text: string) =>
      item({ fields: [{ name, text, place: { path: 'p.md', line: 1, column: 1 } }] });
    expect(
      told(check(asking(), [field('quote', '"Taught me to cut scope." @octo-sam'), field('who', '@octo-tom')])),
    ).toBe('yes judgement');
    expect(
      told(check(asking(), [field('quote', '"Taught me." @octo-sam'), field('outcome', 'thanks to @octo-tom')])),
    ).toBe('no');
    expect(told(check(asking(), [item({ attestedBy: 'octo-lee', confirmedBy: ['octo-sam'] })]))).toBe('yes judgement');
  });
  test('neither the candidate, by any account, nor who is barred', () => {
    const head = header({ accounts: ['ada-at-acme'], sponsors: ['octo-lee'] });
    const four = named('octo-ada', 'Ada-At-Acme', 'octo-mgr', 'octo-lee');
    expect(told(check(asking(), four, {}, head))).toBe('yes judgement');
    expect(said(check(asking({ not: ['manager'] }), four, {}, head))).toContain(
      '1 of 2 people stands behind the evidence: `octo-ada` is the candidate and does not count; `Ada-At-Acme` is the candidate and does not count; `octo-mgr` is the manager and does not count',
    );
    expect(said(check(asking({ not: ['sponsors'] }), named('octo-lee', 'octo-kim'), {}, head))).toBe(
      'no: 1 of 2 people stands behind the evidence: `octo-lee` is a sponsor and does not count',
    );
    expect(said(check(asking(), named(), { endorsements: endorse('octo-ada', 'ada-at-acme') }, head))).toContain(
      '0 of 2 people',
    );
  });
  test("the candidate's own team is barred where it is known", () => {
    const rule = asking({ not: ['team'] });
    const endorsements = endorse('octo-kim', 'octo-sam');
    expect(
      told(
        check(rule, named(), {
          endorsements,
          people: company({ 'octo-ada': 'L4 billing acme', 'octo-kim': 'L5 crm acme', 'octo-sam': 'L5 search acme' }),
        }),
      ),
    ).toBe('yes');
    expect(
      said(
        check(rule, named(), {
          endorsements,
          people: company({
            'octo-ada': 'L4 billing acme',
            'octo-kim': 'L5 Billing acme',
            'octo-sam': 'L5 search acme',
          }),
        }),
      ),
    ).toContain("`octo-kim` is of the candidate's team and does not count");
    expect(
      told(
        check(rule, named(), {
          endorsements,
          people: company({ 'octo-kim': 'L5 crm acme', 'octo-sam': 'L5 search acme' }),
        }),
      ),
    ).toBe('yes judgement');
    expect(
      told(
        check(rule, named(), {
          endorsements,
          people: company({ 'octo-ada': 'L4 billing acme', 'octo-kim': 'L5 - acme', 'octo-sam': 'L5 search acme' }),
        }),
      ),
    ).toBe('yes judgement');
  });
  test('the level is what the company says; on it counts, below it does not, unknown is for a person', () => {
    const rule = asking({ level: 'L5' });
    const endorsements = endorse('octo-kim', 'octo-x');
    const of = (own: string) =>
      check(rule, named(), { endorsements, people: company({ 'octo-kim': 'L6 - -', 'octo-x': `${own} - -` }) });
    expect([told(of('L5')), told(of('-')), told(of('M2'))]).toEqual(['yes', 'yes judgement', 'yes judgement']);
    expect(said(of('L4'))).toBe(
      'no: 1 of 2 people stands behind the evidence: `octo-x` is of level `L4`, the rubric asks for `L5` or above',
    );
    expect(fix(of('L4'))).toBe('Name 1 more person after `Confirmed by:`, of level `L5` or above.');
    expect(
      said(
        check(asking({ level: 'Staff+' }), named(), {
          endorsements,
          people: company({ 'octo-kim': 'M2 - -', 'octo-x': 'L3 - -' }),
        }),
      ),
    ).toBe('no: 1 of 2 people stands behind the evidence: `octo-x` is of level `L3`, the rubric asks for `Staff+`');
    expect(said(check(rule, named('octo-kim', 'octo-x'), { people: company({ 'octo-x': 'L4 - -' }) }))).toContain(
      '1 of 2 people',
    );
  });
  test('teams and organizations', () => {
    const endorsements = endorse('a', 'b');
    const of = (rule: Partial<PeopleRule>, b: string) =>
      check(asking(rule), named(), { endorsements, people: company({ a: 'L5 crm acme', b }) });
    expect([told(of({ teams: 2 }, 'L5 search acme')), told(of({ teams: 2 }, 'L5 - acme'))]).toEqual([
      'yes',
      'yes judgement',
    ]);
    expect(said(of({ teams: 2 }, 'L5 CRM acme'))).toBe('no: 2 people stand behind the evidence, from 1 of 2 teams');
    expect(fix(of({ teams: 2 }, 'L5 CRM acme'))).toBe(
      'Name 1 more person after `Confirmed by:`, from 2 or more teams.',
    );
    expect(fix(of({ teams: 5 }, 'L5 search acme'))).toContain('Name 3 more people');
    expect([told(of({ organizations: 2 }, 'L5 crm octo')), told(of({ organizations: 2 }, 'L5 crm -'))]).toEqual([
      'yes',
      'yes judgement',
    ]);
    expect(said(of({ organizations: 2 }, 'L5 search Acme'))).toBe(
      'no: 2 people stand behind the evidence, from 1 of 2 organizations',
    );
  });
  test('no organization has more than its share of some of them', () => {
    const of = (share: number, min: number, organizations: readonly string[]) => {
      const logins = organizations.map((_, index) => `p${index}`);
      return check(asking({ share }, min), named(), {
        endorsements: endorse(...logins),
        people: company(
          Object.fromEntries(logins.map((login, index) => [login, `L5 t ${organizations[index] ?? '-'}`])),
        ),
      });
    };
    expect(told(of(1 / 3, 3, ['a', 'b', 'c']))).toBe('yes');
    expect(told(of(1 / 3, 3, ['a', 'b', 'c', 'a', 'a']))).toBe('yes');
    expect(told(of(1 / 3, 1, ['a']))).toBe('no');
    expect(told(of(1 / 3, 3, ['a', 'b', '-']))).toBe('yes judgement');
    expect(told(of(1 / 2, 4, ['a', 'a', 'b', 'b']))).toBe('yes');
    const missed = of(1 / 3, 3, ['a', 'a', 'b']);
    expect(said(missed)).toBe(
      'no: 3 people stand behind the evidence: 2 of them come from `a`, and no organization may have more than 1/3',
    );
    expect(fix(missed)).toBe('Name 1 more person after `Confirmed by:`, no organization with more than 1/3 of them.');
    expect(fix(of(0.25, 2, ['a', 'a']))).toContain('Name 3 more people');
  });
  test('a number that the owner has yet to set asks for somebody, and for judgement', () => {
    expect(told(check(asking({}, 'needs-owner'), named(), { endorsements: endorse('octo-kim') }))).toBe(
      'yes judgement',
    );
    expect(said(check(asking({}, 'needs-owner')))).toBe('no: 0 of 1 person stands behind the evidence');
  });
  test('many names are read in little time', () => {
    const logins = Array.from({ length: 25_000 }, (_, index) => `p${index}`);
    const start = cpu();
    expect(told(check(asking({ share: 1 / 3, teams: 2 }), named(...logins)))).toBe('yes judgement');
    expect(distinctPeople([...logins, ...logins], new Map())).toHaveLength(25_000);
    expect(cpu() - start).toBeLessThan(1000);
  });
});

describe('a manager who is not to count', () => {
  const rule = peopleRule(1, { not: ['manager'] });
  const asked = (manager: string | null) =>
    sponsors.check(
      [],
      rule,
      context(
        {},
        {
          ladder: steps,
          header: header({ sponsors: ['octo-mgr'], manager }),
          acts: acts({ endorsements: [{ criterion: 'system-design.L5', by: 'octo-mgr' }] }),
        },
      ),
    );
  test('may be anybody where the packet does not say who it is: a person judges', () => {
    expect([told(asked('octo-kim')), told(asked(null))]).toEqual(['yes', 'yes judgement']);
    expect(said(asked('@Octo-Mgr'))).toBe('no: 0 of 1 sponsor is named: `octo-mgr` is the manager and does not count');
  });
  test('is also whom the people file names, by any account; the packet only adds; elsewhere the manager counts', () => {
    const entry = (login: string, id: number, manager: string | null, accounts: string[] = []) => ({
      login,
      id,
      manager,
      level: 'L6',
      team: null,
      organization: null,
      since: null,
      accounts: accounts.map((other) => ({ login: other, id: null })),
    });
    const known = peopleOf(
      [entry('octo-ada', 1, 'octo-mgr'), entry('octo-mgr', 2, null, ['mgr-two'])],
      [],
      day('2026-06-30'),
    );
    const answer = (by: string, not: PeopleRule['not'], manager: string | null = null) =>
      told(
        sponsors.check(
          [],
          peopleRule(1, { not }),
          context(
            {},
            {
              ladder: steps,
              header: header({ sponsors: [by], manager }),
              acts: acts({ endorsements: endorse(by), people: known }),
            },
          ),
        ),
      );
    expect(['octo-mgr', 'mgr-two', 'octo-kim'].map((by) => answer(by, ['manager']))).toEqual(['no', 'no', 'yes']);
    expect(answer('octo-mgr', ['manager'], 'octo-kim')).toBe('no');
    expect(answer('octo-kim', ['manager'], 'octo-kim')).toBe('no');
    expect(answer('octo-mgr', [])).toBe('yes');
  });
});

describe('sponsors', () => {
  const check = (
    names: string[],
    by: string[],
    rule: Partial<Omit<PeopleRule, 'min'>>,
    known: Readonly<Record<string, string>> = {},
  ) =>
    sponsors.check(
      [],
      { ...peopleRule(2), ...rule },
      context(
        {},
        {
          ladder: steps,
          header: header({ sponsors: names }),
          acts: acts({ endorsements: endorse(...by), people: company(known) }),
        },
      ),
    );
  test('who has endorsed, and is known to be who is asked for, settles it', () => {
    const both = { 'octo-lee': 'L5 crm acme', 'octo-kim': 'L6 search octo' };
    expect(told(check([], ['octo-lee', 'octo-kim'], { level: 'L5', teams: 2, organizations: 2 }, both))).toBe('yes');
    expect(told(check(['octo-lee', 'octo-kim'], ['octo-lee'], { level: 'L5' }, both))).toBe('yes judgement');
    expect(
      said(check(['octo-lee', 'octo-kim'], [], { organizations: 2 }, { ...both, 'octo-kim': 'L6 search acme' })),
    ).toBe('no: 2 sponsors are named, from 1 of 2 organizations');
    const low = check(['octo-lee', 'octo-kim'], [], { level: 'L6' }, both);
    expect(said(low)).toBe(
      'no: 1 of 2 sponsors is named: `octo-lee` is of level `L5`, the rubric asks for `L6` or above',
    );
    expect(fix(low)).toBe('Add 1 login to `sponsors:` in the front matter: of level `L6` or above.');
  });
});

describe('endorsed', () => {
  const check = (n: number, confirmedBy: string[], by: string[] = [], attestedBy: string | null = null) =>
    endorsed.check(
      item({ id: 'e-00000000000000aa', confirmedBy, attestedBy }),
      n,
      context({}, { acts: acts({ attestations: by.map((who) => ({ evidence: 'e-00000000000000aa', by: who })) }) }),
    );
  test('attested by enough people, named by the item, or neither', () => {
    expect(told(check(2, [], ['octo-jane', 'octo-sam']))).toBe('yes');
    expect(told(check(2, ['octo-jane'], ['octo-sam']))).toBe('yes judgement');
    expect(told(check(2, ['octo-jane'], [], 'octo-mgr'))).toBe('yes judgement');
    expect(said(check(2, ['octo-jane', 'Octo-Jane']))).toBe('no: has 1 of 2 people who confirm it');
    expect(said(check(1, ['octo-ada'], ['octo-ada']))).toBe(
      'no: has 0 of 1 person who confirms it: `octo-ada` is the candidate and does not count',
    );
    expect(fix(check(2, []))).toBe('Name 2 more people after `Confirmed by:`; they confirm it on the pull request.');
  });
  test('an attestation is of the item as it was written', () => {
    expect(
      told(
        endorsed.check(
          item({ id: 'e-00000000000000bb' }),
          1,
          context({}, { acts: acts({ attestations: [{ evidence: 'e-00000000000000aa', by: 'octo-jane' }] }) }),
        ),
      ),
    ).toBe('no');
  });
});

describe('previous-level', () => {
  const check = (more: Partial<RuleContext>) => told(previousLevel.check([], true, context({}, more)));
  test('met by this packet or by what a person says; otherwise for a person to say, and never missing', () => {
    expect(check({ previousMet: () => true })).toBe('yes');
    expect(check({ acts: acts({ endorsements: endorse('octo-mgr') }) })).toBe('yes');
    expect(check({})).toBe('yes judgement');
    expect(check({ acts: acts({ endorsements: endorse('octo-ada') }) })).toBe('yes judgement');
  });
});

test('what the packet says of other people never meets a rule about people', () => {
  const logins = fc.array(fc.constantFrom('octo-ada', 'octo-mgr', 'octo-lee', 'octo-kim', 'octo-jane', 'OCTO-LEE'), {
    maxLength: 6,
  });
  const anyRule = fc.record({
    min: fc.constantFrom<Threshold>(1, 2, 3, 'needs-owner'),
    level: fc.constantFrom(null, 'L5', 'Staff+'),
    teams: fc.constantFrom(null, 1, 2),
    organizations: fc.constantFrom(null, 1, 2),
    share: fc.constantFrom(null, 1 / 3, 1),
    not: fc.subarray<'manager' | 'sponsors' | 'team'>(['manager', 'sponsors', 'team']),
  });
  const seen = { judgement: 0, no: 0 };
  fc.assert(
    fc.property(logins, logins, fc.constantFrom(null, 'octo-lee'), anyRule, (confirmedBy, named, attestedBy, rule) => {
      const where = context({}, { ladder: steps, header: header({ sponsors: named }), acts: noActs });
      const list = [item({ confirmedBy, attestedBy })];
      const n = rule.min === 'needs-owner' ? 1 : rule.min;
      for (const answer of [
        people.check(list, rule, where),
        sponsors.check(list, { ...rule, min: n }, where),
        ...list.map((one) => endorsed.check(one, n, where)),
      ]) {
        expect(['yes judgement', 'no']).toContain(told(answer));
        seen[answer.truth === 'yes' ? 'judgement' : 'no'] += 1;
      }
    }),
    { numRuns: 500, seed: 5 },
  );
  expect(Math.min(seen.judgement, seen.no)).toBeGreaterThan(100);
});

test('one more person never turns met into not met', () => {
  const logins = Array.from({ length: 7 }, (_, index) => `p${index}`);
  const known = company({
    p0: 'L5 crm acme',
    p1: 'L6 crm acme',
    p2: 'L5 search acme',
    p3: 'L5 search octo',
    p4: 'L4 ops octo',
    p5: '- ops wiz',
  });
  const anyRule = fc.record({
    min: fc.integer({ min: 1, max: 4 }),
    level: fc.constantFrom(null, 'L5'),
    teams: fc.constantFrom(null, 2),
    organizations: fc.constantFrom(null, 2),
    share: fc.constantFrom(null, 1 / 3, 1 / 2),
    not: fc.constant([]),
  });
  const ORDER = ['no', 'yes judgement', 'yes'];
  let met = 0;
  fc.assert(
    fc.property(
      fc.subarray(logins),
      fc.subarray(logins),
      fc.constantFrom(...logins),
      anyRule,
      (spoken, named, more, rule) => {
        const check = (by: readonly string[]) =>
          ORDER.indexOf(
            told(
              people.check(
                [item({ confirmedBy: named })],
                rule,
                context({}, { ladder: steps, acts: acts({ endorsements: endorse(...by), people: known }) }),
              ),
            ),
          );
        const before = check(spoken);
        if (before === 2) met += 1;
        expect(check([...spoken, more])).toBeGreaterThanOrEqual(before);
      },
    ),
    { numRuns: 1000, seed: 3 },
  );
  expect(met).toBeGreaterThan(30);
});

describe('reuse', () => {
  const cited: Readonly<Record<string, readonly string[]>> = {
    'a/b#1': ['a.L5', 'b.L5'],
    'a/b#2': ['a.L5'],
    'a/b#3': ['a.L5', 'c.L5', 'd.L5'],
    'a/b#4': ['b.L5', 'd.L5'],
  };
  const check = (refs: Parameters<typeof item>[0], n = 2) =>
    reuse.check(item(refs), n, context({}, { citedBefore: (ref) => cited[ref] ?? [] }));
  test('the last criterion that it counts for, and one more', () => {
    expect(check({ refs: ['a/b#2'] }).truth).toBe('yes');
    const missed = check({ refs: ['a/b#1'] });
    expect(said(missed)).toBe(
      'no: has only links that already count for `a.L5` and `b.L5`; the ladder lets one artefact count for 2 criteria',
    );
    expect(fix(missed)).toBe('Link something else here, or cite the same thing under fewer criteria.');
    expect(check({ refs: ['a/b#1'] }, 3).truth).toBe('yes');
    // For the third criterion under which it is cited it does not count either.
    expect(said(check({ refs: ['a/b#1', 'a/b#3'] }))).toContain('count for `a.L5`, `b.L5` and `c.L5`;');
    expect(said(check({ refs: ['a/b#3', 'a/b#4'] }))).toContain('`a.L5`, `c.L5`, `b.L5` and 1 more;');
    expect(said(check({ refs: ['a/b#2'] }, 1))).toContain(
      'count for `a.L5`; the ladder lets one artefact count for 1 criterion',
    );
  });
  test('cited under thousands of criteria before', () => {
    const before = Array.from({ length: 16_000 }, (_, index) => `c${index}`);
    const where = context({}, { citedBefore: () => before });
    const one = item({ refs: ['a/b#1', 'a/b#2', 'a/b#3'] });
    const start = cpu();
    for (let n = 0; n < 500; n += 1) reuse.check(one, 2, where);
    expect(cpu() - start).toBeLessThan(500);
  });
  test('one link that is not used up is enough, and so is none', () => {
    expect(check({ refs: ['a/b#1', 'a/b#9'] }).truth).toBe('yes');
    expect(check({}).truth).toBe('yes');
    expect(check({ refs: ['a/b#1', reference('x', { unusable: 'placeholder' })] }).truth).toBe('no');
  });
});

describe('kinds', () => {
  const pull = item({ refs: ['a/b#1'] });
  const short = (ref: string) => item({ refs: [reference(ref, { kind: 'issue-or-pull-request' })] });
  const check = (
    list: Parameters<typeof kinds.check>[0],
    min = 2,
    of: string[] = [],
    read: Record<string, string> = {},
  ) =>
    kinds.check(
      list,
      { min, of },
      context(
        {},
        {
          facts:
            Object.keys(read).length === 0
              ? facts({})
              : facts(
                  Object.fromEntries(list.flatMap(({ references }) => references.map(({ ref }) => [ref, 'true']))),
                  read,
                ),
        },
      ),
    );
  test('one link is of one kind, whatever its address looks like', () => {
    const issue = item({ refs: [reference('a/b#7', { kind: 'issue' })] });
    expect(said(check([issue], 2, [], { 'a/b#7': 'pull-request' }))).toBe(
      'no: 1 of 2 different kinds of evidence is there (`pull-request`)',
    );
    expect(check([issue], 1, ['issue'], { 'a/b#7': 'rfc' }).truth).toBe('no');
    expect(check([issue], 1, ['rfc'], { 'a/b#7': 'rfc' }).truth).toBe('yes');
  });
  test('different kinds, of links and as stated', () => {
    expect(check([pull, item({ refs: ['a/b#5'], kinds: ['RFC'] })]).truth).toBe('yes');
    const missed = check([pull, item({ refs: ['a/b#2'], kinds: ['Pull Request'] })]);
    expect(said(missed)).toMatch(
      /^no: 1 of 2 different kinds of evidence is there \(`(?:pull-request|Pull Request)`\)$/u,
    );
    expect(fix(missed)).toBe('Add evidence of 1 more kind.');
    expect(said(check([]))).toBe('no: 0 of 2 different kinds of evidence are there');
  });
  test('only those asked for', () => {
    const list = [pull, item({ refs: ['a/b#5'], kinds: ['RFC', 'Talk'] })];
    expect(check(list, 2, ['rfc', 'pull request']).truth).toBe('yes');
    expect(said(check(list, 2, ['rfc', 'review']))).toBe('no: 1 of 2 different kinds of evidence is there (`RFC`)');
    expect(fix(check(list, 2, ['rfc', 'review']))).toBe('Add evidence of 1 more kind: `review`.');
  });
  test('what a bare number is matters only where the others are not enough', () => {
    expect(check([pull, short('a/b#7'), item({ refs: ['a/b#5'], kinds: ['rfc'] })]).truth).toBe('yes');
    expect(said(check([pull, short('a/b#7')]))).toBe(
      'unknown: 1 of 2 different kinds of evidence is there (`pull-request`), and 1 link may be to an issue or a pull request and was not read',
    );
    expect(check([pull, short('a/b#7')], 2, [], { 'a/b#7': 'issue' }).truth).toBe('yes');
    expect(check([pull, short('a/b#7')], 2, [], { 'a/b#7': 'pull-request' }).truth).toBe('no');
    expect(check([pull, short('a/b#7')], 3).truth).toBe('no');
    expect(check([pull, short('a/b#7')], 2, ['pull-request', 'rfc']).truth).toBe('no');
    expect([check([short('a/b#7'), short('a/b#8')]).truth, check([short('a/b#7')]).truth]).toEqual(['unknown', 'no']);
  });
});

describe('repositories', () => {
  const at = (...names: string[]) =>
    names.map((repository, index) => item({ refs: [reference(`${repository}#${index}`, { repository })] }));
  const check = (list: Parameters<typeof repositories.check>[0], min = 2, of: string[] = []) =>
    repositories.check(list, { min, of }, context({}));
  test('each once', () => {
    expect(check(at('acme/api', 'acme/crm')).truth).toBe('yes');
    const missed = check(at('acme/api', 'acme/api'));
    expect(said(missed)).toBe('no: 1 of 2 repositories is linked (`acme/api`)');
    expect(fix(missed)).toBe('Add links to work in 1 more repository.');
    expect(said(check([item({ refs: [reference('https://x.org/a', { repository: null, kind: 'link' })] })]))).toBe(
      'no: 0 of 2 repositories are linked',
    );
    expect(
      check([...at('acme/api'), item({ refs: [reference('x', { repository: 'acme/crm', unusable: 'placeholder' })] })])
        .truth,
    ).toBe('no');
  });
  test('only those asked for', () => {
    const list = at('acme/api', 'acme/crm', 'octo/hello', 'acme2/api');
    expect(check(list, 2, ['acme/*']).truth).toBe('yes');
    expect(said(check(list, 3, ['acme/*']))).toBe('no: 2 of 3 repositories are linked (`acme/api` or `acme/crm`)');
    expect(check(list, 3, ['acme/*', 'octo/hello']).truth).toBe('yes');
    expect(fix(check(list, 2, ['octo/hello', 'octo/bye']))).toBe(
      'Add links to work in 1 more repository, among `octo/hello` or `octo/bye`.',
    );
  });
});

test('items: a number that the owner has yet to set asks for one, and for judgement', () => {
  expect(told(items.check([item()], 'needs-owner', context({})))).toBe('yes judgement');
  expect(said(items.check([], 'needs-owner', context({})))).toBe('no: 0 of 1 item counts');
});

describe('since-promotion', () => {
  const check = (last: string | null, since: string | null = null) =>
    sincePromotion.check(
      [],
      { months: 12 },
      context(
        {},
        {
          header: header({
            lastPromotion: last === null ? null : day(last),
            inLevelSince: since === null ? null : day(since),
          }),
        },
      ),
    );
  test('the exact day counts, the day after does not', () => {
    expect(check('2025-06-30').truth).toBe('yes');
    expect(said(check('2025-07-01'))).toBe('no: 11 of 12 months since the last promotion on 30 June 2026');
    expect(fix(check('2025-07-01'))).toBe('It is reached on 1 July 2026; correct `last-promotion:` if it is wrong.');
  });
  test('the time in the level stands for it where it is not stated', () => {
    expect(check(null, '2025-06-30').truth).toBe('yes');
    expect(fix(check(null, '2025-07-01'))).toContain('`in-level-since:`');
    expect(check('2026-01-01', '2020-01-01').truth).toBe('no');
    expect(said(check(null))).toBe(
      'no: 0 of 12 months since the last promotion are known: the packet does not say when it was',
    );
    expect(fix(check(null))).toBe('Add `last-promotion: YYYY-MM-DD` to the front matter.');
  });
});

describe('packet', () => {
  const check = (headings: string[], words: number, rule: { sections: string[]; words: number | null }) =>
    packet.check([], rule, context({}, { document: { headings, words } }));
  test('exactly as many words as are allowed is fine, one more is not', () => {
    expect(check([], 1500, { sections: [], words: 1500 }).truth).toBe('yes');
    expect(check([], 9000, { sections: [], words: null }).truth).toBe('yes');
    const long = check([], 1620, { sections: [], words: 1500 });
    expect(said(long)).toBe('no: The packet has 1,620 words; the ladder asks for at most 1,500');
    expect(fix(long)).toBe('Shorten it by 120 words.');
    expect(fix(check([], 1501, { sections: [], words: 1500 }))).toBe('Shorten it by 1 word.');
  });
  test('each section is there', () => {
    const rule = { sections: ['Summary', 'Impact', 'What I learned'], words: null };
    expect(check(['Ada', 'summary', 'Impact:', 'What I Learned'], 0, rule).truth).toBe('yes');
    const missed = check(['Summary', 'What I learned'], 0, rule);
    expect(said(missed)).toBe('no: `Impact` is missing: 2 of 3 sections are there');
    expect(fix(missed)).toBe('Add a heading `## Impact`.');
    expect(said(check(['Summary', 'Impacts'], 0, rule))).toBe(
      'no: `Impact` and `What I learned` are missing: 1 of 3 sections is there',
    );
  });
  test('both are told at once', () => {
    const both = check([], 12, { sections: ['Summary'], words: 10 });
    expect(said(both)).toBe(
      'no: `Summary` is missing: 0 of 1 section is there; the packet has 12 words; the ladder asks for at most 10',
    );
    expect(fix(both)).toBe('Add a heading `## Summary`. Shorten it by 2 words.');
  });
});

describe('what an owner writes', () => {
  test.each([
    ['people: 2', { people: peopleRule(2) }],
    ['people: needs-owner', { people: peopleRule('needs-owner') }],
    [
      'people: { min: 3, level: Staff+, teams: 2, organizations: 2, share: 1/3, not: [manager, sponsors, team] }',
      {
        people: {
          min: 3,
          level: 'Staff+',
          teams: 2,
          organizations: 2,
          share: 1 / 3,
          not: ['manager', 'sponsors', 'team'],
        },
      },
    ],
    ['people: { min: 3, share: 33 % }', { people: asking({ share: 1 / 3 }, 3) }],
    ['people: { min: 3, share: 67% }', { people: asking({ share: 2 / 3 }, 3) }],
    ['people: { min: 3, share: 25 % }', { people: asking({ share: 0.25 }, 3) }],
    ['sponsors: { min: 2, organizations: 2 }', { sponsors: asking({ organizations: 2 }) }],
    ['endorsed: 2', { endorsed: 2 }],
    ['reuse: 1', { reuse: 1 }],
    ['items: needs-owner', { items: 'needs-owner' }],
    ['kinds: 2', { kinds: { min: 2, of: [] } }],
    ['kinds: { min: 2, of: [rfc, review] }', { kinds: { min: 2, of: ['rfc', 'review'] } }],
    ['repositories: 3', { repositories: { min: 3, of: [] } }],
    [
      'repositories: { min: 2, of: [Acme/*, acme/Billing] }',
      { repositories: { min: 2, of: ['acme/*', 'acme/billing'] } },
    ],
    ['since-promotion: 1 year', { 'since-promotion': { months: 12 } }],
    ['previous-level: met', { 'previous-level': true }],
    ['previous-level: true', { 'previous-level': true }],
    [
      'packet: { sections: [Summary, Impact], words: 1500 }',
      { packet: { sections: ['Summary', 'Impact'], words: 1500 } },
    ],
    ['packet: { words: 900 }', { packet: { sections: [], words: 900 } }],
  ])('%s', (yaml, rubric) => {
    expect(rubricOf(yaml)).toEqual(rubric);
  });
  test.each([
    'people: 0',
    'people: some',
    'people: { level: L5 }',
    'people: { min: 2, share: 0.33 }',
    'people: { min: 2, share: 4/3 }',
    'people: { min: 2, share: 0/3 }',
    'people: { min: 2, share: 1/0 }',
    'people: { min: 2, share: 0 % }',
    'people: { min: 2, not: [boss] }',
    'people: { min: 2, team: 2 }',
    'sponsors: { min: needs-owner }',
    'endorsed: 0',
    'reuse: 0',
    'items: needs owner',
    'kinds: { of: [rfc] }',
    'kinds: { min: 2, of: [] }',
    'repositories: { min: 2, of: [acme] }',
    'repositories: { min: 2, of: [] }',
    'previous-level: unmet',
    'previous-level: false',
    'packet: {}',
    'packet: { words: 0 }',
    'packet: { pages: 3 }',
    'since-promotion: lately',
  ])('%s is refused', (yaml) => {
    expect(() => rubricOf(yaml)).toThrow(/expected|Unrecognized|Invalid/u);
  });
  test.each([
    [
      'people: { min: 2, level: L5, teams: 2, not: [manager, team] }',
      "confirmed by at least 2 people of level `L5` or above, from 2 or more teams, not the manager, not of the candidate's team",
    ],
    [
      'people: { min: 3, level: Staff+, organizations: 2, share: 33 % }',
      'confirmed by at least 3 people of level `Staff+`, from 2 or more organizations, no organization with more than 1/3 of them',
    ],
    ['sponsors: { min: 1, not: [manager] }', 'at least 1 sponsor, not the manager'],
  ])('%s reads as words', (yaml, text) => {
    expect(rubricWords(rubricOf(yaml)).map(plain)).toEqual([text]);
  });
});
