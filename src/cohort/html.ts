/** A cohort as one page that needs nothing else. */
import { h, type Child, type Element } from '../ladder/show/html/element.ts';
import { shell } from '../ladder/show/html/shell.ts';
import { style } from '../ladder/show/html/style.ts';
import { verdictWords } from '../report/wording.ts';
import type { Cohort, CohortGroup, Tally } from './cohort.ts';
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

const TITLE = 'Packets side by side';

/** What this page needs besides the style of a ladder's: marks of one width, so that they line up; columns of a word. */
const STYLE = `${style}
.drawn { font: 1.125rem/1.2 ui-monospace, monospace; letter-spacing: .1em; white-space: pre-wrap; overflow-wrap: anywhere }
.nobody .drawn { color: var(--should) }
.met, .judgement { color: var(--good) }
.plot th, .plot td { vertical-align: middle }
th code { display: block; font-weight: 400; color: var(--soft) }
td, th + th { min-width: 6.5rem }
`;

export function cohortHtml({ groups, notJudged, asWritten }: Cohort, { anonymous }: CohortOptions): string {
  return shell(TITLE, STYLE, [
    h('header', {}, h('h1', {}, TITLE), h('p', { class: 'soft' }, FOOTER), asWritten ? h('p', {}, AS_WRITTEN) : null),
    h(
      'main',
      {},
      groups.map((group) => groupSection(group, anonymous)),
      notJudged.length === 0
        ? null
        : h(
            'section',
            {},
            h('h2', {}, notJudgedTitle(notJudged)),
            anonymous
              ? null
              : h(
                  'ul',
                  {},
                  notJudged.map((path) => h('li', {}, h('code', {}, path))),
                ),
          ),
    ),
  ]);
}

const groupSection = (group: CohortGroup, anonymous: boolean): Element =>
  h(
    'section',
    {},
    h('h2', {}, groupTitle(group)),
    anonymous ? null : byPacket(group),
    h('h3', {}, TALLIES),
    group.tallies === null ? h('p', {}, SUPPRESSED) : plot(group.tallies),
  );

/** Criteria by packets: the names of both stay in view. */
const byPacket = ({ criteria, packets }: CohortGroup): Element =>
  h(
    'div',
    { class: 'matrix', role: 'region', 'aria-label': 'States of each packet', tabindex: 0 },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, 'Criterion'),
          packets.map(({ name, verdict }) =>
            h('th', { scope: 'col' }, name, h('small', {}, verdictWords({ verdict, fault: null }))),
          ),
        ),
      ),
      h(
        'tbody',
        {},
        criteria.map(({ id, title }) =>
          h(
            'tr',
            {},
            criterionHead(id, title),
            packets.map(({ states }) => {
              const state = states.get(id);
              return h('td', state === undefined ? {} : { class: state }, cell(state));
            }),
          ),
        ),
      ),
    ),
  );

/** One mark for each packet: which criteria nobody meets is seen at a glance, and said beside it. */
const plot = (tallies: readonly Tally[]): Child => [
  h('p', { class: 'soft' }, LEGEND),
  h(
    'div',
    { class: 'matrix plot', role: 'region', 'aria-label': 'How often each criterion is met', tabindex: 0 },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['Criterion', 'Packets', 'In words'].map((title) => h('th', { scope: 'col' }, title)),
        ),
      ),
      h(
        'tbody',
        {},
        tallies.map((tally) =>
          h(
            'tr',
            tally.nobodyMeets ? { class: 'nobody' } : {},
            criterionHead(tally.criterion.id, tally.criterion.title),
            h(
              'td',
              { class: 'drawn' },
              marks(tally).map(({ state, drawn }) => h('span', { class: state }, drawn)),
            ),
            h('td', {}, tallyWords(tally)),
          ),
        ),
      ),
    ),
  ),
];

const criterionHead = (id: string, title: string): Element => h('th', { scope: 'row' }, title, ' ', h('code', {}, id));
