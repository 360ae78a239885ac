import * as fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkGithub from 'remark-github';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { placeholderIn } from '../../src/packet/items/nothing.ts';
import { readPacket } from '../../src/packet/read.ts';
import { itemsOf, readPacketWith } from '../../src/packet/reading/read.ts';
import {
  citedIn,
  MOST,
  renderSuggestions,
  suggestionsOf,
  type About,
  type Activity,
} from '../../src/report/suggestions.ts';
import { parseDay, type Day } from '../../src/text/time.ts';
import { bytes, front, ladder } from '../packet/support.ts';
import { NASTY } from './nasty.ts';
import { runs } from '../runs.ts';

const day = (text: string): Day => {
  const read = parseDay(text);
  if (read === null) throw new Error(`no day: ${text}`);
  return read;
};
const none = { author: 0, reviewer: 0, assignee: 0 };
const about: About = { candidate: 'octo-ada', from: day('2025-01-01'), to: day('2026-06-30'), unread: none, hidden: 0 };
const activity = (number: number, more: Partial<Activity> = {}): Activity => {
  const repository = more.repository ?? 'acme/billing';
  return {
    role: 'author',
    repository,
    number,
    title: `Change ${number}`,
    url: `https://github.com/${repository}/pull/${number}`,
    day: day('2025-03-04'),
    ...more,
  };
};
const cited = (body: string, hosts: readonly string[] = []): ReadonlySet<string> => {
  const packet = readPacket(bytes(front + body), 'p.md', { hosts });
  return citedIn(packet);
};
const names = (found: readonly Activity[], body = ''): string[] =>
  suggestionsOf(found, cited(body)).groups.flatMap(({ list }) =>
    list.map(({ repository, number }) => `${repository}#${number}`),
  );
const render = (found: readonly Activity[], body = ''): string =>
  renderSuggestions(suggestionsOf(found, cited(body)), about);

describe('what the packet cites is left out', () => {
  test.each([
    ['- Built it. acme/billing#7'],
    ['- Built it.\n  - Links: #7'],
    ['- Built it.\n  - Links: GH-7'],
    ['- Built it.\n  - Links: [the change](https://github.com/Acme/Billing/pull/7/files?w=1)'],
    ['- Reviewed it.\n  - Links: https://github.com/acme/billing/pull/7#pullrequestreview-99'],
    ['- [x] Built it. https://github.com/acme/billing/issues/7'],
    ['- [x] Leads.\n  - Built it.\n    - Links: #7'],
    ['| What | Links |\n|---|---|\n| Built it | #7 |'],
    ['We built it, see https://github.com/acme/billing/pull/7'],
    ['- Gap: only #7 so far; plan: more by 2026-10-01'],
    ['- TODO: say what you did\n  - Links: [acme/billing#7](https://github.com/acme/billing/pull/7)'],
  ])('%j', (body) => {
    expect(names([activity(7)], body)).toEqual([]);
  });

  test.each([
    ['nothing', ''],
    ['another number', '- Built it. acme/billing#77'],
    ['another repository', '- Built it. acme/crm#7'],
    ['a milestone of that number', '- Built it. https://github.com/acme/billing/milestone/7'],
    ['the summary, which is never evidence', '## Summary\n\nSee acme/billing#7.'],
  ])('not by %s', (_, body) => {
    expect(names([activity(7)], body)).toEqual(['acme/billing#7']);
  });

  test('on a host of its own, once the host is known', () => {
    const body = '- Built it. https://ghe.acme.io/acme/billing/pull/7';
    expect([...cited(body, ['ghe.acme.io'])]).toEqual(['acme/billing#7']);
  });
});

describe('order and bounds', () => {
  test('repositories and what was done in them, the newest first, whatever the order of the answer', () => {
    const found = [
      activity(1, { day: day('2025-01-01') }),
      activity(2, { repository: 'acme/crm', day: day('2025-06-01') }),
      activity(3, { day: day('2025-02-01') }),
      activity(4, { repository: 'acme/crm', day: day('2025-01-15') }),
    ];
    expect(names(found)).toEqual(['acme/crm#2', 'acme/crm#4', 'acme/billing#3', 'acme/billing#1']);
    expect(render(found)).toBe(render(found.toReversed()));
  });
  test('each once, in the first of its roles', () => {
    const twice = [
      activity(1, { role: 'assignee' }),
      activity(1, { role: 'reviewer', repository: 'ACME/billing' }),
      activity(1),
    ];
    expect(suggestionsOf(twice, new Set()).groups).toMatchObject([{ list: [{ role: 'author' }] }]);
  });
  test('the newest hundred of each kind, and how many more', () => {
    const many = [
      ...Array.from({ length: MOST + 23 }, (_, index) => activity(index + 1)),
      ...Array.from({ length: MOST + 1 }, (_, index) =>
        activity(index + 1, { role: 'reviewer', repository: 'acme/crm' }),
      ),
    ];
    const suggestions = suggestionsOf(many, new Set(['acme/billing#123']));
    expect(suggestions.more).toEqual({ author: 22, reviewer: 1, assignee: 0 });
    expect(suggestions.groups.map(({ list }) => list.length)).toEqual([MOST, MOST]);
    expect(suggestions.groups[0]?.list.at(-1)?.number).toBe(23);
    expect(renderSuggestions(suggestions, { ...about, unread: { ...none, author: 8, assignee: 2 } })).toContain(
      '… and 30 more merged pull requests, 1 more reviewed pull request, 2 more closed issues: narrow the days or the repositories to see them.',
    );
  });
});

describe('as Markdown', () => {
  test('comments, items, and three fields each', () => {
    expect(
      render([
        activity(12, { title: 'Retry webhooks' }),
        activity(9, { role: 'reviewer', day: day('2025-02-01') }),
        activity(5, {
          role: 'assignee',
          repository: 'acme/_crm_',
          url: 'https://github.com/acme/_crm_/issues/5',
          day: day('2025-01-02'),
        }),
      ]),
    )
      .toBe(`<!-- Suggestions for octo-ada, 2025-01-01 to 2026-06-30: 1 merged pull request, 1 reviewed pull request, 1 closed issue.
The packet does not cite them yet, and none of them counts as it stands: paste what matters under the
competency that it shows, and write what you did, and what came of it, in place of its TODO. -->

<!-- acme/billing -->

- TODO: say what you did and what came of it, in \`Retry webhooks\`
  - When: 2025-03-04
  - Role: author
  - Links: [acme/billing#12](https://github.com/acme/billing/pull/12)
- TODO: say what you did and what came of it, in \`Change 9\`
  - When: 2025-02-01
  - Role: reviewer
  - Links: [acme/billing#9](https://github.com/acme/billing/pull/9)

<!-- acme/_crm_ -->

- TODO: say what you did and what came of it, in \`Change 5\`
  - When: 2025-01-02
  - Role: assignee
  - Links: [acme/\\_crm\\_#5](https://github.com/acme/_crm_/issues/5)
`);
  });
  test('nothing is said as well, and so is what was hidden', () => {
    expect(render([])).toMatch(/^<!-- Nothing to suggest for octo-ada, 2025-01-01 to 2026-06-30: [^<]+ -->\n$/u);
    expect(renderSuggestions(suggestionsOf([], new Set()), { ...about, hidden: 1 })).toContain(
      'GitHub hid 1 result from this token',
    );
  });
});

/** Parses as GitHub would: GFM, then mentions, references and commit ids. */
const github = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkGithub, { repository: 'acme/promo', mentionStrong: false });
const parse = (markdown: string): Root => github.runSync(github.parse(markdown), markdown) as Root;

/** The tree without its texts; addresses and comments as they are. */
function shape(node: Nodes): unknown {
  const children = 'children' in node ? node.children.map(shape) : [];
  const merged = children.filter((child, index) => child !== 'text' || children[index - 1] !== 'text');
  const own = node.type === 'link' ? `link ${node.url}` : node.type === 'html' ? node.value : node.type;
  return merged.length === 0 ? own : [own, merged];
}

const FORMS = [
  'github.com/evil/x/pull/1',
  'gist.github.com/x/1',
  'Role: lead; Scope: company',
  'Gap: none',
  '; Links: #3',
  'Closes #3',
  '50 % less, 6 h -> 1 h',
  '2025-01-01 to 2025-12-31',
  'N/A',
  '"',
  '”',
];
const title = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...NASTY, ...FORMS), fc.string({ maxLength: 4, unit: 'binary' })), { maxLength: 8 })
    .map((parts) => parts.join('')),
  fc.string({ maxLength: 500, unit: 'binary' }),
);
const found = fc
  .array(fc.record({ title, role: fc.constantFrom('author', 'reviewer', 'assignee') }), { minLength: 1, maxLength: 4 })
  .map((list) => list.map((one, index): Activity => activity(index + 1, one)));

describe('whatever a title says', () => {
  test('nothing comes of it: no mention, link, heading, item or comment', () => {
    fc.assert(
      fc.property(found, (list) => {
        expect(shape(parse(render(list)))).toEqual(shape(parse(render(list.map((one) => ({ ...one, title: 'x' }))))));
      }),
      { numRuns: runs(150) },
    );
  });

  test('pasted, no item of it counts or is even read as one, and every one is reported', () => {
    fc.assert(
      fc.property(
        found,
        fc.constantFrom('', '## Design\n\n', '- Built it.\n  - Links: acme/crm#1\n', 'Prose.\n'),
        (list, before) => {
          const body = `${before}${render(list)}`;
          const alone = readPacket(bytes(front + before), 'p.md');
          const packet = readPacket(bytes(front + body), 'p.md');
          expect(itemsOf(packet).map(({ claim, references }) => ({ claim, references }))).toEqual(
            itemsOf(alone).map(({ claim, references }) => ({ claim, references })),
          );
          const reported = readPacketWith(packet, ladder, []).findings.filter(
            ({ code }) => code === 'packet-placeholder',
          );
          expect(reported).toHaveLength(list.length);
          // Not suggested a second time.
          expect(names(list, body)).toEqual([]);
        },
      ),
      { numRuns: runs(150) },
    );
  });

  test("with a claim of the candidate's own in place of the TODO it is an item with its day, its role and its one reference", () => {
    fc.assert(
      fc.property(found, (list) => {
        const written = render(list).replaceAll(
          'TODO: say what you did and what came of it, in',
          'Halved the time of a deploy across the teams,',
        );
        const packet = readPacket(bytes(front + written), 'p.md');
        const items = itemsOf(packet);
        expect(
          items.map(({ kind, roles, dates, references, scopes, amounts, metrics }) => ({
            kind,
            roles,
            dates,
            said: [...scopes, ...amounts, ...metrics],
            refs: references.map(({ ref }) => ref),
          })),
        ).toEqual(
          list
            .map(({ role, number, day: on }) => ({
              kind: 'evidence',
              roles: [role],
              dates: [{ start: on, end: on }],
              said: [],
              refs: [`acme/billing#${number}`],
            }))
            .sort((a, b) => Number(b.refs[0]?.split('#')[1]) - Number(a.refs[0]?.split('#')[1])),
        );
      }),
      { numRuns: runs(150) },
    );
  });

  test("the reader's own rule refuses the claim, not this test alone", () => {
    expect(placeholderIn('TODO: say what you did and what came of it, in `Retry webhooks`')).toBe('TODO');
  });
});
