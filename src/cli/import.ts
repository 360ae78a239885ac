import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Origin } from '../import/again/context.ts';
import { cellKey, ladderOf, type BesideCounts } from '../import/ladder.ts';
import { readMapping, startMapping, writeMapping, type MappingFile } from '../import/mapping.ts';
import type { Shape, Source, Understood } from '../import/model.ts';
import { unplacedLines } from '../import/placed.ts';
import { understand } from '../import/understand.ts';
import { decode } from '../import/decode.ts';
import type { Finding } from '../findings/finding.ts';
import { readLadder } from '../ladder/read.ts';
import { terminal } from '../report/escape.ts';
import { groupBy } from '../text/groups.ts';
import { count, numbers, plain } from '../text/words.ts';
import { oneFormat, options, UsageError, type Console } from './console.ts';
import { readInput, repositoryRoot, shown } from './files.ts';
import { importAgain, linesOfPage, recordOf, writeImported } from './import-again.ts';
import { asWord, writeText } from './system.ts';

const SHAPE_WORDS: Readonly<Record<Shape, string>> = {
  'level-headings': 'levels as headings, what they ask for below',
  'competency-headings': 'competencies as headings, their levels as headings below',
  'labelled-levels': 'headings, and each line below begins with its level',
  matrix: 'a table with levels in its first row',
  'matrix-transposed': 'a table with levels in its first column',
  checklist: 'a checklist: each box is a criterion',
  'file-per-level': 'one file for each level',
  'front-matter': 'data in the front matter; the page below is about it',
  data: 'data with a list of levels',
  page: 'a page that "readiness ladder show" wrote',
};
/** Lines that were not placed, shown in the text; JSON has all of them. */
const MOST_LINES = 40;

interface Told {
  readonly message: string;
  readonly fix: string;
  readonly path: string;
  readonly line: number;
}

/** `readiness ladder import FILE…`: 0 imported, 1 something is left to its owner, 2 refused. */
export async function ladderImport(args: readonly string[], console: Console): Promise<number> {
  const { values, positionals } = options(args, {
    map: { type: 'string' },
    'write-map': { type: 'string' },
    out: { type: 'string' },
    was: { type: 'string', multiple: true },
    yes: { type: 'boolean' },
    format: { type: 'string', default: 'text' },
  });
  if (positionals.length === 0)
    throw new UsageError(
      'ladder import takes a document, or one for each level. See "readiness ladder import --help".',
    );
  const format = oneFormat(values.format, ['text', 'json']);
  const { out, was = [] } = values;
  const map = values['write-map'];
  if (map !== undefined && existsSync(map))
    throw new UsageError(`--write-map: ${shown(map)} exists, and is not overwritten.`);
  const isAgain = out !== undefined && existsSync(out);
  if (was.length > 0 && !isAgain)
    throw new UsageError(
      `--was names the document as it was when a ladder was made of it: name that ladder with --out${out === undefined ? '' : `; there is no ${shown(out)}`}.`,
    );
  const mapping = mappingOf(values.map, console);
  if (mapping === 'refused') return 2;

  const read = imported(positionals, mapping, out);
  if ('refused' in read) {
    // What cannot be told from the document alone, its owner can say: the file begins with what there is to name.
    if (map !== undefined) {
      writeText(map, startMapping(read.sources), { over: false });
      read.refused.push({
        path: read.sources[0]?.path ?? '',
        line: 1,
        message: `Wrote ${map}, with what stands in the document.`,
        fix: `Say there what is what, and import again with --map ${asWord(map)}.`,
      });
    }
    return sayRefused(read.refused, format, console);
  }

  const { whole, made, understood } = read;
  const asItWas = isAgain && whole.known !== undefined ? linesOfPage(out) : new Set<string>();
  const unplaced = understood.flatMap(({ source, found }) =>
    unplacedLines(source, found)
      .filter(({ text }) => !asItWas.has(text))
      .map((line) => ({ ...line, path: source.path })),
  );
  const { findings } = readLadder(new TextEncoder().encode(made.text), out ?? 'ladder.yml');
  const isBroken = findings.some(({ severity }) => severity === 'error');
  const told = [
    ...understood.flatMap(({ source, found }) => [
      ...source.notes.map((note): Told => ({ path: source.path, line: 1, message: note, fix: '' })),
      // Of a page that goes back into its ladder nothing is proposed.
      ...(isAgain && found.known !== undefined ? [] : found.notes).map(({ line, text }): Told => ({
        path: source.path,
        line,
        message: text,
        fix: '',
      })),
    ]),
    // Of a ladder that is there, its owner's lines are meant, not these.
    ...(isAgain && !isBroken ? [] : findings.map(toldOf)),
  ];
  const old = isAgain && was.length > 0 ? imported(was, mapping, out) : null;
  if (old !== null && 'refused' in old) return sayRefused(old.refused, format, console);
  const again =
    isAgain && !isBroken
      ? importAgain(out, {
          made,
          was: old?.made.text ?? null,
          page: whole.known === undefined ? null : { ...whole.known, shown: whole.levels.length },
          originOf: originOf(read),
        })
      : null;
  if (again !== null && 'unusable' in again) {
    for (const line of again.unusable) console.err(`${terminal(line)}\n`);
    return 2;
  }
  const isNew = out !== undefined && !isAgain && !isBroken;
  if (isNew) writeImported(out, made.text);
  if (map !== undefined) writeText(map, writeMapping(whole), { over: false });
  const { text: ladder, levels, areas, competencies, criteria, beside } = made;
  const counts = { levels, areas, competencies, criteria, beside };
  if (format === 'json') {
    const { shape, tracks } = whole;
    const common = { understood: { shape, ...counts, ...(tracks && { tracks }) }, unplaced, findings: told };
    const status = again === null ? null : await again.settle(values.yes === true, { ...console, out: console.err });
    console.out(
      `${JSON.stringify(again === null ? { ...common, ladder } : { ...common, ladder: again.merged.text, again: again.json() }, null, 2)}\n`,
    );
    return isBroken ? 2 : (status ?? 0);
  }
  sayUnderstood(whole, counts, unplaced, told, understood[0]?.source.path ?? '', console);
  const say = (line: string): void => console.out(`${terminal(line)}\n`);
  if (map !== undefined)
    say(`Wrote ${map}: correct it where this is wrong, and import again with --map ${asWord(map)}.`);
  if (again !== null) {
    again.say(console);
    return await again.settle(values.yes === true, console);
  }
  say(
    isNew
      ? `Wrote ${out}, and ${recordOf(out)}, by which a later import tells your edits from the document's: commit both. Next: look at its rubrics, then readiness ladder lint ${asWord(out)}`
      : map === undefined
        ? 'Nothing was written. Where this is right: --out ladder/NAME/ladder.yml. Where it is wrong: --write-map FILE.'
        : 'No ladder was written. Where this is right: --out ladder/NAME/ladder.yml.',
  );
  return isBroken ? 2 : 0;
}

interface Imported {
  readonly whole: Understood;
  readonly made: ReturnType<typeof ladderOf>;
  readonly understood: readonly {
    readonly source: Source & { readonly notes: readonly string[] };
    readonly found: Understood;
  }[];
}

/** Documents as a ladder, or why they are none. */
function imported(
  files: readonly string[],
  mapping: MappingFile | null,
  out: string | undefined,
): Imported | { readonly refused: Told[]; readonly sources: readonly Source[] } {
  const sources = files.map((file): Source & { readonly notes: readonly string[] } => {
    const { bytes } = readInput(file);
    const { text, notes } = decode(bytes);
    return { path: shown(file), text, notes };
  });
  const corrections =
    mapping === null
      ? {}
      : { shape: mapping.shape, levels: mapping.levels, tracks: mapping.tracks, mapping: mapping.keys };
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
  if (refused.length > 0 || first === undefined) return { refused, sources };
  const whole = joined(understood.map(({ found }) => found));
  const made = ladderOf(whole, nameOf(first.source.path, others.length > 0 ? out : undefined), schemaFrom(out));
  return { whole, made, understood };
}

/** What a ladder is called of which no document says it: the folder that it is put into, else the file. */
function nameOf(document: string, out: string | undefined): string {
  const folder = out === undefined ? '' : path.basename(path.dirname(path.resolve(out)));
  return out !== undefined && path.basename(out) === 'ladder.yml' && folder !== ''
    ? folder
    : // Notion puts the id of a page behind its name.
      path.basename(document).replace(/(?: [0-9a-f]{32})?\.\w+$/u, '');
}

/** Where `init` puts the schema of ladders, seen from the folder of one. */
function schemaFrom(out: string | undefined): string {
  const beside = './ladder.schema.json';
  if (out === undefined) return beside;
  const folder = path.dirname(path.resolve(out));
  const above = path.relative(folder, path.join(repositoryRoot('.'), 'ladder'));
  return /^(?:\.\.)(?:\/\.\.)*$/u.test(above) ? `${above}/ladder.schema.json` : beside;
}

/** Where in the documents a criterion stands; of several documents each is about one level. */
function originOf({ made, understood }: Imported): (...of: Parameters<typeof cellKey>) => Origin | null {
  const [only, ...others] = understood;
  return (competency, level, index) => {
    const line = made.lines.get(cellKey(competency, level, index));
    const own = others.length === 0 ? only : understood[made.levelIds.indexOf(level)];
    return line === undefined || own === undefined ? null : { path: own.source.path, line };
  };
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
    asides: {
      notes: all.flatMap(({ asides }) => asides?.notes ?? []),
      steps: all.flatMap(({ asides }) => asides?.steps ?? []),
      forks: all.flatMap(({ asides }) => asides?.forks ?? []),
      tables: all.flatMap(({ asides }) => asides?.tables ?? []),
    },
    notes: all.flatMap(({ notes }) => notes),
  };
}

function sayRefused(refused: readonly Told[], format: string, console: Console): number {
  if (format === 'json')
    console.out(`${JSON.stringify({ understood: null, ladder: null, unplaced: [], findings: refused }, null, 2)}\n`);
  else for (const { path: file, message, fix } of refused) console.err(`${terminal(`${file}: ${message} ${fix}`)}\n`);
  return 2;
}

type Counts = Omit<ReturnType<typeof ladderOf>, 'text' | 'lines' | 'levelIds'>;

function sayUnderstood(
  { shape, levels, tracks = [], statements, scales = [], phrasings = [] }: Understood,
  counts: Counts,
  unplaced: readonly { readonly path: string; readonly line: number; readonly text: string }[],
  told: readonly Told[],
  file: string,
  console: Console,
): void {
  const say = (line: string): void => console.out(`${/^ */u.exec(line)?.[0] ?? ''}${terminal(line)}\n`);
  say(`${file} was read as ${SHAPE_WORDS[shape]}.`);
  if (tracks.length < 2)
    say(`  ${count(counts.levels, 'level')}, lowest first: ${levels.map(({ name }) => name).join(', ')}`);
  else {
    say(`  ${count(counts.levels, 'level')} on ${count(tracks.length, 'track')}, lowest first:`);
    for (const track of tracks) say(`    ${track.title}: ${track.levels.join(', ')}`);
  }
  if (counts.areas > 0) say(`  ${count(counts.areas, 'area')}`);
  say(`  ${count(counts.competencies, 'competency', 'competencies')}`);
  if (scales.length > 0) say(`  ${count(scales.length, 'scale')} of something that is not a person`);
  if (phrasings.length > 0) say(`  ${count(phrasings.length, 'hint')} how to say a thing`);
  const { beside } = counts;
  const kinds = criteriaSaid(beside, counts.criteria);
  const all = counts.criteria + beside.milestones + beside.ofSteps + beside.inGroups;
  for (const line of besideSaid(beside)) say(`  ${line}`);
  say(`  ${count(all, 'criterion', 'criteria')}${kinds === '' ? '' : ` (${kinds})`}, for example:`);
  for (const { level, competency, text } of sampleOf(statements))
    say(`    ${level}${competency === null ? '' : `, ${competency}`}: ${text.slice(0, 120)}`);
  for (const { path: at, line, message, fix } of told) say(`${at}:${line} ${message}${fix === '' ? '' : ` ${fix}`}`);
  if (unplaced.length > 0) {
    say(`${count(unplaced.length, 'line')} ${unplaced.length === 1 ? 'was' : 'were'} not placed:`);
    const alike = [...groupBy(unplaced, ({ path: at, text }) => JSON.stringify([at, text])).values()];
    const several = new Set(unplaced.map(({ path: at }) => at)).size > 1;
    for (const [first, ...more] of alike.slice(0, MOST_LINES)) {
      if (first === undefined) continue;
      const where = numbers([first, ...more].map(({ line }) => line));
      say(`  ${several ? `${first.path}:` : ''}${where}: ${first.text.replace(/\s+/gu, ' ').slice(0, 100)}`);
    }
    const left = alike.slice(MOST_LINES).reduce((sum, list) => sum + list.length, 0);
    if (left > 0) say(`  and ${left} more: --format json has all of them.`);
  }
  say('');
}

/** Where criteria stand that no competency has; empty: there are none. */
function criteriaSaid({ milestones, ofSteps, inGroups, groups }: BesideCounts, others: number): string {
  if (milestones + ofSteps + inGroups === 0) return '';
  return [
    ...(others > 0 ? [`${others} of competencies`] : []),
    ...(milestones > 0 ? [count(milestones, 'milestone')] : []),
    ...(ofSteps > 0 ? [`${ofSteps} of promotions`] : []),
    ...(inGroups > 0 ? [`${inGroups} in ${count(groups, 'group')}`] : []),
  ].join(', ');
}

/** What else the ladder has, in a line; none: nothing else. */
function besideSaid({ promotions, forks, notes, tables }: BesideCounts): readonly string[] {
  const parts = [
    ...(promotions > 0 ? [count(promotions, 'promotion')] : []),
    ...(forks > 0 ? [count(forks, 'fork')] : []),
    ...(notes > 0 ? [count(notes, 'note')] : []),
    ...(tables > 0 ? [count(tables, 'table')] : []),
  ];
  return parts.length === 0 ? [] : [parts.join(', ')];
}

/** The first, the middle and the last criterion. */
const sampleOf = (statements: Understood['statements']): Understood['statements'] =>
  [...new Set([0, Math.floor(statements.length / 2), statements.length - 1])].flatMap(
    (index) => statements[index] ?? [],
  );
