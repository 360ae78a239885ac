import { World, type StoredPull } from './github.ts';

/** A small company with one ladder: what the acceptance tests judge. */

export const HEAD = 'a'.repeat(40);
export const NEXT_HEAD = 'c'.repeat(40);
export const BOT = 'github-actions[bot]';

export const LADDER = `schema: 1
id: engineering
version: 1.0.0
title: Engineering
scopes: [task, team, multi-team]
roles: [author, lead]
levels:
  - { id: L4, title: Senior Engineer }
  - { id: L5, title: Staff Engineer }
tracks:
  - { id: ic, title: Individual contributor, levels: [L4, L5] }
rubric: { items: 1, dated: true }
competencies:
  - id: system-design
    title: System Design
    criteria:
      L4: Designs services.
      L5: { text: Designs systems of several services., rubric: { link: 1 } }
  - id: mentorship
    title: Mentorship
    criteria:
      L4: Helps others.
      L5: Grows several engineers.
`;

/** A packet about `candidate`; \`mentors\` decides whether its second criterion has evidence. */
export const packet = (candidate: string, mentors: boolean): string => `---
candidate: ${candidate}
ladder: engineering
track: ic
from: L4
to: L5
period: 2025-01..2026-06
---

# ${candidate}: Senior to Staff

## System Design

- **Designed the billing pipeline across three services.**
  - When: 2025-02 to 2025-09
  - Links: https://github.com/acme/rfcs/pull/118

## Mentorship
${mentors ? '\n- **Mentored two engineers to their first rotation.**\n  - When: 2025-03 to 2025-12\n' : ''}`;

export const ADA = 'packets/ada.md';
export const BEN = 'packets/ben.md';

export interface Company {
  readonly world: World;
  /** Puts these files at a head, and the pull request there. */
  readonly push: (files: Readonly<Record<string, string>>, head?: string, over?: Partial<StoredPull>) => void;
  /** Changes the default branch. */
  readonly main: (files: Readonly<Record<string, string>>) => void;
  /** The comments of the bot that are reports; one, as long as nothing is wrong. */
  readonly reports: () => string[];
  /** Its answers to commands, oldest first. */
  readonly replies: () => string[];
}

/** A private repository with the ladder on its default branch, and pull request 1 with nothing in it. */
export async function company(): Promise<Company> {
  const world = await new World().open();
  // What the packets link is there, and everybody may see it.
  world.cited.set('acme/rfcs', { name: 'acme/rfcs', works: { 118: {} } });
  const base = { 'ladder/engineering/ladder.yml': LADDER, 'README.md': 'Promotions' };
  world.commits.set(world.defaultOid, base);
  const push: Company['push'] = (files, head = HEAD, over = {}) => {
    world.commits.set(head, { ...base, ...files });
    const changed = Object.keys(files).map((path) => ({ path, changeType: 'ADDED' }));
    world.pulls.set(1, {
      head,
      base: 'main',
      draft: false,
      headUrl: 'https://github.com/acme/promotions',
      files: changed,
      ...over,
    });
  };
  push({});
  const written = (marker: string): string[] =>
    world.comments.filter(({ author, body }) => author === BOT && body.startsWith(marker)).map(({ body }) => body);
  return {
    world,
    push,
    main: (files) => void world.commits.set(world.defaultOid, { ...base, ...files }),
    reports: () => written('<!-- promotion-readiness -->'),
    replies: () => written('<!-- readiness-answer'),
  };
}

/** The event of pull request 1 at a head. */
export const opened = (head = HEAD, action = 'opened'): unknown => ({
  action,
  number: 1,
  pull_request: { number: 1, head: { sha: head } },
});

/** The event of a comment on pull request 1. */
export const commented = (id: number, body: string, more: object = {}): unknown => ({
  action: 'created',
  issue: { number: 1, state: 'open', pull_request: {} },
  comment: { id, body, user: { login: 'someone', type: 'User' } },
  ...more,
});
