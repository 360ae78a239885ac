/** What the import makes of a document, in few words. */
import { expect } from 'vitest';
import { ladderOf } from '../../src/import/ladder.ts';
import { unplacedLines } from '../../src/import/placed.ts';
import { understand } from '../../src/import/understand.ts';
import type { Ladder } from '../../src/ladder/ladder.ts';
import { readLadder } from '../../src/ladder/read.ts';

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

/** A ladder file that has no errors. */
export const ladderIn = (source: string): Ladder => {
  const { ladder, findings } = readLadder(new TextEncoder().encode(source), 'ladder.yml');
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (ladder === null) throw new Error('no ladder');
  return ladder;
};
/** What the import makes of a page. */
export const again = (page: string): Ladder => ladderIn(ladderOf(read(page, 'page.md'), 'page').text);
/** What has to be the same where a ladder is shown and imported again. */
export const kept = ({ id, version, title, levels, tracks, areas, competencies, criteria, groups, notes }: Ladder) => ({
  id,
  version,
  title,
  // A title with a dot in it may also be two.
  levels: levels.map((level) => [level.id, level.titles.join(' · '), level.goal, level.buckets]),
  tracks: tracks.map((track) => [track.title, track.levels]),
  // Those without an area are shown last.
  competencies: new Set(
    competencies.map((one) => JSON.stringify([one.title, areas.find((area) => area.id === one.area)?.title ?? null])),
  ),
  criteria: new Map(
    criteria.map((one) => [
      one.id,
      [
        competencies.find((own) => own.id === one.competency)?.title ?? null,
        one.promotion,
        one.level,
        one.strength,
        one.text,
        one.facets,
      ],
    ]),
  ),
  groups: new Map(groups.map((group) => [group.id, [group.title, group.rule, group.of]])),
  notes: new Set(
    Object.entries(notes).flatMap(([kind, list]) =>
      list.map((note) => [kind, note.level, note.competency, note.title, note.text, note.fix].join('|')),
    ),
  ),
});
