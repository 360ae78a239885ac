import { existsSync } from 'node:fs';
import path from 'node:path';
import { extendsOf } from '../ladder/extends/base.ts';
import { readLadder } from '../ladder/read.ts';
import { terminal } from '../report/escape.ts';
import { plannedFiles, type ChosenLadder, type PlannedFile, type Tool } from '../setup/plan.ts';
import { pageCommand } from '../setup/words.ts';
import { PLACEHOLDER } from '../setup/workflow.ts';
import { count } from '../text/words.ts';
import { askUntil } from './ask.ts';
import { listFindings, options, UsageError, type Console } from './console.ts';
import { laddersUnder, originOf, readInput, repositoryRoot, shippedLadders, shown } from './files.ts';
import { idOf, ladderFile } from './ladders.ts';
import { asWord, writeText } from './system.ts';
import { howCalled, toolOf } from './tool.ts';

/**
 * `readiness init`: everything that a repository needs, shown first, and written where nothing is yet. It can be run
 * again.
 */
export async function init(args: readonly string[], console: Console): Promise<number> {
  const { values, positionals } = options(args, { ladder: { type: 'string' }, yes: { type: 'boolean' } });
  if (positionals.length > 0)
    throw new UsageError('init takes options only, like --ladder engineering. See "readiness init --help".');
  const root = repositoryRoot('.');
  const chosen = await chooseLadder(values.ladder, root, console);
  if (chosen === 'unusable') return 2;
  const origin = originOf(root);
  const tool = toolOf(console);
  const planned = plannedFiles(chosen, origin, tool).map((file) => ({ file, there: whatIsThere(file, chosen, root) }));
  const missing = planned.flatMap(({ file, there }) => (there === null ? [file] : []));
  console.out(overview(planned, root));
  if (missing.length === 0) {
    console.out('\nNothing is missing.\n');
    return 0;
  }
  if (values.yes !== true && !(await agreed(missing, console))) {
    console.err('Nothing was written.\n');
    return console.ask === undefined ? 2 : 0;
  }
  write(missing, root, console);
  console.out(nextSteps(chosen, laddersUnder(root).length > 0, origin, namedAction(root, tool), howCalled(console)));
  return 0;
}

/** The ladder that is to be put in; null: none. */
async function chooseLadder(
  named: string | undefined,
  root: string,
  console: Console,
): Promise<ChosenLadder | null | 'unusable'> {
  if (named === undefined && laddersUnder(root).length > 0) return null;
  const shipped = shippedLadders(console.entry);
  const ids = shipped.map((file) => path.basename(path.dirname(file)));
  const asked =
    named ??
    (console.ask === undefined
      ? null
      : (
          await askUntil(
            console.ask,
            `Which ladder to begin with? ${ids.join(', ')}, a file, or none: `,
            (answer) =>
              answer === 'none' || ids.includes(answer) || (answer !== '' && existsSync(answer))
                ? { answer }
                : `There is no ladder and no file "${terminal(answer.slice(0, 80))}".`,
            console.err,
          )
        )?.answer) ??
    null;
  if (asked === null)
    throw new UsageError(
      `init needs --ladder: one that ships with the tool (${ids.join(', ')}), a file of your own, or none.`,
    );
  if (asked === 'none') return null;
  // A name is that of one that ships: a ladder that is here already needs no copy.
  const file = shipped.find((one) => path.basename(path.dirname(one)) === asked) ?? ladderFile(asked, console.entry);
  const { bytes } = readInput(file);
  const base = extendsOf(bytes);
  if (base !== null)
    throw new UsageError(
      `${shown(file)} stands on another ladder (extends: ${base.slice(0, 120)}), and init copies one file: put both under ladder/ yourself, and run init again.`,
    );
  const { ladder, findings } = readLadder(bytes, shown(file));
  if (ladder === null) {
    listFindings(findings, console);
    console.err('Nothing was written.\n');
    return 'unusable';
  }
  return { ladder, text: new TextDecoder().decode(bytes) };
}

/** What stands where a file is to be written, or in its place; null: nothing. */
function whatIsThere(
  { path: own, instead, text }: PlannedFile,
  chosen: ChosenLadder | null,
  root: string,
): string | null {
  const there = [own, ...instead].find((name) => existsSync(path.join(root, name)));
  if (there !== undefined) return there;
  // Two ladders of one id would be nobody's guess.
  const same = text.endsWith(chosen?.text ?? '\0')
    ? laddersUnder(root).find((file) => idOf(file) === chosen?.ladder.id)
    : undefined;
  return same === undefined ? null : path.relative(root, same);
}

function overview(
  planned: readonly { readonly file: PlannedFile; readonly there: string | null }[],
  root: string,
): string {
  const widest = Math.max(...planned.map(({ file }) => file.path.length));
  const lines = planned.map(({ file, there }) => {
    if (there === null) return `  new    ${file.path.padEnd(widest)}  ${file.purpose}`;
    const other = there === file.path ? '' : ` (${there})`;
    // Schemas are not edited: another text is that of another version.
    const old =
      there === file.path && isSchema(file.path) && !isWritten(path.join(root, there), file.text)
        ? '; it is of another version: remove it, and init writes it anew'
        : '';
    return `  there  ${file.path.padEnd(widest)}  left as it is${other}${old}`;
  });
  return `In ${root}:\n\n${lines.join('\n')}\n`;
}

const isSchema = (name: string): boolean => name.endsWith('.schema.json');

/** Thousands of lines that editors read, and nobody else. */
const ofSchema = (text: string): string =>
  `(a JSON Schema of ${text.split('\n').length.toLocaleString('en-GB')} lines)\n`;

const isWritten = (file: string, text: string): boolean => new TextDecoder().decode(readInput(file).bytes) === text;

/** Asks once; without anybody to ask, what would be written is shown. */
async function agreed(missing: readonly PlannedFile[], console: Console): Promise<boolean> {
  const shownInFull = missing
    .map(({ path: name, text }) => `\n--- ${name}\n${isSchema(name) ? ofSchema(text) : text}`)
    .join('');
  if (console.ask === undefined) {
    console.out(shownInFull);
    console.err('This is what would be written. Say --yes to write it.\n');
    return false;
  }
  const question = `\nWrite ${count(missing.length, 'new file')}? yes, no, or show to see them first: `;
  for (;;) {
    const answer = (await console.ask(question))?.toLowerCase() ?? 'no';
    if (answer === 'yes' || answer === 'y') return true;
    if (answer !== 'show' && answer !== 's') return false;
    console.out(shownInFull);
  }
}

function write(files: readonly PlannedFile[], root: string, console: Console): void {
  for (const { path: name, text } of files) {
    const target = path.join(root, name);
    // What came to be there meanwhile is not overwritten either.
    writeText(target, text, { over: false });
    console.out(`Wrote ${shown(target)}\n`);
  }
}

/** What is to be known of the Action that the workflow names. */
function namedAction(root: string, tool: Tool | null): string {
  const workflow = path.join(root, '.github/workflows/readiness.yml');
  if (existsSync(workflow) && new TextDecoder().decode(readInput(workflow).bytes).includes(PLACEHOLDER))
    return `In .github/workflows/readiness.yml, write where your company has this Action in place of ${PLACEHOLDER}.`;
  return tool === null
    ? ''
    : `The workflow runs ${tool.repository} at ${tool.commit.slice(0, 10)}, the commit that you have here.`;
}

const nextSteps = (
  chosen: ChosenLadder | null,
  hasLadder: boolean,
  origin: string | null,
  action: string,
  called: string,
): string => `
Next:
  1. ${action === '' ? '' : `${action}\n     Where that repository is private, its Settings, Actions, General, Access have to let others use it.\n     Then `}${action === '' ? 'Commit' : 'commit'} these files and push them to the default branch: the check reads them there.
  2. ${
    chosen === null
      ? hasLadder
        ? 'Read your ladders once more: readiness ladder lint ladder'
        : 'Put a ladder at ladder/NAME/ladder.yml; the five that ship are a start: readiness init --ladder engineering'
      : `Make the ladder yours: readiness ladder show ${asWord(chosen.ladder.id)}, and readiness ladder lint ${asWord(chosen.ladder.id)}`
  }
  3. A first packet: readiness new --out packets/
     Then readiness check packets, and open a pull request with it.
  4. For candidates who install nothing, a page with links that begin a packet:
     ${pageCommand(chosen?.ladder ?? null, origin)} > LADDER.md
On a public repository the check refuses to run until the settings say public: true.
${called === '' ? '' : `\n${called}`}`;
