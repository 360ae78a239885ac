import type { Reference } from '../../packet/values/reference.ts';
import type { Item } from '../../packet/packet.ts';
import { join, oneOf, prose, say } from '../../text/words.ts';
import { readKind } from '../../evidence/outcome.ts';
import { enoughOf, type Standing } from '../../evidence/standing.ts';
import { linksFor } from '../links.ts';
import { yes } from '../rule.ts';
import type { ItemRule, RuleContext } from '../rule.ts';
import { isCandidate } from '../../people/logins.ts';
import { foldKind, kindsOfPath } from '../kind-names.ts';
import { namesSchema } from '../schemas.ts';
import { linkNames, stepFor } from './verified.ts';
import { fewer } from '../stricter.ts';

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
const saidKinds = ({ kinds }: Item): readonly string[] => kinds.filter((name) => !SHOWN.has(foldKind(name)));

/**
 * How far what an item says of its kind counts: it says so of what it links. Where there is nothing to link, a person
 * who stands behind it has to say it; without either it is only a word.
 */
function standingOfSaid(item: Item, context: RuleContext): Standing {
  const standings = new Set(linksFor(item, context).map(({ standing }) => standing));
  // The thing is there, outside of GitHub or by others: what it is the item says, what it is worth other rules ask.
  if (standings.has('counts') || standings.has('waits')) return 'counts';
  if (standings.has('unknown')) return 'unknown';
  const vouched = [...item.confirmedBy, ...(item.attestedBy === null ? [] : [item.attestedBy])].some(
    (login) => !isCandidate(login, context.header),
  );
  return vouched ? 'waits' : 'not';
}

/**
 * The kinds that an item is of, each by its name, with how far it counts. A shorthand that nobody has read may be an
 * issue or a pull request; something of a kind that GitHub has, outside of GitHub, is what the item says it is, and
 * waits for a person. A file is also what its path says: `docs/adr/0007.md`.
 */
export function kindsOf(item: Item, context: RuleContext): { readonly name: string; readonly standing: Standing }[] {
  const elsewhere = item.kinds.filter((name) => SHOWN.has(foldKind(name)));
  const said = saidKinds(item);
  const standing = said.length === 0 ? 'not' : standingOfSaid(item, context);
  return [
    ...said.map((name) => ({ name, standing })),
    ...linksFor(item, context).flatMap(({ reference, standing, outcome }) => {
      const name = kindOf(reference, context);
      if (name === null) return [...shorthand].map((one) => ({ name: one, standing: 'unknown' as const }));
      const outside =
        reference.repository === null && (outcome === 'not-supported' || context.facts.asWritten === true)
          ? elsewhere
          : [];
      const paths = reference.kind === 'file' ? kindsOfPath(reference.ref) : [];
      return [
        { name, standing },
        ...paths.map((one) => ({ name: one, standing })),
        ...outside.map((one) => ({ name: one, standing: 'waits' as const })),
      ];
    }),
  ];
}

export const kind: ItemRule<'kind'> = {
  name: 'kind',
  over: 'item',
  schema: namesSchema('The item links one of these kinds, or something that it says to be one after `Kind:`', [
    'rfc',
    ['rfc', 'pull-request'],
  ]),
  doc: {
    asks: 'The item is of one of these kinds: it links such a thing, or something of which it says so after `Kind:`.',
    counts:
      'The kind of a link is what it was read as, else what its address says, and of a file also what its path says (`docs/adr/…`, `rfcs/…`, `postmortems/…`); capital letters, hyphens and spaces do not matter, and usual names for the same are one (post-mortem, incident review; ADR, decision record; design document, design doc; presentation, talk). The link counts by what became of it, as for the rule `link`: one that was read and is not what the item says is of no kind, and one that was not read is not known to be. `Kind:` says what the linked thing is, and counts where that is there. Without a link it is only a word, unless `Confirmed by:` or `Confidential:` names somebody, who then has to say so. What GitHub has (a pull request, an issue, a commit, a release) a link has to show: `Kind: pull-request` alone does not. A bare `#12` is an issue or a pull request: until it has been read, whether it is the one asked for is unknown. Links that cannot be evidence (placeholders, example hosts) do not count.',
    forms: [
      { yaml: 'kind: rfc', means: 'a link to an RFC, or a link and `Kind: rfc`' },
      { yaml: 'kind: [rfc, pull-request]', means: 'either of the two' },
    ],
    meets:
      '- **Designed the event pipeline.**\n  - When: 2025-03\n  - Kind: RFC\n  - Links: https://github.com/acme/rfcs/pull/118',
    misses: '- **Designed the event pipeline.**\n  - When: 2025-03\n  - Links: https://github.com/acme/rfcs/pull/118',
  },
  compare: (before, after) => fewer(before, after, foldKind),
  words: (kinds) => say`of kind ${oneOf(kinds)}`,
  check(item, kinds, context) {
    const wanted = new Set(kinds.map(foldKind));
    const found = kindsOf(item, context).filter(({ name }) => wanted.has(foldKind(name)));
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
      ({ reference, outcome }) => outcome === 'false' && wanted.has(foldKind(kindOf(reference, context) ?? '')),
    );
    if (contrary.length > 0)
      return {
        truth: 'no',
        message: say`has nothing of kind ${oneOf(kinds)} that is what it says (${linkNames(contrary)})`,
        fix: prose('Link what was finished instead.'),
      };
    const unshown = item.kinds.find((name) => wanted.has(foldKind(name)));
    const linked = [...new Set(links.flatMap(({ reference }) => kindOf(reference, context) ?? []))];
    if (unshown !== undefined) {
      const shown = SHOWN.has(foldKind(unshown));
      return {
        truth: 'no',
        message:
          linked.length === 0
            ? say`says ${`Kind: ${unshown}`} and links nothing`
            : say`says ${`Kind: ${unshown}`} and links ${prose(shown ? 'only ' : 'nothing that counts: ')}${oneOf(linked, 3)}`,
        fix: shown
          ? say`Link it after ${'Links:'}.`
          : say`Link it after ${'Links:'}, or name who can confirm it: ${'Confirmed by: @login'}.`,
      };
    }
    const named = [...new Set([...saidKinds(item), ...linked])];
    const has = named.length === 0 ? say`has nothing of kind ` : say`has only ${oneOf(named, 3)}, the rubric asks for `;
    return {
      truth: 'no',
      message: [...has, ...oneOf(kinds)],
      fix:
        links.length === 0
          ? say`Link it after ${'Links:'}: ${oneOf(kinds)}.`
          : say`Link one; if something that is linked already is one, say so below it: ${`Kind: ${kinds[0] ?? ''}`}.`,
    };
  },
};
