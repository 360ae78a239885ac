import * as core from '@actions/core';
import type { Report } from '../../report/report.ts';
import { annotationsOf, type Annotation } from '../../report/status.ts';

/** Writes the ranked annotations as workflow commands; `@actions/core` escapes them. */
export function annotate(report: Report, failing: boolean): void {
  const { errors, warnings, notices, left } = annotationsOf(report, failing);
  for (const one of errors) core.error(one.message, properties(one));
  for (const one of warnings) core.warning(one.message, properties(one));
  for (const one of notices) core.notice(one.message, properties(one));
  if (left > 0) core.info(`GitHub shows ten annotations of a kind, so ${left} more stand in the summary only.`);
}

const properties = ({ path, line, column, title }: Annotation): core.AnnotationProperties => ({
  title,
  file: path,
  startLine: line,
  ...(column === null ? {} : { startColumn: column }),
});
