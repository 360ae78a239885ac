/**
 * What GitHub tells of the candidate's part in something: a role that can be checked, and whether they are named at
 * all. Who is not known is never said to be nobody.
 */
import type { Header, Item } from '../packet/packet.ts';
import type { Reference } from '../packet/values/reference.ts';
import { loginKey } from '../people/logins.ts';
import { fold, wordOf } from '../text/scale.ts';
import type { Artefact, Facts, People } from './facts.ts';
import { outcomeOf, readKind } from './outcome.ts';
import type { Truth } from './truth.ts';

type Part = 'authors' | 'reviewers' | 'assignees' | 'committers' | 'mergers';

/** The roles that GitHub knows of, and where it shows them. Any other role of a ladder is declared. */
const CHECKABLE: ReadonlyMap<string, Part> = new Map([
  ['author', 'authors'],
  ['reviewer', 'reviewers'],
  ['assignee', 'assignees'],
  ['committer', 'committers'],
  ['merger', 'mergers'],
]);

/** The roles that GitHub can tell. */
export const CHECKABLE_ROLES = ['author', 'reviewer', 'assignee', 'committer', 'merger'] as const;

/** Whether GitHub can tell who had this role. */
export const isCheckable = (role: string): boolean => CHECKABLE.has(fold(role));

/** The roles that an item states and GitHub can tell, as they are written. */
export const stated = ({ roles }: Item): readonly string[] => roles.filter((role) => partOf(role) !== undefined);

const partOf = (role: string): Part | undefined => CHECKABLE.get(wordOf(role, [...CHECKABLE.keys()]) ?? '');

/** What is told of each kind. A file, a release or a search has nobody: who did the work, a person has to say. */
const TOLD: Readonly<Partial<Record<string, readonly Part[]>>> = {
  'pull-request': ['authors', 'reviewers', 'assignees', 'committers', 'mergers'],
  commit: ['authors', 'committers'],
  issue: ['authors', 'assignees'],
  discussion: ['authors'],
  review: ['authors', 'reviewers'],
  'review-comment': ['authors', 'reviewers'],
  comment: ['authors'],
  gist: ['authors'],
};

/**
 * Of each kind, the people who have to be known whole before somebody can be said to be named nowhere. Work of others
 * is done in the comments of an issue, so those have to be read too.
 */
const WHOLE: Readonly<Partial<Record<string, readonly (Part | 'participants')[]>>> = {
  'pull-request': ['authors', 'reviewers', 'assignees'],
  commit: ['authors'],
  issue: ['authors', 'assignees', 'participants'],
  discussion: ['authors', 'participants'],
  review: ['authors'],
  'review-comment': ['authors'],
  comment: ['authors'],
  gist: ['authors'],
};

const names = (people: People | undefined, login: string): boolean => people?.logins.includes(login) === true;

/**
 * Whether the candidate had a checkable role in what is linked. `untold`: it has nobody in that role, or cannot be
 * read by the bot at all, so that only a person can say.
 */
export function hadRole(role: string, reference: Reference, header: Header, facts: Facts): Truth | 'untold' {
  const part = partOf(role);
  const fact = facts.references.get(reference.ref);
  if (part === undefined || outcomeOf(reference, facts) === 'not-supported') return 'untold';
  if (fact?.outcome === 'false' && fact.artefact === undefined) return 'no';
  if ((fact?.outcome !== 'true' && fact?.outcome !== 'false') || header.candidate === null) return 'unknown';
  if (TOLD[readKind(reference, fact)]?.includes(part) !== true) return 'untold';
  const found = fact.artefact?.[part];
  const login = loginKey(header.candidate);
  if (names(found, login)) return 'yes';
  // An account that only the packet declares proves nothing, and what it did contradicts nothing. Somebody may have
  // been renamed: a login that GitHub does not know contradicts nothing either.
  const open =
    found?.all !== true ||
    header.accounts.some((account) => names(found, loginKey(account))) ||
    facts.unknownLogins?.includes(login) === true;
  return open ? 'unknown' : 'no';
}

/** Whom GitHub names in a checkable role; of another private repository nobody. */
export function othersInRole(role: string, reference: Reference, { references }: Facts): readonly string[] {
  const artefact = references.get(reference.ref)?.artefact;
  const part = partOf(role);
  return artefact === undefined || artefact.private || part === undefined ? [] : artefact[part].logins;
}

/**
 * Whether the candidate is named in what is linked, in whatever part: `no` only where everything that tells was read.
 * An account that only the packet declares is not the candidate.
 */
export function hasPart(reference: Reference, { candidate }: Header, facts: Facts): Truth {
  const fact = facts.references.get(reference.ref);
  const artefact = fact?.outcome === 'true' ? fact.artefact : undefined;
  if (artefact === undefined || candidate === null) return 'unknown';
  const login = loginKey(candidate);
  if (everybodyIn(artefact).some((people) => names(people, login))) return 'yes';
  const whole = WHOLE[readKind(reference, fact)];
  const read = whole?.every((part) => artefact[part]?.all === true) === true && artefact.participants?.all !== false;
  return read ? 'no' : 'unknown';
}

const everybodyIn = (artefact: Artefact): readonly (People | undefined)[] => [
  artefact.authors,
  artefact.reviewers,
  artefact.assignees,
  artefact.committers,
  artefact.mergers,
  artefact.participants,
];
