/** What people put around a name and what is no part of it: numbers, emoji, labels, anchors. */
import { spaced, withoutTail } from '../../text/ends.ts';
import { normalise } from '../../text/near.ts';

/** `1.`, `2.3`, `(4)`, `A)`, `IV.` at the start. */
const NUMBER =
  /^\s*(?:\(?\d{1,3}(?:\.\d{1,3}){0,4}[.):]?\s+|\(?[A-Za-z][.)]\s+|[IVX]{1,5}[.)]\s+|[0-9]\uFE0F?\u20E3\s*)/u;
/** An emoji or a glyph, with what modifies it; `:white_check_mark:` is one as GitHub writes it. */
const EMOJI = String.raw`(?:(?:\p{Extended_Pictographic}|\p{So}|\p{Emoji_Modifier}|[\u2190-\u21FF]|\uFE0F|\u200D|\u20E3)+|:[a-z0-9_+-]{2,40}:)`;
const EMOJI_START = new RegExp(String.raw`^\s*${EMOJI}\s*`, 'u');
/** Emoji and glyphs at the start of a text, one or several. */
export const DECORATED_START = new RegExp(String.raw`^(?:\s*${EMOJI}\s*)+`, 'u');
const EMOJI_END = new RegExp(String.raw`\s*${EMOJI}\s*$`, 'u');
/** A label that says what follows it: `Criterion: …`. */
const LABEL =
  /^\s*(?:criterion|criteria|requirement|expectation|competency|competence|skill|area|behaviou?r)\s*[:：]\s*/iu;
/** How somebody rates what is named, behind it: `(4/5)`, `– Rating: Meets`, `: exceeds expectations`. */
const RATING =
  /\s*(?:[:：]|\s[–—-]|[([])\s*(?:(?:self[- ]?)?(?:rating|score|assessment|rated)\s*[:：=]?\s*[\p{L}\p{N}][\p{L}\p{N} ./-]{0,30}|\d(?:[.,]\d)?\s?(?:\/|of|out of)\s?(?:3|4|5|6|10)|(?:(?:mostly|partially|consistently|fully|sometimes|often) )?(?:meets|exceeds|exceeding|meeting)(?: (?:some|most|all))?(?: expectations)?|[★☆⭐]{1,10})\s*[)\]]?\s*$/iu;
/** When it was, in brackets behind the name: `(2025)`, `(H1 2026)`, `(Jan 2025 – Jun 2026)`. */
const DATE = String.raw`(?:(?:[HQ][1-4]|\p{L}{3,9}\.?)\s+)?(?:19|20)\d\d(?:[- /]?(?:[HQ][1-4]|\d\d))?`;
const PERIOD = new RegExp(String.raw`\s*[([]\s*${DATE}(?:\s*(?:[-–—]|\.\.|to)\s*${DATE})?\s*[)\]]\s*$`, 'u');
const ANCHOR = /\s*\{#[^{}]{1,200}\}\s*$/u;
/** Marks of a list or a heading that stand in the text itself. */
const MARK = /^\s*(?:[-+*•◦▪·–—>]|#{1,6})\s+/u;

/** The text without what is around a name. Linear: a few passes, each of which cuts at the ends. */
export function undecorated(text: string): string {
  let bare = withoutTail(spaced(text), ANCHOR);
  for (let pass = 0; pass < 6; pass += 1) {
    const before = bare;
    bare = withoutTail(bare.replace(EMOJI_START, ''), EMOJI_END)
      .replace(MARK, '')
      .replace(NUMBER, '')
      .replace(LABEL, '');
    if (/[:：([]|\s[–—-]/u.test(bare)) bare = withoutTail(withoutTail(bare, RATING), PERIOD);
    if (bare === before) break;
  }
  return bare;
}

/** A format character inside words, which no reader sees: the text is not what it looks like. Joined emoji are. */
export function invisibleIn(text: string): string | null {
  if (!/\p{Cf}/u.test(text)) return null;
  const bare = text.replace(/\p{Extended_Pictographic}\uFE0F?\u200D(?=\p{Extended_Pictographic})/gu, '');
  return /\p{Cf}/u.exec(bare)?.[0] ?? null;
}

/** Letters of other alphabets that look like Latin ones. */
const LOOKALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['аΑА', 'a'],
      ['ΒВ', 'b'],
      ['сС', 'c'],
      ['ԁ', 'd'],
      ['еЕΕ', 'e'],
      ['Н', 'h'],
      ['һ', 'h'],
      ['іІΙι', 'i'],
      ['ј', 'j'],
      ['кКΚκ', 'k'],
      ['МΜ', 'm'],
      ['Ν', 'n'],
      ['оОΟο', 'o'],
      ['рРΡρ', 'p'],
      ['ѕ', 's'],
      ['тТΤτ', 't'],
      ['υ', 'u'],
      ['ν', 'v'],
      ['хХΧ', 'x'],
      ['уУΥ', 'y'],
      ['ΖΖ', 'z'],
    ] as const
  ).flatMap(([letters, latin]) => Array.from(letters).map((letter) => [letter, latin])),
);

/** The text as it looks, and the first character that is not what it looks like; null where all are. */
export function asItLooks(text: string): { readonly text: string; readonly character: string } | null {
  const invisible = invisibleIn(text);
  let character = invisible;
  const seen = Array.from(text, (letter) => {
    if (/\p{Cf}/u.test(letter)) return '';
    const latin = Object.hasOwn(LOOKALIKE, letter) ? LOOKALIKE[letter] : undefined;
    if (latin === undefined) return letter;
    character ??= letter;
    return latin;
  }).join('');
  return character === null ? null : { text: seen, character };
}

/** The keys under which a text may stand in an index of names: as it is, and undecorated. */
export function keysOf(text: string): string[] {
  if (invisibleIn(text) !== null) return [];
  const whole = normalise(text);
  const bare = normalise(undecorated(text));
  return bare === whole || bare === '' ? [whole] : [whole, bare];
}
