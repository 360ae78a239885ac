/**
 * The five documents that the ladders were written from, concept by concept: where each stands in the resolved ladder.
 *
 * `docs/sources/FOLDER.yml` lists the rows of the document of `ladder/FOLDER`; `files.yml` lists facts about the files,
 * and names a ladder with each place. Everything is resolved against what `ladder show --format json` prints, so that a
 * row whose number or words stand there no more is told by name, and the page shows JSON pointers that work.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { readLadder } from '../src/ladder/read.ts';
import { showJson } from '../src/ladder/show/show-json.ts';
import { plain } from '../src/text/words.ts';
import { cell, NOTE } from './table.ts';

const root = path.join(import.meta.dirname, '..');
const folder = path.join(import.meta.dirname, 'sources');

const placeSchema = z
  .strictObject({
    /** The ladder's folder; without it, that of the file. */
    ladder: z.optional(z.string()),
    /** Names and indices: an entry of a list is named by its id, audience, title or text, or counted from 0. */
    path: z.string(),
    /** Of a list: only the entries with these values. */
    where: z.optional(z.record(z.string(), z.unknown())),
    /** Exactly this value. */
    is: z.optional(z.unknown()),
    /** This text, somewhere in the value. */
    has: z.optional(z.string().check(z.minLength(1))),
    /** So many entries; of a text, paragraphs. */
    count: z.optional(z.int()),
  })
  .check(
    z.refine(
      (stated) => [stated.is, stated.has, stated.count].filter((said) => said !== undefined).length === 1,
      'exactly one of `is`, `has` and `count`',
    ),
  );
export type SourcePlace = z.infer<typeof placeSchema>;

const row = z
  .strictObject({
    row: z.string(),
    what: z.string(),
    at: z.optional(z.array(placeSchema).check(z.minLength(1))),
    'not-expressed': z.optional(z.string()),
  })
  .check(
    z.refine(
      (stated) => (stated.at === undefined) !== (stated['not-expressed'] === undefined),
      'either `at` or `not-expressed`',
    ),
  );
type SourceRow = z.infer<typeof row>;

/** The rows of one file; `fault` where the file cannot be read as such. */
export interface Source {
  readonly name: string;
  readonly rows: readonly SourceRow[];
  readonly fault: string | null;
}

function readSource(file: string): Source {
  const name = path.basename(file, '.yml');
  const fault = (why: string): Source => ({ name, rows: [], fault: `docs/sources/${file}: ${why}` });
  let written: unknown;
  try {
    written = parse(readFileSync(path.join(folder, file), 'utf8'));
  } catch (error) {
    return fault(error instanceof Error ? error.message : String(error));
  }
  const read = z.array(row).safeParse(written);
  if (read.success) return { name, rows: read.data, fault: null };
  const rowOf = (index: unknown): string =>
    Array.isArray(written) && typeof index === 'number'
      ? JSON.stringify(z.object({ row: z.unknown() }).safeParse(written[index]).data?.row ?? `entry ${index}`)
      : '';
  return fault(
    read.error.issues
      .map(
        ({ path: [index, ...rest], message }) =>
          `row ${rowOf(index)}${rest.map((key) => ` ${String(key)}`).join('')}: ${message}`,
      )
      .join('; '),
  );
}

/** What `ladder show --format json` prints of a ladder's folder, or why it cannot. */
function shown(ladder: string): { readonly json: unknown } | { readonly fault: string } {
  const file = `ladder/${ladder}/ladder.yml`;
  if (!existsSync(path.join(root, file))) return { fault: `there is no ${file}` };
  const { ladder: read, findings } = readLadder(readFileSync(path.join(root, file)), file);
  if (read === null)
    return {
      fault: `${file} cannot be used: ${findings.map(({ place: at, message }) => `line ${at.line}: ${plain(message)}`).join('; ')}`,
    };
  return { json: JSON.parse(JSON.stringify(showJson(read))) };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a list's entry is called, best name first. */
const NAMES = ['id', 'audience', 'title', 'text'];

/** The key under which `name` stands in `node`; null: nowhere, or at several places. */
function keyOf(node: unknown, name: string): string | null {
  if (isRecord(node)) return Object.hasOwn(node, name) ? name : null;
  if (!Array.isArray(node)) return null;
  const entries: readonly unknown[] = node;
  for (const field of NAMES) {
    const found = entries.flatMap((entry, index) =>
      (isRecord(entry) ? entry[field] : field === 'text' ? entry : undefined) === name ? [String(index)] : [],
    );
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  }
  return /^\d+$/u.test(name) && Number(name) < entries.length ? name : null;
}

/** Follows the path; a name may itself hold slashes ("Fellow / CTO"). */
function follow(
  node: unknown,
  names: readonly string[],
  pointer = '',
): { readonly pointer: string; readonly value: unknown } | { readonly fault: string } {
  if (names.length === 0) return { pointer, value: node };
  for (let length = 1; length <= names.length; length += 1) {
    const key = keyOf(node, names.slice(0, length).join('/'));
    if (key === null) continue;
    const value: unknown = Array.isArray(node) ? node[Number(key)] : isRecord(node) ? node[key] : undefined;
    return follow(value, names.slice(length), `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
  return {
    fault: `\`${names.join('/')}\` names nothing, or more than one thing, in \`${pointer === '' ? '/' : pointer}\`${isRecord(node) ? `, which has ${Object.keys(node).join(', ')}` : ''}`,
  };
}

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

const countOf = (value: unknown): number | null =>
  typeof value === 'string'
    ? value.split(/\n\s*\n/u).filter((part) => part.trim() !== '').length
    : typeof value === 'object' && value !== null
      ? Object.keys(value).length
      : null;

const brief = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};

/** The entries of a list that have these values. */
function select(
  list: unknown,
  where: Readonly<Record<string, unknown>>,
): { readonly value: readonly unknown[] } | { readonly fault: string } {
  if (!Array.isArray(list)) return { fault: 'is no list' };
  const entries = list.filter(isRecord);
  // A misspelt field would make every count of 0 true.
  const unknown = Object.keys(where).find((field) => !entries.some((entry) => Object.hasOwn(entry, field)));
  if (unknown !== undefined) return { fault: `has no entry with \`${unknown}\`` };
  return {
    value: entries.filter((entry) =>
      Object.entries(where).every(([field, wanted]) => isDeepStrictEqual(entry[field], wanted)),
    ),
  };
}

/** What is wrong with a value, or null. */
function contradiction(value: unknown, { is, has, count }: SourcePlace): string | null {
  if (count !== undefined) {
    const found = countOf(value);
    return found === count
      ? null
      : found === null
        ? `is ${brief(value)} instead of ${count} entries`
        : `has ${found} instead of ${count}`;
  }
  if (has !== undefined)
    return textsIn(value).some((text) => text.includes(has)) ? null : `does not have "${has}": ${brief(value)}`;
  return isDeepStrictEqual(value, is) ? null : `is ${brief(value)} instead of ${brief(is)}`;
}

/** Where in a ladder's JSON a place is, as a JSON pointer; or why what is said of it does not hold. */
export function locate(json: unknown, place: SourcePlace): { readonly pointer: string } | { readonly fault: string } {
  const found = follow(json, place.path.split('/'));
  if ('fault' in found) return found;
  const { pointer } = found;
  const selected = place.where === undefined ? found : select(found.value, place.where);
  const fault = 'fault' in selected ? selected.fault : contradiction(selected.value, place);
  return fault === null ? { pointer } : { fault: `\`${pointer}\` ${fault}` };
}

/** Every file of rows, by name. */
export const readSources = (): readonly Source[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yml'))
    .toSorted()
    .map(readSource);

const codeSpan = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

function stands({ is, has, where, count }: SourcePlace): string {
  const which = Object.entries(where ?? {})
    .map(([field, value]) => `\`${field}\` is ${codeSpan(typeof value === 'string' ? value : JSON.stringify(value))}`)
    .join(' and ');
  const only = which === '' ? '' : `, where ${which}`;
  if (count !== undefined) return `${count} of them${only}`;
  if (has !== undefined) return `has ${codeSpan(has)}${only}`;
  return `is ${codeSpan(typeof is === 'string' ? is : JSON.stringify(is))}${only}`;
}

/** The page, and every row that does not hold, with the reason. */
export function sourcesPage(): { readonly page: string; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const ladders = new Map<string, ReturnType<typeof shown>>();
  const ladderOf = (name: string): ReturnType<typeof shown> => {
    const known = ladders.get(name) ?? shown(name);
    ladders.set(name, known);
    return known;
  };
  const sections = readSources().map(({ name, rows, fault }) => {
    if (fault !== null) faults.push(fault);
    const lines = rows.flatMap(({ row: id, what, at, 'not-expressed': why }) =>
      (at ?? [null]).map((one, index) => {
        const first = index === 0 ? `| ${id} | ${cell(what)} ` : '| | ';
        if (one === null) return `${first}| *not expressed* | | ${cell(why ?? '')} |`;
        const ladder = one.ladder ?? name;
        const json = ladderOf(ladder);
        const found = 'fault' in json ? json : locate(json.json, one);
        const named = `${first}| ${one.ladder === undefined ? '' : `${ladder}: `}${cell(codeSpan(one.path))} `;
        if ('pointer' in found) return `${named}| ${cell(codeSpan(found.pointer))} | ${cell(stands(one))} |`;
        faults.push(`docs/sources/${name}.yml: row ${id}: ${one.path}: ${found.fault}`);
        return `${named}| **does not hold** | ${cell(found.fault)} |`;
      }),
    );
    return [
      `## ${name}`,
      ['| row | concept | where | JSON pointer | what stands there |', '|---|---|---|---|---|', ...lines].join('\n'),
    ].join('\n\n');
  });
  const page = [
    '# Sources',
    NOTE,
    'The ladders under `ladder/` were written from five documents, numbered 000 to 004. This page lists every concept of these documents, and where the ladder holds it: the place by names, as a JSON pointer into what `readiness ladder show ladder/NAME/ladder.yml --format json` prints, and the number or the words that stand there. Only rows that state nothing a ladder could hold are *not expressed*, each with the reason. Section 0, under `files`, lists facts about the documents as files.',
    ...sections,
    '## Thresholds that the owner has yet to set',
    'Where a document states an amount and leaves it open ("saving $$$"), the rubric says `needs-owner`: any amount counts, and a person judges whether it is enough.',
    openThresholds([...ladders].flatMap(([name, read]) => ('json' in read ? [[name, read.json]] : []))),
  ].join('\n\n');
  return { page, faults };
}

const thresholds = z.object({
  criteria: z.array(z.object({ id: z.string(), text: z.string(), needsOwner: z.array(z.string()) })),
});

function openThresholds(ladders: readonly (readonly [string, unknown])[]): string {
  const lines = ladders
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([name, json]) =>
      (thresholds.safeParse(json).data?.criteria ?? []).flatMap(({ id, text, needsOwner }) =>
        needsOwner.map((threshold) => `| ${name} | \`${id}\` | \`${threshold}\` | ${cell(text)} |`),
      ),
    );
  return ['| ladder | criterion | threshold | |', '|---|---|---|---|', ...lines].join('\n');
}
