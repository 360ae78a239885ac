import type { Root, RootContent } from 'mdast';
import { text, toMarkdown, words } from '../report/escape.ts';
import { bullets, heading, paragraph, table } from '../report/nodes.ts';
import type { Cohort, CohortGroup } from './cohort.ts';
import type { CohortOptions } from './text.ts';
import {
  AS_WRITTEN,
  cell,
  FOOTER,
  groupTitle,
  LEGEND,
  marks,
  notJudgedTitle,
  SUPPRESSED,
  TALLIES,
  tallyWords,
} from './words.ts';

/** A table of criteria by packets for each group, then what is counted per criterion. */
export function cohortMarkdown({ groups, notJudged, asWritten }: Cohort, { anonymous }: CohortOptions): string {
  const root: Root = {
    type: 'root',
    children: [
      ...groups.flatMap((group) => groupNodes(group, anonymous)),
      ...(notJudged.length === 0
        ? []
        : [
            heading(3, [text(notJudgedTitle(notJudged))]),
            ...(anonymous ? [] : [bullets(notJudged.map((path) => [paragraph(words([{ code: path }]))]))]),
          ]),
      ...(asWritten ? [paragraph([text(AS_WRITTEN)])] : []),
      paragraph([text(FOOTER)]),
    ],
  };
  return toMarkdown(root);
}

function groupNodes(group: CohortGroup, anonymous: boolean): RootContent[] {
  const { criteria, packets, tallies } = group;
  return [
    heading(3, [text(groupTitle(group))]),
    ...(anonymous
      ? []
      : [
          table(
            ['Criterion', ...packets.map(({ name }) => name)],
            criteria.map(({ id, title }) => [
              [text(title), ...words([' ', { code: id }])],
              ...packets.map(({ states }) => [text(cell(states.get(id)))]),
            ]),
          ),
        ]),
    heading(4, [text(TALLIES)]),
    ...(tallies === null
      ? [paragraph([text(SUPPRESSED)])]
      : [
          paragraph([text(LEGEND)]),
          bullets(
            tallies.map((tally) => [
              paragraph([
                text(
                  marks(tally)
                    .map(({ drawn }) => drawn)
                    .join(''),
                ),
                ...words([' ', { code: tally.criterion.id }, ': ']),
                text(tallyWords(tally)),
              ]),
            ]),
          ),
        ]),
  ];
}
