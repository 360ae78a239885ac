/** Weak packets, for every promotion of the five ladders: whoever wrote nothing but filler is never told that it is enough. */
import { describe, expect, test } from 'vitest';
import { noFacts, type Facts } from '../../src/evidence/facts.ts';
import { readFacts } from '../../src/files/facts.ts';
import type { Ladder, Promotion } from '../../src/ladder/ladder.ts';
import { shipped } from './shipped.ts';
import { judgePacket } from './table.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const MONTHS = ['2025-01', '2025-09', '2026-05'];

/** What is written below the claim of one item: its month, and a link of its own. */
type Fields = (month: string, link: string) => string;

const front = ({ id }: Ladder, { from, to, track }: Promotion): string =>
  `---\ncandidate: octo-ada\nladder: ${id}\nfrom: '${from}'\nto: '${to}'\n${track === null ? '' : `track: ${track}\n`}in-level-since: 2018-01-01\nperiod: 2024-07..2026-06\nmanager: octo-mgr\nsponsors: [octo-lee, octo-kim]\nrepository: acme/api\n---\n\n`;

/** Three items for each criterion, all with the same sentence, and their links. */
function weak(ids: readonly string[], fields: Fields): { readonly body: string; readonly links: readonly string[] } {
  const links: string[] = [];
  const items = ids.flatMap((id) =>
    MONTHS.map((month) => {
      const link = `acme/api#${links.length + 1}`;
      links.push(link);
      return `- Did my tickets.\n  - Criteria: ${id}\n${fields(month, link)}`;
    }),
  );
  return { body: `# Everything\n\n${items.join('\n')}\n`, links };
}

const OWN =
  '{ outcome: true, kind: pull-request, state: merged, authors: [octo-ada], reviewers: [octo-cy], assignees: [] }';

/** What GitHub says: that each is the candidate's own, merged in the month that the packet states. */
function ownWork(links: readonly string[]): Facts {
  const lines = links.map((ref, index) => {
    const month = MONTHS[index % MONTHS.length] ?? '';
    return `  "${ref}": ${OWN.replace('}', `, created: ${month}-02, finished: ${month}-20 }`)}`;
  });
  const { facts } = readFacts(bytes(`schema: 1\nreferences:\n${lines.join('\n')}\n`), 'facts.yml');
  if (facts === null) throw new Error('facts cannot be read');
  return facts;
}

describe.each(shipped)('%s', (folder, ladder) => {
  const widest = ladder.scopes.at(-1) ?? 'company';
  const kinds = [
    ...new Set(
      JSON.stringify(ladder.criteria.map(({ rubric }) => rubric))
        .match(/(?<="kind":\[)[^\]]*/gu)
        ?.flatMap((list) => list.replaceAll('"', '').split(',')) ?? [],
    ),
  ];
  const stated = `  - Role: ${ladder.roles.slice(0, 3).join(', ')}\n  - Scope: ${widest}\n`;
  const required = (promotion: Promotion): readonly string[] =>
    judgePacket(folder, `${front(ladder, promotion)}# Nothing\n`, noFacts)
      .criteria.filter((result) => result.required)
      .map(({ criterion }) => criterion.id);
  // Levels that are only drawn have no criteria: a packet that aims at one is told so, and never complete.
  const promotions = ladder.promotions.filter((promotion) => required(promotion).length > 0);

  test.each(promotions.map((promotion) => [promotion.id, promotion] as const))('%s', (_id, promotion) => {
    const ids = required(promotion);
    const verdict = (fields: Fields, read: boolean): string => {
      const { body, links } = weak(ids, fields);
      return judgePacket(folder, front(ladder, promotion) + body, read ? ownWork(links) : noFacts).verdict;
    };
    expect({
      'own merged pull requests': verdict((month, link) => `  - When: ${month}\n  - Links: ${link}`, true),
      'links outside GitHub': verdict(
        (month, link) => `  - When: ${month}\n${stated}  - Links: https://docs.octo-corp.io/${link.slice(9)}`,
        true,
      ),
      'kinds without artefacts': verdict((month) => `  - When: ${month}\n${stated}  - Kind: ${kinds.join(', ')}`, true),
    }).toEqual({
      'own merged pull requests': expect.not.stringMatching(/^complete$/u),
      'links outside GitHub': expect.not.stringMatching(/^complete$/u),
      'kinds without artefacts': expect.not.stringMatching(/^complete$/u),
    });
  });
});
