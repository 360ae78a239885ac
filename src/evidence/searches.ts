/** Whose work a search on GitHub finds, told from its address. */
import type { Reference } from '../packet/values/reference.ts';
import { sameLogin } from '../people/logins.ts';

/** The roles for which a search finds somebody's work, by the qualifier that asks for it. */
const QUALIFIERS: ReadonlyMap<string, string | null> = new Map([
  ['author', 'author'],
  ['assignee', 'assignee'],
  ['reviewed-by', 'reviewer'],
  ['commenter', null],
  ['involves', null],
]);

/** A page that lists what one person opened, or is assigned. */
const PAGE = /\/(?:pulls|issues\/(?:created_by|assigned))\/([\w-]+)\/*$/u;

/**
 * Whether a search finds nothing but the candidate's own work: its people are the candidate alone, and nothing in it
 * says "or". `loosely`: it finds what they had some part in (`commenter:`, `involves:`), and what part a person has to
 * say. `as`: and it finds them in this role (`reviewer`: `reviewed-by:`).
 */
export function isAbout({ url }: Reference, candidate: string | null, as: string | null = null): boolean | 'loosely' {
  if (url === null || candidate === null) return false;
  const { pathname, searchParams } = new URL(url);
  const parts = (searchParams.get('q') ?? '').match(/-?[\w-]+:"[^"]*"|"[^"]*"|\S+/gu) ?? [];
  if (searchParams.getAll('q').length > 1 || parts.some((part) => /^(?:or|not)$|[()]/iu.test(part))) return false;
  const page = PAGE.exec(pathname)?.[1];
  const commits = /\/commits\b/u.test(pathname) ? searchParams.get('author') : null;
  const people = [
    ...parts.flatMap((part) => {
      const [, name = '', login = ''] = /^([a-z-]+):"?@?([^"]*)"?$/iu.exec(part) ?? [];
      const role = QUALIFIERS.get(name.toLowerCase());
      return role === undefined ? [] : [{ role, login }];
    }),
    ...(page === undefined ? [] : [{ role: pathname.includes('/assigned/') ? 'assignee' : 'author', login: page }]),
    ...(commits === null ? [] : [{ role: 'author', login: commits }]),
  ];
  if (people.length === 0 || !people.every(({ login }) => sameLogin(login, candidate))) return false;
  if (as !== null) return people.some(({ role }) => role === as);
  return people.some(({ role }) => role !== null) ? true : 'loosely';
}
