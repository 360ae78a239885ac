/** Which headings a packet has, and which criteria stand below each, by names that a reader of packets finds again. */
import type { Competency, Criterion, Group, Ladder } from '../ladder/ladder.ts';
import { namesOf, type Names } from '../packet/names/names.ts';
import { normalise } from '../text/near.ts';
import { oneLine } from './markdown.ts';

export type Depth = 2 | 3 | 4 | 5 | 6;

export interface Entry {
  readonly criterion: Criterion;
  /** Its text, or its id where the text names something else or nothing. */
  readonly name: string;
  /** How deep its heading is; null: it is quoted below that of its competency. */
  readonly depth: Depth | null;
}

export interface Section {
  readonly heading: { readonly depth: Depth; readonly text: string } | null;
  readonly criteria: readonly Entry[];
}

/** A text that is longer is no heading. */
const LONGEST_HEADING = 160;

/** What stands under such a heading is the summary, whatever else has the name. */
const SUMMARY = /^[^\p{L}]*(?:executive\s+)?summary[^\p{L}]*$/iu;

/** Whether a name can be a heading: one with a link in it is told about, as no link of a heading is read. */
const isHeading = (text: string): boolean =>
  text.length <= LONGEST_HEADING && !SUMMARY.test(text) && !/:\/\/|www\.|#\d/iu.test(text);

/** The criteria in sections: those of competencies, then milestones, groups, and what the promotion asks for itself. */
export function sectionsOf(ladder: Ladder, criteria: readonly Criterion[]): readonly Section[] {
  const names = namesOf(ladder);
  const apart = criteria.filter(({ competency }) => competency === null);
  const own = (criterion: Criterion, depth: Depth): Entry => ({
    criterion,
    name: nameOf(names, criterion, null),
    depth,
  });
  // What is asked for has its words before a part of the ladder has them as its title.
  const texts = new Set(criteria.map(({ text }) => normalise(text)));
  const free = (name: string): boolean => !texts.has(normalise(name));
  const buckets = ladder.levels.flatMap(({ buckets: all }) => all);
  return [
    ...ladder.competencies.map((competency): Section => ({
      heading: { depth: 2, text: titleOf(names, competency) },
      criteria: criteria
        .filter((criterion) => criterion.competency === competency.id)
        .map((criterion) => ({ criterion, name: nameOf(names, criterion, competency.id), depth: null })),
    })),
    ...buckets.map((bucket): Section => {
      const text = [bucket.title, bucket.id]
        .map((name) => oneLine(name))
        .find((name) => free(name) && isOrder(names, name));
      return {
        heading: text === undefined ? null : { depth: 2, text },
        criteria: apart
          .filter((criterion) => criterion.bucket === bucket.id)
          .map((criterion) => own(criterion, text === undefined ? 2 : 3)),
      };
    }),
    ...ladder.groups.map((group): Section => {
      const depth = depthOf(ladder, group);
      const text = [group.title, group.id]
        .map((name) => oneLine(name))
        .find((name) => free(name) && isGroup(names, name, group));
      return {
        heading: text === undefined ? null : { depth, text },
        criteria: apart
          .filter((criterion) => criterion.bucket === null && criterion.group === group.id)
          .map((criterion) => own(criterion, deeper(depth))),
      };
    }),
    {
      heading: null,
      criteria: apart
        .filter(({ bucket, group }) => bucket === null && group === null)
        .map((criterion) => own(criterion, 2)),
    },
  ].filter(({ criteria: here }) => here.length > 0);
}

/** The first of what a criterion is called that means it, there where it stands. */
function nameOf(names: Names, criterion: Criterion, within: string | null): string {
  const text = oneLine(criterion.text);
  // What begins with a mark looks as if its space had been forgotten.
  const plain = !/^[^\p{L}\p{N}"'“‘(]/u.test(text);
  const called = [
    // A heading has to fit a line; a quote may be as long as it is.
    ...(plain && (within !== null || isHeading(text)) ? [text] : []),
    criterion.id,
    ...criterion.aliases.map((alias) => oneLine(alias)),
  ];
  return called.find((name) => names.criterion(name, within)?.id === criterion.id) ?? criterion.id;
}

function titleOf(names: Names, competency: Competency): string {
  const called = [competency.title, competency.id, ...competency.aliases].map((name) => oneLine(name));
  return (
    called.find((name) => {
      const named = isHeading(name) ? names.find(name, null) : null;
      return named?.is === 'competency' && named.competency.id === competency.id && named.level === null;
    }) ?? competency.id
  );
}

const isOrder = (names: Names, name: string): boolean => isHeading(name) && names.find(name, null)?.is === 'order';

function isGroup(names: Names, name: string, group: Group): boolean {
  const named = isHeading(name) ? names.find(name, null) : null;
  return named?.is === 'group' && named.id === group.id;
}

/** 2 for a group by itself, one more for each group that it is in. */
function depthOf({ groups }: Ladder, group: Group): Depth {
  let depth: Depth = 2;
  for (let outer = group.group; outer !== null; outer = groups.find(({ id }) => id === outer)?.group ?? null)
    depth = deeper(depth);
  return depth;
}

const deeper = (depth: Depth): Depth => (depth === 2 ? 3 : depth === 3 ? 4 : depth === 4 ? 5 : 6);
