/** What a reader of a ladder is shown, in which order, before it is text, Markdown or HTML. */
import { askedLevels } from '../graph.ts';
import { phraseWords, rubricPhrases } from '../../rubric/words.ts';
import { count, plain, type Words } from '../../text/words.ts';
import type {
  Bucket,
  Competency,
  Criterion,
  Decide,
  Fork,
  Group,
  Ladder,
  Level,
  Note,
  NoteKind,
  Promotion,
  SkillGroup,
  Track,
} from '../ladder.ts';

/** What to show: everything, or what one level or track has. Ids of the ladder. */
export interface Only {
  readonly level?: string;
  readonly track?: string;
}

/** A group with what is in it, in its order. */
export interface GroupPart {
  readonly group: Group;
  readonly of: readonly Member[];
}

/** What stands in a group: a criterion of its own, one that stands elsewhere and counts here too, or a group. */
export type Member = { readonly criterion: Criterion; readonly own: boolean } | GroupPart;

export interface PromotionPart {
  readonly promotion: Promotion;
  /** Its own criteria, without those of its groups. */
  readonly gates: readonly Criterion[];
  readonly groups: readonly GroupPart[];
}

export interface LevelPart {
  readonly level: Level;
  /** How many criteria of competencies it has. */
  readonly criteria: number;
  /** The ids of the criteria of lower levels that it asks for again. */
  readonly again: readonly string[];
  readonly buckets: readonly { readonly bucket: Bucket; readonly criteria: readonly Criterion[] }[];
  readonly groups: readonly GroupPart[];
  readonly notes: readonly NoteSection[];
}

export interface CompetencyPart {
  readonly competency: Competency;
  readonly criteria: readonly Criterion[];
  readonly notes: readonly NoteSection[];
}

/** Notes of one kind, with its name for readers. */
export interface NoteSection {
  readonly kind: NoteKind;
  readonly title: string;
  readonly notes: readonly Note[];
}

export interface Outline {
  readonly tracks: readonly Track[];
  readonly forks: readonly Fork[];
  readonly levels: readonly LevelPart[];
  /** Promotions of which the ladder says something. */
  readonly promotions: readonly PromotionPart[];
  /** The others, those of one decision rule together. */
  readonly plain: readonly { readonly decide: string; readonly promotions: readonly Promotion[] }[];
  /** By area, in the ladder's order; competencies without an area come last. */
  readonly sections: readonly {
    readonly title: string;
    readonly id: string | null;
    readonly competencies: readonly CompetencyPart[];
  }[];
  /** What is said about the whole ladder. */
  readonly notes: readonly NoteSection[];
  /** How many criteria are shown. */
  readonly criteria: number;
}

/** What a kind of note is called. */
const NOTES: Readonly<Record<NoteKind, string>> = {
  about: 'What it is about',
  notAbout: 'What it is not about',
  notRequired: 'Not required',
  maxims: 'Maxims',
  pitfalls: 'Pitfalls',
  barriers: 'What holds people back',
  examples: 'Examples of good claims',
  advice: 'Advice',
};
const KINDS: readonly NoteKind[] = [
  'about',
  'notAbout',
  'notRequired',
  'maxims',
  'pitfalls',
  'barriers',
  'examples',
  'advice',
];

/** The notes that `wanted` wants, by kind. */
const notesOf = (ladder: Ladder, wanted: (note: Note) => boolean): NoteSection[] =>
  KINDS.map((kind) => ({ kind, title: NOTES[kind], notes: ladder.notes[kind].filter(wanted) })).filter(
    ({ notes }) => notes.length > 0,
  );

export function outline(ladder: Ladder, { level, track }: Only): Outline {
  const tracks = ladder.tracks.filter(
    ({ id, levels }) => (track === undefined || id === track) && (level === undefined || levels.includes(level)),
  );
  const onTrack = (id: string): boolean => track === undefined || tracks.some(({ levels }) => levels.includes(id));
  const shown = (criterion: Criterion): boolean =>
    (level === undefined || criterion.level === level) &&
    onTrack(criterion.level) &&
    (track === undefined || criterion.tracks.length === 0 || criterion.tracks.includes(track));
  const noted = (wanted: (note: Note) => boolean): NoteSection[] =>
    notesOf(
      ladder,
      (note) =>
        wanted(note) &&
        (track === undefined || note.track === null || note.track === track) &&
        (level === undefined || note.level === null || note.level === level),
    );
  const narrowed = level !== undefined || track !== undefined;
  const criteria = ladder.criteria.filter(shown);
  const levels = ladder.levels.filter(({ id }) => (level === undefined || id === level) && onTrack(id));
  const competencies = ladder.competencies
    .map((competency): CompetencyPart => ({
      competency,
      criteria: criteria.filter((criterion) => criterion.competency === competency.id),
      notes: noted((note) => note.competency === competency.id),
    }))
    .filter((part) => part.criteria.length > 0 || (!narrowed && part.notes.length > 0));
  const promotions = ladder.promotions
    .filter(
      (promotion) =>
        (level === undefined || promotion.to === level) &&
        onTrack(promotion.to) &&
        (track === undefined || promotion.track === null || promotion.track === track),
    )
    .map((promotion): PromotionPart => ({
      promotion,
      gates: ladder.criteria.filter((criterion) => criterion.promotion === promotion.id && criterion.group === null),
      groups: groupsOf(ladder, (group) => group.promotion === promotion.id),
    }));
  return {
    tracks,
    forks: ladder.forks.filter(
      ({ at, options }) =>
        onTrack(at) && (level === undefined || at === level || options.some(({ to }) => to === level)),
    ),
    levels: levels.map((own) => ({
      level: own,
      criteria: criteria.filter((criterion) => criterion.competency !== null && criterion.level === own.id).length,
      again: askedAgain(ladder, own.id),
      buckets: own.buckets.map((bucket) => ({
        bucket,
        criteria: criteria.filter((criterion) => criterion.bucket === bucket.id),
      })),
      groups: groupsOf(ladder, (group) => group.level === own.id),
      notes: noted((note) => note.level === own.id && note.competency === null),
    })),
    promotions: promotions.filter((part) => saysMore(part, ladder)),
    plain: together(
      promotions.filter((part) => !saysMore(part, ladder)).map(({ promotion }) => promotion),
      ladder,
    ),
    sections: [...ladder.areas, null]
      .map((area) => ({
        title: area?.title ?? (ladder.areas.length === 0 ? 'Competencies' : 'Without an area'),
        id: area?.id ?? null,
        competencies: competencies.filter(({ competency }) => competency.area === (area?.id ?? null)),
      }))
      .filter((section) => section.competencies.length > 0),
    notes: level === undefined ? noted((note) => note.level === null && note.competency === null) : [],
    criteria: criteria.length,
  };
}

/** The notes of a section, those with the same title together. */
export function titled({ notes }: NoteSection): { readonly title: string | null; readonly notes: readonly Note[] }[] {
  const titles = [...new Set(notes.map(({ title }) => title))];
  return titles.map((title) => ({ title, notes: notes.filter((note) => note.title === title) }));
}

/** The outermost groups of a level or promotion. */
function groupsOf(ladder: Ladder, wanted: (group: Group) => boolean): GroupPart[] {
  const part = (group: Group): GroupPart => ({
    group,
    of: group.of.flatMap((id): Member[] => {
      const inner = ladder.groups.find((other) => other.id === id);
      if (inner !== undefined) return [part(inner)];
      const criterion = ladder.criteria.find((other) => other.id === id);
      return criterion === undefined
        ? []
        : [
            {
              criterion,
              own: criterion.competency === null && criterion.bucket === null && criterion.group === group.id,
            },
          ];
    }),
  });
  return ladder.groups.filter((group) => group.group === null && wanted(group)).map(part);
}

const saysMore = ({ promotion, gates, groups }: PromotionPart, { levels }: Ladder): boolean =>
  (levels.find(({ id }) => id === promotion.from)?.buckets.length ?? 0) +
    gates.length +
    groups.length +
    promotion.statistics.length +
    promotion.prepare.length +
    promotion.risks.length >
    0 ||
  promotion.timeline !== null ||
  promotion.kind === 'switch';

function together(promotions: readonly Promotion[], ladder: Ladder): Outline['plain'] {
  const rules = [...new Set(promotions.map((promotion) => ruleText(promotion, ladder)))];
  return rules.map((decide) => ({
    decide,
    promotions: promotions.filter((promotion) => ruleText(promotion, ladder) === decide),
  }));
}

/** The decision rule of a promotion in words. Of one that asks for nothing "every must" would be misleading. */
export const ruleText = (promotion: Promotion, ladder: Ladder): string =>
  asksAnything(promotion, ladder) ? decideText(promotion.decide, ladder) : 'nothing is asked for yet';

const asksAnything = ({ id, from, to }: Promotion, { criteria, levels }: Ladder): boolean => {
  const again =
    levels.find((level) => level.id === to)?.includes.flatMap(({ level, as }) => (as === 'again' ? [level] : [])) ?? [];
  return criteria.some((own) =>
    own.promotion === null
      ? own.bucket === null
        ? own.level === to || again.includes(own.level)
        : own.level === from
      : own.promotion === id,
  );
};

const INCLUDES = { assumed: 'is taken for granted', restated: 'is restated', again: 'is asked for again' } as const;

/** "L4 is taken for granted": what a level makes of lower ones. */
const includesText = ({ includes }: Level): string =>
  includes.map(({ level, as }) => `${level} ${INCLUDES[as]}`).join('; ');

/** What is known of a level besides its criteria, in the order in which it is told; advisory. */
export const asidesOf = (level: Level): string[] => [
  ...(level.experience === null ? [] : [`experience: ${level.experience}`]),
  ...(level.tenure === null ? [] : [`tenure: ${level.tenure}`]),
  ...(level.requires.length === 0 ? [] : [`one comes from ${level.requires.join(' or ')}`]),
  ...(level.includes.length === 0 ? [] : [includesText(level)]),
  ...(level.aliases.length === 0 ? [] : [`also called ${level.aliases.join(', ')}`]),
  ...Object.entries(level.equivalents).map(([where, what]) => `like ${what} (${where})`),
  ...(level.origin?.said ?? []),
];

/** "Cloud (Basic, must have)". */
export function skillsTitle({ title, depth, must }: SkillGroup): string {
  const marks = [...(depth === null ? [] : [depth]), ...(must ? ['must have'] : [])];
  return marks.length === 0 ? title : `${title} (${marks.join(', ')})`;
}

/** The criteria of the lower levels that a level asks for again, all the way down. */
function askedAgain(ladder: Ladder, level: string): readonly string[] {
  const levels = askedLevels(ladder, level);
  return ladder.criteria
    .filter((own) => own.level !== level && own.promotion === null && own.bucket === null && levels.has(own.level))
    .map(({ id }) => id);
}

/** "16 criteria, 8 more asked for again (a.L4, b.L4), 12 milestones, 2 groups". */
export function asked({ criteria, again, buckets, groups }: LevelPart): string {
  const milestones = buckets.reduce((sum, bucket) => sum + bucket.criteria.length, 0);
  const parts = [
    ...(criteria === 0 ? [] : [count(criteria, 'criterion', 'criteria')]),
    ...(again.length === 0 ? [] : [`${again.length} more of lower levels asked for again (${again.join(', ')})`]),
    ...(milestones === 0 ? [] : [count(milestones, 'milestone')]),
    ...(groups.length === 0 ? [] : [count(groups.length, 'group')]),
  ];
  return parts.length === 0 ? 'no criteria of its own' : parts.join(', ');
}

/** The decision rule in words. */
const decideText = ({ should, partial, waivers, everyArea, inArea }: Decide, { areas }: Ladder): string =>
  [
    'every must is met',
    ...(should === 'met-or-explained' ? ['every should is met or explained'] : []),
    ...(partial === 0 ? [] : [`up to ${count(partial, 'criterion', 'criteria')} may be partial, with a plan`]),
    ...(waivers === null ? [] : [`at most ${count(waivers, 'criterion', 'criteria')} may be waived`]),
    ...(everyArea ? ['something is met in every area'] : []),
    ...inArea.map(({ area, min }) => `at least ${min} met in ${areas.find(({ id }) => id === area)?.title ?? area}`),
  ].join('; ');

/** "L4 → L5", with its track where it is of one only. */
export const stepOf = ({ from, to, track }: Promotion): string =>
  `${from} → ${to}${track === null ? '' : ` (${track})`}`;

/** What a promotion is besides a step up: a switch, perhaps back. */
export const kindText = ({ kind, returns }: Promotion): string =>
  kind === 'step' ? '' : returns ? 'a switch back to a former track' : 'a switch of tracks';

/** "one of these 5". */
export const groupText = ({ rule, min, of }: Group): string =>
  of.length === 1
    ? 'this'
    : rule === 'all'
      ? `all of these ${of.length}`
      : rule === 'any'
        ? `one of these ${of.length}`
        : `at least ${min} of these ${of.length}`;

/** What a criterion is beside its text: strength, tracks, the days between which it holds. */
export const marksOf = ({
  strength,
  tracks,
  from,
  until,
  since,
  origin,
}: Pick<Criterion, 'strength' | 'tracks' | 'from' | 'until' | 'since' | 'origin'>): string[] => [
  strength,
  ...(tracks.length > 0 ? [`only ${tracks.join(', ')}`] : []),
  ...(from === null ? [] : [`from ${from}`]),
  ...(until === null ? [] : [`until ${until}`]),
  ...(since === null ? [] : [`changed in ${since}`]),
  ...(origin?.said ?? []),
];

/** On what a ladder stands, what it makes of it, and for whom a former version holds; nothing where there is no such. */
export function standingText({ inheritance, criteria, transition }: Ladder): string[] {
  const keeps =
    transition === null
      ? []
      : [`Packets that pin version ${transition.version} are judged by it up to and including ${transition.until}.`];
  if (inheritance === undefined) return keeps;
  const { bases, retired } = inheritance;
  const named = bases.map(
    ({ path, version, commit }) =>
      `${path} (version ${version}${commit === null ? '' : `, commit ${commit.slice(0, 7)}`})`,
  );
  const own = criteria.filter(({ origin }) => origin?.own === true).length;
  const changed = criteria.filter(({ origin }) => origin?.changed.some((one) => one.own) === true).length;
  const gone = retired.map(({ kind, id }) => (kind === 'criteria' ? id : `${id} (${kind})`));
  return [
    `Stands on ${named.join(', which stands on ')}.`,
    `Of ${count(criteria.length, 'criterion', 'criteria')}, ${criteria.length - own - changed} come from there as they are, ${changed} ${changed === 1 ? 'is' : 'are'} changed here and ${own} ${own === 1 ? 'is' : 'are'} added; what is not marked comes from there as it is.`,
    ...(gone.length === 0 ? [] : [`Retired: ${gone.join(', ')}.`]),
    ...keeps,
  ];
}

/** The rubric in words: "at least 2 items; each: with a date, scope `team` or wider". */
export const evidenceWords = ({ rubric }: Criterion): Words => phraseWords(rubricPhrases(rubric));

/** Whether the text of a criterion already is its rubric in words, as that of a gate of a rule. */
export function saysItself(criterion: Criterion): boolean {
  const told = (text: string): string => text.replaceAll('`', '').replace(/[;.,]/gu, '').toLowerCase();
  return criterion.promotion !== null && told(criterion.text) === told(plain(evidenceWords(criterion)));
}

/**
 * What a reader wants to know of the size of a ladder: "7 levels on 1 track · 16 competencies in 4 areas · 112
 * criteria".
 */
export function sizeText({ levels, tracks, competencies, areas, criteria, groups }: Ladder): string {
  return [
    `${count(levels.length, 'level')} on ${count(tracks.length, 'track')}`,
    `${count(competencies.length, 'competency', 'competencies')}${areas.length === 0 ? '' : ` in ${count(areas.length, 'area')}`}`,
    count(criteria.length, 'criterion', 'criteria'),
    ...(groups.length === 0 ? [] : [count(groups.length, 'group')]),
  ].join(' · ');
}
