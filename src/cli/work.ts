/** What a run on packets works with: the packets, and everything that they are judged by. */
import { noFacts } from '../evidence/facts.ts';
import { readActs, type ActsRead } from '../files/acts.ts';
import { readFacts, type FactsRead } from '../files/facts.ts';
import type { Finding } from '../findings/finding.ts';
import { noActs } from '../people/acts.ts';
import { dayOf, type Day } from '../text/time.ts';
import { findAssessments } from './assessments.ts';
import { givenBases } from './bases.ts';
import { listFindings, type Console } from './console.ts';
import { readInput, shown } from './files.ts';
import { findInputs } from './inputs.ts';
import type { Job } from './judge.ts';
import { hostsOf } from './verify.ts';
import { whatIfLog } from './what-if.ts';

/** Options that name files. */
interface Named {
  readonly ladder?: readonly string[] | undefined;
  readonly base?: readonly string[] | undefined;
  readonly settings?: string | undefined;
  readonly acts?: string | undefined;
  readonly facts?: string | undefined;
  /** Reviewers' own assessments. */
  readonly assessment?: readonly string[] | undefined;
  /** What somebody might write. */
  readonly with?: readonly string[] | undefined;
}

export interface Work {
  readonly job: Job;
  /** The paths of the packets, in the order of their reports. */
  readonly packets: readonly string[];
  /** Of the settings and the ladders that they name. */
  readonly findings: readonly Finding[];
  /** The files that decide. */
  readonly files: readonly string[];
  readonly acts: ActsRead;
}

/** Null: facts or acts cannot be used, and it has been said why. */
export function workOf(
  paths: readonly string[],
  { ladder, base, settings, ...beside }: Named,
  console: Console,
  {
    root,
    now,
    ...rest
  }: Pick<Job, 'stdin' | 'overrides' | 'format'> & { readonly root: string; readonly now: Day | null },
): Work | null {
  const hosts = hostsOf(console.env ?? {});
  const acts = readBeside(beside.acts, readActs) ?? { acts: noActs, findings: [], named: [] };
  const facts = readBeside(beside.facts, (bytes, file) => readFacts(bytes, file, hosts)) ?? {
    facts: noFacts,
    findings: [],
  };
  if (acts.acts === null || facts.facts === null) {
    listFindings([...acts.findings, ...facts.findings], console);
    console.err('Nothing was judged.\n');
    return null;
  }
  const { packets, findings, files, ...judges } = findInputs(paths, ladder ?? null, settings ?? null, {
    root,
    entry: console.entry,
    given: givenBases(base),
  });
  const assessments = findAssessments(packets, beside.assessment ?? []);
  const job: Job = {
    ...judges,
    ...rest,
    acts: acts.acts,
    assessments,
    log: whatIfLog(beside.with ?? []),
    facts: facts.facts,
    today: now ?? dayOf(console.now()),
    hosts,
    text: { colour: console.colour, width: console.width },
  };
  return { job, packets, findings, files: [...files, ...assessments.map(({ file }) => file)], acts };
}

/** A file that the command line names beside the packets; null where it names none. */
const readBeside = <T extends ActsRead | FactsRead>(
  file: string | undefined,
  read: (bytes: Uint8Array, path: string) => T,
): T | null => (file === undefined ? null : read(readInput(file).bytes, shown(file)));
