/** Writes the file of `check --record`, which `facts.ts` reads. */
import { identityOf, type FactsFile, type ReferenceEntry } from './facts.ts';
import type { Artefact, Facts, People, ReferenceFact } from '../evidence/facts.ts';
import { echo, type Words } from '../text/words.ts';

/**
 * Facts as JSON that reads back equal. The same facts give the same bytes, in whatever order they were read: keys are
 * sorted, two spaces, LF. What could not be named in the file (an address of more than 2,048 characters) is left out.
 * @param hosts GitHub hosts besides github.com: references on them begin with the host
 */
export function writeFacts({ references, unknownLogins = [] }: Facts, hosts: readonly string[] = []): string {
  const named = [...references].filter(([ref]) => ref.length <= 2048 && identityOf(ref, hosts) === ref);
  const file: FactsFile = {
    schema: 1,
    references: Object.fromEntries(named.map(([ref, fact]) => [ref, entryOf(fact)])),
    ...(unknownLogins.length > 0 && { 'unknown-logins': [...unknownLogins] }),
  };
  return `${layout(file, '')}\n`;
}

const entryOf = ({ outcome, why, kind, ref, artefact, headings, entries }: ReferenceFact): ReferenceEntry => ({
  outcome: outcome === 'true' ? true : outcome === 'false' ? false : outcome,
  ...(why.length > 0 && { why: whyOf(why) }),
  ...(kind !== undefined && { kind }),
  ...(ref !== undefined && { ref }),
  ...(artefact !== undefined && artefactOf(artefact)),
  ...(headings !== undefined && { headings: [...headings] }),
  ...(entries !== undefined && { entries }),
});

/** A single quoted value is written as a string, anything else as a list of pieces. */
function whyOf(why: Words): ReferenceEntry['why'] {
  const [first] = why;
  if (why.length === 1 && typeof first === 'object' && first.code !== '' && echo(first.code) === first.code)
    return first.code;
  return why.map((piece) => (typeof piece === 'string' ? piece : { code: piece.code }));
}

function artefactOf({
  state,
  authors,
  reviewers,
  assignees,
  committers,
  mergers,
  participants,
  created,
  finished,
  repository,
  title,
  revertedBy,
  private: hidden,
}: Artefact): Partial<ReferenceEntry> {
  const stated: Partial<ReferenceEntry> = {
    ...(state !== null && { state }),
    ...peopleOf('authors', authors),
    ...peopleOf('reviewers', reviewers),
    ...peopleOf('assignees', assignees),
    ...peopleOf('committers', committers),
    ...peopleOf('mergers', mergers),
    // That nobody is known of them is not the same as that nobody was asked for.
    ...(participants && {
      participants: participants.all ? [...participants.logins] : { ...participants, logins: [...participants.logins] },
    }),
    ...(created !== null && { created }),
    ...(finished !== null && { finished }),
    ...(repository !== null && { repository }),
    ...(title !== null && { title }),
    ...(revertedBy !== null && { 'reverted-by': revertedBy }),
    ...(hidden && { private: true }),
  };
  // It was read, with nothing to show for it: still not the same as not read.
  return Object.keys(stated).length === 0 ? { state: null } : stated;
}

const peopleOf = (
  part: 'authors' | 'reviewers' | 'assignees' | 'committers' | 'mergers',
  { logins, all }: People,
): Partial<ReferenceEntry> =>
  all ? { [part]: [...logins] } : logins.length > 0 ? { [part]: { logins: [...logins], all } } : {};

/** JSON with sorted keys; a list of texts and numbers stands on one line. */
function layout(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((entry: unknown) => layout(entry, inner))
    : Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, entry]) => `${JSON.stringify(key)}: ${layout(entry, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (parts.length === 0) return `${open}${close}`;
  return Array.isArray(value) && value.every((entry) => typeof entry !== 'object')
    ? `[${parts.join(', ')}]`
    : `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
}
