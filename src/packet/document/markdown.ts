import type { Delete, List, Nodes, Root } from 'mdast';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Extension } from 'micromark-util-types';
import { sectionStarts } from './sections.ts';

/**
 * CommonMark with GitHub's tables, task lists and strikethrough. Not added: front matter (the reader cuts it off), bare
 * links (slow; they are found in the text) and footnotes (their marks stay in the text).
 * `known` are definitions of other sections: a `[label]` that names one is a link.
 */
function build(known: () => readonly string[]) {
  return unified()
    .use(remarkParse)
    .use(function githubBlocks() {
      const data = this.data();
      data.micromarkExtensions = [gfmTable(), gfmTaskListItem(), gfmStrikethrough(), definedElsewhere(known)];
      data.fromMarkdownExtensions = [
        gfmTableFromMarkdown(),
        gfmTaskListItemFromMarkdown(),
        gfmStrikethroughFromMarkdown(),
      ];
    })
    .freeze();
}

/**
 * Tells the parser, before its first `]`, which labels are defined in other sections. Never matches anything itself.
 */
function definedElsewhere(known: () => readonly string[]): Extension {
  let told: readonly string[] | undefined;
  return {
    text: {
      93: {
        tokenize(_effects, _ok, nok) {
          if (told !== this.parser.defined) {
            told = this.parser.defined;
            this.parser.defined.push(...known());
          }
          return nok;
        },
      },
    },
  };
}

let labels: readonly string[] = [];
let processor: ReturnType<typeof build> | undefined;

function parseWith(text: string, known: readonly string[]): Root {
  processor ??= build(() => labels);
  labels = known;
  return processor.parse(text);
}

/**
 * Parses Markdown, its lines ending with `\n`, into mdast with positions. The tree is that of the text parsed in one
 * piece, and the time linear. Never throws on text that `checkBounds` has passed; other text may take minutes or
 * overflow the stack.
 */
export function parseMarkdown(text: string): Root {
  const starts = sectionStarts(text);
  if (starts.length === 1) return parseWith(text, []);
  // Without the line break before the next: at the end of its text the parser takes it for a line of an unclosed block.
  const sections = starts.map((start, index) => text.slice(start, (starts[index + 1] ?? text.length + 1) - 1));
  if (!text.includes(']:'))
    return joined(
      sections.map((section) => parseWith(section, [])),
      sections,
      text,
    );

  // Sections that may define links come first; only one that uses a link of another section is parsed again.
  const first = sections.map((section) => (section.includes(']:') ? parseWith(section, []) : null));
  const own = first.map((root) => new Set(root === null ? [] : definitionsIn(root)));
  const known = [...new Set(own.flatMap((set) => [...set]))];
  const roots = sections.map((section, index) => {
    const root = first[index] ?? null;
    return root !== null && !namesForeign(section, known, own[index] ?? new Set()) ? root : parseWith(section, known);
  });
  return joined(roots, sections, text);
}

/** Whether a section may name a definition that is not its own. */
function namesForeign(section: string, known: readonly string[], own: ReadonlySet<string>): boolean {
  if (known.length === own.size) return false;
  const foreign = new Set(known.filter((label) => !own.has(label)));
  // Labels with brackets or escapes in them are too rare to take apart.
  if ([...foreign].some((label) => /[\\[\]]/u.test(label))) return true;
  return [...section.matchAll(/\[([^[\]]{1,999})\]/gu)].some(
    ([, label]) =>
      label !== undefined &&
      foreign.has(
        label
          .replace(/[\t\n ]+/gu, ' ')
          .trim()
          .toLowerCase()
          .toUpperCase(),
      ),
  );
}

/** The labels that a section defines, in the form in which the parser compares them. */
function definitionsIn(node: Nodes): string[] {
  if (node.type === 'definition') return [node.identifier.toUpperCase()];
  return 'children' in node ? node.children.flatMap((child) => definitionsIn(child)) : [];
}

/** One tree of the sections' trees: positions moved to the whole text, a list that was cut made whole again. */
function joined(roots: readonly Root[], sections: readonly string[], text: string): Root {
  const whole: Root = { type: 'root', children: [] };
  let line = 0;
  let offset = 0;
  let blankBefore = false;
  let end = { line: 1, column: 1, offset: 0 };
  roots.forEach((root, index) => {
    const section = sections[index] ?? '';
    move(root, line, offset);
    const [first, ...rest] = root.children;
    const last = whole.children.at(-1);
    if (first?.type === 'list' && last?.type === 'list' && marker(last, text) === marker(first, text)) {
      last.children.push(...first.children);
      last.spread = last.spread === true || first.spread === true || blankBefore;
      if (last.position && first.position) last.position.end = first.position.end;
      whole.children.push(...rest);
    } else whole.children.push(...root.children);
    if (root.position)
      end = { line: root.position.end.line, column: root.position.end.column, offset: root.position.end.offset ?? 0 };
    blankBefore = /\n[ \t]*$/u.test(section.slice(-200));
    line += section.split('\n').length;
    offset += section.length + 1;
  });
  whole.position = { start: { line: 1, column: 1, offset: 0 }, end };
  return whole;
}

function move(node: Nodes, lines: number, characters: number): void {
  if (node.position) {
    for (const point of [node.position.start, node.position.end]) {
      point.line += lines;
      point.offset = (point.offset ?? 0) + characters;
    }
  }
  if ('children' in node) for (const child of node.children) move(child, lines, characters);
}

/** The character that marks the items of a list: `-`, `+`, `*`, `.` or `)`. */
function marker(list: List, text: string): string | undefined {
  const start = list.position?.start.offset ?? 0;
  return /[-+*.)]/u.exec(text.slice(start, start + 10))?.[0];
}

/**
 * The plain text of a node as a reader of the page sees it: link texts and inline code with their words, `<br>` and
 * hard breaks as a line break, blocks and table rows on lines of their own, cells two spaces apart. Images, comments,
 * tags, link definitions and code blocks are left out. Linear in the size of the node.
 */
export function textOf(node: Nodes): string {
  const pieces: string[] = [];
  write(node, pieces);
  return pieces.join('').trim();
}

function write(node: Nodes, pieces: string[]): void {
  if (node.type === 'text' || node.type === 'inlineCode') pieces.push(node.value);
  else if (node.type === 'html') pieces.push(textOfHtml(node.value));
  else if (node.type === 'break') pieces.push('\n');
  else if (node.type === 'delete') {
    pieces.push(tildesOf(node));
    for (const child of node.children) write(child, pieces);
    pieces.push(tildesOf(node));
  } else if ('children' in node) {
    const between = BETWEEN[node.type] ?? '';
    node.children.forEach((child, index) => {
      if (index > 0 && between !== '') pieces.push(between);
      write(child, pieces);
    });
  }
}

/**
 * The marks on both sides of struck text. They stay in its text: without them `5~10 min, 3~4` would say `510` and `34`.
 */
export const tildesOf = ({ position, children: [first] }: Delete): string =>
  '~'.repeat((first?.position?.start.offset ?? 0) - (position?.start.offset ?? 0));

/** What stands between the children of a node; nothing between those of others. */
const BETWEEN: Partial<Record<Nodes['type'], string>> = {
  root: '\n',
  blockquote: '\n',
  list: '\n',
  listItem: '\n',
  table: '\n',
  tableRow: '  ',
};

/** The text between tags; an unclosed comment or tag swallows the rest, as it does in a browser. */
function textOfHtml(html: string): string {
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) return text + html.slice(at);
    text += html.slice(at, open);
    const comment = html.startsWith('<!--', open);
    const close = html.indexOf(comment ? '-->' : '>', open);
    if (close === -1) return text;
    const end = close + (comment ? 3 : 1);
    if (/^<br[\s/>]/iu.test(html.slice(open, open + 4))) text += '\n';
    at = end;
  }
  return text;
}
