/**
 * The people file, which `people:` in the settings names: what the company says about people, on the default branch.
 *
 * ```yaml
 * schema: 1
 * people:
 *   - { login: octo-kim, id: 583231, level: L6, team: billing, organization: acme, manager: octo-lead }
 *   - { login: octo-ada, id: 583232, accounts: [ada-at-home, { login: ada-oss, id: 91 }], since: 2025-04-01 }
 * ```
 */
import * as z from 'zod/mini';
import { finding } from '../findings/catalogue.ts';
import { byPlace, type Finding, type Place } from '../findings/finding.ts';
import type { Listed } from '../people/directory.ts';
import { loginKey } from '../people/logins.ts';
import { described } from '../rubric/schemas.ts';
import { near } from '../text/near.ts';
import type { Day } from '../text/time.ts';
import { login } from './accounts.ts';
import { dayOr, EXPECTED_DAY, isDay, readInputFile } from './input-file.ts';

const id = z.int('a whole number, as GitHub has it').check(z.minimum(1, 'a number above 0'));
const short = z.string().check(z.minLength(1, 'some text'), z.maxLength(200, 'at most 200 characters'));
const key = <T extends z.core.SomeType>(schema: T, means: string, example: unknown) =>
  described(z.optional(schema), means, [example]);
const ID_MEANS =
  'The number of the account, which stays when the login changes: `gh api users/LOGIN --jq .id` prints it';

const person = z.strictObject({
  login: described(z.clone(login), 'The GitHub login', ['octo-kim']),
  id: described(z.clone(id), ID_MEANS, [583231]),
  level: key(short, 'The level, as a ladder has it', 'L6'),
  team: key(short, 'The team', 'billing'),
  organization: key(short, 'The organization, for rules that count several', 'acme'),
  manager: key(login, 'The login of the manager', 'octo-lead'),
  accounts: key(
    z
      .array(
        z.union([
          login,
          z.strictObject({
            login: described(z.clone(login), 'The login of the account', ['kim-oss']),
            id: described(z.clone(id), ID_MEANS, [91]),
          }),
        ]),
      )
      .check(z.maxLength(20, 'at most 20 accounts')),
    'Other accounts of the same person. They count as that person; without its id an account lends no level',
    ['kim-oss'],
  ),
  since: key(
    z.string().check(z.refine(isDay, EXPECTED_DAY)),
    'From which day on level, team and organization hold',
    '2025-04-01',
  ),
});

const schema = z.strictObject({
  $schema: key(z.string().check(z.maxLength(2048)), 'Where this schema is, for editors', './people.schema.json'),
  schema: described(z.literal(1), 'The version of this format', [1]),
  people: described(z.array(person).check(z.maxLength(20_000, 'at most 20,000 people')), 'The people', [
    [{ login: 'octo-kim', id: 583231, level: 'L6' }],
  ]),
});

/** The JSON Schema (draft 2020-12) of a people file. */
export const peopleJsonSchema = (): Readonly<Record<string, unknown>> => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return { $schema, title: 'Promotion Readiness: people', ...rest };
};

export interface PeopleRead {
  /** Null exactly where there are findings. */
  readonly people: readonly Listed[] | null;
  /** Errors. */
  readonly findings: readonly Finding[];
  /** Where a key path stands. */
  readonly placeOf: (keys: readonly PropertyKey[], part: 'key' | 'value') => Place;
}

/** Reads a people file: YAML or JSON, at most 1 MiB. Every error is listed in one run. Never throws. */
export function readPeople(bytes: Uint8Array, path: string): PeopleRead {
  const { value, problems, placeOf } = readInputFile(bytes, path, schema, 'people');
  const findings: Finding[] = problems.map(({ place, message, fix }) =>
    finding('people-invalid', place, { message, fix }),
  );
  if (value === null) return { people: null, findings, placeOf };
  const people = value.people.map((entry): Listed => ({
    login: entry.login,
    id: entry.id,
    level: entry.level ?? null,
    team: entry.team ?? null,
    organization: entry.organization ?? null,
    manager: entry.manager ?? null,
    accounts: (entry.accounts ?? []).map((other) =>
      typeof other === 'string' ? { login: other, id: null } : { login: other.login, id: other.id },
    ),
    since: dayOr(entry.since),
  }));
  findings.push(...twice(people, placeOf));
  return findings.length > 0
    ? { people: null, findings: findings.toSorted(byPlace), placeOf }
    : { people, findings: [], placeOf };
}

/** An account belongs to one entry, once. */
function twice(people: readonly Listed[], placeOf: PeopleRead['placeOf']): Finding[] {
  const found: Finding[] = [];
  const first = { login: new Map<string, number>(), id: new Map<string, number>() };
  const claim = (what: 'login' | 'id', value: string, place: Place): void => {
    const known = what === 'login' ? loginKey(value) : value;
    const line = first[what].get(known);
    if (line === undefined) first[what].set(known, place.line);
    else found.push(finding('people-twice', place, { what, value, line }));
  };
  people.forEach((entry, index) => {
    claim('login', entry.login, placeOf(['people', index, 'login'], 'value'));
    claim('id', String(entry.id), placeOf(['people', index, 'id'], 'value'));
    entry.accounts.forEach((other, at) => {
      const place = placeOf(['people', index, 'accounts', at], 'value');
      claim('login', other.login, place);
      if (other.id !== null) claim('id', String(other.id), place);
    });
  });
  return found;
}

/**
 * What is legal in a people file and probably not meant.
 * @param levels names of levels of the ladders that are there; null: none is, so no level is looked up
 */
export function doubtsOf(
  { people, placeOf }: PeopleRead,
  levels: readonly string[] | null,
  today: Day,
): readonly Finding[] {
  if (people === null) return [];
  const found: Finding[] = [];
  const index = new Map(
    people.flatMap((entry, at) =>
      [entry.login, ...entry.accounts.map((other) => other.login)].map((name) => [loginKey(name), at] as const),
    ),
  );
  const known = levels && new Set(levels.map(loose));
  people.forEach(({ manager, level, since }, at) => {
    const place = (field: string): Place => placeOf(['people', at, field], 'value');
    if (manager !== null && !index.has(loginKey(manager)))
      found.push(
        finding('people-manager-unknown', place('manager'), {
          manager,
          near: near(loginKey(manager), [...index.keys()]),
        }),
      );
    if (level !== null && known && !known.has(loose(level)))
      found.push(finding('people-level-unknown', place('level'), { level, near: near(level, levels ?? []) }));
    if (since !== null && since > today)
      found.push(finding('people-since-future', place('since'), { day: since, today }));
  });
  for (const way of circles(people, index)) {
    const [at = 0] = way;
    found.push(
      finding('people-manager-circle', placeOf(['people', at, 'manager'], 'value'), {
        way: way.map((step) => people[step]?.login ?? ''),
      }),
    );
  }
  return found.toSorted(byPlace);
}

const loose = (level: string): string => level.trim().toLowerCase();

/** Each circle of managers once, as indices of its people, from the first of them in the file. */
function circles(people: readonly Listed[], index: ReadonlyMap<string, number>): number[][] {
  const done = new Set<number>();
  const found: number[][] = [];
  people.forEach((_, start) => {
    const way: number[] = [];
    const on = new Set<number>();
    let at: number | undefined = start;
    while (at !== undefined && !done.has(at) && !on.has(at)) {
      way.push(at);
      on.add(at);
      const manager: string | null = people[at]?.manager ?? null;
      at = manager === null ? undefined : index.get(loginKey(manager));
    }
    if (at !== undefined && on.has(at)) found.push(way.slice(way.indexOf(at)));
    for (const step of way) done.add(step);
  });
  return found;
}
