/**
 * Lint: what is legal in a ladder and probably not what its owner means. `readLadder` finds the errors. Pure; only the
 * command line imports it.
 */
import { byPlace, type Finding } from '../../findings/finding.ts';
import { lintFinding, lintFindings } from '../../findings/lint.ts';
import { near } from '../../text/near.ts';
import type { Ladder } from '../ladder.ts';
import type { Base } from '../extends/base.ts';
import { readWholeLadder } from '../read.ts';
import { empty, prerequisites, promotions, titles, unreachable, weaker } from './levels.ts';
import { linting, type Check, type Linting } from './linting.ts';
import { loosens, sameVersion } from './base.ts';
import { alike, retired, unused, versions } from './names.ts';
import { derived, duplicates, fused, long, pay } from './statements.ts';
import { narrowest, open, thin, vague } from './thresholds.ts';

const CHECKS: readonly Check[] = [
  empty,
  unreachable,
  prerequisites,
  titles,
  weaker,
  promotions,
  derived,
  duplicates,
  fused,
  long,
  pay,
  vague,
  open,
  thin,
  narrowest,
  alike,
  versions,
  retired,
  unused,
  loosens,
  sameVersion,
];

/** Findings that the ladder's owner accepts, with the owner's reason. */
export interface Accepted {
  readonly code: string;
  readonly reason: string;
  /** How many findings of the code there are. */
  readonly findings: number;
}

/**
 * The errors of a ladder file, or what else there is to say about it, in the order of their places; apart from what the
 * ladder accepts (`lint: accept:`). What is found in a file that it stands on is for the owner of that. Never throws.
 */
export function lintLadder(
  bytes: Uint8Array,
  path: string,
  bases: readonly Base[] = [],
): { readonly ladder: Ladder | null; readonly findings: readonly Finding[]; readonly accepted: readonly Accepted[] } {
  const { ladder, findings, written, base } = readWholeLadder(bytes, path, bases);
  if (ladder === null || written === null) return { ladder, findings, accepted: [] };
  const input = linting(ladder, written, base, new Map([[path, new TextDecoder().decode(bytes)]]));
  const found = CHECKS.flatMap((check) => check(input)).filter(({ place }) => place.path === path);
  const reasons = new Map(Object.entries(input.file.lint?.accept ?? {}));
  const accepted = [...reasons].map(([code, reason]): Accepted => {
    return { code, reason, findings: found.filter((own) => own.code === code).length };
  });
  return {
    ladder,
    findings: [
      ...findings,
      ...found.filter(({ code }) => !reasons.has(code)),
      ...idle(accepted, input).filter(({ place }) => place.path === path),
    ].toSorted(byPlace),
    accepted: accepted.filter((own) => own.findings > 0),
  };
}

/** Acceptances that accept nothing: of a code that lint does not have, or of what it does not find here. */
function idle(accepted: readonly Accepted[], { placeOf }: Linting): Finding[] {
  const codes = Object.keys(lintFindings).filter((code) => !code.startsWith('lint-accept-'));
  return accepted.flatMap(({ code, findings }) => {
    const place = placeOf(['lint', 'accept', code], 'key');
    if (!codes.includes(code)) return [lintFinding('lint-accept-unknown', place, { code, near: near(code, codes) })];
    return findings > 0 ? [] : [lintFinding('lint-accept-unused', place, { code })];
  });
}
