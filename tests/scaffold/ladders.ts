import * as fc from 'fast-check';
import type { Ladder } from '../../src/ladder/ladder.ts';
import { readLadder } from '../../src/ladder/read.ts';

const word = fc.constantFrom(
  'Design',
  'Delivery & Impact',
  'C++ *and* Rust',
  'Level 1',
  '1. Numbered',
  '<b>Bold</b>',
  'See https://acme.example/a#1',
  'End --> of comment',
  'Owns #12 and @octo-lee',
  '`code`',
  '[ ] box',
  '> quoted',
  '| a | b |',
  'N/A',
  'TBD',
  'Summary',
  'Not yet',
  'Gap: none; plan: soon',
  'When: 2025-02',
  'Criteria: x',
  'Reduced from 6 h to 20 min since 2024',
  'tab\tand\nline',
  'zero​width',
  'Größe – naïve “quoted”',
  '# Heading',
  '- item',
  'Leads (L2)',
  'Ends with a backslash \\',
  '&amp; entity',
);
const words = fc
  .oneof(
    word,
    fc.tuple(word, word).map((two) => two.join(' ')),
    fc.string({ minLength: 1, maxLength: 60 }),
  )
  .filter((value) => value.trim() !== '' && !value.includes('\0'));

const rubric = fc.constantFrom<Record<string, unknown>>(
  {},
  { items: 2, dated: true },
  { judgement: true },
  { declared: true, items: false },
  { items: 1, scope: 'team', role: ['lead', 'author'], sustained: '6 months' },
  { any: [{ link: 1 }, { count: { min: 20, of: 'incidents', source: 'references' } }] },
  { change: '50 % less' },
);
const criterion = fc.record(
  {
    text: words,
    facets: fc.array(words, { minLength: 1, maxLength: 2 }),
    prompts: fc.array(words, { minLength: 1, maxLength: 2 }),
    rubric,
    strength: fc.constantFrom('must', 'should', 'suggested'),
  },
  { requiredKeys: ['text'] },
);
const gates = fc.record(
  {
    'time-in-level': fc.constant('12 months'),
    'since-promotion': fc.constant('12 months'),
    sponsors: fc.constant({ min: 2 }),
    'previous-level': fc.constant('met'),
    packet: fc.constant({ sections: ['Summary', 'Outlook'], words: 3000 }),
    panel: words,
    forum: fc.record({ text: words, rubric }),
    feedback: fc.constant({ min: 3 }),
  },
  { requiredKeys: [] },
);

/** What an owner writes: levels 1 to 3 on one track or two, with everything that a promotion can ask for. */
const source = fc
  .record({
    ids: fc.constantFrom(['L1', 'L2', 'L3'], ['1', '2', '3'], ['Phase 1', 'Phase 2', 'Phase 3'], ['on', 'null', '1e3']),
    competencies: fc.array(
      fc.record({
        title: words,
        aliases: fc.array(words, { maxLength: 1 }),
        at: fc.array(fc.array(criterion, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    bucket: fc.option(fc.record({ title: words, criteria: fc.array(criterion, { minLength: 1, maxLength: 3 }) })),
    group: fc.option(
      fc.record({
        title: words,
        criteria: fc.array(criterion, { minLength: 1, maxLength: 3 }),
        inner: fc.option(fc.array(criterion, { minLength: 1, maxLength: 2 })),
      }),
    ),
    gates: fc.option(gates),
    again: fc.boolean(),
    tracks: fc.boolean(),
    version: fc.constantFrom('1.0.0', '2026-H1'),
  })
  .map(({ ids: [a = '', b = '', c = ''], competencies, bucket, group, gates: asked, again, tracks, version }) => {
    const named = (list: readonly unknown[]): Record<string, unknown> =>
      Object.fromEntries(list.map((own, index) => [`c${index}`, own]));
    return {
      schema: 1,
      id: 'made',
      version,
      title: 'Made up',
      scopes: ['task', 'team', 'company'],
      roles: ['lead', 'author'],
      levels: [
        {
          id: a,
          ...(bucket !== null && { buckets: [{ id: 'b', title: bucket.title, criteria: named(bucket.criteria) }] }),
        },
        { id: b, title: 'Second', ...(again && { includes: [{ level: a, as: 'again' }] }) },
        c,
      ],
      tracks: [
        { id: 'ic', title: 'IC', levels: [a, b, c] },
        ...(tracks ? [{ id: 'management', title: 'Management', levels: [a, b] }] : []),
      ],
      competencies: competencies.map(({ title, aliases, at }, n) => ({
        id: `k${n}`,
        title,
        ...(aliases.length > 0 && { aliases }),
        criteria: Object.fromEntries(
          at.map((list, level) => [
            [a, b, c][level],
            list.length === 1 ? list[0] : list.map((own, index) => ({ id: `k${n}.${level}.${index}`, ...own })),
          ]),
        ),
      })),
      ...(group !== null && {
        groups: [
          {
            id: 'g',
            title: group.title,
            level: b,
            rule: 'any',
            criteria: named(group.criteria),
            ...(group.inner !== null && { groups: [{ id: 'inner', rule: 'all', criteria: named(group.inner) }] }),
          },
        ],
      }),
      promotions: [{ from: a, to: b, ...(asked !== null && { gates: asked }) }],
    };
  });

/** Texts of ladders that can be read; whatever else was made up is passed over. */
export const ladderTexts: fc.Arbitrary<string> = source
  .map((value) => JSON.stringify(value))
  .filter((text) => read(text) !== null);

const read = (text: string): Ladder | null => readLadder(new TextEncoder().encode(text), 'ladder.yml').ladder;
