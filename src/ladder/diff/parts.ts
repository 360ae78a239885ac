/** What a change of a level, a track, an area or a competency means. */
import { all, fewer } from '../../rubric/stricter.ts';
import { prose } from '../../text/words.ts';
import type { Area, Competency, Ladder, Level, Track } from '../ladder.ts';
import { comparison, difference } from './change.ts';
import { another, beside, elsewhere, names, reordered, title, type Fields } from './fields.ts';

const again = ({ includes }: Level): readonly string[] =>
  includes.flatMap(({ level, as }) => (as === 'again' ? [level] : []));

export const LEVEL: Fields<Level> = {
  id: elsewhere,
  titles: title(
    ({ titles }) => titles,
    ({ aliases }) => aliases,
  ),
  aliases: names('aliases', ({ aliases }) => aliases),
  includes: (before, after) => {
    const said = ({ includes }: Level) =>
      prose(includes.length === 0 ? 'nothing' : includes.map(({ level, as }) => `${level} (${as})`).join(', '));
    const told = { of: 'what it includes of lower levels', before: said(before), after: said(after) };
    // Only what is asked for again adds criteria to those that a packet is judged by.
    const compared = all(again(before), again(after));
    if (compared !== 'same') return comparison(compared, told);
    return JSON.stringify(before.includes) === JSON.stringify(after.includes) ? [] : [difference('editorial', told)];
  },
  requires: names('requires', ({ requires }) => requires),
  equivalents: beside('equivalents', ({ equivalents }) => equivalents),
  buckets: another('milestones by month', ({ buckets }) => buckets),
  goal: beside('goal', ({ goal }) => goal),
  statement: beside('statement', ({ statement }) => statement),
  experience: beside('experience', ({ experience }) => experience),
  years: beside('years', ({ years }) => years),
  tenure: beside('tenure', ({ tenure }) => tenure),
  responsibilities: beside('responsibilities', ({ responsibilities }) => responsibilities),
  reach: beside('reach', ({ reach }) => reach),
  skills: beside('skills', ({ skills }) => skills),
  private: beside('private', (level) => level.private),
  origin: elsewhere,
};

export const TRACK: Fields<Track> = {
  id: elsewhere,
  title: title(({ title: own }) => [own]),
  levels: ({ levels: was }, { levels: is }) => {
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    const breaks = fewer(was, is) !== 'looser' || reordered(was, is);
    return [
      difference('changed', { of: 'levels', before: prose(was.join(', ')), after: prose(is.join(', ')), breaks }),
    ];
  },
};

export const AREA: Fields<Area> = { id: elsewhere, title: title(({ title: own }) => [own]) };

/** Whether a promotion counts by areas. */
const countsByArea = ({ promotions }: Ladder): boolean =>
  promotions.some(({ decide }) => decide.everyArea || decide.inArea.length > 0);

export const COMPETENCY: Fields<Competency> = {
  id: elsewhere,
  title: title(
    ({ title: own }) => [own],
    ({ aliases }) => aliases,
  ),
  aliases: names('aliases', ({ aliases }) => aliases),
  area: (before, after, both) =>
    before.area === after.area
      ? []
      : [
          difference('moved', {
            of: 'area',
            before: prose(before.area ?? 'no area'),
            after: prose(after.area ?? 'no area'),
            breaks: countsByArea(both.after),
          }),
        ],
  origin: elsewhere,
};
