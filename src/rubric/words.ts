/**
 * Rubrics in words. A rule says itself what it asks (`words` of its file); here they become a phrase about the whole.
 */
import { join, say, type Words } from '../text/words.ts';
import { byName, ruleNames } from './rules/index.ts';
import type { SimpleRuleName } from './rules/index.ts';
import type { Rubric } from '../ladder/rubric.ts';

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- N ties the rule to its own parameter
function wordsOf<N extends SimpleRuleName>(name: N, rubric: Rubric): Words[] {
  const parameter = rubric[name];
  return parameter === undefined ? [] : [byName[name].words(parameter)];
}

/** A rubric, phrase by phrase. */
export interface RubricPhrases {
  /** What all evidence together has to be: "at least 2 items". */
  readonly together: readonly Words[];
  /** What each item has to be: "with a date". */
  readonly each: readonly Words[];
  /** What a branch does not ask for though the rubric around it does: phrases as of `each`. */
  readonly unasked: readonly Words[];
  readonly combined: readonly { readonly lead: Words; readonly branches: readonly RubricPhrases[] }[];
  /** How the outcome is read: "may be waived". */
  readonly outcome: readonly Words[];
}

/** @param around the rubric of which this one is a branch: what both ask of each item is said once, there */
export function rubricPhrases(rubric: Rubric, around: Rubric = {}): RubricPhrases {
  const phrases = (
    over: 'set' | 'item' | 'criterion',
    wanted: (name: SimpleRuleName) => boolean = () => true,
    from = rubric,
  ): Words[] => ruleNames.flatMap((name) => (byName[name].over === over && wanted(name) ? wordsOf(name, from) : []));
  const { any, all, 'at-least': atLeast } = rubric;
  const combination = (lead: Words, branches: readonly Rubric[] | undefined) =>
    branches === undefined ? [] : [{ lead, branches: branches.map((branch) => rubricPhrases(branch, rubric)) }];
  const together = phrases('set');
  const each = phrases('item', (name) => JSON.stringify(rubric[name]) !== JSON.stringify(around[name]));
  // Without another phrase before it "as well" would be odd.
  const alone =
    rubric.judgement === true && together.length + each.length === 0 && (any ?? all ?? atLeast) === undefined;
  return {
    together,
    each,
    unasked: phrases('item', (name) => rubric[name] === undefined, around),
    combined: [
      ...combination([any?.length === 2 ? 'either' : 'one of these:'], any),
      ...combination(['each of these:'], all),
      ...combination(say`at least ${atLeast?.min ?? 0} of these:`, atLeast?.of),
    ],
    outcome: [
      ...(alone ? [['a person judges']] : []),
      ...phrases('criterion', (name) => !alone || name !== 'judgement'),
    ],
  };
}

const LETTERS = 'abcdefghijklmnopqrst';

/** "(a)", and inside it "(a1)": the name of a branch, so that its end is clear where it holds commas. */
const label = (outer: string, index: number): string =>
  outer === '' ? (LETTERS[index] ?? `${index + 1}.`) : `${outer}${index + 1}`;

/** One phrase a combination: "either (a) at least 1 item: of kind `rfc` or (b) at least 20 production incidents". */
const combinationWords = ({ combined }: RubricPhrases, outer: string): Words[] =>
  combined.map(({ lead, branches }) => {
    const either = branches.length === 2 && lead[0] === 'either';
    return [
      ...lead,
      ' ',
      ...join(
        branches.map((branch, index) => {
          const name = label(outer, index);
          return [`(${name}) `, ...phraseWords(branch, name)];
        }),
        either ? ' or ' : '; ',
      ),
    ];
  });

/** The phrases as one: "at least 2 items; each: with a date, scope `team` or wider; may be waived". */
export function phraseWords(phrases: RubricPhrases, branch = ''): Words {
  const { together, each, unasked, outcome } = phrases;
  const led = (lead: string, list: readonly Words[]): Words => (list.length === 0 ? [] : [lead, ...join(list, ', ')]);
  // Inside a branch commas join the phrases: semicolons separate it from the next branch.
  const items = led(branch === '' ? 'each: ' : '', each);
  const begin =
    branch === '' || together.length === 0 || items.length === 0
      ? [join(together, ', '), items]
      : [[...join(together, ', '), ': ', ...items]];
  const parts = [...begin, led('not asked here: ', unasked), ...combinationWords(phrases, branch), join(outcome, ', ')];
  return join(
    parts.filter((part) => part.length > 0),
    branch === '' ? '; ' : ', ',
  );
}

/**
 * A rubric in words: one phrase a rule ("at least 2 items"), in the order in which rules are listed, then one a
 * combination.
 */
export const rubricWords = (rubric: Rubric): Words[] => [
  ...ruleNames.flatMap((name) => wordsOf(name, rubric)),
  ...combinationWords(rubricPhrases(rubric), ''),
];
