/** The label that tells a verdict in the list of pull requests. */
import type { Verdict } from '../rubric/assessment.ts';
import { faultOf, VERDICTS, verdictOf, type Report } from './report.ts';

const named = (prefix: string, verdict: Verdict): string => `${prefix}${verdict}`;

/**
 * The label of a report; null where no packet was judged: a ladder that is broken says nothing about a packet.
 * @param prefix what stands before the verdict
 */
export function labelOf(report: Report | null, prefix: string): string | null {
  if (report === null || report.packets.length === 0) return null;
  const fault = faultOf(report);
  return fault === null || fault === 'packet' ? named(prefix, verdictOf(report)) : null;
}

/** GitHub does not tell capitals apart in labels. */
const sameLabel = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * What has to change on a pull request that has these labels. Only labels that are exactly the prefix and a verdict are
 * ours: whatever else begins like them is somebody else's.
 */
export function labelChange(
  standing: readonly string[],
  prefix: string,
  label: string | null,
): { readonly add: string | null; readonly remove: readonly string[] } {
  const own = standing.filter((name) => VERDICTS.some((verdict) => sameLabel(name, named(prefix, verdict))));
  const stands = label !== null && own.some((name) => sameLabel(name, label));
  return {
    add: stands ? null : label,
    remove: own.filter((name) => label === null || !sameLabel(name, label)),
  };
}
