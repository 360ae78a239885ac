import { catalogue } from './catalogue.ts';
import { fileFindings } from './files.ts';
import { lintFindings } from './lint.ts';

/**
 * Every kind of finding, also those of `ladder lint`: for the command line and the reference. The Action has no need of
 * the latter.
 */
export const allFindings = { ...catalogue, ...lintFindings, ...fileFindings };
