/** A small ladder, and what it means to write some of its words otherwise. */
import type { Change } from '../../../src/ladder/diff/change.ts';
import { diffLadders, type LadderDiff } from '../../../src/ladder/diff/diff.ts';
import { plain } from '../../../src/text/words.ts';
import { ladderOf } from '../support.ts';

export type Edits = readonly (readonly [from: string | RegExp, to: string])[];

export const source = `schema: 1
id: made
version: 1.2.3
title: Made
scopes: [task, team, company]
roles: [author, lead]
rubric: { items: 2, link: 1 }
levels: [L1, { id: L2, title: Senior }]
tracks: [{ id: ic, title: IC, levels: [L1, L2] }]
competencies:
  - id: code
    title: Code
    criteria:
      L2: { text: "Writes code that lasts.", rubric: { scope: team, role: [author, lead], within: 12 months } }
  - { id: talks, title: Talks, criteria: { L2: { text: Gives talks., strength: should } } }
groups:
  - { id: cap, title: Capstone, level: L2, rule: any, criteria: { a: One., b: Two. } }
`;
export const said = ({ effect, part, id, of, before, after }: Change): string =>
  `${effect} ${part} ${id}${of === null ? '' : ` ${of}`}: ${before === null ? '-' : plain(before)} → ${after === null ? '-' : plain(after)}`;
/** What changes where these words of the ladder are others. */
export const changed = (...edits: Edits): LadderDiff => {
  const after = edits.reduce((text, [from, to]) => {
    const edited = text.replace(from, to);
    if (edited === text) throw new Error(`nothing to replace: ${from}`);
    return edited;
  }, source);
  return diffLadders(ladderOf(source), ladderOf(after));
};
