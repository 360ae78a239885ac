import { terminal } from '../report/escape.ts';
import { paint, wrap, type Style } from '../report/terminal.ts';
import { verdictWords } from '../report/wording.ts';
import type { State } from '../rubric/assessment.ts';
import type { Cohort, CohortGroup, CohortPacket } from './cohort.ts';
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

/** How a cohort is shown. */
export interface CohortOptions {
  /** Only what is counted per criterion: no names. */
  readonly anonymous: boolean;
}

/** For a terminal: each packet with its criteria by state, then what is counted per criterion. */
export function cohortText(
  { groups, notJudged, asWritten }: Cohort,
  { anonymous, colour, width }: CohortOptions & { readonly colour: boolean; readonly width: number },
): string {
  const lines: string[] = [];
  const put = (text: string, indent = 0, style: Style = 'plain', hang = indent): void => {
    wrap(terminal(text), Math.max(20, width - hang)).forEach((line, index) => {
      const spaced = `${' '.repeat(index === 0 ? indent : hang)}${line}`;
      lines.push(colour ? paint(spaced, style) : spaced);
    });
  };
  const putGroup = (group: CohortGroup): void => {
    put(groupTitle(group), 0, 'bold');
    lines.push('');
    if (!anonymous) {
      for (const packet of group.packets) {
        put(`${packet.name}: ${verdictWords({ ...packet, fault: null })}`);
        for (const { state, ids } of byState(group, packet)) put(`${cell(state)}: ${ids.join(', ')}`, 2, 'plain', 6);
      }
      lines.push('');
    }
    put(TALLIES, 0, 'bold');
    if (group.tallies === null) put(SUPPRESSED, 2);
    else {
      put(LEGEND, 2, 'dim');
      for (const tally of group.tallies) {
        const drawn = marks(tally)
          .map((mark) => mark.drawn)
          .join('');
        put(`${drawn} ${tally.criterion.id}: ${tallyWords(tally)}`, 2, 'plain', 4);
      }
    }
    lines.push('');
  };
  groups.forEach(putGroup);
  if (notJudged.length > 0) {
    put(notJudgedTitle(notJudged), 0, 'bold');
    if (!anonymous) for (const path of notJudged) put(path, 2);
    lines.push('');
  }
  if (asWritten) put(AS_WRITTEN, 0, 'warn');
  put(FOOTER, 0, 'dim');
  return `${lines.join('\n')}\n`;
}

/** The criteria of a packet by their state, both in the order of the ladder. */
function byState(
  { criteria }: CohortGroup,
  { states }: CohortPacket,
): readonly { readonly state: State; readonly ids: readonly string[] }[] {
  const found = new Map<State, string[]>();
  for (const { id } of criteria) {
    const state = states.get(id);
    if (state !== undefined) found.set(state, [...(found.get(state) ?? []), id]);
  }
  return [...found].map(([state, ids]) => ({ state, ids }));
}
