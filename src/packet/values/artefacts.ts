import type { Reference } from './reference.ts';

const COMMIT = /^(.+)@([0-9a-f]{7,40})$/u;

/**
 * One name for each artefact among these references, by their `ref`: a commit that is also written by the beginning of
 * its SHA has the longest one that is written. Where a beginning fits two commits, it stays what it is. Time grows with
 * n log n.
 */
export function artefactNames(references: Iterable<Pick<Reference, 'ref'>>): ReadonlyMap<string, string> {
  const refs = [...new Set([...references].map(({ ref }) => ref))];
  const names = new Map(refs.map((ref) => [ref, ref]));
  // Backwards, whatever begins with a SHA stands right before it.
  const commits = refs
    .filter((ref) => COMMIT.test(ref))
    .toSorted()
    .toReversed();
  commits.forEach((ref, index) => {
    const longer = commits[index - 1];
    if (longer?.startsWith(ref) !== true) return;
    const name = names.get(longer) ?? longer;
    // All that begin with it follow each other; if the farthest is of the same commit, so are all.
    let far = index - 1;
    while (far > 0 && commits[far - 1]?.startsWith(ref) === true) far -= 1;
    if (names.get(commits[far] ?? '') === name) names.set(ref, name);
  });
  return names;
}
