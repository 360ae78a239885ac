/** What the import makes of a document, in few words. */
import { unplacedLines } from '../../src/import/placed.ts';
import { understand } from '../../src/import/understand.ts';

export const read = (text: string, path = 'ladder.md') => {
  const found = understand({ path, text });
  if ('refused' in found) throw new Error(found.refused);
  return found;
};
/** `Level | Area/Competency: text (details)`, in the order of the document. */
export const said = (text: string, path?: string): readonly string[] =>
  read(text, path).statements.map(
    ({ level, competency, area, text: words, details }) =>
      `${level} | ${area === null ? '' : `${area}/`}${competency ?? '-'}: ${words}${details.length === 0 ? '' : ` (${details.join('; ')})`}`,
  );
export const left = (text: string, path = 'ladder.md'): readonly string[] =>
  unplacedLines({ path, text }, read(text, path)).map(({ text: line }) => line);
