/** Reviewers' own assessments of a packet: which are shown, and what is said about the others. */
import { finding } from '../findings/catalogue.ts';
import type { Finding } from '../findings/finding.ts';
import { readOpinion, type OpinionSaid } from '../files/opinion.ts';
import type { Header } from '../packet/packet.ts';
import { isPerson } from '../people/directory.ts';
import type { Wrote } from '../people/log.ts';
import { isCandidate, sameLogin } from '../people/logins.ts';
import { opinionFile, type Opinion } from '../people/opinions.ts';
import { isAmong, type Writers, writersOf } from '../people/writers.ts';
import { near } from '../text/near.ts';
import { say, type Words } from '../text/words.ts';
import type { CheckInput } from './input.ts';

interface About {
  readonly path: string;
  /** With all accounts that the people file knows. */
  readonly header: Header;
  /** What the packet is judged by. */
  readonly criteria: readonly string[];
  readonly wrote: Wrote;
}

/** The assessments of one packet, in the order of their paths. */
export function opinionsOn(
  about: About,
  input: CheckInput,
): { readonly opinions: readonly Opinion[]; readonly findings: readonly Finding[] } {
  const opinions: Opinion[] = [];
  const findings: Finding[] = [];
  const own = (input.assessments ?? []).filter(({ packet }) => packet === about.path);
  for (const { path, bytes } of own.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const { said, findings: problems } = readOpinion(bytes, path);
    findings.push(...problems);
    if (said === null) continue;
    const writers = writersOfFile(path, input);
    const refused = whyNotShown(said, path, about, input, writers);
    if (refused !== null) {
      findings.push(finding('packet-assessment-not-shown', said.placeOf(refused.at), refused));
      continue;
    }
    const criteria = said.criteria.filter(({ criterion, place }) => {
      const lines = about.wrote.criteria.get(criterion);
      const known = about.criteria.includes(criterion);
      if (!known)
        findings.push(
          finding('packet-assessment-criterion', place, { criterion, near: near(criterion, about.criteria) }),
        );
      else if (lines !== undefined && isAmong(said.by, lines, input.acts.people))
        findings.push(finding('packet-act-own', place, { by: said.by, of: criterion }));
      else return true;
      return false;
    });
    const writer = writers === null ? 'not-asked' : isTheirs(said, writers, input) ? 'same' : 'unknown';
    opinions.push({ path, by: said.by, criteria, writer });
  }
  return { opinions, findings };
}

/** Null: nobody was asked. */
function writersOfFile(path: string, { blame }: CheckInput): Writers | null {
  if (blame === undefined) return null;
  const of = blame.get(path) ?? 'unread';
  return writersOf(of === 'unread' ? [1] : of.map(({ from }) => from), of);
}

/** Whether GitHub says of every line that they wrote it. */
const isTheirs = ({ by }: OpinionSaid, { by: logins, unread, unknown }: Writers, { acts }: CheckInput): boolean =>
  logins.length > 0 && !unread && unknown.length === 0 && logins.every((login) => isPerson(login, by, acts.people));

function whyNotShown(
  { packet, by }: OpinionSaid,
  path: string,
  { path: about, header }: About,
  { acts, log }: CheckInput,
  writers: Writers | null,
): { readonly at: 'packet' | 'by'; readonly why: Words; readonly fix: Words } | null {
  const name = about.slice(about.lastIndexOf('/') + 1);
  if (packet !== name)
    return {
      at: 'packet',
      why: say`This is about ${packet}, and stands beside ${name}.`,
      fix: say`Write ${`packet: ${name}`}, or give the file the name of the other packet.`,
    };
  const named = opinionFile(path);
  if (named !== null && named.packet === about && !sameLogin(named.by, by))
    return {
      at: 'by',
      why: say`The name of this file says ${named.by}, and ${'by:'} says ${by}.`,
      fix: say`Write the same login in both.`,
    };
  if (isCandidate(by, header))
    return {
      at: 'by',
      why: say`${by} is the candidate, whose view the packet is.`,
      fix: say`Take the file away: what a candidate thinks of their own work stands in the packet.`,
    };
  if (log?.author && log.whatIf !== true && isPerson(by, log.author, acts.people))
    return {
      at: 'by',
      why: say`${by} opened the pull request, and so speaks for the packet.`,
      fix: say`Let a reviewer who did not open it write an assessment.`,
    };
  const other = writers?.by.find((login) => !isPerson(login, by, acts.people));
  if (other !== undefined)
    return {
      at: 'by',
      why: say`${'by:'} says ${by}, and ${other} wrote lines of this file.`,
      fix: say`Let ${by} write it, in commits of their own.`,
    };
  return null;
}
