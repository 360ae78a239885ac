/**
 * What the facts about a reference say of the claim that it stands under (`docs/verdict.md`). Only a contradiction is
 * `false`.
 */
import type { Header, Item } from '../packet/packet.ts';
import type { Reference } from '../packet/values/reference.ts';
import { join, oneOf, prose, say } from '../text/words.ts';
import type { Words } from '../text/words.ts';
import type { Artefact, Facts, Outcome } from './facts.ts';
import { usableReferences } from './distinct.ts';
import { outcomeOf, readKind } from './outcome.ts';
import { hadRole, hasPart, stated } from './part.ts';
import { WORK } from './unread.ts';
import { fold, wordOf } from '../text/scale.ts';

/** An outcome under one claim, and why. */
export interface Verified {
  readonly outcome: Outcome;
  readonly why: Words;
  /** The one step that lets it be read, where more is known of that than the outcome says. */
  readonly fix?: Words;
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
  if (fact === undefined) return { outcome: outcomeOf(reference, facts), why: [] };
  const { artefact } = fact;
  if (fact.outcome !== 'true' || artefact === undefined)
    return { outcome: fact.outcome, why: fact.why, ...(fact.fix && { fix: fact.fix }) };
  const kind = readKind(reference, fact);
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
  if (isContradicted(reference, item, header, facts)) {
    return {
      outcome: 'false',
      why: say`GitHub does not name ${header.candidate ?? 'the candidate'} as its ${oneOf(stated(item), 3)}`,
    };
  }
  const part = stated(item).filter((role) => hadRole(role, reference, header, facts) === 'yes');
  const said = [
    ...(needed === null || artefact.state === null || artefact.private ? [] : [prose(STATE_WORDS[artefact.state])]),
    ...(part.length === 0 ? [] : [oneOf(part, 3)]),
    ...(hasPart(reference, header, facts) === 'no' ? [notNamed(header)] : []),
  ];
  return { outcome: 'true', why: said.length === 0 ? fact.why : join(said, ', ') };
}

/** "octo-ada is not named in it": what a report says beside somebody else's work. */
const notNamed = ({ candidate }: Header): Words => say`${candidate ?? 'the candidate'} is not named in it`;

/**
 * Whether GitHub names others for every role of the item that it can tell. Of work itself that is enough. An issue is
 * often somebody else's and cited all the same, and whoever also states a role that GitHub cannot tell may have had
 * that one here: there it takes that no other link of the item leaves the role open.
 */
function isContradicted(reference: Reference, item: Item, header: Header, facts: Facts): boolean {
  const roles = stated(item);
  const denied = (one: Reference): boolean => roles.every((role) => hadRole(role, one, header, facts) === 'no');
  if (roles.length === 0 || !denied(reference)) return false;
  const fact = facts.references.get(reference.ref);
  return (
    (WORK.has(readKind(reference, fact)) && roles.length === item.roles.length) || usableReferences(item).every(denied)
  );
}

/** The facts as if what contradicts these items had not been read; the same facts where nothing does. */
export function withoutContradictions(items: readonly Item[], header: Header, facts: Facts): Facts {
  const contrary = new Set(
    items.flatMap((item) =>
      item.references
        .filter((reference) => verify(reference, item, header, facts).outcome === 'false')
        .map(({ ref }) => ref),
    ),
  );
  if (contrary.size === 0) return facts;
  const references = [...facts.references].map(([ref, fact]) => {
    if (!contrary.has(ref)) return [ref, fact] as const;
    const { artefact: _, ...rest } = fact;
    // Not `not-attempted`: that would count as unread.
    return [ref, { ...rest, outcome: 'not-supported' }] as const;
  });
  return { ...facts, references: new Map(references) };
}
