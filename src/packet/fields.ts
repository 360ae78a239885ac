import type { FieldName, ItemKind } from './packet.ts';

/** The words that people write before a colon, and the field each names. Lower case, spaces single. */
const KEYS: Readonly<Record<string, FieldName>> = {
  when: 'when',
  date: 'when',
  dates: 'when',
  period: 'when',
  timeframe: 'when',
  time: 'when',
  role: 'role',
  roles: 'role',
  'my role': 'role',
  scope: 'scope',
  link: 'links',
  links: 'links',
  url: 'links',
  urls: 'links',
  reference: 'links',
  references: 'links',
  pr: 'links',
  prs: 'links',
  'pull request': 'links',
  'pull requests': 'links',
  artifact: 'links',
  artifacts: 'links',
  artefact: 'links',
  artefacts: 'links',
  metric: 'metric',
  metrics: 'metric',
  outcome: 'outcome',
  outcomes: 'outcome',
  result: 'outcome',
  results: 'outcome',
  impact: 'outcome',
  'confirmed by': 'confirmed-by',
  'confirmed-by': 'confirmed-by',
  confirms: 'confirmed-by',
  criteria: 'criteria',
  criterion: 'criteria',
  requirement: 'criteria',
  expectation: 'criteria',
  quote: 'quote',
  feedback: 'quote',
  confidential: 'confidential',
  kind: 'kind',
  type: 'kind',
  state: 'state',
  plan: 'plan',
  reason: 'reason',
  evidence: 'claim',
  claim: 'claim',
  what: 'claim',
  item: 'claim',
  description: 'claim',
  accomplishment: 'claim',
  achievement: 'claim',
  competency: 'competency',
  skill: 'competency',
  issuer: 'issuer',
  'issued by': 'issuer',
  certificate: 'certificate',
  'certificate id': 'certificate',
  credential: 'certificate',
  'credential id': 'certificate',
  expires: 'expires',
  'valid until': 'expires',
};

/** The names to show when a key is a near miss: one for each field. */
export const FIELD_NAMES: readonly string[] = [
  'When',
  'Role',
  'Scope',
  'Links',
  'Metric',
  'Outcome',
  'Confirmed by',
  'Criteria',
  'Quote',
  'Confidential',
  'Kind',
  'State',
  'Plan',
  'Reason',
  'Issuer',
  'Certificate',
  'Expires',
];

/** The statements that are made about a criterion instead of evidence. */
const STATEMENTS: Readonly<Record<string, ItemKind>> = {
  gap: 'gap',
  'n/a': 'not-applicable',
  na: 'not-applicable',
  'not applicable': 'not-applicable',
  partial: 'partial',
  partially: 'partial',
};

const KEY_LENGTH = 24;

/**
 * `Key: value` at the start of a line; the value may be empty and begins at `at`. Null where the line has no such
 * shape.
 */
export function splitKey(line: string): { readonly key: string; readonly value: string; readonly at: number } | null {
  const at = line.slice(0, KEY_LENGTH + 8).search(/[:：]/u);
  if (at <= 0) return null;
  const key = line
    .slice(0, at)
    .replace(/[*_\s]+/gu, ' ')
    .trim();
  if (key === '' || key.length > KEY_LENGTH) return null;
  // `https://…` and `12:30` are no keys.
  if (line.startsWith('//', at + 1) || !/^\p{L}[\p{L} /-]*$/u.test(key)) return null;
  const start = at + 1 + (/^[*_\s]*/u.exec(line.slice(at + 1))?.[0].length ?? 0);
  return { key, value: line.slice(start).trimEnd(), at: start };
}

/** What `record` itself says of a word; `Constructor:` is a word of a packet like any other. */
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | null =>
  Object.hasOwn(record, key) ? (record[key] ?? null) : null;

/** The field that a key names, or null. */
export const fieldNamed = (key: string): FieldName | null => own(KEYS, key.toLowerCase());

/** The statement that a key makes, or null. */
export const statementNamed = (key: string): ItemKind | null => own(STATEMENTS, key.toLowerCase());

/** A line as a known field. */
export function readField(
  line: string,
): { readonly name: FieldName; readonly value: string; readonly at: number } | null {
  const split = splitKey(line);
  const name = split && fieldNamed(split.key);
  return split && name ? { name, value: split.value, at: split.at } : null;
}

/**
 * Where in `value` another known field begins after `;`, `,`, `|` or `·`: "lead; Scope: team" ends at 4, the next field
 * starts at 6.
 */
export function nextField(value: string): { readonly end: number; readonly start: number } | null {
  for (const match of value.matchAll(/[;,|·]\s*/gu)) {
    const start = match.index + match[0].length;
    if (readField(value.slice(start))) return { end: match.index, start };
  }
  return null;
}

const PLACEHOLDER =
  /^(?:tbd|tba|todo|fixme|xxx+|n\/?a|none(?: yet)?|nil|nothing(?: yet)?|claim|evidence|what you did.{0,60}|describe (?:what|how|the|your|it) .{0,80}|\.{2,}|…|placeholder|link|url|lorem ipsum\b.*|<[^<>]*>|\[[^[\]]*\]|\{\{.*\}\}|your [a-z ]{1,40}|(?:links?|urls?) to [a-z ,/-]{1,80}|description of [a-z ,/-]{1,80})$/iu;

/** Whether a text is nothing but a template's placeholder. */
export function isPlaceholder(text: string): boolean {
  const bare = text.trim().replace(/^["'“”‘’*_\s]+|["'“”‘’*_.:\s]+$/gu, '');
  return (
    (bare.length <= 120 &&
      PLACEHOLDER.test(bare.startsWith('[') || bare.startsWith('<') ? bare : bare.replace(/^\.+/u, ''))) ||
    /^(?:\.{2,}|…)$/u.test(text.trim())
  );
}

/**
 * A placeholder left inside a longer text: at its start, in brackets or before a full stop; `{{…}}` anywhere.
 * "Fixed every TODO in the parser" has none.
 */
export function placeholderIn(text: string): string | null {
  const found =
    /(?:^|[([{:])\s*(TBD|TBA|TODO|FIXME|XXX+)(?![\p{L}\p{N}-])|(?<![\p{L}\p{N}])(TBD|TBA)(?=\s*(?:[.,;)\]}%]|$))|(\{\{[^{}]{0,60}\}\})/u.exec(
      text,
    );
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? null;
}

/** Whether the value of `Expires:` says that there is no such day. */
export const neverExpires = (text: string): boolean =>
  /^\s*(?:never|no expiry|no expiration|does not expire)\s*\.?\s*$/iu.test(text);

/** The logins in a text, without `@`; at most 20. */
export function loginsIn(text: string): string[] {
  const found = [
    ...text.slice(0, 2000).matchAll(/(?<![\p{L}\p{N}_./-])@([a-z\d](?:[a-z\d_-]{0,38}))(?![\p{L}\p{N}_/])/giu),
  ].map((match) => match[1] ?? '');
  return [...new Set(found)].slice(0, 20);
}
