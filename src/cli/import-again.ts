/** `ladder import` into a ladder that is there: what it would do, shown first; and what it wrote, remembered. */
import { existsSync } from 'node:fs';
import type { Change, Conflict, Merged, Origin } from '../import/again/context.ts';
import { mergeLadder } from '../import/again/merge.ts';
import { ladderOf } from '../import/ladder.ts';
import type { Known, Source, Understood } from '../import/model.ts';
import { unplacedLines } from '../import/placed.ts';
import { understand } from '../import/understand.ts';
import { diffLadders } from '../ladder/diff/diff.ts';
import { saidDiff } from '../ladder/diff/said.ts';
import { versionSentence } from '../ladder/diff/text.ts';
import type { Ladder } from '../ladder/ladder.ts';
import { readLadder } from '../ladder/read.ts';
import { showMarkdown } from '../ladder/show/show.ts';
import { terminal } from '../report/escape.ts';
import { wrap } from '../report/terminal.ts';
import { count, plain } from '../text/words.ts';
import type { Console } from './console.ts';
import { readInput, shown } from './files.ts';
import { writeText } from './system.ts';

/** The file beside a ladder that says what the import wrote: not one that is taken for a ladder. */
export const recordOf = (ladder: string): string => `${shown(ladder)}.imported`;

const RECORD = [
  '# What "readiness ladder import" made of the document last time. Leave it as it is, and commit it beside the ladder: by',
  '# it a later import tells what you edited from what the document changed.',
  '',
].join('\n');

/** Writes a new ladder, the folders above it, and what was written. */
export function writeImported(file: string, text: string): void {
  writeText(file, text, { over: false });
  writeText(recordOf(file), RECORD + text, { over: true });
}

interface Again {
  readonly merged: Merged;
  /** What it would do. */
  readonly say: (console: Console) => void;
  /** Writes it, where somebody says so; the exit status. */
  readonly settle: (yes: boolean, console: Console) => Promise<number>;
  readonly json: () => object;
}

/** Brings what changed in a document into the ladder that was made of it. */
export function importAgain(
  file: string,
  {
    made,
    was,
    page,
    originOf,
  }: {
    readonly made: ReturnType<typeof ladderOf>;
    /** Where `ladder show` made the document of a ladder: which one. */
    readonly page: Page | null;
    /** What the import makes of the former document; null: what it wrote is remembered. */
    readonly was: string | null;
    readonly originOf: (competency: string, level: string, index: number) => Origin | null;
  },
): Again | { readonly unusable: readonly string[] } {
  const name = shown(file);
  const record = recordOf(file);
  const { bytes } = readInput(file);
  const mine = new TextDecoder().decode(bytes);
  const before = readLadder(bytes, name);
  if (before.ladder === null)
    return {
      unusable: [
        ...before.findings.map(
          ({ place, message, fix }) => `${place.path}:${place.line}:${place.column} ${plain(message)} ${plain(fix)}`,
        ),
        `${name} is there, and cannot be read as a ladder, so nothing can be brought into it. Nothing was written.`,
      ],
    };
  const other = page === null || was !== null ? null : notOf(page, before.ladder, name);
  if (other !== null) return { unusable: [`${other} Nothing was written.`] };
  const base =
    was ??
    (page !== null
      ? asShown(before.ladder)
      : existsSync(record)
        ? new TextDecoder().decode(readInput(record).bytes)
        : mine === made.text
          ? mine
          : null);
  if (base === null)
    return {
      unusable: [
        `${name} exists, and ${record} does not, which would say what the import wrote into it: your edits cannot be told from the document's. Name the document as it was then (--was OLD), or another file (--out). Nothing was written.`,
      ],
    };
  const isLadder = readLadder(new TextEncoder().encode(base), record).ladder !== null;
  const merged = isLadder ? mergeLadder({ base, mine, theirs: made.text }, originOf) : null;
  if (merged === null)
    return {
      unusable: [`${record} is no ladder any more: name the former document instead (--was OLD). Nothing was written.`],
    };
  const after = readLadder(new TextEncoder().encode(merged.text), name);
  if (after.ladder === null)
    return {
      unusable: [
        ...after.findings.map(({ message, fix }) => `${plain(message)} ${plain(fix)}`),
        `Brought together, your ladder and the document would make one that cannot be read. Nothing was written.`,
      ],
    };
  const diff = diffLadders(before.ladder, after.ladder);
  const version = plain(versionSentence(diff, before.ladder.version, after.ladder.version));
  const still = saidDiff(diff, before.ladder, after.ladder, null).follows.map(({ title, lines }) => ({
    title: plain(title),
    lines: lines.map(({ line }) => plain(line)),
  }));
  // A page is made of the ladder as it is, and anew whenever somebody asks: there is nothing to remember.
  const remembered = page === null ? RECORD + made.text : null;
  return {
    merged,
    say: (console) => {
      sayMerged(merged, name, { version, still }, console);
    },
    settle: (yes, console) => settle({ merged, name, file, record, remembered }, yes, console),
    json: () => ({
      changes: merged.changes,
      conflicts: merged.conflicts,
      known: merged.known,
      still,
    }),
  };
}

/** Of which ladder a page is, and how many of its levels it shows. */
type Page = Known & { readonly shown: number };

/** Why a page does not say what changed in a ladder; null: it was made of this one as it is. */
function notOf(page: Page, { id, version, levels }: Ladder, name: string): string | null {
  if (page.ladder !== id) return `The page was made of the ladder ${page.ladder}, and ${name} is ${id}.`;
  if (page.version !== version)
    return `The page was made of version ${page.version}, and ${name} is version ${version}: what was edited on the page cannot be told from what changed in the ladder. Name the page as it was when it was made (--was OLD).`;
  if (page.shown < page.levels)
    return `The page shows ${page.shown} of the ${page.levels} levels: what is not on it would count as taken away. Import a page of the whole ladder, made without --level and --track.`;
  return page.levels === levels.length
    ? null
    : `The page was made of ${name} when that had ${count(page.levels, 'level')}, and now it has ${levels.length}. Name the page as it was when it was made (--was OLD).`;
}

/** A ladder's page before anybody edits it, as the import reads it. */
function pageOf(ladder: Ladder): { readonly source: Source; readonly found: Understood } | null {
  const source = { path: 'page.md', text: showMarkdown(ladder, {}) };
  const found = understand(source);
  return 'refused' in found ? null : { source, found };
}

function asShown(ladder: Ladder): string | null {
  const page = pageOf(ladder);
  return page === null ? null : ladderOf(page.found, ladder.id).text;
}

/** Lines of a ladder's page that no import takes, such as how criteria are evidenced: they are told only where somebody changed them. */
export function linesOfPage(file: string): ReadonlySet<string> {
  const { ladder } = readLadder(readInput(file).bytes, shown(file));
  const page = ladder === null ? null : pageOf(ladder);
  return new Set(page === null ? [] : unplacedLines(page.source, page.found).map(({ text }) => text));
}

interface Settled {
  readonly merged: Merged;
  readonly name: string;
  readonly file: string;
  readonly record: string;
  /** Null: nothing is. */
  readonly remembered: string | null;
}

async function settle(
  { merged, name, file, record, remembered }: Settled,
  yes: boolean,
  console: Console,
): Promise<number> {
  const { changes, conflicts, text } = merged;
  const say = (line: string): void => console.out(`${line}\n`);
  if (changes.length === 0 && conflicts.length === 0) {
    // Nothing of the owner's changes; what the document is like now is remembered.
    if (remembered !== null) writeText(record, remembered, { over: true });
    return 0;
  }
  if (!yes && !(await agreed(merged, name, console))) {
    console.err(`Nothing was written.${console.ask === undefined ? ' Say --yes to write it.' : ''}\n`);
    return 1;
  }
  if (changes.length > 0) writeText(file, text, { over: true });
  if (remembered !== null) writeText(record, remembered, { over: true });
  const written = [...(changes.length > 0 ? [name] : []), ...(remembered === null ? [] : [record])];
  if (written.length > 0) say(`Wrote ${written.map(terminal).join(' and ')}.`);
  return conflicts.length > 0 ? 1 : 0;
}

async function agreed({ changes, text }: Merged, name: string, console: Console): Promise<boolean> {
  if (console.ask === undefined) return false;
  const question =
    changes.length > 0
      ? `\nBring ${count(changes.length, 'change')} into ${terminal(name)}? yes, no, or show to see the whole file first: `
      : `\nKeep yours, and be told no more of this? yes or no: `;
  for (;;) {
    const answer = (await console.ask(question))?.toLowerCase() ?? 'no';
    if (answer === 'yes' || answer === 'y') return true;
    if (answer !== 'show' && answer !== 's') return false;
    console.out(`\n${text.split('\n').map(terminal).join('\n')}\n`);
  }
}

const EFFECTS: Readonly<Record<Change['effect'], string>> = {
  reworded: 'Reworded',
  changed: 'Changed',
  renamed: 'Renamed',
  moved: 'Moved',
  added: 'Added',
  removed: 'Removed',
};

const WHY: Readonly<Record<Conflict['is'], string>> = {
  both: 'You and the document changed it',
  gone: 'The document has it no more, and you made something of it',
  dropped: 'You removed it, and the document changed it',
  homeless: 'It is new in the document, and what it belongs to is not in your file',
};

/** Less than this of the former import, and it may be another document. */
const HALF = 0.5;

/** What the ladder needs beside what comes in: another version, and names by which packets are read as before. */
interface Next {
  readonly version: string;
  readonly still: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

function sayMerged(
  { changes, conflicts, known }: Merged,
  name: string,
  { version, still }: Next,
  console: Console,
): void {
  const say = (line: string, indent = 0): void => {
    const [first = '', ...rest] = wrap(terminal(line), Math.max(40, console.width - indent));
    console.out(
      `${[`${' '.repeat(indent)}${first}`, ...rest.map((part) => `${' '.repeat(indent + 2)}${part}`)].join('\n')}\n`,
    );
  };
  if (changes.length === 0 && conflicts.length === 0) {
    say(`${name} has all that the document says; your edits stay. Nothing is to be done.`);
    return;
  }
  if (known < HALF)
    say(
      `Of what was imported last time, the document has ${Math.round(known * 100)} %. Is it the same document, and read with the same --map?`,
    );
  for (const [effect, title] of Object.entries(EFFECTS)) {
    const own = changes.filter((one) => one.effect === effect);
    if (own.length === 0) continue;
    say(`${title} (${own.length})`);
    for (const one of own) {
      say(`${placeOf(one, name)}${one.part} ${one.id}${one.of === null || one.of === 'text' ? '' : `, ${one.of}`}`, 2);
      if (one.before !== null) say(`- ${one.before}`, 4);
      if (one.after !== null) say(`+ ${one.after}`, 4);
    }
  }
  if (conflicts.length > 0) say(`Left as you have it (${conflicts.length})`);
  for (const one of conflicts) {
    say(`${placeOf(one, name)}${one.part} ${one.id}${one.of === null || one.of === 'text' ? '' : `, ${one.of}`}`, 2);
    say(`${WHY[one.is]}.`, 4);
    for (const [who, text] of [
      ['yours:   ', one.yours],
      ['it was:  ', one.was],
      ['document:', one.now],
    ] as const)
      if (text !== null) say(`${who} ${text}`, 4);
  }
  if (changes.length > 0) say(version);
  for (const { title, lines } of still) {
    say(title);
    for (const line of lines) say(line, 2);
  }
}

/** "ladder.yml:31, career.md:12 ": where it stands here and there. */
function placeOf({ line, source }: Change | Conflict, name: string): string {
  const places = [
    ...(line === null ? [] : [`${name}:${line}`]),
    ...(source === null ? [] : [`${source.path}:${source.line}`]),
  ];
  return places.length === 0 ? '' : `${places.join(', ')} `;
}
