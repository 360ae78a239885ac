import { readActivity } from '../github/read/activity.ts';
import { GitHubFault } from '../github/client.ts';
import type { Header } from '../packet/packet.ts';
import { readPacket } from '../packet/read.ts';
import { terminal } from '../report/escape.ts';
import { citedIn, renderSuggestions, suggestionsOf } from '../report/suggestions.ts';
import { dayOf, parseDay, type Day } from '../text/time.ts';
import { listFindings, options, UsageError, type Console } from './console.ts';
import { readInput } from './files.ts';
import { clientOf, hostsOf, tokenOf, type Outside } from './verify.ts';

/** `owner/name` or `owner/*`, as GitHub allows them: nothing that a search would read as something else. */
const REPOSITORY = /^[a-z\d][\w-]{0,99}\/(?:\*|[\w.-]{1,100})$/iu;
/** Each repository is a search of its own for each kind and login. */
const MOST_REPOSITORIES = 20;

/**
 * `readiness suggest PACKET`: what the candidate did on GitHub and the packet does not cite. 0 also where there is
 * nothing;
 * 2 for bad input, a missing or refused token among it; 3 where GitHub could not be read.
 * @param ways out of the process, where a test stands in for them
 */
export async function suggest(args: readonly string[], console: Console, ways?: Outside): Promise<number> {
  const { values, positionals } = options(args, {
    repositories: { type: 'string', multiple: true },
    'from-day': { type: 'string' },
    'to-day': { type: 'string' },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1)
    throw new UsageError('suggest takes one packet. See "readiness suggest --help".');
  const repositories = repositoriesOf(values.repositories ?? []);
  const stated = { from: statedDay('--from-day', values['from-day']), to: statedDay('--to-day', values['to-day']) };
  const input = readInput(file);
  const env = console.env ?? {};
  const hosts = hostsOf(env);
  const packet = readPacket(input.bytes, input.path, { hosts });
  const { header, findings } = packet;
  if (header.candidate === null) {
    listFindings(
      findings.filter(({ severity }) => severity === 'error'),
      console,
    );
    console.err('readiness: the packet does not say who the candidate is, so there is nothing to look for.\n');
    return 2;
  }
  const days = daysOf(header, stated, dayOf(console.now()));
  const token = tokenOf(env);
  if (token === null)
    throw new UsageError(
      'suggest reads GitHub and needs a token in GITHUB_TOKEN, one that can read the repositories you work in. With the GitHub CLI: GITHUB_TOKEN=$(gh auth token) readiness suggest …',
    );
  const logins = [header.candidate, ...header.accounts];
  const distinct = logins.filter(
    (login, index) => logins.findIndex((other) => other.toLowerCase() === login.toLowerCase()) === index,
  );
  try {
    const { found, ...rest } = await readActivity(clientOf(token, env, ways), {
      logins: distinct,
      repositories,
      ...days,
    });
    console.out(
      renderSuggestions(suggestionsOf(found, citedIn(packet)), {
        candidate: header.candidate,
        ...days,
        ...rest,
      }),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof GitHubFault)) throw error;
    const [what, fix] = refused(error)
      ? ['refused the token', 'Set GITHUB_TOKEN to one that is valid and can read the repositories you work in.']
      : ['could not be read', 'Run this again later; nothing has to be changed in the packet.'];
    console.err(
      `readiness: GitHub ${what}: ${terminal(error.message.replaceAll(token, '***'))}. Nothing is suggested, rather than a part. ${fix}\n`,
    );
    return refused(error) ? 2 : 3;
  }
}

/** Whether the token, not GitHub, has to change. */
const refused = ({ status }: GitHubFault): boolean => status === 401 || status === 403 || status === 404;

function repositoriesOf(listed: readonly string[]): readonly string[] {
  const names = [
    ...new Set(
      listed
        .flatMap((list) => list.split(','))
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
  ];
  const wrong = names.find((name) => !REPOSITORY.test(name));
  if (wrong !== undefined)
    throw new UsageError(
      `--repositories takes names like acme/billing or acme/*, with commas between them, not "${wrong.slice(0, 80)}".`,
    );
  if (names.length > MOST_REPOSITORIES)
    throw new UsageError(
      `--repositories takes at most ${MOST_REPOSITORIES} names, not ${names.length}. Use owner/* for all of an owner's.`,
    );
  return names;
}

function statedDay(option: string, value: string | undefined): Day | null {
  if (value === undefined) return null;
  const read = parseDay(value);
  if (read === null) throw new UsageError(`${option} takes a day, like 2026-06-30, not "${value.slice(0, 80)}".`);
  return read;
}

/** The days of the command line; else the packet's period, of which an open end is today. */
function daysOf(
  { period }: Header,
  stated: { readonly from: Day | null; readonly to: Day | null },
  today: Day,
): { readonly from: Day; readonly to: Day } {
  const from = stated.from ?? period?.start ?? null;
  const to = stated.to ?? period?.end ?? today;
  if (from === null)
    throw new UsageError(
      'the packet states no period that can be read. Write "period: 2025-01..2026-06" in its front matter, or give --from-day.',
    );
  if (from > to) throw new UsageError(`the days end (${to}) before they begin (${from}). See --from-day and --to-day.`);
  return { from, to };
}
