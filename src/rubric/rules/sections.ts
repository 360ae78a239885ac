import { isElsewhere } from '../../evidence/outcome.ts';
import { normalise } from '../../text/near.ts';
import { count, join, prose, say } from '../../text/words.ts';
import type { Words } from '../../text/words.ts';
import { usableReferences } from '../../evidence/distinct.ts';
import { yes } from '../rule.ts';
import type { ItemRule } from '../rule.ts';
import { namesSchema } from '../schemas.ts';
import { outcomeWords } from './verified.ts';
import { all } from '../stricter.ts';

/** How a heading is compared: case, its number and a colon after it do not matter ("1.2 Context:" is "context"). */
const heading = (text: string): string =>
  normalise(
    text.slice(0, 500).replace(/^[\s#§]*(?:\d{1,3}(?:\.\d{1,3})*(?:[.):]\s*|\s+)|(?:[ivx]{1,5}|[a-z])[.):]\s*)/iu, ''),
  );

/**
 * Headings under which people write the same thing, as templates of design documents, RFCs, decision records and
 * incident reviews have them. The first of a line stands for all.
 */
const SYNONYMS: readonly (readonly string[])[] = [
  ['context', 'background', 'motivation', 'problem', 'problem statement', 'context and problem statement', 'overview'],
  ['constraints', 'requirements', 'assumptions', 'limitations', 'assumptions and constraints', 'decision drivers'],
  ['alternatives', 'options', 'rationale and alternatives', 'trade-offs', 'tradeoffs'],
  ['risks', 'drawbacks', 'consequences', 'concerns', 'negative consequences'],
  ['goals', 'objectives', 'goals and non-goals'],
  ['decision', 'decision outcome', 'proposal', 'proposed solution', 'solution'],
  ['timeline', 'chronology', 'what happened'],
  ['root cause', 'root causes', 'cause', 'causes', 'contributing factors'],
  ['action items', 'actions', 'follow-ups', 'next steps', 'corrective actions'],
];
const synonym = new Map(SYNONYMS.flatMap(([first = '', ...others]) => [first, ...others].map((name) => [name, first])));

/** A heading by what stands under it: "Alternatives considered", "Considered options" and "Options" are one. */
function meaning(text: string): string {
  const whole = heading(text);
  const bare = whole
    .replace(/^(?:considered|possible|proposed|known|main|key)\s+/u, '')
    .replace(/\s+(?:considered|and mitigations?|and trade-?offs)$/u, '');
  return synonym.get(whole) ?? synonym.get(bare) ?? bare;
}

/** The wanted headings that are not among those of a document. */
function missingHeadings(headings: readonly string[], wanted: readonly string[]): string[] {
  const has = new Set(headings.flatMap((text) => [heading(text), meaning(text)]));
  return wanted.filter((name) => !has.has(heading(name)) && !has.has(meaning(name)));
}

/** "`Context`, `Risks` and 7 more". */
const namesWords = (names: readonly string[]): Words =>
  join(
    [
      ...names.slice(0, NAMED).map((name) => say`${name}`),
      ...(names.length > NAMED ? [prose(`${names.length - NAMED} more`)] : []),
    ],
    ', ',
    ' and ',
  );

/** The most headings that one message names. */
const NAMED = 8;

/** Kinds of links whose headings may still be read. */
const DOCUMENTS: ReadonlySet<string> = new Set(['file', 'document', 'gist', 'link']);

export const sections: ItemRule<'sections'> = {
  name: 'sections',
  over: 'item',
  schema: namesSchema('A linked document has each of these headings', [
    ['Context', 'Constraints', 'Alternatives', 'Risks'],
  ]),
  doc: {
    asks: 'The item links a document that has each of these headings.',
    counts:
      'One document has to have them all, at any depth. Capital letters, a number before the heading ("1. Context") and a colon after it do not matter, and headings under which people write the same are one (Background and Context; Options and Alternatives; Drawbacks and Risks). Of a pull request, the one document that it adds is read (where it adds none, the one that it changes). A document on GitHub that was not read is unknown; one outside GitHub, which is never opened, waits for a person.',
    forms: [
      { yaml: 'sections: [Context, Constraints, Alternatives, Risks]', means: 'a document with these four headings' },
      { yaml: 'sections: Risks', means: 'a document with this heading' },
    ],
    meets: '- **Designed the event pipeline.**\n  - Links: https://github.com/acme/docs/blob/main/pipeline.md',
    misses: '- **Designed the event pipeline.**',
  },
  compare: (before, after) => all(before, after),
  words: (wanted) =>
    say`with a document that has the ${prose(wanted.length === 1 ? 'section' : 'sections')} ${namesWords(wanted)}`,
  check(item, wanted, { facts }) {
    const linked = usableReferences(item).map((reference) => ({
      reference,
      fact: facts.references.get(reference.ref),
    }));
    const read = linked
      .flatMap(({ reference, fact }) =>
        fact?.headings === undefined || fact.outcome === 'false'
          ? []
          : [{ reference, missing: missingHeadings(fact.headings, wanted) }],
      )
      .sort((a, b) => a.missing.length - b.missing.length);
    const [best] = read;
    if (best?.missing.length === 0) return yes;
    if (linked.some(({ reference }) => isElsewhere(reference, facts))) return { ...yes, judgement: true };
    const unread = linked.filter(({ fact }) => fact?.outcome !== 'false' && fact?.headings === undefined);
    const open = best === undefined ? unread[0] : unread.find(({ reference }) => DOCUMENTS.has(reference.kind));
    if (open !== undefined) {
      const why =
        open.fact === undefined || open.fact.outcome === 'true'
          ? say`${open.reference.ref}`
          : outcomeWords(open.reference, open.fact);
      // It was read, and which document is meant could not be told.
      if (open.fact?.outcome === 'true' && !DOCUMENTS.has(open.reference.kind))
        return {
          truth: 'unknown',
          message: say`has a link in which no single document was found (${why})`,
          fix: prose('Link the document itself: its file on GitHub.'),
        };
      return {
        truth: 'unknown',
        message: say`has a document whose headings were not read (${why})`,
        fix: prose('Run the check where the document can be read, or link one that can.'),
      };
    }
    if (best === undefined) {
      const [gone] = linked;
      return {
        truth: 'no',
        message:
          gone === undefined
            ? say`has no document, the rubric asks for one with ${namesWords(wanted)}`
            : say`has no document that is there (${outcomeWords(gone.reference, gone.fact ?? { outcome: 'not-attempted', why: [] })})`,
        fix: say`Link the document after ${'Links:'}.`,
      };
    }
    return {
      truth: 'no',
      message: say`has ${wanted.length - best.missing.length} of ${prose(count(wanted.length, 'section'))} in ${best.reference.ref}; ${namesWords(best.missing)} ${prose(best.missing.length === 1 ? 'is' : 'are')} missing`,
      fix: say`Add what is missing to the document as ${prose(best.missing.length === 1 ? 'a heading' : 'headings')}, or link the document that has it.`,
    };
  },
};
