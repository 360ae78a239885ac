/**
 * Lint: what is legal in a ladder and probably not what its owner means. `readLadder` finds the errors. Pure; only the
 * command line imports it.
 */
import { byPlace, type Finding } from '../../findings/finding.ts';
import type { Ladder } from '../ladder.ts';
import { readLadder } from '../read.ts';
import { empty, prerequisites, promotions, titles, unreachable, weaker } from './levels.ts';
import { linting, type Check } from './linting.ts';
import { alike, retired, unused, versions } from './names.ts';
import { duplicates, fused, long, pay } from './statements.ts';
import { open, thin, vague } from './thresholds.ts';

const CHECKS: readonly Check[] = [
  empty,
  unreachable,
  prerequisites,
  titles,
  weaker,
  promotions,
  duplicates,
  fused,
  long,
  pay,
  vague,
  open,
  thin,
  alike,
  versions,
  retired,
  unused,
];

/** The errors of a ladder file, or what else there is to say about it; in the order of their places. Never throws. */
export function lintLadder(
  bytes: Uint8Array,
  path: string,
): { readonly ladder: Ladder | null; readonly findings: readonly Finding[] } {
  const { ladder, findings } = readLadder(bytes, path);
  const input = ladder === null ? null : linting(new TextDecoder().decode(bytes), ladder);
  return {
    ladder,
    findings: [...findings, ...(input === null ? [] : CHECKS.flatMap((check) => check(input)))].toSorted(byPlace),
  };
}
