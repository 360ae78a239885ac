import { oneOf, say, type Words } from '../text/words.ts';
import { kind } from './kind.ts';

/** Findings about the people file. The Action reads on only where none is an error; warnings come from `people lint`. */
export const peopleFindings = {
  'people-invalid': kind<{ readonly message: Words; readonly fix: Words }>({
    severity: 'error',
    title: 'The people file cannot be used',
    why: 'Whoever is silently left out could speak for themselves by a second account. Nothing is judged until the file can be read.',
    message: ({ message }) => message,
    fix: ({ fix }) => fix,
    example: {
      before: 'schema: 1\npeople:\n  - { login: octo-kim, levle: L6 }\n',
      after: 'schema: 1\npeople:\n  - { login: octo-kim, id: 583231, level: L6 }\n',
    },
  }),
  'people-twice': kind<{ readonly what: 'login' | 'id'; readonly value: string; readonly line: number }>({
    severity: 'error',
    title: 'Two people of the people file have one account',
    why: 'An account belongs to one person. With two, nobody could say whose act it is.',
    message: ({ what, value, line }) =>
      what === 'id'
        ? say`The id ${value} stands in line ${line} already: it is the number of one account.`
        : say`The account ${value} stands in line ${line} already.`,
    fix: ({ what }) =>
      what === 'id'
        ? say`Give each account its own id: ${'gh api users/LOGIN --jq .id'} prints it.`
        : say`Keep the account with the one person whose it is.`,
    example: {
      before:
        'schema: 1\npeople:\n  - { login: octo-kim, id: 583231 }\n  - { login: octo-ada, id: 583232, accounts: [octo-kim] }\n',
      after: 'schema: 1\npeople:\n  - { login: octo-kim, id: 583231 }\n  - { login: octo-ada, id: 583232 }\n',
    },
  }),
  'people-manager-unknown': kind<{ readonly manager: string; readonly near: readonly string[] }>({
    severity: 'warning',
    title: 'A manager is not in the people file',
    why: 'Where a rule leaves the manager out, a misspelt login leaves nobody out.',
    message: ({ manager }) => say`No person of this file has the login ${manager}.`,
    fix: ({ near }) =>
      near.length > 0 ? say`Did you mean ${oneOf(near)}?` : say`Add the manager to the file, or correct the login.`,
    example: {
      before: 'schema: 1\npeople:\n  - { login: octo-kim, id: 583231, manager: octo-lead }\n',
      after:
        'schema: 1\npeople:\n  - { login: octo-kim, id: 583231, manager: octo-lead }\n  - { login: octo-lead, id: 583233 }\n',
    },
  }),
  'people-manager-circle': kind<{ readonly way: readonly string[] }>({
    severity: 'warning',
    title: 'Managers manage each other in a circle',
    why: 'One of them is written wrong, and it is not known which.',
    message: ({ way }) =>
      way.length === 1
        ? say`${way[0] ?? ''} is their own manager here.`
        : say`These manage each other in a circle: ${way.join(' → ')}.`,
    fix: () => say`Correct the manager of one of them, or leave it out at the top.`,
    example: {
      before: 'schema: 1\npeople:\n  - { login: octo-kim, id: 583231, manager: octo-kim }\n',
      after: 'schema: 1\npeople:\n  - { login: octo-kim, id: 583231 }\n',
    },
  }),
  'people-level-unknown': kind<{ readonly level: string; readonly near: readonly string[] }>({
    severity: 'warning',
    title: 'A level of the people file is in no ladder',
    why: 'A rule that asks for a level waits for ever for somebody whose level no ladder has.',
    message: ({ level }) => say`No ladder that was given has a level ${level}.`,
    fix: ({ near }) =>
      near.length > 0 ? say`Did you mean ${oneOf(near)}?` : say`Write the level as the ladder has it, like ${'L5'}.`,
    example: {
      before: 'schema: 1\npeople:\n  - { login: octo-kim, id: 583231, level: L55 }\n',
      after: 'schema: 1\npeople:\n  - { login: octo-kim, id: 583231, level: L5 }\n',
    },
  }),
  'people-since-future': kind<{ readonly day: string; readonly today: string }>({
    severity: 'warning',
    title: 'An entry of the people file begins in the future',
    why: 'Until that day the level, the team and the organization count as not known.',
    message: ({ day, today }) => say`${day} is after ${today}: until then level, team and organization do not hold.`,
    fix: () => say`Correct the day, or keep the entry as it is until then.`,
    example: {
      before: 'schema: 1\npeople:\n  - { login: octo-kim, id: 583231, level: L6, since: 2199-01-01 }\n',
      after: 'schema: 1\npeople:\n  - { login: octo-kim, id: 583231, level: L6, since: 2025-04-01 }\n',
    },
  }),
};
