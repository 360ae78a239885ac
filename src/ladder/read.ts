import { sha256 } from '../text/digest.ts';
import { finding } from '../findings/catalogue.ts';
import { byPlace, type Finding, type Place } from '../findings/finding.ts';
import { near } from '../text/near.ts';
import { holdAgainst, readDocument } from '../yaml/read.ts';
import type { YamlDocument, YamlProblem, YamlRead } from '../yaml/types.ts';
import { checkLadder } from './check.ts';
import type { Base } from './extends/base.ts';
import { ruleExample } from './example.ts';
import { mergeLadders, type Under } from './extends/merge.ts';
import { withOrigins } from './extends/origins.ts';
import type { Ladder } from './ladder.ts';
import { resolve } from './resolve/resolve.ts';
import type { LadderFile } from './format/ladder.ts';
import { ladderSchema } from './format/ladder.ts';
import { LAYER_KEYS, layerSchema } from './format/layer.ts';
import { decode, firstBadByte } from './text.ts';

/** The longest ladder that is read, in bytes. */
const MAX_BYTES = 1_048_576;
const MAX_FINDINGS = 100;

/** A ladder file as it was read, with what else is known of it. */
export interface LadderRead {
  /** Null exactly when there is an error among the findings. */
  readonly ladder: Ladder | null;
  /** In the order of their places, at most 100. */
  readonly findings: readonly Finding[];
  /** What was written, where there is a ladder: of one that stands on another, the two put together. */
  readonly written: Written | null;
  /** What it takes from a base, where it has one that can be used. */
  readonly base: Ladder | null;
}

/** A ladder without errors, as written. */
export interface Written extends Under {
  readonly data: unknown;
}

/**
 * Reads a ladder file. `ladder` is null exactly when there is an error among the findings, which are in the order of
 * their places. Every problem is listed in one run (at most 100). Never throws.
 * @param bases the files that it stands on, nearest first, as `followBases` finds them
 */
export function readLadder(
  bytes: Uint8Array,
  path: string,
  bases: readonly Base[] = [],
): { readonly ladder: Ladder | null; readonly findings: readonly Finding[] } {
  const { ladder, findings } = readWholeLadder(bytes, path, bases);
  return { ladder, findings };
}

/** The same, with what was written. */
export function readWholeLadder(bytes: Uint8Array, path: string, bases: readonly Base[] = []): LadderRead {
  const top: Place = { path, line: 1, column: 1 };
  if (bytes.byteLength > MAX_BYTES) return refused([finding('ladder-too-long', top, { bytes: bytes.byteLength })]);
  const source = decode(bytes);
  if (source === null) return refused([finding('ladder-not-text', firstBadByte(bytes, path), {})]);
  if (source.split('\n').every((line) => /^\s*(?:#.*|---\s*)?$/u.test(line)))
    return refused([finding('ladder-empty', top, {})]);

  const document = readDocument(source, path);
  const digest = `sha256:${sha256(bytes)}`;
  if (hasKey(document.data, 'extends')) return readExtending(document, path, digest, bases);
  const read = holdAgainst(document, ladderSchema);
  const { value, data, problems } = read;
  const markdown = /\.(?:md|markdown)$/iu.test(path);
  if (value === null && (markdown || !looksLikeLadder(source, data, problems)))
    return refused([finding('ladder-other-file', top, { markdown, lacks: [] })]);
  const lacks = value === null ? otherSchema(data, problems) : [];
  if (lacks.length > 0) return refused([finding('ladder-other-file', top, { markdown, lacks })]);
  return finished(read, document, { path, digest, found: problems.map(asFinding) });
}

const refused = (findings: readonly Finding[]): LadderRead => ({ ladder: null, findings, written: null, base: null });

const hasKey = (data: unknown, key: string): boolean => typeof data === 'object' && data !== null && key in data;

/** A ladder that stands on another: the two are put together, and are read as one. */
function readExtending(document: YamlDocument, path: string, digest: string, bases: readonly Base[]): LadderRead {
  const own = holdAgainst(document, layerSchema);
  const shape = own.problems.map(asFinding);
  const at = own.placeOf(['extends']);
  const alone = (...more: readonly Finding[]): LadderRead => refused(listed([...shape, ...more]));
  const [base, ...rest] = bases;
  // Without a row of files nobody looked for one: what stands there is no text, or whoever reads it looks for none.
  if (base === undefined)
    return shape.length > 0
      ? alone()
      : alone(finding('ladder-extends', at, { base: written(document), problem: 'not-found', from: path }));
  if ('problem' in base)
    return alone(finding('ladder-extends', at, { base: base.path, problem: base.problem, from: path }));
  const under = readWholeLadder(base.bytes, base.path, rest);
  if (under.ladder === null || under.written === null) {
    const errors = under.findings.length;
    return alone(finding('ladder-base-broken', at, { base: base.path, errors, byChange: false }), ...under.findings);
  }
  const merged = mergeLadders(under.written, document, path);
  const read = holdAgainst(merged.document, ladderSchema);
  const whole = finished(read, merged.document, {
    path,
    digest: `sha256:${sha256(new TextEncoder().encode(`${digest} ${under.ladder.digest}`))}`,
    found: [...shape, ...merged.findings, ...read.problems.map(asFinding)],
  });
  if (whole.ladder === null) {
    const errors = whole.findings.filter(({ place }) => place.path !== path).length;
    return errors === 0
      ? whole
      : refused(
          listed([...whole.findings, finding('ladder-base-broken', at, { base: base.path, errors, byChange: true })]),
        );
  }
  return { ...whole, ladder: withOrigins(whole.ladder, under.ladder, base, merged), base: under.ladder };
}

/** What stands at `extends`, as it is written. */
const written = ({ spot }: YamlDocument): string => spot.children.get('extends')?.written ?? '';

/** Each once, in the order of their places. */
function listed(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings
    .filter(({ code, place: { path, line, column } }) => {
      const key = `${code} ${path} ${line} ${column}`;
      return seen.size !== seen.add(key).size;
    })
    .toSorted(byPlace)
    .slice(0, MAX_FINDINGS);
}

/** From what the shape made of a document to the ladder: whatever the shape cannot say is checked. */
function finished(
  { value, data, placeOf, orderOf, salvage }: YamlRead<LadderFile>,
  document: YamlDocument,
  { path, digest, found }: { readonly path: string; readonly digest: string; readonly found: readonly Finding[] },
): LadderRead {
  const read = value === null ? salvage() : { value, lost: [] };
  if (read === null) return refused(listed(found));
  const ladder = resolve(read.value, { path, digest, placeOf, orderOf });
  const findings = listed([...found, ...checkLadder(read.value, ladder, placeOf, read.lost)]);
  if (findings.some(({ severity }) => severity === 'error')) return refused(findings);
  return { ladder, findings, written: { file: read.value, document, data, placeOf, orderOf }, base: null };
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

const CODES = {
  syntax: 'ladder-syntax',
  alias: 'ladder-alias',
  'duplicate-key': 'ladder-duplicate-key',
  'unknown-key': 'ladder-unknown-key',
  missing: 'ladder-missing',
  type: 'ladder-type',
  value: 'ladder-value',
} as const;

function asFinding({ what, at, keys, found, place, message, fix }: YamlProblem): Finding {
  if (what === 'unknown-key' && keys.length === 1 && LAYER_KEYS.some((key) => key === at))
    return finding('ladder-change-alone', place, { key: at });
  if (at === 'schema' && (what === 'missing' || what === 'value' || what === 'type'))
    return finding('ladder-format-version', place, { found });
  return finding(CODES[what], place, { message, fix: [...fix, ...ruleExample(keys)] });
}
