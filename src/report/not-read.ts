/** Links that were not read, said once with their cause and the one step that mends it. */
import type { Outcome } from '../evidence/facts.ts';
import type { PacketResult, ReferenceResult } from '../rubric/assessment.ts';
import { count, plain, type Words } from '../text/words.ts';
import { separated, strong, type Sentence } from './sentence.ts';

/** From how many on links of one cause are worth a line of their own; one stands in its criterion's row. */
const SEVERAL = 2;

const CAUSES: Readonly<Partial<Record<Outcome, { readonly what: string; readonly fix: Sentence }>>> = {
  'not-visible': {
    what: 'not found or not visible to the bot',
    fix: [
      'Correct the addresses if they are wrong. Otherwise let the bot read them: list the repositories under ',
      { code: 'evidence: { repositories: […] }' },
      ' in the settings and give the Action an ',
      { code: 'evidence-token' },
      ' (on the command line: a ',
      { code: 'GITHUB_TOKEN' },
      ') that reads them',
    ],
  },
  error: {
    what: 'GitHub did not answer for them',
    fix: ['Run the check again later; nothing has to be changed in the packet'],
  },
};

/** The links that were not read, and for which a criterion waits; null where there are none. */
export function notReadSentence(packet: PacketResult): Sentence | null {
  const waiting = new Set(
    packet.criteria.flatMap(({ criterion, state }) => (state === 'unchecked' ? [criterion.id] : [])),
  );
  if (packet.asWritten === true || waiting.size === 0) return null;
  const references = new Map(
    packet.evidence
      .filter(({ criteria }) => criteria.some((id) => waiting.has(id)))
      .flatMap((evidence) => evidence.references.map((reference) => [reference.ref, reference] as const)),
  );
  const groups = new Map<string, ReferenceResult[]>();
  for (const reference of references.values()) {
    if (!['not-visible', 'error', 'not-attempted'].includes(reference.outcome)) continue;
    const known = reference.outcome === 'not-attempted' || reference.fix !== undefined;
    const key = known ? plain(reference.why) : reference.outcome;
    groups.set(key, [...(groups.get(key) ?? []), reference]);
  }
  const parts = [...groups.values()].filter((list) => list.length >= SEVERAL).map(partOf);
  return parts.length === 0 ? null : [strong('Not read:'), ' ', ...separated(parts, '. '), '.'];
}

function partOf(list: readonly ReferenceResult[]): Sentence {
  const [first] = list;
  const why = first?.why ?? [];
  if (first?.fix !== undefined) return [`${count(list.length, 'link')}, `, ...why, '. ', ...withoutStop(first.fix)];
  const cause = first && CAUSES[first.outcome];
  const what: Sentence = cause ? [cause.what] : why.length > 0 ? why : ['not read in this run'];
  return [`${count(list.length, 'link')}, `, ...what, ...(cause ? ['. ', ...cause.fix] : [])];
}

/** The sentence that it joins ends with a full stop of its own. */
const withoutStop = (fix: Words): Words =>
  fix.map((piece, index) =>
    index === fix.length - 1 && typeof piece === 'string' ? piece.replace(/\.$/u, '') : piece,
  );
