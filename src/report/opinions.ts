/** Where reviewers, each in a file of their own, see a packet otherwise than the report. Opinions: no verdict hangs on them. */
import type { RootContent } from 'mdast';
import type { Opinion, OpinionOn, Seen } from '../people/opinions.ts';
import type { CriterionResult, PacketResult, State } from '../rubric/assessment.ts';
import { count } from '../text/words.ts';
import { bullets, fold, paragraph, phrase, type Origin } from './nodes.ts';
import { name, strong, type Sentence } from './sentence.ts';
import { criterionName, stateWords } from './wording.ts';

/** More differences than this are left to the summary. */
const MOST_LINES = 20;

/** What a state says of the evidence; null: a reviewer's view of it is no difference, as nobody judged the evidence. */
const SAYS: Readonly<Record<State, Seen | null>> = {
  met: 'met',
  // The evidence is what the rubric asks for, and the packet claims that it means enough.
  judgement: 'met',
  partial: 'partial',
  gap: 'not-met',
  missing: 'not-met',
  disputed: 'not-met',
  unchecked: null,
  waived: null,
  'not-applicable': null,
  upcoming: null,
};

const WORDS: Readonly<Record<Seen, string>> = { met: 'met', partial: 'partial', 'not-met': 'not met' };

export interface Otherwise {
  readonly on: OpinionOn;
  readonly result: CriterionResult;
}

/** Where somebody differs: from the state, or where that is not known from what the packet claims. */
export function otherwise(packet: PacketResult, { criteria }: Opinion): readonly Otherwise[] {
  return criteria.flatMap((on) => {
    const result = packet.criteria.find(({ criterion, counts }) => criterion.id === on.criterion && counts === null);
    if (result === undefined) return [];
    const claimed = result.evidence.length > 0 ? 'met' : 'not-met';
    const said = result.state === 'unchecked' ? claimed : SAYS[result.state];
    return said === null || said === on.state ? [] : [{ on, result }];
  });
}

/** "octo-kim: 3 criteria, 1 otherwise than the report". */
export function opinionSentence(packet: PacketResult, opinion: Opinion): Sentence {
  const differing = otherwise(packet, opinion).length;
  return [
    strong(name(opinion.by)),
    `: ${count(opinion.criteria.length, 'criterion', 'criteria')}, `,
    differing === 0 ? 'none' : String(differing),
    ' otherwise than the report',
    ...(opinion.writer === 'unknown' ? ['. GitHub does not say that ', name(opinion.by), ' wrote this file'] : []),
    '.',
  ];
}

/** What they say of one criterion, beside what the report says. `notes`: whether everybody may read what they wrote. */
export const otherwiseSentence = (packet: PacketResult, { on, result }: Otherwise, notes: boolean): Sentence => [
  ...criterionName(packet, result),
  `: ${WORDS[on.state]}; the report: ${stateWords(result.state, packet.verdict)}`,
  ...(on.note !== null && notes ? ['. “', name(on.note), '”'] : []),
];

export const OPINIONS_ARE = 'Opinions, in files beside the packet: no state and no verdict hangs on them.';

/** The fold for reviewers; nothing where nobody wrote an assessment. */
export function opinionsFold(
  packet: PacketResult,
  { origin, titles, full }: { readonly origin: Origin | null; readonly titles: boolean; readonly full: boolean },
): RootContent[] {
  const { opinions = [] } = packet;
  if (opinions.length === 0) return [];
  let room = full ? Number.POSITIVE_INFINITY : MOST_LINES;
  const parts = opinions.flatMap((opinion): RootContent[] => {
    const all = otherwise(packet, opinion);
    const shown = all.slice(0, Math.max(0, room));
    room -= shown.length;
    const lines = shown.map((one) => [
      paragraph(
        phrase(
          [...otherwiseSentence(packet, one, titles), ' (', { line: one.on.place.line, path: opinion.path }, ')'],
          origin,
        ),
      ),
    ]);
    return [
      paragraph(phrase(opinionSentence(packet, opinion), origin)),
      ...(lines.length > 0 ? [bullets(lines)] : []),
      ...(shown.length < all.length
        ? [paragraph(phrase([`${all.length - shown.length} more: the job summary has them.`], null))]
        : []),
    ];
  });
  const differing = opinions.reduce((sum, opinion) => sum + otherwise(packet, opinion).length, 0);
  return fold(
    `Assessments of reviewers (${opinions.length})`,
    [`: ${differing === 0 ? 'none' : String(differing)} otherwise than the report`],
    [...parts, paragraph(phrase([OPINIONS_ARE], null))],
  );
}
