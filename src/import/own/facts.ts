/** What a page says of a level in small print. */
import type { ListItem } from 'mdast';
import type { LevelFacts } from '../model.ts';
import { wordsOf, type Place } from './items.ts';

const EXPERIENCE = /^experience: (.+)$/u;
const TENURE = /^tenure: (.+)$/u;
const CALLED = /^also called (.+)$/u;
const GRANTED = /^(.+) is taken for granted$/u;
/** What a person at the level says. */
const STATEMENT = /^“(.*)”$/u;
const REQUIRES = /^one comes from (.+)$/u;
/** "like L6 (Acme)": what the import has no place for. */
const OTHER = /^(?:like |.+ is (?:restated|asked for again)(?:;|$))/u;

/** @param below the level below it; null: there is none */
export function factsIn(items: readonly ListItem[], below: string | null, place: Place): LevelFacts {
  const found: LevelFacts[] = [];
  for (const item of items) {
    const text = wordsOf(item);
    const parts = text.split(' · ').map((part) => asideIn(part, below));
    if (parts.some((part) => part === 'other') || parts.every((part) => part !== null)) {
      found.push(...parts.flatMap((part) => (part === null || part === 'other' ? [] : [part])));
      if (parts.every((part) => part !== null && part !== 'other')) place(item);
    } else {
      const statement = STATEMENT.exec(text)?.[1];
      const said: LevelFacts = statement === undefined ? { goal: text } : { statement };
      // A second goal is something that somebody added.
      if (Object.keys(said).some((key) => found.some((fact) => Object.hasOwn(fact, key)))) continue;
      found.push(said);
      place(item);
    }
  }
  return Object.assign({}, ...found);
}

/** Null: it is none. */
function asideIn(part: string, below: string | null): LevelFacts | 'other' | null {
  const of = (pattern: RegExp): string | undefined => pattern.exec(part)?.[1];
  const [experience, tenure, called, granted] = [of(EXPERIENCE), of(TENURE), of(CALLED), of(GRANTED)];
  const requires = of(REQUIRES);
  if (requires !== undefined) return { requires: requires.split(' or ') };
  if (experience !== undefined) return { experience };
  if (tenure !== undefined) return { tenure };
  if (called !== undefined) return { aliases: called.split(', ') };
  if (granted !== undefined) return granted === below ? { includes: true } : 'other';
  return OTHER.test(part) ? 'other' : null;
}
