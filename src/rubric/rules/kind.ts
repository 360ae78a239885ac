import type { Reference } from '../../packet/values/reference.ts';
import type { Item } from '../../packet/packet.ts';
import { join, oneOf, prose, say } from '../../text/words.ts';
import { readKind } from '../../evidence/outcome.ts';
import { enoughOf, type Standing } from '../../evidence/standing.ts';
import { linksFor } from '../links.ts';
import { yes } from '../rule.ts';
import type { ItemRule, RuleContext } from '../rule.ts';
import { fold } from '../../text/scale.ts';
import { namesSchema } from '../schemas.ts';
import { linkNames, stepFor } from './verified.ts';

/** What a reference is: as it was read, else as its address says; null where a shorthand does not say. */
export function kindOf(reference: Reference, context: RuleContext): string | null {
  const kind = readKind(reference, context.facts.references.get(reference.ref));
  return kind === 'issue-or-pull-request' ? null : kind;
}

/** A bare `#12` may be one of these two, and nothing else. */
export const shorthand: ReadonlySet<string> = new Set(['issue', 'pull request']);

/** What GitHub has, a link shows: saying so after `Kind:` does not stand in for it. */
const SHOWN: ReadonlySet<string> = new Set([
  ...shorthand,
  'review',
  'review comment',
  'comment',
  'commit',
  'discussion',
  'release',
  'compare',
  'workflow run',
]);

/** The kinds that an item is of by what it says after `Kind:`. */
export const saidKinds = ({ kinds }: Item): readonly string[] => kinds.filter((name) => !SHOWN.has(fold(name)));

/**
 * The kinds that an item is of, each by its folded name, with how far it counts. A shorthand that nobody has read may be
 * an issue or a pull request; something of a kind that GitHub has, outside of GitHub, is what the item says it is, and
 * waits for a person.
 */
export function kindsOf(item: Item, context: RuleContext): { readonly name: string; readonly standing: Standing }[] {
  const elsewhere = item.kinds.filter((name) => SHOWN.has(fold(name)));
  return [
    ...saidKinds(item).map((name) => ({ name, standing: 'counts' as const })),
    ...linksFor(item, context).flatMap(({ reference, standing, outcome }) => {
      const name = kindOf(reference, context);
      if (name === null) return [...shorthand].map((one) => ({ name: one, standing: 'unknown' as const }));
      const said =
        reference.repository === null && (outcome === 'not-supported' || context.facts.asWritten === true)
          ? elsewhere
          : [];
      return [{ name, standing }, ...said.map((one) => ({ name: one, standing: 'waits' as const }))];
    }),
  ];
}

export const kind: ItemRule<'kind'> = {
  name: 'kind',
  over: 'item',
  schema: namesSchema('The item links, or says after `Kind:`, one of these kinds', ['rfc', ['rfc', 'pull-request']]),
  doc: {
    asks: 'The item is of one of these kinds: it links such a thing, or says so after `Kind:`.',
    counts:
      'The kind of a link is what it was read as, else what its address says; capital letters, hyphens and spaces do not matter. The link counts by what became of it, as for the rule `link`: one that was read and is not what the item says is of no kind, and one that was not read is not known to be. What GitHub has (a pull request, an issue, a commit, a release) a link has to show: `Kind: pull-request` alone does not. A bare `#12` is an issue or a pull request: until it has been read, whether it is the one asked for is unknown. Links that cannot be evidence (placeholders, example hosts) do not count.',
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
    const found = kindsOf(item, context).filter(({ name }) => wanted.has(fold(name)));
    const enough = enoughOf(
      1,
      found.map(({ standing }) => standing),
    );
    if (enough === 'yes') return yes;
    if (enough === 'waits') return { ...yes, judgement: true };
    const links = linksFor(item, context);
    if (enough === 'unknown') {
      const short = links.filter(({ reference }) => kindOf(reference, context) === null);
      const open = links.filter(({ standing }) => standing === 'unknown');
      return short.length > 0
        ? {
            truth: 'unknown',
            message: say`has ${join(
              short.slice(0, 3).map(({ reference }) => say`${reference.written}`),
              ', ',
            )}, which may be an issue or a pull request and was not read`,
            fix: say`Write the whole address, which says what it is: ${'https://github.com/owner/name/pull/12'}.`,
          }
        : {
            truth: 'unknown',
            message: say`has nothing of kind ${oneOf(kinds)} that was read (${linkNames(open)})`,
            fix: stepFor(open[0]),
          };
    }
    const contrary = links.filter(
      ({ reference, outcome }) => outcome === 'false' && wanted.has(fold(kindOf(reference, context) ?? '')),
    );
    if (contrary.length > 0)
      return {
        truth: 'no',
        message: say`has nothing of kind ${oneOf(kinds)} that is what it says (${linkNames(contrary)})`,
        fix: prose('Link what was finished instead.'),
      };
    const unshown = item.kinds.find((name) => wanted.has(fold(name)) && !saidKinds(item).includes(name));
    if (unshown !== undefined)
      return {
        truth: 'no',
        message: say`says ${`Kind: ${unshown}`} and links none`,
        fix: say`Link it after ${'Links:'}.`,
      };
    const named = [
      ...new Set([...saidKinds(item), ...links.flatMap(({ reference }) => kindOf(reference, context) ?? [])]),
    ];
    const has = named.length === 0 ? say`has nothing of kind ` : say`has only ${oneOf(named, 3)}, the rubric asks for `;
    return {
      truth: 'no',
      message: [...has, ...oneOf(kinds)],
      fix: say`Link one, or say what the item is: ${`Kind: ${kinds[0] ?? ''}`}.`,
    };
  },
};
