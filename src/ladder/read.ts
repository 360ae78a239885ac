import { sha256 } from '../text/digest.ts';
import { finding } from '../findings/catalogue.ts';
import { byPlace, type Finding, type Place } from '../findings/finding.ts';
import { near } from '../text/near.ts';
import { readYaml } from '../yaml/read.ts';
import type { YamlProblem } from '../yaml/types.ts';
import { checkLadder } from './check.ts';
import type { Ladder } from './ladder.ts';
import { resolve } from './resolve/resolve.ts';
import { ladderSchema } from './format/ladder.ts';

/** The longest ladder that is read, in bytes. */
const MAX_BYTES = 1_048_576;
const MAX_FINDINGS = 100;

/**
 * Reads a ladder file. `ladder` is null exactly when there is an error among the findings, which are in the order of
 * their places. Every problem is listed in one run (at most 100). Never throws.
 */
export function readLadder(
  bytes: Uint8Array,
  path: string,
): { readonly ladder: Ladder | null; readonly findings: readonly Finding[] } {
  const top: Place = { path, line: 1, column: 1 };
  const refused = (problem: Finding): { readonly ladder: null; readonly findings: readonly Finding[] } => ({
    ladder: null,
    findings: [problem],
  });
  if (bytes.byteLength > MAX_BYTES) return refused(finding('ladder-too-long', top, { bytes: bytes.byteLength }));
  const source = decode(bytes);
  if (source === null) return refused(finding('ladder-not-text', firstBadByte(bytes, path), {}));
  if (source.split('\n').every((line) => /^\s*(?:#.*|---\s*)?$/u.test(line)))
    return refused(finding('ladder-empty', top, {}));

  const { value, data, problems, placeOf, orderOf, salvage } = readYaml(source, path, ladderSchema);
  const markdown = /\.(?:md|markdown)$/iu.test(path);
  if (value === null && (markdown || !looksLikeLadder(source, data, problems)))
    return refused(finding('ladder-other-file', top, { markdown, lacks: [] }));
  const lacks = value === null ? otherSchema(data, problems) : [];
  if (lacks.length > 0) return refused(finding('ladder-other-file', top, { markdown, lacks }));
  const findings = problems.map(asFinding);
  const read = value === null ? salvage() : { value, lost: [] };
  if (read === null) return { ladder: null, findings: findings.slice(0, MAX_FINDINGS) };
  const ladder = resolve(read.value, { path, digest: `sha256:${sha256(bytes)}`, placeOf, orderOf });
  findings.push(...checkLadder(read.value, ladder, placeOf, read.lost));
  return {
    ladder: findings.some(({ severity }) => severity === 'error') ? null : ladder,
    findings: findings.toSorted(byPlace).slice(0, MAX_FINDINGS),
  };
}

/** Without one of these at its top, misspelt or not, a file is something else. */
const MARKS = ['schema', 'levels', 'tracks', 'competencies'];

/** Whether a file that is not valid was meant as a ladder. Where YAML could not read it whole, its lines have to tell. */
function looksLikeLadder(source: string, data: unknown, problems: readonly YamlProblem[]): boolean {
  const broken = problems.some(({ what }) => what === 'syntax');
  const lines = broken
    ? [...source.matchAll(/^[{"' ]{0,4}([\w-]+)["']?[ \t]*:/gmu)].map((match) => match[1] ?? '')
    : [];
  const keys = typeof data === 'object' && data !== null && !Array.isArray(data) ? Object.keys(data) : [];
  return [...keys.slice(0, MOST_KEYS), ...lines.slice(0, MOST_KEYS)].some(
    (key) => MARKS.includes(key) || MARKS.some((mark) => mark.length === key.length && near(key, [mark]).length > 0),
  );
}

/** Who writes a ladder begins with some of these; levels or competencies alone are in many schemas. */
const BEGINNINGS = ['schema', 'version', 'tracks'];
/** Keys of a ladder; a key that is like none of them comes from another schema. */
const OWN_KEYS = new Set(Object.keys(ladderSchema.shape));

/** What a record of levels in somebody's own schema lacks of a ladder; nothing where it may be meant as one. */
function otherSchema(data: unknown, problems: readonly YamlProblem[]): readonly string[] {
  if (problems.some(({ what }) => what === 'syntax')) return [];
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [];
  const keys = Object.keys(data).slice(0, MOST_KEYS);
  const begun = keys.some((key) => BEGINNINGS.includes(key) || near(key, BEGINNINGS).length > 0);
  const isForeign = keys.some((key) => !OWN_KEYS.has(key) && near(key, [...OWN_KEYS]).length === 0);
  return begun || !isForeign || hasCriteria(data) ? [] : BEGINNINGS;
}

/** Whether what stands under `competencies` has criteria by level, as a ladder's do. */
function hasCriteria(data: object): boolean {
  const listed: unknown = Object.entries(data).find(([key]) => key === 'competencies')?.[1];
  return Array.isArray(listed) && listed.some((one) => typeof one === 'object' && one !== null && 'criteria' in one);
}

/** Of so many keys it is looked whether they are those of a ladder. */
const MOST_KEYS = 200;

/** The text, without a byte order mark; null where it is not UTF-8 or holds a NUL. */
function decode(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** The place of the first byte that is not text. */
function firstBadByte(bytes: Uint8Array, path: string): Place {
  const text = new TextDecoder('utf-8').decode(bytes);
  const end = text.search(/[\0\uFFFD]/u);
  const before = text.slice(0, Math.max(end, 0)).split('\n');
  return { path, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const CODES = {
  syntax: 'ladder-syntax',
  alias: 'ladder-alias',
  'duplicate-key': 'ladder-duplicate-key',
  'unknown-key': 'ladder-unknown-key',
  missing: 'ladder-missing',
  type: 'ladder-type',
  value: 'ladder-value',
} as const;

function asFinding({ what, at, found, place, message, fix }: YamlProblem): Finding {
  if (at === 'schema' && (what === 'missing' || what === 'value' || what === 'type'))
    return finding('ladder-format-version', place, { found });
  return finding(CODES[what], place, { message, fix });
}
