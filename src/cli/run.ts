import { factsJsonSchema } from '../files/facts.ts';
import { ladderJsonSchema } from '../ladder/json-schema.ts';
import { readLadder } from '../ladder/read.ts';
import { showHtml } from '../ladder/show/html/page.ts';
import { showJson } from '../ladder/show/show-json.ts';
import { showMarkdown, showText } from '../ladder/show/show.ts';
import { reportJsonSchema } from '../report/json-schema.ts';
import { version } from '../text/version.ts';
import { check } from './check.ts';
import { isFileError, listFindings, oneFormat, options, UsageError, type Console } from './console.ts';
import { didYouMean, explain } from './explain.ts';
import { laddersUnder, readInput, repositoryRoot, shippedLadders, shown } from './files.ts';
import { COMMANDS, helpFor, usage } from './help.ts';
import { ladderLint } from './lint.ts';
import { suggest } from './suggest.ts';
import { near } from '../text/near.ts';

/** Runs one command. Never throws; the exit status says what came of it. */
export async function run(args: readonly string[], console: Console): Promise<number> {
  try {
    return await dispatch(args, console);
  } catch (error) {
    if (error instanceof UsageError || isArgumentError(error)) {
      console.err(`readiness: ${error.message}\n`);
      return 2;
    }
    if (isFileError(error)) {
      console.err(
        `readiness: cannot read ${error.path ?? 'a file'}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}\n`,
      );
      return 2;
    }
    console.err(
      `readiness: this is a fault of the tool, not of your packet. Nothing was judged.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return 3;
  }
}

async function dispatch(args: readonly string[], console: Console): Promise<number> {
  const [command = 'help', ...rest] = args;
  if (args.includes('--help') || args.includes('-h')) {
    console.out(
      helpFor(
        args
          .filter((arg) => !arg.startsWith('-'))
          .slice(0, 2)
          .join(' '),
      ),
    );
    return 0;
  }
  switch (command) {
    case 'check':
      return check(rest, console);
    case 'explain':
      return explainCommand(rest, console);
    case 'ladder':
      return ladderCommand(rest, console);
    case 'suggest':
      return suggest(rest, console);
    case 'help':
      console.out(rest.length > 0 ? helpFor(rest.join(' ')) : usage);
      return 0;
    case 'version':
    case '--version':
    case '-v':
      console.out(`${version}\n`);
      return 0;
    default:
      throw new UsageError(
        `there is no command "${command.slice(0, 80)}".${didYouMean(near(command, COMMANDS))} See "readiness help".`,
      );
  }
}

function explainCommand(args: readonly string[], console: Console): number {
  const { values, positionals } = options(args, { ladder: { type: 'string', multiple: true } });
  const [name] = positionals;
  if (name === undefined || positionals.length > 1)
    throw new UsageError('explain takes one finding code, rule or criterion. See "readiness explain --help".');
  const files = values.ladder ?? [...laddersUnder(repositoryRoot('.')), ...shippedLadders(console.entry)];
  const read = files.map((file) => readInput(file, shown(file))).map((input) => readLadder(input.bytes, input.path));
  const ladders = read.flatMap(({ ladder }) => ladder ?? []);
  const found = explain(name, ladders);
  if ('text' in found) {
    console.out(found.text);
    return 0;
  }
  // A criterion may be in a ladder that cannot be read: that is said before "there is none".
  for (const { ladder, findings } of read) if (ladder === null) listFindings(findings, console);
  throw new UsageError(
    `nothing is called "${name.slice(0, 80)}": no finding, rule or criterion.${didYouMean(found.near)}`,
  );
}

function ladderCommand(args: readonly string[], console: Console): number {
  const [command, ...rest] = args;
  switch (command) {
    case 'show':
      return ladderShow(rest, console);
    case 'lint':
      return ladderLint(rest, console);
    case 'schema': {
      const {
        values: { report, facts },
      } = options(rest, { report: { type: 'boolean' }, facts: { type: 'boolean' } });
      if (report === true && facts === true)
        throw new UsageError('ladder schema prints one schema: give --report or --facts.');
      console.out(
        `${JSON.stringify(report === true ? reportJsonSchema() : facts === true ? factsJsonSchema() : ladderJsonSchema(), null, 2)}\n`,
      );
      return 0;
    }
    default:
      throw new UsageError(
        `"readiness ladder" takes show, lint or schema${command === undefined ? '' : `, not "${command.slice(0, 80)}"`}.`,
      );
  }
}

function ladderShow(args: readonly string[], console: Console): number {
  const { values, positionals } = options(args, {
    level: { type: 'string' },
    track: { type: 'string' },
    format: { type: 'string', default: 'text' },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1)
    throw new UsageError('ladder show takes one ladder file. See "readiness ladder show --help".');
  const format = oneFormat(values.format, ['text', 'markdown', 'json', 'html']);
  const input = readInput(file);
  const { ladder, findings } = readLadder(input.bytes, input.path);
  listFindings(findings, console);
  if (!ladder) return 2;
  if (format === 'json' && (values.level ?? values.track) !== undefined)
    throw new UsageError('--format json prints the whole ladder: leave out --level and --track.');
  const only = {
    ...(values.level !== undefined && {
      level: known(
        values.level,
        ladder.levels.map((level) => level.id),
        'level',
      ),
    }),
    ...(values.track !== undefined && {
      track: known(
        values.track,
        ladder.tracks.map((track) => track.id),
        'track',
      ),
    }),
  };
  switch (format) {
    case 'json':
      console.out(`${JSON.stringify(showJson(ladder), null, 2)}\n`);
      return 0;
    case 'markdown':
      console.out(showMarkdown(ladder, only));
      return 0;
    case 'html':
      console.out(showHtml(ladder, only));
      return 0;
    default:
      console.out(showText(ladder, { ...only, colour: console.colour, width: console.width }));
      return 0;
  }
}

function known(value: string, names: readonly string[], what: string): string {
  if (names.includes(value)) return value;
  throw new UsageError(
    `the ladder has no ${what} "${value.slice(0, 80)}".${didYouMean(near(value, names))} It has ${names.join(', ')}.`,
  );
}

const isArgumentError = (error: unknown): error is Error =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.startsWith('ERR_PARSE_ARGS');
