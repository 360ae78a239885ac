import { describe, expect, test } from 'vitest';
import { searchOf } from '../../../../src/github/read/evidence/search.ts';
import { plain } from '../../../../src/text/words.ts';
import { link } from './packet.ts';

const found = (url: string): unknown => {
  const search = searchOf(link(url), ['octo-ada', 'ada-at-acme']);
  return 'query' in search ? [search.query, search.within] : plain(search);
};
const page = (path: string, q: string): string =>
  `https://github.com${path}${path.includes('?') ? '&' : '?'}q=${encodeURIComponent(q)}`;

describe('a search that is run', () => {
  test.each([
    [
      "of a repository's pull requests",
      page('/acme/billing/pulls', 'is:merged author:octo-ada'),
      ['is:merged author:octo-ada is:pr repo:acme/billing', ['acme/billing']],
    ],
    [
      'of its issues',
      page('/acme/billing/issues', 'assignee:Octo-Ada label:"good first issue" closed:2025-01-01..2025-06-30'),
      [
        'assignee:Octo-Ada label:"good first issue" closed:2025-01-01..2025-06-30 is:issue repo:acme/billing',
        ['acme/billing'],
      ],
    ],
    [
      'of pull requests, said in words',
      page('/acme/billing/issues', 'is:pr reviewed-by:octo-ada -author:octo-ada'),
      ['is:pr reviewed-by:octo-ada -author:octo-ada repo:acme/billing', ['acme/billing']],
    ],
    [
      'all over GitHub, of a repository',
      page('/search?type=pullrequests', 'author:ada-at-acme repo:Acme/Billing'),
      ['author:ada-at-acme repo:Acme/Billing is:pr', ['acme/billing']],
    ],
    [
      'of what one person opened',
      'https://github.com/acme/billing/pulls/octo-ada',
      ['author:octo-ada is:pr repo:acme/billing', ['acme/billing']],
    ],
    [
      'of what one person wrote a comment on, or had any part in',
      page('/acme/billing/issues', 'commenter:octo-ada involves:octo-ada'),
      ['commenter:octo-ada involves:octo-ada is:issue repo:acme/billing', ['acme/billing']],
    ],
    [
      'of an organization',
      page('/pulls', 'assignee:octo-ada org:acme'),
      ['assignee:octo-ada org:acme is:pr', ['acme/*']],
    ],
  ])('%s', (_, url, expected) => expect(found(url)).toEqual(expected));
});

describe('a search that is not run', () => {
  test.each([
    ['with words', page('/acme/billing/pulls', 'author:octo-ada layoffs')],
    ['with quoted words', page('/acme/billing/pulls', 'author:octo-ada "project x"')],
    ['with words that look like a qualifier', page('/acme/billing/pulls', 'author:octo-ada x label:"a" b"c')],
    ['with alternatives', page('/acme/billing/pulls', '(author:octo-ada OR author:octo-lee)')],
    ['with an unknown qualifier', page('/acme/billing/pulls', 'author:octo-ada in:title')],
    ['about somebody else', page('/acme/billing/pulls', 'author:octo-lee')],
    ['about somebody else as well', page('/acme/billing/pulls', 'author:octo-ada reviewed-by:octo-lee')],
    ['of what somebody else opened', 'https://github.com/acme/billing/pulls/octo-lee'],
    ['about everybody else', page('/acme/billing/pulls', '-author:octo-ada')],
    ['about nobody', page('/acme/billing/pulls', 'is:merged')],
    ['everywhere', page('/pulls', 'author:octo-ada')],
    ['nowhere but not here', page('/pulls', 'author:octo-ada -repo:acme/billing')],
    ['in a repository and another', page('/acme/billing/pulls', 'author:octo-ada repo:acme/secret')],
    ['in what is no repository', page('/pulls', 'author:octo-ada repo:acme')],
    ['of commits', 'https://github.com/acme/billing/commits?author=octo-ada'],
    ['of code', page('/search?type=code', 'author:octo-ada repo:acme/billing')],
    ['of no type', page('/search', 'author:octo-ada repo:acme/billing')],
  ])('%s', (_, url) => expect(found(url)).toEqual(expect.any(String)));
});
