/** Numbers in brackets (`[1]`) that lead to a list of addresses elsewhere on the page: `[1] https://…`, or an ordered list. */
import type { Heading, ListItem, Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import { textOf } from './markdown.ts';

/** What the numbers on a page lead to. */
export interface Numbered {
  /** The address behind each number that the page explains once, and refers to. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Whether a line of the list is one that something on the page refers to, or one that nothing does; null: no such line. */
  readonly stateOf: (node: Paragraph | ListItem) => 'used' | 'unused' | null;
}

/** `[1]`, right at the start of a line, and what parts it from the address. */
const NUMBER = /^\s*\[(\d{1,3})\]\s*[:.)–—-]?\s*/u;
const MARKS = /\[(\d{1,3})\]/gu;
const ADDRESS = /https?:\/\/[^\s<>]+|(?<![\w./-])[\w-]+\/[\w.-]+#\d+/iu;
/** What such a list is called. */
const TITLE =
  /^\W*(?:references?|links?|sources?|footnotes|quellen|verweise|références|notes de bas de page|liens|referencias|enlaces|fuentes|referências|fontes|riferimenti)\W*$/iu;

/** The longest line that is looked at for such a title, in characters. */
const LONGEST_TITLE = 100;

interface Line {
  readonly number: string;
  readonly address: string;
}

/** The numbered addresses of a page. A number that two lists explain in two ways is nobody's, and stays a word. */
export function numberedOn(root: Root): Numbered {
  const lines = new Map<Nodes, readonly Line[]>();
  const all: Line[] = [];
  const keep = (node: Nodes, found: readonly Line[]): void => {
    if (found.length === 0) return;
    lines.set(node, found);
    all.push(...found);
  };
  let titled = false;
  for (const node of root.children) {
    if (node.type === 'heading') titled = isTitle(node);
    else if (node.type === 'paragraph') {
      titled ||= isTitle(node);
      keep(node, linesIn(node.children, titled));
    } else if (node.type === 'list')
      node.children.forEach((item, n) => {
        const [only, another] = item.children;
        if (only?.type !== 'paragraph' || another !== undefined) return;
        const own = linesIn(only.children, titled);
        const address = own.length === 0 && titled && node.ordered === true ? addressIn(only.children) : null;
        keep(item, address === null ? own : [{ number: String((node.start ?? 1) + n), address }]);
      });
  }
  if (all.length === 0) return { addresses: new Map(), stateOf: () => null };
  const found = new Map<string, string | null>();
  for (const { number, address } of all) found.set(number, (found.get(number) ?? address) === address ? address : null);
  const used = marksOn(root, lines);
  const addresses = new Map(
    [...found].flatMap(([number, address]): [string, string][] =>
      address !== null && used.has(number) ? [[number, address]] : [],
    ),
  );
  return {
    addresses,
    stateOf: (node) => {
      const own = lines.get(node);
      // What no number leads to is read as it always is.
      if (own === undefined || addresses.size === 0 || own.some(({ number }) => found.get(number) === null))
        return null;
      return own.some(({ number }) => addresses.has(number)) ? 'used' : 'unused';
    },
  };
}

const isTitle = (node: Heading | Paragraph): boolean => {
  const { start, end } = node.position ?? {};
  return start?.line === end?.line && (end?.column ?? 0) < LONGEST_TITLE && TITLE.test(textOf(node));
};

/**
 * The lines of a paragraph, where each of them is a number and an address. `titled`: under "References", where they may
 * say what the address is; elsewhere a number and words may begin what was done.
 */
function linesIn(nodes: readonly PhrasingContent[], titled: boolean): readonly Line[] {
  const [first] = nodes;
  if (first?.type !== 'text' || !NUMBER.test(first.value)) return [];
  const rows: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'break') rows.push([]);
    else if (node.type === 'text')
      node.value.split('\n').forEach((value, index) => {
        if (index > 0) rows.push([]);
        rows.at(-1)?.push({ ...node, value });
      });
    else rows.at(-1)?.push(node);
  }
  const found: Line[] = [];
  for (const row of rows) {
    const [head] = row;
    const number = head?.type === 'text' ? NUMBER.exec(head.value)?.[1] : undefined;
    const address = addressIn(row);
    if (number === undefined || address === null || !(titled || isBare(row))) return [];
    found.push({ number, address });
  }
  return found;
}

/** Whether words are a number, an address or a link, and nothing else. */
const isBare = (nodes: readonly PhrasingContent[]): boolean =>
  nodes.every(
    (node) =>
      node.type === 'link' ||
      (node.type === 'text' && !/\p{L}/u.test(node.value.replace(new RegExp(ADDRESS, 'giu'), ' '))),
  );

/** The only address in words; null where there is none, or more than one. */
function addressIn(nodes: readonly PhrasingContent[]): string | null {
  const found = nodes.flatMap((node) => {
    if (node.type === 'link') return [node.url];
    return node.type === 'text' ? [...node.value.matchAll(new RegExp(ADDRESS, 'giu'))].map(([address]) => address) : [];
  });
  const [only, another] = found;
  return only === undefined || another !== undefined ? null : only.replace(/[.,;:!?)\]}'"”’]+$/u, '');
}

/** The numbers in brackets on a page, those of the lists themselves left out. */
function marksOn(root: Root, lists: ReadonlyMap<Nodes, unknown>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: Nodes): void => {
    if (lists.has(node) || node.type === 'link' || node.type === 'linkReference') return;
    if (node.type === 'text') for (const [, number = ''] of node.value.matchAll(MARKS)) found.add(number);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  return found;
}
