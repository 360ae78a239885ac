import { decisionsText } from '../../report/decisions.ts';
import { text, toMarkdown } from '../../report/escape.ts';
import { renderSummary, SUMMARY_LIMIT } from '../../report/markdown.ts';
import { paragraph } from '../../report/nodes.ts';
import type { Ending } from '../ending.ts';

/**
 * The job summary: why the job failed and what the token lacks, then the whole report. Empty where there is nothing to
 * say.
 * At most 1 MiB: more would fail the upload, and with it the job.
 */
export function summaryOf(ending: Ending, server: string): string {
  const { judgement, failure, notes } = ending;
  const report = judgement?.report ?? null;
  const said = [...(failure === null ? [] : [failure]), ...notes];
  const told =
    said.length === 0
      ? ''
      : `${toMarkdown({ type: 'root', children: said.map((one) => paragraph([text(one, 2_000)])) })}\n`;
  // At most as long as a comment may be.
  const about = judgement?.ladders?.comment ?? null;
  const ladders = about === null ? '' : `${about}\n\n`;
  const { findings, files } = judgement?.decisions ?? { findings: [], files: 0 };
  const head = `${told}${ladders}${decisionsText(findings, files)}`;
  if (report === null || judgement === null) return head;
  const whole = `${head}${renderSummary(report, { source: judgement.source, previous: judgement.previous, server })}`;
  return Buffer.byteLength(whole) <= SUMMARY_LIMIT
    ? whole
    : `${head}The report is too long for a summary. The output \`report\` names the file that holds all of it.\n`;
}
