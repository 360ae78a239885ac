/** Ways in which people write the same thing by hand: each is read as what a careful reviewer takes it for. */
import { describe, expect, test } from 'vitest';
import { partsOf } from '../../../src/packet/items/fields.ts';
import { kinOf } from '../../../src/packet/names/kin.ts';
import type { Item } from '../../../src/packet/packet.ts';
import { cpu } from '../../cpu.ts';
import { only, tied } from '../support.ts';

const ROW = { roles: ['lead'], scopes: ['multi-team'], refs: ['acme/x#1'], dates: 1 };

const shown = ({ roles, scopes, references, dates }: Item): typeof ROW => ({
  roles: roles.map((role) => role.toLowerCase()),
  scopes: [...scopes],
  refs: references.map(({ ref }) => ref),
  dates: dates.length,
});

/** What the items under "Architecture" say. */
const said = (body: string): (typeof ROW)[] => tied(`## Architecture\n\n${body}`).tied.map(({ item }) => shown(item));

const claims = (body: string): Record<string, readonly string[]> => tied(body).byClaim;

const whys = (body: string): string[] =>
  tied(`## Architecture\n\n${body}`).lines.flatMap((line) => (line.as === 'left-out' ? [line.why] : []));

describe('fields', () => {
  test.each([
    ['bullets between them', '- Led it • Role: lead • Scope: multi-team • When: 2025-02 • Links: acme/x#1'],
    ['arrows between them', '- Led it → Role: lead → Scope: multi-team → When: 2025-02 → Links: acme/x#1'],
    ['nothing between them', '- Led it, acme/x#1 2025-02 Role: lead Scope: multi-team'],
    ['emoji before them', '👉 Led it\n🎭 Role: lead\n🌍 Scope: multi-team\n📅 When: 2025-02\n🔗 Links: acme/x#1'],
    [
      'emoji before nested ones',
      '- Led it\n  - 🎭 **Role:** lead\n  - :earth_africa: Scope: multi-team\n  - 📅 When: 2025-02\n  - 🔗 Links: acme/x#1',
    ],
    [
      'a dash behind a bold label',
      '- Led it\n  - **Role** — lead\n  - **Scope** – multi-team\n  - **When** - 2025-02\n  - **Links** — acme/x#1',
    ],
    [
      'a full stop in a bold label',
      '- Led it\n  - **Role.** lead\n  - **Scope.** multi-team\n  - **When.** 2025-02\n  - **Links.** acme/x#1',
    ],
    [
      'values in lists of their own',
      '- Led it\n  - Role\n    - lead\n  - Scope\n    - multi-team\n  - When\n    - 2025-02\n  - Links\n    - acme/x#1',
    ],
    [
      'a link right behind a sentence',
      '- Led it. 2025-02. Role: lead. Scope: multi-team. [the RFC](https://github.com/acme/x/pull/1)',
    ],
    ['a number right behind a sentence', '- Led it. Role: lead. Scope: multi-team. 2025-02. acme/x#1'],
    ['a reference right behind a sentence', '- Led it in 2025-02. Role: lead. Scope: multi-team. acme/x#1'],
    [
      'words behind a sentence on its own line',
      '- Led it in 2025-02, acme/x#1\n  - Role: lead. with two others\n  - Scope: multi-team. it took long',
    ],
    [
      'its paragraph behind the one it is about',
      'Led it.\n\nRole: lead\nScope: multi-team\nWhen: 2025-02\nLinks: acme/x#1',
    ],
    [
      'its paragraph behind a sub-heading',
      '### The pipeline\n\nRole: lead | Scope: multi-team | When: 2025-02 | Links: acme/x#1',
    ],
  ])('%s', (_name, body) => expect(said(body)).toEqual([ROW]));

  test.each([
    ['alone in its sentence', '- Led it. Links: [the RFC](https://github.com/acme/x/pull/1). When: 2025-02'],
    ['with a long label', `- Led it; Links: [${'words '.repeat(20)}](https://github.com/acme/x/pull/1); When: 2025-02`],
    ['with a label of white space', '- Led it. Links: [ ](https://github.com/acme/x/pull/1). When: 2025-02'],
    ['with a label of white space on its own line', '- Led it\n  - Links: [ ](https://github.com/acme/x/pull/1)'],
  ])('a link at the start of a value is kept: %s', (_name, body) =>
    expect(only(body).references.map(({ ref }) => ref)).toEqual(['acme/x#1']),
  );

  test('words in brackets do not end a scope', () =>
    expect(only('- Led it. Scope: multi-team (e.g. Billing, etc. and CRM). When: 2025-02').scopes).toEqual([
      'multi-team (e.g. Billing, etc. and CRM)',
    ]));

  test('a word of a sentence is no field', () => {
    expect(only('- Agreed the scope with three teams, when: none of them had time').scopes).toEqual([]);
    expect(only('- **Time** is what it took').dates).toEqual([]);
  });
});

describe('dates', () => {
  test.each([
    ['- IEC working group, 2023–2026, Scope: team', 1],
    ['- Chaired the group (2023-2026)', 1],
    ['- Chaired the group: 2023–2026.', 1],
    ['- Sold 2023–2026 units', 0],
    ['- Closed tickets 2023-2026', 0],
  ])('%s', (body, dates) => expect(only(body).dates.length).toBe(dates));
});

describe('boxes', () => {
  test.each(['☐', '❌', '⬜', '🔲', '✗'])('an item that begins with %s is not ticked', (glyph) => {
    expect(said(`- ${glyph} Led it. Role: lead. Scope: multi-team. When: 2025-02. Links: acme/x#1`)).toEqual([]);
    expect(whys(`- ${glyph} Led it. When: 2025-02`)).toEqual(['unticked']);
  });
});

describe('long lines', () => {
  test.each(['Led it. Scope: (', 'Led it. When: ', 'Led it '])('%s and much more is read in linear time', (begin) => {
    for (const more of ['a. ', ' ', '(', '🎭 ', 'Role: lead ', '/ ']) {
      const time = (length: number): number => {
        const text = begin + more.repeat(length / more.length);
        const start = cpu();
        partsOf({ text, bare: text, bold: 0 });
        return cpu() - start;
      };
      time(8192);
      // Sixteen times the text; quadratic work would take 256 times as long.
      expect(time(262_144)).toBeLessThan(Math.max(5, time(16_384)) * 100);
    }
  });
});

describe('stories', () => {
  const links = 'https://github.com/acme/x/pull/1';
  test.each([
    [
      'a full stop in each label',
      `**Situation.** Three teams, in 2025-02.\n\n**Task.** One design.\n\n**Action.** I led it: ${links}. Role: lead. Scope: multi-team\n\n**Result.** 6 h -> 20 min.`,
    ],
    [
      'a dash behind each label',
      `**Situation** – three teams, in 2025-02.\n\n**Action** – I led it: ${links}. Role: lead. Scope: multi-team\n\n**Result** – 6 h -> 20 min.`,
    ],
    [
      'a sub-heading each',
      `### Situation\nThree teams, in 2025-02.\n### Action\n- I wrote the RFC ${links}\n- I led the work\n\nRole: lead\nScope: multi-team\n### Result\n6 h -> 20 min.`,
    ],
    [
      'a sub-heading each, below a title',
      `### The pipeline\n#### Situation\nThree teams.\n#### Action\nI led it: ${links}. Role: lead. Scope: multi-team\n#### Result\n6 h -> 20 min, in 2025-02.`,
    ],
    [
      'the fields of a form',
      `### What did I do?\n\nLed it.\n\n### When?\n\n2025-02\n\n### Role\n\nlead\n\n### Scope\n\nmulti-team\n\n### Evidence\n\n- ${links}`,
    ],
    [
      'bold labels alone, and their values below',
      `Led it.\n\n**When**\n\n2025-02\n\n**Role**\n\nlead\n\n**Scope**\n\nmulti-team\n\n**Links**\n\n${links}`,
    ],
  ])('%s: one piece', (_name, body) => expect(said(body)).toEqual([ROW]));

  test('the same labels anew begin another', () =>
    expect(
      said(['1', '2'].map((n) => `### Situation\nIt was ${n}.\n### Action\nLed it: acme/x#${n}`).join('\n')).map(
        ({ refs }) => refs,
      ),
    ).toEqual([['acme/x#1'], ['acme/x#2']]));

  test('what is listed below them and says when it was is its own', () =>
    expect(
      said(
        '### Situation\nThree teams.\n### Evidence\n- Led A. When: 2025-02. acme/x#1\n- Led B. When: 2025-03. acme/x#2\n### Action\nMore.',
      ).filter(({ refs }) => refs.length > 0),
    ).toHaveLength(2));

  test('sub-headings that only order are none', () =>
    expect(said('### Evidence\n- Led A, acme/x#1\n- Led B, acme/x#2\n### Impact\n- Cut C, acme/x#3')).toHaveLength(3));
});

describe('what is taken back or was said by others', () => {
  const row = 'Role: lead. Scope: multi-team. When: 2025-02. Links: acme/x#1';
  test.each([
    ['- ~~Retry design~~ (withdrawn)\n  - When: 2025-02\n  - Links: acme/x#1', 'withdrawn'],
    [`- Retry design (withdrawn, it was octo-bo's). ${row}`, 'withdrawn'],
    [`- Withdrawn: retry design. ${row}`, 'withdrawn'],
    [`- Retry design – withdrawn. ${row}`, 'withdrawn'],
    [`- Planned: retry design. ${row}`, 'denial'],
    [`- In progress: retry design. ${row}`, 'denial'],
    [`- Will lead the retry design. ${row}`, 'denial'],
    [`- Pending review: acme/x#1. ${row}`, 'denial'],
    [`- "She settled it." – @octo-lee. When: 2025-02. Scope: team`, 'feedback'],
    [`- “She settled it.” (@octo-lee, 2025-02)`, 'feedback'],
  ])('%s', (body, why) => {
    expect(said(body)).toEqual([]);
    expect(new Set(whys(body))).toEqual(new Set([why]));
  });

  test.each([
    `- Recalled a release (withdrawn within an hour). ${row}`,
    `- No. 1 priority: the retry design. ${row}`,
    `- "Settling retries" – a talk with @octo-lee. ${row}`,
    `- "Settling retries" – @octo-ada. ${row}`,
    `- "She settled it." – @octo-lee. ${row}`,
    `- Yes: acme/x#1. ${row}`,
  ])('is evidence: %s', (body) => expect(said(body)).toHaveLength(1));
});

describe('changes', () => {
  test.each([
    ['Before: 9 incidents', 'After: 2 incidents'],
    ['Baseline: p99 1.8 s', 'Result: p99 420 ms'],
    ['Baseline: 40 min', 'Outcome: 20 min since June'],
  ])('%s, and on another line: %s', (before, after) => {
    const { metrics } = only(`- Made it calm\n  - ${before}\n  - ${after}`);
    expect(metrics.map(({ baseline, result }) => baseline !== null && result !== null)).toEqual([true]);
  });

  test('one end alone is no change, and a stated one is not doubled', () => {
    expect(only('- Made it calm\n  - Before: 9 incidents').metrics).toEqual([]);
    expect(only('- Made it calm\n  - Before: much\n  - After: 2 incidents').metrics).toEqual([]);
    expect(
      only('- Cut it from 9 to 2 incidents\n  - Before: 9 incidents\n  - After: 2 incidents').metrics,
    ).toHaveLength(1);
  });
});

describe('tables', () => {
  const table = (...rows: string[]): string => `| Competency | What | Links |\n|---|---|---|\n${rows.join('\n')}`;

  test.each(['', '"', '〃', 'ditto'])('below a named cell, %j is the same name', (mark) =>
    expect(claims(table('| Architecture | Led A | acme/x#1 |', `| ${mark} | Led B | acme/x#2 |`))).toEqual({
      'Led A': ['design.L2'],
      'Led B': ['design.L2'],
    }),
  );

  test('below another word it is not', () =>
    expect(
      claims(
        table('| Architecture | Led A | acme/x#1 |', '| Elsewhere | Led B | acme/x#2 |', '| | Led C | acme/x#3 |'),
      ),
    ).toEqual({ 'Led A': ['design.L2'], 'Led B': [], 'Led C': [] }));
});

describe('numbers, brackets and labels that are something else', () => {
  const refs = (body: string): string[] => only(body).references.map(({ ref }) => ref);

  test.each(['Evidence', 'Project', 'Example', 'Item'])('%s #1 is a number of the packet', (word) => {
    expect(refs(`- ${word} #1 — the retry design, 2025-02`)).toEqual([]);
    expect(refs(`- **${word} #1:** the retry design, 2025-02`)).toEqual([]);
  });

  test.each(['Fixed', 'PR', 'Issue', 'Bug'])('%s #1 is a link', (word) =>
    expect(refs(`- ${word} #1 in 2025-02`)).toEqual(['acme/billing#1']),
  );

  test('a link in brackets is no placeholder', () => {
    const item = only('- Led it\n  - Links: [acme/x#1]');
    expect(item.references.map(({ ref }) => ref)).toEqual(['acme/x#1']);
    expect(item.findings).toEqual([]);
    expect(only('- Led it, acme/x#1\n  - Links: [your link]').findings.map(({ code }) => code)).toEqual([
      'packet-placeholder',
    ]);
  });

  test.each(['Saved $120k (was $300k)', 'Cut it by 8 min (was 20 min)'])(
    '%s says a difference, and no result',
    (claim) => expect(only(`- ${claim}`).metrics.filter(({ baseline }) => baseline !== null)).toEqual([]),
  );

  test('a slash parts fields', () =>
    expect(
      only('- Led it. *When:* 2025-02 / *Role:* lead / *Links:* acme/x#1 / *Confirmed by:* @octo-lee').confirmedBy,
    ).toEqual(['octo-lee']));

  test.each(['**Growth areas:** saying no, acme/x#1', '- Improvement areas: the split, 2026-05, acme/x#1'])(
    '%s is still to come',
    (body) => {
      expect(said(body)).toEqual([]);
      expect(whys(body)).toEqual(['growth']);
    },
  );
});

describe('statements', () => {
  test.each([
    ['Not applicable because we have no cloud', 'because we have no cloud'],
    ['- N/A, since nobody on call left', 'since nobody on call left'],
    ['- Not applicable – no cloud; reason: our own data centre', 'our own data centre'],
  ])('%s', (body, reason) => {
    const [item] = tied(`## Architecture\n\n${body}`).tied.map((each) => each.item);
    expect([item?.kind, item?.reason]).toEqual(['not-applicable', reason]);
  });

  test('a bare N/A is told how to give its reason', () => {
    const { findings } = tied('## Architecture\n\nN/A');
    expect(findings.map(({ code }) => code)).toEqual(['packet-placeholder']);
    expect(JSON.stringify(findings[0]?.fix)).toContain('N/A: …; reason: …');
  });
});

describe('headings that mean a name', () => {
  const near = (heading: string): unknown =>
    tied(`## Architecture\n\n- Led B\n\n## ${heading}\n\n- Led it, acme/x#1`).findings.flatMap((each) =>
      each.code === 'packet-heading-unknown' ? [each.args] : [],
    );

  test.each([
    ['SD&A', 'System Design & Architecture'],
    ['SDA', 'System Design & Architecture'],
    ['Retries (design.L2)', 'design.L2'],
    ['On time – delivery.time', 'delivery.time'],
  ])('%s is told %s, and ties nothing', (heading, meant) => {
    expect(near(heading)).toEqual([{ found: heading, near: [meant], items: 1 }]);
    expect(claims(`## ${heading}\n\n- Led it, acme/x#1`)).toEqual({ 'Led it, acme/x#1': [] });
  });

  test.each(['Sda', 'Retries', 'API'])('%s is told none', (heading) =>
    expect(near(heading)).toEqual([{ found: heading, near: [], items: 1 }]),
  );

  test('words in brackets are the name all the same, as a suggestion', () =>
    expect(kinOf('Threat modeling', ['Threat modeling (STRIDE)', 'Threats'], [])).toEqual([
      'Threat modeling (STRIDE)',
    ]));
});

describe('labels in other languages', () => {
  test.each([
    ['Zeitraum', 'Rolle', 'Umfang', 'Verweise'],
    ['Période', 'Rôle', 'Portée', 'Liens'],
    ['Fecha', 'Rol', 'Alcance', 'Enlaces'],
  ])('%s, %s, %s, %s', (when, role, scope, links) =>
    expect(
      said(`- Led it\n  - ${when}: 2025-02\n  - ${role}: lead\n  - ${scope}: multi-team\n  - ${links}: acme/x#1`),
    ).toEqual([ROW]),
  );
});

describe('what is not read', () => {
  const findings = (body: string): (string | number)[][] =>
    tied(`## Architecture\n\n${body}`).findings.map(({ code, place }) => [code, place.line]);

  test('a line in several parts is told once', () =>
    expect(
      findings('- Led it. When: 2025-02. Role: lead. Scope: team. <a href="https://github.com/acme/x/pull/1">RFC</a>'),
    ).toEqual([['packet-left-out', 10]]));

  test('an image in an item without a link is told, beside a link it is not', () => {
    expect(findings('- Cut the p99 in 2025-02 ![p99](https://acme.dev/p99.png)')).toEqual([['packet-left-out', 10]]);
    expect(findings('- Cut the p99 in 2025-02, acme/x#1 ![p99](https://acme.dev/p99.png)')).toEqual([]);
  });
});
