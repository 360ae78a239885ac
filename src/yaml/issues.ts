/** What zod says about data, as problems of the YAML text it came from. */
import * as z from 'zod/mini';
import { near } from '../text/near.ts';
import { join, oneOf, prose, say, type Words } from '../text/words.ts';
import type { PathKey, Source, Spot, YamlProblem } from './types.ts';

type Schema = z.core.$ZodType;
type Issue = z.core.$ZodIssue;

/** zod's own text where a schema states none. */
const UNSTATED = 'Invalid input';

/** Of so many unknown keys of one value the near names are looked for. */
const MOST_KEYS = 100;

/**
 * Each issue as a problem, unknown keys one by one. `schema` is the schema of what stands at `base`, where the paths of
 * the issues begin.
 */
export function explainIssues(
  issues: readonly Issue[],
  schema: Schema,
  source: Source,
  base: readonly PathKey[] = [],
): YamlProblem[] {
  return issues.flatMap((issue) => {
    const relative = pathOf(issue.path);
    const keys = [...base, ...relative];
    const at = schemaAt(schema, relative, valueAt(source.data, base));
    const here = issue.code === 'invalid_union' ? unwrapped(at) : optionFor(at, valueAt(source.data, keys));
    if (issue.code === 'unrecognized_keys')
      return issue.keys.slice(0, MOST_KEYS).map((key) => unknownKey(key, keys, here, source));
    if (issue.code === 'invalid_key') return [badKey(issue, keys, source)];
    const value = valueAt(source.data, keys);
    if (value === undefined && keys.length > 0) return [missing(keys, here, source)];
    if (issue.code === 'invalid_union' && here instanceof z.ZodMiniUnion) {
      const branch = bestBranch(issue);
      const option = branch && here.def.options[branch.index];
      if (option) return explainIssues(branch.issues, option, source, keys);
    }
    return [badValue(issue, keys, value, at, source)];
  });
}

/** Key paths of numbers that stand where the schema wants text: `1.0`, `4`, a login of digits. */
export function numbersAsText(issues: readonly Issue[], data: unknown): PathKey[][] {
  return issues.flatMap((issue) => {
    const keys = pathOf(issue.path);
    const value = valueAt(data, keys);
    if (issue.code === 'invalid_type') return issue.expected === 'string' && typeof value === 'number' ? [keys] : [];
    if (issue.code !== 'invalid_union') return [];
    const branch = bestBranch(issue);
    if (branch !== null) return numbersAsText(branch.issues, value).map((inner) => keys.concat(inner));
    const wantsText = issue.errors.some((errors) => numbersAsText(errors, value).some((inner) => inner.length === 0));
    return wantsText ? [keys] : [];
  });
}

function unknownKey(key: string, keys: readonly PathKey[], here: Schema | null, source: Source): YamlProblem {
  const known = here instanceof z.ZodMiniObject ? Object.keys(here.def.shape) : [];
  const close = near(key, known);
  return {
    what: 'unknown-key',
    at: [...keys, key].join('.'),
    keys: [...keys, key],
    found: key,
    near: close,
    expected: oneOf(known),
    place: source.placeOf([...keys, key], 'key'),
    message: keys.length === 0 ? say`Unknown key ${key}.` : say`Unknown key ${key} in ${nameOf(keys)}.`,
    fix: close.length === 0 ? say`Remove it, or use one of ${oneOf(known, 20)}.` : say`Did you mean ${oneOf(close)}?`,
  };
}

function badKey(issue: z.core.$ZodIssueInvalidKey, keys: readonly PathKey[], source: Source): YamlProblem {
  const found = String(keys.at(-1) ?? '');
  const expected = stated(issue.issues[0]?.message) ?? say`another name`;
  return {
    what: 'value',
    at: keys.join('.'),
    keys,
    found,
    near: [],
    expected,
    place: source.placeOf(keys, 'key'),
    message: say`${found} cannot be a key here: it should be ${expected}.`,
    fix: say`Rename the key: ${expected}.`,
  };
}

function missing(keys: readonly PathKey[], here: Schema | null, source: Source): YamlProblem {
  const expected = describe(here);
  const [key, parent] = [String(keys.at(-1)), keys.slice(0, -1)];
  return {
    what: 'missing',
    at: keys.join('.'),
    keys,
    found: '',
    near: [],
    expected,
    place: source.placeOf(parent, 'value'),
    message: parent.length === 0 ? say`${key} is missing.` : say`${key} is missing in ${nameOf(parent)}.`,
    fix: say`Add ${`${key}:`} with ${expected}.`,
  };
}

function badValue(
  issue: Issue,
  keys: readonly PathKey[],
  value: unknown,
  at: Schema | null,
  source: Source,
): YamlProblem {
  const here = unwrapped(at);
  const expected = stated(issue.message) ?? limit(issue) ?? describe(here);
  const { written, quoted } = writtenAt(source.spot, keys);
  // Where no text is wanted, the quotes are the mistake.
  const misquoted = quoted !== undefined && !takesText(here);
  const found = misquoted ? quoted : written;
  const close = typeof value === 'string' ? near(value, choicesOf(here)) : [];
  const problem = { at: keys.join('.'), keys, found, near: close, expected, place: source.placeOf(keys, 'value') };
  const name = nameOf(keys, 'A');
  if (value === null && keys.length > 0) {
    const fix = at instanceof z.ZodMiniOptional ? say`Write ${expected}, or remove the line.` : say`Write ${expected}.`;
    return {
      ...problem,
      what: 'type',
      place: source.placeOf(keys, 'key'),
      message: say`${name} has no value; it should be ${expected}.`,
      fix,
    };
  }
  return {
    ...problem,
    what: issue.code === 'invalid_type' || issue.code === 'invalid_union' ? 'type' : 'value',
    message:
      found === '' ? say`${name} should be ${expected}, not empty.` : say`${name} should be ${expected}, not ${found}.`,
    fix:
      misquoted && isValue(here, written)
        ? say`Write ${written} without quotes.`
        : close.length === 0
          ? say`Write ${expected}.`
          : say`Did you mean ${oneOf(close)}?`,
  };
}

function takesText(schema: Schema | null): boolean {
  const here = unwrapped(schema);
  if (here instanceof z.ZodMiniUnion) return here.def.options.some(takesText);
  if (here instanceof z.ZodMiniEnum || here instanceof z.ZodMiniLiteral)
    return standing(here).some((value) => typeof value === 'string');
  return here instanceof z.ZodMiniString;
}

/** Whether a number, or `true` or `false`, would be right without its quotes. */
const isValue = (schema: Schema | null, written: string): boolean =>
  schema !== null &&
  /^(?:0|[1-9]\d{0,8}|true|false)$/u.test(written) &&
  z.safeParse(schema, JSON.parse(written)).success;

const pathOf = (path: readonly PropertyKey[]): PathKey[] =>
  path.map((key) => (typeof key === 'number' ? key : String(key)));

/** The branch of a union whose kind of value this is, with the fewest complaints; null where the kind fits none. */
function bestBranch(issue: z.core.$ZodIssueInvalidUnion): { readonly index: number; readonly issues: Issue[] } | null {
  const fitting = issue.errors.flatMap((issues, index) => {
    const misfit = issues.some(
      (inner) =>
        inner.path.length === 0 &&
        (inner.code === 'invalid_type' ||
          inner.code === 'invalid_value' ||
          (inner.code === 'invalid_union' && bestBranch(inner) === null)),
    );
    return misfit ? [] : [{ index, issues }];
  });
  return fitting.sort((a, b) => a.issues.length - b.issues.length)[0] ?? null;
}

/**
 * A schema's own error text: it completes "should be …", with or without a leading "expected"; what it has in back
 * quotes is code.
 */
function stated(message: string | undefined): Words | null {
  if (message === undefined || message === UNSTATED) return null;
  return message
    .replace(/^expected /u, '')
    .split('`')
    .flatMap((part, index) => (index % 2 === 1 ? say`${part}` : part === '' ? [] : prose(part)));
}

/** Bounds that a schema states by number alone. */
function limit(issue: Issue): Words | null {
  if (issue.code !== 'too_small' && issue.code !== 'too_big') return null;
  const [word, n] = issue.code === 'too_small' ? ['at least', issue.minimum] : ['at most', issue.maximum];
  const of =
    issue.origin === 'string'
      ? n === 1
        ? ' character'
        : ' characters'
      : issue.origin === 'array'
        ? n === 1
          ? ' entry'
          : ' entries'
        : '';
  return [`${word} ${n}${of}`];
}

/** "`items`", "an entry of `levels`", "the whole text". */
function nameOf(keys: readonly PathKey[], article: 'a' | 'A' = 'a'): Words {
  const key = keys.at(-1);
  if (key === undefined) return say`The whole text`;
  if (typeof key === 'string') return say`${key}`;
  const list = keys.findLast((part) => typeof part === 'string');
  return [`${article}n entry`, ...(typeof list === 'string' ? say` of ${list}` : [])];
}

/** What stands at a key path of the data; undefined where nothing does. */
function valueAt(data: unknown, keys: readonly PathKey[]): unknown {
  return keys.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    data,
  );
}

/** The value at a key path as written; empty where nothing stands. */
export function writtenAt(spot: Spot, keys: readonly PathKey[]): Pick<Spot, 'written' | 'quoted'> {
  return keys.reduce<Spot | undefined>((at, key) => at?.children.get(key), spot) ?? { written: '' };
}

/** The schema without what only decorates it. */
export function unwrapped(schema: Schema | null): Schema | null {
  if (
    schema instanceof z.ZodMiniOptional ||
    schema instanceof z.ZodMiniNullable ||
    schema instanceof z.ZodMiniDefault ||
    schema instanceof z.ZodMiniReadonly
  )
    return unwrapped(schema.def.innerType);
  if (schema instanceof z.ZodMiniPipe) return unwrapped(schema.def.in);
  if (schema instanceof z.ZodMiniLazy) return unwrapped(schema.def.getter());
  return schema;
}

/** The schema of what stands at a key path of `data`; of unions on the way, the option for this kind of value. */
export function schemaAt(schema: Schema, keys: readonly PathKey[], data: unknown): Schema | null {
  let at: Schema | null = schema;
  keys.forEach((key, depth) => {
    const here = optionFor(at, valueAt(data, keys.slice(0, depth)));
    if (here instanceof z.ZodMiniObject)
      at = Object.hasOwn(here.def.shape, key) ? (here.def.shape[String(key)] ?? null) : (here.def.catchall ?? null);
    else if (here instanceof z.ZodMiniArray) at = here.def.element;
    else if (here instanceof z.ZodMiniRecord) at = here.def.valueType;
    else at = null;
  });
  return at;
}

/** The schema; of a union, the option for this kind of value. */
function optionFor(schema: Schema | null, value: unknown): Schema | null {
  const here = unwrapped(schema);
  if (!(here instanceof z.ZodMiniUnion)) return here;
  const options = here.def.options.map((option) => optionFor(option, value));
  const fits = (option: Schema | null): boolean =>
    Array.isArray(value)
      ? option instanceof z.ZodMiniArray
      : option instanceof z.ZodMiniObject || option instanceof z.ZodMiniRecord;
  return typeof value === 'object' && value !== null ? (options.find(fits) ?? here) : here;
}

/** What a schema takes, as the end of "should be …". */
function describe(schema: Schema | null): Words {
  const here = unwrapped(schema);
  const choices = choicesOf(here);
  if (choices.length > 0) return oneOf(choices);
  if (here instanceof z.ZodMiniUnion) {
    const parts = here.def.options.map((option) => describe(option));
    const distinct = parts.filter(
      (part, index) => parts.findIndex((other) => JSON.stringify(other) === JSON.stringify(part)) === index,
    );
    return join(distinct, ', ', ' or ');
  }
  if (here instanceof z.ZodMiniString) return say`text`;
  if (here instanceof z.ZodMiniNumberFormat) return say`a whole number`;
  if (here instanceof z.ZodMiniNumber) return say`a number`;
  if (here instanceof z.ZodMiniBoolean) return say`${'true'} or ${'false'}`;
  if (here instanceof z.ZodMiniArray) return say`a list`;
  if (here instanceof z.ZodMiniObject) return say`keys and values (${oneOf(Object.keys(here.def.shape), 6)})`;
  if (here instanceof z.ZodMiniRecord) return say`keys and values`;
  return say`a value`;
}

/** The closed set of values, as they are written. */
function choicesOf(schema: Schema | null): string[] {
  const here = unwrapped(schema);
  return here instanceof z.ZodMiniEnum || here instanceof z.ZodMiniLiteral ? standing(here).map(String) : [];
}

const standing = (schema: z.ZodMiniEnum | z.ZodMiniLiteral): readonly unknown[] =>
  schema instanceof z.ZodMiniEnum ? Object.values(schema.def.entries) : schema.def.values;
