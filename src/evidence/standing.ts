/** How far a link counts: by what became of it (`docs/verdict.md`). */
import type { Header, Item } from '../packet/packet.ts';
import type { Reference } from '../packet/values/reference.ts';
import { sameLogin } from '../people/logins.ts';
import { fold } from '../text/scale.ts';
import { usableReferences } from './distinct.ts';
import type { Facts } from './facts.ts';
import { readKind } from './outcome.ts';
import { hasPart } from './part.ts';
import { isAbout } from './searches.ts';
import type { Truth } from './truth.ts';
import { verify, type Verified } from './verify.ts';

/**
 * `counts`; `waits`: it counts as far as the bot can tell, and a person has to look at it; `unknown`: it was not read;
 * `not`: it was read and is not what the packet says, or it is no work.
 */
export type Standing = 'counts' | 'waits' | 'unknown' | 'not';

/** A link, what became of it under its claim, and how far it counts. */
export interface Link extends Verified {
  readonly reference: Reference;
  readonly standing: Standing;
  /** A repository, a person, a project, a milestone, a gist of one's own: no work, though work may lie there. */
  readonly place: boolean;
  /** Everything about it was read, and the candidate is not named in it. */
  readonly stranger: boolean;
}

const PLACES: ReadonlySet<string> = new Set(['repository', 'user', 'project', 'milestone']);

/** The item's links that can be evidence, each once. `asked`: the kinds that the rubric names, which are work to it. */
export function linksOf(item: Item, header: Header, facts: Facts, asked: ReadonlySet<string>): readonly Link[] {
  const links = usableReferences(item).map((reference): Link => {
    const verified = verify(reference, item, header, facts);
    const place = isPlace(reference, item, header, facts, asked);
    const stranger = hasPart(reference, header, facts) === 'no';
    const standing = place ? 'not' : standingOf(reference, verified, stranger, header, facts);
    return { ...verified, reference, place, stranger, standing };
  });
  const opened = links.filter(
    ({ reference, outcome, place }) =>
      !place && outcome !== 'not-supported' && facts.references.get(reference.ref)?.sampledOut !== true,
  );
  // What a sample leaves out stands and falls with the sample.
  if (opened.length === 0 || !opened.every(({ outcome }) => outcome === 'true')) return links;
  const standing = opened.every((link) => link.standing === 'counts') ? 'counts' : 'waits';
  return links.map((link) =>
    link.standing === 'unknown' && facts.references.get(link.reference.ref)?.sampledOut === true
      ? { ...link, standing }
      : link,
  );
}

function isPlace(
  reference: Reference,
  { kinds }: Item,
  { candidate }: Header,
  facts: Facts,
  asked: ReadonlySet<string>,
): boolean {
  const kind = readKind(reference, facts.references.get(reference.ref));
  if (asked.has(fold(kind))) return false;
  if (PLACES.has(kind)) return true;
  const owner = /^https:\/\/gist\.github\.com\/([\w-]+)\//iu.exec(reference.url ?? '')?.[1];
  return (
    kind === 'gist' && kinds.length === 0 && owner !== undefined && candidate !== null && sameLogin(owner, candidate)
  );
}

function standingOf(
  reference: Reference,
  { outcome }: Verified,
  stranger: boolean,
  { candidate }: Header,
  facts: Facts,
): Standing {
  switch (outcome) {
    case 'true': {
      if (reference.kind !== 'search') return stranger ? 'waits' : 'counts';
      if (facts.references.get(reference.ref)?.entries === 0) return 'unknown';
      return isAbout(reference, candidate) === true ? 'counts' : 'waits';
    }
    case 'false':
      return 'not';
    case 'not-supported':
      return facts.asWritten === true ? 'counts' : 'waits';
    default:
      return facts.asWritten === true ? 'counts' : 'unknown';
  }
}

/**
 * Whether at least `min` things count, of those that do, those that wait for a person, and those that are not known.
 * `waits`: met, and a person has to look.
 */
export function enoughOf(min: number, standings: readonly Standing[]): Truth | 'waits' {
  const those = (...wanted: readonly Standing[]): number => standings.filter((one) => wanted.includes(one)).length;
  if (those('counts') >= min) return 'yes';
  if (those('counts', 'waits') >= min) return 'waits';
  return those('counts', 'waits', 'unknown') >= min ? 'unknown' : 'no';
}

/** Whether all that an item links is work in which the candidate is not named. */
export function isOthers(item: Item, header: Header, facts: Facts): boolean {
  const links = usableReferences(item);
  return links.length > 0 && links.every((reference) => hasPart(reference, header, facts) === 'no');
}
