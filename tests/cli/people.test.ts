import { describe, expect, test } from 'vitest';
import { inFolder } from './support.ts';

const { file, run } = inFolder();
const LADDER = `schema: 1
id: small
version: 1.0.0
title: Small
levels: [{ id: L4, title: Senior }, { id: L5, title: Staff }]
tracks: [{ id: ic, title: IC, levels: [L4, L5] }]
competencies:
  - { id: design, title: Design, criteria: { L5: { text: Designs systems., rubric: { link: 1 } } } }
promotions: [{ from: L4, to: L5, gates: { sponsors: { min: 1, level: L5 } } }]
`;
const PACKET =
  '---\ncandidate: octo-ada\nladder: small\nfrom: L4\nto: L5\nsponsors: [octo-kim]\n---\n\n## Design\n\n- Designed it: https://github.com/acme/billing/pull/12\n';
const repository = (people: string): void => {
  file('ladder/small/ladder.yml', LADDER);
  file('.github/readiness.yml', 'people: people.yml\n');
  file('people.yml', people);
};

describe('people lint', () => {
  test('the file that the settings name, with the levels of the ladders here', () => {
    repository('schema: 1\npeople:\n  - { login: octo-kim, id: 42, level: Staff }\n');
    expect(run(['people', 'lint'])).toEqual({ status: 0, out: 'people.yml: 1 person, nothing to report.\n', err: '' });
    file('people.yml', 'schema: 1\npeople:\n  - { login: octo-kim, id: 42, level: L55 }\n');
    const { status, out } = run(['people', 'lint']);
    expect([status, out]).toEqual([
      1,
      'people.yml:3:39 warning: No ladder that was given has a level `L55`. Did you mean `L5`? [people-level-unknown]\n',
    ]);
  });
  test('a day after --now, and errors', () => {
    const named = file('who.yml', 'schema: 1\npeople:\n  - { login: octo-kim, id: 42, since: 2026-06-30 }\n');
    expect(run(['people', 'lint', named, '--now', '2026-06-29']).status).toBe(1);
    expect(run(['people', 'lint', named, '--now', '2026-06-30']).status).toBe(0);
    const broken = file('broken.yml', 'schema: 1\npeople:\n  - { login: octo-kim }\n');
    expect(run(['people', 'lint', broken])).toMatchObject({
      status: 2,
      out: expect.stringContaining('[people-invalid]'),
    });
  });
  test('where no file is named, it says how to name one', () => {
    const { status, err } = run(['people', 'lint']);
    expect([status, err]).toEqual([
      2,
      'readiness: the settings of this repository name no people file (people: people.yml). Name one: readiness people lint FILE.\n',
    ]);
  });
});

describe('check', () => {
  test('goes by the people file that the settings name', () => {
    repository('schema: 1\npeople:\n  - { login: octo-kim, id: 42, level: L4 }\n');
    const packet = file('packets/ada.md', PACKET);
    const { status, out } = run(['check', packet]);
    expect(status).toBe(1);
    expect(out.replaceAll(/\s+/gu, ' ')).toContain('`octo-kim` is of level `L4`, the rubric asks for `L5` or above');
  });
  test('what if somebody wrote a command goes by it, and by what the settings say about who may', () => {
    repository(
      'schema: 1\npeople:\n  - { login: octo-kim, id: 42, level: L5 }\n  - { login: octo-ada, id: 7, accounts: [ada-two] }\n',
    );
    const packet = file('packets/ada.md', PACKET);
    const sponsors = (login: string): string => {
      const { out } = run(['check', packet, '--with', `endorse L4-L5.sponsors as ${login}`, '--format', 'json']);
      const report = JSON.parse(out) as { packets: { criteria: { id: string; state: string }[] }[] };
      return report.packets[0]?.criteria.find(({ id }) => id === 'L4-L5.sponsors')?.state ?? '';
    };
    expect([sponsors('octo-kim'), sponsors('ada-two')]).toEqual(['met', 'judgement']);
    file('.github/readiness.yml', 'people: people.yml\ncommands: { endorse: { users: [octo-lead] } }\n');
    expect(sponsors('octo-kim')).toBe('judgement');
  });
  test('one that is not there, or has errors: nothing is judged', () => {
    repository('schema: 1\npeople:\n  - { login: octo-kim }\n');
    const packet = file('packets/ada.md', PACKET);
    const broken = run(['check', packet]);
    expect(broken.status).toBe(2);
    expect(`${broken.out}${broken.err}`).toContain('people.yml:3:5');
    file('.github/readiness.yml', 'people: gone.yml\n');
    const gone = run(['check', packet]);
    expect(gone.status).toBe(2);
    expect(`${gone.out}${gone.err}`).toContain('`gone.yml` was not found');
  });
});
