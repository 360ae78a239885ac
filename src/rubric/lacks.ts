import { facetWords, namedFacets } from './rules/facets.ts';
import { fixOfLeftOut, whyLeftOut } from '../findings/packet/left-out.ts';
import { numbers } from '../text/words.ts';
import type { Item } from '../packet/packet.ts';
import type { Slip } from '../packet/reading/reading.ts';
import { count, join, plain, prose, say } from '../text/words.ts';
import type { Words } from '../text/words.ts';
import type { Lack, State } from './assessment.ts';
import type { CombinationOutcome, ItemOutcome, Outcome, Unmet } from './evaluate.ts';
import { asksForItems, isEmpty } from './evaluate.ts';
import { usableReferences } from '../evidence/distinct.ts';
import type { RuleContext } from './rule.ts';
import { gateRules } from './rules/index.ts';
import { outcomeWords } from './rules/verified.ts';
import type { RuleName } from '../ladder/rubric.ts';
import { verify } from '../evidence/verify.ts';
import { hasPart } from '../evidence/part.ts';
import { contradicted, hasPlan, hasReason, holds, waiversOf } from './state.ts';
import type { Stated } from './state.ts';
import { dayText } from '../text/time.ts';
import type { Day } from '../text/time.ts';

/** The most lines that one message enumerates. */
const LINES = 5;

/** How a gap is written, in every fix that offers one. */
export const GAP = '- Gap: …; plan: …';

/** What a criterion lacks, the most useful first; nothing for a state that lacks nothing. */
export function lacksOf(
  state: State,
  outcome: Outcome,
  stated: Stated,
  context: RuleContext,
  line: number | null,
  slip: Slip | null = null,
): Lack[] {
  if (
    state === 'upcoming' ||
    state === 'not-applicable' ||
    state === 'waived' ||
    state === 'met' ||
    state === 'judgement'
  )
    return [];
  const { rubric } = context.criterion;
  const concerns = context.acts.concerns
    .filter((concern) => concern.criterion === context.criterion.id)
    .map(({ by, id }): Lack => ({
      rule: 'concern',
      message: say`A concern is open, raised by ${by}.`,
      fix:
        id === undefined
          ? prose('Answer it on the pull request; the person who raised it settles it.')
          : say`Answer it on the pull request; ${by} settles it with ${`/readiness resolve ${id}`}.`,
      line,
    }));
  if (isEmpty(rubric)) {
    return [
      ...concerns,
      {
        rule: 'rubric',
        message: prose('The ladder has no rule by which this criterion could be checked.'),
        fix: prose("Nothing has to be changed in the packet: ask the ladder's owner to add a rubric."),
        line,
      },
    ];
  }
  if (outcome.truth === 'yes') return concerns;
  if (stated.evidence.length > 0 || !asksForItems(rubric)) return [...concerns, ...ofEvidence(outcome, context, line)];
  const gates = outcome.sets.filter(({ rule }) => Object.hasOwn(gateRules, rule)).map((unmet) => ofSet(unmet, line));
  return [...concerns, ofNothing(stated, context, line, slip), ...gates];
}

/** Without evidence: only statements, or nothing, tie to the criterion. */
function ofNothing(stated: Stated, context: RuleContext, line: number | null, slip: Slip | null): Lack {
  const { criterion, ladder } = context;
  const [excuse] = stated.notApplicable;
  if (excuse !== undefined) {
    const allowed = criterion.rubric['not-applicable'] === true && !stated.notApplicable.some(hasReason);
    return allowed
      ? {
          rule: 'not-applicable',
          message: say`Not applicable is stated without a reason after ${'reason:'}.`,
          fix: say`Add the reason after it: ${'; reason: …'}.`,
          line: excuse.place.line,
        }
      : {
          rule: 'not-applicable',
          message: prose('The ladder does not let this criterion be not applicable, and there is no evidence.'),
          fix: say`Add evidence, or state a gap: ${GAP}.`,
          line: excuse.place.line,
        };
  }
  const planned = stated.gaps.find(hasPlan);
  if (planned !== undefined) {
    return criterion.strength === 'must'
      ? {
          rule: 'items',
          message: prose('A gap is stated, with a plan; the ladder asks for evidence.'),
          fix: prose('Add evidence here when you have it.'),
          line: planned.place.line,
        }
      : {
          rule: 'items',
          message: prose('A gap is stated, with a plan.'),
          fix: prose('Nothing more has to be said here; evidence would meet it.'),
          line: planned.place.line,
        };
  }
  const [gap] = stated.gaps;
  if (gap !== undefined)
    return {
      rule: 'plan',
      message: prose('A gap is stated without a plan.'),
      fix: say`Add the plan after it: ${'; plan: …'}.`,
      line: gap.place.line,
    };
  const [partial] = stated.partials;
  if (partial !== undefined)
    return {
      rule: 'items',
      message: prose('It is stated as partial, and there is no evidence.'),
      fix: prose('Add what is already there as evidence.'),
      line: partial.place.line,
    };
  if (slip?.what === 'unticked') {
    return {
      rule: 'items',
      message: prose('Its box is not ticked, so nothing is claimed.'),
      fix: say`Tick it with ${'[x]'} if you claim it, or state a gap: ${GAP}.`,
      line: slip.line,
    };
  }
  if (slip?.what === 'heading') {
    return {
      rule: 'items',
      message: say`No evidence: the heading ${slip.found} names no competency.`,
      fix: say`Write ${slip.meant}, if that is meant.`,
      line: slip.line,
    };
  }
  if (slip?.what === 'untied') {
    const items = slip.lines.length === 1 ? prose('One item stands') : prose(`${slip.lines.length} items stand`);
    const where = prose(slip.lines.length === 1 ? `at line ${slip.line}` : `at lines ${numbers(slip.lines)}`);
    return {
      rule: 'items',
      message: say`${items} here, ${where}, and ${prose(slip.lines.length === 1 ? 'does' : 'do')} not say for which of the competency's criteria.`,
      fix: say`Add ${`- Criteria: ${criterion.id}`} to what is meant for this one, or quote its text above it.`,
      line: slip.line,
    };
  }
  if (slip?.what === 'left-out') {
    const lines =
      slip.to > slip.line
        ? `Lines ${slip.line} to ${slip.to} stand here and are read as nothing: this`
        : `Line ${slip.line} stands here and is read as nothing: it`;
    return {
      rule: 'items',
      message: prose(`${lines} ${whyLeftOut(slip.why)}.`),
      fix: fixOfLeftOut(slip.why),
      line: slip.line,
    };
  }
  const competency = ladder.competencies.find(({ id }) => id === criterion.competency);
  const place =
    line !== null
      ? prose(`under line ${line}`)
      : competency === undefined
        ? say`with ${`Criteria: ${criterion.id}`}`
        : say`under a heading ${`## ${competency.title}`}`;
  return {
    rule: 'items',
    message: prose('No evidence and no stated gap.'),
    fix: say`Add evidence ${place}, or ${GAP}.`,
    line,
  };
}

const ofSet = ({ rule, answer }: Unmet, line: number | null): Lack => ({
  rule,
  message: [...answer.message, '.'],
  fix: answer.fix,
  line,
});

/** With evidence that is not enough, or not known to be. */
function ofEvidence(outcome: Outcome, context: RuleContext, line: number | null): Lack[] {
  const combined = outcome.combinations
    .filter(({ truth }) => truth === outcome.truth)
    .flatMap((combination) => ofCombination(combination, context, line));
  const own =
    outcome.truth === 'unknown' || outcome.sets.some(({ answer }) => answer.truth === 'no') || combined.length === 0
      ? ofOwn(outcome, context, line)
      : [];
  const said = new Set(own.map(({ message }) => plain(message)));
  return [...own, ...combined.filter(({ message }) => !said.has(plain(message)))];
}

/** What the ways to meet a combination still lack: of `all` each, of a choice the nearest. */
function ofCombination(
  { rule, min, truth, branches }: CombinationOutcome,
  context: RuleContext,
  line: number | null,
): Lack[] {
  const open = branches.filter((branch) => branch.truth !== 'yes' && (truth === 'no' || branch.truth === 'unknown'));
  const lacking = open
    .map((branch) => ({
      part: branches.indexOf(branch) + 1,
      lacks: ofEvidence(branch, context, line),
      counting: branch.items.filter(({ counts }) => counts !== 'no').length,
    }))
    .filter(({ lacks }) => lacks.length > 0);
  if (rule === 'all') {
    return lacking.flatMap(({ lacks, part }) =>
      lacks.map((lack): Lack => ({
        ...lack,
        message: [...prose(`Part ${part} of ${branches.length}: `), ...uncapital(lack.message)],
      })),
    );
  }
  // The branch in which an item counts already is the one that the candidate has taken.
  const [nearest] = lacking.sort(
    (a, b) => Math.sign(b.counting) - Math.sign(a.counting) || a.lacks.length - b.lacks.length,
  );
  const met = branches.length - branches.filter((branch) => branch.truth !== 'yes').length;
  const sure = truth === 'unknown' ? 'known to be met' : 'met';
  const amount = prose(
    min === 1
      ? `none of the ${branches.length} ways to meet it is ${sure}; the nearest: `
      : `${met} of the ${min} ways that are asked for ${met === 1 ? 'is' : 'are'} ${sure}, out of ${branches.length}; the nearest: `,
  );
  return (nearest?.lacks ?? [])
    .slice(0, 2)
    .map((lack, index): Lack =>
      index === 0 ? { ...lack, rule, message: capital([...amount, ...uncapital(lack.message)]) } : lack,
    );
}

/** There is evidence, and the rubric's own rules find it not enough or not known to be. */
function ofOwn(outcome: Outcome, context: RuleContext, line: number | null): Lack[] {
  const unknown = outcome.own.filter(({ counts }) => counts === 'unknown');
  const open = (prefix: Words | null): Lack[] => ofItems(unknown, 'unknown', prefix);
  if (outcome.truth === 'unknown') {
    const lacks = open(prose('Not known yet: '));
    // A rule over all items can be unknown though each of them counts: a register that nobody has read.
    const sets = outcome.sets.filter(({ answer }) => answer.truth === 'unknown').map((unmet) => ofSet(unmet, line));
    return lacks.length > 0
      ? lacks
      : sets.map((lack) => ({ ...lack, message: [...prose('Not known yet: '), ...uncapital(lack.message)] }));
  }

  const failing = outcome.sets.filter(({ answer }) => answer.truth === 'no');
  const against = new Set(contradicted(outcome, context));
  // The nearest to counting first: a single closed link, then a single word to correct.
  const excluded = outcome.own
    .filter(({ counts }) => counts === 'no')
    .map((item, index) => ({ item, index, steps: against.has(item.item) ? 0 : item.unmet.length }))
    .sort((a, b) => a.steps - b.steps || a.index - b.index)
    .map(({ item }) => item);
  // Correcting what is there is all that some rules take: the amount and its cause are one message.
  const derived = failing.find(({ enough }) => enough);
  // How long the evidence reaches is computed over all of it: items that do not count yet are named beside it.
  const short = failing
    .filter(({ enough }) => !enough)
    .map(({ rule, answer, all }) => ofSet({ rule, answer: rule === 'sustained' ? all : answer }, line));
  const prefix: Words | null = derived !== undefined && excluded.length > 0 ? [...derived.answer.message, ': '] : null;
  const correct = ofItems(excluded, 'no', prefix);
  const add = [...short, ...(derived !== undefined && prefix === null ? [ofSet(derived, line)] : [])];
  // A contradicted link goes before everything; otherwise what is to be added goes before what would still be too
  // little.
  const first = prefix !== null || against.size > 0 ? [...correct, ...add] : [...add, ...correct];
  return [...first, ...open(prose('Not known yet: '))];
}

/**
 * One lack for each rule that keeps items from counting. The first one carries the prefix; for unknown items each does.
 */
function ofItems(items: readonly ItemOutcome[], truth: 'no' | 'unknown', prefix: Words | null): Lack[] {
  const byRule = new Map<RuleName, Failing[]>();
  for (const { item, unmet } of items) {
    for (const { rule, answer } of unmet) {
      if (answer.truth !== truth) continue;
      const list = byRule.get(rule) ?? [];
      list.push({ item, message: answer.message, fix: answer.fix });
      byRule.set(rule, list);
    }
  }
  return [...byRule].map(([rule, failing], index): Lack => {
    const lead = prefix !== null && (index === 0 || truth === 'unknown') ? prefix : [];
    const clauses = enumerate(failing);
    return {
      rule,
      message: [...(lead.length > 0 ? [...lead, ...clauses] : capital(clauses)), '.'],
      fix: failing[0]?.fix ?? [],
      line: failing[0]?.item.place.line ?? null,
    };
  });
}

/** After a colon. */
const uncapital = (words: Words): Words => {
  const [first, ...rest] = words;
  return typeof first === 'string' && !/^\p{Lu}{2}/u.test(first)
    ? [first.charAt(0).toLowerCase() + first.slice(1), ...rest]
    : words;
};

interface Failing {
  readonly item: Item;
  readonly message: Words;
  readonly fix: Words;
}

const capital = (words: Words): Words => {
  const [first, ...rest] = words;
  return typeof first === 'string' ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest] : words;
};

/**
 * "line 48 has no date; lines 52 and 60 have scope `team`…": items with the same message share it, at most five lines
 * in all.
 */
function enumerate(failing: readonly Failing[]): Words {
  const shown = failing.slice(0, LINES);
  const groups = new Map<string, Failing[]>();
  for (const one of shown) {
    const key = JSON.stringify(one.message);
    const group = groups.get(key) ?? [];
    group.push(one);
    groups.set(key, group);
  }
  const clauses = [...groups.values()].map((group): Words => {
    const lines = [...new Set(group.map(({ item }) => item.place.line))]
      .sort((a, b) => a - b)
      .map((line) => prose(String(line)));
    const message = group[0]?.message ?? [];
    return lines.length === 1
      ? say`line ${lines[0] ?? []} ${message}`
      : say`lines ${join(lines, ', ', ' and ')} ${plural(message)}`;
  });
  const rest = failing.length - shown.length;
  return [...join(clauses, '; '), ...(rest > 0 ? prose(`; and ${count(rest, 'more item')} for the same rule`) : [])];
}

/** "has …" of several items. */
function plural(message: Words): Words {
  const [first, ...rest] = message;
  return typeof first === 'string' ? [first.replace(/^has /u, 'have '), ...rest] : message;
}

/**
 * What is true and changes nothing: links that were read and contradict beside enough good ones, waivers without
 * effect.
 */
export function remarksOf(
  state: State,
  lacks: readonly Lack[],
  outcome: Outcome,
  context: RuleContext,
  today: Day,
): Words[] {
  const waivers = waiversOf(context)
    .filter((waiver) => !holds(waiver, context, today))
    .map(({ by, until }): Words =>
      until !== null && until < today
        ? say`The waiver by ${by} ended on ${prose(dayText(until))}.`
        : say`The waiver by ${by} has no effect: the ladder does not let this criterion be waived.`,
    );
  if (state === 'upcoming') return waivers;
  const declared: Words[] =
    context.criterion.rubric.declared === true && state === 'met'
      ? [prose('Declared by the candidate; nobody checked it.')]
      : [];

  // Of an item whose links are what keeps it from counting, the lacks speak already.
  const told = (item: ItemOutcome): boolean =>
    lacks.some(({ rule }) => rule === 'verified') &&
    item.unmet.some(({ rule, answer }) => rule === 'verified' && answer.truth === 'no');
  const seen = new Set<string>();
  const contrary = outcome.items
    .filter((item) => !told(item))
    .flatMap(({ item }) =>
      usableReferences(item).flatMap((reference): Words[] => {
        const found = verify(reference, item, context.header, context.facts);
        if (found.outcome !== 'false' || seen.has(reference.ref)) return [];
        seen.add(reference.ref);
        return [say`Line ${reference.line}: ${outcomeWords(reference, found)}.`];
      }),
    );
  const strangers = outcome.items.flatMap(({ item }) =>
    usableReferences(item).flatMap((reference): Words[] => {
      if (seen.has(reference.ref) || hasPart(reference, context.header, context.facts) !== 'no') return [];
      seen.add(reference.ref);
      return [
        say`Line ${reference.line}: ${context.header.candidate ?? 'the candidate'} is not named in ${reference.ref}.`,
      ];
    }),
  );
  const items = outcome.items.filter(({ counts }) => counts !== 'no').map(({ item }) => item);
  const { named, open } = namedFacets(context.criterion.facets, items);
  const facets: Words[] =
    named.length === 0 || lacks.some(({ rule }) => rule === 'facets')
      ? []
      : [
          open.length === 0
            ? prose(`Each of its ${named.length} facets has evidence.`)
            : say`Of its facets, ${facetWords(named)} ${prose(named.length === 1 ? 'has' : 'have')} evidence, ${facetWords(open)} ${prose(open.length === 1 ? 'has' : 'have')} none.`,
        ];
  return [...waivers, ...declared, ...facets, ...contrary, ...strangers];
}
