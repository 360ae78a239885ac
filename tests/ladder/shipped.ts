import { readFileSync, readdirSync } from 'node:fs';
import type { Ladder } from '../../src/ladder/ladder.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { plain } from '../../src/text/words.ts';

/** The ladders that ship, by folder. */
export const shipped: readonly (readonly [string, Ladder])[] = readdirSync('ladder', { withFileTypes: true }).flatMap(
  (entry) => {
    if (!entry.isDirectory()) return [];
    const path = `ladder/${entry.name}/ladder.yml`;
    const { ladder, findings } = readLadder(readFileSync(path), path);
    if (ladder === null) throw new Error(findings.map(({ message }) => plain(message)).join('\n'));
    return [[entry.name, ladder] as const];
  },
);
