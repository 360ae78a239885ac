import type { Line } from '../document/lines.ts';
import { DECORATED_START } from '../names/decoration.ts';
import type { FieldName, ItemKind } from '../packet.ts';
import { MONTHS } from '../values/month-names.ts';

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
  'peer feedback': 'quote',
  'customer feedback': 'quote',
  'manager feedback': 'quote',
  'manager comment': 'quote',
  'manager comments': 'quote',
  'manager assessment': 'quote',
  'manager evaluation': 'quote',
  'manager rating': 'quote',
  'reviewer comments': 'quote',
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

/** The same in other usual languages; words that are English as well ("Data", "Plan") are not among them. */
const ELSEWHERE: readonly (readonly [FieldName, string])[] = [
  ['when', 'wann|zeitraum|datum|quand|période|cuándo|fecha|fechas|período|periodo|quando|wanneer|periode'],
  ['role', 'rolle|meine rolle|rôle|mon rôle|rol|mi rol|papel|meu papel|ruolo|il mio ruolo|mijn rol'],
  ['scope', 'umfang|reichweite|portée|alcance|ámbito|âmbito|escopo|ambito|omvang'],
  ['links', 'verweis|verweise|verknüpfungen|lien|liens|enlace|enlaces|ligações|collegamenti|verwijzingen'],
  ['metric', 'kennzahl|kennzahlen|métrique|métriques|métrica|métricas|metrica|metriche'],
  ['outcome', 'ergebnis|ergebnisse|wirkung|résultat|résultats|resultado|resultados|risultato|risultati|resultaat'],
  ['criteria', 'kriterium|kriterien|critère|critères|criterio|criterios|critério|critérios|criteri'],
  ['confirmed-by', 'bestätigt von|confirmé par|confirmado por|confermato da|bevestigd door'],
];
const OTHER_KEYS: ReadonlyMap<string, FieldName> = new Map(
  ELSEWHERE.flatMap(([name, words]) => words.split('|').map((word) => [word, name] as const)),
);

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

/** Labels of a story told in parts: one piece of evidence, whatever each part is called. Lower case. */
const STORY: ReadonlySet<string> = new Set(
  [
    ['situation', 'task', 'tasks', 'action', 'actions', 'context', 'background', 'problem', 'challenge', 'goal'],
    ['objective', 'approach', 'solution', 'contribution', 'contributions', 'my contribution', 'project', 'title'],
    ['duration', 'timeline', 'complexity', 'technologies', 'team', 'stakeholders', 'learnings', 'lessons', 'details'],
    [
      'why',
      'how',
      'summary',
      'overview',
      'description',
      'what',
      'what i did',
      'what did i do',
      'what was done',
      'what happened',
      'my work',
      'work',
      'business impact',
    ],
    ['technical impact', 'evidence', 'supporting evidence', 'next steps', 'responsibilities', 'deliverables'],
  ].flat(),
);

const KEY_LENGTH = 24;

/** The label that begins a part of a story, or null. A field is one as well. */
export function storyLabel(key: string): string | null {
  const label = key
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return STORY.has(label) || fieldNamed(label) !== null ? label : null;
}

/** A key and its value, which begins at `at` in the line. */
export interface Split {
  readonly key: string;
  readonly value: string;
  readonly at: number;
}

/**
 * `Key: value` at the start of a line, behind an emoji or not; the value may be empty. Null where the line has no such
 * shape. A statement (`Gap — …`), its plan and its reason may have a dash in place of the colon.
 */
export function splitKey(line: string): Split | null {
  const lead = /^[\s\p{L}]/u.test(line) ? 0 : (DECORATED_START.exec(line.slice(0, LONGEST_LEAD))?.[0].length ?? 0);
  if (lead === 0) return splitBare(line);
  const split = splitBare(line.slice(lead));
  return split === null ? null : { ...split, at: split.at + lead };
}

/** How far emoji and glyphs before a key are looked at, in characters. */
const LONGEST_LEAD = 48;

function splitBare(line: string): Split | null {
  const head = line.slice(0, KEY_LENGTH + 8);
  const dashed = /^\s*(gap|n\/a|not applicable|partial(?:ly)?|plan|reason)\s*(?:[–—]|\s-\s)/iu.exec(head);
  const at = dashed ? dashed[0].length - 1 : head.search(/[:：]/u);
  if (at <= 0) return null;
  const key =
    dashed?.[1] ??
    line
      .slice(0, at)
      .replace(/[*_\s]+/gu, ' ')
      .trim();
  if (key === '' || key.length > KEY_LENGTH) return null;
  // `https://…` and `12:30` are no keys.
  if (line.startsWith('//', at + 1) || !/^\p{L}[\p{L} /'’-]*$/u.test(key)) return null;
  const start = at + 1 + (/^[*_\s]*/u.exec(line.slice(at + 1))?.[0].length ?? 0);
  return { key, value: line.slice(start).trimEnd(), at: start };
}

/**
 * A label that its bold type sets apart, in place of a colon: "**Situation.** …", "**Role** – lead". Null where a line
 * does not begin with one.
 */
export function splitBold({ text, bold }: Pick<Line, 'text' | 'bold'>): Split | null {
  const label = /^\s*(\p{L}[\p{L} /'’-]{0,23}?)\s*(\.?)\s*$/u.exec(text.slice(0, Math.min(bold, 2 * KEY_LENGTH)));
  if (label === null || bold > 2 * KEY_LENGTH) return null;
  const sign = /^\s*[–—=-]\s+/u.exec(text.slice(bold, bold + 8));
  if (sign === null && (label[2] === '' || text.slice(bold).trim() === '')) return null;
  const at = bold + (sign?.[0].length ?? /^\s*/u.exec(text.slice(bold))?.[0].length ?? 0);
  return { key: label[1] ?? '', value: text.slice(at).trimEnd(), at };
}

/** What `record` itself says of a word; `Constructor:` is a word of a packet like any other. */
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | null =>
  Object.hasOwn(record, key) ? (record[key] ?? null) : null;

/** The field that a key names, or null. */
export function fieldNamed(key: string): FieldName | null {
  const word = key.toLowerCase();
  return own(KEYS, word) ?? OTHER_KEYS.get(word.normalize('NFC')) ?? null;
}

/** The statement that a key makes, or null. */
export const statementNamed = (key: string): ItemKind | null => own(STATEMENTS, key.toLowerCase());

/** A known field, whose value begins at `at`. */
export interface FieldRead {
  readonly name: FieldName;
  readonly value: string;
  readonly at: number;
}

/** A line as a known field. */
export const readField = (line: string): FieldRead | null => asField(splitKey(line));

/** A line of the page as a known field: its label may be told by its bold type alone. */
export const readLine = (line: Pick<Line, 'text' | 'bold'>): FieldRead | null =>
  readField(line.text) ?? asField(splitBold(line));

function asField(split: Split | null): FieldRead | null {
  const name = split && fieldNamed(split.key);
  return split && name ? { name, value: split.value, at: split.at } : null;
}

/** A part of a line: a field's value, or words of the claim (`name` is null). */
export interface Part {
  readonly name: FieldName | null;
  readonly from: number;
  readonly to: number;
  /** Whether the value ends with this line: what follows on the next one is not part of it. */
  readonly closed: boolean;
}

/** Where a field may begin within a line. */
const BREAK =
  /[;；|·•∙(（]\s*|\/\s+|[.!?]\s+|[。！？]\s*|[,、，]\s*|\s[–—→-]\s+|(?<=\S)\s+(?=(?:When|Role|My role|Scope|Links?|Criteria|Metric)\s?[:：])/gu;
/** Fields whose value is a word or a date: in running text it ends with the sentence. */
const SHORT: ReadonlySet<FieldName> = new Set([
  'when',
  'role',
  'scope',
  'criteria',
  'kind',
  'state',
  'expires',
  'issuer',
  'competency',
]);
/** What begins a sentence or is a link, behind a full stop. */
const BEGINS = /^(?:\p{Lu}|https?:|\[|#\d|[\w.-]+\/[\w.-]+#\d)/u;
/** The full stop behind a day, before its month. */
const DAY_STOP = new RegExp(`^\\D*\\d{1,2}\\. (?:${[...MONTHS.keys()].join('|')})(?!\\p{L})`, 'iu');
/** What is told behind a word of the ladder's: it has a link or a year. */
const TELLS = /https?:|#\d|(?<!\d)(?:19|2[01])\d\d(?!\d)/u;
/** Fields whose value is one of the ladder's words. */
const ONE_WORD: ReadonlySet<FieldName> = new Set(['role', 'scope']);
/** Fields that are told from words even after a comma or a dash. */
const AFTER_COMMA: ReadonlySet<FieldName> = new Set(['when', 'role', 'scope', 'links', 'criteria', 'metric']);

/**
 * A line as fields and words, in its order: "Led A. When: 2026-01. Scope: multi-team" is words and two fields. Linear in
 * the line's length. The label of a link and code hold no field: they are somebody else's words.
 */
export function partsOf({ text, bare, bold }: Pick<Line, 'text' | 'bare' | 'bold'>): Part[] {
  const starts: { at: number; value: number; name: FieldName; inline: boolean; close: number | null }[] = [];
  const first = readLine({ text, bold });
  if (first) starts.push({ at: 0, value: first.at, name: first.name, inline: false, close: null });
  let close: number | null = null;
  // A link that the value begins with is blanked in `bare`, and is the value's.
  const valueFrom = (begin: number, at: number): number => {
    const key = bare.slice(begin, begin + at).trimEnd().length;
    return begin + key + (/^\s*/u.exec(text.slice(begin + key, begin + at))?.[0].length ?? 0);
  };
  for (const match of bare.matchAll(BREAK)) {
    const begin = match.index + match[0].length;
    const field = readField(bare.slice(begin, begin + KEY_LENGTH + 40));
    if (close !== null && match.index > close) close = null;
    if (!field || field.name === 'claim') continue;
    if (/^[,、，]/u.test(match[0]) && starts.length === 0 && !AFTER_COMMA.has(field.name)) continue;
    if (/^\s/u.test(match[0]) && !AFTER_COMMA.has(field.name)) continue;
    if (match[0].startsWith('(')) close = closing(bare, match.index);
    starts.push({ at: match.index, value: valueFrom(begin, field.at), name: field.name, inline: true, close });
  }
  const parts: Part[] = [];
  // At a full stop before a capital letter, a number or a link; what is one word ends at any.
  const sentenceEnd = (name: FieldName, from: number, to: number): number => {
    let depth = 0;
    for (const { 0: sign, index } of text.slice(from, to).matchAll(/[()]|[.!?;](?=\s)/gu)) {
      if (sign === '(') depth += 1;
      else if (sign === ')') depth = Math.max(0, depth - 1);
      else if (depth === 0) {
        const rest = text.slice(from + index + 1, Math.min(to, from + index + 120));
        // "lead; author" are two roles; "owner; the expired certificate, acme/ops#2" is one and what was done.
        // "16. Mai 2025" and "12.–16. Mai 2025" go on.
        if (name === 'when' && DAY_STOP.test(text.slice(Math.max(from, from + index - 3), from + index + 12))) continue;
        if (sign === ';' && !(ONE_WORD.has(name) && TELLS.test(rest))) continue;
        const at = from + index + 1 + rest.length - rest.trimStart().length;
        const linked = rest.trim() !== '' && bare[at] === ' ';
        if (linked || ONE_WORD.has(name) || BEGINS.test(rest.trimStart())) return from + index;
      }
    }
    return to;
  };
  const words = (from: number, to: number): void => {
    if (text.slice(from, to).replace(/[\s;|·,()]+/gu, '') !== '') parts.push({ name: null, from, to, closed: false });
  };
  // A claim keeps its full stop; other signs belong to what they part.
  const stop = (at: number): number => (/[.!?]/u.test(text[at] ?? '') ? at + 1 : at);
  words(0, starts[0] === undefined ? text.length : stop(starts[0].at));
  starts.forEach(({ value, name, inline, close: bracket }, index) => {
    const next = starts[index + 1];
    const most = next?.at ?? text.length;
    const inBracket = bracket !== null && bracket < most ? bracket : most;
    const sentence =
      (inline && SHORT.has(name)) || ONE_WORD.has(name) ? sentenceEnd(name, value, inBracket) : inBracket;
    const end = Math.max(value, sentence);
    parts.push({ name, from: value, to: end, closed: end < text.length || (inline && SHORT.has(name)) });
    if (end < most) words(end + 1, next === undefined ? text.length : stop(most));
  });
  return parts;
}

/** How far the end of a bracket is looked for, in characters. */
const LONGEST_BRACKET = 500;

/** Where the bracket that opens at `at` closes; null where it does not, or not soon. */
function closing(text: string, at: number): number | null {
  let depth = 0;
  for (let index = at; index < Math.min(text.length, at + LONGEST_BRACKET); index += 1) {
    if (text[index] === '(') depth += 1;
    else if (text[index] === ')') {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return null;
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
