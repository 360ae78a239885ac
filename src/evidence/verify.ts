/**
 * What the facts about a reference say of the claim that it stands under (design, section 5). Pure; only a
 * contradiction is `false`.
 */
import type { Header, Item } from '../packet/packet.ts';
import type { Reference } from '../packet/values/reference.ts';
import { join, oneOf, prose, say } from '../text/words.ts';
import type { Words } from '../text/words.ts';
import type { Truth } from '../rubric/assessment.ts';
import type { Artefact, Facts, Outcome, People, ReferenceFact } from './facts.ts';
import { fold, loginKey, wordOf } from '../rubric/scale.ts';

/** An outcome under one claim, and why. */
export interface Verified {
  readonly outcome: Outcome;
  readonly why: Words;
}

/**
 * The roles that GitHub can tell, and where it does. Any other role of a ladder is declared, and no fact contradicts
 * it.
 */
const CHECKABLE = new Map<string, 'authors' | 'reviewers' | 'assignees' | 'committers' | 'mergers'>([
  ['author', 'authors'],
  ['reviewer', 'reviewers'],
  ['assignee', 'assignees'],
  ['committer', 'committers'],
  ['merger', 'mergers'],
]);

/** Whether GitHub can tell who had this role. */
export const isCheckable = (role: string): boolean => CHECKABLE.has(fold(role));

/**
 * What people do in these is what they are cited for. What else stands beside them (an issue, a colleague's comment) is
 * often somebody else's, and says nothing about the candidate's part.
 */
const DONE_BY: ReadonlySet<string> = new Set(['pull-request', 'commit']);
const MAY_CONFIRM: ReadonlySet<string> = new Set([...DONE_BY, 'review', 'review-comment', 'comment']);

const kindOf = (reference: Reference, fact: ReferenceFact): string => fact.kind ?? reference.kind;

/**
 * Another account that only the packet declares is not confirmed: it keeps GitHub from contradicting, and proves
 * nothing.
 */
function among({ logins, all }: People, { candidate, accounts }: Header): Truth {
  if (candidate !== null && logins.includes(loginKey(candidate))) return 'yes';
  return all && !accounts.some((login) => logins.includes(loginKey(login))) ? 'no' : 'unknown';
}

/** Whether the candidate had a role in an artefact; unknown where GitHub does not tell. */
export function hadRole(role: string, reference: Reference, header: Header, facts: Facts): Truth {
  const fact = facts.references.get(reference.ref);
  const part = CHECKABLE.get(wordOf(role, [...CHECKABLE.keys()]) ?? '');
  if (
    part === undefined ||
    fact?.outcome !== 'true' ||
    fact.artefact === undefined ||
    !MAY_CONFIRM.has(kindOf(reference, fact))
  )
    return 'unknown';
  const found = among(fact.artefact[part], header);
  if (found === 'no' && !DONE_BY.has(kindOf(reference, fact))) return 'unknown';
  // GitHub knows nobody by that login any more: whoever renamed it would be wronged.
  return found === 'no' && facts.unknownLogins?.includes(loginKey(header.candidate ?? '')) === true ? 'unknown' : found;
}

const STATES = new Map<string, NonNullable<Artefact['state']>>([
  ['merged', 'merged'],
  ['closed', 'closed'],
  ['open', 'open'],
  ['draft', 'draft'],
  ['published', 'published'],
  ['released', 'published'],
]);
/** Which of them a thing of a kind can be in at all. */
const CAN_BE: Readonly<Partial<Record<string, readonly NonNullable<Artefact['state']>[]>>> = {
  'pull-request': ['open', 'draft', 'closed', 'merged'],
  issue: ['open', 'closed'],
  discussion: ['open', 'closed'],
  release: ['draft', 'published'],
};

/**
 * The state that the claim needs: what its `State:` names, where a thing of this kind can be in it, else merged of a
 * pull request. Null: that it exists is enough.
 */
function neededState(item: Item, kind: string): Artefact['state'] {
  const named = item.fields.find((field) => field.name === 'state');
  const stated = named === undefined ? null : STATES.get(wordOf(named.text, [...STATES.keys()]) ?? '');
  if (stated && CAN_BE[kind]?.includes(stated) === true) return stated;
  // An RFC is a pull request whose discussion is the work, merged or not.
  return kind === 'pull-request' && !item.kinds.some((own) => fold(own) === 'rfc') ? 'merged' : null;
}

/** A draft is open, and what was merged is closed. */
const isIn = (state: Artefact['state'], needed: Artefact['state']): boolean =>
  state === needed || (needed === 'open' && state === 'draft') || (needed === 'closed' && state === 'merged');

const STATE_WORDS: Readonly<Record<NonNullable<Artefact['state']>, string>> = {
  merged: 'merged',
  closed: 'closed, not merged',
  open: 'open',
  draft: 'a draft',
  published: 'published',
};

/** The outcome of a reference under an item's claim. */
export function verify(reference: Reference, item: Item, header: Header, facts: Facts): Verified {
  const fact = facts.references.get(reference.ref);
  if (fact === undefined) return { outcome: 'not-attempted', why: [] };
  const { artefact } = fact;
  if (fact.outcome !== 'true' || artefact === undefined) return { outcome: fact.outcome, why: fact.why };
  const kind = kindOf(reference, fact);
  const needed = neededState(item, kind);
  if (needed !== null && artefact.state !== null && !isIn(artefact.state, needed)) {
    const is = artefact.state === 'closed' && kind !== 'pull-request' ? 'closed' : STATE_WORDS[artefact.state];
    return {
      outcome: 'false',
      why: artefact.private
        ? say`its state is not what the packet says`
        : prose(`${is}${needed === 'merged' && artefact.state !== 'closed' ? ', not merged yet' : ''}`),
    };
  }
  const roles = item.roles.map((role) => hadRole(role, reference, header, facts));
  // Whoever states a role that no fact can contradict may have had no other in this one.
  if (roles.length > 0 && roles.every((truth) => truth === 'no')) {
    return {
      outcome: 'false',
      why: say`GitHub does not name ${header.candidate ?? 'the candidate'} as its ${oneOf(item.roles, 3)}`,
    };
  }
  const part = item.roles.filter((_, index) => roles[index] === 'yes');
  const said = [
    ...(needed === null || artefact.state === null || artefact.private ? [] : [prose(STATE_WORDS[artefact.state])]),
    ...(part.length === 0 ? [] : [oneOf(part, 3)]),
  ];
  return { outcome: 'true', why: said.length === 0 ? fact.why : join(said, ', ') };
}

/** The facts as if what contradicts these items had not been read. */
export function withoutContradictions(items: readonly Item[], header: Header, facts: Facts): Facts {
  const contrary = new Set(
    items.flatMap((item) =>
      item.references
        .filter((reference) => verify(reference, item, header, facts).outcome === 'false')
        .map(({ ref }) => ref),
    ),
  );
  const references = [...facts.references].map(([ref, fact]) => {
    if (!contrary.has(ref)) return [ref, fact] as const;
    const { artefact: _, ...rest } = fact;
    // Not `not-attempted`: nothing that the packet leaves out may stand behind it.
    return [ref, { ...rest, outcome: 'not-supported' }] as const;
  });
  return { ...facts, references: new Map(references) };
}

/**
 * Whether something behind the item's links was to be read and could not be: what the packet leaves out may stand
 * there.
 */
export const hasUnread = (item: Item, facts: Facts): boolean =>
  item.references.some(
    ({ ref, unusable }) =>
      unusable === null && ['error', 'not-visible', 'not-attempted'].includes(facts.references.get(ref)?.outcome ?? ''),
  );

/** Whether what GitHub says of something may be said to be the candidate's own work, with its days. */
export const isWork = (reference: Reference, fact: ReferenceFact): boolean => DONE_BY.has(kindOf(reference, fact));
