/** The incomplete examples of the five ladders, with every open criterion "evidenced" by a way to cheat. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkPackets } from '../../src/check/check.ts';
import { noFacts, type Facts } from '../../src/evidence/facts.ts';
import { readActs } from '../../src/files/acts.ts';
import { readFacts } from '../../src/files/facts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { noActs } from '../../src/people/acts.ts';
import type { PacketResult } from '../../src/rubric/assessment.ts';
import { day } from '../rubric/factory.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const THEIRS =
  '{ outcome: true, kind: pull-request, state: merged, authors: [octo-mallory], reviewers: [octo-cy], assignees: [], created: 2026-01-02, finished: 2026-02-03 }';
/** What GitHub says of the links of cheats; `octo-ada` stands for the candidate. */
const FACTS = `schema: 1
references:
  "acme/api#9001": { outcome: not-visible }
  "acme/api#9002": ${THEIRS.replace('merged', 'closed')}
  "acme/api#9003": ${THEIRS}
  "acme/api#9004": ${THEIRS.replace('octo-mallory', 'octo-ada').replace('2026-01-02', '2015-01-02').replace('2026-02-03', '2015-02-03')}
  "acme/api#9005": ${THEIRS.replace('octo-mallory', 'octo-ada')}
  "acme/api#9006": ${THEIRS.replace('octo-mallory', 'octo-ada')}
  "https://github.com/acme/api/pulls?q=author%3Aocto-mallory": { outcome: true, entries: 400 }
`;
const MANY = 'Role: lead, author\n  - Scope: company\n  - When: 2024-01 to 2026-05';

/** A line or two that claim a criterion: its id, and its text. */
const CHEATS: Readonly<Record<string, (id: string, text: string) => string>> = {
  'an invented link': (id) => `- Led it all.\n  - ${MANY}\n  - Links: acme/api#9001\n  - Criteria: ${id}`,
  'a link that nobody read': (id) => `- Led it all.\n  - ${MANY}\n  - Links: acme/api#8999\n  - Criteria: ${id}`,
  'a pull request that was closed': (id) => `- Led it all.\n  - ${MANY}\n  - Links: acme/api#9002\n  - Criteria: ${id}`,
  "others' work": (id) => `- Led it all.\n  - ${MANY}\n  - Links: acme/api#9003\n  - Criteria: ${id}`,
  "others' work under five spellings": (id) =>
    [
      'acme/api#9003',
      'https://github.com/acme/api/pull/9003',
      'https://github.com/acme/api/pull/9003/files',
      'https://www.github.com/Acme/API/pull/9003?diff=split',
      '[the change](https://github.com/acme/api/pull/9003#discussion_r1)',
    ]
      .map((link) => `- Led it all.\n  - ${MANY}\n  - Links: ${link}\n  - Criteria: ${id}`)
      .join('\n'),
  'old work with a new date': (id) => `- Led it all.\n  - ${MANY}\n  - Links: acme/api#9004\n  - Criteria: ${id}`,
  'work that is still to come': (id) =>
    `- Led it all.\n  - Role: lead\n  - When: 2031-01 to 2031-06\n  - Links: acme/api#8999\n  - Criteria: ${id}`,
  'a search for the work of somebody else': (id) =>
    `- Led it all.\n  - ${MANY}\n  - Links: https://github.com/acme/api/pulls?q=author%3Aocto-mallory\n  - Criteria: ${id}`,
  'a search for oneself that everybody sees as their own': (id) =>
    `- Led it all.\n  - ${MANY}\n  - Links: https://github.com/acme/api/pulls?q=author%3A%40me\n  - Criteria: ${id}`,
  'a repository': (id) => `- Led it all.\n  - ${MANY}\n  - Links: https://github.com/acme/api\n  - Criteria: ${id}`,
  'a gist of one’s own': (id) =>
    `- Led it all.\n  - ${MANY}\n  - Links: https://gist.github.com/octo-ada/0123456789abcdef0123456789abcdef\n  - Criteria: ${id}`,
  "the criterion's own words": (id, text) => `- ${text}\n  - ${MANY}\n  - Criteria: ${id}`,
  'a copied template': (id) => `- [Describe what you did and link it]\n  - When: 2026-01\n  - Criteria: ${id}`,
  'a placeholder': (id) => `- TBD\n  - ${MANY}\n  - Criteria: ${id}`,
  'a denial': (id) => `- Not yet.\n  - ${MANY}\n  - Criteria: ${id}`,
  'a wish': (id) => `- My goal is to lead it.\n  - ${MANY}\n  - Criteria: ${id}`,
  'a symbol': (id) => `- ✅\n  - ${MANY}\n  - Criteria: ${id}`,
  'a tick alone': (id) => `- [x] ${id}`,
  'a box that is not ticked': (id) => `- [ ] Led it all.\n  - ${MANY}\n  - Links: acme/api#9004\n  - Criteria: ${id}`,
  'what is struck out': (id) => `- ~~Led it all.~~\n  - ${MANY}\n  - Criteria: ${id}`,
  'a comment that nobody sees': (id) =>
    `<!--\n- Led it all.\n  - ${MANY}\n  - Links: acme/api#9004\n  - Criteria: ${id}\n-->`,
  'HTML that is hidden': (id) => `<p style="display:none">Led it all, 2026-01, acme/api#9003. Criteria: ${id}</p>`,
  code: (id) => `\`\`\`\n- Led it all.\n  - ${MANY}\n  - Criteria: ${id}\n\`\`\``,
  'an id with a letter of another alphabet': (id) =>
    `- Led it all.\n  - ${MANY}\n  - Criteria: ${id.replace(/[aeo]/u, (letter) => ({ a: 'а', e: 'е', o: 'о' })[letter] ?? letter)}\u200b`,
  'a bare excuse': (id) => `- N/A: ${id}; reason: .\n  - Criteria: ${id}`,
  'people whom only the packet names': (id) =>
    `- Led it all, acme/api#8999.\n  - ${MANY}\n  - Confirmed by: @octo-kim, @octo-lee, @octo-sam\n  - Criteria: ${id}`,
  'an attestation that nobody gave': (id) =>
    `- Led it all.\n  - ${MANY}\n  - Confidential: attested by @octo-kim\n  - Links: acme/api#8999\n  - Criteria: ${id}`,
};

/** States in which nothing is left to be shown. */
const SHOWN = new Set(['met', 'not-applicable', 'waived']);

describe.each(['devops', 'distinguished', 'engineer-to-leader', 'engineering', 'staff-principal'])('%s', (folder) => {
  const read = (name: string): Uint8Array | null => {
    const path = `ladder/${folder}/${name}`;
    return existsSync(path) ? readFileSync(path) : null;
  };
  const packet = new TextDecoder().decode(read('example-incomplete.md') ?? bytes(''));
  const candidate = /^candidate: (\S+)/mu.exec(packet)?.[1] ?? '';
  const ladder = read('ladder.yml') ?? bytes('');
  const [factsFile, actsFile] = [read('example-incomplete.facts.json'), read('example-incomplete.acts.json')];
  const own = factsFile === null ? noFacts : readFacts(factsFile, 'facts').facts;
  const added = readFacts(bytes(FACTS.replaceAll('octo-ada', candidate)), 'added').facts;
  const acts = actsFile === null ? noActs : readActs(actsFile, 'acts').acts;
  if (own === null || added === null || acts === null) throw new Error('facts or acts cannot be read');
  const facts: Facts = { ...own, references: new Map([...own.references, ...added.references]) };

  const judge = (texts: readonly string[]): readonly PacketResult[] =>
    checkPackets({
      packets: texts.map((text, index) => ({ path: `${index}.md`, bytes: bytes(text) })),
      ladders: [{ path: 'ladder.yml', bytes: ladder }],
      settings: defaultSettings,
      facts,
      acts,
      today: day('2026-11-21'),
      draft: false,
      version: '0.0.0',
    }).packets;

  const [honest] = judge([packet]);
  const open = honest?.criteria.filter(({ required, state }) => required && !SHOWN.has(state)) ?? [];

  test('leaves criteria open', () => expect(open.length).toBeGreaterThan(0));

  // What is open in the other one also asks for people of two teams.
  const byWork = folder !== 'engineer-to-leader';
  test('is met by work that GitHub shows to be one’s own, where work alone is asked for', () => {
    const claims = open.map(({ criterion: { id } }) =>
      ['acme/api#9005', 'acme/api#9006']
        .map((link) => `- Led ${link}.\n  - ${MANY}\n  - Metric: builds 20 min -> 8 min\n  - Criteria: ${id}`)
        .join('\n'),
    );
    const [shown] = judge([`${packet.trimEnd()}\n\n# Appendix\n\n${claims.join('\n\n')}\n`]);
    const met = shown?.criteria.filter(
      ({ criterion, state }) => state === 'met' && open.some((was) => was.criterion.id === criterion.id),
    );
    expect((met?.length ?? 0) > 2).toBe(byWork);
  });

  test.each(Object.entries(CHEATS))('%s meets none of them', (_name, cheat) => {
    // Each below an `Evidence` of its own, under no name, so that only its `Criteria:` ties it.
    const claims = open.map(({ criterion }) => cheat(criterion.id, criterion.text));
    const [cheated] = judge([`${packet.trimEnd()}\n\n# Appendix\n\n${claims.join('\n\n')}\n`]);
    const met = cheated?.criteria.filter(
      ({ criterion, state }) => SHOWN.has(state) && open.some((was) => was.criterion.id === criterion.id),
    );
    expect(met?.map(({ criterion, state }) => `${criterion.id} ${state}`)).toEqual([]);
    expect(cheated?.verdict).not.toBe('complete');
  });
});
