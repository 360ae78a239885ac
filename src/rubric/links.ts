/** An item's links as a rubric counts them. */
import { linksOf, type Link } from '../evidence/standing.ts';
import { hasOpenDates } from '../evidence/unread.ts';
import type { Item } from '../packet/packet.ts';
import { join, prose, say } from '../text/words.ts';
import type { Words } from '../text/words.ts';
import { fold } from '../text/scale.ts';
import type { RuleContext } from './rule.ts';

const accepts = ({ criterion: { rubric } }: RuleContext): boolean => rubric.link?.unread === 'accept';

/** The links that can be evidence, and how far each counts. Where the owner says so, one that was not read counts. */
export function linksFor(item: Item, context: RuleContext): readonly Link[] {
  const { rubric } = context.criterion;
  const asked = new Set([...(rubric.kind ?? []), ...(rubric.kinds?.of ?? [])].map(fold));
  const links = linksOf(item, context.header, context.facts, asked);
  if (!accepts(context)) return links;
  return links.map((link) =>
    link.standing === 'unknown' || (link.standing === 'waits' && !link.stranger)
      ? { ...link, standing: 'counts' }
      : link,
  );
}

/** Whether a link that was not read may carry other days than the item states, or those that it does not state. */
export const opensDates = (item: Item, context: RuleContext): boolean =>
  !accepts(context) && hasOpenDates(item, context.facts);

const PLACE_WORDS: Readonly<Partial<Record<string, string>>> = {
  repository: 'a repository',
  user: 'a person or an organization',
  project: 'a project',
  milestone: 'a milestone',
  gist: 'a gist of your own',
};

/** "`acme/billing` is a repository, where work may lie"; nothing where none of the links is a place. */
export function placesWords(links: readonly Link[]): Words {
  const places = links.filter(({ place }) => place);
  const [first] = places;
  if (first === undefined) return [];
  return places.length === 1
    ? say`${first.reference.ref} is ${prose(PLACE_WORDS[first.reference.kind] ?? 'a place')}, and no work itself`
    : say`${join(
        places.slice(0, 3).map(({ reference }) => say`${reference.ref}`),
        ', ',
        ' and ',
      )} are places, and no work themselves`;
}
