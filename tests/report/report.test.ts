import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { counts, partOf, required } from '../../src/report/counts.ts';
import { renderJson } from '../../src/report/json.ts';
import { reportJsonSchema } from '../../src/report/json-schema.ts';
import { COMMENT_LIMIT, renderComment, renderSummary, SUMMARY_LIMIT } from '../../src/report/markdown.ts';
import { exitStatus, worst, type Report } from '../../src/report/report.ts';
import { frontMatterLine } from '../../src/report/errors.ts';
import { DETAILS } from '../../src/report/options.ts';
import { fullStop, withPlaces } from '../../src/report/sentence.ts';
import { MARKER, readSnapshot, sameComment, snapshotLine, snapshotOf } from '../../src/report/snapshot.ts';
import { annotationsOf, statusOf } from '../../src/report/status.ts';
import { columns, wrap } from '../../src/report/terminal.ts';
import { renderText } from '../../src/report/text.ts';
import { STATES, type State, type Verdict } from '../../src/rubric/assessment.ts';
import { prose, say } from '../../src/text/words.ts';
import {
  complete,
  draft,
  found,
  harmless,
  header,
  incomplete,
  invalidLadder,
  invalidPacket,
  lack,
  options,
  packet,
  report,
  source,
  ten,
  unchecked,
} from './factories.ts';

const sum = (parts: object): number => Object.values(parts).reduce((total, n) => total + Number(n), 0);
const rows = fc.array(fc.record({ state: fc.constantFrom(...STATES), blocks: fc.boolean() }), { maxLength: 30 });

describe('counts', () => {
  test('partition the required criteria, whatever their states', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (states, asked) => {
        const one = packet(states);
        const judged = {
          ...one,
          criteria: one.criteria.map((result, index) => Object.assign({}, result, { required: asked[index] ?? true })),
        };
        expect(sum(counts(judged))).toBe(required(judged).length);
      }),
    );
  });

  test('the first line of a comment adds up', () => {
    fc.assert(
      fc.property(rows, (states) => {
        const said = /(\d+) required criteri(?:on|a): (.*)\./u.exec(
          renderComment(report([packet(states)]), options).body,
        );
        const parts = (said?.[2] ?? '')
          .replaceAll(/\([^)]*\)/gu, '')
          .split(', ')
          .map((part) => Number.parseInt(part, 10));
        expect(parts.reduce((a, b) => a + b, 0)).toBe(Number(said?.[1]));
      }),
    );
  });

  test('an upcoming criterion is shown and never counted', () => {
    expect(partOf('upcoming')).toBeNull();
    expect(renderComment(report([packet([{ state: 'upcoming' }, { state: 'met' }])]), options).body).toContain(
      '1 required criterion: 1 met.',
    );
  });
});

describe('what stands first', () => {
  const above = (body: string): string => body.split('<details')[0] ?? '';

  test('a draft is not told that anything is missing', () => {
    expect(above(renderComment(report([draft()]), options).body).toLowerCase()).not.toContain('missing');
    expect(renderText(report([draft()]), { colour: true, width: 90 })).not.toContain('\u001B[31m');
  });

  test('with sixteen open criteria the table is short, and the others are one fold away', () => {
    const many = packet(
      Array.from({ length: 16 }, (_, n) => ({
        state: 'missing' as const,
        lacks: [lack(say`No evidence and no stated gap.`, say`Add evidence, or ${'- Gap: …; plan: …'}.`, 20 + n)],
      })),
    );
    const { body } = renderComment(report([many]), options);
    const shown = above(body)
      .split('\n')
      .filter((line) => line.startsWith('| **')).length;
    expect(shown).toBeGreaterThan(4);
    expect(shown).toBeLessThan(16);
    expect(body).toContain(`<b>${16 - shown} more that block</b>`);
  });

  test('what the candidate can do comes before what others can, fewest steps first', () => {
    const { body } = renderComment(report([incomplete()]), options);
    const order = ['System Design', 'Delivery', 'Navigating Ambiguity', 'Technical Strategy'].map((title) =>
      body.indexOf(title),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(body).toContain(
      'octo-ada, the first 4 criteria; whoever can let the bot read the evidence, the last criterion; a reviewer, 3 criteria that only a person can judge.',
    );
  });

  test('an open concern names who raised it, and says why', () => {
    const concerned = incomplete();
    const acts = {
      ...concerned.acts,
      concerns: [{ criterion: 'code-implementation.L5', by: 'octo-kim', text: 'The **panel** was in 2024.' }],
    };
    const { body } = renderComment(report([{ ...concerned, acts }]), options);
    expect(body).toContain(
      'octo-ada, the first 3 criteria; octo-ada and octo-kim, the next criterion; whoever can let the bot read the evidence, the last criterion; a reviewer, 3 criteria that only a person can judge.',
    );
    expect(body).toContain(
      '**Open concerns:** 1 (Code & Implementation L5, by octo-kim: The \\*\\*panel\\*\\* was in 2024.)',
    );
  });

  test('lines are named, not linked, where there is nothing to link to', () => {
    expect(
      renderComment(report([incomplete()]), { source: null, previous: null, server: 'https://github.com' }).body,
    ).not.toContain('](');
    expect(renderComment(report([incomplete()]), { ...options, server: 'https://ghe.example' }).body).not.toContain(
      '](',
    );
  });
});

describe('size', () => {
  const crowd = (n: number, findings = 0): Report =>
    report(
      Array.from({ length: n }, (_, index) => ({
        ...incomplete({ ...harmless, path: `packets/octo-${index}.md`, candidate: `octo-${index}` }),
        findings: Array.from({ length: findings }, (_unused, line) =>
          found(
            'warning',
            'packet-date',
            line + 1,
            say`${'x'.repeat(70)} is not a date`,
            say`Write ${'2025-04'}.`,
            `packets/octo-${index}.md`,
          ),
        ),
      })),
    );

  test.each([
    [1, 0],
    [3, 100],
    [12, 30],
    [60, 5],
    [400, 0],
  ])('%i packets with %i findings each fit a comment, and what was left out is said', (n, findings) => {
    const { body, dropped } = renderComment(crowd(n, findings), options);
    expect(body.length).toBeLessThanOrEqual(COMMENT_LIMIT);
    expect(dropped).toEqual(DETAILS.slice(0, dropped.length));
    expect(body.includes("Left out to fit GitHub's limit")).toBe(dropped.length > 0);
    for (const detail of dropped) expect(body).toContain(detail);
  });

  test('the largest comment drops something, the ordinary one nothing', () => {
    expect(renderComment(crowd(12, 30), options).dropped.length).toBeGreaterThan(0);
    expect(renderComment(crowd(1), options).dropped).toEqual([]);
  });

  test('a summary fits its megabyte and is fuller than the comment', () => {
    const long = crowd(40).packets.map((one) =>
      Object.assign({}, one, { path: `packets/${'very-long-name/'.repeat(90)}${one.path}` }),
    );
    const cut = renderSummary(report(long), options);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(SUMMARY_LIMIT);
    expect(cut).toContain(
      "Left out to fit GitHub's limit: what the marks mean, how the packet was read, the packet to begin with, what is met and what was checked",
    );
    const summary = renderSummary(report([incomplete()]), options);
    expect(summary).toContain('acme/billing#1120');
    expect(renderComment(report([incomplete()]), options).body).not.toContain('acme/billing#1120');
  });
});

describe('snapshot', () => {
  const body = (of: Report, sha = source.sha, previous = ''): string =>
    renderComment(of, { ...options, source: { ...source, sha }, previous: readSnapshot(previous) }).body;
  const next = 'b'.repeat(40);

  test('is read back', () => {
    expect(readSnapshot(body(report([incomplete()])))).toEqual(snapshotOf(report([incomplete()]), source, null));
    expect(readSnapshot(body(report([incomplete()])).replaceAll('\n', '\r\n'))?.sha).toBe(source.sha);
  });

  test('says what the last push changed, and still says it when the same commit is checked again', () => {
    const second = body(report([complete()]), next, body(report([incomplete()])));
    expect(second).toContain('<b>Since the last push</b> (<code>3f2c1ab</code>): 5 closed, 1 opened, 5 changed');
    expect(second).toContain('Navigating Ambiguity L5: missing → met');
    expect(body(report([complete()]), next, second)).toBe(second);
  });

  test('a push that changes no state is not worth a fold', () => {
    expect(body(report([incomplete()]), next, body(report([incomplete()])))).not.toContain('Since the last push');
  });

  test.each([
    ['nothing', ''],
    ['a marker alone', MARKER],
    ['a snapshot that is not at the top', `x\n${MARKER}\n<!-- promotion-readiness-states: e30 -->`],
    ['other JSON', `${MARKER}\n<!-- promotion-readiness-states: e30 -->`],
    ['no JSON', `${MARKER}\n<!-- promotion-readiness-states: AAAA -->`],
    [
      'an unknown state',
      `${MARKER}\n<!-- promotion-readiness-states: ${Buffer.from('{"sha":"abcdef1","states":{"a":{"b":"great"}}}').toString('base64url')} -->`,
    ],
    ['a long one', `${MARKER}\n<!-- promotion-readiness-states: ${'A'.repeat(1_000_000)} -->`],
  ])('%s is no snapshot', (_, text) => expect(readSnapshot(text)).toBeNull());

  test('paths and ids such as __proto__ are only names', () => {
    const odd = { ...complete(), path: '__proto__' };
    expect(readSnapshot(body(report([odd])))?.sha).toBe(source.sha);
    expect(body(report([odd]), next, body(report([{ ...incomplete(), path: '__proto__' }])))).toContain(
      'Evidence complete',
    );
  });

  test('one that would be too long is left out', () =>
    expect(
      snapshotLine(
        snapshotOf(
          report(Array.from({ length: 60 }, (_, n) => ({ ...incomplete(), path: `p/${n}.md` }))),
          source,
          null,
        ),
      ),
    ).toBeNull());

  test('two comments are the same when only commit and date differ', () => {
    const first = report([incomplete()]);
    const later = report([
      { ...incomplete(), anchor: { day: unchecked().anchor!.day, source: 'period', instead: null } },
    ]);
    expect(sameComment(body(first), body(first, next, body(first)))).toBe(true);
    expect(sameComment(body(first), body(later, next).replaceAll('30 June 2026', '1 July 2026'))).toBe(true);
    expect(sameComment(body(first), body(report([complete()])))).toBe(false);
    expect(sameComment(`${body(first).replaceAll('\n', '\r\n')}\r\n`, body(first))).toBe(true);
    expect(sameComment(body(first), body(report([incomplete({ ...harmless, candidate: 'octo-kim' })])))).toBe(false);
  });
});

describe('commit status', () => {
  const table: readonly (readonly [Verdict | 'ladder', Report, string, string, number])[] = [
    ['complete', report([complete()]), 'success', 'success', 0],
    ['draft', report([draft()]), 'success', 'pending', 0],
    ['unchecked', report([unchecked()]), 'success', 'pending', 1],
    ['incomplete', report([incomplete()]), 'success', 'failure', 1],
    ['invalid', report([invalidPacket()]), 'success', 'failure', 2],
    ['ladder', invalidLadder(), 'error', 'error', 2],
  ];

  test.each(table)('%s', (_, of, advisory, enforced, exit) => {
    expect(statusOf(of).state).toBe(advisory);
    expect(statusOf({ ...of, enforce: true }).state).toBe(enforced);
    expect(exitStatus(of)).toBe(exit);
  });

  test('says it in words, of one packet and of ten', () => {
    expect(statusOf(report([incomplete()])).description).toBe(
      'Evidence incomplete: octo-ada, L4 → L5 (Staff Engineer); 4 open, 1 could not be checked, 3 for a person to judge',
    );
    expect(statusOf(ten()).description).toBe(
      'Evidence of 10 packets: 3 complete, 2 in draft, 4 incomplete, 1 cannot be judged yet',
    );
    expect(statusOf(report([])).description).toBe('No promotion packet here');
  });

  test('the lowest row wins', () => expect(worst(['complete', 'unchecked', 'draft'])).toBe('unchecked'));
});

describe('annotations', () => {
  test('what blocks is a warning at its line, and of a draft everything is a notice', () => {
    const { errors, warnings, notices, left } = annotationsOf(report([incomplete()]));
    expect([errors.length, warnings.length, notices.length, left]).toEqual([0, 6, 0, 0]);
    expect(warnings[0]).toEqual({
      path: 'packets/octo-ada.md',
      line: 48,
      column: null,
      title: 'System Design & Architecture L5',
      message:
        '1 of 2 items counts: line 48 has scope `team`, the rubric asks for `multi-team` or wider. Widen it, or add another item.',
    });
    const drafted = annotationsOf(report([draft()]));
    expect([drafted.errors.length, drafted.warnings.length, drafted.notices.length]).toEqual([0, 0, 3]);
  });

  test('ten of a kind at most, the tenth saying how many are left', () => {
    const findings = Array.from({ length: 25 }, (_, n) =>
      found('error', 'packet-login-at', n + 1, say`Unknown field ${'x'}`, say`Write ${'y'}.`),
    );
    const { errors, left } = annotationsOf(report([{ ...invalidPacket(), findings }]));
    expect(errors).toHaveLength(10);
    expect(left).toBe(16);
    expect(errors.at(-1)?.message).toBe('16 remarks more, in the job summary.');
  });
});

describe('JSON', () => {
  const schema = z.fromJSONSchema(reportJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
  test.each([
    ['incomplete', report([incomplete()])],
    ['invalid', report([invalidPacket()])],
    ['ladder', invalidLadder()],
    ['ten', ten()],
    ['none', report([])],
  ])('%s is what its schema says', (_, of) => {
    expect(schema.safeParse(JSON.parse(renderJson(of))).error).toBeUndefined();
  });
  test('the schema refuses another shape', () => {
    expect(schema.safeParse({ schema: 1 }).success).toBe(false);
    expect(schema.safeParse(JSON.parse(renderJson(report([incomplete()])).replace('"met"', '"great"'))).success).toBe(
      false,
    );
  });
  test('evidence is listed under invalid too, and the verdict is that of the run', () => {
    const invalid = { ...incomplete(), verdict: 'invalid' as const, fault: 'packet' as const };
    const read: { verdict: string; packets: { evidence: { references: unknown[] }[]; blocks: string[] }[] } =
      JSON.parse(renderJson(report([invalid])));
    expect(read.verdict).toBe('invalid');
    expect(read.packets[0]?.evidence[0]?.references).toHaveLength(1);
    expect(read.packets[0]?.blocks).toHaveLength(5);
  });
});

describe('terminal', () => {
  test('lines keep to the width unless one word is longer', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z界é]{1,30}$/u), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 20, max: 100 }),
        (list, width) => {
          const lines = wrap(list.join(' '), width);
          expect(lines.join(' ')).toBe(list.join(' '));
          for (const line of lines) expect(columns(line) <= width || !line.includes(' ')).toBe(true);
        },
      ),
    );
  });
  test('colour only decorates', () => {
    // oxlint-disable-next-line no-control-regex -- ANSI
    const bare = renderText(report([incomplete()]), { colour: true, width: 80 }).replaceAll(/\u001B\[\d+m/gu, '');
    expect(bare).toBe(renderText(report([incomplete()]), { colour: false, width: 80 }));
  });
});

describe('front matter is all that is quoted', () => {
  const lines = ['---', 'candidate: octo-ada', '', 'to: L5', '---', 'Prose.'];
  test.each([
    [1, null],
    [2, 'candidate: octo-ada'],
    [3, null],
    [4, 'to: L5'],
    [5, null],
    [6, null],
    [99, null],
  ] as const)('line %i', (line, expected) => expect(frontMatterLine({ lines }, line)).toBe(expected));
  test('without an end it stops at the first empty line', () => {
    const open = ['---', 'candidate: octo-ada', '', 'Prose.'];
    expect([2, 3, 4].map((line) => frontMatterLine({ lines: open }, line))).toEqual([
      'candidate: octo-ada',
      null,
      null,
    ]);
    expect(frontMatterLine({ lines: ['# Title', 'x: y'] }, 2)).toBeNull();
  });
});

test('lines that a message names become places, and data does not', () => {
  expect(withPlaces(say`Lines ${prose('48')} and 52 have scope ${'line 9'}; line 60 too`, 'p.md')).toEqual([
    'Lines ',
    { line: 48, path: 'p.md', label: '48' },
    ' and ',
    { line: 52, path: 'p.md', label: '52' },
    ' have scope ',
    { code: 'line 9' },
    '; ',
    { line: 60, path: 'p.md', label: 'line 60' },
    ' too',
  ]);
});
test('a message becomes a sentence', () =>
  expect([fullStop(say`unknown level ${'L9'}`), fullStop(say`Is it?`)]).toEqual([
    ['Unknown level ', { code: 'L9' }, '.'],
    ['Is it?'],
  ]));
test('every state has its words', () => {
  const shown = STATES.map((state: State) =>
    renderText(report([packet([{ state }], { header })]), { colour: false, width: 90 }),
  );
  expect(new Set(shown).size).toBe(STATES.length);
});

describe('what a criterion is called', () => {
  /** Two criteria of one competency, the first with these words. */
  const twins = (state: State, words: { readonly text: string; readonly facets?: readonly string[] }): string => {
    const one = packet([{ state, lines: [20] }, { state: 'missing' }]);
    const criteria = one.criteria.map((result, index) => ({
      ...result,
      competency: one.criteria[0]?.competency ?? null,
      criterion: {
        ...result.criterion,
        id: `a.${index}`,
        competency: 'a',
        ...(index === 0 ? { facets: [], ...words } : {}),
      },
    }));
    return renderText(report([{ ...one, criteria }]), { colour: false, width: 100 });
  };

  test('one of several in its competency goes by its own words and its id', () => {
    expect(twins('partial', { text: 'Runs design reviews.' })).toContain('◐ Runs design reviews `a.0` · partial\n');
    expect(twins('partial', { text: 'Creates design docs with:', facets: ['Context', 'Risks'] })).toContain(
      '◐ Creates design docs with: Context, Risks `a.0` · partial\n',
    );
    const long = ['Event-driven systems', 'Event sourcing', 'Strangler pattern (legacy migration)'];
    expect(twins('partial', { text: 'Master patterns:', facets: long })).toContain(
      '◐ Master patterns: Event-driven systems, Event sourcing, … `a.0` · partial\n',
    );
    expect(twins('partial', { text: 'Master patterns:', facets: ['x'.repeat(80), 'y'] })).toContain(
      '◐ Master patterns `a.0` · partial\n',
    );
    expect(twins('judgement', { text: 'Master patterns:', facets: long })).toContain(
      'Event-driven systems · Event sourcing · Strangler',
    );
    expect(twins('partial', { text: 'For each team:' })).toContain('◐ For each team `a.0` · partial\n');
    expect(twins('partial', { text: '' })).toContain('◐ Navigating Ambiguity L5 · partial `a.0`\n');
  });

  test('a reviewer does not read it twice, and reads the whole of a long one', () => {
    const long = `Leads ${'and '.repeat(30)}ends.`;
    expect(twins('judgement', { text: 'Runs design reviews.' }).match(/Runs design reviews/gu)).toHaveLength(1);
    expect(
      twins('judgement', { text: 'Creates docs with:', facets: ['Context', 'Risks'] }).match(/Risks/gu),
    ).toHaveLength(1);
    expect(twins('judgement', { text: long })).toContain('ends.\n');
  });
});

test('where nothing is required, nothing is counted', () => {
  expect(renderText(report([packet([], { verdict: 'unchecked' })]), { colour: false, width: 100 })).toContain(
    '\nNo criterion is required here.\n',
  );
});

test('where a criterion is excused stands beside it', () => {
  expect(renderText(report([packet([{ state: 'not-applicable' }])]), { colour: false, width: 100 })).toContain(
    '· not applicable\n    excused with a reason at packets/octo-ada.md:61:1\n',
  );
});

test('what the ladder reminds reviewers of stands apart from its title', () => {
  const one = packet([{ state: 'judgement', lines: [20] }]);
  if (one.ladder === null) throw new Error('a packet with its ladder');
  const maxims = [{ text: 'Years, not sprints.', title: null, competency: null, level: null, track: null, fix: null }];
  expect(
    renderComment(report([{ ...one, ladder: { ...one.ladder, notes: { ...one.ladder.notes, maxims } } }]), options)
      .body,
  ).toContain('- The ladder says: *Years, not sprints.*\n');
});
