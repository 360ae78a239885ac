import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findReferences, parseReference } from '../../../src/packet/values/references.ts';
import { runs } from '../../runs.ts';

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
