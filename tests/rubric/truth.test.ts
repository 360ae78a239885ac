/** What no set of answers may do: nothing that nobody looked at is met, and nobody is blamed for it. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Facts, Outcome, ReferenceFact } from '../../src/evidence/facts.ts';
import type { Item } from '../../src/packet/packet.ts';
import type { State } from '../../src/rubric/assessment.ts';
import { evaluate } from '../../src/rubric/evaluate.ts';
import { stateOf, statedBy } from '../../src/rubric/state.ts';
import type { Rubric } from '../../src/ladder/rubric.ts';
import { context, day, header, item, reference } from './factory.ts';
import { rubricOf } from './owner.ts';

const REFS = Array.from({ length: 5 }, (_, index) => `acme/api#${index + 1}`);
const nobody = { logins: [], all: true };

/** A pull request that was read: merged, by these people. */
const merged = (...authors: string[]): ReferenceFact => ({
  outcome: 'true',
  why: [],
  kind: 'pull-request',
  artefact: {
    state: 'merged',
    authors: { logins: authors, all: true },
    reviewers: nobody,
    assignees: nobody,
    committers: nobody,
    mergers: nobody,
    created: day('2026-01-05'),
    finished: day('2026-02-05'),
    repository: 'acme/api',
    title: null,
    revertedBy: null,
    private: false,
  },
});
const own = merged('octo-ada');
const others = merged('octo-bob');
const without = (outcome: Outcome): ReferenceFact => ({ outcome, why: [] });

const facts = (...known: readonly ReferenceFact[]): Facts => ({
  references: new Map(REFS.flatMap((ref, index) => (known[index] ? [[ref, known[index]] as const] : []))),
});

const inContext = (rubric: Rubric, read: Facts) => context(rubric, { facts: read, header: header() });
function stateWith(items: readonly Item[], rubric: Rubric, read: Facts): State {
  const asked = inContext(rubric, read);
  return stateOf(evaluate(items, asked), statedBy(items), asked, day('2026-06-30'));
}

/** Rubrics that ask for a link in one way or another. */
const LINKED: readonly Rubric[] = [
  ...[
    'link: 1',
    '{ items: 1, link: 1 }',
    '{ items: 2, link: 1, dated: true }',
    'link: 2',
    'verified: 1',
    'part: true',
    'kind: pull-request',
    '{ items: 1, kinds: { min: 1, of: [pull-request, issue] } }',
    'repositories: 1',
    'count: { min: 1, of: things }',
    'count: { min: 2, of: pull requests, as: author }',
    '{ items: 1, link: 1, role: author }',
    '{ sustained: { span: 1 month, points: 1 }, link: 1 }',
  ].map(rubricOf),
  { any: [rubricOf('link: 1'), rubricOf('kind: issue')] },
  { all: [rubricOf('link: 1'), rubricOf('repositories: 1')] },
  { 'at-least': { min: 1, of: [rubricOf('link: 2'), rubricOf('verified: 1')] } },
];

const anyItem: fc.Arbitrary<Item> = fc
  .record({
    refs: fc.uniqueArray(fc.constantFrom(...REFS), { minLength: 1, maxLength: 3 }),
    when: fc.constantFrom<readonly string[]>([], ['2026-01'], ['2025-08']),
    roles: fc.constantFrom<readonly string[]>([], ['author'], ['lead'], ['lead', 'author']),
  })
  .map(({ refs, ...rest }) => item({ ...rest, refs: refs.map((ref) => reference(ref)) }));
const items = fc.array(anyItem, { minLength: 1, maxLength: 4 });
const rubric = fc.constantFrom(...LINKED);
const answers = (...some: readonly ReferenceFact[]) =>
  fc.array(fc.constantFrom(...some), { maxLength: REFS.length }).map((known) => facts(...known));
const closed: ReferenceFact = {
  ...own,
  ...(own.artefact && { artefact: { ...own.artefact, state: 'closed' as const } }),
};
const UNSURE = [
  without('not-visible'),
  without('error'),
  without('not-attempted'),
  without('not-supported'),
  without('false'),
  closed,
];

/** The better, the less: what is open is open. */
const rank = (state: State): number => {
  const at = (['met', 'judgement', 'unchecked'] as const).findIndex((one) => one === state);
  return at === -1 ? 3 : at;
};

test('no answer other than `true` makes a criterion met that asks for a link', () => {
  fc.assert(
    fc.property(items, rubric, answers(...UNSURE), (list, asked, read) => {
      expect(stateWith(list, asked, read)).not.toBe('met');
    }),
    { numRuns: 2000, seed: 1 },
  );
});

test('what could not be read blames nobody: only a contradiction disputes, and with true answers it may be met', () => {
  fc.assert(
    fc.property(
      items,
      rubric,
      fc.constantFrom<Outcome>('not-visible', 'error', 'not-attempted'),
      (list, asked, why) => {
        const unread = stateWith(list, asked, facts(...REFS.map(() => without(why))));
        const known = stateWith(list, asked, facts(...REFS.map(() => own)));
        expect(unread).not.toBe('disputed');
        expect([known, rank(known) < 2 ? unread : 'unchecked']).toEqual([known, 'unchecked']);
      },
    ),
    { numRuns: 2000, seed: 2 },
  );
});

test('true evidence never worsens a state, and evidence that is taken away never betters one', () => {
  const seen = new Set<State>();
  fc.assert(
    fc.property(items, anyItem, rubric, answers(own, own, own, others, ...UNSURE), (list, more, asked, read) => {
      const before = stateWith(list, asked, read);
      const after = stateWith([...list, more], asked, read);
      seen.add(before);
      expect([before, after, rank(after) <= rank(before)]).toEqual([before, after, true]);
    }),
    { numRuns: 3000, seed: 3 },
  );
  expect([...seen].sort()).toEqual(['disputed', 'judgement', 'met', 'partial', 'unchecked']);
});

test('what a stranger did never meets a rule about the candidate', () => {
  fc.assert(
    fc.property(items, rubric, answers(others, ...UNSURE), (list, asked, read) => {
      expect(stateWith(list, asked, read)).not.toBe('met');
    }),
    { numRuns: 2000, seed: 4 },
  );
});

test('a doubt about a role is settled by what GitHub says, and by nothing else', () => {
  const rubric = rubricOf('{ items: 1, role: author }');
  const one = item({ refs: ['acme/api#1'], roles: ['author?'], when: ['2026-01'] });
  expect(
    [own, others, without('not-visible'), without('not-supported')].map((fact) =>
      stateWith([one], rubric, facts(fact)),
    ),
  ).toEqual(['met', 'partial', 'unchecked', 'partial']);
});
