/** Who is who: what the company's people file says, and which accounts belong to one person. Pure. */
import type { Day } from '../text/time.ts';
import type { Person } from './acts.ts';
import { loginKey } from './logins.ts';

/** A person as the people file lists them. */
export interface Listed {
  readonly login: string;
  /** GitHub's number of the account: it stays when the login changes. */
  readonly id: number;
  readonly level: string | null;
  readonly team: string | null;
  readonly organization: string | null;
  /** A login. */
  readonly manager: string | null;
  readonly accounts: readonly OtherAccount[];
  /** From which day on level, team and organization hold. */
  readonly since: Day | null;
}

/** Without an id it may have been taken over: then it bars, and lends no level. */
export interface OtherAccount {
  readonly login: string;
  readonly id: number | null;
}

const NOTHING_KNOWN = { level: null, team: null, organization: null } as const;

/** Somebody who wrote on the pull request: login and number as GitHub says them now. */
export interface Actor {
  readonly login: string;
  readonly id: number | null;
}

/**
 * People by login in small letters, as they are called now. A listed number decides over a login: whoever was renamed is
 * found by it, and whoever took over a login is nobody that the file knows. Where only the login is known, it decides.
 */
export function peopleOf(listed: readonly Listed[], actors: readonly Actor[], today: Day): ReadonlyMap<string, Person> {
  const people = new Map<string, Person>();
  const byId = new Map<number, Person>();
  const idOf = new Map<string, number>();
  const put = (login: string, id: number | null, person: Person): void => {
    people.set(loginKey(login), person);
    if (id === null) return;
    byId.set(id, person);
    idOf.set(loginKey(login), id);
  };
  for (const entry of listed) {
    const key = loginKey(entry.login);
    const manager = entry.manager === null ? null : loginKey(entry.manager);
    const known = { ...NOTHING_KNOWN, manager, person: key };
    const { level, team, organization, since } = entry;
    const whole: Person =
      since !== null && since > today
        ? { ...known, identity: 'sure' }
        : { ...known, level, team, organization, identity: 'sure' };
    put(entry.login, entry.id, whole);
    for (const { login, id } of entry.accounts) put(login, id, id === null ? { ...known, identity: 'unsure' } : whole);
  }
  for (const { login, id } of actors) {
    const key = loginKey(login);
    const same = id === null ? undefined : byId.get(id);
    const number = idOf.get(key);
    if (same !== undefined) people.set(key, same);
    else if (number !== undefined && id !== null) people.set(key, { ...NOTHING_KNOWN, identity: 'taken' });
    else if (number !== undefined) {
      // GitHub did not say which account it is: that is enough to bar, and lends nothing.
      const named = people.get(key);
      if (named !== undefined) people.set(key, { ...named, ...NOTHING_KNOWN, identity: 'unsure' });
    }
  }
  return people;
}

/** What tells a person from others, whichever of their accounts is named. */
export const personKey = (login: string, people: ReadonlyMap<string, Person>): string =>
  people.get(loginKey(login))?.person ?? loginKey(login);

/** Whether whoever acted is the person that somebody named: by any of their accounts, and never by a login taken over. */
export const isPerson = (by: string, named: string, people: ReadonlyMap<string, Person>): boolean =>
  people.get(loginKey(by))?.identity !== 'taken' && personKey(by, people) === personKey(named, people);

/** Logins of different people, as first written. */
export function distinctPeople(logins: readonly string[], people: ReadonlyMap<string, Person>): string[] {
  const first = new Map<string, string>();
  for (const login of logins) {
    const key = personKey(login, people);
    if (key !== '' && !first.has(key)) first.set(key, login);
  }
  return [...first.values()];
}

/** A candidate with all accounts that the company knows to be theirs, beside those that the packet declares. */
export function withKnownAccounts<
  T extends { readonly candidate: string | null; readonly accounts: readonly string[] },
>(header: T, people: ReadonlyMap<string, Person>): T {
  const stated = [header.candidate, ...header.accounts].flatMap((login) => login ?? []);
  const own = new Set(stated.map((login) => personKey(login, people)));
  const known = [...own, ...[...people.keys()].filter((login) => own.has(personKey(login, people)))];
  const said = new Set(stated.map(loginKey));
  const more = [...new Set(known)].filter((login) => !said.has(login));
  return more.length === 0 ? header : { ...header, accounts: [...header.accounts, ...more] };
}
