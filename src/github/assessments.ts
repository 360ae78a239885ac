/** Reviewers' own assessments among the files that a pull request changes. */
import type { AssessmentFile } from '../check/input.ts';
import { opinionFile } from '../people/opinions.ts';
import type { Blob } from './read/blobs.ts';
import type { ChangedFile } from './read/pull-request.ts';

/** More of them than this in one pull request are not read. */
export const MOST_ASSESSMENTS = 20;

/** Paths of those about packets of the same pull request, sorted. */
export function assessmentsOf(files: readonly ChangedFile[], packets: readonly string[]): readonly string[] {
  const judged = new Set(packets);
  return files
    .filter(({ path, deleted }) => !deleted && judged.has(opinionFile(path)?.packet ?? ''))
    .map(({ path }) => path)
    .sort();
}

/** As they were read; one that GitHub does not hand over as text is no text either for whoever reads it. */
export const assessmentFiles = (paths: readonly string[], blobs: readonly Blob[]): readonly AssessmentFile[] =>
  paths.flatMap((path, index) => {
    const blob = blobs[index];
    const packet = opinionFile(path)?.packet;
    if (packet === undefined) return [];
    // Whatever is no text is told as such.
    return [{ path, packet, bytes: blob?.state === 'text' ? blob.bytes : new Uint8Array([0xff]) }];
  });

/** What is not read of them: none is left out in silence. */
export function assessmentNotes(files: readonly ChangedFile[], read: readonly string[]): readonly string[] {
  const known = new Set(read);
  const alone = files.flatMap(({ path, deleted }) =>
    deleted || opinionFile(path) === null || known.has(path) ? [] : [JSON.stringify(path)],
  );
  return [
    ...(read.length > MOST_ASSESSMENTS
      ? [
          `This pull request has ${read.length} assessments of reviewers, and ${MOST_ASSESSMENTS} are read: ${read.length - MOST_ASSESSMENTS} are not shown.`,
        ]
      : []),
    ...(alone.length > 0
      ? [
          `Not read: ${alone.slice(0, 5).join(', ')}${alone.length > 5 ? ` and ${alone.length - 5} more` : ''}. A reviewer's assessment is shown where its packet changes in the same pull request.`,
        ]
      : []),
  ];
}
