/** The ids of a ladder that is made of a document: made of its words, or those that it had before. */
import { ID } from '../ladder/format/parts.ts';
import { groupBy } from '../text/groups.ts';
import type { Statement } from './model.ts';

/** An id of letters, digits and hyphens that nothing else has. */
export function idOf(title: string, taken: Set<string>, otherwise: string): string {
  const base =
    title
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/&/gu, ' and ')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/gu, '')
      .slice(0, 60)
      .replace(/-+$/u, '') || otherwise;
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) {
      taken.add(id);
      return id;
    }
  }
}

/** How much of the id of a competency those of its criteria begin with, and how much of a text they end with. */
const MOST_BEFORE = 30;
const MOST_WORDS = 5;
const MOST_OF_TEXT = 26;

/** Cut off between words where that leaves anything. */
function shortened(id: string, most: number): string {
  const end = id.lastIndexOf('-', most);
  return id.length <= most ? id : id.slice(0, end > 0 ? end : most).replace(/-+$/u, '');
}

/** The name of a criterion: its first words. */
export const nameOf = (text: string, taken: Set<string>): string =>
  idOf(
    shortened(idOf(text.split(/\s+/u).slice(0, MOST_WORDS).join(' '), new Set(), 'criterion'), MOST_OF_TEXT),
    taken,
    'criterion',
  );

/** Short, and whole: cut off, ids might be alike. */
export const criterionId = (competency: string, level: string, text: string, taken: Set<string>): string =>
  `${shortened(competency, MOST_BEFORE)}.${slug(level).slice(0, 16)}.${nameOf(text, taken)}`;

const slug = (id: string): string => id.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');

/** By which a competency is found: its area and its title. */
export const competencyKey = (area: string | null, title: string): string => `${area ?? ''}\n${title}`;

/** The title in a `competencyKey`. */
export const titleIn = (key: string): string => key.slice(key.indexOf('\n') + 1);

/**
 * "code.L5" of a competency at L5 says that the competency is "code"; else it is what its ids begin with, unless that is
 * only the beginning of what the title gives. No other has it.
 */
export function competencyIds(statements: readonly Statement[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  const all = groupBy(statements, ({ area, competency }) => competencyKey(area, competency ?? ''));
  for (const [key, of] of all) {
    const ids = of.flatMap(({ id }) => id ?? []);
    const isOfAll = (own: string): boolean => ids.every((id) => id.startsWith(`${own}.`));
    const usual = of.flatMap(({ id = '', level }) => (id.endsWith(`.${level}`) ? id.slice(0, -level.length - 1) : []));
    const first = ids[0]?.split('.')[0] ?? '';
    const whole = idOf(of[0]?.competency ?? '', new Set(), '');
    const isCut = first !== whole && first === shortened(whole, MOST_BEFORE);
    const own = usual.find(isOfAll) ?? (isCut || !isOfAll(first) ? '' : first);
    if (!ID.test(own) || taken.has(own)) continue;
    found.set(key, own);
    taken.add(own);
  }
  return found;
}
