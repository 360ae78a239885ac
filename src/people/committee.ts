/**
 * Where the committee stands that settings put over every packet: who has a seat, who has agreed, how many are missing,
 * and until when it has to stay quiet. Counted over the members as they are now. Pure; what is not known is a no.
 */
import { after, type Day } from '../text/time.ts';
import type { Acts, Person, TeamMember } from './acts.ts';
import { personKey } from './directory.ts';
import { isCandidate, loginKey } from './logins.ts';
import type { Scope } from './log.ts';
import type { CommitteeRule, Quorum } from './rules.ts';

/** Why a member is not asked about this packet. */
export type BarredAs = 'candidate' | 'author' | 'manager' | 'sponsor';

/** Somebody with a seat in the committee. */
export interface Seat {
  readonly key: string;
  readonly login: string;
  /** Whether the settings name them; members of a team are never listed, unless they have spoken. */
  readonly named: boolean;
  readonly barred: BarredAs | null;
  /**
   * Whether only the packet says so. Who is named in one does not speak for it; but they are still counted among those
   * of whom the quorum is taken: a packet does not choose its committee.
   */
  readonly alleged: boolean;
}

/** What has to happen next; `done`: nothing. In this order, the first that applies. */
export type CommitteeState =
  | 'unread'
  | 'no-manager'
  | 'too-few'
  | 'asking'
  | 'concern'
  | 'quiet'
  | 'acceptance'
  | 'done';

export interface CommitteeStanding {
  readonly state: CommitteeState;
  /** How many have to agree. */
  readonly needed: number;
  /** Logins, in the order in which they agreed. */
  readonly agreed: readonly string[];
  /** Those who may still agree. */
  readonly asked: readonly Seat[];
  readonly barred: readonly Seat[];
  /** Teams whose members could not be read. */
  readonly unread: readonly string[];
  /** The day on which the quorum was reached; null: it is not. */
  readonly since: Day | null;
  /** The last day on which nothing may happen; null: the quorum is not there, or no days are asked for. */
  readonly quietUntil: Day | null;
  /** Whether the candidate is asked to accept, and has. */
  readonly acceptance: 'not-asked' | 'open' | 'given';
}

/** Whose packet it is, and what is known of people. */
export interface About {
  readonly header: Scope['header'];
  /** Who opened the pull request; null: not known, or there is none. */
  readonly author: string | null;
  readonly people: ReadonlyMap<string, Person>;
  /** By team in small letters. Null: its members could not be read. */
  readonly teams: ReadonlyMap<string, readonly TeamMember[] | null>;
}

export interface Seats {
  readonly seats: readonly Seat[];
  readonly unread: readonly string[];
}

/** Who has a seat: each person once, whichever of their accounts are named. */
export function seatsOf(rule: CommitteeRule, about: About): Seats {
  const { people, teams } = about;
  const seats = new Map<string, Seat>();
  const unread: string[] = [];
  const barredAs = bars(rule, about);
  const sit = (login: string, named: boolean): void => {
    const key = personKey(login, people);
    if (!seats.has(key)) seats.set(key, { key, login, named, ...barredAs(login) });
  };
  for (const user of rule.users) sit(user, true);
  for (const team of rule.teams) {
    const members = teams.get(team.toLowerCase()) ?? null;
    if (members === null) unread.push(team);
    else for (const { login } of members) sit(login, false);
  }
  return { seats: [...seats.values()], unread };
}

/** The logins of the managers: what the packet says adds to what the company says. */
const companyManagers = ({ header, people }: About): string[] =>
  [header.candidate, ...header.accounts].flatMap((login) =>
    login === null ? [] : (people.get(loginKey(login))?.manager ?? []),
  );

function bars(rule: CommitteeRule, about: About): (login: string) => Pick<Seat, 'barred' | 'alleged'> {
  const { header, author, people } = about;
  const keys = (logins: readonly (string | null)[]): ReadonlySet<string> =>
    new Set(logins.flatMap((login) => (login === null ? [] : [personKey(login, people)])));
  const candidate = keys([header.candidate]);
  const opened = keys([author]);
  const managers = keys(rule.not.includes('manager') ? companyManagers(about) : []);
  const saidManagers = keys(rule.not.includes('manager') ? [header.manager] : []);
  const sponsors = keys(rule.not.includes('sponsors') ? header.sponsors : []);
  return (login) => {
    const key = personKey(login, people);
    if (candidate.has(key)) return { barred: 'candidate', alleged: false };
    if (opened.has(key)) return { barred: 'author', alleged: false };
    if (managers.has(key)) return { barred: 'manager', alleged: false };
    if (isCandidate(login, header)) return { barred: 'candidate', alleged: true };
    if (saidManagers.has(key)) return { barred: 'manager', alleged: true };
    if (sponsors.has(key)) return { barred: 'sponsor', alleged: true };
    return { barred: null, alleged: false };
  };
}

/** Whether it is surely them: not a login that somebody took over, or of which GitHub does not say whose it is. */
const isSure = (login: string, { people }: About): boolean => {
  const identity = people.get(loginKey(login))?.identity;
  return identity !== 'taken' && identity !== 'unsure';
};

/** The seat of whoever acted; null: they have none. */
export const seatOf = (login: string, { seats }: Seats, about: About): Seat | null => {
  const seat = seats.find(({ key }) => key === personKey(login, about.people)) ?? null;
  return seat === null || (seat.named && !isSure(login, about)) ? null : seat;
};

/** Whether somebody is the candidate and may say so for themselves: not by an account that only the packet declares. */
export const isCandidateSelf = (login: string, about: About): boolean =>
  about.header.candidate !== null &&
  isSure(login, about) &&
  personKey(login, about.people) === personKey(about.header.candidate, about.people);

/** How many of `all` have to agree; never none, so that an empty committee agrees to nothing. */
export function neededOf(quorum: Quorum, all: number): number {
  if (quorum === 'all') return Math.max(1, all);
  if ('least' in quorum) return Math.max(1, quorum.least);
  const [part, whole] = quorum.part;
  return Math.max(1, Math.ceil((all * part) / whole));
}

/**
 * Where the committee stands with one packet. `today` stands for the day of an act that has none; of those of one day the
 * order counts.
 */
export function committeeStanding(
  rule: CommitteeRule,
  about: About,
  { agreements, concerns, stirred }: Pick<Acts, 'agreements' | 'concerns' | 'stirred'>,
  today: Day,
): CommitteeStanding {
  const all = seatsOf(rule, about);
  const { seats, unread } = all;
  const voters = seats.filter(({ barred }) => barred === null);
  const needed = neededOf(rule.quorum, seats.filter(({ barred, alleged }) => barred === null || alleged).length);

  const agreed = new Map<string, string>();
  let since: Day | null = null;
  let accepted = false;
  // A file of acts lists them as it likes.
  const dayOf = ({ on }: Acts['agreements'][number]): Day => on ?? today;
  for (const one of agreements.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))) {
    const { by } = one;
    const seat = seatOf(by, all, about);
    if (seat !== null && seat.barred === null && !agreed.has(seat.key)) {
      agreed.set(seat.key, by);
      if (agreed.size === needed) since = dayOf(one);
      // Whoever accepts accepts what is there: not what comes later.
    } else if (since !== null && isCandidateSelf(by, about)) accepted = true;
  }
  const last =
    [since, stirred]
      .flatMap((day) => day ?? [])
      .toSorted()
      .at(-1) ?? null;
  const quietUntil =
    since === null || last === null || rule.quietDays === 0 ? null : after(last, { days: rule.quietDays });
  const noManager =
    rule.not.includes('manager') && companyManagers(about).length === 0 && about.header.manager === null;
  const state = ((): CommitteeState => {
    if (unread.length > 0) return 'unread';
    if (noManager) return 'no-manager';
    if (voters.length < needed) return 'too-few';
    if (since === null) return 'asking';
    if (concerns.length > 0) return 'concern';
    if (quietUntil !== null && today <= quietUntil) return 'quiet';
    return rule.accepts && !accepted ? 'acceptance' : 'done';
  })();
  return {
    state,
    needed,
    agreed: [...agreed.values()],
    asked: voters.filter(({ key }) => !agreed.has(key)),
    barred: seats.filter(({ barred }) => barred !== null),
    unread,
    since,
    quietUntil,
    acceptance: !rule.accepts ? 'not-asked' : accepted ? 'given' : 'open',
  };
}
