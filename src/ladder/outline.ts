/** What a reader of a ladder is shown, before it is text or Markdown. */
import { rubricWords } from '../rubric/words.ts';
import { count, join, plain, type Words } from '../words.ts';
import type { Competency, Criterion, Decide, Ladder, Level, Promotion, Track } from './ladder.ts';

/** What to show: everything, or what one level or track has. Ids of the ladder. */
export interface Only {
  readonly level?: string;
  readonly track?: string;
}

export interface Outline {
  readonly tracks: readonly Track[];
  readonly levels: readonly Level[];
  readonly promotions: readonly { readonly promotion: Promotion; readonly gates: readonly Criterion[] }[];
  /** By area, in the ladder's order; competencies without an area come last. */
  readonly sections: readonly { readonly title: string; readonly competencies: readonly { readonly competency: Competency; readonly criteria: readonly Criterion[] }[] }[];
}

export function outline(ladder: Ladder, { level, track }: Only): Outline {
  const tracks = ladder.tracks.filter(({ id, levels }) => (track === undefined || id === track) && (level === undefined || levels.includes(level)));
  const onTrack = (id: string): boolean => track === undefined || tracks.some(({ levels }) => levels.includes(id));
  const shown = (criterion: Criterion): boolean =>
    (level === undefined || criterion.level === level) && onTrack(criterion.level) && (track === undefined || criterion.tracks.length === 0 || criterion.tracks.includes(track));
  const narrowed = level !== undefined || track !== undefined;
  const sections = [...ladder.areas, null].map((area) => ({
    title: area?.title ?? (ladder.areas.length === 0 ? 'Competencies' : 'Without an area'),
    competencies: ladder.competencies
      .filter((competency) => competency.area === (area?.id ?? null))
      .map((competency) => ({ competency, criteria: ladder.criteria.filter((criterion) => criterion.competency === competency.id && shown(criterion)) }))
      .filter(({ criteria }) => criteria.length > 0 || !narrowed),
  }));
  return {
    tracks,
    levels: ladder.levels.filter(({ id }) => (level === undefined || id === level) && onTrack(id)),
    promotions: ladder.promotions
      .filter((promotion) => (level === undefined || promotion.to === level) && onTrack(promotion.from) && onTrack(promotion.to) && (track === undefined || promotion.track === null || promotion.track === track))
      .map((promotion) => ({ promotion, gates: ladder.criteria.filter((criterion) => criterion.promotion === promotion.id) })),
    sections: sections.filter(({ competencies }) => competencies.length > 0),
  };
}

const INCLUDES = { assumed: 'is taken for granted', restated: 'is restated', again: 'is asked for again' } as const;

/** "L4 is taken for granted": what a level makes of lower ones. */
export const includesText = ({ includes }: Level): string => includes.map(({ level, as }) => `${level} ${INCLUDES[as]}`).join('; ');

/** The decision rule in words. */
export const decideText = ({ should, partial }: Decide): string =>
  [
    'every must is met',
    ...(should === 'met-or-explained' ? ['every should is met or explained'] : []),
    ...(partial === 0 ? [] : [`up to ${count(partial, 'criterion', 'criteria')} may be partial, with a plan`]),
  ].join('; ');

/** Whether the text of a criterion already is its rubric in words, as that of a gate of a rule. */
export const saysItself = (criterion: Criterion): boolean =>
  criterion.promotion !== null && criterion.text.toLowerCase() === `${plain(evidenceWords(criterion)).replaceAll('`', '')}.`.toLowerCase();

/** The rubric in words, first what all evidence together has to be: "at least 2 items; each: with a date, scope `team` or wider". */
export function evidenceWords({ rubric }: Criterion): Words {
  const { items, sustained, 'time-in-level': time, sponsors, judgement, waivable, 'not-applicable': notApplicable, ...each } = rubric;
  const together = rubricWords({
    ...(items !== undefined && { items }), ...(sustained && { sustained }), ...(time && { 'time-in-level': time }), ...(sponsors && { sponsors }),
  });
  const outcome = rubricWords({ ...(judgement && { judgement }), ...(waivable && { waivable }), ...(notApplicable && { 'not-applicable': notApplicable }) });
  const item = rubricWords(each);
  const parts = [join(together, ', '), item.length === 0 ? [] : ['each: ', ...join(item, ', ')], join(outcome, ', ')];
  return join(parts.filter((part) => part.length > 0), '; ');
}
