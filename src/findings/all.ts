import { catalogue } from './catalogue.ts';
import { decisionFindings } from './decision.ts';
import { fileFindings } from './files.ts';
import { lintFindings } from './lint.ts';

/** Every kind of finding. The Action does without those of `ladder lint` and of the command line's own files, and loads those of decisions when it needs them. */
export const allFindings = { ...catalogue, ...lintFindings, ...fileFindings, ...decisionFindings };
