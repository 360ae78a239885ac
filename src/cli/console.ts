import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Finding } from '../findings/finding.ts';
import { near } from '../text/near.ts';
import { plain } from '../text/words.ts';
import type { Ask } from './ask.ts';
import { didYouMean } from './did-you-mean.ts';

/** The terminal, the clock and the environment, so that a test can stand in for them. */
export interface Console {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colour: boolean;
  readonly width: number;
  /** Whether standard output is a terminal. */
  readonly terminal: boolean;
  readonly now: () => Date;
  /** `import.meta.url` of the entry: the shipped ladders stand beside it. */
  readonly entry: string;
  /** Whether it was called by its own name, `readiness`. */
  readonly named?: boolean;
  /** The environment: `GITHUB_TOKEN`, and where GitHub is. Without it nothing is read. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Whether the standard error is a terminal, on which a line may come and go. */
  readonly progress?: boolean;
  /** Asks somebody at the terminal; without it there is nobody. */
  readonly ask?: Ask;
  /** The standard input, to its end or to this many bytes. */
  readonly input?: (most: number) => Promise<Uint8Array>;
  /** How many cores there are for the work on many packets; without it, one. */
  readonly cores?: number;
}

/** Wrong words on the command line, or a file that cannot be opened: exit status 2, with what to do. */
export class UsageError extends Error {}

/** The format, or a usage error that lists the formats. */
export function oneFormat<F extends string>(value: string | undefined, formats: readonly F[]): F {
  const format = formats.find((candidate) => candidate === value);
  if (format !== undefined) return format;
  throw new UsageError(
    `--format takes ${formats.join(', ')}${value === undefined ? '' : `, not "${value.slice(0, 80)}"`}.`,
  );
}

/** `parseArgs`, strictly: an option that there is not is answered with the nearest that there is. */
export function options<T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], config: T) {
  try {
    return parseArgs({ args: [...args], options: config, allowPositionals: true, strict: true });
  } catch (error) {
    const value = valueProblem(error);
    if (value !== null) throw new UsageError(value);
    const unknown = unknownOption(error);
    if (unknown === null) throw error;
    const names = Object.keys(config);
    const meant = near(unknown, names).map((name) => `--${name}`);
    throw new UsageError(
      `there is no option "${unknown.length > 1 ? '--' : '-'}${unknown.slice(0, 80)}".${didYouMean(meant)} There are ${names.map((name) => `--${name}`).join(', ')}.`,
    );
  }
}

/** The name that `parseArgs` does not know; null: something else is wrong. */
const unknownOption = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
    ? (/'--?([^']*)'/u.exec(error.message)?.[1] ?? null)
    : null;

/** What is wrong with the value of an option; null: something else is wrong. */
function valueProblem(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')) return null;
  const name = /--[\w-]+/u.exec(error.message)?.[0];
  if (name === undefined) return null;
  return error.message.includes('does not take')
    ? `${name} stands alone: leave out "=" and what follows.`
    : `${name} needs a value after it, and there is none. Where the value begins with a dash: ${name}=VALUE.`;
}

/** Findings about files that are no packets, on the standard error: one line each. */
export function listFindings(findings: readonly Finding[], console: Console): void {
  for (const { place, severity, message, fix } of findings) {
    console.err(`${place.path}:${place.line}:${place.column} ${severity}: ${plain(message)} ${plain(fix)}\n`);
  }
}

/** Whether a file could not be read, or a folder listed. */
export const isFileError = (
  error: unknown,
): error is Error & { readonly code?: string; readonly path?: string; readonly syscall?: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
