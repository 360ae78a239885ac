import { readLadder } from '../ladder/read.ts';
import { showHtml } from '../ladder/show/html/page.ts';
import { showJson } from '../ladder/show/show-json.ts';
import { showMarkdown, showText } from '../ladder/show/show.ts';
import type { Home } from '../report/report.ts';
import { near } from '../text/near.ts';
import { listFindings, oneFormat, options, UsageError, type Console } from './console.ts';
import { didYouMean } from './did-you-mean.ts';
import { BASE_OPTION, givenBases, readLadderInput } from './bases.ts';
import { ladderFile } from './ladders.ts';

/** `readiness ladder show NAME`. */
export function ladderShow(args: readonly string[], console: Console): number {
  const { values, positionals } = options(args, {
    level: { type: 'string' },
    track: { type: 'string' },
    format: { type: 'string', default: 'text' },
    repository: { type: 'string' },
    branch: { type: 'string' },
    ...BASE_OPTION,
  });
  const [name] = positionals;
  if (name === undefined || positionals.length > 1)
    throw new UsageError(
      'ladder show takes one ladder: a file, a folder, or an id. See "readiness ladder show --help".',
    );
  const format = oneFormat(values.format, ['text', 'markdown', 'json', 'html']);
  const input = readLadderInput(ladderFile(name, console.entry), givenBases(values.base));
  const { ladder, findings } = readLadder(input.bytes, input.path, input.bases);
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
  const home = homeOf(values, console.env ?? {});
  if (home !== null && format !== 'markdown' && format !== 'html')
    throw new UsageError('--repository links packets to begin with: in --format markdown or html.');
  switch (format) {
    case 'json':
      console.out(`${JSON.stringify(showJson(ladder), null, 2)}\n`);
      return 0;
    case 'markdown':
      console.out(showMarkdown(ladder, only, home));
      return 0;
    case 'html':
      console.out(showHtml(ladder, only, home));
      return 0;
    default:
      console.out(showText(ladder, { ...only, colour: console.colour, width: console.width }));
      return 0;
  }
}

/** The repository in which packets are opened, on the GitHub that the environment names. */
function homeOf(
  { repository, branch }: { readonly repository?: string | undefined; readonly branch?: string | undefined },
  { GITHUB_SERVER_URL: server }: Readonly<Record<string, string | undefined>>,
): Home | null {
  if (repository === undefined) {
    if (branch !== undefined) throw new UsageError('--branch belongs to --repository owner/name.');
    return null;
  }
  if (!/^[\w-]{1,100}\/[\w.-]{1,100}$/u.test(repository))
    throw new UsageError(`--repository takes owner/name, not "${repository.slice(0, 80)}".`);
  if (branch !== undefined && !/^\w[\w./-]{0,200}$/u.test(branch))
    throw new UsageError(`--branch takes the name of a branch, not "${branch.slice(0, 80)}".`);
  return { url: `${(server ?? 'https://github.com').replace(/\/+$/u, '')}/${repository}`, branch: branch ?? 'main' };
}

function known(value: string, names: readonly string[], what: string): string {
  if (names.includes(value)) return value;
  throw new UsageError(
    `the ladder has no ${what} "${value.slice(0, 80)}".${didYouMean(near(value, names))} It has ${names.join(', ')}.`,
  );
}
