/**
 * The file of `check --facts`: what was read of the references, for runs that read nothing. It is never found by itself: a
 * packet cannot bring its own facts. Keys are references, in any way in which a packet may write them.
 *
 * ```yaml
 * schema: 1
 * head: 2026-06-30                                  # the day of the head commit, the anchor of last resort
 * references:
 *   acme/billing#12: { outcome: true, kind: pull-request }
 *   acme/billing#13: { outcome: false, why: closed, not merged }
 *   https://github.com/acme/docs/blob/main/adr/7.md: { outcome: true, headings: [Context, Risks] }
 *   acme/ops:register.csv: { outcome: true, entries: 23 }
 * ```
 *
 * `outcome` is what became of reading it (design, section 5); what is not in the file was not attempted. `schema: 1` may gain
 * keys; none goes away.
 */
import * as z from 'zod/mini';
import { fileFinding } from './findings/files.ts';
import type { Finding } from './findings/finding.ts';
import { dayOr, EXPECTED_DAY, isDay, readInputFile } from './input-file.ts';
import { parseReference } from './packet/references.ts';
import type { Facts, Outcome, ReferenceFact } from './rubric/facts.ts';
import { say } from './words.ts';

const OUTCOMES = ['true', 'false', 'not-visible', 'error', 'not-supported', 'not-attempted'] as const satisfies readonly Outcome[];
const text = z.string().check(z.minLength(1, 'some text'), z.maxLength(500, 'at most 500 characters'));

const schema = z.strictObject({
  schema: z.literal(1),
  head: z.optional(z.string().check(z.refine(isDay, EXPECTED_DAY))),
  references: z.optional(z.record(z.string().check(z.maxLength(2048, 'at most 2048 characters')), z.strictObject({
    outcome: z.union([z.boolean(), z.enum(OUTCOMES)]),
    why: z.optional(text),
    kind: z.optional(text),
    headings: z.optional(z.array(text).check(z.maxLength(1000, 'at most 1000 headings'))),
    entries: z.optional(z.int('a whole number').check(z.minimum(0, 'at least 0'))),
  }))),
});

export interface FactsRead {
  /** Null exactly where there are findings. */
  readonly facts: Facts | null;
  readonly findings: readonly Finding[];
}

/** Identities that are no way of writing a reference: `o/r:path`, `o/r`, `o/r discussion 7`, `o/r#1 review 5`, `user ada`, `search /search?q=…`, `gist/3f`. */
const IDENTITY = /^(?:[\w-]{1,100}\/[\w.-]{1,100}(?::\S.*|(?:#\d+)? \S.*)?|(?:search|user|project|discussion) \S.*|gist\/[\da-f]+)$/u;

/** The identity (`Reference.ref`) that a key means; null where it is none, or of something that can be no evidence. */
function identityOf(key: string): string | null {
  const reference = /\s/u.test(key) ? null : parseReference(key, { line: 1, column: 1 }, { repository: null });
  if (reference !== null) return reference.unusable === null ? reference.ref : null;
  return IDENTITY.test(key) ? key : null;
}

/** Reads a file of facts: YAML or JSON, at most 1 MiB. Never throws. */
export function readFacts(bytes: Uint8Array, path: string): FactsRead {
  const { value, problems, placeOf } = readInputFile(bytes, path, schema);
  const findings = problems.map(({ place, message, fix }) => fileFinding('facts-invalid', place, { message, fix }));
  if (value === null) return { facts: null, findings };

  const references = new Map<string, ReferenceFact>();
  for (const [key, { outcome, why, kind, headings, entries }] of Object.entries(value.references ?? {})) {
    const ref = identityOf(key);
    const problem = ref === null
      ? { message: say`${key} is no reference that could be evidence.`, fix: say`Write it as in a packet, with its repository: ${'acme/billing#12'}, or its whole address.` }
      : references.has(ref) ? { message: say`${key} stands here a second time: it is another way to write ${ref}.`, fix: say`Keep one of the two.` } : null;
    if (problem !== null) findings.push(fileFinding('facts-invalid', placeOf(['references', key], 'key'), problem));
    if (ref === null || problem !== null) continue;
    const read = typeof outcome === 'boolean' ? (outcome ? 'true' : 'false') : outcome;
    references.set(ref, {
      outcome: read,
      // Somebody else's text: data, never prose.
      why: why === undefined ? [] : say`${why}`,
      ...(kind !== undefined && { kind }), ...(headings !== undefined && { headings }), ...(entries !== undefined && { entries }),
    });
  }
  return findings.length > 0 ? { facts: null, findings } : { facts: { references, headDate: dayOr(value.head) }, findings: [] };
}
