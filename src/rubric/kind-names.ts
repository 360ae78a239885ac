/** What kinds of evidence are called: other names for the same, and what a path says of a file. */
import { fold } from '../text/scale.ts';

/** Each line: what a kind may be called, as `fold` has it. The first stands for all. */
const ALIASES: readonly (readonly string[])[] = [
  ['postmortem', 'post mortem', 'incident review', 'incident report', 'incident retrospective'],
  ['adr', 'architecture decision record', 'architectural decision record', 'decision record'],
  ['design doc', 'design document', 'technical design', 'design', 'tdd', 'technical design document'],
  ['rfc', 'request for comments'],
  ['talk', 'presentation', 'conference talk', 'tech talk', 'lightning talk'],
  ['slides', 'slide deck', 'deck'],
  ['post', 'blog post', 'blog', 'article'],
  ['pull request', 'pr', 'merge request', 'mr'],
  ['runbook', 'playbook', 'run book'],
  ['document', 'doc', 'documentation'],
  ['open source', 'oss', 'open source contribution'],
  ['workshop', 'training', 'course'],
  ['mail list', 'mailing list', 'mailing list thread'],
];

const canonical = new Map(
  ALIASES.flatMap(([first = '', ...others]) => [first, ...others].map((name) => [name, first])),
);

/** How kinds are compared: "Post-mortem", "post mortems" and "postmortem" are one. */
export function foldKind(name: string): string {
  const folded = fold(name);
  return canonical.get(folded) ?? canonical.get(folded.replace(/s$/u, '')) ?? folded;
}

/** What a file is by where it lies: `docs/adr/0007-queues.md`. */
const PATHS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[/:])(?:adrs?|decisions|decision-records|architecture-decisions)\//iu, 'adr'],
  [/(?:^|[/:])(?:rfcs?)\//iu, 'rfc'],
  [/(?:^|[/:])(?:post-?mortems?|incidents?|incident-reviews?)\//iu, 'postmortem'],
  [/(?:^|[/:])(?:design(?:-docs?|s)?)\//iu, 'design doc'],
  [/(?:^|[/:])(?:runbooks?|playbooks?)\//iu, 'runbook'],
];

/** The kinds that an address of a file says beyond that it is one. */
export const kindsOfPath = (path: string): readonly string[] =>
  PATHS.flatMap(([pattern, kind]) => (pattern.test(path) ? [kind] : []));
