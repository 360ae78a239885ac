/**
 * Addresses end where a person would end them, which is more than Markdown knows: at a full-width stop, a dash, a
 * bracket that was opened before them, a comma with the next address behind it.
 */

const CLOSERS = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);
const OPENERS = new Set(CLOSERS.values());
/** Quotes, dashes, arrows, bullets, full-width stops and brackets: in an address they would be percent-encoded. */
const WIDE_SIGN = /[\p{P}\p{S}]/u;
/** Scripts that put no space between an address and the words behind it. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
/** What may follow a comma or a semicolon if it parts two addresses. */
const NEXT = /^[,;]+(?:$|[\s<>"`)\]}|]|https?:\/\/|www\.|github\.com\/|#\d|GH-\d|[\w-]+\/[\w.-]+[#@])/u;
/** Pages of GitHub whose path may hold any letter: files and wikis. */
const FILE_PAGE = /\/(?:blob|tree|raw|blame|edit|wiki)\//u;

export interface AddressForm {
  /** The most characters that are looked at. */
  readonly longest: number;
  /** Whether it is on a GitHub host, whose addresses are made of few signs. */
  readonly github: boolean;
}

/** Where the address that begins at `start` ends, exclusive. Looks at no more of the text than belongs to it. */
export function endOfAddress(text: string, start: number, { longest, github }: AddressForm): number {
  const open: string[] = [];
  let query = false;
  let filePage: boolean | null = null;
  let at = start;
  for (; at < text.length && at - start < longest;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (/[\s<>"`|\\]/u.test(character)) break;
    if (character > '\u007F') {
      if (WIDE_SIGN.test(character)) break;
      if (github && !query && UNSPACED.test(character)) {
        filePage ??= FILE_PAGE.test(text.slice(start, at));
        if (!filePage) break;
      }
    }
    const opener = CLOSERS.get(character);
    if (OPENERS.has(character)) open.push(character);
    else if (opener !== undefined && open.pop() !== opener) break;
    if (character === '?') query = true;
    const parts = character === ',' || character === ';';
    if (parts && ((github && !query) || NEXT.test(text.slice(at, at + 220)))) break;
    at += character.length;
  }
  return trimmedEnd(text, start, at, github);
}

/** Without what ends the sentence, as GFM's autolinks do: trailing marks, an entity, a possessive, an open bracket. */
function trimmedEnd(text: string, start: number, stop: number, github: boolean): number {
  const marks = github ? /[.,:;!?'*_~([{-]/u : /[.,:;!?'*_~([{]/u;
  let end = stop;
  for (;;) {
    const tail = /(?:&(?:amp|lt|gt|quot|#39);?|'s)$/u.exec(text.slice(Math.max(start, end - 6), end));
    if (tail !== null) end -= tail[0].length;
    else if (end > start && marks.test(text[end - 1] ?? '')) end -= 1;
    else return end;
  }
}
