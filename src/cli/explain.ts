import { catalogue } from '../findings/catalogue.ts';
import type { Criterion, Ladder } from '../ladder/ladder.ts';
import { ruleNamed, rules } from '../rubric/rules/index.ts';
import { rubricWords } from '../rubric/words.ts';
import { near } from '../suggest.ts';
import { join, plain, type Words } from '../words.ts';

const indent = (text: string, by = '    '): string => text.trimEnd().split('\n').map((line) => (line === '' ? line : by + line)).join('\n');

/** A text of a few lines for one finding code, rule or criterion; null with near names where nothing has that name. */
export function explain(name: string, ladders: readonly Ladder[]): { readonly text: string } | { readonly near: readonly string[] } {
  const wanted = name.toLowerCase();
  const text = explainCode(wanted) ?? explainRule(wanted) ?? explainLack(wanted) ?? explainCriterion(name, ladders);
  if (text !== null) return { text };
  const names = [...Object.keys(catalogue), ...rules.map((rule) => rule.name), ...ladders.flatMap((ladder) => ladder.criteria.map((criterion) => criterion.id))];
  return { near: near(name, names) };
}

function explainCode(code: string): string | null {
  const kind = Object.entries(catalogue).find(([name]) => name === code)?.[1];
  if (!kind) return null;
  return [`${code} (${kind.severity}): ${kind.title}`, '', kind.why, '', 'As it is:', indent(kind.example.before), '', 'As it should be:', indent(kind.example.after), ''].join('\n');
}

function explainRule(name: string): string | null {
  const rule = rules.find((candidate) => candidate.name === name);
  if (!rule) return null;
  const { doc } = rule;
  const forms = doc.forms.map((form) => `    ${form.yaml}\n        ${form.means}`).join('\n');
  return [
    `${rule.name}: ${doc.asks}`, '', doc.counts, '', 'In a ladder:', forms, '',
    'Meets it:', indent(doc.meets), '', 'Misses it:', indent(doc.misses), '',
  ].join('\n');
}

/** What the JSON names under `lacks[].rule` besides rules. */
const LACKS: Readonly<Record<string, string>> = {
  explain: 'A `should` that is not met blocks until the packet explains it: with a gap and a plan, an N/A and a reason, or a partial claim and a plan.',
  plan: 'A gap or a partial claim needs a plan: what will be done, and by when.',
  concern: 'Somebody has raised a concern about this criterion on the pull request. The person who raised it settles it.',
  rubric: 'The ladder has no rule by which this criterion could be checked. That is for the owner of the ladder to mend.',
};

const explainLack = (name: string): string | null => (Object.hasOwn(LACKS, name) ? `${name}: ${LACKS[name] ?? ''}\n` : null);

function explainCriterion(id: string, ladders: readonly Ladder[]): string | null {
  for (const ladder of ladders) {
    const criterion = ladder.criteria.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
    if (criterion) return criterionText(criterion, ladder);
  }
  return null;
}

function criterionText(criterion: Criterion, ladder: Ladder): string {
  const competency = ladder.competencies.find((candidate) => candidate.id === criterion.competency);
  const where = [competency?.title ?? criterion.promotion, criterion.level, criterion.strength, `ladder ${ladder.id} ${ladder.version}`].join(' · ');
  const asks = rubricWords(criterion.rubric);
  return [
    `${criterion.id}: ${criterion.text}`, where, '',
    'What the rubric asks:', ...asks.map((words: Words) => `    ${plain(words)}`), '',
    ...(criterion.guidance === null ? [] : ['Guidance:', indent(criterion.guidance), '']),
    'In a packet:',
    indent(gateExample(criterion) ?? `## ${competency?.title ?? criterion.id}\n\n> ${criterion.text}\n\n- What you did, in one sentence.\n  - When: 2025-02 to 2025-09\n  - Links: owner/repository#1`), '',
  ].join('\n');
}

/** Gates about time and people are answered in the front matter, not by evidence. */
function gateExample({ rubric }: Criterion): string | null {
  const fields = (['time-in-level', 'sponsors'] as const).flatMap((name) => (rubric[name] === undefined ? [] : [ruleNamed(name)?.doc.meets ?? '']));
  return fields.length === 0 ? null : ['---', ...fields, '---'].join('\n');
}

/** "Did you mean …?", or nothing. */
export const didYouMean = (names: readonly string[]): string =>
  names.length === 0 ? '' : ` Did you mean ${plain(join(names.map((name) => [{ code: name }]), ', ', ' or '))}?`;
