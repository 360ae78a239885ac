import type { Ladder } from '../../src/ladder/ladder.ts';
import { readLadder } from '../../src/ladder/read.ts';
import type { Item, Packet } from '../../src/packet/packet.ts';
import { readPacket } from '../../src/packet/read.ts';
import { itemsOf, readPacketWith } from '../../src/packet/reading/read.ts';
import type { Reading } from '../../src/packet/reading/reading.ts';
import { plain } from '../../src/text/words.ts';

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const front = '---\ncandidate: octo-ada\nladder: tiny\nfrom: L1\nto: L2\nrepository: acme/billing\n---\n';

/** A packet with good front matter and this body; the body's first line is line 8. */
export const read = (body: string): Packet => readPacket(bytes(front + body), 'p.md');

export const items = (body: string): Item[] => itemsOf(read(body));

/** The only item of a body. */
export function only(body: string): Item {
  const all = items(body);
  if (all.length !== 1 || !all[0]) throw new Error(`expected one item, found ${all.length}`);
  return all[0];
}

export const ladderText = `
schema: 1
id: tiny
version: 1.0.0
title: Tiny ladder
scopes: [task, team, multi-team]
roles: [author, lead]
levels: [{ id: L1 }, { id: L2, title: Second }]
tracks: [{ id: ic, title: IC, levels: [L1, L2] }]
rubric: { items: 1 }
competencies:
  - id: design
    title: System Design & Architecture
    aliases: [Architecture]
    area: Technical
    criteria:
      L1: Designs small things with the help of others and says so.
      L2: Designs large systems that last longer than the people who built them.
  - id: delivery
    title: Delivery
    area: Impact
    criteria:
      L1: Delivers what was agreed.
      L2:
        - { id: delivery.time, text: Delivers on time and says early when a date is at risk. }
        - { id: CD10, text: Keeps the quality of what is delivered as high as it was. }
  - id: ambiguity
    title: Navigating Ambiguity
    area: Impact
    criteria:
      L1: Asks.
      L2: Drives measurable results from a question that nobody owned before.
  - id: strategy
    title: Strategy
    area: Impact
    criteria:
      L1: Listens.
      L2: Drives measurable results from a question that nobody owned before.
`;

export function ladderFrom(text: string): Ladder {
  const { ladder: read, findings } = readLadder(bytes(text), 'ladder.yml');
  if (!read) throw new Error(findings.map((finding) => `${finding.place.line}: ${plain(finding.message)}`).join('\n'));
  return read;
}

export const ladder = ladderFrom(ladderText);

export function tied(
  body: string,
  by: Ladder = ladder,
): Reading & { readonly codes: string[]; readonly byClaim: Record<string, readonly string[]> } {
  const ties = readPacketWith(
    read(body),
    by,
    by.criteria.filter((criterion) => criterion.level === 'L2'),
  );
  return {
    ...ties,
    codes: ties.findings.map((finding) => finding.code),
    byClaim: Object.fromEntries(ties.tied.map(({ item, criteria }) => [item.claim, criteria])),
  };
}
