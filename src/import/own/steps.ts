/** What a page says of promotions and of where ways part. */
import type { ListItem } from 'mdast';
import type { Asides, LevelSeen, Statement, StepSeen } from '../model.ts';
import { isCriterion, itemsOf, lineOf, textsBelow, wordsOf, type Place } from './items.ts';
import { criteriaBelow, idOf, ruleIn } from './parts.ts';

export interface Steps {
  readonly statements: readonly Statement[];
  readonly steps: readonly StepSeen[];
}

const STEP = /^(.+) → (.+)$/u;
/** Of a promotion that a ladder says no more of. */
const PLAIN = /^(?:, a switch [^:]*)?: (?:every must is met|nothing is asked for yet)$/u;
const SWITCH = /^, a switch /u;
/** What follows from the rest. */
const ASKS = /^Asks for /u;
const USUALLY = /^Usually: /u;

/** "**L1 → L2**: every must is met", and what stands below. */
export function stepsIn(items: readonly ListItem[], levels: readonly LevelSeen[], place: Place): Steps {
  const isLevel = (name: string | undefined): name is string => levels.some((level) => level.name === name);
  const all = items.map((item): Steps => {
    const line = lineOf(item);
    const below = itemsOf(item.children);
    // Several of one rule stand together, without more.
    if (line !== null && PLAIN.test(line.text) && below.length === 0) place(line.node);
    const [, from, to] = STEP.exec(line?.label ?? '') ?? [];
    if (line === null || below.length === 0 || !isLevel(from) || !isLevel(to)) return { statements: [], steps: [] };
    if (PLAIN.test(line.text)) place(line.node);
    const fine = below.filter((one) => one.children.length === 1 && lineOf(one)?.label === null && !isCriterion(one));
    const texts = fine.filter((one) => !isLink(one)).map((one) => (place(one), wordsOf(one)));
    const called = (name: string): string[] => {
      const own = below.find((one) => lineOf(one)?.label === name && lineOf(one)?.text === '');
      if (own === undefined) return [];
      place(own);
      return textsBelow(own, place);
    };
    const statements = below.flatMap((one) => {
      const head = lineOf(one);
      const rule = head === null ? null : ruleIn(head);
      // Of a promotion the import makes groups of which all are asked for.
      return head === null || head.label === null || rule?.rule !== 'all'
        ? []
        : criteriaBelow(one, head, from, { in: 'promotion', to, title: head.label, ...idOf(rule.id) }, place);
    });
    const timeline = texts.find((text) => USUALLY.test(text))?.replace(USUALLY, '') ?? null;
    const statistics = texts.filter((text) => !USUALLY.test(text) && !ASKS.test(text));
    const [prepare, risks] = [called('Prepare'), called('Risks')];
    const says = timeline !== null || [...statistics, ...prepare, ...risks].length > 0;
    const isSwitch = SWITCH.test(line.text);
    return {
      statements,
      steps: says || isSwitch ? [{ from, to, switch: isSwitch, timeline, statistics, prepare, risks }] : [],
    };
  });
  return { statements: all.flatMap((one) => one.statements), steps: all.flatMap((one) => one.steps) };
}

const isLink = ({ children: [first] }: ListItem): boolean =>
  first?.type === 'paragraph' && first.children[0]?.type === 'link';

/** "**Career fork** after L3", and the ways from there. */
export const forksIn = (items: readonly ListItem[], levels: readonly LevelSeen[], place: Place): Asides['forks'] =>
  items.flatMap((item) => {
    const line = lineOf(item);
    const at = /^after (.+)$/u.exec(line?.text ?? '')?.[1];
    if (line === null || line.label === null || !levels.some(({ name }) => name === at) || at === undefined) return [];
    place(line.node);
    const options = itemsOf(item.children).flatMap((one) => {
      const text = wordsOf(one);
      const to = levels.findLast(({ name }) => text === name || text.endsWith(` (${name})`))?.name;
      if (to === undefined) return [];
      place(one);
      const title = text === to ? to : text.slice(0, -to.length - 3);
      return [{ to, title, pros: [], cons: [], fits: [], prepare: [] }];
    });
    return [{ title: line.label, at, options, try: [] }];
  });
