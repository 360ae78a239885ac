/**
 * Work of the candidate that a packet does not cite yet, as Markdown to paste. It claims nothing: every claim begins
 * with a placeholder, which the packet reader refuses until the candidate has written what they did.
 */
import type { Html, ListItem, Paragraph, PhrasingContent, RootContent, Text } from 'mdast';
import { readField } from '../packet/fields.ts';
import type { Block, Item, Packet } from '../packet/packet.ts';
import type { Reference, ReferenceKind } from '../packet/values/reference.ts';
import { findReferences } from '../packet/values/references.ts';
import { code, toMarkdown } from '../report/escape.ts';
import { bullets, paragraph } from '../report/nodes.ts';
import type { Day } from '../text/time.ts';
import { count } from '../text/words.ts';

/** What is looked for, by the role that the candidate had in it, in the order in which the first one found is kept. */
export const ROLES = ['author', 'reviewer', 'assignee'] as const;
export type Role = (typeof ROLES)[number];

/** Something that the candidate did on GitHub. */
export interface Activity {
  readonly role: Role;
  /** `owner/name`, of letters, digits, `_`, `.` and `-`. */
  readonly repository: string;
  readonly number: number;
  /** As it was written on GitHub: anybody's text. */
  readonly title: string;
  /** The address of the pull request or issue: `https://host/owner/name/pull/1`. */
  readonly url: string;
  /** When it was merged, reviewed or closed. */
  readonly day: Day;
}

/** What is suggested. */
export interface Suggestions {
  /** Repositories, and what was done in each; the newest first. */
  readonly groups: readonly { readonly repository: string; readonly list: readonly Activity[] }[];
  /** How many of each kind the packet does not cite and are left out of `groups`. */
  readonly more: Readonly<Record<Role, number>>;
}

/** How many of one kind are suggested. */
export const MOST = 100;

const nameOf = ({ repository, number }: { readonly repository: string; readonly number: number }): string =>
  `${repository.toLowerCase()}#${number}`;

/** What leads to a pull request or an issue: a review of one cites it as well. */
const CITES: ReadonlySet<ReferenceKind> = new Set([
  'pull-request',
  'issue',
  'issue-or-pull-request',
  'review',
  'review-comment',
  'comment',
]);

/**
 * The pull requests and issues that a packet cites, as `o/r#1`: those of its items, and those under `Links:` of items
 * that
 * are placeholders still, so that a suggestion is not made again once it was pasted.
 * @param hosts GitHub hosts besides github.com
 */
export function citedIn(
  { blocks, header }: Packet,
  lines: readonly string[],
  hosts: readonly string[],
): ReadonlySet<string> {
  const pasted = lines.flatMap((line, index): readonly Reference[] => {
    const field = readField(line.replace(/^[\s>]*[-*+]\s+/u, ''));
    return field?.name === 'links'
      ? findReferences(field.value, { line: index + 1, column: 1 }, { repository: header.repository, hosts }, 'field')
      : [];
  });
  const all = [...blocks.flatMap(itemsIn).flatMap((item) => item.references), ...pasted];
  return new Set(
    all.flatMap(({ kind, repository, number }) =>
      repository !== null && number !== null && CITES.has(kind) ? [nameOf({ repository, number })] : [],
    ),
  );
}

function itemsIn(block: Block): readonly Item[] {
  if (block.type === 'item' || block.type === 'prose') return [block.item];
  return block.type === 'tick' ? [block.whole, block.rest, ...block.nested].flatMap((item) => item ?? []) : [];
}

const newest = (a: Activity, b: Activity): number => (a.day === b.day ? b.number - a.number : a.day < b.day ? 1 : -1);

/** What the packet does not cite, each once, at most `MOST` of a kind: the newest ones. */
export function suggestionsOf(found: readonly Activity[], cited: ReadonlySet<string>): Suggestions {
  const open = new Map<string, Activity>();
  for (const role of ROLES) {
    for (const activity of found.filter((one) => one.role === role).sort(newest)) {
      const name = nameOf(activity);
      if (!cited.has(name) && !open.has(name)) open.set(name, activity);
    }
  }
  const left = [...open.values()];
  const ofRole = (role: Role): Activity[] => left.filter((one) => one.role === role);
  const groups = new Map<string, Activity[]>();
  for (const activity of ROLES.flatMap((role) => ofRole(role).slice(0, MOST)).sort(newest)) {
    const key = activity.repository.toLowerCase();
    const group = groups.get(key);
    if (group) group.push(activity);
    else groups.set(key, [activity]);
  }
  const beyond = (role: Role): number => Math.max(0, ofRole(role).length - MOST);
  return {
    groups: [...groups.values()].map((list) => ({ repository: list[0]?.repository ?? '', list })),
    more: { author: beyond('author'), reviewer: beyond('reviewer'), assignee: beyond('assignee') },
  };
}

/** What was asked for, and what was not read. */
export interface About {
  readonly candidate: string;
  readonly from: Day;
  readonly to: Day;
  /** How many search results of each kind GitHub did not hand out; whether the packet cites them is not known. */
  readonly unread: Readonly<Record<Role, number>>;
  /** How many results GitHub hid from the token. */
  readonly hidden: number;
}

const NOUNS: Readonly<Record<Role, string>> = {
  author: 'merged pull request',
  reviewer: 'reviewed pull request',
  assignee: 'closed issue',
};

/** "2 merged pull requests, 1 closed issue"; empty where there is nothing. */
const counted = (amount: (role: Role) => number, more = ''): string =>
  ROLES.flatMap((role) => (amount(role) > 0 ? [count(amount(role), `${more}${NOUNS[role]}`)] : [])).join(', ');

/**
 * The suggestions as Markdown, ready to paste. What is said beside them, the names of repositories too, stands in
 * comments: a
 * heading would open a section of the packet, and a paragraph might be read as evidence.
 */
export function renderSuggestions(
  { groups, more }: Suggestions,
  { candidate, from, to, unread, hidden }: About,
): string {
  const listed = groups.flatMap(({ list }) => list);
  const found = counted((role) => listed.filter((one) => one.role === role).length);
  const rest = counted((role) => more[role] + unread[role], 'more ');
  const opening =
    found === ''
      ? [
          `Nothing to suggest for ${candidate}, ${from} to ${to}: no merged or reviewed pull request and no closed`,
          'issue that the token can see is missing from the packet.',
        ]
      : [
          `Suggestions for ${candidate}, ${from} to ${to}: ${found}.`,
          'The packet does not cite them yet, and none of them counts as it stands: paste what matters under the',
          'competency that it shows, and write what you did, and what came of it, in place of its TODO.',
        ];
  const closing = [
    ...(rest === '' ? [] : [`… and ${rest}: narrow the days or the repositories to see them.`]),
    ...(hidden === 0
      ? []
      : [
          `GitHub hid ${count(hidden, 'result')} from this token: an organization may ask that it is authorized for single sign-on.`,
        ]),
  ];
  return toMarkdown({
    type: 'root',
    children: [
      comment(opening),
      ...groups.flatMap(({ repository, list }): readonly RootContent[] => [
        comment([repository]),
        { type: 'list', ordered: false, spread: false, children: list.map(itemOf) },
      ]),
      ...(closing.length === 0 ? [] : [comment(closing)]),
    ],
  });
}

/** Words of ours, logins and names of repositories: none of them can hold what ends a comment. */
const comment = (lines: readonly string[]): Html => ({ type: 'html', value: `<!-- ${lines.join('\n')} -->` });

const ours = (value: string): Text => ({ type: 'text', value });

function itemOf({ day, role, repository, number, title, url }: Activity): ListItem {
  const field = (name: string, value: PhrasingContent): Paragraph[] => [paragraph([ours(`${name}: `), value])];
  const fields = bullets([
    field('When', ours(day)),
    field('Role', ours(role)),
    // Both are made of characters of which nothing comes but an address and its name: GitHub's reader has checked them.
    field('Links', { type: 'link', url, children: [ours(`${repository}#${number}`)] }),
  ]);
  // The title is anybody's text. As code it calls nobody, and the packet reader takes nothing from it: no reference,
  // day or
  // amount, even if it stays when the TODO has gone. The colon keeps the line from being read as a field.
  return {
    type: 'listItem',
    spread: false,
    children: [paragraph([ours('TODO: say what you did and what came of it, in '), code(title)]), fields],
  };
}
