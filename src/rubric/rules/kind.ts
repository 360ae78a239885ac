import type { Reference } from '../../packet/values/reference.ts';
import { join, oneOf, say } from '../../text/words.ts';
import { usableReferences } from '../distinct.ts';
import { yes } from '../rule.ts';
import type { ItemRule, RuleContext } from '../rule.ts';
import { fold } from '../scale.ts';
import { namesSchema } from '../schemas.ts';

/**
 * What a reference is, from its URL and from what was read; null where a shorthand does not say and nobody has looked.
 */
export function kindOf(reference: Reference, context: RuleContext): readonly string[] | null {
  const read = context.facts.references.get(reference.ref)?.kind;
  if (reference.kind === 'issue-or-pull-request') return read === undefined ? null : [read];
  return read === undefined ? [reference.kind] : [reference.kind, read];
}

/** A bare `#12` may be one of these two, and nothing else. */
export const shorthand = new Set(['issue', 'pull request']);

export const kind: ItemRule<'kind'> = {
  name: 'kind',
  over: 'item',
  schema: namesSchema('The item links, or says after `Kind:`, one of these kinds', ['rfc', ['rfc', 'pull-request']]),
  doc: {
    asks: 'The item is of one of these kinds: it links such a thing, or says so after `Kind:`.',
    counts:
      'The kind of a link is told from its address; capital letters, hyphens and spaces do not matter. A bare `#12` is an issue or a pull request: until it has been read, whether it is the one asked for is unknown. Links that cannot be evidence (placeholders, example hosts) do not count.',
    forms: [
      { yaml: 'kind: rfc', means: 'a link to an RFC, or `Kind: rfc`' },
      { yaml: 'kind: [rfc, pull-request]', means: 'either of the two' },
    ],
    meets:
      '- **Designed the event pipeline.**\n  - When: 2025-03\n  - Kind: RFC\n  - Links: https://github.com/acme/rfcs/pull/118',
    misses: '- **Designed the event pipeline.**\n  - When: 2025-03\n  - Links: https://github.com/acme/rfcs/pull/118',
  },
  words: (kinds) => say`of kind ${oneOf(kinds)}`,
  check(item, kinds, context) {
    const wanted = new Set(kinds.map(fold));
    const references = usableReferences(item);
    const found = references.map((reference) => kindOf(reference, context));
    if ([...item.kinds, ...found.flatMap((names) => names ?? [])].some((name) => wanted.has(fold(name)))) return yes;

    const unread = references.filter((_, index) => found[index] === null);
    if (unread.length > 0 && [...shorthand].some((name) => wanted.has(name))) {
      return {
        truth: 'unknown',
        message: say`has ${join(
          unread.slice(0, 3).map((reference) => say`${reference.written}`),
          ', ',
        )}, which may be an issue or a pull request and was not read`,
        fix: say`Write the whole address, which says what it is: ${'https://github.com/owner/name/pull/12'}.`,
      };
    }
    const named = [...new Set([...item.kinds, ...found.flatMap((names) => names ?? [])])];
    const has = named.length === 0 ? say`has nothing of kind ` : say`has only ${oneOf(named, 3)}, the rubric asks for `;
    return {
      truth: 'no',
      message: [...has, ...oneOf(kinds)],
      fix: say`Link one, or say what the item is: ${`Kind: ${kinds[0] ?? ''}`}.`,
    };
  },
};
