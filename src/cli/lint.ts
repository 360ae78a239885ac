import type { Finding, Severity } from '../findings/finding.ts';
import { lintLadder, type Accepted } from '../ladder/lint/lint.ts';
import { terminal } from '../report/escape.ts';
import { paint, wrap } from '../report/terminal.ts';
import { count, plain } from '../text/words.ts';
import { oneFormat, options, UsageError, type Console } from './console.ts';
import { BASE_OPTION, givenBases, readLadderInput } from './bases.ts';
import { ladderFiles } from './ladders.ts';

/** What lint says of one file. */
interface Linted {
  readonly path: string;
  /** The ladder's id, or null where the file has errors. */
  readonly ladder: string | null;
  readonly findings: readonly Finding[];
  readonly accepted: readonly Accepted[];
}

const STATUS: Readonly<Record<Severity, number>> = { notice: 0, warning: 1, error: 2 };
const STYLES = { error: 'bad', warning: 'warn', notice: 'dim' } as const;

/** So many findings of one kind are shown of each file; the rest is counted. */
const MOST_OF_A_KIND = 10;

/** `readiness ladder lint NAME…`. Exit status: 0 nothing or only notices, 1 warnings, 2 errors. */
export function ladderLint(args: readonly string[], console: Console): number {
  const { values, positionals } = options(args, { format: { type: 'string', default: 'text' }, ...BASE_OPTION });
  if (positionals.length === 0)
    throw new UsageError(
      'ladder lint takes at least one ladder: a file, a folder, or an id. See "readiness ladder lint --help".',
    );
  const format = oneFormat(values.format, ['text', 'json']);
  const given = givenBases(values.base);
  const files = [...new Set(positionals.flatMap((target) => ladderFiles(target, console.entry)))].map(
    (file): Linted => {
      const input = readLadderInput(file, given);
      const { ladder, findings, accepted } = lintLadder(input.bytes, input.path, input.bases);
      return { path: input.path, ladder: ladder?.id ?? null, findings, accepted };
    },
  );
  console.out(format === 'json' ? `${JSON.stringify(asJson(files), null, 2)}\n` : asText(files, console));
  return Math.max(...files.flatMap(({ findings }) => findings.map(({ severity }) => STATUS[severity])), 0);
}

const counted = (files: readonly Linted[]): Readonly<Record<Severity, number>> => {
  const of = (severity: Severity): number =>
    files.reduce((sum, { findings }) => sum + findings.filter((finding) => finding.severity === severity).length, 0);
  return { error: of('error'), warning: of('warning'), notice: of('notice') };
};

const asJson = (files: readonly Linted[]) => ({
  schema: 1,
  counts: counted(files),
  files: files.map(({ path, ladder, findings, accepted }) => ({
    path,
    ladder,
    accepted,
    findings: findings.map(({ code, severity, message, fix, place }) => ({
      code,
      severity,
      message: plain(message),
      fix: plain(fix),
      path: place.path,
      line: place.line,
      column: place.column,
    })),
  })),
});

/**
 * `path:line:column severity: message fix [code]`, file by file. On a terminal, lines break at words; elsewhere a
 * finding is one line.
 */
function asText(files: readonly Linted[], { colour, terminal: onTerminal, width }: Console): string {
  const painted = (text: string, style: Parameters<typeof paint>[1]): string => (colour ? paint(text, style) : text);
  const hanging = (text: string, mark: string): string =>
    wrap(text, Math.max(20, width - 2 - mark.length))
      .map((line, index) => `  ${index === 0 ? mark : ' '.repeat(mark.length)}${line}\n`)
      .join('');
  const lines = ({ severity, message, fix, code, place }: Finding): string => {
    const head = painted(`${terminal(place.path)}:${place.line}:${place.column} ${severity}:`, STYLES[severity]);
    const [what, how] = [terminal(plain(message)), terminal(`${plain(fix)} [${code}]`)];
    return onTerminal ? `${head}\n${hanging(what, '')}${hanging(how, '→ ')}\n` : `${head} ${what} ${how}\n`;
  };
  const blocks = files.map(({ path, findings, accepted }) => {
    const apart = accepted.map(({ code, reason, findings: all }) =>
      painted(`${terminal(path)}: ${all} of ${terminal(code)} accepted: ${terminal(reason)}\n`, 'dim'),
    );
    if (findings.length === 0) return [`${terminal(path)}: nothing to report.\n`, ...apart].join('');
    const left = new Map<string, number>();
    const shown = findings.filter(({ code }) => {
      left.set(code, (left.get(code) ?? 0) + 1);
      return (left.get(code) ?? 0) <= MOST_OF_A_KIND;
    });
    const more = [...left]
      .filter(([, all]) => all > MOST_OF_A_KIND)
      .map(([code, all]) =>
        painted(
          `${terminal(path)}: and ${all - MOST_OF_A_KIND} more of ${code} (--format json lists them all).\n`,
          'dim',
        ),
      );
    return [...shown.map(lines), ...more, ...apart].join('');
  });
  const { error, warning, notice } = counted(files);
  const sums = [
    ...(error > 0 ? [count(error, 'error')] : []),
    ...(warning > 0 ? [count(warning, 'warning')] : []),
    ...(notice > 0 ? [count(notice, 'notice')] : []),
  ];
  const total =
    sums.length === 0 ? [] : [`${painted(`${sums.join(', ')} in ${count(files.length, 'ladder')}.`, 'bold')}\n`];
  return [...blocks, ...total].join(onTerminal ? '' : '\n');
}
