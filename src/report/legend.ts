/** What the marks and states of a report mean: one fold at its end. */
import type { RootContent } from 'mdast';
import type { PacketResult, State } from '../rubric/assessment.ts';
import { text } from './escape.ts';
import { bullets, fold, paragraph } from './nodes.ts';
import { namesNothing, stateMark, stateWords } from './wording.ts';

/** In the words of `docs/verdict.md`, in this order. */
const MEANINGS: Readonly<Record<State, string>> = {
  met: 'the evidence is what the rubric asks for',
  judgement: 'the evidence is there; what it means a person says',
  partial: 'there is evidence, and not yet enough',
  missing: 'no evidence and no stated gap',
  gap: 'nothing yet, and a plan for it',
  disputed: 'a link was read and says something else, or somebody has objected',
  unchecked: 'something could not be read, so nothing is decided',
  waived: 'excused by somebody who may',
  'not-applicable': 'excused with a reason, where the ladder allows it',
  upcoming: 'not in force yet; it does not count here',
};
const isState = (name: string): name is State => Object.hasOwn(MEANINGS, name);

/** The states that these packets have, and what they mean; nothing where there are none. */
export function legend(packets: readonly PacketResult[]): RootContent[] {
  // One that names nothing has no rows.
  const judged = packets.filter((packet) => namesNothing(packet) === null);
  const said = Object.keys(MEANINGS)
    .filter(isState)
    .flatMap((state) => {
      const having = judged.filter(({ criteria }) =>
        criteria.some((result) => result.state === state && (result.required || state === 'upcoming')),
      );
      // A draft may call it otherwise than the packets beside it.
      const called = having.map(({ verdict }) => `${stateMark(state, verdict)} ${stateWords(state, verdict)}`);
      return [...new Set(called)].map((name) => `${name}: ${MEANINGS[state]}`);
    });
  return said.length === 0
    ? []
    : fold('What the marks mean', [], [bullets(said.map((line) => [paragraph([text(line)])]))]);
}
