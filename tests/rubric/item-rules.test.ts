import { peopleOf } from '../../src/people/directory.ts';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/rubric/evaluate.ts';
import type { RuleAnswer, RuleContext } from '../../src/rubric/rule.ts';
import type { Rubric } from '../../src/ladder/rubric.ts';
import { dated } from '../../src/rubric/rules/dated.ts';
import { kind } from '../../src/rubric/rules/kind.ts';
import { link } from '../../src/rubric/rules/link.ts';
import { metric } from '../../src/rubric/rules/metric.ts';
import { role } from '../../src/rubric/rules/role.ts';
import { scope } from '../../src/rubric/rules/scope.ts';
import { verified } from '../../src/rubric/rules/verified.ts';
import { inPeriod, within } from '../../src/rubric/rules/within.ts';
import { plain } from '../../src/text/words.ts';
import * as make from './factory.ts';

const { acts, context, facts, item, reference, when, header, quantity } = make;
const none = context({});
const said = (answer: RuleAnswer): string => `${answer.truth}: ${plain(answer.message)}`;
const fix = (answer: RuleAnswer): string => plain(answer.fix);
const inside = (rubric: Rubric, more: Partial<RuleContext> = {}): RuleContext => context(rubric, more);

describe('link', () => {
  test('of a confidential item, the person who attests it stands in for links, and nobody else', () => {
    const one = item({ attestedBy: 'octo-mgr' });
    const check = (found: ReturnType<typeof item>, more: Partial<RuleContext> = {}): string =>
      said(link.check(found, { min: 1, unread: null }, context({ link: { min: 1, unread: null } }, more)));
    const by = (login: string) => ({ acts: acts({ attestations: [{ evidence: one.id, by: login }] }) });
    expect(check(one)).toBe('unknown: has no link; it is confidential, and no attestation by `octo-mgr` was read');
    expect(check(one, by('Octo-Mgr'))).toBe('yes: ');
    expect(check(one, by('octo-kim'))).toMatch(/^unknown: /u);
    // By the people file: renamed is the same person, and whoever took the login over is not.
    const mgr = {
      login: 'octo-mgr',
      id: 2,
      level: null,
      team: null,
      organization: null,
      manager: null,
      since: null,
      accounts: [],
    };
    const now = (login: string, id: number) => ({
      acts: acts({
        attestations: [{ evidence: one.id, by: login }],
        people: peopleOf([mgr], [{ login, id }], make.day('2026-06-30')),
      }),
    });
    expect(check(one, now('mgr-new', 2))).toBe('yes: ');
    expect(check(one, now('octo-mgr', 3))).toMatch(/^unknown: /u);
    expect(check(item({ attestedBy: 'octo-ada' }))).toBe('no: has no link');
    // What GitHub contradicts nobody talks away.
    const wrong = item({ attestedBy: 'octo-mgr', refs: ['a/b#1'] });
    expect(
      check(wrong, {
        facts: facts({ 'a/b#1': 'false' }),
        acts: acts({ attestations: [{ evidence: wrong.id, by: 'octo-mgr' }] }),
      }),
    ).toMatch(/^no: /u);
  });
  test('counts different links', () => {
    expect(link.check(item({ refs: ['a/b#1', 'a/b#2'] }), { min: 2, unread: null }, none).truth).toBe('yes');
    expect(said(link.check(item({ refs: ['a/b#1', 'a/b#1'] }), { min: 2, unread: null }, none))).toBe(
      'no: has 1 of 2 different links',
    );
    expect(said(link.check(item(), { min: 1, unread: null }, none))).toBe('no: has no link');
    expect(fix(link.check(item({ refs: ['a/b#1'] }), { min: 2, unread: null }, none))).toBe(
      'Add 1 link to something else after `Links:`.',
    );
  });
  test('says how many cannot be used', () => {
    expect(
      said(
        link.check(
          item({ refs: ['a/b#1', reference('x', { unusable: 'placeholder' })] }),
          { min: 2, unread: null },
          none,
        ),
      ),
    ).toBe('no: has 1 of 2 different links (1 more cannot be used as evidence)');
    expect(
      said(link.check(item({ refs: [reference('x', { unusable: 'placeholder' })] }), { min: 1, unread: null }, none)),
    ).toBe('no: has no link that can be used as evidence');
  });
});

describe('kind', () => {
  test('takes the kind of a link, of what was read, or of `Kind:`', () => {
    expect(kind.check(item({ refs: ['a/b#1'] }), ['pull-request'], none).truth).toBe('yes');
    expect(kind.check(item({ refs: ['a/b#1'], kinds: ['RFC'] }), ['rfc'], none).truth).toBe('yes');
    expect(kind.check(item({ refs: ['a/b#1'], kinds: ['Design doc'] }), ['design-doc'], none).truth).toBe('yes');
    expect(said(kind.check(item({ refs: ['a/b#1'] }), ['rfc', 'design-doc'], none))).toBe(
      'no: has only `pull-request`, the rubric asks for `rfc` or `design-doc`',
    );
    expect(said(kind.check(item(), ['rfc'], none))).toBe('no: has nothing of kind `rfc`');
  });
  test('a kind that is only said is a word, unless somebody is named who can confirm it', () => {
    const alone = kind.check(item({ kinds: ['RFC'] }), ['rfc'], none);
    expect([said(alone), fix(alone)]).toEqual([
      'no: says `Kind: RFC` and links nothing',
      'Link it after `Links:`, or name who can confirm it: `Confirmed by: @login`.',
    ]);
    const vouched = kind.check(item({ kinds: ['RFC'], confirmedBy: ['octo-jane'] }), ['rfc'], none);
    expect([vouched.truth, vouched.judgement]).toEqual(['yes', true]);
    expect(kind.check(item({ kinds: ['RFC'], confirmedBy: ['octo-ada'] }), ['rfc'], none).truth).toBe('no');
    const gone = context({}, { facts: facts({ 'a/b#1': 'false' }) });
    expect(kind.check(item({ refs: ['a/b#1'], kinds: ['RFC'] }), ['rfc'], gone).truth).toBe('no');
    const unseen = context({}, { facts: facts({ 'a/b#1': 'not-visible' }) });
    expect(kind.check(item({ refs: ['a/b#1'], kinds: ['RFC'] }), ['rfc'], unseen).truth).toBe('unknown');
  });
  test.each([
    ['Post-mortem', 'postmortem'],
    ['incident review', 'postmortem'],
    ['Design document', 'design doc'],
    ['Presentation', 'talk'],
    ['Architecture Decision Records', 'ADR'],
    ['blog post', 'post'],
  ])('%s is called %s too', (written, asked) =>
    expect(kind.check(item({ refs: ['a/b#1'], kinds: [written] }), [asked], none).truth).toBe('yes'),
  );
  test('a file is also what its path says, and no fix asks for a kind that it is not', () => {
    const file = (path: string) => item({ refs: [reference(`a/b:${path}`, { kind: 'file' })] });
    expect(kind.check(file('docs/adr/0007-queues.md'), ['adr'], none).truth).toBe('yes');
    expect(kind.check(file('docs/queues.md'), ['adr'], none).truth).toBe('no');
    expect(fix(kind.check(file('docs/queues.md'), ['adr'], none))).toBe(
      'Link one; if something that is linked already is one, say so below it: `Kind: adr`.',
    );
    expect(fix(kind.check(item(), ['adr', 'rfc'], none))).toBe('Link it after `Links:`: `adr` or `rfc`.');
  });
  test('does not guess what a shorthand is', () => {
    const short = item({ refs: [reference('a/b#1', { kind: 'issue-or-pull-request', written: '#1' })] });
    expect(said(kind.check(short, ['pull-request'], none))).toBe(
      'unknown: has `#1`, which may be an issue or a pull request and was not read',
    );
    expect(kind.check(short, ['issue'], none).truth).toBe('unknown');
    expect(kind.check(short, ['rfc'], none).truth).toBe('no');
    const read = (as: string) => context({}, { facts: facts({ 'a/b#1': 'true' }, { 'a/b#1': as }) });
    expect(kind.check(short, ['pull-request'], read('pull-request')).truth).toBe('yes');
    expect(kind.check(short, ['pull-request'], read('issue')).truth).toBe('no');
    expect(kind.check(short, ['pull-request'], context({}, { facts: facts({ 'a/b#1': 'not-visible' }) })).truth).toBe(
      'unknown',
    );
  });
  test('a link that cannot be evidence has no kind', () => {
    expect(
      kind.check(item({ refs: [reference('x', { unusable: 'example-host' })] }), ['pull-request'], none).truth,
    ).toBe('no');
  });
});

describe('dated', () => {
  test('asks for one date', () => {
    expect(dated.check(item({ when: ['2025-02'] }), true, none).truth).toBe('yes');
    expect(dated.check(item({ when: ['2025-02..'] }), true, none).truth).toBe('yes');
    expect(said(dated.check(item(), true, none))).toBe('no: has no date that can be read');
  });
  test('of an undated piece below a heading that is a date, the line to write is told', () => {
    const [days] = item({ when: ['2026-01..2026-06'] }).dates;
    const answer = dated.check({ ...item(), dateAbove: { line: 12, days: days! } }, true, none);
    expect(said(answer)).toBe('no: has no date of its own, only the heading in line 12 has');
    expect(answer.truth === 'yes' ? '' : plain(answer.fix)).toContain('When: 2026-01-01 to 2026-06-30');
  });
  test('an open date that begins after the anchor is none', () => {
    expect(dated.check(item({ when: ['2026-06-30..'] }), true, none).truth).toBe('yes');
    expect(said(dated.check(item({ when: ['2026-07-01..'] }), true, none))).toBe(
      'no: has a date that begins after the windows end (1 July 2026, after 30 June 2026)',
    );
  });
});

describe('within', () => {
  const year = { months: 12 };
  test('boundary days count; a day outside does not', () => {
    expect(within.check(item({ when: ['2025-06-30'] }), year, none).truth).toBe('yes');
    expect(said(within.check(item({ when: ['2025-06-29'] }), year, none))).toBe(
      'no: has 29 June 2025 as its last day, 1 day before the window (30 June 2025 to 30 June 2026)',
    );
    expect(within.check(item({ when: ['2026-06-30'] }), year, none).truth).toBe('yes');
    expect(said(within.check(item({ when: ['2026-07-02'] }), year, none))).toBe(
      'no: has 2 July 2026 as its first day, 2 days after the window (30 June 2025 to 30 June 2026)',
    );
    expect(said(within.check(item({ when: ['2026-07-02..'] }), year, none))).toContain('2 days after the window');
  });
  test('a part in the window is enough, and so is one date of several', () => {
    expect(within.check(item({ when: ['2020-01..2025-07'] }), year, none).truth).toBe('yes');
    expect(within.check(item({ when: ['2020-01', '2026-01'] }), year, none).truth).toBe('yes');
  });
  test('without a date it is not known to lie in the window', () => {
    expect(said(within.check(item(), year, none))).toBe(
      'no: has no date, so it is not known to lie in the last 12 months',
    );
  });
  test('the packet can only narrow the window', () => {
    const narrow = context({}, { header: header({ period: when('2026-01..2026-06') }) });
    expect(within.check(item({ when: ['2025-12'] }), year, narrow).truth).toBe('no');
    expect(within.check(item({ when: ['2026-01-01'] }), year, narrow).truth).toBe('yes');
    const wide = context({}, { header: header({ period: when('2020-01..2026-06') }) });
    expect(within.check(item({ when: ['2025-06-29'] }), year, wide).truth).toBe('no');
  });
  test('a period narrows what counts without the rule', () => {
    const narrow = context({}, { header: header({ period: when('2026-01..2026-06') }) });
    expect(inPeriod(item({ when: ['2026-01-01'] }), narrow).truth).toBe('yes');
    expect(said(inPeriod(item({ when: ['2025-12-31'] }), narrow))).toBe(
      'no: has 31 December 2025 as its last day, 1 day before the window (1 January 2026 to 30 June 2026)',
    );
    expect(inPeriod(item(), narrow).truth).toBe('yes');
    expect(
      evaluate([item({ when: ['2025-12-31'] })], inside({ items: 1 }, { header: narrow.header })).items[0]?.unmet[0]
        ?.rule,
    ).toBe('within');
  });
  test('what is still to come is no evidence', () => {
    expect(inPeriod(item({ when: ['2026-06-30'] }), none).truth).toBe('yes');
    expect(inPeriod(item({ when: ['2026-07-01'] }), none).truth).toBe('no');
    const beyond = context({}, { header: header({ period: when('2026-01..2026-12') }) });
    expect(inPeriod(item({ when: ['2026-07-01'] }), beyond).truth).toBe('no');
  });
});

describe('scope', () => {
  const says = (text: string) => scope.check(item({ scopes: [text] }), 'multi-team', none);
  test('a question mark is a doubt', () => {
    expect(said(says('multi-team?'))).toBe(
      'no: has scope `multi-team?`, with a question mark; the rubric asks for `multi-team` or wider',
    );
    expect(fix(says('multi-team?'))).toBe('A question mark is a doubt: take it away from `Scope:` once it is sure.');
  });
  test('the same or wider', () => {
    expect(says('multi-team').truth).toBe('yes');
    expect(says('company').truth).toBe('yes');
    expect(said(says('team'))).toBe('no: has scope `team`, the rubric asks for `multi-team` or wider');
  });
  test('reads the word, whatever follows it', () => {
    for (const text of [
      'Multi team',
      'multi-team (billing, CRM)',
      'multi-team, then company',
      'Multi-team; all of billing',
      'multi-team - billing and CRM',
      'multi-team — billing',
      '**multi-team**',
    ]) {
      expect([text, says(text).truth]).toEqual([text, 'yes']);
    }
    expect(says('team, company').truth).toBe('no');
  });
  test('an unknown word is never taken for the nearest', () => {
    expect(said(says('multiteam'))).toBe(
      'no: has scope `multiteam`, which the ladder does not have; the rubric asks for `multi-team` or wider',
    );
    expect(fix(says('multiteam'))).toBe(
      "Did you mean `multi-team`? Use one of the ladder's words after `Scope:`: `task`, `team`, `multi-team` or `company`.",
    );
    expect(said(scope.check(item(), 'multi-team', none))).toBe(
      'no: has no `Scope:`; the rubric asks for `multi-team` or wider',
    );
  });
  test("a scope that the scale lacks is nobody's pass and nobody's fault", () => {
    expect(scope.check(item({ scopes: ['company'] }), 'galaxy', none).truth).toBe('unknown');
  });
});

describe('the role that the first words of a claim state', () => {
  const claims = (claim: string, ...wanted: string[]) => role.check(item({ claim, roles: [] }), wanted, none).truth;
  test.each([
    ['Reviewed the retry design.', 'reviewer'],
    ['Wrote the runbook for failovers.', 'author'],
    ['I led the move of 40 services.', 'lead'],
    ['Designed and led the event pipeline.', 'lead'],
    ['Mentored two engineers to their first on-call lead.', 'mentor'],
  ])('%s is %s', (claim, one) => {
    expect([claims(claim, one), claims(claim, 'advisor')]).toEqual(['yes', 'no']);
  });

  test.each([
    ['We wrote the runbook.', 'author'],
    ['Led by example.', 'lead'],
    ['Led to confusion at first.', 'lead'],
    ['The team was led by me.', 'lead'],
    ['Leading was hard.', 'lead'],
    ['Wrong: led nothing.', 'lead'],
  ])('%s is not %s', (claim, one) => expect(claims(claim, one)).toBe('no'));

  test('what `Role:` says goes before it', () => {
    expect(role.check(item({ claim: 'Led it.', roles: ['contributor'] }), ['lead'], none).truth).toBe('no');
  });
});

describe('role', () => {
  const says = (...roles: string[]) => role.check(item({ roles }), ['lead', 'author'], none);
  test('a question mark is a doubt', () => {
    expect(said(says('lead?'))).toBe(
      'no: has role `lead?`, with a question mark; the rubric asks for `lead` or `author`',
    );
    expect(fix(says('lead (?)'))).toBe('A question mark is a doubt: take it away from `Role:` once it is sure.');
    expect(said(says('lead (maybe co-lead?)'))).toMatch(/^no: /u);
    expect(said(says('lead？'))).toMatch(/^no: /u);
    expect(said(says('lead?', 'author'))).toBe('yes: ');
    expect(said(says('lead (who else? the team)'))).toBe('yes: ');
  });

  test('one of the roles', () => {
    expect(says('Lead').truth).toBe('yes');
    expect(says('contributor', 'author (with CRM)').truth).toBe('yes');
    expect(said(says('contributor'))).toBe('no: has role `contributor`, the rubric asks for `lead` or `author`');
    expect(said(says())).toBe('no: has no `Role:`; the rubric asks for `lead` or `author`');
  });
  test('an unknown word gets the nearest as a question', () => {
    expect(said(says('leads'))).toBe(
      'no: has role `leads`, which the ladder does not have; the rubric asks for `lead` or `author`',
    );
    expect(fix(says('leads'))).toMatch(/^Did you mean `lead`\?/u);
  });
});

describe('metric', () => {
  const says = (found: ReturnType<typeof make.metric>, unit: string | null = null) =>
    metric.check(item({ metrics: [found] }), { unit }, none);
  test('baseline and result in one dimension', () => {
    expect(says(make.metric()).truth).toBe('yes');
    expect(says(make.metric(), 'time').truth).toBe('yes');
    expect(said(says(make.metric({ baseline: null })))).toBe('no: has a metric (`20 min`) without a baseline');
    expect(said(says(make.metric({ result: quantity(3, 'users', 'count:users') })))).toBe(
      'no: has a metric whose two ends cannot be compared: `6 h` and `3 users`',
    );
    expect(said(metric.check(item(), { unit: null }, none))).toBe('no: has no metric: a baseline and a result');
  });
  test('two ends that are the same are no change', () => {
    const same = says(
      make.metric({ baseline: quantity(1, 'h', 'time', 3600), result: quantity(60, 'min', 'time', 3600) }),
    );
    expect(said(same)).toBe('no: has a metric that does not change: `1 h` before and `60 min` after');
    expect(fix(same)).toBe('Say what did change, with a baseline and a result.');
  });
  test('a unit asks for its dimension', () => {
    expect(said(says(make.metric(), 'money'))).toBe('no: has a metric in `time`, the rubric asks for `money`');
    const saving = make.metric({ baseline: quantity(5, '$', 'money:USD'), result: quantity(4, '$', 'money:USD') });
    expect(says(saving, 'money').truth).toBe('yes');
    expect(says(saving, 'money:usd').truth).toBe('yes');
    expect(says(saving, 'mon').truth).toBe('no');
  });
  test('wrong arithmetic says what is right', () => {
    const wrong = says(make.metric({ stated: -50, consistent: false }));
    expect(said(wrong)).toBe('no: has a metric that says 50 % less, but `6 h` to `20 min` is 94.4 % less');
    expect(fix(wrong)).toBe('Correct the percentage to 94.4 % less, or the numbers it comes from.');
  });
  test('one sound metric is enough', () => {
    expect(
      metric.check(item({ metrics: [make.metric({ baseline: null }), make.metric()] }), { unit: null }, none).truth,
    ).toBe('yes');
  });
});

describe('verified', () => {
  const two = item({ refs: ['a/b#1', 'a/b#2'] });
  const read = (first: Parameters<typeof facts>[0], n: number, found = two) =>
    verified.check(found, n, context({}, { facts: facts(first) }));
  test('enough true ones, whatever the others are', () => {
    expect(read({ 'a/b#1': 'true', 'a/b#2': 'false' }, 1).truth).toBe('yes');
    expect(read({ 'a/b#1': 'true', 'a/b#2': 'true' }, 2).truth).toBe('yes');
    expect(said(read({ 'a/b#1': 'true', 'a/b#2': 'false' }, 2))).toBe(
      'no: has 1 of 2 verified links (`a/b#2`: closed, not merged)',
    );
    expect(said(read({}, 1, item()))).toBe('no: has 0 of 1 verified link');
  });
  test('unknown while the unread could make up the number', () => {
    for (const outcome of ['not-visible', 'error', 'not-supported', 'not-attempted'] as const) {
      expect([outcome, read({ 'a/b#1': 'true', 'a/b#2': outcome }, 2).truth]).toEqual([outcome, 'unknown']);
      expect([outcome, read({ 'a/b#1': 'false', 'a/b#2': outcome }, 2).truth]).toEqual([outcome, 'no']);
      expect([outcome, read({ 'a/b#1': 'true', 'a/b#2': outcome }, 3).truth]).toEqual([outcome, 'no']);
      expect(fix(read({ 'a/b#1': 'true', 'a/b#2': outcome }, 2))).toMatch(/\.$/u);
    }
    expect(said(read({ 'a/b#1': 'not-visible', 'a/b#2': 'false' }, 1))).toBe(
      'unknown: has 0 of 1 verified link (`a/b#1`: not found or not visible to the bot)',
    );
    expect(read({}, 2).truth).toBe('unknown');
  });
  test('the same thing twice is one', () => {
    expect(read({ 'a/b#1': 'true' }, 2, item({ refs: ['a/b#1', 'a/b#1'] })).truth).toBe('no');
  });
  test('a confidential item waits for another person than the candidate', () => {
    expect(said(read({}, 1, item({ attestedBy: 'octo-mgr' })))).toBe(
      'unknown: has 0 of 1 verified link; it is confidential, and no attestation by `octo-mgr` was read',
    );
    expect(read({}, 1, item({ attestedBy: '@Octo-Ada' })).truth).toBe('no');
  });
});
