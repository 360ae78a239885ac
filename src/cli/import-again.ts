/** `ladder import` into a ladder that is there: what it would do, shown first; and what it wrote, remembered. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Change, Conflict, Merged, Origin } from '../import/again/context.ts';
import { mergeLadder } from '../import/again/merge.ts';
import type { ladderOf } from '../import/ladder.ts';
import { diffLadders } from '../ladder/diff/diff.ts';
import { versionSentence } from '../ladder/diff/text.ts';
import { readLadder } from '../ladder/read.ts';
import { terminal } from '../report/escape.ts';
import { wrap } from '../report/terminal.ts';
import { count, plain } from '../text/words.ts';
import type { Console } from './console.ts';
import { readInput, shown } from './files.ts';

/** The file beside a ladder that says what the import wrote: not one that is taken for a ladder. */
export const recordOf = (ladder: string): string => `${shown(ladder)}.imported`;

const RECORD = [
  '# What "readiness ladder import" made of the document last time. Leave it as it is, and commit it beside the ladder: by',
  '# it a later import tells what you edited from what the document changed.',
  '',
].join('\n');

/** Writes a new ladder, the folders above it, and what was written. */
export function writeImported(file: string, text: string): void {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  writeFileSync(file, text, { flag: 'wx' });
  writeFileSync(recordOf(file), RECORD + text);
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
    originOf,
  }: {
    readonly made: ReturnType<typeof ladderOf>;
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
  const base =
    was ?? (existsSync(record) ? new TextDecoder().decode(readInput(record).bytes) : mine === made.text ? mine : null);
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
  const version = plain(
    versionSentence(diffLadders(before.ladder, after.ladder), before.ladder.version, after.ladder.version),
  );
  const remembered = RECORD + made.text;
  return {
    merged,
    say: (console) => {
      sayMerged(merged, name, version, console);
    },
    settle: (yes, console) => settle({ merged, name, file, record, remembered }, yes, console),
    json: () => ({ changes: merged.changes, conflicts: merged.conflicts, known: merged.known }),
  };
}

interface Settled {
  readonly merged: Merged;
  readonly name: string;
  readonly file: string;
  readonly record: string;
  readonly remembered: string;
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
    writeFileSync(record, remembered);
    return 0;
  }
  if (!yes && !(await agreed(merged, name, console))) {
    console.err(`Nothing was written.${console.ask === undefined ? ' Say --yes to write it.' : ''}\n`);
    return 1;
  }
  if (changes.length > 0) writeFileSync(file, text);
  writeFileSync(record, remembered);
  say(changes.length > 0 ? `Wrote ${terminal(name)} and ${terminal(record)}.` : `Wrote ${terminal(record)}.`);
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

function sayMerged({ changes, conflicts, known }: Merged, name: string, version: string, console: Console): void {
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
}

/** "ladder.yml:31, career.md:12 ": where it stands here and there. */
function placeOf({ line, source }: Change | Conflict, name: string): string {
  const places = [
    ...(line === null ? [] : [`${name}:${line}`]),
    ...(source === null ? [] : [`${source.path}:${source.line}`]),
  ];
  return places.length === 0 ? '' : `${places.join(', ')} `;
}
