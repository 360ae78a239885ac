/** What there is to say about decision files, for the job summary: there is no comment about them. */
import type { Finding } from '../findings/finding.ts';
import { count } from '../text/words.ts';
import { errorList } from './errors.ts';
import { text, toMarkdown } from './escape.ts';
import { heading } from './nodes.ts';

/** More findings than this are left to the annotations and the log. */
const MOST = 100;

export const decisionsText = (findings: readonly Finding[], files: number): string =>
  findings.length === 0
    ? ''
    : toMarkdown({
        type: 'root',
        children: [
          heading(3, [text(`${count(files, 'decision file')}: ${count(findings.length, 'thing')} to look at`)]),
          ...errorList(findings, null, null, MOST),
        ],
      });
