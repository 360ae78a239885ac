/**
 * A strict reader of the HTML that `showHtml` writes: it knows which element may stand where, and throws at anything
 * else.
 */

export interface HtmlElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (HtmlElement | string)[];
  readonly parent: HtmlElement | null;
  readonly within: (other: HtmlElement | undefined) => boolean;
}

const PHRASING = ['a', 'b', 'code', 'small', 'span', 'strong'];
const FLOW = [
  ...PHRASING,
  'article',
  'aside',
  'blockquote',
  'details',
  'div',
  'dl',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'header',
  'main',
  'nav',
  'ol',
  'p',
  'section',
  'table',
  'ul',
];
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  '': ['html'],
  html: ['head', 'body'],
  head: ['meta', 'title', 'style'],
  title: [],
  style: [],
  ul: ['li'],
  ol: ['li'],
  dl: ['dt', 'dd'],
  table: ['thead', 'tbody'],
  thead: ['tr'],
  tbody: ['tr'],
  tr: ['th', 'td'],
  details: ['summary', ...FLOW],
  ...Object.fromEntries(
    ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'summary', 'dt', ...PHRASING].map((tag) => [tag, PHRASING]),
  ),
};
/** Elements that hold no text of their own. */
const NO_TEXT = new Set(['', 'html', 'head', 'ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tr']);

const inLink = (element: HtmlElement): boolean =>
  element.tag === 'a' || (element.parent !== null && inLink(element.parent));

const unescaped = (text: string): string =>
  text.replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)));

export function readHtml(page: string): { readonly root: HtmlElement; readonly elements: readonly HtmlElement[] } {
  if (!page.startsWith('<!doctype html>\n')) throw new Error('no doctype');
  const make = (tag: string, attributes: Record<string, string>, parent: HtmlElement | null): HtmlElement => {
    const element: HtmlElement = {
      tag,
      attributes,
      parent,
      children: [],
      within: (other) => parent !== null && (parent === other || parent.within(other)),
    };
    return element;
  };
  const root = make('', {}, null);
  const elements: HtmlElement[] = [];
  let open = root;
  let position = '<!doctype html>\n'.length;
  const token = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>|[^<]+/uy;
  while (position < page.length) {
    token.lastIndex = position;
    const match = token.exec(page);
    if (!match) throw new Error(`no HTML at ${JSON.stringify(page.slice(position, position + 80))}`);
    position = token.lastIndex;
    const [all, closes, tag, written = ''] = match;
    if (tag === undefined) {
      if (/&(?!#\d+;)/u.test(all) && open.tag !== 'style') throw new Error(`a bare ampersand: ${all}`);
      if (NO_TEXT.has(open.tag) && all.trim() !== '') throw new Error(`text in <${open.tag}>: ${all}`);
      open.children.push(unescaped(all));
    } else if (closes === '/') {
      if (open.tag !== tag || open.parent === null) throw new Error(`</${tag}> closes <${open.tag}>`);
      if (
        open.tag === 'details' &&
        open.children
          .filter((child) => typeof child !== 'string')
          .findIndex(({ tag: first }) => first === 'summary') !== 0
      )
        throw new Error('details without a summary');
      open = open.parent;
    } else {
      const attributes = Object.fromEntries(
        [...written.matchAll(/ ([a-z-]+)="([^"]*)"/gu)].map(([, name = '', value = '']) => [name, unescaped(value)]),
      );
      const element = make(tag, attributes, open);
      if (!(INSIDE[open.tag] ?? FLOW).includes(tag)) throw new Error(`<${tag}> in <${open.tag}>`);
      if (tag === 'a' && inLink(open)) throw new Error('a link in a link');
      open.children.push(element);
      elements.push(element);
      if (tag !== 'meta') open = element;
    }
  }
  if (open !== root) throw new Error(`<${open.tag}> is never closed`);
  return { root, elements };
}

/** The text of an element, without the style. */
export const textOf = (element: HtmlElement): string =>
  (element.tag === 'style'
    ? ''
    : element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
  )
    .replace(/\n/gu, ' ')
    .replace(/^ $/u, '');

/** The headings of the page's parts. */
export const parts = (page: string): string[] =>
  readHtml(page)
    .elements.filter(({ tag }) => tag === 'h2')
    .map(textOf);
