import { finding } from '../findings/catalogue.ts';
import type { Finding, Place } from '../findings/finding.ts';
import type { Header } from '../packet/packet.ts';
import type { Anchor } from '../rubric/assessment.ts';
import { near } from '../text/near.ts';
import { after, type Day } from '../text/time.ts';
import { defaultSettings } from '../files/settings.ts';
import type { CheckInput } from './input.ts';

/**
 * The day from which windows are measured: the end of `period`, the cycle's date, the day on which GitHub says that the
 * pull request was opened, today. Never the date of a commit, which its author sets.
 *
 * No anchor lies after today. One that lies longer before the opening than the settings' grace would move the rubric's
 * windows into the past, to work that they leave out: then the opening stands in for it, and a finding says so.
 * @param at where the front matter has a field
 */
export function anchorOf(
  { period, cycle }: Header,
  input: Pick<CheckInput, 'settings' | 'opened' | 'today'>,
  findings: Finding[],
  at: (field: 'period' | 'cycle') => Place,
): Anchor {
  const { today, opened = null } = input;
  const settings = input.settings ?? defaultSettings;
  const last: Anchor =
    opened === 'unread'
      ? { day: today, source: 'unread', instead: null }
      : opened !== null && opened <= today
        ? { day: opened, source: 'opened', instead: null }
        : { day: today, source: 'today', instead: null };

  const bounded = (day: Day, source: 'period' | 'cycle'): Anchor => {
    if (day > today) return { day: today, source: 'today', instead: { of: source, lies: 'ahead' } };
    if (after(day, settings.periodGrace) >= last.day) return { day, source, instead: null };
    findings.push(
      finding('packet-period-old', at(source), {
        field: source,
        ended: day,
        from: last.day,
        opened: last.source === 'opened',
        grace: settings.periodGrace,
      }),
    );
    return { ...last, instead: { of: source, lies: 'too-far-back' } };
  };

  if (period?.end) return bounded(period.end, 'period');
  if (cycle !== null) {
    const known = Object.keys(settings.cycles);
    const day = known.includes(cycle) ? settings.cycles[cycle] : undefined;
    if (day !== undefined) return bounded(day, 'cycle');
    if (input.settings)
      findings.push(finding('packet-cycle-unknown', at('cycle'), { found: cycle, known, near: near(cycle, known) }));
  }
  return last;
}
