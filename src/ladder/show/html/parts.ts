/** What several parts of the page are made of. */
import type { Ladder } from '../../ladder.ts';
import type { Anchor } from './anchors.ts';
import { h, type Child } from './element.ts';
import type { Outline } from '../outline.ts';
import type { Home } from '../../../report/report.ts';
import type { Words } from '../../../text/words.ts';

/** What the parts of the page need to know. */
export interface Page {
  readonly ladder: Ladder;
  readonly shown: Outline;
  readonly anchor: Anchor;
  /** Where packets are begun; null: nothing is linked. */
  readonly home: Home | null;
}

/** A part of the page that the navigation names. */
export interface Part {
  readonly title: string;
  /** Left out where there is not enough room for it. */
  readonly wide?: boolean;
  readonly content: readonly Child[];
}

/** The words with a capital letter at their beginning. */
export const capital = ([first, ...rest]: Words, wanted = true): Words =>
  first === undefined ? [] : [wanted && typeof first === 'string' ? sentence(first) : first, ...rest];

export const wordsOf = (words: Words): Child[] =>
  words.map((piece) => (typeof piece === 'string' ? piece : h('code', {}, piece.code)));

/** Titled lists, those without entries left out; null where none is left. */
export function lists(entries: readonly (readonly [string, readonly string[]])[]): Child {
  const full = entries.filter(([, texts]) => texts.length > 0);
  return full.length === 0
    ? null
    : full.map(([title, texts]) => [
        h('p', {}, h('b', {}, title)),
        h(
          'ul',
          {},
          texts.map((text) => h('li', {}, text)),
        ),
      ]);
}

/** What is shown when somebody asks for it; null where there is nothing. */
export const fold = (title: string, content: readonly Child[]): Child =>
  content.every((child) => child === null || (Array.isArray(child) && child.length === 0))
    ? null
    : h('details', {}, h('summary', {}, title), content);

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A long text of a ladder: paragraphs and lists, `**bold**` in them. */
export const prose = (long: string): Child =>
  long
    .split(/\n[^\S\n]*\n/u)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const lines = part.trim().split('\n');
      return lines.every((line) => /^\s*[-*] /u.test(line))
        ? h(
            'ul',
            {},
            lines.map((line) => h('li', {}, bold(line.replace(/^\s*[-*] /u, '')))),
          )
        : h('p', {}, bold(part));
    });

const bold = (text: string): Child =>
  text.split(/\*\*([^*]{1,1000})\*\*/u).map((part, index) => (index % 2 === 1 ? h('strong', {}, part) : part));
