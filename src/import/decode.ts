/** The text of a document, its damage told: what was saved in another encoding is repaired where that is certain. */
import { count } from '../text/words.ts';

/** UTF-8 that was read as Windows-1252 and saved again; one of these stands for each damaged character. */
const DAMAGE: readonly (readonly [damaged: string, meant: string])[] = [
  ['â€™', '’'],
  ['â€˜', '‘'],
  ['â€œ', '“'],
  ['â€\u009d', '”'],
  ['â€“', '–'],
  ['â€”', '—'],
  ['â€¦', '…'],
  ['â€¢', '•'],
  ['â†’', '→'],
  ['â†”', '↔'],
  // Pictures of which enough is left to tell them: of a saying, of time, of speed.
  ['ğŸ“Œ', '📌'],
  ['ðŸ“Œ', '📌'],
  ['â±ï¸', '⏱️'],
  ['âš¡', '⚡'],
  ['âœ…', '✅'],
  ['â˜\u0090', '☐'],
  ['â˜', '☐'],
  ['âŒ', '❌'],
  ['Ã©', 'é'],
  ['Ã¨', 'è'],
  ['Ã¼', 'ü'],
  ['Ã¶', 'ö'],
  ['Ã¤', 'ä'],
  ['ÃŸ', 'ß'],
  ['Ã±', 'ñ'],
  ['â€', '”'],
];
/** Pictures, of which a part is lost: which they were cannot be told, and they say nothing. */
const PICTURES = /(?:ğŸ|ðŸ)[^\s\w*#-]{0,2}\s?/gu;
/** White space within a line that is as wide as nobody means it: whatever looks for the end of words stumbles over it. */
const WIDEST = 100;
const WIDE = new RegExp(`[^\\S\\n]{${WIDEST + 1},}`, 'gu');
/** What is left of it cannot be told. */
const REST = /[âÃÂð][\u0080-\u00bf\u2018-\u203a€™š›œž]|\uFFFD/u;

export function decode(bytes: Uint8Array): { readonly text: string; readonly notes: readonly string[] } {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const read = decodeAs(bytes, utf16 ?? 'utf-8');
  const notes: string[] = [];
  if (utf16 !== null) notes.push('The file is UTF-16; the ladder is written as UTF-8.');
  let text = read ?? decodeAs(bytes, 'windows-1252') ?? '';
  if (read === null) notes.push('The file is no UTF-8; it was read as Windows-1252.');
  let repaired = 0;
  if (DAMAGE.some(([damaged]) => text.includes(damaged)))
    for (const [damaged, meant] of DAMAGE) {
      const parts = text.split(damaged);
      repaired += parts.length - 1;
      text = parts.join(meant);
    }
  // On its own it may be a letter of somebody's; beside other damage it is a space that does not break.
  if (repaired > 0) text = text.replace(/Â(?=[\s\u00a0])/gu, '');
  text = text.replace(WIDE, (run) => run.slice(0, WIDEST));
  const pictures = text.match(PICTURES)?.length ?? 0;
  if (pictures > 0) {
    text = text.replace(PICTURES, '');
    notes.push(`${count(pictures, 'damaged picture')} ${pictures === 1 ? 'was' : 'were'} left out.`);
  }
  if (repaired > 0)
    notes.push(
      `${count(repaired, 'damaged character')} ${repaired === 1 ? 'was' : 'were'} repaired: UTF-8 had been read as another encoding.`,
    );
  const lines = text.split('\n').flatMap((line, index) => (REST.test(line) ? [index + 1] : []));
  if (lines.length > 0)
    notes.push(
      `Characters are damaged that cannot be told for certain, in ${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, 10).join(', ')}${lines.length > 10 ? ' and more' : ''}.`,
    );
  return { text, notes };
}

function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
