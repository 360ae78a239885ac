/**
 * HTML by construction: a tree of elements from a closed list, whose texts and attribute values are escaped where the
 * tree becomes text, and nowhere else. There is no way to put markup into it.
 */

import type { Address } from '../../../report/escape.ts';

/** Elements that a page is made of: none that loads, runs or sends anything. */
export type Tag =
  | 'a'
  | 'article'
  | 'aside'
  | 'b'
  | 'blockquote'
  | 'code'
  | 'dd'
  | 'details'
  | 'div'
  | 'dl'
  | 'dt'
  | 'footer'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'h4'
  | 'h5'
  | 'header'
  | 'li'
  | 'main'
  | 'nav'
  | 'ol'
  | 'p'
  | 'section'
  | 'small'
  | 'span'
  | 'strong'
  | 'summary'
  | 'table'
  | 'tbody'
  | 'td'
  | 'th'
  | 'thead'
  | 'tr'
  | 'ul';

export interface Attributes {
  readonly class?: string;
  readonly id?: string;
  /** Places of the page itself, and addresses that were built from parts. */
  readonly href?: `#${string}` | Address;
  readonly scope?: 'col' | 'row' | 'rowgroup';
  readonly colspan?: number;
  readonly tabindex?: 0;
  readonly role?: 'list' | 'region';
  readonly 'aria-label'?: string;
}

export interface Element {
  readonly tag: Tag;
  readonly attributes: Attributes;
  readonly children: readonly Child[];
}

/** What an element may hold: text, elements, lists of both; null is nothing. */
export type Child = string | Element | null | readonly Child[];

/** An element. Every string among its children is text. */
export const h = (tag: Tag, attributes: Attributes, ...children: readonly Child[]): Element => ({
  tag,
  attributes,
  children,
});

/** The tree as HTML. */
export function html(child: Child): string {
  if (child === null) return '';
  if (typeof child === 'string') return escaped(child);
  if (isList(child)) return child.map(html).join('');
  const attributes = Object.entries(child.attributes)
    .map(([name, value]) => ` ${name}="${escaped(isAddress(value) ? value.href : String(value))}"`)
    .join('');
  return `<${child.tag}${attributes}>${child.children.map(html).join('')}</${child.tag}>${BLOCKS.has(child.tag) ? '\n' : ''}`;
}

const isAddress = (value: unknown): value is Address => typeof value === 'object';

const isList = (child: Element | readonly Child[]): child is readonly Child[] => Array.isArray(child);

/** A line break after these elements does not change the page, and keeps its source readable. */
const BLOCKS: ReadonlySet<Tag> = new Set([
  'article',
  'dd',
  'details',
  'div',
  'h2',
  'h3',
  'h4',
  'h5',
  'li',
  'p',
  'section',
  'tr',
]);

/**
 * Text of one line: control characters become spaces, format characters (bidi overrides, zero-width ones) vanish, half
 * surrogates become U+FFFD; no character of HTML is left in it.
 */
export const escaped = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\p{Cf}+/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[&<>"'`]/gu, (character) => `&#${character.charCodeAt(0)};`);
