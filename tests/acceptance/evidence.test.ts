import { describe, expect, test, type ExpectStatic } from 'vitest';
import { KINDS } from '../github/read/evidence/kinds.ts';
import { runAction, type Ran } from './action.ts';
import { ADA, company, LADDER, opened, type Company } from './company.ts';
import type { StoredRepository } from './evidence.ts';
import type { Entry, Fault } from './github.ts';
import { refusal } from './graph.ts';

const VERIFYING = LADDER.replace('rubric: { items: 1, dated: true }', 'rubric: { items: 1, verified: 1 }');
const packet = (system: string, mentorship: string, more = ''): string =>
  `---\ncandidate: octo-ada\nladder: engineering\nfrom: L4\nto: L5\nperiod: 2025-01..2026-06\nrepository: acme/billing\n---\n\n## System Design\n\n- Designed it.\n  - When: 2025-02 to 2025-09\n  - Links: ${system}\n${more}\n## Mentorship\n\n- Mentored them.\n  - When: 2025-02 to 2025-09\n  - Links: ${mentorship}\n`;

/** A billing repository that the token of the job does not see, and one of another owner. */
const billing: StoredRepository = {
  name: 'acme/billing',
  private: true,
  works: {
    1: {},
    2: { state: 'closed', title: 'PLANTED TITLE', author: 'octo-planted' },
    3: { issue: true, author: 'octo-kim' },
  },
};

interface Given {
  readonly packet: string;
  readonly cited?: readonly StoredRepository[];
  readonly settings?: string;
  /** Whether there is an evidence token, and what it reads. */
  readonly reads?: readonly string[];
  readonly faults?: (entry: Entry) => Fault | null;
  readonly use?: (company: Company) => void;
}
interface Result {
  readonly ran: Ran;
  readonly world: Company['world'];
  /** Everything that anybody is shown. */
  readonly shown: string;
}

async function judged({
  packet: text,
  cited = [billing],
  settings = 'enforce: true\n',
  reads,
  faults,
  use,
}: Given): Promise<Result> {
  const made = await company();
  const { world, main, push } = made;
  try {
    main({ '.github/readiness.yml': settings, 'ladder/engineering/ladder.yml': VERIFYING });
    push({ [ADA]: text });
    for (const repository of cited) world.cited.set(repository.name.toLowerCase(), repository);
    if (reads !== undefined)
      world.tokens.set('token-of-evidence', { login: 'evidence-bot', comments: false, statuses: false, reads });
    if (faults) world.faults = faults;
    use?.(made);
    const ran = await runAction(world, {
      payload: opened(),
      inputs: reads === undefined ? {} : { 'evidence-token': 'token-of-evidence' },
    });
    return {
      ran,
      world,
      shown: [
        ran.log,
        ran.summary,
        JSON.stringify(ran.report),
        ...world.comments.map(({ body }) => body),
        JSON.stringify(world.statuses),
      ].join('\n'),
    };
  } finally {
    await world.close();
  }
}

interface Criterion {
  readonly id: string;
  readonly state: string;
}
const states = ({ ran }: Result): string[] =>
  ((ran.report?.packets[0] as { criteria?: readonly Criterion[] } | undefined)?.criteria ?? []).map(
    ({ id, state }) => `${id} ${state}`,
  );
const two = packet('https://github.com/acme/billing/pull/1', '#3');

test('a packet is no evidence for itself, and neither is its pull request', async () => {
  const own = { name: 'acme/promotions', private: true, works: { 1: {} } };
  const blob = `https://github.com/acme/promotions/blob/main/${ADA}`;
  const { ran, shown } = await judged({ packet: packet('acme/promotions#1', blob), cited: [billing, own] });
  expect(ran.outputs['verdict']).toBe('incomplete');
  expect(shown).toContain('is this packet, or the pull request that brings it');
});

describe('what stands behind links', () => {
  test('is read with the evidence token, and decides', async () => {
    const result = await judged({ packet: two, reads: ['acme/billing'] });
    expect([states(result), result.ran.outputs['verdict'], result.world.statuses.at(-1)?.state]).toEqual([
      // The second is an issue of somebody else: a person says what the candidate did there.
      ['system-design.L5 met', 'mentorship.L5 judgement'],
      'complete',
      'success',
    ]);
    expect(result.world.complaints).toEqual([]);
  });

  test('of a repository that no token sees is not found or not visible: unchecked, pending, and said with what to do', async () => {
    const result = await judged({ packet: two });
    expect([
      states(result),
      result.ran.outputs['verdict'],
      result.world.statuses.at(-1)?.state,
      result.ran.code,
    ]).toEqual([['system-design.L5 unchecked', 'mentorship.L5 unchecked'], 'unchecked', 'pending', 0]);
    expect(result.shown).toContain('not found or not visible to the bot');
    expect(result.world.comments[0]?.body).toContain('evidence-token');
  });

  test('is not asked about where the settings do not allow it, whatever the token could see', async () => {
    const result = await judged({
      packet: two,
      reads: ['acme/billing'],
      settings: 'evidence: { repositories: [acme/other] }\n',
    });
    expect(states(result)).toEqual(['system-design.L5 unchecked', 'mentorship.L5 unchecked']);
    expect(result.world.journal.some(({ name }) => name.startsWith('ReadinessEvidence'))).toBe(false);
    expect(result.shown).toContain('evidence.repositories');
  });

  test('is disputed where it contradicts; of another private repository nothing true is told', async () => {
    const result = await judged({ packet: packet('acme/billing#2', '#3'), reads: ['acme/billing'] });
    expect([states(result)[0], result.ran.outputs['verdict'], result.world.statuses.at(-1)?.state]).toEqual([
      'system-design.L5 disputed',
      'incomplete',
      'failure',
    ]);
    expect(result.shown).toContain('its state is not what the packet says');
    expect(result.shown).not.toMatch(/PLANTED TITLE|octo-planted|closed, not merged/u);
  });

  test('no token is ever shown', async () => {
    const result = await judged({
      packet: two,
      reads: ['acme/billing'],
      faults: ({ name }) => (name.startsWith('ReadinessEvidence') ? { kind: 'status', status: 401 } : null),
    });
    expect(result.shown.replace(/^::add-mask::.*$/gmu, '')).not.toMatch(/token-of-/u);
  });
});

test('fifty references of all kinds: at most two requests for them, at most six in all', async () => {
  const at = 'https://github.com/acme/billing';
  const links = [...KINDS, ...Array.from({ length: 29 }, (_, index) => `${at}/pull/${index + 20}`)];
  const lines = Array.from(
    { length: 6 },
    (_, index) =>
      `- Did ${index}.\n  - When: 2025-03\n  - Links: ${links.slice(index * 9, index * 9 + 9).join(', ')}\n`,
  ).join('');
  const result = await judged({ packet: packet(`${at}/pull/1`, '#3', lines), cited: [{ ...billing, private: false }] });
  const asked = result.world.journal.filter(({ name }) => name.startsWith('ReadinessEvidence'));
  expect([asked.length <= 2, result.world.journal.length <= 6, result.world.complaints]).toEqual([true, true, []]);
  const references =
    (
      result.ran.report?.packets[0] as { evidence?: readonly { readonly references: readonly unknown[] }[] } | undefined
    )?.evidence?.flatMap(({ references: list }) => list) ?? [];
  expect(references.length).toBeGreaterThanOrEqual(50);
  expect(states(result)[0]).toBe('system-design.L5 met');
});

/** `count` links to pull requests, and some to issues of the repository itself. */
const many = (count: number, own: number): string =>
  Array.from({ length: Math.ceil(count / 8) }, (_, index) => {
    const links = Array.from({ length: Math.min(8, count - index * 8) }, (__, link) => {
      const number = index * 8 + link + 20;
      return number < 20 + own ? `acme/promotions#${number}` : `acme/billing#${number}`;
    });
    return `- Did ${index}.\n  - When: 2025-03\n  - Links: ${links.join(', ')}\n`;
  }).join('');

test('fifty references over two tokens: at most six requests in all', async () => {
  const result = await judged({ packet: packet('#1', '#3', many(48, 20)), reads: ['acme/billing'] });
  const asked = result.world.journal.filter(({ name }) => name.startsWith('ReadinessEvidence'));
  expect([asked.length, result.world.journal.length]).toEqual([1, 6]);
  expect(states(result)[0]).toBe('system-design.L5 met');
});

test.each([
  [3, 'in the whole answer'],
  [30, 'in the whole answer'],
  [3, 'at one reference'],
  [30, 'at one reference'],
] as const)('a passing error that GitHub reports once, with %i references, %s, is not seen', async (count, where) => {
  const message = 'Something went wrong while executing your query. This may be the result of a timeout.';
  let left = 1;
  const whole = where === 'in the whole answer';
  const works: StoredRepository['works'] = {
    ...billing.works,
    get 1() {
      if (!whole && left-- > 0) throw refusal(null, message);
      return {};
    },
  };
  const result = await judged({
    packet: packet('#1', '#3', many(count - 2, 0)),
    cited: [{ ...billing, private: false, works }],
    faults: ({ name }) =>
      whole && name.startsWith('ReadinessEvidence') && left-- > 0
        ? { kind: 'status', status: 200, body: { data: null, errors: [{ message }] } }
        : null,
  });
  expect(states(result)).toEqual(['system-design.L5 met', 'mentorship.L5 judgement']);
});

interface Context {
  readonly expect: ExpectStatic;
}
const FAULTS: readonly (readonly [string, Fault])[] = [
  ...[401, 403, 404, 422, 429, 500, 502].map((status): [string, Fault] => [`a ${status}`, { kind: 'status', status }]),
  [
    'a limit of an hour',
    {
      kind: 'status',
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3600) },
    },
  ],
  ['an answer that is cut off', { kind: 'cut-off' }],
  ['an answer that is not JSON', { kind: 'malformed' }],
  ['a connection that breaks', { kind: 'hang-up' }],
];
describe.concurrent('evidence that cannot be read, all the time', () => {
  test.for(FAULTS)(
    '%s: the report is posted, nothing is met or missing that was not read',
    async ([, fault], { expect }: Context) => {
      const result = await judged({
        packet: two,
        cited: [{ ...billing, private: false }],
        faults: ({ name }) => (name.startsWith('ReadinessEvidence') ? fault : null),
      });
      expect([states(result), result.ran.outputs['verdict'], result.ran.code]).toEqual([
        ['system-design.L5 unchecked', 'mentorship.L5 unchecked'],
        'unchecked',
        0,
      ]);
      expect(result.world.comments).toHaveLength(1);
      expect(result.world.statuses.at(-1)?.state).toBe('pending');
      expect(result.world.comments[0]?.body).not.toMatch(/missing/u);
    },
  );
});

test('what a later run finds changed behind a link is told, and decides nothing by itself', async () => {
  const made = await company();
  const { world, main, push } = made;
  try {
    main({ 'ladder/engineering/ladder.yml': VERIFYING });
    push({ [ADA]: two });
    world.cited.set('acme/billing', { ...billing, private: false });
    await runAction(world, { payload: opened() });
    push({ [ADA]: `${two}\n` }, 'c'.repeat(40));
    world.cited.set('acme/billing', {
      ...billing,
      private: false,
      works: { ...billing.works, 1: { title: 'Another title' } },
    });
    await runAction(world, { payload: opened('c'.repeat(40), 'synchronize') });
    expect(world.comments).toHaveLength(1);
    expect(world.comments[0]?.body).toContain('its title has changed');
    expect(world.statuses.at(-1)).toMatchObject({ sha: 'c'.repeat(40), state: 'success' });
  } finally {
    await world.close();
  }
});
