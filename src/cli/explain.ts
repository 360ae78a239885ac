import { allFindings } from '../findings/all.ts';
import type { Criterion, Group, Ladder } from '../ladder/ladder.ts';
import { readLadder } from '../ladder/read.ts';
import { evidenceWords, groupText, marksOf, stepOf } from '../ladder/show/outline.ts';
import { combinations } from '../rubric/combinations.ts';
import { gateRules, rules } from '../rubric/rules/index.ts';
import { terminal } from '../report/escape.ts';
import { sampleOf } from '../scaffold/sample.ts';
import { near, normalise } from '../text/near.ts';
import { dayOf, type Day } from '../text/time.ts';
import { plain } from '../text/words.ts';
import { listFindings, options, UsageError, type Console } from './console.ts';
import { didYouMean } from './did-you-mean.ts';
import { BASE_OPTION, givenBases, readLadderInput } from './bases.ts';
import { repositoryRoot, shippedLadders, shown as shownPath } from './files.ts';
import { ladderFiles } from './ladders.ts';
import { laddersHere } from './settings.ts';

const indent = (text: string, by = '    '): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? line : by + line))
    .join('\n');

/** What a rubric may hold, with its documentation. */
const documented = [...rules, ...combinations];

/** `readiness explain CODE|RULE|CRITERION`. */
export function explainCommand(args: readonly string[], console: Console): number {
  const { values, positionals } = options(args, { ladder: { type: 'string', multiple: true }, ...BASE_OPTION });
  const [name] = positionals;
  if (name === undefined || positionals.length > 1)
    throw new UsageError('explain takes one finding code, rule or criterion. See "readiness explain --help".');
  const given = givenBases(values.base);
  const files = values.ladder?.flatMap((ladder) => ladderFiles(ladder, console.entry)) ?? [
    ...laddersHere(repositoryRoot('.')),
    ...shippedLadders(console.entry),
  ];
  const read = files
    .map((file) => readLadderInput(file, given, shownPath(file)))
    .map((input) => readLadder(input.bytes, input.path, input.bases));
  const ladders = read.flatMap(({ ladder }) => ladder ?? []);
  const found = explain(name, ladders, dayOf(console.now()));
  if ('text' in found) {
    console.out(found.text);
    return 0;
  }
  // A criterion may be in a ladder that cannot be read: that is said before "there is none".
  for (const { ladder, findings } of read) if (ladder === null) listFindings(findings, console);
  throw new UsageError(
    `nothing is called "${terminal(name.slice(0, 80))}": no finding, rule, level, competency or criterion of ${ladders.map(({ id }) => id).join(', ')}.${didYouMean(found.near)}`,
  );
}

/**
 * A text of a few lines for one finding code, rule, criterion or group, samples of which are made for `today`; near
 * names where nothing has that name.
 */
export function explain(
  name: string,
  ladders: readonly Ladder[],
  today: Day,
): { readonly text: string } | { readonly near: readonly string[] } {
  const wanted = name.toLowerCase();
  const text =
    explainCode(wanted) ?? explainRule(wanted) ?? explainLack(wanted) ?? explainInLadder(wanted, ladders, today);
  if (text !== null) return { text };
  const names = [
    ...Object.keys(allFindings),
    ...documented.map((rule) => rule.name),
    ...ladders.flatMap(({ criteria, groups }) => [...criteria, ...groups].map(({ id }) => id)),
  ];
  return { near: near(name, names) };
}

function explainCode(code: string): string | null {
  const kind = Object.entries(allFindings).find(([name]) => name === code)?.[1];
  if (!kind) return null;
  return [
    `${code} (${kind.severity}): ${kind.title}`,
    '',
    kind.why,
    '',
    'As it is:',
    indent(kind.example.before),
    '',
    'As it should be:',
    indent(kind.example.after),
    '',
  ].join('\n');
}

function explainRule(name: string): string | null {
  const rule = documented.find((candidate) => candidate.name === name);
  if (!rule) return null;
  const { doc } = rule;
  const forms = doc.forms.map((form) => `    ${form.yaml}\n        ${form.means}`).join('\n');
  return [
    `${rule.name}: ${doc.asks}`,
    '',
    doc.counts,
    '',
    'In a ladder:',
    forms,
    '',
    'Meets it:',
    indent(doc.meets),
    '',
    'Misses it:',
    indent(doc.misses),
    '',
  ].join('\n');
}

/** Other values of `lacks[].rule` in the JSON. */
const LACKS: Readonly<Record<string, string>> = {
  explain:
    'A `should` that is not met blocks until the packet explains it: with a gap and a plan, an N/A and a reason, or a partial claim and a plan.',
  plan: 'A gap or a partial claim needs a plan: what will be done, and by when.',
  concern:
    'Somebody has raised a concern about this criterion on the pull request. The person who raised it settles it.',
  rubric:
    'The ladder has no rule by which this criterion could be checked. That is for the owner of the ladder to mend.',
};

const explainLack = (name: string): string | null =>
  Object.hasOwn(LACKS, name) ? `${name}: ${LACKS[name] ?? ''}\n` : null;

function explainInLadder(wanted: string, ladders: readonly Ladder[], today: Day): string | null {
  for (const ladder of ladders) {
    const criterion = ladder.criteria.find(({ id }) => id.toLowerCase() === wanted);
    if (criterion) return shown(criterionText(criterion, ladder, today));
    const group = ladder.groups.find(({ id }) => id.toLowerCase() === wanted);
    if (group) return shown(groupTextOf(group, ladder));
  }
  return explainByWords(wanted, ladders, today);
}

/** What reports and packets call a criterion: its text or an alias; and what stands above criteria. */
function explainByWords(wanted: string, ladders: readonly Ladder[], today: Day): string | null {
  const isWanted = (name: string): boolean => normalise(name) === normalise(wanted);
  for (const ladder of ladders) {
    const own = ladder.criteria.filter(({ text, aliases, was }) => [text, ...aliases, ...was].some(isWanted));
    const [only, another] = own;
    if (only !== undefined && another === undefined) return shown(criterionText(only, ladder, today));
    if (only !== undefined) return shown(listText(only.text, own, ladder));
    const competency = ladder.competencies.find(({ id, title }) => [id, title].some(isWanted));
    if (competency !== undefined)
      return shown(
        listText(
          `${competency.id}: ${competency.title}`,
          ladder.criteria.filter((one) => one.competency === competency.id),
          ladder,
        ),
      );
    const level = ladder.levels.find(({ id, titles }) => [id, ...titles].some(isWanted));
    if (level !== undefined)
      return shown(
        listText(
          [level.id, ...level.titles.slice(0, 1)].join(': '),
          ladder.criteria.filter((one) => one.level === level.id),
          ladder,
        ),
      );
  }
  return null;
}

/** Several criteria, each by what explains it. */
const listText = (head: string, list: readonly Criterion[], ladder: Ladder): string =>
  [
    head,
    named(ladder),
    '',
    ...section(
      'Its criteria, each of which "readiness explain ID" explains',
      list.map(({ id, text }) => `${id}: ${text}`),
    ),
  ].join('\n');

/** A titled list; nothing where there is nothing. */
const section = (title: string, texts: readonly string[]): string[] =>
  texts.length === 0 ? [] : [`${title}:`, ...texts.map((text) => indent(text)), ''];

/** "promotion L4 → L5". */
const promotionName = (id: string, { promotions }: Ladder): string => {
  const promotion = promotions.find((own) => own.id === id);
  return `promotion ${promotion === undefined ? id : stepOf(promotion)}`;
};

const named = ({ id, version }: Ladder): string => `ladder ${id} ${version}`;

function criterionText(criterion: Criterion, ladder: Ladder, today: Day): string {
  const competency = ladder.competencies.find(({ id }) => id === criterion.competency);
  const group = ladder.groups.find(({ id }) => id === criterion.group);
  const bucket = ladder.levels.flatMap(({ buckets }) => buckets).find(({ id }) => id === criterion.bucket);
  const where = [
    ...(competency === undefined ? [] : [competency.title]),
    criterion.promotion === null ? criterion.level : promotionName(criterion.promotion, ladder),
    ...(bucket === undefined ? [] : [bucket.title]),
    ...marksOf(criterion),
    named(ladder),
  ];
  return [
    `${criterion.id}: ${criterion.text}`,
    ...criterion.facets.map((facet) => `    - ${facet}`),
    where.join(' · '),
    ...(group === undefined
      ? []
      : [
          group.of.length === 1
            ? `In the group ${group.id}: ${group.title}.`
            : `One of the group ${group.id}: ${group.title}, ${groupText(group)}.`,
        ]),
    '',
    ...section('What the rubric asks', [plain(evidenceWords(criterion))]),
    ...section('Why it asks that', criterion.why),
    ...section('Thresholds that the owner of the ladder has yet to set', criterion.needsOwner),
    ...section('Guidance', criterion.guidance === null ? [] : [criterion.guidance]),
    ...section('Good evidence', criterion.examples),
    ...section('No evidence', criterion.antiExamples),
    ...section('What reviewers may ask', criterion.prompts),
    ...section(
      'A maxim',
      competency === undefined
        ? []
        : ladder.notes.maxims.flatMap((note) =>
            note.competency === competency.id && (note.level === null || note.level === criterion.level)
              ? [note.text]
              : [],
          ),
    ),
    ...section('Formerly', criterion.was),
    ...inPacket(criterion, ladder, today),
  ].join('\n');
}

/** What a packet says for it: evidence made up for its own rubric, or what answers a gate. */
function inPacket(criterion: Criterion, ladder: Ladder, today: Day): string[] {
  const gate = gateExample(criterion);
  const sample = gate === null ? sampleOf(criterion, ladder, today) : null;
  if (sample === null) return gate === null ? [] : ['In a packet:', indent(gate), ''];
  return [
    'A sample that meets this rubric today (all of it is made up):',
    indent(sample.text),
    '',
    ...sample.notes.flatMap((note) => [note, '']),
  ];
}

function groupTextOf(group: Group, ladder: Ladder): string {
  const { criteria, groups } = ladder;
  const outer = groups.find(({ id }) => id === group.group);
  return [
    `${group.id}: ${group.title}`,
    [
      group.promotion === null ? (group.level ?? '') : promotionName(group.promotion, ladder),
      group.strength,
      named(ladder),
    ].join(' · '),
    ...(outer === undefined ? [] : [`In the group ${outer.id}: ${outer.title}.`]),
    '',
    ...section(
      `Met by ${groupText(group)}`,
      group.of.map((id) => {
        const text =
          criteria.find((criterion) => criterion.id === id)?.text ??
          groups.find((inner) => inner.id === id)?.title ??
          '';
        return `${id}: ${text}`;
      }),
    ),
  ].join('\n');
}

/**
 * Gates about time and people are answered in the front matter, those about the packet by the whole of it, not by
 * evidence.
 */
function gateExample({ rubric }: Criterion): string | null {
  const asked = Object.values(gateRules).filter(({ name }) => rubric[name] !== undefined);
  const inBody = (name: string): boolean => name === 'packet' || name === 'declared';
  const front = asked.filter(({ name }) => !inBody(name)).map(({ doc }) => doc.meets);
  const body = asked.filter(({ name }) => inBody(name)).map(({ doc }) => doc.meets);
  return asked.length === 0 ? null : [...(front.length === 0 ? [] : ['---', ...front, '---']), ...body].join('\n');
}

/** What a ladder says is shown, and only shown: line by line, with its indentation. */
const shown = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/\S.*$/u, terminal))
    .join('\n');
