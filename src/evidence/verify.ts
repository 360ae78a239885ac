/**
 * What the facts about a reference say of the claim that it stands under (`docs/verdict.md`). Only a contradiction is
 * `false`.
 */
import type { Header, Item } from '../packet/packet.ts';
import type { Reference } from '../packet/values/reference.ts';
import { join, oneOf, prose, say } from '../text/words.ts';
import type { Words } from '../text/words.ts';
import type { Truth } from './truth.ts';
import type { Artefact, Facts, Outcome, People, ReferenceFact } from './facts.ts';
import { loginKey } from '../people/logins.ts';
import { fold, wordOf } from '../text/scale.ts';

/** An outcome under one claim, and why. */
export interface Verified {
  readonly outcome: Outcome;
  readonly why: Words;
}

/**
 * The roles that GitHub knows of, and where it shows them. Any other role of a ladder is believed, and no fact
 * contradicts it.
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
 * Kinds in which a missing name contradicts a stated role. Others (an issue, a colleague's comment) are often somebody
 * else's, and cited all the same.
 */
const DONE_BY: ReadonlySet<string> = new Set(['pull-request', 'commit']);
const MAY_CONFIRM: ReadonlySet<string> = new Set([...DONE_BY, 'review', 'review-comment', 'comment']);

const kindOf = (reference: Reference, fact: ReferenceFact): string => fact.kind ?? reference.kind;

/** An account that only the packet declares is not confirmed: what it did contradicts no claim, and proves none. */
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
  // Somebody may have been renamed: a login that GitHub does not know contradicts nothing.
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
/** The states that an artefact of each kind can have. */
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

/** A draft is open too, and what was merged is closed too. */
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
  // Where one of several stated roles is one that GitHub cannot tell, the candidate may have had that one here.
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
    // Not `not-attempted`: that would count as unread, see `hasUnread`.
    return [ref, { ...rest, outcome: 'not-supported' }] as const;
  });
  return { ...facts, references: new Map(references) };
}

/** Whether a link of the item could not be read: what the packet does not say may be found there. */
export const hasUnread = (item: Item, facts: Facts): boolean =>
  item.references.some(
    ({ ref, unusable }) =>
      unusable === null && ['error', 'not-visible', 'not-attempted'].includes(facts.references.get(ref)?.outcome ?? ''),
  );

/** Whether the artefact is the candidate's own work, so that its days are the work's days. */
export const isWork = (reference: Reference, fact: ReferenceFact): boolean => DONE_BY.has(kindOf(reference, fact));
