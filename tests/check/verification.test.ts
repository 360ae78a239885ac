import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/check/check.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderComment } from '../../src/report/markdown.ts';
import { statusOf } from '../../src/report/status.ts';
import { renderText } from '../../src/report/text.ts';
import type { Artefact, Facts, Outcome, People, ReferenceFact } from '../../src/evidence/facts.ts';
import { noActs } from '../../src/people/acts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { plain } from '../../src/text/words.ts';
import { withSections } from '../ladder/support.ts';
import { acts, day } from '../rubric/factory.ts';
import { checked, lacks, packetFor, states, told } from './support.ts';

const nobody: People = { logins: [], all: true };
const by = (...logins: string[]): People => ({ logins, all: true });
const artefact = (more: Partial<Artefact> = {}): Artefact => ({
  state: 'merged',
  authors: by('octo-ada'),
  reviewers: nobody,
  assignees: nobody,
  committers: nobody,
  mergers: nobody,
  created: null,
  finished: null,
  repository: 'acme/api',
  title: null,
  revertedBy: null,
  private: false,
  ...more,
});
const read = (more: Partial<Artefact> = {}, fact: Partial<ReferenceFact> = {}): ReferenceFact => ({
  outcome: 'true',
  why: [],
  kind: 'pull-request',
  artefact: artefact(more),
  ...fact,
});
const facts = (
  references: Readonly<Record<string, ReferenceFact | Outcome>>,
  more: Partial<Facts> = {},
): { readonly facts: Facts } => ({
  facts: {
    references: new Map(
      Object.entries(references).map(([ref, fact]) => [
        ref,
        typeof fact === 'string' ? { outcome: fact, why: [] } : fact,
      ]),
    ),
    // Nobody was asked anything.
    ...(Object.keys(references).length === 0 && { asWritten: true }),
    ...more,
  },
});
const ladder = (rubric: string) =>
  withSections(
    `roles: [author, reviewer, assignee, committer, merger, lead]\ncompetencies:\n  - { id: code, title: Code, criteria: { L5: { text: Leads., rubric: ${rubric} } } }`,
  );
const item = (links: string, more = '') =>
  `## Code\n\n- Did it.\n  - When: 2025-03 to 2025-09\n${more}  - Links: ${links}\n`;
const state = (rubric: string, body: string, given: { readonly facts: Facts }) =>
  states(checked(ladder(rubric), packetFor({ more: 'repository: acme/api\n' }, body), given))[0]?.replace(
    /^code\.L5 /u,
    '',
  );

describe('the nine cases', () => {
  const closed = read({ state: 'closed' });
  test('one merged and one closed link, one verified asked for: met, with a warning; the closed one alone is disputed', () => {
    const result = checked(
      ladder('{ verified: 1 }'),
      packetFor({}, item('acme/api#1, acme/api#2')),
      facts({ 'acme/api#1': read(), 'acme/api#2': closed }),
    );
    expect([states(result), result.criteria[0]?.remarks.map(plain)]).toEqual([
      ['code.L5 met'],
      ['Line 12: `acme/api#2`: closed, not merged.'],
    ]);
    expect(state('{ verified: 1 }', item('acme/api#2'), facts({ 'acme/api#2': closed }))).toBe('disputed*');
  });
  test('two items of which one is verified and one not visible: unchecked; a third that is verified: met', () => {
    const two = `${item('acme/api#1')}- Did more.\n  - Links: acme/sec#7\n`;
    const given = { 'acme/api#1': read(), 'acme/sec#7': 'not-visible' as const, 'acme/api#3': read() };
    expect(state('{ items: 2, verified: 1 }', two, facts(given))).toBe('unchecked*');
    expect(state('{ items: 2, verified: 1 }', `${two}- And more.\n  - Links: acme/api#3\n`, facts(given))).toBe('met');
  });
  test('whoever led the work of others is never disputed: a person judges it, and it is said who is not named', () => {
    const led = '{ verified: 1, role: [lead, author] }';
    const others = facts({ 'acme/api#1': read({ authors: by('octo-kim') }) });
    const result = checked(ladder(led), packetFor({}, item('acme/api#1', '  - Role: lead\n')), others);
    expect([states(result), result.criteria[0]?.remarks.map(plain)]).toEqual([
      ['code.L5 judgement'],
      ['Line 13: `octo-ada` is not named in `acme/api#1`.'],
    ]);
    expect(state(led, item('acme/api#1', '  - Role: lead, author\n'), others)).toBe('disputed*');
    expect(state('{ verified: 1, part: true }', item('acme/api#1'), others)).toBe('partial*');
  });
  test('an open RFC need only exist; another pull request has to be merged, or be what State says', () => {
    const open = facts({ 'acme/api#1': read({ state: 'open' }) });
    expect(state('{ verified: 1 }', item('acme/api#1', '  - Kind: RFC\n'), open)).toBe('met');
    expect(state('{ verified: 1 }', item('acme/api#1', '  - State: open\n'), open)).toBe('met');
    expect(state('{ verified: 1 }', item('acme/api#1'), open)).toBe('disputed*');
  });
  test('a commit whose author is linked to no account is unknown, never contradicted', () => {
    const unlinked = read({ state: null, authors: { logins: [], all: false } }, { kind: 'commit' });
    expect(
      state(
        '{ verified: 1, role: author }',
        item('acme/api@3f2c1ab', '  - Role: author\n'),
        facts({ 'acme/api@3f2c1ab': unlinked }),
      ),
    ).toBe('unchecked*');
  });
  test('a search below its threshold proves nothing', () => {
    const url = 'https://github.com/acme/api/pulls?q=is%3Apr+author%3Aocto-ada';
    const ref =
      prepare({
        packets: [{ path: 'p.md', bytes: new TextEncoder().encode(packetFor({}, item(url))) }],
        ladders: [{ path: 'l.yml', bytes: new TextEncoder().encode(ladder('{ items: 1 }')) }],
        settings: defaultSettings,
        facts: facts({}).facts,
        acts: noActs,
        today: day('2026-06-30'),
        draft: false,
        version: '0',
      }).wanted[0]?.ref ?? '';
    const count = '{ count: { min: 20, of: pull requests, source: search } }';
    const found = (entries: number) => facts({ [ref]: { outcome: 'true', why: [], kind: 'search', entries } });
    expect([state(count, item(url), found(19)), state(count, item(url), found(20))]).toEqual(['unchecked*', 'met']);
  });
  test('the same pull request by its address, its name and its number is one', () => {
    const three = 'https://github.com/acme/api/pull/1, acme/api#1, #1';
    expect(state('{ link: 2 }', item(three), facts({}))).toBe('partial*');
    expect(state('{ verified: 2 }', item(three), facts({ 'acme/api#1': read() }))).toBe('partial*');
  });
  test('all met but one that is not visible, under enforce: pending', () => {
    const source = withSections(
      'rubric: { verified: 1 }\ncompetencies:\n  - { id: code, title: Code, criteria: { L5: Leads. } }\n  - { id: ops, title: Ops, criteria: { L5: Runs. } }',
    );
    const result = checked(
      source,
      packetFor({}, `${item('acme/api#1')}\n## Ops\n\n- Ran it. acme/sec#7\n`),
      facts({ 'acme/api#1': read(), 'acme/sec#7': 'not-visible' }),
    );
    expect([result.verdict, statusOf({ version: '0', packets: [result], findings: [], enforce: true })?.state]).toEqual(
      ['unchecked', 'pending'],
    );
  });
});

const OUTCOMES: readonly Outcome[] = ['true', 'false', 'not-visible', 'error', 'not-supported', 'not-attempted'];
const LINKS: Readonly<Record<string, string>> = {
  'pull-request': 'https://github.com/acme/api/pull/1',
  issue: 'https://github.com/acme/api/issues/2',
  'issue-or-pull-request': 'acme/api#3',
  review: 'https://github.com/acme/api/pull/1#pullrequestreview-5',
  'review-comment': 'https://github.com/acme/api/pull/1#discussion_r6',
  comment: 'https://github.com/acme/api/issues/2#issuecomment-7',
  commit: 'acme/api@3f2c1ab',
  discussion: 'https://github.com/acme/api/discussions/4',
  release: 'https://github.com/acme/api/releases/tag/v1',
  file: 'https://github.com/acme/api/blob/main/README.md',
  gist: 'https://gist.github.com/octo-ada/0123456789abcdef',
  'workflow-run': 'https://github.com/acme/api/actions/runs/9',
  repository: 'https://github.com/acme/tool',
  user: 'https://github.com/octo-kim',
  search: 'https://github.com/acme/api/pulls?q=author%3Aocto-ada',
  document: 'https://docs.google.com/document/d/abc',
  dashboard: 'https://grafana.acme.example/d/abc',
  video: 'https://www.youtube.com/watch?v=abc',
  link: 'https://handbook.acme.example/oncall',
};
/** What is no work. */
const PLACES: ReadonlySet<string> = new Set(['repository', 'user', 'gist']);
describe.each(Object.entries(LINKS))('%s', (kind, link) => {
  const wanted = (rubric: string) =>
    prepare({
      packets: [{ path: 'p.md', bytes: new TextEncoder().encode(packetFor({}, item(link))) }],
      ladders: [{ path: 'l.yml', bytes: new TextEncoder().encode(ladder(rubric)) }],
      settings: defaultSettings,
      facts: facts({}).facts,
      acts: noActs,
      today: day('2026-06-30'),
      draft: false,
      version: '0',
    }).wanted;
  test('is one reference to read', () => expect(wanted('{ items: 1 }')).toHaveLength(1));
  test.each(OUTCOMES)('%s: only what was read decides, and only a contradiction disputes', (outcome) => {
    const [reference] = wanted('{ items: 1 }');
    const given = facts({ [reference?.ref ?? '']: { outcome, why: [] } });
    const known = outcome === 'true' || outcome === 'false';
    const place = PLACES.has(kind);
    const expected = place ? 'partial*' : outcome === 'true' ? 'met' : outcome === 'false' ? 'disputed*' : 'unchecked*';
    expect(state('{ verified: 1 }', item(link), given)).toBe(expected);
    // What the bot never opens counts as a link as far as it can tell, and a person looks at it.
    const linked = outcome === 'not-supported' && !place ? 'judgement' : expected;
    expect(state('{ link: 1, dated: true, role: lead }', item(link, '  - Role: lead\n'), given)).toBe(linked);
    const accepted = known || place ? linked : 'met';
    expect(state('{ link: { min: 1, unread: accept } }', item(link), given)).toBe(accepted);
    // A search is one search, however much it finds.
    expect(state('{ count: { min: 1, of: links } }', item(link), given)).toBe(kind === 'search' ? 'partial*' : linked);
    // The headings of a document outside GitHub are for a person to see.
    const waits = outcome === 'not-supported' && ['document', 'link'].includes(kind);
    expect(state('{ sections: [Risks] }', item(link), given)).toBe(
      outcome === 'false' ? 'disputed*' : waits ? 'judgement' : 'unchecked*',
    );
    const register = state('{ count: { min: 20, of: incidents, source: register } }', item(link), given);
    expect(!waits || register === 'judgement').toBe(true);
  });
});

describe('roles', () => {
  const role = (stated: string, more: Partial<Artefact>, kind = 'pull-request', given: Partial<Facts> = {}) =>
    state(
      '{ verified: 1 }',
      item('acme/api#1', `  - Role: ${stated}\n`),
      facts({ 'acme/api#1': read(more, { kind }) }, given),
    );
  const others = {
    authors: by('octo-kim'),
    reviewers: by('octo-lee'),
    assignees: by('octo-lee'),
    mergers: by('octo-lee'),
    committers: by('octo-lee'),
  };
  test.each([
    ['author', 'authors'],
    ['reviewer', 'reviewers'],
    ['assignee', 'assignees'],
    ['merger', 'mergers'],
    ['committer', 'committers'],
  ] as const)('%s is checked against the %s', (stated, part) => {
    expect(role(stated, { ...others, [part]: by('octo-ada') })).toBe('met');
    expect(role(stated, others)).toBe('disputed*');
    const open = { ...others, [part]: { logins: ['octo-kim'], all: false } };
    // Who merged or committed it says nothing of whose work it is, so nobody's part is shown.
    expect(role(stated, open)).toBe(part === 'mergers' || part === 'committers' ? 'judgement' : 'met');
    expect(
      state(`{ role: ${stated} }`, item('acme/api#1', `  - Role: ${stated}\n`), facts({ 'acme/api#1': read(open) })),
    ).toBe('unchecked*');
  });
  test('a co-author is an author, and capital letters do not matter', () =>
    expect(role('Author', { authors: by('octo-kim', 'octo-ada') })).toBe('met'));
  test('of an issue that somebody else wrote: contradicted, unless another link leaves the role open', () => {
    const theirs = read({ ...others, state: 'closed' }, { kind: 'issue' });
    const both = (given: Readonly<Record<string, ReferenceFact>>, links = 'acme/api#1, acme/api#2') =>
      state('{ verified: 1, role: author }', item(links, '  - Role: author\n'), facts(given));
    expect(both({ 'acme/api#1': theirs }, 'acme/api#1')).toBe('disputed*');
    expect(both({ 'acme/api#1': theirs, 'acme/api#2': read() })).toBe('met');
  });
  test('a bot, and an account that is gone', () => {
    expect(role('author', { authors: by('renovate[bot]') })).toBe('disputed*');
    expect(role('author', { authors: { logins: [], all: false } })).toBe('met');
  });
  test('whoever has renamed their login is not contradicted, and a person has to say that it is theirs', () =>
    expect(role('author', others, 'pull-request', { unknownLogins: ['octo-ada'] })).toBe('judgement'));
  test('another account that the packet declares contradicts nothing and confirms nothing, and is told', () => {
    const check = (accounts: string) =>
      checked(
        ladder('{ role: author }'),
        packetFor({ more: accounts }, item('acme/api#1')),
        facts({ 'acme/api#1': read({ authors: by('ada-at-acme') }) }),
      );
    const stated = checked(
      ladder('{ verified: 1 }'),
      packetFor({ more: 'accounts: [ada-at-acme]\n' }, item('acme/api#1', '  - Role: author\n')),
      facts({ 'acme/api#1': read({ authors: by('ada-at-acme') }) }),
    );
    expect([states(stated), told(stated, 'packet-accounts-declared')]).toEqual([
      ['code.L5 judgement'],
      [expect.stringContaining('`ada-at-acme` is an account that only the packet declares')],
    ]);
    // Where the packet does not state the role, somebody else's account cannot stand for it.
    expect([states(check('')), states(check('accounts: [ada-at-acme]\n'))]).toEqual([
      ['code.L5 partial*'],
      ['code.L5 unchecked*'],
    ]);
  });
  test('the rule: contradicted by every link, it is disputed; one that fits is enough; where the packet is silent, GitHub may say it', () => {
    const rule = (links: string, stated: string, given: Readonly<Record<string, ReferenceFact>>) =>
      state('{ role: author }', item(links, stated), facts(given));
    expect(rule('acme/api#1', '  - Role: author\n', { 'acme/api#1': read(others) })).toBe('disputed*');
    expect(
      rule('acme/api#1, acme/api#2', '  - Role: author\n', { 'acme/api#1': read(others), 'acme/api#2': read() }),
    ).toBe('met');
    expect(rule('acme/api#1', '', { 'acme/api#1': read() })).toBe('met');
    expect(rule('acme/api#1', '', { 'acme/api#1': read(others) })).toBe('partial*');
    expect(rule('acme/api#1', '  - Role: author\n', {})).toBe('met');
  });
});

describe('dates', () => {
  const dated = (when: string, given: Partial<Artefact>, rubric = '{ within: 12 months }') =>
    checked(
      ladder(rubric),
      packetFor({}, `## Code\n\n- Did it.\n${when === '' ? '' : `  - When: ${when}\n`}  - Links: acme/api#1\n`),
      facts({ 'acme/api#1': read(given) }),
    );
  const done = (created: string, finished: string): Partial<Artefact> => ({
    created: day(created),
    finished: day(finished),
  });
  test('of GitHub go before those of the packet, and the contradiction is told', () => {
    const result = dated('2026-02', done('2024-01-10', '2024-01-20'));
    expect(states(result)).toEqual(['code.L5 partial*']);
    expect(told(result, 'packet-date-contradicted')).toEqual([
      '11:5 `acme/api#1` is of 2024-01-10 to 2024-01-20 on GitHub, which goes before what the item says Correct `When:`, or link what was done at that time.',
    ]);
  });
  test('that touch are no contradiction, on the very day', () => {
    for (const created of ['2026-02-28', '2026-02-01'])
      expect(told(dated('2026-02', done(created, '2026-03-20')), 'packet-date-contradicted')).toEqual([]);
    expect(told(dated('2026-02', done('2026-03-01', '2026-03-20')), 'packet-date-contradicted')).toHaveLength(1);
  });
  test('of GitHub are enough where the packet has none', () =>
    expect(states(dated('', done('2026-02-01', '2026-02-03'), '{ dated: true, within: 12 months }'))).toEqual([
      'code.L5 met',
    ]));
  test('of another private repository are not told', () => {
    const result = dated('2026-02', { ...done('2024-01-10', '2024-01-20'), private: true });
    expect(told(result, 'packet-date-contradicted')[0]).not.toContain('2024');
    // Nothing is counted by dates that nobody is shown: the packet's stand, with the warning.
    expect([states(result), lacks(result, 'code.L5').join().includes('2024')]).toEqual([['code.L5 met'], false]);
    expect(lacks(dated('', { ...done('2024-01-10', '2024-01-20'), private: true }), 'code.L5').join()).not.toContain(
      '2024',
    );
  });
  test('of an open thing go on; of an issue beside the work they overrule nothing; nor where something was not read', () => {
    const second = { 'acme/api#2': read({ state: 'closed' }, { kind: 'issue' }) };
    const given = (
      more: Partial<Artefact>,
      kind: string,
      others: Readonly<Record<string, Outcome | ReferenceFact>> = second,
    ) =>
      checked(
        ladder('{ within: 12 months }'),
        packetFor({}, '## Code\n\n- Did it.\n  - When: 2026-02\n  - Links: acme/api#1, acme/api#2\n'),
        facts({ 'acme/api#1': read({ created: day('2024-05-01'), ...more }, { kind }), ...others }),
      );
    expect(told(given({ state: 'open' }, 'pull-request'), 'packet-date-contradicted')).toEqual([]);
    expect(states(given({ state: 'closed', finished: day('2024-05-02') }, 'issue'))).toEqual(['code.L5 met']);
    expect(states(given({ finished: day('2024-05-02') }, 'pull-request', { 'acme/api#2': 'not-visible' }))).toEqual([
      'code.L5 unchecked*',
    ]);
    expect(states(given({ finished: day('2024-05-02') }, 'pull-request'))).toEqual(['code.L5 partial*']);
  });
  test('how much a register of another private repository holds is not told', () => {
    const counted = (hidden: boolean) =>
      lacks(
        checked(
          ladder('{ count: { min: 20, of: incidents, source: register } }'),
          packetFor({}, item('https://github.com/acme/ops/blob/main/r.csv')),
          facts({ 'acme/ops:main/r.csv': read({ private: hidden }, { kind: 'file', entries: 17 }) }),
        ),
        'code.L5',
      )[0];
    expect([counted(false), counted(true)]).toEqual([
      expect.stringContaining('17 of 20'),
      expect.stringContaining('The register has fewer than 20'),
    ]);
  });
});

describe('what a claim says of states and roles', () => {
  const closed = { 'acme/api#1': read({ state: 'closed' }) };
  test.each(['done', 'shipped', 'Merged (2025)', 'constructor'])(
    'a state of %s asks for no less than merged',
    (word) => {
      expect(state('{ verified: 1 }', item('acme/api#1', `  - State: ${word}\n`), facts(closed))).toBe('disputed*');
    },
  );
  test('a state is asked only of what can be in it, and a draft is open', () => {
    const three = facts({
      'acme/api#1': read(),
      'acme/api#2': read({ state: 'closed' }, { kind: 'issue' }),
      'acme/api#3': read({ state: 'published' }, { kind: 'release' }),
    });
    expect(state('{ verified: 3 }', item('acme/api#1, acme/api#2, acme/api#3', '  - State: merged\n'), three)).toBe(
      'met',
    );
    expect(
      state(
        '{ verified: 1 }',
        item('acme/api#1', '  - State: open\n'),
        facts({ 'acme/api#1': read({ state: 'draft' }) }),
      ),
    ).toBe('met');
  });
  test('words after a role do not take it back', () => {
    const others = facts({ 'acme/api#1': read({ authors: by('octo-kim') }) });
    expect(state('{ verified: 1 }', item('acme/api#1', '  - Role: author (most of it)\n'), others)).toBe('disputed*');
  });
  test("a colleague's comment beside one's own work is no contradiction; whether it counts a person says", () => {
    const both = facts({
      'acme/api#1': read(),
      'acme/api#2': read({ state: null, authors: by('octo-kim') }, { kind: 'comment' }),
    });
    const links = item('acme/api#1, acme/api#2', '  - Role: author\n');
    expect([state('{ verified: 1 }', links, both), state('{ verified: 2 }', links, both)]).toEqual([
      'met',
      'judgement',
    ]);
  });
  test('what the packet leaves out may stand behind a link that could not be read: unknown', () => {
    const undated = '## Code\n\n- Did it.\n  - Links: acme/api#1\n';
    for (const rubric of ['{ role: author }', '{ dated: true }', '{ within: 12 months }']) {
      expect([state(rubric, undated, facts({ 'acme/api#1': 'error' })), state(rubric, undated, facts({}))]).toEqual([
        'unchecked*',
        'partial*',
      ]);
    }
  });
  test('a search about somebody else proves nothing', () => {
    const count = '{ count: { min: 20, of: pull requests, source: search } }';
    const about = (who: string) => {
      const link = `https://github.com/acme/api/pulls?q=author%3A${who}`;
      return state(
        count,
        item(link),
        facts({
          [`search /acme/api/pulls?q=author:${who}`]: { outcome: 'true', why: [], kind: 'search', entries: 400 },
        }),
      );
    };
    expect([about('octo-ada'), about('octo-kim')]).toEqual(['met', 'partial*']);
  });
  test('a renamed repository is one repository', () => {
    const body = item('acme/old#1, acme/api#2');
    expect(
      state(
        '{ repositories: 2 }',
        body,
        facts({ 'acme/old#1': read({}, { ref: 'acme/api#1' }), 'acme/api#2': read() }),
      ),
    ).toBe('partial*');
  });
});

describe('what else was read', () => {
  test('a state of another private repository is not told, only that it is another', () => {
    const result = checked(
      ladder('{ verified: 1 }'),
      packetFor({}, item('acme/sec#1')),
      facts({ 'acme/sec#1': read({ state: 'closed', private: true }) }),
    );
    expect(lacks(result, 'code.L5')[0]).toContain('`acme/sec#1`: its state is not what the packet says');
    const report = { version: '0', packets: [result], findings: [], enforce: false };
    for (const shown of [
      renderJson(report),
      renderText(report, { colour: false, width: 100 }),
      renderComment(report, { source: null, previous: null, server: 'https://github.com' }).body,
    ])
      expect(shown).not.toContain('closed');
  });
  test('a repository that is not visible is told once, with what to do', () => {
    const result = checked(
      ladder('{ link: 1 }'),
      packetFor({}, item('acme/sec#1, acme/sec#2')),
      facts({ 'acme/sec#1': 'not-visible', 'acme/sec#2': 'not-visible' }),
    );
    expect(told(result, 'packet-repository-not-visible')).toEqual([
      expect.stringMatching(/^12:1 2 links to `acme\/sec` were not found, or not visible to the bot .*evidence-token/u),
    ]);
  });
  test('a change that may have been reverted is told, and counts', () => {
    const result = checked(
      ladder('{ verified: 1 }'),
      packetFor({}, item('acme/api#1')),
      facts({ 'acme/api#1': read({ revertedBy: 'acme/api#9' }) }),
    );
    expect([states(result), told(result, 'packet-reference-reverted')[0]]).toEqual([
      ['code.L5 met'],
      expect.stringContaining('`acme/api#1` may have been reverted by `acme/api#9`'),
    ]);
  });
  test('a renamed repository: both names are one thing', () => {
    expect(
      state(
        '{ link: 2 }',
        item('acme/old#1, acme/api#1'),
        facts({ 'acme/old#1': read({}, { ref: 'acme/api#1' }), 'acme/api#1': read() }),
      ),
    ).toBe('partial*');
  });
  test('who attests what is confidential stands in for its links', () => {
    const body = packetFor({}, '## Code\n\n- Did it.\n  - Confidential: attested by @octo-mgr\n');
    const id = checked(ladder('{ verified: 1 }'), body).evidence[0]?.item.id ?? '';
    expect(states(checked(ladder('{ verified: 1 }'), body))).toEqual(['code.L5 unchecked*']);
    expect(
      states(
        checked(ladder('{ verified: 1 }'), body, { acts: acts({ attestations: [{ evidence: id, by: 'octo-mgr' }] }) }),
      ),
    ).toEqual(['code.L5 met']);
    expect(
      states(
        checked(ladder('{ verified: 1 }'), body, { acts: acts({ attestations: [{ evidence: id, by: 'octo-ada' }] }) }),
      ),
    ).toEqual(['code.L5 unchecked*']);
  });
});

describe('a long list', () => {
  const numbers = Array.from({ length: 23 }, (_, index) => index + 1);
  const input = (salt: string, rubric = '{ count: { min: 20, of: incidents } }') => ({
    packets: [
      {
        path: 'p.md',
        bytes: new TextEncoder().encode(
          packetFor({}, `${item(numbers.map((n) => `acme/api#${n}`).join(', '))}\n<!-- ${salt} -->`),
        ),
      },
    ],
    ladders: [{ path: 'l.yml', bytes: new TextEncoder().encode(ladder(rubric)) }],
    settings: defaultSettings,
    facts: facts({}).facts,
    acts: noActs,
    today: day('2026-06-30'),
    draft: false,
    version: '0',
  });
  const chosen = (salt: string, rubric?: string) => prepare(input(salt, rubric)).wanted.map(({ ref }) => ref);
  test('is sampled: the same packet gives the same sample, another one another', () => {
    expect(chosen('a')).toHaveLength(6);
    expect(chosen('a')).toEqual(chosen('a'));
    expect(chosen('a')).not.toEqual(chosen('b'));
  });
  test('a register among the links is opened in any case', () => {
    const body = packetFor(
      {},
      item([...numbers.map((n) => `acme/api#${n}`), 'https://github.com/acme/ops/blob/main/r.csv'].join(', ')),
    );
    expect(
      prepare({ ...input('a'), packets: [{ path: 'p.md', bytes: new TextEncoder().encode(body) }] }).wanted.map(
        ({ kind }) => kind,
      ),
    ).toContain('file');
  });
  test('all of it, where it has to be verified: a sample could only leave that open', () =>
    expect(chosen('a', '{ verified: 9 }')).toHaveLength(23));
  test('the report says how many there are, were opened and are true', () => {
    const prepared = prepare(input('a'));
    const [packet] = prepared.finish({ references: new Map(prepared.wanted.map(({ ref }) => [ref, read()])) }).packets;
    expect(packet?.criteria[0]?.state).toBe('met');
    expect(packet?.evidence[0]?.references.filter(({ outcome }) => outcome === 'true')).toHaveLength(6);
    expect(
      plain(packet?.evidence[0]?.references.find(({ outcome }) => outcome === 'not-attempted')?.why ?? []),
    ).toContain('of a long list a sample is');
  });
  test('a thousand links are bounded', () => {
    const many = Array.from(
      { length: 100 },
      (_, n) =>
        `- Did ${n}.\n  - Links: ${Array.from({ length: 10 }, (_x, m) => `acme/api#${n * 10 + m + 1}`).join(', ')}`,
    ).join('\n');
    const { wanted } = prepare({
      ...input('a'),
      packets: [{ path: 'p.md', bytes: new TextEncoder().encode(packetFor({}, `## Code\n\n${many}`)) }],
    });
    expect(wanted).toHaveLength(200);
  });
});

describe('evidence that an authority has accepted', () => {
  const closed = facts({ 'acme/api#1': read({ state: 'closed' }), 'acme/api#2': read() });
  const way = ladder('{ items: 1, link: 1 }');
  const accepting = (packet: string, by = 'octo-lead') => {
    const first = checked(way, packet, closed).evidence.map(({ item: own }) => own.id);
    const accepted = first.map((evidence) => ({ evidence, by, reason: 'It was merged by hand.', id: 'a-7' }));
    return (which: number) =>
      checked(way, packet, { ...closed, acts: acts({ accepted: accepted.filter((_, index) => index === which) }) });
  };

  test('is disputed no more, and waits for a person', () => {
    const packet = packetFor({}, item('acme/api#1'));
    expect(states(checked(way, packet, closed))).toEqual(['code.L5 disputed*']);
    const result = accepting(packet)(0);
    expect(states(result)).toEqual(['code.L5 judgement']);
    const report = { version: '0', packets: [result], findings: [], enforce: false };
    expect(renderText(report, { colour: false, width: 120 })).toContain(
      'Accepted: 1 (line 10, by octo-lead: It was merged by hand.)',
    );
    expect(JSON.parse(renderJson(report))).toMatchObject({
      packets: [{ accepted: [{ id: 'a-7', by: 'octo-lead', reason: 'It was merged by hand.' }] }],
    });
  });
  test('by the candidate counts for nothing', () => {
    expect(states(accepting(packetFor({}, item('acme/api#1')), 'Octo-Ada')(0))).toEqual(['code.L5 disputed*']);
  });
  test('says nothing of another piece that cites the same', () => {
    const two = packetFor({}, `${item('acme/api#1')}- Led it.\n  - When: 2025-04\n  - Links: acme/api#1\n`);
    expect(states(accepting(two)(0))).toEqual(['code.L5 disputed*']);
  });
});

test('a concern about the packet as a whole blocks it, whatever is met', () => {
  const packet = packetFor({}, item('acme/api#2'));
  const more = facts({ 'acme/api#2': read() });
  const way = ladder('{ items: 1, link: 1 }');
  expect(checked(way, packet, more).verdict).toBe('complete');
  const concern = { criterion: null, by: 'octo-kim', text: 'Whose numbers are they?' };
  const result = checked(way, packet, { ...more, acts: acts({ concerns: [concern] }) });
  expect([result.verdict, states(result)]).toEqual(['incomplete', ['code.L5 met']]);
  const report = { version: '0', packets: [result], findings: [], enforce: false };
  const said = renderText(report, { colour: false, width: 120 });
  expect(said).toContain('Next: octo-ada and octo-kim, about the packet as a whole.');
  expect(said).toContain('Open concerns: 1 (the packet, by octo-kim: Whose numbers are they?)');
});
