/** `/readiness agree`: a member of the committee agrees to a packet as they read it; the candidate accepts. Pure. */
import { oneOf, prose, say, type Words } from '../text/words.ts';
import type { Day } from '../text/time.ts';
import type { Acts } from './acts.ts';
import { commandText } from './comment.ts';
import { committeeStanding, isCandidateSelf, seatOf, seatsOf, type About, type BarredAs } from './committee.ts';
import { bound, type Log, type Scope } from './log.ts';
import { isCandidate, loginKey, sameLogin } from './logins.ts';
import type { CommitteeRule } from './rules.ts';

export type AgreeAnswer =
  | {
      readonly is: 'stands';
      readonly agreed: { readonly packet: string; readonly scopes: readonly number[] };
      /** Whether it is the candidate, who accepts what is there when they write it. */
      readonly accepts: boolean;
    }
  /** Of another text than the one that is there now. */
  | { readonly is: 'older'; readonly packet: string; readonly line: string }
  | { readonly is: 'refused'; readonly why: Words; readonly may: Words | null; readonly instead: string | null };

/** How a packet is named: by whom it is about. */
export const packetName = ({ header }: Pick<Scope, 'header'>): string => header.candidate ?? 'packet';

/** The line with which somebody agrees to a packet. */
export const agreeLine = (packet: string, digest: string): string => commandText(`agree ${bound(packet, digest)}`);

const BARRED: Readonly<Record<BarredAs, string>> = {
  candidate: 'is an account of the candidate',
  author: 'opened the pull request',
  manager: 'is the manager, whom the settings keep out of the committee for their own people',
  sponsor: 'is a sponsor, whom the settings keep out of the committee for those whom they sponsor',
};

/** Who may, in words. Members of a team are not listed. */
const memberWords = ({ users, teams, accepts }: CommitteeRule): Words => [
  ...prose('the committee: '),
  ...oneOf([...users, ...teams.map((team) => `members of ${team}`)].slice(0, 20)),
  ...prose(accepts ? '; and, once its quorum is there, the candidate' : ''),
];

interface Court {
  readonly log: Log;
  readonly scopes: readonly Scope[];
  readonly today: Day;
}

/** @param before who has agreed to one packet before this command */
export function answerAgree(
  { log, scopes, today }: Court,
  by: string,
  said: string,
  before: (scope: number) => Acts['agreements'],
): AgreeAnswer {
  const rule = log.committee ?? null;
  const refused = (why: Words, instead: string | null = null): AgreeAnswer => ({
    is: 'refused',
    why,
    may: null,
    instead,
  });
  if (rule === null) return refused(prose('The settings name no committee, so nobody is asked to agree to a packet.'));
  const [target = ''] = said.split(' ');
  const at = target.lastIndexOf('@');
  const name = loginKey(at === -1 ? target : target.slice(0, at));
  const digest = at === -1 ? '' : target.slice(at + 1).toLowerCase();
  const lineOf = (scope: Scope): string => agreeLine(packetName(scope), scope.digest);
  const [first] = scopes;
  const only = first !== undefined && scopes.length === 1 ? lineOf(first) : null;
  const named = scopes.flatMap((scope, index) => (packetName(scope).toLowerCase() === name ? [{ scope, index }] : []));
  const [packet] = named;
  if (packet === undefined)
    return refused(
      name === ''
        ? prose('It has to say to which packet, by whom it is about.')
        : say`No packet here is about ${name}.`,
      only,
    );

  const aboutOf = ({ header }: Scope): About => ({
    header,
    author: log.author,
    people: log.people,
    teams: log.rosters ?? new Map(),
  });
  for (const { scope, index } of named) {
    const about = aboutOf(scope);
    const why = whyNot(rule, about, by, log.whatIf === true);
    if (why !== null) return { is: 'refused', why, may: memberWords(rule), instead: null };
    if (!isCandidateSelf(by, about)) continue;
    const acts = { agreements: before(index), concerns: [], stirred: null };
    const { since, agreed, needed } = committeeStanding(rule, about, acts, today);
    if (since === null)
      return refused(
        prose(
          `The committee has not agreed yet: ${agreed.length} of ${needed}. The report says when there is something to accept.`,
        ),
      );
  }
  const stands = (list: typeof named): AgreeAnswer => ({
    is: 'stands',
    agreed: { packet: packetName(packet.scope), scopes: list.map(({ index }) => index) },
    accepts: isCandidateSelf(by, aboutOf(packet.scope)),
  });
  if (digest === '' && log.whatIf === true) return stands(named);
  if (!/^[\da-f]{16}$/u.test(digest))
    return refused(
      prose('It has to name the text that you read, by its digest.'),
      named.length === 1 ? lineOf(packet.scope) : null,
    );
  const read = named.filter(({ scope }) => scope.digest === digest);
  return read.length === 0
    ? { is: 'older', packet: packetName(packet.scope), line: lineOf(packet.scope) }
    : stands(read);
}

/** Why somebody is not asked about a packet, or null. */
function whyNot(rule: CommitteeRule, about: About, by: string, whatIf: boolean): Words | null {
  if (isCandidateSelf(by, about)) return rule.accepts ? null : say`${by} is the candidate.`;
  if (isCandidate(by, about.header)) return say`${by} ${prose(BARRED.candidate)}.`;
  const seats = seatsOf(rule, about);
  const seat = seatOf(by, seats, about);
  if (seat?.barred != null) return say`${by} ${prose(BARRED[seat.barred])}.`;
  if (seat !== null) return null;
  const [unread] = seats.unread;
  if (rule.users.some((user) => sameLogin(user, by)))
    return say`The settings name ${by}, and by the people file that account may be somebody else's by now: the number that it lists is of another account, or is missing.`;
  if (unread === undefined) return say`${by} is no member of the committee.`;
  // What a command line cannot look up is taken as given.
  return whatIf
    ? null
    : say`Whether ${by} is a member of ${unread} could not be read: that takes an ${'evidence-token'} that reads the teams of the organization.`;
}
