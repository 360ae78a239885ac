import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ladderOf } from '../import/ladder.ts';
import { readMapping, startMapping, writeMapping, type MappingFile } from '../import/mapping.ts';
import type { Shape, Source, Understood } from '../import/model.ts';
import { unplacedLines } from '../import/placed.ts';
import { understand } from '../import/understand.ts';
import { decode } from '../import/decode.ts';
import type { Finding } from '../findings/finding.ts';
import { readLadder } from '../ladder/read.ts';
import { terminal } from '../report/escape.ts';
import { count, plain } from '../text/words.ts';
import { oneFormat, options, UsageError, type Console } from './console.ts';
import { readInput, shown } from './files.ts';

const SHAPE_WORDS: Readonly<Record<Shape, string>> = {
  'level-headings': 'levels as headings, what they ask for below',
  'competency-headings': 'competencies as headings, their levels as headings below',
  'labelled-levels': 'competencies as headings, each line below begins with its level',
  matrix: 'a table with levels in its first row',
  'matrix-transposed': 'a table with levels in its first column',
  checklist: 'a checklist: each box is a criterion',
  'file-per-level': 'one file for each level',
  'front-matter': 'data in the front matter; the page below is about it',
  data: 'data with a list of levels',
};
/** Lines that were not placed, shown in the text; JSON has all of them. */
const MOST_LINES = 40;

interface Told {
  readonly message: string;
  readonly fix: string;
  readonly path: string;
  readonly line: number;
}

/** `readiness ladder import FILE…`: 0 imported, 2 refused. */
export function ladderImport(args: readonly string[], console: Console): number {
  const { values, positionals } = options(args, {
    map: { type: 'string' },
    'write-map': { type: 'string' },
    out: { type: 'string' },
    format: { type: 'string', default: 'text' },
  });
  if (positionals.length === 0)
    throw new UsageError(
      'ladder import takes a document, or one for each level. See "readiness ladder import --help".',
    );
  const format = oneFormat(values.format, ['text', 'json']);
  for (const [option, file] of [
    ['--out', values.out],
    ['--write-map', values['write-map']],
  ] as const)
    if (file !== undefined && existsSync(file))
      throw new UsageError(`${option}: ${shown(file)} exists, and is not overwritten.`);
  const mapping = mappingOf(values.map, console);
  if (mapping === 'refused') return 2;

  const sources = positionals.map((file): Source & { readonly notes: readonly string[] } => {
    const { bytes } = readInput(file);
    const { text, notes } = decode(bytes);
    return { path: shown(file), text, notes };
  });
  const corrections = mapping === null ? {} : { shape: mapping.shape, levels: mapping.levels, mapping: mapping.keys };
  const read = sources.map((source) => ({ source, found: understand(source, corrections) }));
  const refused = read.flatMap(({ source, found }): Told[] =>
    'refused' in found ? [{ path: source.path, line: 1, message: `${found.refused}.`, fix: found.fix }] : [],
  );
  const understood = read.flatMap(({ source, found }) => ('refused' in found ? [] : [{ source, found }]));
  const [first, ...others] = understood;
  if (refused.length === 0 && others.length > 0 && understood.some(({ found }) => found.shape !== 'file-per-level'))
    refused.push({
      path: first?.source.path ?? '',
      line: 1,
      message: 'Of several files each has to be about one level, and some of these have several.',
      fix: 'Import one document at a time.',
    });
  if (refused.length > 0 || first === undefined) {
    // What cannot be told from the document alone, its owner can say: the file begins with what there is to name.
    const map = values['write-map'];
    if (map !== undefined) {
      write(map, startMapping(sources));
      refused.push({
        path: sources[0]?.path ?? '',
        line: 1,
        message: `Wrote ${map}, with what stands in the document.`,
        fix: `Say there what is what, and import again with --map ${map}.`,
      });
    }
    return sayRefused(refused, format, console);
  }

  const whole = joined(understood.map(({ found }) => found));
  const made = ladderOf(whole, path.basename(first.source.path).replace(/\.\w+$/u, ''));
  const unplaced = understood.flatMap(({ source, found }) =>
    unplacedLines(source, found).map((line) => ({ ...line, path: source.path })),
  );
  const { findings } = readLadder(new TextEncoder().encode(made.text), values.out ?? 'ladder.yml');
  const told = [
    ...understood.flatMap(({ source, found }) => [
      ...source.notes.map((note): Told => ({ path: source.path, line: 1, message: note, fix: '' })),
      ...found.notes.map(({ line, text }): Told => ({ path: source.path, line, message: text, fix: '' })),
    ]),
    ...findings.map(toldOf),
  ];
  const isBroken = findings.some(({ severity }) => severity === 'error');
  const out = isBroken ? undefined : values.out;
  if (out !== undefined) write(out, made.text);
  if (values['write-map'] !== undefined) write(values['write-map'], writeMapping(whole));
  const { text: ladder, ...counts } = made;
  if (format === 'json')
    console.out(
      `${JSON.stringify({ understood: { shape: whole.shape, ...counts }, ladder, unplaced, findings: told }, null, 2)}\n`,
    );
  else
    sayUnderstood(
      whole,
      counts,
      unplaced,
      told,
      { out: out ?? null, map: values['write-map'] ?? null, file: first.source.path },
      console,
    );
  return isBroken ? 2 : 0;
}

/** Writes a new file, and the folders above it. */
function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  writeFileSync(file, text, { flag: 'wx' });
}

const toldOf = ({ message, fix, place }: Finding): Told => ({
  path: place.path,
  line: place.line,
  message: plain(message),
  fix: plain(fix),
});

function mappingOf(file: string | undefined, console: Console): MappingFile | null | 'refused' {
  if (file === undefined) return null;
  const { mapping, problems } = readMapping(new TextDecoder().decode(readInput(file).bytes), shown(file));
  for (const { place, message, fix } of problems)
    console.err(`${terminal(`${place.path}:${place.line}:${place.column} ${plain(message)} ${plain(fix)}`)}\n`);
  return mapping ?? 'refused';
}

/** Files of one level each as one document; their order is that of the levels. */
function joined(all: readonly Understood[]): Understood {
  const [first, ...others] = all;
  if (first === undefined) throw new Error('nothing was understood');
  if (others.length === 0) return first;
  return {
    ...first,
    title: null,
    levels: all.flatMap(({ levels }) => levels),
    statements: all.flatMap(({ statements }) => statements),
    notes: all.flatMap(({ notes }) => notes),
  };
}

function sayRefused(refused: readonly Told[], format: string, console: Console): number {
  if (format === 'json')
    console.out(`${JSON.stringify({ understood: null, ladder: null, unplaced: [], findings: refused }, null, 2)}\n`);
  else for (const { path: file, message, fix } of refused) console.err(`${terminal(`${file}: ${message} ${fix}`)}\n`);
  return 2;
}

type Counts = Omit<ReturnType<typeof ladderOf>, 'text'>;

function sayUnderstood(
  { shape, levels, statements }: Understood,
  counts: Counts,
  unplaced: readonly { readonly path: string; readonly line: number; readonly text: string }[],
  told: readonly Told[],
  { out, map, file }: { readonly out: string | null; readonly map: string | null; readonly file: string },
  console: Console,
): void {
  const say = (line: string): void => console.out(`${/^ */u.exec(line)?.[0] ?? ''}${terminal(line)}\n`);
  say(`${file} was read as ${SHAPE_WORDS[shape]}.`);
  say(`  ${count(counts.levels, 'level')}, lowest first: ${levels.map(({ name }) => name).join(', ')}`);
  if (counts.areas > 0) say(`  ${count(counts.areas, 'area')}`);
  say(`  ${count(counts.competencies, 'competency', 'competencies')}`);
  say(`  ${count(counts.criteria, 'criterion', 'criteria')}, for example:`);
  for (const { level, competency, text } of sampleOf(statements))
    say(`    ${level}${competency === null ? '' : `, ${competency}`}: ${text.slice(0, 120)}`);
  for (const { path: at, line, message, fix } of told) say(`${at}:${line} ${message}${fix === '' ? '' : ` ${fix}`}`);
  if (unplaced.length > 0) {
    say(`${count(unplaced.length, 'line')} ${unplaced.length === 1 ? 'was' : 'were'} not placed:`);
    for (const { line, text } of unplaced.slice(0, MOST_LINES)) say(`  ${line}: ${text.slice(0, 100)}`);
    if (unplaced.length > MOST_LINES) say(`  and ${unplaced.length - MOST_LINES} more: --format json has all of them.`);
  }
  say('');
  if (map !== null) say(`Wrote ${map}: correct it where this is wrong, and import again with --map ${map}.`);
  say(
    out === null
      ? 'Nothing was written. Where this is right: --out ladder/NAME/ladder.yml. Where it is wrong: --write-map FILE.'
      : `Wrote ${out}. Next: look at its rubrics, then readiness ladder lint ${out}`,
  );
}

/** The first, the middle and the last criterion. */
const sampleOf = (statements: Understood['statements']): Understood['statements'] =>
  [...new Set([0, Math.floor(statements.length / 2), statements.length - 1])].flatMap(
    (index) => statements[index] ?? [],
  );
