/**
 * Writes the Markdown of a report. It knows the nodes that our own code builds, and no others; what stands in their
 * texts
 * may be anything, and is only text when CommonMark with GitHub's extensions reads it again.
 *
 * Why that holds: every character of a text that could begin something inside a line is escaped (`INLINE`), so that the
 * marks written here are the only ones, and one that could begin a block is where its line begins with it (`BLOCK`).
 * Spaces at the ends of a line would be an indentation or a break: they are not written, and neither is what is empty.
 * What GitHub makes of words afterwards (`@name`, bare addresses) is the affair of `escape.ts`.
 */
import type { List, ListItem, Node, PhrasingContent, Root, RootContent, Table } from 'mdast';

/** A zero-width space: no reader sees it, and to a parser it is neither space nor punctuation. */
export const GAP = '\u200B';

/**
 * What begins something inside a line, alone or with what may follow the text. A backslash before a letter, an
 * underscore
 * after one, and `<` or `&` before what makes no tag and no character reference begin nothing: they stay as they are,
 * for
 * those who read the source.
 */
const INLINE = /\\(?![\p{L}\p{N}])|[`*~[]|(?<![\p{L}\p{N}])_|<(?=[!/?A-Za-z]|$)|&(?=[#A-Za-z]|$)|!$/gu;
/** What begins a block, underlines a heading or divides the head of a table from its rows; of `1.`, the full stop. */
const BLOCK = /^[#>=|]|^[-+](?=[-:| ]|$)|^:(?=-)|(?<=^\d{1,9})[.)](?= |$)/u;
/** Only lists begin so: a text's bullet is escaped. */
const BULLET = /^[-+] /u;

const DELIMITERS = { left: ':-', right: '-:', center: ':-:', none: '-' } as const;

/** The tree as Markdown, with a line feed at its end. Throws a `TypeError` where it has a node of another kind. */
export const toMarkdown = (root: Root): string =>
  blocks(root.children)
    .map((written) => `${written}\n`)
    .join('\n');

/** Blocks as Markdown, without those of which nothing is left. */
function blocks(nodes: readonly RootContent[]): string[] {
  const list: string[] = [];
  for (const node of nodes) {
    // With the same bullet, two lists in a row would be one.
    const written = block(node, list.at(-1)?.startsWith('- ') === true ? '+' : '-');
    if (written !== '') list.push(written);
  }
  return list;
}

function block(node: RootContent, bullet: string): string {
  switch (node.type) {
    case 'heading': {
      const title = oneLine(node.children);
      // A number sign at its end would be a part of the frame.
      return title === '' ? '' : `${'#'.repeat(node.depth)} ${title.replace(/#$/u, '\\#')}`;
    }
    case 'paragraph':
      return lines(node.children)
        .map((line) => line.replace(BLOCK, '\\$&'))
        .join('\\\n');
    case 'list':
      return list(node, bullet);
    case 'table':
      return table(node);
    case 'html':
      return node.value;
    default:
      throw unknown(node);
  }
}

function list({ ordered, children }: List, bullet: string): string {
  if (ordered === true) throw new TypeError('The lists of a report have bullets');
  return children
    .map(item)
    .filter((written) => written !== '')
    .map((written) => `${bullet} ${written.replace(/\n(?!\n)/gu, '\n  ')}`)
    .join('\n');
}

/** A list may follow without an empty line between; anything else would go on with the paragraph before it. */
const item = ({ children }: ListItem): string =>
  blocks(children).reduce(
    (before, written) => (before === '' ? written : `${before}${BULLET.test(written) ? '\n' : '\n\n'}${written}`),
    '',
  );

function table({ align, children }: Table): string {
  // What divides cells is found before anything else, so that every `|` in one is escaped, even in code.
  const [head = [], ...rows] = children.map((row) =>
    row.children.map((cell) => oneLine(cell.children).replaceAll('|', '\\|')),
  );
  const delimiters = head.map((_, column) => DELIMITERS[align?.[column] ?? 'none']);
  return [head, delimiters, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The lines between the breaks, none of them empty. */
function lines(nodes: readonly PhrasingContent[]): string[] {
  const parts: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'break') parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts.map((part) => joined(pieces(part, marked)).trim()).filter((line) => line !== '');
}

/** The same for headings and cells, which have no break. */
const oneLine = (nodes: readonly PhrasingContent[]): string => lines(nodes).join(' ');

/** A part of a line, and the mark on both sides of it. */
interface Piece {
  readonly written: string;
  readonly mark: '' | '*' | '**';
}

const plain = (written: string): Piece => ({ written, mark: '' });

/** The nodes of a line in pieces, none of them empty; `other` takes those that cannot stand everywhere. */
function pieces(nodes: readonly PhrasingContent[], other: (node: PhrasingContent) => readonly Piece[]): Piece[] {
  return nodes
    .flatMap((node): readonly Piece[] => {
      switch (node.type) {
        case 'text':
          return [plain(escaped(node.value))];
        case 'inlineCode':
          return [plain(code(node.value))];
        case 'html':
          return [plain(node.value)];
        case 'link':
          return [plain(`[${node.children.map(label).join('')}](${destination(node.url)})`)];
        default:
          return other(node);
      }
    })
    .filter(({ written }) => written !== '');
}

/**
 * Strong and emphasis, neither inside the other. A mark does not work with a space on its inner side: that moves out.
 */
function marked(node: PhrasingContent): readonly Piece[] {
  if (node.type !== 'strong' && node.type !== 'emphasis') throw unknown(node);
  const inside = joined(
    pieces(node.children, (inner) => {
      throw unknown(inner);
    }),
  );
  const written = inside.trim();
  const start = inside.indexOf(written);
  return [
    plain(inside.slice(0, start)),
    { written, mark: node.type === 'strong' ? '**' : '*' },
    plain(inside.slice(start + written.length)),
  ];
}

function joined(list: readonly Piece[]): string {
  return list.reduce((line, { written, mark }, index) => {
    const next = list[index + 1];
    const opening = mark && `${mark}${gap(line.at(-1), written.at(0))}`;
    const closing = mark && `${gap(next && (next.mark || next.written).at(0), written.at(-1))}${mark}`;
    const piece = `${opening}${written}${closing}`;
    // The marks of two neighbours would be one longer mark.
    const meet = /^[`*]/u.test(piece) && line.endsWith(piece.charAt(0));
    return `${line}${meet ? GAP : ''}${piece}`;
  }, '');
}

/** What a mark needs between it and punctuation if a letter stands on its outer side. */
const gap = (outside: string | undefined, inside = ''): string =>
  outside === undefined || /[ !-)+-/:-@[-`{-~]/u.test(outside) || /[\p{L}\p{N}]/u.test(inside) ? '' : GAP;

const escaped = (text: string): string => text.replace(/[\t\n\r]+/gu, ' ').replace(INLINE, '\\$&');

/** The text of a link: nothing in it may end it, nor make it a footnote. */
function label(node: PhrasingContent): string {
  if (node.type !== 'text') throw unknown(node);
  return escaped(node.value).replace(/\]|^\^/gu, '\\$&');
}

/** An address: GitHub's parser decodes character references in it even after a backslash. */
const destination = (url: string): string =>
  url
    .replace(/[\s\p{Cc}]/gu, encodeURIComponent)
    .replace(/[\\()<>]/gu, '\\$&')
    .replaceAll('&', '&amp;');

/** Code between the fewest backticks that do not stand in it. */
function code(value: string): string {
  const line = value.replace(/[\n\r]+/gu, ' ');
  const runs = new Set(line.match(/`+/gu));
  let fence = '`';
  while (runs.has(fence)) fence += '`';
  // Where there is a space on both sides, a parser takes one away.
  const pad =
    line === '' || /^`|`$/u.test(line) || (line.startsWith(' ') && line.endsWith(' ') && /[^ ]/u.test(line)) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

const unknown = ({ type }: Node): TypeError => new TypeError(`The Markdown of a report has no "${type}" here`);
