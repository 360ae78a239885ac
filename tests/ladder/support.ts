import type { Ladder } from '../../src/ladder/ladder.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { plain } from '../../src/text/words.ts';

/** The example of the design's section 4, as it stands there. */
export const designExample = `# yaml-language-server: $schema=../ladder.schema.json
schema: 1
id: engineering
version: 1.0.0
title: Software engineering
scopes: [task, feature, team, multi-team, department, organization, company, industry]   # narrow to wide
roles: [author, reviewer, assignee, lead, contributor, facilitator]
levels:
  - { id: L4, title: Senior Engineer }
  - { id: L5, title: Staff Engineer, includes: [{ level: L4, as: assumed }] }     # assumed | restated | again
tracks:
  - { id: ic, title: Individual contributor, levels: [L4, L5] }
rubric:                                   # the default; area, level, competency, criterion override it rule by rule
  items: 1
  dated: true
competencies:
  - id: system-design
    title: System Design & Architecture
    area: Technical Execution
    criteria:
      L4: Designs scalable, robust architectures that are resource-efficient and cost-effective.   # id system-design.L4
      L5:
        text: Leads architectural decisions and owns the design of complex, multi-system solutions with broad impact.
        guidance: |
          …
        rubric: { items: 2, scope: multi-team, role: [lead, author], sustained: 6 months, verified: 1 }
promotions:                               # neighbours on a track imply one; skips are legal only when declared
  - from: L4
    to: L5
    gates:
      time-in-level: { min: 12 months, strength: suggested }
      sponsors: { min: 2, level: L5, teams: 2, not: [manager] }
    decide: { must: all, should: met-or-explained, partial: { max: 2 } }
`;

/** A small good ladder, section by section: a test exchanges the sections it is about. */
const sections: Readonly<Record<string, string>> = {
  schema: 'schema: 1',
  id: 'id: small',
  version: 'version: 1.0.0',
  title: 'title: Small',
  scopes: 'scopes: [task, team, multi-team]',
  roles: 'roles: [author, lead]',
  levels: 'levels: [L4, L5, L6]',
  tracks: 'tracks: [{ id: ic, levels: [L4, L5, L6] }]',
  rubric: 'rubric: { items: 1 }',
  competencies: 'competencies:\n  - { id: code, title: Code, criteria: { L4: Writes., L5: Leads. } }',
};

/** The small ladder with the sections of `changes` in place of its own, first; null leaves one out. */
export function withSections(changes: string, without: readonly string[] = []): string {
  const changed = new Set([...changes.matchAll(/^([\w-]+):/gmu)].map((match) => match[1]));
  const rest = Object.entries(sections).flatMap(([name, source]) =>
    changed.has(name) || without.includes(name) ? [] : [source],
  );
  return `${[changes, ...rest].filter((part) => part !== '').join('\n')}\n`;
}

const bytes = (source: string): Uint8Array => new TextEncoder().encode(source);

/** Each finding as `line:column code: message fix`. */
export const told = (source: string | Uint8Array): string[] =>
  readLadder(typeof source === 'string' ? bytes(source) : source, 'ladder.yml').findings.map(
    ({ place, code, message, fix }) => `${place.line}:${place.column} ${code}: ${plain(message)} ${plain(fix)}`,
  );

/** The ladder, which must be without findings. */
export function ladderOf(source: string): Ladder {
  const { ladder, findings } = readLadder(bytes(source), 'ladder.yml');
  if (ladder === null || findings.length > 0) throw new Error(told(source).join('\n'));
  return ladder;
}
