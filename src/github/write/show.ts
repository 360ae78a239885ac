import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as core from '@actions/core';
import { counts } from '../../report/counts.ts';
import { terminal } from '../../report/escape.ts';
import { renderJson } from '../../report/json.ts';
import type { Report } from '../../report/report.ts';
import { annotate } from './annotations.ts';
import type { Ending } from '../ending.ts';
import { summaryOf } from './summary.ts';

/** What the runner gives for results: undefined where there is no runner. */
export interface Desk {
  /** A folder for the JSON report. */
  readonly folder: string | undefined;
  /** The file of the job summary. */
  readonly summary: string | undefined;
  readonly server: string;
}

const NO_REPORT: Report = { version: '', packets: [], findings: [], enforce: false };

/** Shows how a run ended, outputs first: what comes after them may fail without taking them along. */
export async function show(ending: Ending, { folder, summary, server }: Desk): Promise<void> {
  core.setOutput('verdict', ending.verdict);
  const report = ending.judgement?.report ?? null;
  if (report !== null) {
    const parts = report.packets.map((packet) => counts(packet));
    core.setOutput('open', String(parts.reduce((sum, { open }) => sum + open, 0)));
    core.setOutput('unchecked', String(parts.reduce((sum, { unchecked }) => sum + unchecked, 0)));
  }
  if (report !== null && folder !== undefined) {
    const file = path.join(folder, 'readiness-report.json');
    await writeFile(file, renderJson(report));
    core.setOutput('report', file);
  }
  if (ending.comment !== null && ending.comment.outcome !== 'forbidden' && ending.comment.outcome !== 'overtaken')
    core.info(`Comment ${ending.comment.outcome}: ${ending.comment.url}`);
  for (const note of ending.notes) core.info(terminal(note));
  // GitHub shows ten of each kind for a step: all are chosen from together.
  const besides = [...(ending.judgement?.ladders?.findings ?? []), ...(ending.judgement?.decisions?.findings ?? [])];
  if (report !== null || besides.length > 0)
    annotate(
      { ...(report ?? NO_REPORT), findings: [...(report?.findings ?? []), ...besides] },
      ending.failure !== null,
    );
  const text = summaryOf(ending, server);
  if (text !== '' && summary !== undefined && summary !== '') await core.summary.addRaw(text).write();
}
