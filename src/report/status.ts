/** The report in one line (commit status) and at lines of the packet (annotations). */
import type { Finding } from '../findings/finding.ts';
import type { PacketResult, Verdict } from '../rubric/assessment.ts';
import { count, plain, prose, type Words } from '../text/words.ts';
import { oneLine, statusDescription } from './escape.ts';
import { faultOf, worst, type Report } from './report.ts';
import { fullStop, plainSentence } from './sentence.ts';
import { criterionName, headline, rowsOf, shortCounts, tally, tasksOf } from './wording.ts';

/** GitHub's states of a commit status. */
export type StatusState = 'success' | 'pending' | 'failure' | 'error';

/** The commit status `readiness`, by the table in `docs/settings.md`; the description has at most 140 characters. */
export function statusOf(report: Report): { readonly state: StatusState; readonly description: string } {
  return { state: stateOf(report), description: statusDescription(prose(describe(report))) };
}

const ENFORCED: Readonly<Record<Verdict, StatusState>> = {
  complete: 'success',
  draft: 'pending',
  unchecked: 'pending',
  incomplete: 'failure',
  invalid: 'failure',
};

function stateOf(report: Report): StatusState {
  const fault = faultOf(report);
  if (fault !== null && fault !== 'packet') return 'error';
  return report.enforce ? ENFORCED[worst(report.packets.map(({ verdict }) => verdict))] : 'success';
}

function describe(report: Report): string {
  const [only] = report.packets;
  if (only === undefined)
    return report.findings.some(({ severity }) => severity === 'error')
      ? 'Not judged: the ladder or the settings have errors'
      : 'No promotion packet here';
  if (report.packets.length > 1) return tally(report.packets);
  const about = plainSentence(headline(only));
  const said = shortCounts(only);
  return said === '' ? about : `${about}; ${said}`;
}

/** A remark at a line of a file, one line of text each; the edge escapes it for a workflow command. */
export interface Annotation {
  readonly path: string;
  readonly line: number;
  /** Null: the whole line. */
  readonly column: number | null;
  readonly title: string;
  readonly message: string;
}

export interface Annotations {
  readonly errors: readonly Annotation[];
  readonly warnings: readonly Annotation[];
  readonly notices: readonly Annotation[];
  /** How many did not fit; the last one of each full kind says so too. */
  readonly left: number;
}

/** GitHub shows ten of each kind for a step. */
const MOST = 10;

/**
 * What to show at the lines: errors first, then what blocks, then the other findings; in a draft everything is a
 * notice.
 */
export function annotationsOf(report: Report, failing = false): Annotations {
  const errors: Annotation[] = [];
  const warnings: Annotation[] = [];
  const notices: Annotation[] = [];
  for (const finding of report.findings)
    ({ error: errors, warning: warnings, notice: notices })[finding.severity].push(ofFinding(finding));
  for (const packet of report.packets) {
    const draft = packet.verdict === 'draft';
    const severities = draft
      ? { error: notices, warning: notices, notice: notices }
      : { error: errors, warning: warnings, notice: notices };
    if (packet.verdict !== 'invalid') severities.warning.push(...blocking(packet));
    for (const finding of packet.findings) severities[finding.severity].push(ofFinding(finding));
  }
  // The job's own failure is an error annotation too, and has to be among the ten.
  const cut = [limited(errors, failing ? MOST - 1 : MOST), limited(warnings, MOST), limited(notices, MOST)];
  const [first, second, third] = cut;
  return {
    errors: first?.shown ?? [],
    warnings: second?.shown ?? [],
    notices: third?.shown ?? [],
    left: cut.reduce((sum, { left }) => sum + left, 0),
  };
}

const sentence = (words: Words): string => plain(fullStop(words));

function ofFinding({ code, message, fix, place }: Finding): Annotation {
  return {
    ...place,
    title: oneLine(code),
    message: oneLine(`${sentence(message)} ${sentence(fix)}`),
    path: place.path,
  };
}

function blocking(packet: PacketResult): Annotation[] {
  return rowsOf(packet).blocking.flatMap((result) => {
    const title = oneLine(plainSentence(criterionName(packet, result)));
    return tasksOf(result).map((task) => ({
      path: packet.path,
      line: task.line ?? 1,
      column: null,
      title,
      message: oneLine(`${sentence(task.message)} ${sentence(task.fix)}`),
    }));
  });
}

function limited(
  list: readonly Annotation[],
  most: number,
): { readonly shown: readonly Annotation[]; readonly left: number } {
  if (list.length <= most) return { shown: list, left: 0 };
  const shown = list.slice(0, most - 1);
  const left = list.length - shown.length;
  const [first] = list;
  const last =
    first === undefined
      ? []
      : [
          {
            path: first.path,
            line: 1,
            column: null,
            title: 'More',
            message: `${count(left, 'remark')} more, in the job summary.`,
          },
        ];
  return { shown: [...shown, ...last], left };
}
