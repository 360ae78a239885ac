import { Gathering } from '../cohort/cohort.ts';
import { cohortHtml } from '../cohort/html.ts';
import { cohortJson } from '../cohort/json.ts';
import { cohortMarkdown } from '../cohort/markdown.ts';
import { cohortText } from '../cohort/text.ts';
import type { Finding } from '../findings/finding.ts';
import { parseDay } from '../text/time.ts';
import { readerOf } from './check.ts';
import { BASE_OPTION } from './bases.ts';
import { listFindings, oneFormat, options, UsageError, type Console } from './console.ts';
import { Alone } from './crew.ts';
import { repositoryRoot } from './files.ts';
import { gather } from './folder.ts';
import { Progress } from './progress.ts';
import type { Outside } from './verify.ts';
import { workOf } from './work.ts';

/**
 * `readiness cohort DIR…`: packets side by side. 0 also where evidence is incomplete; 2 where a packet, a ladder or the
 * settings cannot be used.
 * @param ways out of the process, where a test stands in for them
 */
export async function cohort(args: readonly string[], console: Console, ways?: Outside): Promise<number> {
  const { values, positionals } = options(args, {
    ladder: { type: 'string', multiple: true },
    settings: { type: 'string' },
    acts: { type: 'string' },
    facts: { type: 'string' },
    now: { type: 'string' },
    offline: { type: 'boolean' },
    format: { type: 'string', default: 'text' },
    'no-names': { type: 'boolean' },
    ...BASE_OPTION,
  });
  if (positionals.length === 0)
    throw new UsageError('cohort takes folders with packets, or files. See "readiness cohort --help".');
  if (positionals.includes('-')) throw new UsageError('cohort shows several packets: name folders or files.');
  const format = oneFormat(values.format, ['text', 'markdown', 'json', 'html']);
  const now = values.now === undefined ? null : parseDay(values.now);
  if (values.now !== undefined && now === null)
    throw new UsageError(`--now takes a day, like 2026-06-30, not "${values.now.slice(0, 80)}".`);
  const reader = readerOf(values, console, ways);
  const root = repositoryRoot('.');
  const work = workOf(positionals, values, console, { root, now, stdin: null, overrides: {}, format: 'json' });
  if (work === null) return 2;
  const { job, packets, findings } = work;
  listFindings(findings, console);
  const crew = new Alone(job, false);
  if (reader !== null) crew.know(await reader(await gather(crew, packets, console)));

  const gathering = new Gathering();
  const progress = new Progress(console, packets.length, 'Checking');
  const ofLadders = new Map<string, Finding>();
  let invalid = false;
  for (const file of packets) {
    for (const found of crew.judge.tell(file).findings) ofLadders.set(JSON.stringify(found), found);
    // The packet that was told last is still at hand.
    const packet = crew.judge.whole(file);
    invalid ||= packet.verdict === 'invalid';
    gathering.add(packet);
    progress.step();
  }
  progress.clear();
  listFindings([...ofLadders.values()], console);

  const found = gathering.cohort();
  const anonymous = values['no-names'] === true;
  switch (format) {
    case 'json':
      console.out(cohortJson(found, { anonymous }));
      break;
    case 'markdown':
      console.out(cohortMarkdown(found, { anonymous }));
      break;
    case 'html':
      console.out(cohortHtml(found, { anonymous }));
      break;
    case 'text':
      console.out(cohortText(found, { anonymous, colour: console.colour, width: console.width }));
  }
  return invalid || findings.some(({ severity }) => severity === 'error') ? 2 : 0;
}
