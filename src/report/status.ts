/** The report in one line (commit status) and at lines of the packet (annotations). */
import type { Finding } from '../findings/finding.ts';
import type { CriterionResult, PacketResult, Verdict } from '../rubric/assessment.ts';
import { count, numbers, plain, prose, type Words } from '../text/words.ts';
import { oneLine, statusDescription } from './escape.ts';
import { faultOf, worst, type Report } from './report.ts';
import { fullStop, plainSentence, type Sentence } from './sentence.ts';
import { notReadSentence } from './not-read.ts';
import { groupedFindings } from './other-findings.ts';
import {
  criterionName,
  headline,
  rowsOf,
  shortCounts,
  tally,
  tasksOf,
  untouchedOf,
  untouchedSentence,
} from './wording.ts';

/** GitHub's states of a commit status. */
export type StatusState = 'success' | 'pending' | 'failure' | 'error';

/** The commit status `readiness`, by the table in `docs/settings.md`; the description has at most 140 characters. */
export function statusOf(report: Report): { readonly state: StatusState; readonly description: string } {
  return { state: stateOf(report), description: statusDescription(prose(describe(report))) };
}

const ENFORCED: Readonly<Record<Verdict, StatusState>> = {
  complete: 'success',
  draft: 'pending',
  waiting: 'pending',
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
    // An error is put right at its own line; what else is said of several lines is said once.
    const isError = ({ severity }: Finding): boolean => severity === 'error';
    severities.error.push(...packet.findings.filter(isError).map((finding) => ofFinding(finding)));
    for (const { finding, lines } of groupedFindings(
      packet.findings.filter((finding) => !isError(finding)),
      2,
    ))
      severities[finding.severity].push(ofFinding(finding, lines));
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

/** `also`: further lines at which it would say the same. */
function ofFinding({ code, message, fix, place }: Finding, also: readonly number[] = []): Annotation {
  const same = also.length === 0 ? '' : ` The same at ${also.length === 1 ? 'line' : 'lines'} ${numbers(also)}.`;
  return {
    ...place,
    title: oneLine(code),
    message: oneLine(`${sentence(message)}${same} ${sentence(fix)}`),
    path: place.path,
  };
}

/** What blocks, each cause once: nine criteria that wait for one permission are one remark. */
function blocking(packet: PacketResult): Annotation[] {
  const { blocking: rows, unread } = rowsOf(packet);
  const cause = notReadSentence(packet);
  const waiting = cause === null ? [] : unread;
  const untouched = untouchedOf(rows);
  const own = rows.filter((result) => !waiting.includes(result) && !untouched.includes(result));
  return [
    ...own.flatMap((result) => {
      const title = oneLine(plainSentence(criterionName(packet, result)));
      return tasksOf(result).map((task) => ({
        path: packet.path,
        line: task.line ?? 1,
        column: null,
        title,
        message: oneLine(`${sentence(task.message)} ${sentence(task.fix)}`),
      }));
    }),
    ...together(packet, untouched, untouched.length === 0 ? null : untouchedSentence(packet, untouched)),
    ...together(packet, waiting, cause),
  ];
}

/** One remark for criteria of one cause, at the first of their lines. */
function together(packet: PacketResult, results: readonly CriterionResult[], why: Sentence | null): Annotation[] {
  if (why === null || results.length === 0) return [];
  const lines = results.flatMap(({ line }) => line ?? []);
  return [
    {
      path: packet.path,
      line: lines.length === 0 ? 1 : Math.min(...lines),
      column: null,
      title: count(results.length, 'required criterion', 'required criteria'),
      message: oneLine(plainSentence(why)),
    },
  ];
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
