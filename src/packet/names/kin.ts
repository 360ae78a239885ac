/** Names that a heading means without being them: by its initials, without what stands in brackets, by an id within it. */
import { normalise } from '../../text/near.ts';
import { undecorated } from './decoration.ts';

const MOST = 3;
/** Longer letters in a row are a word. */
const MOST_INITIALS = 7;

const wordsOf = (text: string): string[] => normalise(text).split(/[^\p{L}\p{N}]+/u);

/** "SD&A", "SDA" of "System Design & Architecture". */
function hasInitials(found: string, name: string): boolean {
  if (!/^\p{Lu}[\p{Lu}&/+ ]*$/u.test(found)) return false;
  const letters = found.replace(/[^\p{L}]/gu, '').toLowerCase();
  if (letters.length < 2 || letters.length > MOST_INITIALS) return false;
  const words = wordsOf(name).filter((word) => word !== '');
  const of = (some: readonly string[]): string => some.map((word) => word.slice(0, 1)).join('');
  return letters === of(words) || letters === of(words.filter((word) => word !== 'and'));
}

const BRACKETS = /\s*[([][^()[\]]{1,80}[)\]]/gu;

/** `names`: titles and texts of the ladder; `ids`: of the criteria that are asked for. To suggest, and never to tie. */
export function kinOf(heading: string, names: readonly string[], ids: readonly string[]): string[] {
  const found = undecorated(heading).trim();
  const words = new Set(found.split(/[\s()[\],;:–—]+/u).map((word) => word.toLowerCase()));
  const plain = normalise(found);
  const bare = (name: string): boolean => {
    const without = normalise(name.replace(BRACKETS, ''));
    return without !== '' && without === plain && without !== normalise(name);
  };
  return [
    ...ids.filter((id) => words.has(id.toLowerCase())),
    ...names.filter((name) => hasInitials(found, name) || bare(name)),
  ].slice(0, MOST);
}
