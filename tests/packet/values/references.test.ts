import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { artefactNames } from '../../../src/packet/values/artefacts.ts';
import type { ReferenceContext } from '../../../src/packet/values/reference.ts';
import { findReferences, parseReference } from '../../../src/packet/values/references.ts';
import { runs } from '../../runs.ts';
import { isOwnPlace } from '../../../src/packet/values/relative.ts';
import { cpu } from '../../cpu.ts';

const at = { line: 3, column: 5 };
const here = { repository: 'Acme/Billing' };
const read = (written: string) => parseReference(written, at, here);

describe('one artefact, one identity', () => {
  test.each([
    [
      'acme/billing#12',
      [
        'acme/billing#12',
        'Acme/Billing#12',
        '#12',
        'GH-12',
        'https://github.com/acme/billing/pull/12',
        'http://www.github.com/Acme/Billing/pull/12/',
        'https://github.com/acme/billing/pull/12/files?w=1#diff-0',
        'https://github.com/acme/billing/issues/12',
        'github.com/acme/billing/pull/12/commits',
        'https://redirect.github.com/acme/billing/pull/12',
        'https://github.com/acme/billing/pull/12#event-1',
        'https://github.com/acme/billing/pull/012',
      ],
    ],
    [
      'acme/billing#12 review 7',
      [
        'https://github.com/acme/billing/pull/12#pullrequestreview-7',
        'https://github.com/acme/billing/pull/12/files#pullrequestreview-7',
      ],
    ],
    [
      'acme/billing#12 review-comment 7',
      ['https://github.com/acme/billing/pull/12#discussion_r7', 'https://github.com/acme/billing/pull/12/files#r7'],
    ],
    [
      'acme/billing#12 comment 7',
      [
        'https://github.com/acme/billing/issues/12#issuecomment-7',
        'https://github.com/acme/billing/pull/12#issuecomment-7',
      ],
    ],
    [
      'acme/billing@0123456789abcdef0123456789abcdef01234567',
      [
        'https://github.com/acme/billing/commit/0123456789ABCDEF0123456789abcdef01234567',
        '0123456789abcdef0123456789abcdef01234567',
        'acme/billing@0123456789abcdef0123456789abcdef01234567',
        'https://github.com/acme/billing/pull/12/commits/0123456789abcdef0123456789abcdef01234567',
      ],
    ],
    [
      'acme/billing:main/docs/rfc.md',
      [
        'https://github.com/acme/billing/blob/main/docs/rfc.md#L3-L9',
        'https://raw.githubusercontent.com/acme/billing/main/docs/rfc.md',
        'https://github.com/acme/billing/blob/refs/heads/main/docs/rfc.md',
        'https://github.com/acme/billing/raw/main/docs/rfc.md',
        'https://github.com/acme/billing/blob/main/docs/rfc.md?plain=1',
      ],
    ],
    [
      'acme/billing',
      [
        'https://github.com/acme/billing',
        'https://github.com/acme/billing.git',
        'https://github.com/Acme/Billing/#readme',
      ],
    ],
    [
      'search /acme/billing/pulls?q=author:octo-ada is:pr',
      [
        'https://github.com/acme/billing/pulls?q=author%3Aocto-ada+is%3Apr',
        'https://github.com/acme/billing/pulls?q=is%3Apr+author%3AOcto-Ada',
        'https://github.com/acme/billing/pulls?q=is:pr%20author:@octo-ada',
        'https://github.com/acme/billing/pulls?q=is%3Apr+author%3Aocto-ada+is%3Apr+sort%3Aupdated-desc&s=created&o=asc',
      ],
    ],
    [
      'https://www.youtube.com/watch?v=abcdef12345',
      [
        'https://youtu.be/abcdef12345?t=3',
        'https://m.youtube.com/shorts/abcdef12345',
        'https://youtube.com/embed/abcdef12345',
        'https://www.youtube.com/watch?v=abcdef12345&feature=share',
      ],
    ],
    [
      'https://blog.acme.example/posts/one',
      ['https://blog.acme.example/posts/one/', 'http://BLOG.acme.example:80/posts/one?utm_source=x#top'],
    ],
  ])('%s', (ref, ways) => {
    expect(ways.map((way) => [way, read(way)?.ref, read(way)?.unusable])).toEqual(ways.map((way) => [way, ref, null]));
  });

  test('a GitHub Enterprise Server host is another place', () => {
    const server = { ...here, hosts: ['GitHub.acme.example'] };
    for (const way of ['https://github.acme.example/acme/billing/pull/12', 'acme/billing#12', '#12', 'GH-12'])
      expect(parseReference(way, at, server)?.ref).toBe('github.acme.example/acme/billing#12');
    expect(parseReference('#12', at, server)?.url).toBe('https://github.acme.example/acme/billing/issues/12');
    expect(parseReference('https://github.com/acme/billing/pull/12', at, server)?.ref).toBe('acme/billing#12');
  });
});

test.each([
  ['https://github.com/a/b/pull/1', 'pull-request'],
  ['https://github.com/a/b/issues/1', 'issue'],
  ['a/b#1', 'issue-or-pull-request'],
  ['https://github.com/a/b/discussions/1', 'discussion'],
  ['https://github.com/a/b/releases/tag/v1.0', 'release'],
  ['https://github.com/a/b/compare/x...y', 'compare'],
  ['https://github.com/a/b/actions/runs/9', 'workflow-run'],
  ['https://github.com/a/b/milestone/2', 'milestone'],
  ['https://github.com/octo-ada', 'user'],
  ['https://gist.github.com/octo-ada/0a1b', 'gist'],
  ['https://github.com/search?q=author%3Aocto-ada', 'search'],
  ['https://github.com/a/b/pulls?q=is%3Apr', 'search'],
  ['https://github.com/a/b/commits?author=octo-ada', 'search'],
  ['https://github.com/a/b/tree/main/docs', 'file'],
  ['https://github.com/a/b/wiki/Runbook', 'document'],
  ['https://github.com/orgs/a/projects/3', 'project'],
  ['https://docs.google.com/document/d/1', 'document'],
  ['https://acme.example/paper.pdf', 'document'],
  ['https://grafana.acme.example/d/abc', 'dashboard'],
  ['https://lists.apache.org/thread/x', 'mail-list'],
  ['https://vimeo.com/1', 'video'],
  ['https://medium.com/@ada/x', 'post'],
  ['https://www.credly.com/badges/1', 'certificate'],
  ['https://acme.example/x', 'link'],
])('%s is a %s', (written, kind) => expect(read(written)).toMatchObject({ kind, unusable: null }));

test.each([
  ['https://example.com/x', 'example-host'],
  ['https://docs.example.org', 'example-host'],
  ['http://localhost:3000', 'example-host'],
  ['https://thing.test/x', 'example-host'],
  ['https://github.com/pulls?q=is%3Apr+author%3A%40me', 'me-search'],
  ['https://github.com/search?q=reviewed-by:@me', 'me-search'],
  ['https://github.com/pulls', 'me-search'],
  ['https://github.com/a/b/issues/created_by/@me', 'me-search'],
  ['https://github.com/owner/repo/pull/12', 'placeholder'],
  ['https://github.com/acme/billing/pulls?q=author%3AYOUR_USERNAME', 'placeholder'],
  ['https://github.com/acme/billing/issues?q=is%3Aissue+author%3AGITHUB-USER-ID', 'placeholder'],
  ['https://github.com/acme/billing/commits?author=your-login', 'placeholder'],
  ['https://github.com/acme/billing/pull/NNN', 'placeholder'],
  ['TBD', 'placeholder'],
  ['<url>', 'placeholder'],
  ['your-link-here', 'placeholder'],
  ['https://acme.example/{{id}}', 'placeholder'],
  ['https://github.com/acme/PROJECT_NAME', 'placeholder'],
  ['javascript:alert(1)', 'not-http'],
  ['data:text/html,x', 'not-http'],
  ['ftp://acme.example/x', 'not-http'],
  ['http://10.0.0.1/x', 'internal-address'],
  ['http://192.168.1.9', 'internal-address'],
  ['http://169.254.169.254/latest', 'internal-address'],
  ['http://[::1]/x', 'internal-address'],
  ['http://wiki/x', 'internal-address'],
  ['file:///etc/passwd', 'internal-address'],
  ['http://0x7f000001/', 'internal-address'],
  ['https://user:secret@acme.example/x', 'malformed'],
  ['https://user:p@secret@acme.example/x', 'malformed'],
  ['https://%zz', 'malformed'],
  [`https://acme.example/${'x'.repeat(3000)}`, 'malformed'],
])('%s cannot be evidence: %s', (written, unusable) => {
  expect(read(written)?.unusable).toBe(unusable);
  expect(JSON.stringify(read(written))).not.toContain('secret');
});

test.each([
  '',
  '#section',
  'mailto:ada@acme.example',
  '../x.md',
  'README.md',
  'release_notes',
  'just words',
  '@octo-ada',
  '12:30',
])('%s is no reference', (written) => expect(read(written)).toBeNull());

test('a bare number without a repository is said to lack one', () =>
  expect(parseReference('#12', at, { repository: null })).toMatchObject({ unusable: 'no-repository', url: null }));

describe('in a text', () => {
  const find = (text: string, mode: 'prose' | 'field' = 'prose') =>
    findReferences(text, at, here, mode).map(({ ref }) => ref);
  test.each([
    ['See https://github.com/a/b/pull/1, and (https://github.com/a/b/pull/2).', ['a/b#1', 'a/b#2']],
    [
      'https://en.wikipedia.org/wiki/Rust_(language) and (https://acme.example/x)',
      ['https://en.wikipedia.org/wiki/Rust_(language)', 'https://acme.example/x'],
    ],
    ['Merged #12, a/b#3 and GH-4; also c/d@0123abc.', ['acme/billing#12', 'a/b#3', 'acme/billing#4', 'c/d@0123abc']],
    ['Shipped #9 in 2025-03 for the team', ['acme/billing#9']],
    ['Closed PR #13 for search', ['acme/billing#13']],
    ['our #1 priority, the #2 reason', []],
    ['spoke at the Data Meetup #7', []],
    ['in PR #7 and Issue #8', ['acme/billing#7', 'acme/billing#8']],
    ['colour #fff, C#7, x#1y, user@host.example, a&#39;s', []],
    ['www.acme.example/x', ['https://acme.example/x']],
    ['deadbeef and 1234567 are not commits here', []],
  ])('%s', (text, refs) => expect(find(text)).toEqual(refs));
  test.each([
    ['請求 https://github.com/acme/billing/pull/12。次の作業も担当。', 'acme/billing#12'],
    ['设计（https://github.com/acme/rfcs/pull/118），并负责评审', 'acme/rfcs#118'],
    ['「https://github.com/acme/rfcs/pull/118」', 'acme/rfcs#118'],
    ['https://github.com/acme/billing/pull/12を直した', 'acme/billing#12'],
    ['“the export” in https://github.com/acme/billing/pull/15”…', 'acme/billing#15'],
    ['https://github.com/acme/billing/pull/12—shipped', 'acme/billing#12'],
    ['https://github.com/acme/billing/pull/12–13', 'acme/billing#12'],
    ['https://github.com/acme/billing/pull/12;done', 'acme/billing#12'],
    ['https://github.com/acme/billing/pull/12,13', 'acme/billing#12'],
    ['https://github.com/acme/billing/pull/12|next', 'acme/billing#12'],
    ['__https://github.com/acme/billing/pull/12__', 'acme/billing#12'],
    ['**https://github.com/acme/billing/pull/12**: done', 'acme/billing#12'],
    ['Is it https://github.com/acme/billing/pull/12?!', 'acme/billing#12'],
    ["https://github.com/acme/billing/pull/12's review", 'acme/billing#12'],
    ['https://github.com/acme/billing/pull/12)(and more', 'acme/billing#12'],
    ['[https://github.com/acme/billing/pull/5](the export API)', 'acme/billing#5'],
    ['(the donation)[https://github.com/acme/community/issues/12]', 'acme/community#12'],
    ['https://github.com/acme/billing/blob/main/docs/設計。md', 'acme/billing:main/docs/設計'],
    ['https://github.com/a/b/issues?q=label:a,b+author:x, then', 'search /a/b/issues?q=author:x label:a,b'],
    ['https://acme.example/a;jsessionid=1, then', 'https://acme.example/a;jsessionid=1'],
    ['https://acme.example/a,b/c', 'https://acme.example/a,b/c'],
    ['https://acme.example/a_(b)_(c)).', 'https://acme.example/a_(b)_(c)'],
    ['https://acme.example/x?a[]=1&b=2', 'https://acme.example/x?a%5B%5D=1&b=2'],
  ])('ends where a person would end it: %s', (text, ref) => expect(find(text)).toEqual([ref]));
  test('two addresses with a sign between them are two', () =>
    expect(
      find('https://a.example/1,https://a.example/2;https://a.example/3|www.a.example/4–https://a.example/5'),
    ).toEqual([1, 2, 3, 4, 5].map((n) => `https://a.example/${n}`)));
  test.each([
    ['Was #1 in the team and closed #2 of three goals.', []],
    ['#1 in our whole company', []],
    ['Fixed #1 in the billing service', ['acme/billing#1']],
    ['Fixed #12 in the team board', ['acme/billing#12']],
  ])('a rank is no issue: %s', (text, refs) => expect(find(text)).toEqual(refs));
  test('a field takes every number', () => expect(find('#1 priority', 'field')).toEqual(['acme/billing#1']));
});

test('never throws, shows no credentials or control characters, and reads its own URL to the same identity', () => {
  const part = fc.constantFrom(
    'https://',
    'http://',
    'github.com/',
    'a/b',
    '/pull/',
    '12',
    '#',
    '@',
    ':',
    'user:pw@',
    '..',
    '%',
    '%2F',
    '?q=',
    '&',
    ' ',
    '\n',
    '\u202E',
    'example.com',
    '[',
    ']',
    '(',
    ')',
    'é',
    'gist.',
    '-',
    '.git',
    'x'.repeat(300),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      for (const reference of [parseReference(text, at, here), ...findReferences(text, at, here, 'prose')]) {
        if (!reference) continue;
        expect(reference.written.length).toBeLessThanOrEqual(300);
        expect(reference.written).not.toMatch(/[\p{Cc}\u202E]/u);
        // Before the path; "github.com/user:pw@" is a path.
        expect(reference.written).not.toMatch(/^(?:https?:[\\/]*)?[^\\/?#]*pw@/iu);
        const again = reference.url === null ? reference : parseReference(reference.url, at, here);
        expect(again?.ref).toBe(reference.ref);
      }
    }),
    { numRuns: runs(2000) },
  );
});

describe('a link beside the packet', () => {
  const own = { repository: 'Acme/Packets', path: 'packets/2026/ada.md', commit: 'c0ffee0' };
  const beside: ReferenceContext = { ...here, own };
  test.each([
    ['../docs/x.md', 'packets/docs/x.md'],
    ['docs/rfc.md#part', 'packets/2026/docs/rfc.md'],
    ['docs/rfc.md#12', 'packets/2026/docs/rfc.md'],
    ['./a/./../b.md?plain=1', 'packets/2026/b.md'],
    ['/docs/x.md', 'docs/x.md'],
    ['RFC.md', 'packets/2026/RFC.md'],
    ['docs/two%20words.md', 'packets/2026/docs/two words.md'],
  ])('%s is a file of the commit that is judged', (written, path) => {
    const reference = parseReference(written, at, beside);
    expect(reference).toMatchObject({ kind: 'file', ref: `acme/packets:c0ffee0/${path}`, unusable: null, written });
    expect(parseReference(reference?.url ?? '', at, beside)?.ref).toBe(reference?.ref);
  });
  test('without a commit it is the newest of the default branch; on another host it is there', () => {
    const newest = { ...beside, own: { ...own, commit: null }, hosts: ['GitHub.acme.example'] };
    expect(parseReference('/x.md', at, newest)).toMatchObject({
      ref: 'github.acme.example/acme/packets:HEAD/x.md',
      url: 'https://github.acme.example/Acme/Packets/blob/HEAD/x.md',
    });
  });
  test.each(['#section', 'foo', '@octo-ada', '12:30', 'mailto:a@b.example', '.', '/'])('%s is none', (written) =>
    expect(parseReference(written, at, beside)).toBeNull(),
  );
  test.each([
    ['https://github.com/acme/packets/blob/main/packets/2026/ada.md', true],
    ['https://github.com/Acme/Packets/blob/feature/x/packets/2026/ada.md#L3', true],
    ['https://github.com/acme/team/pull/7', true],
    ['acme/team#7', true],
    ['https://github.com/acme/team/pull/8', false],
    ['https://github.com/acme/packets/pull/7', false],
    ['https://github.com/acme/packets/blob/main/packets/2026/ben.md', false],
    ['https://github.com/acme/other/blob/main/packets/2026/ada.md', false],
  ])('%s is the packet itself, or the pull request that brings it: %s', (written, is) => {
    const brought = { ...beside, own: { ...own, pull: { repository: 'Acme/team', number: 7 } } };
    expect(parseReference(written, at, brought)?.unusable).toBe(is ? 'itself' : null);
    expect(parseReference(written, at, here)?.unusable).toBeNull();
  });
  test('a path that leaves the repository leads nowhere', () =>
    expect(parseReference('../../../x.md', at, beside)?.unusable).toBe('malformed'));
  test.each([
    ['#section', true],
    ['./ada.md', true],
    ['ada.md#summary', true],
    ['/packets/2026/ada.md', true],
    ['#12', false],
    ['bob.md#summary', false],
    ['https://acme.example/#section', false],
  ])('a place in the packet itself: %s %s', (written, is) => expect(isOwnPlace(written, own)).toBe(is));
  test('without a file of its own only `#section` is one', () =>
    expect(['#section', 'ada.md'].map((written) => isOwnPlace(written, null))).toEqual([true, false]));
});

test.each([
  ['https://github.com/acme/billing/strange/9', true],
  ['https://github.com/acme/billing/pull/12-13', true],
  ['https://github.com/acme/billing/commit/main', true],
  ['https://github.com/sponsors/octo-ada', true],
  ['https://github.com/acme/billing/graphs/contributors', undefined],
  ['https://github.com/acme/billing/pull/12', undefined],
  ['https://acme.example/strange/9', undefined],
])('an address of GitHub in no known shape is told: %s %s', (written, unknown) =>
  expect(read(written)?.unknownPage).toBe(unknown),
);

test('one commit, written whole and by its beginning, is one artefact of its repository', () => {
  const whole = '0123456789abcdef0123456789abcdef01234567';
  const refs = [`a/b@${whole}`, 'a/b@0123456', 'a/b@0123456789', 'c/d@0123456', 'a/b@fedcba9', 'a/b#1'];
  expect([...artefactNames(refs.map((ref) => ({ ref })))]).toEqual([
    [`a/b@${whole}`, `a/b@${whole}`],
    ['a/b@0123456', `a/b@${whole}`],
    ['a/b@0123456789', `a/b@${whole}`],
    ['c/d@0123456', 'c/d@0123456'],
    ['a/b@fedcba9', 'a/b@fedcba9'],
    ['a/b#1', 'a/b#1'],
  ]);
  // The beginning fits two.
  const two = ['a/b@0123456', 'a/b@0123456aa', 'a/b@0123456bb', 'a/b@0123456bbcc'];
  expect([...artefactNames(two.map((ref) => ({ ref }))).values()]).toEqual([
    'a/b@0123456',
    'a/b@0123456aa',
    'a/b@0123456bbcc',
    'a/b@0123456bbcc',
  ]);
});

const hash = fc.array(fc.constantFrom('0', 'a'), { minLength: 7, maxLength: 10 }).map((digits) => digits.join(''));
test('a name is a commit that the reference begins, in any order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(hash, { maxLength: 12 }), (hashes) => {
      const refs = hashes.map((sha) => ({ ref: `a/b@${sha}` }));
      const names = artefactNames(refs);
      expect(new Map(artefactNames(refs.toReversed()))).toEqual(new Map(names));
      for (const [ref, name] of names) {
        const longer = [...names.keys()].filter((other) => other.startsWith(ref));
        const longest = longer.toSorted((a, b) => b.length - a.length)[0] ?? ref;
        expect(name).toBe(longer.every((other) => longest.startsWith(other)) ? longest : ref);
      }
    }),
  );
});

test('what is found stands in the text, and says the same when it is read alone', () => {
  const part = fc.constantFrom(
    'https://github.com/acme/b/pull/1',
    'https://acme.example/a',
    'www.acme.example',
    'github.com/a/b',
    'a/b#1',
    '#12',
    '?q=author:x',
    '/',
    '#x',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '。',
    '）',
    '」',
    '”',
    '—',
    ';',
    ',',
    '|',
    '.',
    "'s",
    '*',
    '_',
    '&amp;',
    'を',
    'é',
    ' ',
    'x',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
      const text = parts.join('');
      for (const reference of findReferences(text, at, here, 'field')) {
        expect(text).toContain(reference.written);
        expect(parseReference(reference.written, at, here)).toEqual(reference);
        expect(findReferences(reference.written, at, here, 'field')).toEqual([reference]);
      }
    }),
    { numRuns: 3000 },
  );
});

test.each([
  'https://',
  'https://a.example/(',
  'https://a.example/,',
  'https://github.com/a/b/pull/1,',
  "https://a.example/'s",
  'https://a.example/&amp;',
  'https://github.com/a/b/を',
  'a/b#1,',
  'a/',
  '#1 ',
  'x'.repeat(32),
])('finding references is linear on %j repeated', (unit) => {
  const time = (length: number): number => {
    const text = unit.repeat(length / unit.length);
    const start = cpu();
    findReferences(text, at, here, 'prose');
    return cpu() - start;
  };
  time(8192);
  // Sixteen times the text; quadratic work would take 256 times as long.
  expect(time(262_144)).toBeLessThan(Math.max(5, time(16_384)) * 100);
});
