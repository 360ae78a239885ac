/** Ways in which people write the same thing by hand: each is read as what a careful reviewer takes it for. */
import { describe, expect, test } from 'vitest';
import type { Item } from '../../../src/packet/packet.ts';
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
