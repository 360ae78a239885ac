/** Reviewers' own assessments: shown where they differ, and nothing hangs on them. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckInput } from '../../src/check/check.ts';
import { noActs } from '../../src/people/acts.ts';
import { peopleOf } from '../../src/people/directory.ts';
import { SEEN } from '../../src/people/opinions.ts';
import type { Blame } from '../../src/people/writers.ts';
import { renderComment } from '../../src/report/markdown.ts';
import { otherwise } from '../../src/report/opinions.ts';
import type { PacketResult } from '../../src/rubric/assessment.ts';
import { plain } from '../../src/text/words.ts';
import { logOf } from '../people/support.ts';
import { day } from '../rubric/factory.ts';
import { runs } from '../runs.ts';
import { checked, packetFor, states } from './support.ts';

const LADDER = `schema: 1
id: made
version: 1.0.0
title: Made
rubric: { items: 1, link: 1 }
levels: [L4, L5]
tracks: [{ id: ic, title: IC, levels: [L4, L5] }]
competencies:
  - { id: met, title: Met, criteria: { L5: Met. } }
  - { id: judged, title: Judged, criteria: { L5: { text: Judged., rubric: { judgement: true } } } }
  - { id: partial, title: Partial, criteria: { L5: { text: Partial., rubric: { link: 2 } } } }
  - { id: missing, title: Missing, criteria: { L5: Missing. } }
  - { id: plans, title: Plans, criteria: { L5: Plans. } }
  - { id: waived, title: Waived, criteria: { L5: { text: Waived., rubric: { waivable: true } } } }
`;
const IDS = ['met.L5', 'judged.L5', 'partial.L5', 'missing.L5', 'plans.L5', 'waived.L5'];
const item = (n: number): string => `- **Did ${n}.**\n  - Links: https://github.com/acme/x/pull/${n}\n`;
const PACKET = packetFor(
  {},
  `## Met\n\n${item(1)}\n## Judged\n\n${item(2)}\n## Partial\n\n${item(3)}\n## Plans\n\n- Gap: none; plan: one, by 2199-01-01.\n`,
);
const PATH = 'packets/octo-ada.octo-kim.assessment.yml';
const file = (text: string, path = PATH) => ({
  path,
  packet: 'packets/octo-ada.md',
  bytes: new TextEncoder().encode(text),
});
const text = (criteria: string, by = 'octo-kim', packet = 'octo-ada.md'): string =>
  `schema: 1\npacket: ${packet}\nby: ${by}\ncriteria: ${criteria}\n`;
const all = (state: string): string => `{ ${IDS.map((id) => `${id}: { state: ${state} }`).join(', ')} }`;
const acts = { ...noActs, waivers: [{ criterion: 'waived.L5', by: 'octo-lead', reason: 'leave', until: null }] };
const judged = (...assessments: CheckInput['assessments'] & object): PacketResult =>
  checked(LADDER, PACKET, { assessments, acts, facts: { references: new Map(), unknownLogins: [], asWritten: true } });
const differing = (result: PacketResult): (string | undefined)[] =>
  (result.opinions ?? []).flatMap((opinion) => otherwise(result, opinion).map(({ on }) => on.criterion));
const told = ({ findings }: PacketResult) =>
  findings
    .filter(({ place }) => place.path.endsWith('.yml'))
    .map(({ code, place, message }) => `${place.line} ${code} ${plain(message)}`);

test('only what differs is listed', () => {
  expect(states(judged())).toEqual([
    'met.L5 met',
    'judged.L5 judgement',
    'partial.L5 partial*',
    'missing.L5 missing*',
    'plans.L5 gap*',
    'waived.L5 waived',
  ]);
  expect(differing(judged(file(text(all('met')))))).toEqual(['partial.L5', 'missing.L5', 'plans.L5']);
  expect(differing(judged(file(text(all('partial')))))).toEqual(['met.L5', 'judged.L5', 'missing.L5', 'plans.L5']);
  expect(differing(judged(file(text(all('not-met')))))).toEqual(['met.L5', 'judged.L5', 'partial.L5']);
});

test('what could not be checked is held against what the packet claims', () => {
  const unread = checked(LADDER, PACKET, {
    assessments: [file(text('{ met.L5: { state: not-met }, missing.L5: { state: not-met } }'))],
    facts: { references: new Map() },
  });
  expect(states(unread)[0]).toBe('met.L5 unchecked*');
  expect(differing(unread)).toEqual(['met.L5']);
});

test('the report says who, and the note where everybody can read it', () => {
  const result = judged(file(text('{ met.L5: { state: partial, note: "Only *half* of it, see @octo-lee" } }')));
  const body = (titles: boolean): string =>
    renderComment(
      { version: '0', packets: [result], findings: [], enforce: false },
      {
        source: { url: 'https://github.com/acme/p', sha: 'a'.repeat(40), ladderSha: 'b'.repeat(40), titles },
        previous: null,
        server: 'https://github.com',
      },
    ).body;
  expect(body(true)).toContain('<b>Assessments of reviewers (1)</b>: 1 otherwise than the report');
  expect(body(true)).toMatch(/Met L5: partial; the report: met\. “Only .*half/u);
  expect(body(true)).not.toContain('@octo-lee');
  expect(body(true)).toContain(`${PATH}#L4`);
  expect(body(false)).toContain('Met L5: partial; the report: met (');
  expect(body(false)).not.toContain('half');
});

describe('which are not shown, and why', () => {
  const people = peopleOf(
    [
      {
        login: 'octo-ada',
        id: 1,
        level: null,
        team: null,
        organization: null,
        manager: null,
        accounts: [{ login: 'ada-two', id: null }],
        since: null,
      },
    ],
    [],
    day('2026-06-30'),
  );
  const judgedWith = (assessment: ReturnType<typeof file>, more: Partial<CheckInput> = {}) =>
    checked(LADDER, PACKET, { assessments: [assessment], acts: { ...acts, people }, ...more });
  test.each([
    ['the candidate', file(text('{}', 'octo-ada'), 'packets/octo-ada.octo-ada.assessment.yml'), 'is the candidate'],
    [
      'another account of the candidate',
      file(text('{}', 'ada-two'), 'packets/octo-ada.ada-two.assessment.yml'),
      'is the candidate',
    ],
    [
      'another name than that of the file',
      file(text('{}', 'octo-lee')),
      'The name of this file says `octo-kim`, and `by:` says `octo-lee`.',
    ],
    [
      'another packet',
      file(text('{}', 'octo-kim', 'octo-ben.md')),
      'This is about `octo-ben.md`, and stands beside `octo-ada.md`.',
    ],
  ])('%s', (_, assessment, why) => {
    const result = judgedWith(assessment);
    expect(result.opinions).toBeUndefined();
    expect(told(result)).toEqual([expect.stringContaining(`packet-assessment-not-shown`)]);
    expect(told(result)[0]).toContain(why);
  });
  test('whoever opened the pull request', () => {
    const result = judgedWith(file(text('{}')), { log: { ...logOf([]), author: 'Octo-Kim' } });
    expect(told(result)[0]).toContain('opened the pull request');
  });
  test('a criterion that the packet is not judged by, and what they wrote themselves', () => {
    const said = file(text('{ mett.L5: { state: met }, judged.L5: { state: partial }, met.L5: { state: partial } }'));
    const result = judgedWith(said, {
      acts: { ...acts, wrote: [{ criterion: 'judged.L5', evidence: null, by: 'octo-kim' }] },
    });
    expect(differing(result)).toEqual(['met.L5']);
    expect(told(result).map((one) => one.split(' ')[1])).toEqual(['packet-assessment-criterion', 'packet-act-own']);
  });
});

describe('whose file it is', () => {
  const shown = (blame: Blame | undefined) => {
    const result = checked(LADDER, PACKET, {
      assessments: [file(text('{ met.L5: { state: partial } }'))],
      blame: new Map(blame && [[PATH, blame]]),
    });
    return result.opinions?.[0]?.writer ?? told(result);
  };
  const by = (...logins: string[]): Blame => [
    { from: 1, to: 4, commit: 'c', authors: logins.map((login) => ({ login, id: null })), rest: 'none' },
  ];
  test('theirs, as GitHub says', () => expect(shown(by('Octo-Kim'))).toBe('same'));
  test('of somebody else, alone or with them', () => {
    for (const blame of [by('octo-ada'), by('octo-kim', 'octo-ada')])
      expect(shown(blame)).toEqual([
        expect.stringContaining('`by:` says `octo-kim`, and `octo-ada` wrote lines of this file'),
      ]);
  });
  test.each<[string, Blame | undefined]>([
    ['without an account', [{ from: 1, to: 4, commit: 'c', authors: [], rest: 'no-account' }]],
    ['unread', 'unread'],
    ['not asked for', undefined],
  ])('not known, %s: it is shown, and said', (_, blame) => {
    expect(shown(blame)).toBe('unknown');
  });
});

test('no assessment changes a state, what blocks, or the verdict', () => {
  const plainly = judged();
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          by: fc.constantFrom('octo-kim', 'octo-lee', 'octo-ada'),
          said: fc.dictionary(fc.constantFrom(...IDS, 'other.L5'), fc.constantFrom(...SEEN)),
          broken: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
      (list) => {
        const result = judged(
          ...list.map(({ by, said, broken }, index) =>
            file(
              `${text(
                `{ ${Object.entries(said)
                  .map(([id, state]) => `${id}: { state: ${state} }`)
                  .join(', ')} }`,
                by,
              )}${broken ? 'x: 1\n' : ''}`,
              `packets/octo-ada.${by}.assessment.y${index % 2 === 0 ? 'a' : ''}ml`,
            ),
          ),
        );
        expect([states(result), result.verdict, result.fault]).toEqual([
          states(plainly),
          plainly.verdict,
          plainly.fault,
        ]);
      },
    ),
    { numRuns: runs(200) },
  );
});
