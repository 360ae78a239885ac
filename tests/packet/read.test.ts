import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPacket } from '../../src/packet/read.ts';
import { itemsOf, readPacketWith } from '../../src/packet/reading/read.ts';
import { plain } from '../../src/text/words.ts';
import { bytes, front, items, ladder, only, read } from './support.ts';
import { runs } from '../runs.ts';

const findings = (text: string) =>
  readPacket(bytes(text), 'p.md').findings.map(({ code, place, message, fix }) => ({
    code,
    line: place.line,
    column: place.column,
    message: plain(message),
    fix: plain(fix),
  }));

describe('front matter', () => {
  test('states who, from where to where', () => {
    const { header, findings: found } = readPacket(
      bytes(
        '---\ncandidate: octo-ada\nladder: engineering@1.2.0\ntrack: ic\nfrom: L4\nto: L5\nin-level-since: 2024-03-01\nlast-promotion: 2023-09\nperiod: 2025-01..2026-06\ncycle: 2026-H2\nmanager: octo-mgr\nsponsors: [octo-lee, octo-kim]\naccounts: [ada-at-acme]\nrepository: acme/billing\nstage: draft\n---\n',
      ),
      'p.md',
    );
    expect(found).toEqual([]);
    expect(header).toEqual({
      candidate: 'octo-ada',
      ladder: 'engineering',
      ladderVersion: '1.2.0',
      track: 'ic',
      from: 'L4',
      to: 'L5',
      inLevelSince: '2024-03-01',
      lastPromotion: '2023-09-30',
      period: { start: '2025-01-01', end: '2026-06-30' },
      cycle: '2026-H2',
      manager: 'octo-mgr',
      sponsors: ['octo-lee', 'octo-kim'],
      accounts: ['ada-at-acme'],
      repository: 'acme/billing',
      stage: 'draft',
    });
  });

  test('a login with @ is answered with the line as it is and as it should be', () => {
    const [found, ...rest] = findings('---\ncandidate: @octo-ada\nfrom: L4\nto: L5\n---\n');
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ code: 'packet-login-at', line: 2 });
    expect(found?.message).toContain('`candidate: @octo-ada`');
    expect(found?.fix).toBe('Write `candidate: octo-ada`.');
  });

  test.each([
    ['a quoted @', 'candidate: "@octo-ada"', 'Write `candidate: octo-ada`.'],
    ['a list', 'sponsors: ["@octo-lee", octo-kim]', 'Write `sponsors: [octo-lee, octo-kim]`.'],
    ['a list of lines', 'accounts:\n  - @ada-at', 'Write `- ada-at`.'],
  ])('%s too', (_name, line, fix) => {
    const base = line.startsWith('candidate') ? '' : 'candidate: octo-ada\n';
    expect(findings(`---\n${base}${line}\nfrom: L4\nto: L5\n---\n`)).toMatchObject([{ code: 'packet-login-at', fix }]);
  });

  test('words of a template name nobody', () => {
    const { header, findings: found } = readPacket(
      bytes(
        '---\ncandidate: octo-ada\nfrom: L4\nto: L5\nmanager: your-github-handle\nsponsors: [octo-lee, TBD, sponsor-1]\n---\n',
      ),
      'p.md',
    );
    expect([header.manager, header.sponsors]).toEqual([null, ['octo-lee']]);
    expect(found.map(({ code, place }) => [code, place.line])).toEqual([
      ['packet-placeholder', 5],
      ['packet-placeholder', 6],
      ['packet-placeholder', 6],
    ]);
  });

  test('all problems come in one run, each with its place', () => {
    expect(
      findings('---\ncandidate: octo-ada\nform: L4\nstage: done\nto: L5\nperiod: soon\n---\n').map(
        ({ code, line, column }) => [code, line, column],
      ),
    ).toEqual([
      ['packet-field-missing', 1, 1],
      ['packet-field-unknown', 3, 1],
      ['packet-field-invalid', 4, 8],
      ['packet-period', 6, 1],
    ]);
  });

  test.each(['in-level-since', 'last-promotion'])(
    '%s that is no day is an error that shows how to write it',
    (field) => {
      expect(findings(`---\ncandidate: octo-ada\nfrom: L4\nto: L5\n${field}: March 24\n---\n`)).toMatchObject([
        { code: 'packet-since', line: 5, fix: `Write it as year-month-day, for example \`${field}: 2024-03-01\`.` },
      ]);
    },
  );

  test('an unknown field is met with the nearest one', () => {
    const found = findings('---\ncandidate: octo-ada\nfrom: L4\nto: L5\nlader: engineering\n---\n');
    expect(found).toMatchObject([{ code: 'packet-field-unknown', line: 5, fix: 'Write `ladder`.' }]);
  });

  test.each([
    ['none', '# Ada\n', 'packet-front-matter-missing'],
    ['never closed', '---\ncandidate: octo-ada\n\n# Ada\n', 'packet-front-matter-open'],
    ['a rule of dashes, not a fence', '------\nname: x\n------\n', 'packet-front-matter-missing'],
  ])('%s', (_name, text, code) => expect(findings(text).map((found) => found.code)).toEqual([code]));

  test('levels are text as written', () => {
    const { header } = readPacket(bytes('---\ncandidate: octo-ada\nfrom: 4\nto: 5.0\n---\n'), 'p.md');
    expect([header.from, header.to]).toEqual(['4', '5.0']);
  });

  test('CRLF and a byte-order mark change nothing', () => {
    const text = `${front}## Delivery\n\n- Did it.\n  - When: 2025-03\n`;
    const plainly = readPacket(bytes(text), 'p.md');
    const windows = readPacket(bytes(`\uFEFF${text.replaceAll('\n', '\r\n')}`), 'p.md');
    expect(windows.header).toEqual(plainly.header);
    expect(windows.blocks).toEqual(plainly.blocks);
  });

  test("the command line stands in for it, and another tool's front matter is left alone", () => {
    const packet = readPacket(bytes('---\ntitle: My year\nlayout: post\n---\n- Did it.\n'), 'p.md', {
      overrides: { candidate: 'octo-ada', from: 'L4', to: 'L5' },
    });
    expect(packet.findings).toEqual([]);
    expect(packet.header).toMatchObject({ candidate: 'octo-ada', from: 'L4', to: 'L5' });
  });
});

describe('items', () => {
  test('the sample of the design, whole', () => {
    const item = only(`## System Design & Architecture

- **Designed and led the billing/CRM event pipeline across three teams**, cutting reconciliation from 6 h to 20 min.
  - When: 2025-02 to 2025-09
  - Role: lead
  - Scope: multi-team
  - Links: [RFC 118](https://github.com/acme/rfcs/pull/118), #4123, #4188
  - Metric: reconciliation 6 h -> 20 min ([dashboard](https://grafana.acme.example/d/abc))
  - Confirmed by: @octo-jane
`);
    expect(item).toMatchObject({
      kind: 'evidence',
      place: { line: 10, column: 1 },
      endLine: 16,
      roles: ['lead'],
      scopes: ['multi-team'],
      confirmedBy: ['octo-jane'],
      dates: [{ start: '2025-02-01', end: '2025-09-30' }],
      claim:
        'Designed and led the billing/CRM event pipeline across three teams, cutting reconciliation from 6 h to 20 min.',
    });
    expect(item.references.map(({ ref, unusable }) => [ref, unusable])).toEqual([
      ['acme/rfcs#118', null],
      ['acme/billing#4123', null],
      ['acme/billing#4188', null],
      ['https://grafana.acme.example/d/abc', null],
    ]);
    expect(item.metrics.every((metric) => metric.consistent)).toBe(true);
    expect(Math.round(item.metrics[0]?.percent ?? 0)).toBe(-94);
    expect(item.findings).toEqual([]);
  });

  test.each([
    ['a nested item', '- Did it.\n  - Role: lead'],
    ['bold', '- Did it.\n  - **Role:** lead'],
    ['bold before the colon', '- Did it.\n  - **Role**: lead'],
    ['an own paragraph', '- Did it.\n\n  Role: lead'],
    ['a soft-wrapped line', '- Did it.\n  Role: lead'],
    ['on one line with another', '- Did it.\n  - When: 2025-03; Role: lead'],
    ['code', '- Did it.\n  - Role: `lead`'],
    ['a loose list', '- Did it.\n\n  - When: 2025-03\n\n  - Role: lead'],
    ['a table', '| What | When | Role |\n|---|---|---|\n| Did it. | 2025-03 | lead |'],
    ['full width colon', '- Did it.\n  - Role：lead'],
  ])('a field as %s', (_name, body) => expect(only(body)).toMatchObject({ claim: 'Did it.', roles: ['lead'] }));

  test('fields on one line keep their own links', () => {
    const item = only(
      '- Did it.\n  - Links: [RFC](https://github.com/a/b/pull/1); When: 2025-02 | Metric: build 5 h -> 2 h; Quote: "see #99"',
    );
    expect(item.references.map(({ ref }) => ref)).toEqual(['a/b#1']);
    expect([item.dates.length, item.metrics.length]).toEqual([1, 1]);
  });

  test.each([
    ['a date in code', '- Shipped `2025-02` it.'],
    ['a date in a plan', '- Started the shop; plan: finish by 2026-03-01'],
  ])('%s is no date', (_name, body) => expect(only(body).dates).toEqual([]));

  test('"every TODO" is a sentence, not a placeholder', () =>
    expect(only('- Fixed every TODO comment in the parser.').findings).toEqual([]));

  test('of two link definitions the first holds, and one may stand in a list', () => {
    expect(
      only(
        '- Did it, see [r].\n\n[r]: https://github.com/a/b/pull/1\n\n[r]: https://github.com/a/b/pull/2',
      ).references.map(({ ref }) => ref),
    ).toEqual(['a/b#1']);
    expect(only('- Did it, see [r].\n\n  [r]: https://github.com/a/b/pull/1').references.map(({ ref }) => ref)).toEqual(
      ['a/b#1'],
    );
  });

  test('a column of gaps states one only where something stands in it', () => {
    const found = items(
      '| Gap | Evidence | Links |\n|---|---|---|\n| None | Did one. | #1 |\n| no panel yet; plan: sit on one | Did two. | #2 |\n',
    );
    expect(found.map(({ kind, claim }) => [kind, claim])).toEqual([
      ['evidence', 'Did one.'],
      ['evidence', 'Did two.'],
      ['gap', 'no panel yet'],
    ]);
  });

  test('under-indented fields below a ticked line belong to it', () => {
    expect(items('1. [x] Shipped it\n  - When: 2025-02\n  - Links: #12')).toMatchObject([
      { claim: 'Shipped it', dates: [{ start: '2025-02-01' }], references: [{ ref: 'acme/billing#12' }] },
    ]);
  });

  test('a list of links below `Links:`', () => {
    const item = only(
      '- Did it.\n  - Links:\n    - [a](https://github.com/acme/x/pull/1)\n    - acme/x#2\n    - https://github.com/acme/x/pull/3/files\n',
    );
    expect(item.references.map(({ ref }) => ref)).toEqual(['acme/x#1', 'acme/x#2', 'acme/x#3']);
  });

  test('a wrapped value goes on', () =>
    expect(only('- Did it.\n  When: 2025-02 to\n  2025-09').dates).toEqual([
      { start: '2025-02-01', end: '2025-09-30' },
    ]));

  test('an under-indented field belongs to the item before it, with a warning', () => {
    const packet = read('1. Did it.\n  - When: 2025-03\n  - Role: lead\n');
    const [found, ...others] = itemsOf(packet);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      claim: 'Did it.',
      roles: ['lead'],
      dates: [{ start: '2025-03-01', end: '2025-03-31' }],
    });
    expect(readPacketWith(packet, ladder, []).findings.map(({ code, place }) => [code, place.line])).toEqual([
      ['packet-field-apart', 9],
      ['packet-field-apart', 10],
      ['packet-item-untied', 8],
    ]);
  });

  test('but never to one of another section', () => {
    expect(items('- Did it.\n\n## Next\n\n- When: 2025-03\n').map(({ claim, dates }) => [claim, dates.length])).toEqual(
      [['Did it.', 0]],
    );
  });

  test('links, dates and changes in the claim count like fields', () => {
    const item = only(
      '- In March 2025 cut builds from 20 min to 8 min with [the cache](https://github.com/acme/x/pull/9) and acme/x#10.',
    );
    expect(item.dates).toEqual([{ start: '2025-03-01', end: '2025-03-31' }]);
    expect(item.references.map(({ ref }) => ref)).toEqual(['acme/x#9', 'acme/x#10']);
    expect(item.metrics).toHaveLength(1);
  });

  test('a quote gives neither a date nor a link', () => {
    const item = only(
      '- Mentored two engineers.\n  - Quote: "Her reviews in https://github.com/acme/x/pull/1 helped." @octo-sam, 2025-12-02\n',
    );
    expect([item.dates, item.references]).toEqual([[], []]);
  });

  test.each([
    ['code', '- Did `acme/x#1`.'],
    ['an image', '- ![alt](https://github.com/acme/x/pull/1) did it.'],
    ['a comment', '- Did it. <!-- acme/x#1 -->'],
    ['a nested quote', '- Did it.\n\n  > acme/x#1'],
    ['a nested fence', '- Did it.\n\n  ```\n  acme/x#1\n  ```'],
  ])('%s is no reference', (_name, body) => expect(only(body).references).toEqual([]));

  test.each([
    ['headings', '### acme/x#1'],
    ['a block quote', '> - Did it in acme/x#1'],
    ['a fence', '```\n- Did it\n```'],
    ['the summary', '## Summary\n\n- Did it: acme/x#1'],
    ['a comment', '<!--\n- Did it\n-->'],
    ['a date alone', '- When: 2025-03'],
    ['a role alone', '- Role: lead'],
    ['an empty template', '- **Claim**\n  - When:\n  - Links:'],
    ['empty fields', '-\n  - When:\n  - Role:'],
    ['only code', '- `git push --force`'],
    ['a criterion alone', '- Criteria: CD10'],
    ['TBD at the start', '- TBD: will write this up\n  - Links: #4'],
    ['TODO at the start', '- TODO add my evidence here'],
    ['none', '- None'],
    ['a prompt', '- _Describe what you did here_'],
    ['a numbered summary', '## 1. Summary\n\n- Did it: acme/x#1'],
    ['an image', '![x](https://github.com/acme/x/pull/1)'],
    ['a template', '- TBD'],
    ['a template in brackets', '- <what you did>'],
  ])('%s: no evidence', (_name, body) => expect(items(body)).toEqual([]));

  test('the summary ends at the next heading of its rank', () => {
    expect(items('## Summary\n\n- a\n\n### More\n\n- b\n\n## Delivery\n\n- c\n').map(({ claim }) => claim)).toEqual([
      'c',
    ]);
  });

  test.each([
    ['- Gap: no panel yet; plan: sit on one, by 2026-10-01.', 'gap', 'sit on one, by 2026-10-01.', null],
    ['- **Gap:** no panel yet\n  - Plan: sit on one', 'gap', 'sit on one', null],
    ['- N/A: no on-call; reason: platform runs it', 'not-applicable', null, 'platform runs it'],
    ['- Partial: one team; plan: the second in Q3', 'partial', 'the second in Q3', null],
    ['- Gap: nothing yet; plan: TBD', 'gap', null, null],
    ['Gap: no panel yet; plan: sit on one', 'gap', 'sit on one', null],
  ])('%s', (body, kind, plan, reason) => expect(only(body)).toMatchObject({ kind, plan, reason }));

  test('glyph bullets are items, and ticks where they are ticks', () => {
    const { blocks } = read('• Did one.\n• Did two: acme/x#2\n\n☐ Not yet\n✅ Done');
    expect(
      blocks.map((block) =>
        block.type === 'item' ? [block.tick, block.lines.map(({ text }) => text).join()] : block.type,
      ),
    ).toEqual([
      [null, 'Did one.'],
      [null, 'Did two: acme/x#2'],
      ['unticked', 'Not yet'],
      ['ticked', 'Done'],
    ]);
  });

  test.each([
    ['- [x] Done', true],
    ['- [X] Done', true],
    ['- [ ] Done', false],
    ['- [] Done', false],
    ['- [ X ] Done', true],
  ])('%s', (body, ticked) => {
    expect(read(body).blocks).toMatchObject([
      { type: 'item', tick: ticked ? 'ticked' : 'unticked', lines: [{ text: 'Done' }] },
    ]);
  });

  test('a link at the start is no box', () =>
    expect(read('- [x](https://github.com/acme/x/pull/1) merged').blocks).toMatchObject([{ type: 'item' }]));

  test('"Evidence:" announces or holds an item', () => {
    expect(
      items('**Evidence:**\n\n- Did it.\n\n**Evidence:** Led it, see acme/x#4.').map(({ claim }) => claim),
    ).toEqual(['Did it.', 'Led it, see acme/x#4.']);
  });

  test('prose with a field is an item, other prose is not', () => {
    expect(items('Led the migration.\n**When:** 2025-03\n\n## Next\n\nJust prose.').map(({ claim }) => claim)).toEqual([
      'Led the migration.',
    ]);
  });

  test('rows of a table whose header names fields', () => {
    const found = items(
      '| Criterion | Evidence | Link |\n|---|---|---|\n| CD10 | Kept it. | acme/x#1<br>acme/x#2 |\n| CD20 | | |\n',
    );
    expect(found.map(({ claim, criteria, references }) => [claim, criteria, references.map(({ ref }) => ref)])).toEqual(
      [['Kept it.', ['CD10'], ['acme/x#1', 'acme/x#2']]],
    );
    expect(items('| Monday | Tuesday |\n|---|---|\n| a | b |\n')).toEqual([]);
  });

  test.each([
    ['an ambiguous date', '- Did it.\n  - When: 03/04/2025', 'packet-date'],
    ['a relative date', '- Did it.\n  - When: last year', 'packet-date'],
    ['a placeholder', '- Did it.\n  - When: TBD', 'packet-placeholder'],
    [
      'a search for @me',
      '- Reviewed: https://github.com/pulls?q=is%3Apr+reviewed-by%3A%40me',
      'packet-reference-unusable',
    ],
    ['an example host', '- Did it: https://example.com/x', 'packet-reference-unusable'],
    ['a script', '- [Did it](javascript:alert(1))', 'packet-reference-unusable'],
    ['a wrong sum', '- Did it.\n  - Metric: build 20 min -> 8 min (75 % less)', 'packet-metric-sum'],
    ['a misspelt field', '- Did it.\n  - Rloe: lead', 'packet-field-misspelt'],
  ])('%s is a finding with its line', (_name, body, code) => {
    const line = body.includes('\n') ? 9 : 8;
    expect(only(body).findings.map((found) => [found.code, found.place.line])).toEqual([[code, line]]);
  });
});

describe('words that every object knows', () => {
  test.each(['Constructor', 'constructor'])('%s: is no field and no statement', (word) => {
    const list = items(`- ${word}: rewrote it.\n- Did it.\n  - ${word}: rewrote it`);
    expect(list.map(({ kind, claim, fields }) => [kind, claim, fields])).toEqual([
      ['evidence', `${word}: rewrote it.`, []],
      ['evidence', `Did it. ${word}: rewrote it`, []],
    ]);
  });
});

describe('amounts', () => {
  const amounts = (body: string) => only(body).amounts.map(({ value, dimension }) => [value, dimension]);
  test('of the claim, the outcome and the metrics, in this order', () => {
    expect(
      amounts(
        '- Responded to 23 production incidents.\n  - Metric: builds 20 min -> 8 min\n  - Outcome: saved 10 hours/week',
      ),
    ).toEqual([
      [23, 'count:production incidents'],
      [10, 'rate:time'],
      [20, 'time'],
      [8, 'time'],
    ]);
  });
  test.each([
    ['in a plan', '- Ran 2 drills; plan: run 20 drills by 2026-03'],
    ['in a field of another kind', '- Ran 2 drills.\n  - Role: lead of 5 teams\n  - Quote: "40 incidents" @octo-sam'],
    ['in code', '- Ran 2 drills with `40 hosts`.'],
    ['in a plan of its own', '- Ran 2 drills.\n  - Plan: 20 more drills'],
  ])('%s is none', (_name, body) => expect(amounts(body)).toEqual([[2, 'count:drills']]));
});

describe('certificates', () => {
  const certificate = (fields: string) =>
    only(
      `- Passed the exam.\n${fields
        .split('; ')
        .map((field) => `  - ${field}\n`)
        .join('')}`,
    ).certificate;
  test.each([
    ['Issuer: Acme Academy; Certificate: AA-1234; Expires: 2027-03-14', 'Acme Academy', 'AA-1234', '2027-03-14'],
    ['Issued by: Acme; Credential ID: AA-1234; Valid until: 2027-02', 'Acme', 'AA-1234', '2027-02-28'],
    ['Certificate id: AA-1234; Expires: March 2027', null, 'AA-1234', '2027-03-31'],
    ['Credential: AA-1234; Expires: never', null, 'AA-1234', null],
    ['Expires: No expiry.', null, null, null],
    ['Id: AA-1234', null, null, null],
  ])('%s', (fields, issuer, number, expires) => expect(certificate(fields)).toEqual({ issuer, number, expires }));

  test.each([
    ['soon', 'relative'],
    ['03/04/2027', 'ambiguous'],
    ['2027-02-30', 'impossible'],
    ['since 2024', 'unreadable'],
    ['2026-03, 2027-03', 'unreadable'],
  ])('%s is a day that cannot be used', (text, what) => {
    const item = only(`- Passed the exam.\n  - Expires: ${text}`);
    expect(item.certificate.expires).toBeNull();
    expect(item.findings.map(({ code, place }) => [code, place.line])).toEqual([['packet-date', 9]]);
    expect(plain(item.findings[0]?.message ?? [])).toContain(
      { relative: 'depends on', ambiguous: 'either order', impossible: 'calendar', unreadable: 'not a date' }[what],
    );
  });
  test('its link is a reference, and it is evidence without another claim', () => {
    expect(
      items('| Certificate | Issuer |\n|---|---|\n| [AA-1234](https://credly.com/badges/1) | Acme |').map(
        ({ references, certificate: found }) => [references.map(({ kind }) => kind), found.number],
      ),
    ).toEqual([[['certificate'], 'AA-1234']]);
    expect(only('- Certificate: AA-1234').certificate.number).toBe('AA-1234');
  });
  test.each(['Issues', 'Issue', 'Issued'])('%s is no slip of "Issuer", and "Isuer" is one', (key) => {
    expect(only(`- Passed the exam.\n  - ${key}: some`).findings).toEqual([]);
    expect(only('- Passed the exam.\n  - Isuer: Acme').findings.map(({ code }) => code)).toEqual([
      'packet-field-misspelt',
    ]);
  });
});

test('what is written more than once in an item is known', () => {
  expect(
    only(
      '- Did it: acme/x#1, acme/x#2.\n  - Links: https://github.com/acme/x/pull/1, [acme/x#3](https://github.com/acme/x/pull/3)',
    ),
  ).toMatchObject({
    references: [{ ref: 'acme/x#1' }, { ref: 'acme/x#2' }, { ref: 'acme/x#3' }],
    repeated: ['acme/x#1'],
  });
});

describe('words', () => {
  test.each([
    ['One two three.', 3],
    ['# One two\n\n- three\n  - four **fi**ve', 5],
    ['One — two / 3', 3],
    ['multi-system and/or 1,620', 3],
    ['', 0],
    ['One <!-- two three --> four\n\n<!--\nfive\n-->', 2],
    ['One [two three](https://acme.example/four-five) `six seven`', 5],
    ['```js\none two\n```\n\n- a\n\n  ```\n  three\n  ```', 4],
    ['| One | two |\n|---|---|\n| three | four five |', 5],
    ['> One two\n\n## Summary\n\nthree', 4],
    ['![alt text](https://acme.example/x.png) one', 1],
  ])('%j', (body, n) => expect(read(body).words).toBe(n));
  test('of the front matter are none, and a file that is refused has none', () => {
    expect(readPacket(bytes('---\ncandidate: octo-ada\nfrom: L4\nto: L5\n---\nOne two'), 'p.md').words).toBe(2);
    expect(readPacket(bytes('one\0'), 'p.md').words).toBe(0);
  });
});

describe('content ids', () => {
  const id = (body: string): string => only(body).id;
  test('layout does not matter, words and links do', () => {
    const first = id('- Did **it**.\n  - When: 2025-03\n  - Links: [a](https://github.com/acme/x/pull/1)');
    expect(
      id('*   Did it.\n\n    - **When**:   2025-03\n    - Links: <https://github.com/acme/x/pull/1/files>').slice(0, 2),
    ).toBe('e-');
    expect(id('- Did   *it*.\n  - When: 2025-03\n  - Links: [a](https://github.com/acme/x/pull/1)')).toBe(first);
    expect(id('- Did it!\n  - When: 2025-03\n  - Links: [a](https://github.com/acme/x/pull/1)')).not.toBe(first);
    expect(id('- Did it.\n  - When: 2025-03\n  - Links: [a](https://github.com/acme/x/pull/2)')).not.toBe(first);
    expect(id('- Did it.\n  - When: 2025-04\n  - Links: [a](https://github.com/acme/x/pull/1)')).not.toBe(first);
  });
  test('their form', () => expect(id('- Did it.')).toMatch(/^e-[0-9a-f]{16}$/u));
});

test('never throws, and every place lies inside the file', () => {
  const piece = fc.constantFrom(
    '- ',
    '  - ',
    '1. ',
    '> ',
    '## ',
    '[x] ',
    '| ',
    '|---|\n',
    'When: ',
    'Gap: ',
    '; plan: ',
    '**',
    '`',
    '<!-- ',
    '-->',
    '[a](',
    ')',
    'https://github.com/a/b/pull/1',
    '#12',
    '2025-03',
    ' 6 h -> 2 h',
    '\n',
    '\n\n',
    '\t',
    '•',
    '☐ ',
    'é',
    '\u202E',
    '<br>',
    '---\n',
    'Links:',
    '\\',
    '&amp;',
    '@me',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = front + pieces.join('');
      const packet = readPacket(bytes(text), 'p.md');
      const places = [
        ...packet.findings.map(({ place }) => place),
        ...itemsOf(packet).flatMap((item) => [item.place, ...item.findings.map(({ place }) => place)]),
        ...packet.blocks.map(({ span, column }) => ({ line: span.from, column })),
      ];
      for (const place of places) {
        expect(place.line).toBeGreaterThanOrEqual(1);
        expect(place.line).toBeLessThanOrEqual(Math.max(packet.lines.length, 1));
        expect(place.column).toBeGreaterThanOrEqual(1);
      }
      expect(readPacket(bytes(text), 'p.md')).toEqual(packet);
    }),
    { numRuns: runs(400) },
  );
});

test('struck text is left out; tildes between numbers strike nothing', () => {
  expect(only('## Delivery\n\n- **~~Led~~ it**, from 5~10 min to 3~4 min ~~for\n  all~~\n').claim).toBe(
    'it, from 5~10 min to 3~4 min',
  );
});
