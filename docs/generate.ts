/** Writes the generated pages of the reference: `npm run docs`. A test compares them with what stands in `docs/`. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { commands, type Command } from '../src/cli/help.ts';
import { allFindings } from '../src/findings/all.ts';
import { combinations } from '../src/rubric/combinations.ts';
import { actCommands, MAY } from '../src/people/commands.ts';
import { RULED } from '../src/people/rules.ts';
import { gateRules, rules } from '../src/rubric/rules/index.ts';
import { plannedFiles } from '../src/setup/plan.ts';
import { sourcesPage } from './sources.ts';
import { cell, NOTE } from './table.ts';

const fence = (text: string, language: string): string => {
  const ticks = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length + 1)));
  return `${ticks}${language}\n${text.trimEnd()}\n${ticks}`;
};

function findingsPage(): string {
  const entries = Object.entries(allFindings);
  const rows = entries.map(
    ([code, { severity, title }]) => `| [\`${code}\`](#${code}) | ${severity} | ${cell(title)} |`,
  );
  const pages = entries.map(([code, { severity, title, why, example }]) =>
    [
      `## ${code}`,
      `**${title}.** Severity: ${severity}.`,
      why,
      'As it is:',
      fence(example.before, ''),
      'As it should be:',
      fence(example.after, ''),
    ].join('\n\n'),
  );
  return [
    '# Findings',
    NOTE,
    'Every finding has a code, a place, a reason and a fix. An `error` makes its file unusable, a `warning` is something that does not count as it was meant, a `notice` is a hint. `readiness explain CODE` prints the same in a terminal.',
    ['| code | severity | what |', '|---|---|---|', ...rows].join('\n'),
    ...pages,
  ].join('\n\n');
}

function rulesPage(): string {
  const over = {
    item: 'asks about one item',
    set: 'asks about all items that count',
    gate: 'asks about the promotion, the candidate or the packet',
    criterion: 'says how the outcome is read',
  };
  const all = [
    ...rules.map((rule) => ({ ...rule, it: over[Object.hasOwn(gateRules, rule.name) ? 'gate' : rule.over] })),
    ...combinations,
  ];
  const rows = all.map((rule) => `| [\`${rule.name}\`](#${rule.name}) | ${rule.it} | ${cell(rule.doc.asks)} |`);
  const pages = all.map((rule) =>
    [
      `## ${rule.name}`,
      rule.doc.asks,
      rule.doc.counts,
      'In a ladder:',
      fence(rule.doc.forms.map((form) => `${form.yaml}   # ${form.means}`).join('\n'), 'yaml'),
      'Meets it:',
      fence(rule.doc.meets, 'markdown'),
      'Misses it:',
      fence(rule.doc.misses, 'markdown'),
    ].join('\n\n'),
  );
  return [
    '# Rubric rules',
    NOTE,
    'A rubric is a set of named rules. An item **counts** when every rule about one item says yes; the rules about all items look at those that count. A rule that needs a fact which could not be read answers *unknown*, never yes and never no.',
    'Rules are inherited by name: ladder, area, level, competency, criterion. The last one that states a rule wins; `false` takes it away. A rubric without a rule about all items asks for one item that counts. `any`, `all` and `at-least` combine rubrics.',
    ['| rule | it | |', '|---|---|---|', ...rows].join('\n'),
    ...pages,
  ].join('\n\n');
}

function commandsPage(): string {
  const pages = Object.entries<Command>(commands).map(([name, { takes, does, options, examples, sample, exits }]) =>
    [
      `## readiness ${name}`,
      `\`readiness ${name}${takes === '' ? '' : ` ${takes}`}\` ${does}.`,
      [
        '| option | |',
        '|---|---|',
        ...Object.entries(options).map(([option, means]) => `| \`${cell(option)}\` | ${cell(means)} |`),
      ].join('\n'),
      fence(examples.join('\n'), 'sh'),
      ...(sample === undefined ? [] : [sample.title, fence(sample.text, 'yaml')]),
      ...(exits === undefined ? [] : [`Exit status: ${exits}.`]),
    ].join('\n\n'),
  );
  return [
    '# Commands',
    NOTE,
    '`readiness` is `node dist/cli.js`: it needs no install, and Node 20.20 or later.',
    'A ladder is named the same way in every command: by its file; by a folder that it is in; or by its id (or the name of its folder), looked for among the ladders of the repository that you are in and then among those that ship with the tool. In `ladder diff`, `REF:` before an id or a path means: as it was in that commit.',
    ...pages,
    '## Exit status',
    [
      '| status | means |',
      '|---|---|',
      '| 0 | complete, or a draft |',
      '| 1 | incomplete, or something could not be checked, or the committee has still to agree |',
      '| 2 | a packet, a ladder or the settings cannot be used; or the command was not understood |',
      '| 3 | a fault of the tool: nothing was judged |',
    ].join('\n'),
  ].join('\n\n');
}

/** Files of which the page shows what is in them; the others are shown elsewhere, or are schemas. */
const SHOWN = /\.(?:md|yml)$/u;

function initPage(): string {
  const files = plannedFiles(null, null, null);
  return [
    '# What `init` writes',
    NOTE,
    '`readiness init` writes these files, each only where there is none yet, and with `--ladder` a ladder at `ladder/NAME/ladder.yml`. It can be run again.',
    [
      '| file | |',
      '|---|---|',
      ...files.map(({ path: name, purpose }) => `| \`${cell(name)}\` | ${cell(purpose)} |`),
    ].join('\n'),
    ...files
      .filter(({ path: name }) => SHOWN.test(name))
      .map(({ path: name, text }) =>
        [`## ${name}`, fence(text, name.endsWith('.yml') ? 'yaml' : 'markdown')].join('\n\n'),
      ),
  ].join('\n\n');
}

function actsPage(): string {
  const rows = Object.entries(actCommands).map(
    ([name, { does, may }]) => `| [\`${name}\`](#${name}) | ${cell(does)} | ${cell(MAY[may])} |`,
  );
  const pages = Object.entries(actCommands).map(([name, { usage, does, may, right, wrong }]) =>
    [
      `## ${name}`,
      `\`${usage}\` ${does}`,
      `Who may: ${MAY[may]}.`,
      'Right:',
      fence(right, ''),
      `Refused, because ${wrong.why}:`,
      fence(wrong.line, ''),
    ].join('\n\n'),
  );
  return [
    '# What people say on the pull request',
    NOTE,
    'People endorse, attest, object and waive with lines that begin with `/readiness` in a comment on the pull request. A line counts where it is a line of a paragraph of its own: never in a quote, a list, a table, code or HTML. Who writes one in a list, code, a heading, a table or HTML, and none that counts in the same comment, gets a reply with the line to write; a quote and a comment of HTML are left alone. The report prints the lines to copy, under *To endorse what you know*.',
    'Nothing else holds state: at every run all comments and reviews are read again, oldest first. A comment that was edited, by anybody, does not count, and one that is hidden does not either; a deleted one is gone. Comments of bots are not read. A command that has no effect is answered with the reason and the line to write; a reaction says that one was taken.',
    'A waiver that has ended, or is over what the promotion lets be waived (`decide: { waivers: { max: 1 } }` in the ladder, of which those given first count), has no effect: the report says so beside those that count, and whoever gave it is told when they write it.',
    'An endorsement names the digest of the criterion and its evidence. A change of either makes another digest: the report then asks to **confirm again**. Other pushes leave endorsements as they are.',
    'A review with such a line in its body counts at the next run, until it is dismissed; an approval alone says nothing about a criterion. `pull_request_review` is no trigger, because it would run the workflow file of the pull request: `/readiness recheck` asks for a run. A merge group is judged with what was said on the pull request that its name says.',
    'Roles are those of the moment of the run, as GitHub has them (`role_name`). One that could not be read is a no, and the answer says so. Who comments on a private repository can read it, so no role is looked up for that; on a public one everybody can, so there an endorsement or an attestation needs the role `triage` or above. The roles of up to 200 people are looked up, a hundred in a request; where the token may not list who collaborates, those of ten. Whose role was not read is named in the report.',
    ['| command | it | who may |', '|---|---|---|', ...rows].join('\n'),
    '## Who wrote the claim',
    'Who wrote lines of a claim does not endorse, attest, waive or accept it, and does not resolve what somebody else objects to in it; to object is open to them. A claim is the evidence of a criterion and what the packet states for it (a gap, a plan, a reason), with the lines that say where its links lead: not headings, not names, not the lines of a template, and not the claims beside it.',
    [
      '- Who wrote a line is what GitHub’s blame says at the commit that is judged: author and co-authors (`Co-authored-by:`), by their accounts and by all accounts that the people file knows of them. Whoever suggests a change that the candidate applies becomes co-author of that commit, and so of those lines.',
      '- It is asked for once anybody has endorsed, attested, waived, accepted or resolved, for the packets of the pull request, together with the roles: one request. Where nobody acts nothing is asked.',
      '- Where GitHub does not answer, the act does not count in that run; the reply and the report say that it could not be read who wrote the lines, the log and the summary of the job what GitHub says, and `/readiness recheck` tries again. It takes no permission but that which reads the packets (`contents: read`).',
      '- A commit whose address belongs to no account bars nobody, and a notice says which commit and which lines, once somebody has spoken for them.',
      '- A merge keeps who wrote which line. A squash or a rebase has the authors that its commit names: whoever squashes on the branch takes the lines of all others for their own, unless the commit names co-authors. In a merge queue, where GitHub squashes, the blame of the pull request’s own head is taken, as long as the packet is the same there.',
      '- Git lets everybody write any author into a commit. This keeps honest people from a mistake; who reviews the branch sees its commits.',
    ].join('\n'),
    '## What looks like the report',
    'The report is the one comment of the bot that the commit status `readiness` links. A comment or a review of somebody else that is built like it (its hidden marker, a verdict as a heading, its last line) is read for commands like any other, and for nothing else; the summary of the job names it, the comment does not. The same in a packet is judged by what it is, lines of Markdown, and a notice says which lines.',
    '## People who speak for each other',
    'Where two people, or several in a circle, endorse or attest for each other’s packets, the summary of the job says who and where, for whoever owns the repository. The comment names nobody and no verdict hangs on it, as there may be nothing wrong with it. What is seen: all packets of the pull request, by their candidates; and, for at most ten pairs, whether the candidate wrote `/readiness endorse` or `attest` on an open pull request that the other one opened (the last 50 comments and reviews of up to three, as GitHub’s search finds them; one request, and none where nobody speaks for anybody). What is not seen: longer circles over several pull requests, those that are closed, and other repositories. On the command line a file of acts does not say whose packet an act is about, so nothing is said there.',
    '## Who may',
    `What the table says holds where the settings say nothing. With \`commands:\` they give a command (${RULED.map((name) => `\`${name}\``).join(', ')}) to some:`,
    fence(
      [
        'people: people.yml',
        'commands:',
        '  waive: { users: [octo-lead], teams: [acme/promotions], role: admin }',
        '  endorse: { level: L6 }',
      ].join('\n'),
      'yaml',
    ),
    [
      '- `users` are logins, `teams` are written as `organization/team`, `role` is the least role on the repository (`read`, `triage`, `write`, `maintain`, `admin`; a custom role counts as the one that it is built on). **Any one of the three suffices**, and they stand in place of the default.',
      '- `level` is the least level by the [people file](files.md#people), and has to be reached **as well**. Somebody whose level the file does not say does not reach it.',
      '- Teams are read with the `evidence-token`, which has to be able to read them (`members: read`); the token of a job cannot. A role, a team or a level that could not be read is a no, and the answer says so.',
      '- Whatever the settings say: the candidate and whoever opened the pull request, by any account that the people file knows as theirs, never endorse, attest, waive or accept; bots do nothing; to `agree` is for the [committee](settings.md#the-committee) alone; in a public repository the role for `endorse` and `attest` is `triage` at least; whoever raised a concern resolves it.',
    ].join('\n'),
    ...pages,
  ].join('\n\n');
}

const manifest = z.object({
  inputs: z.record(
    z.string(),
    z.object({ description: z.string(), default: z.optional(z.string()), required: z.optional(z.boolean()) }),
  ),
  outputs: z.record(z.string(), z.object({ description: z.string() })),
});

function actionPage(): string {
  const { inputs, outputs } = manifest.parse(parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8')));
  return [
    '# Inputs and outputs of the Action',
    NOTE,
    [
      '| input | default | |',
      '|---|---|---|',
      ...Object.entries(inputs).map(
        ([name, input]) =>
          `| \`${name}\` | ${input.default === undefined || input.default === '' ? '' : `\`${input.default}\``} | ${cell(input.description)} |`,
      ),
    ].join('\n'),
    [
      '| output | |',
      '|---|---|',
      ...Object.entries(outputs).map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`),
    ].join('\n'),
  ].join('\n\n');
}

/** File name → text of every generated page. */
export const pages = (): Record<string, string> => ({
  'findings.md': `${findingsPage()}\n`,
  'rules.md': `${rulesPage()}\n`,
  'acts.md': `${actsPage()}\n`,
  'commands.md': `${commandsPage()}\n`,
  'action.md': `${actionPage()}\n`,
  'init.md': `${initPage()}\n`,
  'sources.md': `${sourcesPage().page}\n`,
});

if (process.argv[1] === import.meta.filename) {
  for (const [name, text] of Object.entries(pages())) writeFileSync(path.join(import.meta.dirname, name), text);
  const { faults } = sourcesPage();
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
