import { near } from '../text/near.ts';
import { version } from '../text/version.ts';
import { check } from './check.ts';
import { cohort } from './cohort.ts';
import { ladderDiff } from './diff.ts';
import { isFileError, UsageError, type Console } from './console.ts';
import { decisionLint } from './decision.ts';
import { didYouMean } from './did-you-mean.ts';
import { explainCommand } from './explain.ts';
import { COMMANDS, helpFor, usage, type CommandName } from './help.ts';
import { init } from './init.ts';
import { ladderLint } from './lint.ts';
import { newPacket } from './new.ts';
import { peopleLint } from './people.ts';
import { ladderTest } from './ladder-test.ts';
import { ladderSchema } from './schema.ts';
import { ladderShow } from './show.ts';
import { suggest } from './suggest.ts';
import { notRead } from './system.ts';
import { howCalled } from './tool.ts';

/** Runs with what stands after the command's name; gives the exit status. */
type Handler = (args: readonly string[], console: Console) => number | Promise<number>;

/** Every command that `help.ts` describes. */
const HANDLERS: { readonly [name in CommandName]: Handler } = {
  check,
  init,
  new: newPacket,
  explain: explainCommand,
  suggest,
  cohort,
  'ladder show': ladderShow,
  'ladder lint': ladderLint,
  'ladder diff': ladderDiff,
  'ladder test': ladderTest,
  // Loaded when it is asked for: nothing else reads HTML or CSV.
  'ladder import': async (args, console) => (await import('./import.ts')).ladderImport(args, console),
  'people lint': peopleLint,
  'decision lint': decisionLint,
  'ladder schema': ladderSchema,
};

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
      console.err(`readiness: ${notRead(error)}\n`);
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
        console.width,
      ),
    );
    return 0;
  }
  switch (command) {
    case 'help':
      console.out(
        rest.length > 0
          ? helpFor(rest.join(' '), console.width)
          : `${usage(console.width)}${afterBlank(howCalled(console))}`,
      );
      return 0;
    case 'version':
    case '--version':
    case '-v':
      console.out(`${version}\n`);
      return 0;
    default:
      return await commandOf(command, rest)(console);
  }
}

const afterBlank = (text: string): string => (text === '' ? '' : `\n${text}`);

/** The command that the words name: one of them, or two such as `ladder show`. */
function commandOf(first: string, rest: readonly string[]): (console: Console) => number | Promise<number> {
  const handlers = new Map<string, Handler>(Object.entries(HANDLERS));
  const [second, ...others] = rest;
  const [one, two] = [handlers.get(first), handlers.get(`${first} ${second ?? ''}`)];
  if (one) return (console) => one(rest, console);
  if (two) return (console) => two(others, console);
  const below = [...handlers.keys()].flatMap((name) =>
    name.startsWith(`${first} `) ? [name.slice(first.length + 1)] : [],
  );
  throw new UsageError(
    below.length > 0
      ? `"readiness ${first}" takes ${eitherOf(below)}${second === undefined ? '' : `, not "${second.slice(0, 80)}"`}.`
      : `there is no command "${first.slice(0, 80)}".${didYouMean(near(first, COMMANDS))} See "readiness help".`,
  );
}

const eitherOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1] ?? ''}`;

const isArgumentError = (error: unknown): error is Error =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.startsWith('ERR_PARSE_ARGS');
