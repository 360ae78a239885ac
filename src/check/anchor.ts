import { finding } from '../findings/catalogue.ts';
import type { Finding, Place } from '../findings/finding.ts';
import type { Header } from '../packet/packet.ts';
import type { AnchorSource } from '../rubric/assessment.ts';
import { near } from '../text/near.ts';
import type { Day } from '../text/time.ts';
import type { CheckInput } from './input.ts';

/** The day from which windows are measured: the end of `period`, the cycle's date, the head commit's, today. */
export function anchorOf(
  { period, cycle }: Header,
  input: CheckInput,
  findings: Finding[],
  place: Place,
): { readonly day: Day; readonly source: AnchorSource } {
  if (period?.end) return { day: period.end, source: 'period' };
  if (cycle !== null) {
    const cycles = input.settings?.cycles ?? {};
    const known = Object.keys(cycles);
    const day = known.includes(cycle) ? cycles[cycle] : undefined;
    if (day !== undefined) return { day, source: 'cycle' };
    if (input.settings)
      findings.push(finding('packet-cycle-unknown', place, { found: cycle, known, near: near(cycle, known) }));
  }
  if (input.facts.headDate !== null) return { day: input.facts.headDate, source: 'head' };
  return { day: input.today, source: 'today' };
}
