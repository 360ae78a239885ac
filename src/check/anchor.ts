import { finding } from '../findings/catalogue.ts';
import type { Finding, Place } from '../findings/finding.ts';
import type { Header } from '../packet/packet.ts';
import type { AnchorSource } from '../rubric/assessment.ts';
import { near } from '../text/near.ts';
import { after, type Day, type Duration } from '../text/time.ts';
import type { CheckInput } from './input.ts';

/** The day from which windows are measured, and where it comes from. */
export interface Anchor {
  readonly day: Day;
  readonly source: AnchorSource;
}

/** How long before its pull request the period of a packet may end, where the settings do not say. */
const GRACE: Duration = { months: 6 };

/**
 * The end of `period`, else the cycle's date, else the day on which the pull request was opened, else today. Never the date
 * of a commit, which its author sets; never after today; and no period moves the windows into the past.
 */
export function anchorOf(
  { period, cycle }: Header,
  input: CheckInput,
  findings: Finding[],
  at: (field: 'cycle' | 'period') => Place,
): Anchor {
  const { today, settings } = input;
  const opened: Anchor =
    input.opened === undefined || input.opened === null
      ? { day: today, source: 'today' }
      : { day: input.opened, source: 'opened' };
  const latest: Anchor = opened.day > today ? { day: today, source: 'today' } : opened;
  const notAfterToday = (anchor: Anchor): Anchor => (anchor.day > today ? { day: today, source: 'today' } : anchor);
  if (period?.end) {
    if (after(period.end, settings?.periodGrace ?? GRACE) >= latest.day)
      return notAfterToday({ day: period.end, source: 'period' });
    findings.push(
      finding('packet-period-old', at('period'), {
        end: period.end,
        day: latest.day,
        opened: latest.source === 'opened',
      }),
    );
    return latest;
  }
  if (cycle !== null) {
    const cycles = settings?.cycles ?? {};
    const known = Object.keys(cycles);
    const day = known.includes(cycle) ? cycles[cycle] : undefined;
    if (day !== undefined) return notAfterToday({ day, source: 'cycle' });
    if (settings)
      findings.push(finding('packet-cycle-unknown', at('cycle'), { found: cycle, known, near: near(cycle, known) }));
  }
  return latest;
}
