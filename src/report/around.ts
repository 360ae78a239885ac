/** Who is who on a pull request, for whom it may ask: names that stand in a packet alone are nobody's to call. */
import { isPerson, personKey } from '../people/directory.ts';
import { isCandidate, loginKey, sameLogin } from '../people/logins.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import type { Report } from './report.ts';

export interface Around {
  /** Who opened the pull request; null where the account is gone. */
  readonly author: string | null;
  /** Logins in small letters of the people who have written on it. */
  readonly wrote: ReadonlySet<string>;
}

/** The packets that were submitted and judged. */
export const submitted = ({ packets }: Report): readonly PacketResult[] =>
  packets.filter(({ verdict }) => verdict !== 'draft' && verdict !== 'invalid');

/** Whether somebody else has the login by now: whoever names it, the settings too, means another person. */
export const isTaken = (login: string, { acts }: Pick<PacketResult, 'acts'>): boolean =>
  acts.people.get(loginKey(login))?.identity === 'taken';

/** Whether a login is somebody here: the company knows them, or they have come by themselves. */
export function isHere(login: string, packet: PacketResult, { author, wrote }: Around): boolean {
  if (isTaken(login, packet)) return false;
  const isKnown = packet.acts.people.get(loginKey(login))?.identity !== undefined;
  return isKnown || wrote.has(loginKey(login)) || (author !== null && sameLogin(author, login));
}

/** Whether somebody is the candidate of one of the packets or opened the pull request, by any account known as theirs. */
export const isOwn = (login: string, { packets }: Report, { author }: Around): boolean =>
  packets.some(
    ({ header, acts: { people } }) =>
      isCandidate(login, header) ||
      (header.candidate !== null && isPerson(login, header.candidate, people)) ||
      (author !== null && isPerson(login, author, people)),
  ) ||
  (author !== null && sameLogin(author, login));

/** The candidate's manager, as the people file says it; null: it does not. */
export const managerOf = ({ header, acts }: PacketResult): string | null =>
  [header.candidate, ...header.accounts].flatMap((login) =>
    login === null ? [] : (acts.people.get(personKey(login, acts.people))?.manager ?? []),
  )[0] ?? null;
