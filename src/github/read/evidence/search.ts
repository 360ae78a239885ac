import type { Reference } from '../../../packet/values/references.ts';
import { prose, say } from '../../../text/words.ts';
import type { Words } from '../../../text/words.ts';

/** A search that is run: of issues and pull requests. */
export interface Search {
  readonly query: string;
  /** `owner/name` or, for all of an owner's, `owner/*`; in small letters. */
  readonly within: readonly string[];
}

/** What may stand in a search. A word without a qualifier would look into titles and texts. */
const KNOWN =
  /^(?:is|type|state|repo|org|user|author|assignee|reviewed-by|commenter|involves|merged|closed|created|updated|draft|archived|sort|label|base)$/u;
const PEOPLE = /^(?:author|assignee|reviewed-by|commenter|involves)$/u;
/** The page that lists what one person opened in a repository. */
const OPENED_BY = /\/(pulls)\/([\w-]+)\/*$/u;
const PART = /(?<!\S)(-?)([a-z-]{1,20}):("[^"\\]*"|[^\s"()\\]+)(?!\S)/giu;

/**
 * The search that an address stands for; else why it is not run. It has to say where it looks and to be about a
 * candidate: the
 * bot may see more than whoever wrote it, and a number is an answer too (design, section 6).
 */
export function searchOf({ url, repository }: Reference, logins: readonly string[]): Search | Words {
  const { pathname, searchParams } = new URL(url ?? 'https://github.com');
  const opened = OPENED_BY.exec(pathname);
  const page = opened?.[1] ?? /\/(issues|pulls|search)\/*$/u.exec(pathname)?.[1];
  const type = page === 'search' ? searchParams.get('type')?.toLowerCase() : page;
  const what = type === 'pulls' || type === 'pullrequests' ? 'is:pr' : type === 'issues' ? 'is:issue' : null;
  if (what === null) return prose('only searches for issues and pull requests are run');

  const parts: { readonly not: boolean; readonly name: string; readonly value: string }[] = [];
  if (opened?.[2] !== undefined) parts.push({ not: false, name: 'author', value: opened[2] });
  const left = (searchParams.get('q') ?? '')
    .replace(PART, (_, not: string, name: string, value: string) => {
      parts.push({ not: not !== '', name: name.toLowerCase(), value });
      return '';
    })
    .trim();
  const strange = parts.find(({ name }) => !KNOWN.test(name));
  if (left !== '')
    return say`it has ${left}, and only searches with nothing but qualifiers such as ${'author:'} are run`;
  if (strange !== undefined) return say`the bot runs no search with ${`${strange.name}:`}`;

  const named = (pattern: RegExp): string[] =>
    parts.filter(({ not, name }) => !not && pattern.test(name)).map(({ value }) => value.toLowerCase());
  const people = named(PEOPLE);
  if (people.length === 0 || !people.every((login) => logins.includes(login)))
    return say`the bot runs a search only about the candidate, by login, as in ${'author:octo-ada'}`;
  const owners = named(/^(?:org|user)$/u);
  const repositories = named(/^repo$/u);
  const within = [
    ...new Set([...(repository === null ? [] : [repository]), ...repositories, ...owners.map((owner) => `${owner}/*`)]),
  ];
  if (
    within.length === 0 ||
    (repository !== null && within.length > 1) ||
    !within.every((place) => /^[\w-]+\/(?:\*|[\w.-]+)$/u.test(place))
  ) {
    return say`the bot runs a search only where it says in which repository, as in ${'repo:acme/billing'}`;
  }
  const added = [
    ...(parts.some(
      ({ not, name, value }) =>
        !not && (name === 'is' || name === 'type') && /^(?:pr|issue|pull-request)$/iu.test(value),
    )
      ? []
      : [what]),
    ...(repository === null || repositories.length > 0 ? [] : [`repo:${repository}`]),
  ];
  return {
    query: [...parts.map(({ not, name, value }) => `${not ? '-' : ''}${name}:${value}`), ...added].join(' '),
    within,
  };
}
