import { describe, expect, test } from 'vitest';
import { isAbout } from '../../src/evidence/searches.ts';
import { reference } from '../rubric/factory.ts';

const search = (path: string) => reference('search', { kind: 'search', url: `https://github.com${path}` });
const asking = (query: string, path = '/acme/api/pulls') => search(`${path}?q=${encodeURIComponent(query)}`);

describe('a search is about the candidate', () => {
  test.each([
    'is:pr author:octo-ada',
    'author:Octo-Ada is:merged',
    'author:@octo-ada',
    'author:"octo-ada"',
    'is:pr reviewed-by:octo-ada -author:octo-ada',
    'assignee:octo-ada author:octo-ada',
  ])('%s', (query) => expect(isAbout(asking(query), 'octo-ada')).toBe(true));
  test.each(['/acme/api/pulls/octo-ada', '/acme/api/issues/assigned/octo-ada', '/acme/api/commits?author=octo-ada'])(
    '%s',
    (path) => expect(isAbout(search(path), 'octo-ada')).toBe(true),
  );
  test.each(['commenter:octo-ada', 'involves:octo-ada is:pr'])('loosely: %s', (query) =>
    expect(isAbout(asking(query), 'octo-ada')).toBe('loosely'),
  );
});

describe('a search is not about the candidate', () => {
  test.each([
    'is:pr is:merged',
    'author:octo-bob',
    'author:octo-ada author:octo-bob',
    'author:octo-ada OR is:pr',
    '(author:octo-ada OR author:octo-bob)',
    'NOT author:octo-bob author:octo-ada',
    '-author:octo-ada',
    '"author:octo-ada" is:pr',
    'author:octo-ada-two',
    'is:pr label:author:octo-ada',
  ])('%s', (query) => expect(isAbout(asking(query), 'octo-ada')).toBe(false));
  test.each([
    '/search?author=octo-ada&q=is%3Apr&type=pullrequests',
    '/acme/api/pulls/octo-bob',
    '/acme/api/commits?author=octo-bob',
    '/acme/api/pulls?q=author%3Aocto-ada&q=is%3Apr',
  ])('%s', (path) => expect(isAbout(search(path), 'octo-ada')).toBe(false));
  test('where nobody is the candidate', () => expect(isAbout(asking('author:octo-ada'), null)).toBe(false));
});

test('in a role only by the qualifier of that role', () => {
  const reviewed = asking('is:pr reviewed-by:octo-ada');
  expect([isAbout(reviewed, 'octo-ada', 'reviewer'), isAbout(reviewed, 'octo-ada', 'author')]).toEqual([true, false]);
  expect(isAbout(asking('involves:octo-ada'), 'octo-ada', 'reviewer')).toBe(false);
});
