/**
 * The file of `check --facts`: what was read of the references, for runs that read nothing. It is never found by
 * itself: a
 * packet cannot bring its own facts. `check --record` writes one (`facts-write.ts`). Keys are references, in any way in
 * which a packet may write them.
 *
 * ```yaml
 * schema: 1
 * references:
 *   acme/billing#12: { outcome: true, kind: pull-request, state: merged, authors: [octo-ada], finished: 2025-04-03 }
 *   acme/billing#13: { outcome: true, state: closed, authors: { logins: [octo-ada], all: false } }
 *   acme/secret#1: { outcome: not-visible }
 *   https://github.com/acme/docs/blob/main/adr/7.md: { outcome: true, headings: [Context, Risks] }
 *   acme/ops:register.csv: { outcome: true, entries: 23 }
 * unknown-logins: [octo-old]                        # whom GitHub does not know by that name any more
 * ```
 *
 * `outcome` is what became of reading it (`docs/verdict.md`); what is not in the file was not attempted. People as a
 * list
 * are all of them; people who are not stated at all are not known. `schema: 1` may gain keys; none goes away.
 */
import * as z from 'zod/mini';
import { fileFinding } from '../findings/files.ts';
import type { Finding } from '../findings/finding.ts';
import { dayOr, EXPECTED_DAY, isDay, readInputFile, type Misread } from './input-file.ts';
import { parseReference } from '../packet/values/references.ts';
import type { Artefact, Facts, Outcome, People, ReferenceFact } from '../evidence/facts.ts';
import { loginKey } from '../people/logins.ts';
import { described } from '../rubric/schemas.ts';
import { echo, say, type Words } from '../text/words.ts';

const OUTCOMES = [
  'true',
  'false',
  'not-visible',
  'error',
  'not-supported',
  'not-attempted',
] as const satisfies readonly Outcome[];
const STATES = ['open', 'draft', 'closed', 'merged', 'published'] as const satisfies readonly NonNullable<
  Artefact['state']
>[];

const short = (most: number) => z.string().check(z.maxLength(most, `at most ${most} characters`));
const text = z.string().check(z.minLength(1, 'some text'), z.maxLength(500, 'at most 500 characters'));
/** It is shown as it stands, so characters that hide or reorder text are refused. */
const sentence = text.check(
  z.refine((value) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value), 'one line of text without control characters'),
);
const day = z.string().check(z.refine(isDay, EXPECTED_DAY));
const login = z.string().check(z.regex(/^[\w-]{1,100}(?:\[bot\])?$/u, 'a GitHub login, without `@`'));
const logins = z.array(login).check(z.maxLength(10_000, 'at most 10,000 logins'));
/** A key that may be left out, with what an editor shows beside it. */
const key = <T extends z.core.SomeType>(schema: T, means: string, example: unknown) =>
  described(z.optional(schema), means, [example]);
const people = (means: string) =>
  key(
    z.union([
      logins,
      z.strictObject({
        logins: described(z.clone(logins), 'Those who are known', [['octo-ada']]),
        all: described(z.boolean(), 'Whether these are all of them', [false]),
      }),
    ]),
    `${means}. A list is all of them; left out, it is not known`,
    ['octo-ada'],
  );

/** What is known of an artefact. Stating any of these says that it was read; the others are then not known. */
const artefact = {
  state: key(z.nullable(z.enum(STATES)), 'The state that it is in', 'merged'),
  authors: people('Who wrote it, co-authors too'),
  reviewers: people('Who reviewed it'),
  assignees: people('To whom it is assigned'),
  committers: people('Who committed it'),
  mergers: people('Who merged it'),
  participants: people('Who commented on it'),
  created: key(day, 'The day on which it was opened', '2025-03-01'),
  finished: key(day, 'The day on which it was merged, closed, published, submitted or committed', '2025-04-03'),
  repository: key(
    z.string().check(z.regex(/^[\w-]{1,100}\/[\w.-]{1,100}$/u, 'a repository, like `acme/billing`')),
    'The repository that it is in, as that is called now',
    'acme/billing',
  ),
  title: key(
    z.string().check(z.regex(/^[\da-f]{8,64}$/u, 'the digest of a title, as `--record` writes it')),
    'A digest of its title, as `--record` writes it: titles themselves are never kept',
    '0e0ab51348e6c2da',
  ),
  'reverted-by': key(text, 'The pull request that may have reverted it', 'acme/billing#15'),
  private: key(z.boolean(), 'Whether it is in a private repository other than that of the packet', true),
};

const reference = z.strictObject({
  outcome: described(
    z.union([z.boolean(), z.enum(OUTCOMES)]),
    'What became of reading it: true says that it is there, false that it is not; anything else says why that is not known',
    [true, 'not-visible'],
  ),
  why: key(
    z.union([
      text,
      z.array(z.union([sentence, z.strictObject({ code: short(500) })])).check(z.maxLength(100, 'at most 100 pieces')),
    ]),
    'Why, in words: a text, or pieces of one with data apart',
    'It was closed and not merged',
  ),
  kind: key(text, 'What it turned out to be, where the link does not say', 'pull-request'),
  ref: key(
    short(2048),
    'The identity that it has now, where a repository was renamed or an issue transferred',
    'acme/billing#12',
  ),
  ...artefact,
  headings: key(z.array(short(1000)).check(z.maxLength(2000, 'at most 2,000 headings')), 'The headings of a document', [
    'Context',
    'Risks',
  ]),
  entries: key(
    z.int('a whole number').check(z.minimum(0, 'at least 0')),
    'How many rows a register has, or results a search',
    23,
  ),
});

const schema = z.strictObject({
  $schema: key(short(2048), 'Where this schema is, for editors', './facts.schema.json'),
  schema: described(z.literal(1), 'The version of this format', [1]),
  /** Of older files: the day of a commit, which its author sets. Accepted, and without effect. */
  head: key(day, 'Of older files; without effect', '2026-06-30'),
  references: key(
    z.record(short(2048), reference),
    'By reference, in any way in which a packet may write it, what was read of it. What is not here was not attempted',
    { 'acme/billing#12': { outcome: true, kind: 'pull-request', state: 'merged', authors: ['octo-ada'] } },
  ),
  'unknown-logins': key(logins, 'Whom GitHub does not know by that name any more', ['octo-old']),
});

/** A file of facts as it is written. */
export type FactsFile = z.infer<typeof schema>;
/** One reference of it. */
export type ReferenceEntry = z.infer<typeof reference>;

/** The JSON Schema (draft 2020-12) of a file of facts. What a key has to be only `readFacts` finds. */
export const factsJsonSchema = (): Readonly<Record<string, unknown>> => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return { $schema, title: 'Promotion Readiness: recorded facts', ...rest };
};

export interface FactsRead {
  /** Null exactly where there are findings. */
  readonly facts: Facts | null;
  readonly findings: readonly Finding[];
}

/**
 * Identities that are no way of writing a reference: `o/r:path`, `o/r`, `o/r discussion 7`, `o/r#1 review 5`, `user
 * ada`, `search /search?q=…`, `gist/3f`.
 */
const IDENTITY =
  /^(?:[\w-]{1,100}\/[\w.-]{1,100}(?::\S.*|(?:#\d+)? \S.*)?|(?:search|user|project|discussion) \S.*|gist\/[\da-f]+)$/u;

/**
 * The identity (`Reference.ref`) that a key means; null where it is none, or of something that can be no evidence.
 * @param hosts GitHub hosts besides github.com
 */
export function identityOf(key: string, hosts: readonly string[]): string | null {
  // What is no address is taken as an identity; one on another host begins with that host.
  const address = /^(?:https?:|www\.)/iu.test(key);
  const reference = /\s/u.test(key)
    ? null
    : parseReference(key, { line: 1, column: 1 }, { repository: null, hosts: address ? hosts : [] });
  if (reference !== null) return reference.unusable === null ? reference.ref : null;
  const host = hosts.find((known) => key.startsWith(`${known.toLowerCase()}/`));
  return IDENTITY.test(host === undefined ? key : key.slice(host.length + 1)) ||
    (host !== undefined && identityOf(key.slice(host.length + 1), []) !== null)
    ? key
    : null;
}

/**
 * Reads a file of facts: YAML or JSON, at most 1 MiB. Never throws.
 * @param hosts GitHub hosts besides github.com: references on them begin with the host
 */
export function readFacts(bytes: Uint8Array, path: string, hosts: readonly string[] = []): FactsRead {
  const { value, problems, placeOf } = readInputFile(bytes, path, schema, 'facts');
  const findings = problems.map(({ place, message, fix }) => fileFinding('facts-invalid', place, { message, fix }));
  if (value === null) return { facts: null, findings };

  const known = (written: string, keys: readonly string[], part: 'key' | 'value'): string | null => {
    const ref = identityOf(written, hosts);
    if (ref === null) findings.push(fileFinding('facts-invalid', placeOf(keys, part), noReference(written)));
    return ref;
  };
  const references = new Map<string, ReferenceFact>();
  for (const [key, entry] of Object.entries(value.references ?? {})) {
    const keys = ['references', key];
    const ref = known(key, keys, 'key');
    const now = entry.ref === undefined ? undefined : known(entry.ref, [...keys, 'ref'], 'value');
    const reverted =
      entry['reverted-by'] === undefined ? null : known(entry['reverted-by'], [...keys, 'reverted-by'], 'value');
    if (ref === null || now === null) continue;
    const fact = factOf(entry, now, reverted);
    const other = references.get(ref);
    // The same is known of both: whoever wrote it twice contradicts nothing.
    if (other !== undefined && JSON.stringify(other) !== JSON.stringify(fact)) {
      findings.push(
        fileFinding('facts-invalid', placeOf(keys, 'key'), {
          message: say`${key} stands here a second time: it is another way to write ${ref}.`,
          fix: say`Keep one of the two.`,
        }),
      );
      continue;
    }
    references.set(ref, fact);
  }
  const unknownLogins = (value['unknown-logins'] ?? []).map(loginKey);
  return findings.length > 0
    ? { facts: null, findings }
    : {
        facts: { references, ...(unknownLogins.length > 0 && { unknownLogins }) },
        findings: [],
      };
}

const noReference = (written: string): Omit<Misread, 'place'> => ({
  message: say`${written} is no reference that could be evidence.`,
  fix: say`Write it as in a packet, with its repository: ${'acme/billing#12'}, or its whole address.`,
});

function factOf(entry: ReferenceEntry, ref: string | undefined, revertedBy: string | null): ReferenceFact {
  const { outcome, why, kind, headings, entries } = entry;
  const read = Object.keys(artefact).some((key) => Object.hasOwn(entry, key));
  return {
    outcome: typeof outcome === 'boolean' ? (outcome ? 'true' : 'false') : outcome,
    why: wordsOf(why),
    ...(kind !== undefined && { kind }),
    ...(ref !== undefined && { ref }),
    ...(read && { artefact: artefactOf(entry, revertedBy) }),
    ...(headings !== undefined && { headings }),
    ...(entries !== undefined && { entries }),
  };
}

/**
 * A string is other people's text, so it is quoted as data. A list is what this tool wrote when it recorded: prose and
 * data. Every renderer escapes both.
 */
const wordsOf = (why: ReferenceEntry['why']): Words =>
  why === undefined
    ? []
    : typeof why === 'string'
      ? say`${why}`
      : why.map((piece) => (typeof piece === 'string' ? piece : { code: echo(piece.code) }));

const artefactOf = (entry: ReferenceEntry, revertedBy: string | null): Artefact => ({
  state: entry.state ?? null,
  authors: peopleOf(entry.authors),
  reviewers: peopleOf(entry.reviewers),
  assignees: peopleOf(entry.assignees),
  committers: peopleOf(entry.committers),
  mergers: peopleOf(entry.mergers),
  ...(entry.participants !== undefined && { participants: peopleOf(entry.participants) }),
  created: dayOr(entry.created),
  finished: dayOr(entry.finished),
  repository: entry.repository?.toLowerCase() ?? null,
  title: entry.title ?? null,
  revertedBy,
  private: entry.private ?? false,
});

function peopleOf(stated: ReferenceEntry['authors']): People {
  if (stated === undefined) return { logins: [], all: false };
  const { logins: named, all } = 'all' in stated ? stated : { logins: stated, all: true };
  return { logins: named.map(loginKey), all };
}
