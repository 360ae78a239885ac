/**
 * Three processes by which projects and people are taken in: a project that applies for the next stage, whose form
 * repeats each requirement and is answered below it; an assessment by codes, in a table or under headings; a request for
 * membership with boxes to tick. Each is written as its people write it, and judged as they judged.
 */
import { describe, expect, test } from 'vitest';
import type { Acts } from '../../src/people/acts.ts';
import { blocking, check, people, stateOf, told } from './support.ts';

describe('a project that applies for the next stage', () => {
  const stages = `schema: 1
id: octo-foundation
version: 1.0.0
title: Stages of a project at the Octo Foundation
levels: [{ id: Seed, title: Seed stage }, { id: Sprout, title: Sprout stage }]
tracks:
  - { id: project, title: Projects, levels: [Seed, Sprout] }
competencies:
  - id: maintainers
    title: Who maintains the project
    criteria:
      Sprout:
        text: At least three people keep the project going, and they work for two employers or more.
        rubric: { items: 3 }
  - id: meetings
    title: Meetings
    criteria:
      Sprout:
        text: The project has met in the open at least three times since it came to the foundation.
        rubric: { items: 3, dated: true, link: 1 }
  - id: mission
    title: What the project is for
    criteria:
      Sprout: The project serves the mission of the foundation and does not repeat what another one does.
  - id: licences
    title: Licences and marks
    criteria:
      Sprout: The lawyers of the foundation have looked at all licences and at the name.
  - id: references
    title: Where to find what
    criteria:
      Sprout:
        text: The project lists its code, its page, its guide for newcomers and its rules for reporting a weakness.
        rubric: { items: 4, kind: [repository, file, link] }
promotions:
  - from: Seed
    to: Sprout
    decide: { must: all }
`;

  interface Form {
    readonly maintainers?: string;
    readonly meetings?: string;
    readonly licences?: string;
    readonly references?: string;
  }
  const TABLE = `| Reference | URL |
|---|---|
| Code | https://github.com/octo-seal/seal |
| Page | https://seal.octo.dev |
| Guide for newcomers | https://github.com/octo-seal/seal/blob/main/CONTRIBUTING.md |
| Reporting a weakness | https://github.com/octo-seal/seal/blob/main/SECURITY.md |
| Talks | |`;
  const form = ({
    maintainers = '* "Mio Octo", "Octo Bank", @octo-mio\n* "Nia Octo", "Octo Rail", @octo-nia\n* "Oda Octo", "Octo Rail", @octo-oda',
    meetings = '  * [Feb 8, 2026](https://docs.google.com/document/d/1feb/edit#h1)\n  * [Jan 24, 2026](https://docs.google.com/document/d/1jan24/edit#h2)\n  * [Jan 11, 2026](https://docs.google.com/document/d/1jan11/edit#h3)',
    licences = '* All of it is under the Apache License 2.0; the review was closed in https://github.com/octo-foundation/legal/issues/12.',
    references = TABLE,
  }: Form = {}): string => `---
candidate: octo-mio
from: Seed
to: Sprout
repository: octo-seal/seal
---

## Application of Seal for the sprout stage

### List of maintainers

At least three people keep the project going, and they work for two employers or more.

${maintainers}

### Sponsor

* Working group for tools: the project began there.

### Meetings of the project
The project has met in the open at least three times since it came to the foundation.

${meetings}

### Mission of the project

The project serves the mission of the foundation and does not repeat what another one does.

* "__Seal__ signs what a build makes, whatever made it."
* "__Seal__ grew out of a talk at the summit of 2025. No other tool of the foundation signs parts of a build."
  * "It uses [stamp](https://github.com/octo-stamp/stamp) for the signatures"

### Licences and name

The lawyers of the foundation have looked at all licences and at the name.

${licences}

### Project references

The project lists its code, its page, its guide for newcomers and its rules for reporting a weakness.

${references}
`;

  test('each requirement repeated as plain text and answered below it: taken in', () => {
    const result = check(stages, form());
    expect(blocking(result)).toEqual([]);
    expect(result.verdict).toBe('complete');
    for (const found of ['packet-item-untied', 'packet-left-out', 'packet-names-nothing'])
      expect(told(result)).not.toContain(found);
  });

  test('maintainers in a table count row by row', () => {
    const maintainers =
      '| Name | Affiliation | GitHub |\n|---|---|---|\n| Mio Octo | Octo Bank | @octo-mio |\n| Nia Octo | Octo Rail | @octo-nia |\n| Oda Octo | Octo Rail | oda@octo.dev |';
    expect(stateOf(check(stages, form({ maintainers })), 'maintainers.Sprout')).toBe('met');
  });

  test.each([
    [
      'two maintainers',
      { maintainers: '* Mio Octo, Octo Bank, @octo-mio\n* Nia Octo, Octo Rail, @octo-nia' },
      'maintainers',
      'partial',
    ],
    [
      'two meetings',
      {
        meetings:
          '  * [Feb 8, 2026](https://docs.google.com/document/d/1feb/edit#h1)\n  * [Jan 24, 2026](https://docs.google.com/document/d/1jan24/edit#h2)',
      },
      'meetings',
      'partial',
    ],
    ['"TBD"', { licences: '* "TBD"' }, 'licences', 'missing'],
    ['nothing below the requirement', { licences: '' }, 'licences', 'missing'],
    ['a row without its address', { references: TABLE.replace('https://seal.octo.dev', '') }, 'references', 'partial'],
  ] as const)('%s: that one is open, and only that one', (_, change, id, state) => {
    const result = check(stages, form(change));
    expect(stateOf(result, `${id}.Sprout`)).toBe(state);
    expect(blocking(result)).toEqual([`${id}.Sprout`]);
  });
});

describe('an assessment by codes', () => {
  const maturity = `schema: 1
id: octo-maturity
version: 1.0.0
title: Maturity of a community
levels: [{ id: Guest }, { id: Host, includes: [{ level: Guest, as: assumed }] }]
tracks:
  - { id: project, title: Projects, levels: [Guest, Host] }
competencies:
  - id: code
    title: Code
    criteria:
      Host:
        - { id: CO10, text: "What the community makes is open source and costs nothing." }
        - { id: CO20, text: "Everybody finds the code and can read all of it.", rubric: { link: 1 } }
        - { id: CO30, text: "Common tools build the code the same way each time." }
  - id: releases
    title: Releases
    criteria:
      Host:
        - { id: RE10, text: "A release is source code, in a format that will last.", rubric: { link: 1 } }
        - { id: RE20, text: "The committee of the community approves each release." }
  - id: consensus
    title: Consensus
    criteria:
      Host:
        - { id: CN10, text: "A public list names everyone who may decide.", rubric: { link: 1 } }
promotions:
  - from: Guest
    to: Host
    decide: { must: all }
`;
  const front = '---\ncandidate: octo-pia\nfrom: Guest\nto: Host\n---\n\n';
  const answers: Readonly<Record<string, string>> = {
    CO10: 'All of it is under the Apache License and handed out without a fee.',
    CO20: 'The menu of the page leads to the [source](https://gitbox.octo.dev/repos/lens).',
    CO30: 'Maven 3 builds it; Jenkins does so every night.',
    RE10: 'See the [downloads](https://lens.octo.dev/download) with sources of all versions.',
    RE20: 'Each had three votes or more of the committee.',
    CN10: 'https://lens.octo.dev/team.html',
  };
  const texts: Readonly<Record<string, string>> = {
    CO10: 'What the community makes is open source and costs nothing.',
    CO20: 'Everybody finds the code and can read all of it.',
    CO30: 'Common tools build the code the same way each time.',
    RE10: 'A release is source code, in a format that will last.',
    RE20: 'The committee of the community approves each release.',
    CN10: 'A public list names everyone who may decide.',
  };
  const codes = Object.keys(answers);
  type Answers = Readonly<Record<string, string>>;
  const shapes: Readonly<Record<string, (given: Answers) => string>> = {
    'a table of code, requirement and answer': (given) =>
      `## Assessment\n\n| ID | Description | Status |\n|---|---|---|\n${codes.map((code) => `| **${code}** | ${texts[code] ?? ''} | ${given[code] ?? ''} |`).join('\n')}\n`,
    'a table of code and answer for each part': (given) =>
      ['CO', 'RE', 'CN']
        .map(
          (part) =>
            `### Part ${part}\n\n| Code | Where it stands |\n|---|---|\n${codes
              .filter((code) => code.startsWith(part))
              .map((code) => `| ${code} | ${given[code] ?? ''} |`)
              .join('\n')}\n`,
        )
        .join('\n'),
    'headings with the requirement in italics': (given) =>
      `## Report\n\n${codes.map((code) => `#### ${code}\n_${texts[code] ?? ''}_\n\n${given[code] ?? ''}\n`).join('\n')}`,
    'headings and items that begin with a mark': (given) =>
      `## Report\n\n${codes.map((code) => `#### ${code}\n_${texts[code] ?? ''}_\n\n${/[.]/u.test(given[code] ?? '') ? `- [ OK ] : ${given[code] ?? ''}` : `- ${given[code] ?? ''}`}\n`).join('\n')}`,
  };

  test.each(Object.entries(shapes))('%s: all that is answered holds', (_, shape) => {
    const result = check(maturity, front + shape(answers));
    expect(blocking(result)).toEqual([]);
    expect(result.verdict).toBe('complete');
  });

  test.each(Object.entries(shapes))('%s: what has no answer, and no more, is open', (_, shape) => {
    for (const code of codes) {
      const result = check(maturity, front + shape({ ...answers, [code]: '' }));
      expect([code, blocking(result)]).toEqual([code, [code]]);
      expect(stateOf(result, code)).toBe('missing');
    }
  });

  test.each(Object.entries(shapes))('%s: "in progress" and "TODO" are no answers', (_, shape) => {
    expect(blocking(check(maturity, front + shape({ ...answers, CO30: 'In progress', RE20: 'TODO' })))).toEqual([
      'CO30',
      'RE20',
    ]);
  });

  test.each(Object.entries(shapes))('%s: words are no link where one is asked for', (_, shape) => {
    const result = check(maturity, front + shape({ ...answers, RE10: 'They are on the page of downloads.' }));
    expect(stateOf(result, 'RE10')).toBe('partial');
    expect(blocking(result)).toEqual(['RE10']);
  });
});

describe('a request for membership', () => {
  const members = `schema: 1
id: octo-members
version: 1.0.0
title: Members of the Octo organization
levels: [{ id: Guest }, { id: Member, includes: [{ level: Guest, as: assumed }] }]
tracks:
  - { id: people, title: People, levels: [Guest, Member] }
competencies:
  - id: requirements
    title: Requirements
    criteria:
      Member:
        - { id: guidelines, text: "I have read what is expected of members (https://github.com/octo-mesh/community/blob/main/members.md)", strength: suggested }
        - { id: second-factor, text: "I sign in with a second factor", strength: suggested }
        - { id: active, text: "I am active in one project of the organization or more", rubric: { items: 2, link: 1 } }
promotions:
  - from: Guest
    to: Member
    gates:
      sponsors: { min: 2, organizations: 2 }
    decide: { must: all }
`;
  const known = {
    'octo-uma': 'Member, core, Octo Cloud',
    'octo-vic': 'Member, docs, Octo Bank',
    'octo-wes': 'Member, core, Octo Cloud',
  };
  const support = (...by: readonly string[]): Acts => people(known, { 'Guest-Member.sponsors': by });
  const WORK = `
  - Reviewed: https://github.com/octo-mesh/proxy/pull/12
  - Written: https://github.com/octo-mesh/proxy/pull/31
  - Answered: https://github.com/octo-mesh/docs/issues/7`;
  const request = ({
    front = 'sponsors: [octo-uma, octo-vic]\n',
    box = '[x]',
    work = WORK,
    after = '',
  }: {
    readonly front?: string;
    readonly box?: string;
    readonly work?: string;
    readonly after?: string;
  } = {}): string => `---
candidate: octo-rio
from: Guest
to: Member
${front}---

### GitHub username

@octo-rio

### Requirements

- [x] I have read what is expected of members (https://github.com/octo-mesh/community/blob/main/members.md)
- ${box} I sign in with a second factor
- [x] I am active in one project of the organization or more${work}
${after}
### Sponsors

- @octo-uma
- @octo-vic
`;

  test('work below its box, and two sponsors of two employers who said so: taken in', () => {
    const result = check(members, request(), { acts: support('octo-uma', 'octo-vic') });
    expect(blocking(result)).toEqual([]);
    expect(result.verdict).toBe('complete');
  });

  test('a tick alone is no evidence, not even with the link that the form itself has', () => {
    const result = check(members, request({ work: '' }), { acts: support('octo-uma', 'octo-vic') });
    expect(stateOf(result, 'guidelines')).toBe('missing');
    expect(stateOf(result, 'active')).toBe('missing');
    expect(blocking(result)).toEqual(['active']);
  });

  test('a box that is not ticked and only suggested keeps nobody out', () => {
    const result = check(members, request({ box: '[ ]' }), { acts: support('octo-uma', 'octo-vic') });
    expect(blocking(result)).toEqual([]);
  });

  test.each([
    ['one of them has not said so yet', support('octo-uma')],
    ['nobody has said so yet', support()],
  ])('sponsors: %s, so it waits for them', (_, acts) => {
    const result = check(members, request(), { acts });
    expect(stateOf(result, 'Guest-Member.sponsors')).toBe('judgement');
    expect(blocking(result)).toEqual([]);
  });

  test.each([
    ['of one employer', 'sponsors: [octo-uma, octo-wes]\n', support('octo-uma', 'octo-wes')],
    ['one alone', 'sponsors: [octo-uma]\n', support('octo-uma')],
    ['named in the text only', '', support()],
  ])('sponsors: %s, so it is not enough', (_, front, acts) => {
    expect(blocking(check(members, request({ front }), { acts }))).toEqual(['Guest-Member.sponsors']);
  });

  test('work in a list of its own below the form counts by its name', () => {
    const after = `\n### I am active in one project of the organization or more\n\n${WORK.replaceAll('\n  ', '\n').trim()}\n`;
    expect(blocking(check(members, request({ work: '', after }), { acts: support('octo-uma', 'octo-vic') }))).toEqual(
      [],
    );
  });

  test('work below the sponsors, under a heading that names nothing, is listed and said', () => {
    const after = `\n### List of contributions\n\n${WORK.replaceAll('\n  ', '\n').trim()}\n`;
    const result = check(members, request({ work: '', after }), { acts: support('octo-uma', 'octo-vic') });
    expect(blocking(result)).toEqual(['active']);
    expect(result.evidence.flatMap(({ item }) => item.references.map(({ ref }) => ref))).toHaveLength(3);
    expect(told(result)).toContain('packet-heading-unknown');
  });
});
