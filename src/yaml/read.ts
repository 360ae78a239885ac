import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  YAMLParseError,
  type Document,
  type Node,
} from 'yaml';
import type * as z from 'zod/mini';
import type { Place } from '../findings/finding.ts';
import { explainIssues } from './issues.ts';
import { parseData, salvage } from './salvage.ts';
import { explainSyntax } from './syntax.ts';
import { say, type Words } from '../text/words.ts';
import type { PathKey, Source, Spot, YamlDocument, YamlOptions, YamlProblem, YamlRead } from './types.ts';

/** Where each line begins. The library's own counter leaves out the lines that it skips after an error. */
const lineStarts = (source: string): readonly number[] => [
  0,
  ...[...source.matchAll(/\n/gu)].map(({ index }) => index + 1),
];

/** The index of the line that holds an offset. */
function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

const MAX_CHARACTERS = 1_048_576;
const MAX_TOKENS = 200_000;
const MAX_DEPTH = 64;
const MAX_PROBLEMS = 100;

/**
 * Reads strict YAML 1.2 against a schema and gives every problem with its exact place. Never throws.
 *
 * Strict means: no anchors, aliases, tags, merge keys or second documents; unique text keys. Dates stay as written, and
 * a number where the schema expects a string is read as its source text (`1.0` stays `1.0`).
 * A schema's own error text completes the sentence "should be …".
 */
export const readYaml = <T>(
  source: string,
  path: string,
  schema: z.ZodMiniType<T>,
  options: YamlOptions = {},
): YamlRead<T> => holdAgainst(readDocument(source, path, options), schema);

/** Reads the text alone, as `readYaml` does. Never throws. */
export function readDocument(source: string, path: string, options: YamlOptions = {}): YamlDocument {
  const firstLine = options.firstLine ?? 1;
  const starts = lineStarts(source);
  const placeAt = (offset: number): Place => {
    const line = lineOf(starts, offset);
    return { path, line: line + firstLine, column: Math.max(offset - (starts[line] ?? 0), 0) + 1 };
  };
  const lexed = lex(source, options.tokens ?? MAX_TOKENS);
  if ('refused' in lexed) {
    const { refused } = lexed;
    const problem: YamlProblem = {
      what: 'syntax',
      at: '',
      keys: [],
      found: '',
      near: [],
      place: placeAt(refused.offset),
      ...refused.words,
    };
    const spot: Spot = { start: 0, keyStart: 0, written: '', placeAt, children: new Map() };
    return { data: null, spot, problems: [problem], broken: true };
  }

  const document = documentOf(lexed.tokens, source.length);
  const converted = new Conversion(source, placeAt, options.blankIsAbsent ?? false);
  const { data, spot } = converted.read(document.contents, [], 0, 0);
  const syntax = explainSyntax(document.errors, source, converted.values, placeAt);
  return { data, spot, problems: [...syntax.problems, ...converted.problems], broken: syntax.structural };
}

/** What a schema makes of a document, whose data may be exchanged in part. Never throws. */
export function holdAgainst<T>(document: YamlDocument, schema: z.ZodMiniType<T>): YamlRead<T> {
  const { spot, broken } = document;
  const root: Source = { data: document.data, spot, placeOf };
  const problems = [...document.problems];

  let value: T | null = null;
  // A broken structure makes the schema complain about things that are there: fix the structure first.
  if (!broken) {
    const result = parseData(schema, root);
    if (result.success) value = result.data;
    else problems.push(...explainIssues(result.error.issues, schema, root));
  }

  function placeOf(keyPath: readonly PropertyKey[], part: 'key' | 'value' = 'value'): Place {
    const found = spotAt(spot, keyPath);
    return found.spot.placeAt(part === 'key' || !found.whole ? found.spot.keyStart : found.spot.start);
  }
  let ranks: ReadonlyMap<Spot, number> | null = null;
  problems.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const salvageable = !broken && problems.length > 0 && problems.length < MAX_PROBLEMS;
  return {
    value: problems.length === 0 ? value : null,
    data: root.data,
    problems: problems.slice(0, MAX_PROBLEMS),
    salvage: () => (salvageable ? salvage(schema, root, problems) : null),
    placeOf,
    orderOf: (keyPath) => {
      ranks ??= rankedSpots(spot);
      return ranks.get(spotAt(spot, keyPath).spot) ?? 0;
    },
  };
}

/** Every spot with its rank: what holds others before them, and these in the order in which they are written. */
function rankedSpots(root: Spot): ReadonlyMap<Spot, number> {
  const ranks = new Map<Spot, number>();
  const walk = (spot: Spot): void => {
    ranks.set(spot, ranks.size);
    for (const child of spot.children.values()) walk(child);
  };
  walk(root);
  return ranks;
}

/** What stands at a key path, or the nearest that exists above it. */
function spotAt(root: Spot, keyPath: readonly PropertyKey[]): { readonly spot: Spot; readonly whole: boolean } {
  let spot = root;
  for (const key of keyPath) {
    const next = typeof key === 'symbol' ? undefined : spot.children.get(key);
    if (next === undefined) return { spot, whole: false };
    spot = next;
  }
  return { spot, whole: true };
}

interface Refused {
  readonly refused: { readonly offset: number; readonly words: { message: Words; fix: Words; expected: Words } };
}

/**
 * The tokens of a text, or why it must not reach the parser, which is recursive: too long, too many tokens, nested too
 * deeply.
 */
function lex(source: string, most: number): { readonly tokens: readonly string[] } | Refused {
  if (source.length > MAX_CHARACTERS) {
    const expected = say`at most ${MAX_CHARACTERS.toLocaleString('en-GB')} characters`;
    const message = say`This YAML is too long to be read: ${source.length} characters.`;
    const fix = say`Split it or shorten it to ${MAX_CHARACTERS} characters.`;
    return { refused: { offset: 0, words: { expected, message, fix } } };
  }
  const tokens: string[] = [];
  let offset = 0;
  let flow = 0;
  let run = 0;
  for (const token of new Lexer().lex(source)) {
    // U+0002 and U+001F are the lexer's own marks (document, scalar): they are not in the text.
    if (token !== '\u0002' && token !== '\u001F' && token !== '\u0018') offset += token.length;
    tokens.push(token);
    if (token === '[' || token === '{') flow += 1;
    else if (token === ']' || token === '}') flow -= 1;
    else if (token === '-' || token === '?') run += 1;
    else if (token === '\n' || token === '\r\n') run = 0;
    if (flow > MAX_DEPTH || run > MAX_DEPTH) return { refused: { offset: Math.max(0, offset - 1), words: tooDeep() } };
    if (tokens.length > most) {
      const expected = say`at most ${most} tokens`;
      const message = say`This YAML has more than ${most} keys, values and marks: it is not read any further.`;
      return { refused: { offset, words: { expected, message, fix: say`Shorten it.` } } };
    }
  }
  return { tokens };
}

/** What `parseDocument` of the library does, with tokens at hand: to find them again is a quarter of the work. */
function documentOf(tokens: readonly string[], length: number): Document.Parsed {
  const parser = new Parser();
  // Unique keys are checked by `Conversion`: the library compares every key with every other.
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    strict: true,
    merge: false,
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  function* parsed() {
    for (const token of tokens) yield* parser.next(token);
    yield* parser.end();
  }
  const [document, another] = composer.compose(parsed(), true, length);
  if (document === undefined) throw new Error('the library made no document of a text');
  if (another !== undefined)
    document.errors.push(
      new YAMLParseError([another.range[0], another.range[1]], 'MULTIPLE_DOCS', 'Source contains multiple documents'),
    );
  return document;
}

const tooDeep = (): { message: Words; fix: Words; expected: Words } => ({
  expected: say`at most ${MAX_DEPTH} levels of nesting`,
  message: say`This is nested more than ${MAX_DEPTH} levels deep.`,
  fix: say`Remove brackets, dashes or indentation that are not needed.`,
});

/** Turns nodes into plain data, remembers where each value stands, and refuses what strict YAML does not have. */
class Conversion {
  readonly problems: YamlProblem[] = [];
  /** Key path and text of each scalar, by its offset. */
  readonly values = new Map<number, { readonly keys: readonly PathKey[]; readonly text: string }>();
  private readonly source: string;
  private readonly placeAt: (offset: number) => Place;
  private readonly blankIsAbsent: boolean;

  constructor(source: string, placeAt: (offset: number) => Place, blankIsAbsent: boolean) {
    this.source = source;
    this.placeAt = placeAt;
    this.blankIsAbsent = blankIsAbsent;
  }

  read(
    node: Node | null | undefined,
    keys: readonly PathKey[],
    keyStart: number,
    depth: number,
  ): { data: unknown; spot: Spot } {
    const start = node?.range?.[0] ?? keyStart;
    const children = new Map<PathKey, Spot>();
    const spot = (written: string): Spot => ({ start, keyStart, written, placeAt: this.placeAt, children });
    const firstLine = (): string =>
      this.source
        .slice(start, Math.min(node?.range?.[1] ?? start, start + 400))
        .split('\n')[0]
        ?.trim() ?? '';
    if (node === null || node === undefined) return { data: null, spot: spot('') };
    if (depth > MAX_DEPTH) {
      this.problems.push({
        what: 'syntax',
        at: keys.join('.'),
        keys,
        found: firstLine(),
        near: [],
        place: this.placeAt(start),
        ...tooDeep(),
      });
      return { data: null, spot: spot('') };
    }
    this.refuseReferences(node, keys, start);
    if (isAlias(node)) return { data: `*${node.source}`, spot: spot(`*${node.source}`) };
    if (isMap(node) && node.items.some(({ key }) => isMap(key))) {
      const found = firstLine();
      this.problems.push({
        what: 'value',
        at: keys.join('.'),
        keys,
        found,
        near: [],
        place: this.placeAt(start),
        expected: say`the value itself`,
        message: say`${found} looks like a placeholder that nobody has filled in.`,
        fix: say`Write the value in its place.`,
      });
      return { data: found, spot: spot(found) };
    }
    if (isScalar(node)) {
      const written = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
      this.values.set(start, { keys, text: written });
      const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? { quoted: firstLine() } : {};
      return { data: node.value, spot: { ...spot(written), ...quoted } };
    }
    if (isSeq<Node | null>(node)) {
      const data = node.items.map((item, index) => {
        const entry = this.read(item, [...keys, index], item?.range?.[0] ?? start, depth + 1);
        children.set(index, entry.spot);
        return entry.data;
      });
      return { data, spot: spot(firstLine()) };
    }
    if (!isMap<Node, Node | null>(node)) return { data: null, spot: spot('') };
    const data: Record<string, unknown> = {};
    for (const pair of node.items) {
      const at = pair.key.range?.[0] ?? start;
      const name = this.keyName(pair.key, keys, at, children);
      if (name === null) continue;
      const entry = this.read(pair.value, [...keys, name], at, depth + 1);
      if (entry.data === null && this.blankIsAbsent) continue;
      children.set(name, entry.spot);
      data[name] = entry.data;
    }
    return { data, spot: spot(firstLine()) };
  }

  /** The text of a key, or null where it cannot be one. */
  private keyName(
    key: Node,
    keys: readonly PathKey[],
    start: number,
    known: ReadonlyMap<PathKey, Spot>,
  ): string | null {
    const written = isScalar(key) ? (typeof key.value === 'string' ? key.value : (key.source ?? '')) : null;
    const own = [...keys, written ?? ''];
    this.refuseReferences(key, own, start);
    const problem = { at: own.join('.'), keys: own, found: written ?? '', near: [], place: this.placeAt(start) };
    if (written === null || written === '__proto__') {
      this.problems.push({
        ...problem,
        what: 'unknown-key',
        expected: say`a plain name`,
        message: say`This cannot be a key.`,
        fix: say`Write ${'name: value'}, the name being plain text.`,
      });
      return null;
    }
    const first = known.get(written);
    if (first === undefined) return written;
    const { line } = this.placeAt(first.keyStart);
    this.problems.push({
      ...problem,
      what: 'duplicate-key',
      expected: say`${written} once`,
      message: say`${written} stands here a second time; the first is on line ${line}.`,
      fix: say`Keep one of the two.`,
    });
    return null;
  }

  private refuseReferences(node: Node, keys: readonly PathKey[], start: number): void {
    const problem = { what: 'alias' as const, at: keys.join('.'), keys, near: [], place: this.placeAt(start) };
    const expected = say`the value itself`;
    if (isAlias(node)) {
      this.problems.push({
        ...problem,
        expected,
        found: `*${node.source}`,
        message: say`${`*${node.source}`} is a YAML alias; aliases are not read here.`,
        fix: say`Write the value out, or put the text in quotes.`,
      });
      return;
    }
    if (node.tag !== undefined && /^!|^tag:(?!yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$)/u.test(node.tag)) {
      this.problems.push({
        ...problem,
        what: 'syntax',
        expected,
        found: node.tag,
        message: say`${node.tag} is a YAML tag; tags are not read here.`,
        fix: say`Remove the tag, or put the text in quotes.`,
      });
    }
    if ('anchor' in node && typeof node.anchor === 'string' && node.anchor !== '') {
      this.problems.push({
        ...problem,
        expected,
        found: `&${node.anchor}`,
        message: say`${`&${node.anchor}`} is a YAML anchor; anchors are not read here.`,
        fix: say`Remove it, or put the text in quotes.`,
      });
    }
  }
}
