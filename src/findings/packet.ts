import { count, join, marked, oneOf, prose, say, type Words } from '../text/words.ts';
import type { Interval } from '../text/time.ts';
import { kind } from './finding.ts';

/** "; did you mean `a` or `b`?", or nothing. */
const didYouMean = (near: readonly string[]): Words => (near.length === 0 ? [] : say`; did you mean ${oneOf(near)}?`);

/** What a file that is not parsed has too much of. The bounds of density grow with the length of the file. */
const DENSE: Readonly<Record<string, string>> = {
  lines: 'short lines',
  'list-items': 'list items',
  marks: 'marks of emphasis and code',
  brackets: 'brackets',
  html: 'pieces of HTML',
  cells: 'table cells',
};

function refusal(what: string, found: number, most: number): Words {
  switch (what) {
    case 'not-utf-8':
      return say`This file is not UTF-8 text`;
    case 'empty':
      return say`This file is empty`;
    case 'nul':
      return say`This file holds a NUL character, so it is not text`;
    case 'too-large':
      return say`This file has ${found} bytes; a packet may have ${most}`;
    case 'nesting':
      return say`Lists and quotes are nested ${found} deep here; at most ${most} levels are read`;
    default:
      return say`This file has ${found} ${prose(DENSE[what] ?? what)}; one of its length may have about ${most}`;
  }
}

const UNUSABLE: Readonly<Record<string, { readonly why: string; readonly fix: string }>> = {
  placeholder: { why: 'is a placeholder from a template', fix: 'Put the real link in its place, or take it out.' },
  'example-host': { why: 'is on a host reserved for examples', fix: 'Link the page itself.' },
  'me-search': {
    why: 'is a search for `@me`, which shows every reader their own work',
    fix: 'Write your login in place of `@me`, or link the pull requests themselves.',
  },
  'not-http': { why: 'is not a web address', fix: 'Link an `https://` address.' },
  'internal-address': {
    why: 'is an address that only one machine or network can open',
    fix: 'Link an address that the reviewers can open, or have the item attested.',
  },
  'no-repository': {
    why: 'does not say which repository it is in',
    fix: 'Write `owner/name#1`, or add `repository: owner/name` to the front matter.',
  },
  malformed: { why: 'cannot be read as a link', fix: 'Check the address: paste it from the browser.' },
};

const DATES: Readonly<Record<string, { readonly why: string; readonly fix: string }>> = {
  ambiguous: {
    why: 'is a day and a month in either order',
    fix: 'Write it as year-month-day, for example `2025-04-03`.',
  },
  relative: {
    why: 'depends on when it is read',
    fix: 'Write the month or the quarter, for example `2025-04` or `2025 Q2`.',
  },
  impossible: { why: 'is not in the calendar', fix: 'Correct the day or the month.' },
  'no-month': {
    why: 'has no month from 1 to 12 where the month stands',
    fix: 'Write the year, the month and the day in this order, for example `2025-04-14`; with dots the day comes first: `14.04.2025`.',
  },
  fiscal: {
    why: 'is of a fiscal year, and the settings do not say when that begins',
    fix: 'Write the months, for example `2025-04 to 2025-06`, or ask whoever owns the settings to add `fiscal-year-start`.',
  },
  reversed: { why: 'ends before it starts', fix: 'Write the earlier date first.' },
  unreadable: {
    why: 'is not a date that can be read',
    fix: 'Write `2025-04-03`, `2025-04`, `2025 Q2`, `2025 H1`, `2025`, or two of them with ` to ` between.',
  },
};

/** Findings about a packet. An `error` makes the packet invalid; nothing else does. */
export const packetFindings = {
  'packet-refused': kind<{ what: string; found: number; most: number }>({
    severity: 'error',
    title: 'The file cannot be read as a packet',
    why: 'Files are bounded before they are parsed, so that no pull request can stall the check. The bounds are far above any packet that a person reads.',
    message: ({ what, found, most }) => refusal(what, found, most),
    fix: ({ what }) =>
      what === 'not-utf-8' || what === 'nul'
        ? say`Save the file as UTF-8 text.`
        : what === 'empty'
          ? say`Start from the example packet beside the ladder.`
          : say`Keep the packet to what a reviewer can read: link long material instead of pasting it.`,
    example: { before: '(a file of 5 MB)', after: '(a packet of a few pages that links to the rest)' },
  }),
  'packet-front-matter-missing': kind<null>({
    severity: 'error',
    title: 'No front matter',
    why: 'The front matter says who the packet is about and which promotion it is for. Without it nothing can be judged.',
    message: () => say`The file does not begin with front matter`,
    fix: () =>
      say`Begin the file with a line ${'---'}, then ${'candidate:'}, ${'ladder:'}, ${'from:'} and ${'to:'}, each on its line, then ${'---'} again.`,
    example: {
      before: '# Ada Octo',
      after: '---\ncandidate: octo-ada\nladder: engineering\nfrom: L4\nto: L5\n---\n\n# Ada Octo',
    },
  }),
  'packet-front-matter-open': kind<null>({
    severity: 'error',
    title: 'Front matter without an end',
    why: 'Front matter ends with a line of three dashes. Without that line the whole packet would be read as settings.',
    message: () => say`The front matter that begins here is never closed`,
    fix: () => say`Put a line ${'---'} after the last field.`,
    example: {
      before: '---\ncandidate: octo-ada\n\n# Ada Octo',
      after: '---\ncandidate: octo-ada\nfrom: L4\nto: L5\n---\n\n# Ada Octo',
    },
  }),
  'packet-login-at': kind<{ line: string; fixed: string }>({
    severity: 'error',
    title: 'A login written with `@`',
    why: 'In YAML a value cannot begin with `@`. Logins in the front matter are written without it.',
    message: ({ line }) => say`${line} is not valid: in front matter a login is written without ${'@'}`,
    fix: ({ fixed }) => say`Write ${fixed}.`,
    example: {
      before: '---\ncandidate: @octo-ada\nfrom: L4\nto: L5\n---',
      after: '---\ncandidate: octo-ada\nfrom: L4\nto: L5\n---',
    },
  }),
  'packet-field-unknown': kind<{ found: string; near: readonly string[]; known: readonly string[] }>({
    severity: 'error',
    title: 'An unknown field in the front matter',
    why: 'An unknown field is often a misspelt one, and a misspelt field would be ignored without a word.',
    message: ({ found, near }) => say`Unknown field ${found}${didYouMean(near)}`,
    fix: ({ near, known }) =>
      near[0] === undefined ? say`Take it out, or use one of ${oneOf(known, 20)}.` : say`Write ${near[0]}.`,
    example: {
      before: '---\ncandidate: octo-ada\nform: L4\nto: L5\n---',
      after: '---\ncandidate: octo-ada\nfrom: L4\nto: L5\n---',
    },
  }),
  'packet-field-missing': kind<{ fields: readonly string[] }>({
    severity: 'error',
    title: 'A required field is missing from the front matter',
    why: 'Who, from which level and to which level decide what the packet is judged by.',
    message: ({ fields }) =>
      say`The front matter does not state ${join(
        fields.map((field) => say`${field}`),
        ', ',
        ' and ',
      )}`,
    fix: ({ fields }) =>
      say`Add ${join(
        fields.map((field) => say`${`${field}: …`}`),
        ', ',
        ' and ',
      )}.`,
    example: {
      before: '---\ncandidate: octo-ada\nto: L5\n---',
      after: '---\ncandidate: octo-ada\nfrom: L4\nto: L5\n---',
    },
  }),
  'packet-field-invalid': kind<{ field: string; line: string; message: Words; fix: Words }>({
    severity: 'error',
    title: 'A field of the front matter cannot be read',
    why: 'A value of the wrong shape could mean anything, so it is not guessed.',
    message: ({ message }) => message,
    fix: ({ fix }) => fix,
    example: {
      before: '---\ncandidate: octo-ada\nfrom: L4\nto: L5\nstage: done\n---',
      after: '---\ncandidate: octo-ada\nfrom: L4\nto: L5\nstage: submitted\n---',
    },
  }),
  'packet-period': kind<{ found: string }>({
    severity: 'error',
    title: 'The period cannot be read',
    why: 'The end of the period is the day from which every window is measured.',
    message: ({ found }) => say`${found} is not a period`,
    fix: () => say`Write two months or days with ${'..'} between, for example ${'period: 2025-01..2026-06'}.`,
    example: {
      before: '---\ncandidate: octo-ada\nfrom: L4\nto: L5\nperiod: last year\n---',
      after: '---\ncandidate: octo-ada\nfrom: L4\nto: L5\nperiod: 2025-01..2026-06\n---',
    },
  }),
  'packet-since': kind<{ field: string; found: string }>({
    severity: 'error',
    title: 'The start in the level, or the last promotion, cannot be read',
    why: 'Time in the level, or since the last promotion, is counted from this day.',
    message: ({ found }) => say`${found} is not a day`,
    fix: ({ field }) => say`Write it as year-month-day, for example ${`${field}: 2024-03-01`}.`,
    example: {
      before: '---\ncandidate: octo-ada\nfrom: L4\nto: L5\nin-level-since: March 24\n---',
      after: '---\ncandidate: octo-ada\nfrom: L4\nto: L5\nin-level-since: 2024-03-01\n---',
    },
  }),
  'packet-ladder-unknown': kind<{ found: string; near: readonly string[]; known: readonly string[] }>({
    severity: 'error',
    title: 'The packet names a ladder that is not there',
    why: 'A packet is judged only by a ladder that the repository lists.',
    message: ({ found, near }) => say`There is no ladder ${found}${didYouMean(near)}`,
    fix: ({ known }) => say`Use ${oneOf(known)}.`,
    example: { before: 'ladder: enginering', after: 'ladder: engineering' },
  }),
  'packet-ladder-which': kind<{ known: readonly string[] }>({
    severity: 'error',
    title: 'The packet does not say which ladder',
    why: 'There are several ladders, and which one is meant is not guessed.',
    message: () => say`The packet does not say which ladder it is for`,
    fix: ({ known }) => say`Add ${'ladder: …'} to the front matter, with ${oneOf(known)}.`,
    example: { before: 'candidate: octo-ada', after: 'candidate: octo-ada\nladder: engineering' },
  }),
  'packet-ladder-version': kind<{
    pinned: string;
    current: string;
    known: 'older' | 'newer' | 'unknown';
    changed: readonly string[];
  }>({
    severity: 'notice',
    title: 'Written for another version of the ladder',
    why: 'A packet is always judged by the rules in force; a version in it only tells you that they have changed since.',
    message: ({ pinned, current, known, changed }) => {
      const written = say`The packet was written for version ${pinned}; it is judged by ${current}`;
      if (known === 'newer')
        return [...written, ...prose(', which is older: that version is not on the default branch')];
      if (known === 'unknown')
        return [...written, ...prose('. The two cannot be compared, so what has changed since is not known')];
      return changed.length === 0
        ? [...written, ...prose('. What it is judged by has not changed since')]
        : say`${written}. Since then ${prose(changed.length === 1 ? 'one criterion has' : `${changed.length} criteria have`)} changed: ${oneOf(changed, 5)}`;
    },
    fix: ({ current, changed }) =>
      changed.length === 0
        ? say`Write ${`@${current}`}, once you have read the criteria again.`
        : say`Read ${prose(changed.length === 1 ? 'it' : 'them')} again, then write ${`@${current}`}.`,
    example: { before: 'ladder: engineering@0.9.0', after: 'ladder: engineering@1.0.0' },
  }),
  'packet-promotion': kind<{
    option: string | null;
    message: Words;
    near: readonly string[];
    legal: readonly string[];
  }>({
    severity: 'error',
    title: 'The ladder has no such promotion',
    why: 'The promotion decides which criteria are asked for. A level that the ladder does not have, or a step that it does not allow, has none.',
    message: ({ option, message, near }) => [
      ...(option === null ? [] : say`${option}: `),
      ...message,
      ...didYouMean(near),
    ],
    fix: ({ legal }) =>
      legal.length === 0
        ? say`Ask the ladder's owner which promotions it has.`
        : say`The ladder's promotions are ${oneOf(legal)}.`,
    example: { before: 'from: L5\nto: L4', after: 'from: L4\nto: L5' },
  }),
  'packet-nothing-required': kind<{ level: string }>({
    severity: 'warning',
    title: 'The ladder asks for nothing at the target level',
    why: 'Where nothing is asked, nothing can have been met: such a packet is never complete.',
    message: ({ level }) => say`The ladder has no criteria in force for ${level}, so there is nothing to check`,
    fix: () => say`Nothing is wrong with the packet: ask the ladder's owner to add criteria for this level.`,
    example: { before: 'to: L8   # a level without criteria', after: 'to: L7' },
  }),
  'packet-cycle-unknown': kind<{ found: string; known: readonly string[]; near: readonly string[] }>({
    severity: 'warning',
    title: 'The settings do not know this cycle',
    why: 'Without `period` and without a date for the cycle, windows end on the day of the last commit.',
    message: ({ found, near }) => say`The settings have no date for cycle ${found}${didYouMean(near)}`,
    fix: ({ known }) =>
      known.length === 0
        ? say`State ${'period: …'} in the front matter, or ask for the cycle to be added to the settings.`
        : say`Use ${oneOf(known)}, or state ${'period: …'}.`,
    example: { before: 'cycle: 2026-H3', after: 'cycle: 2026-H2' },
  }),
  'packet-field-misspelt': kind<{ found: string; meant: string }>({
    severity: 'warning',
    title: 'A field that is probably misspelt',
    why: 'A misspelt field is read as part of the claim, so what it says does not count as the field.',
    message: ({ found, meant }) => say`${`${found}:`} is not a field; did you mean ${`${meant}:`}?`,
    fix: ({ meant }) => say`Write ${`${meant}:`}.`,
    example: {
      before: '- Led the billing migration.\n  - Rloe: lead',
      after: '- Led the billing migration.\n  - Role: lead',
    },
  }),
  'packet-field-apart': kind<{ field: string; line: number }>({
    severity: 'warning',
    title: 'A field stands apart from its item',
    why: 'Fields belong under their item. This one stands as an item of its own, usually because it is indented too little.',
    message: ({ field, line }) => say`${`${field}:`} is read as part of the item at line ${line}`,
    fix: () => say`Indent it under its item: two spaces under ${'-'}, three under ${'1.'}.`,
    example: {
      before: '1. Led the billing migration.\n\n- When: 2025-03',
      after: '1. Led the billing migration.\n   - When: 2025-03',
    },
  }),
  'packet-placeholder': kind<{ found: string }>({
    severity: 'warning',
    title: 'A placeholder was left in',
    why: 'A placeholder is never evidence.',
    message: ({ found }) => say`${found} is a placeholder and does not count`,
    fix: () => say`Put in what is meant, or state ${'- Gap: …; plan: …'}.`,
    example: {
      before: '- Led the billing migration.\n  - When: TBD',
      after: '- Led the billing migration.\n  - When: 2025-03 to 2025-06',
    },
  }),
  'packet-item-empty': kind<null>({
    severity: 'warning',
    title: 'An item without a claim',
    why: 'Dates, roles and names say something about a piece of work. Without the work, there is nothing to count.',
    message: () => say`This item does not say what was done, so it does not count`,
    fix: () => say`Begin it with what you did, in one sentence, or link it.`,
    example: { before: '- When: 2025-03', after: '- Led the billing migration.\n  - When: 2025-03' },
  }),
  'packet-reference-unusable': kind<{ written: string; why: string }>({
    severity: 'warning',
    title: 'A link that cannot be evidence',
    why: 'Evidence has to be something that a reviewer can open and that shows the same to everybody.',
    message: ({ written, why }) =>
      say`${written} ${marked(UNUSABLE[why]?.why ?? 'cannot be used')}, so it does not count`,
    fix: ({ why }) => marked(UNUSABLE[why]?.fix ?? 'Link the artefact itself.'),
    example: {
      before: '- Reviewed the billing work: https://github.com/pulls?q=author%3A%40me',
      after: '- Reviewed the billing work: https://github.com/acme/billing/pull/12',
    },
  }),
  'packet-date': kind<{ text: string; what: string }>({
    severity: 'warning',
    title: 'A date that cannot be used',
    why: 'Dates decide whether evidence lies in the window. A date that could mean two days is never guessed.',
    message: ({ text, what }) => say`${text} ${[DATES[what]?.why ?? 'cannot be read']}`,
    fix: ({ what }) => marked(DATES[what]?.fix ?? 'Write it as `2025-04-03`.'),
    example: {
      before: '- Led the billing migration.\n  - When: 03/04/2025',
      after: '- Led the billing migration.\n  - When: 2025-04-03',
    },
  }),
  'packet-metric-sum': kind<{ stated: number; computed: number }>({
    severity: 'warning',
    title: 'A percentage that its own numbers do not give',
    why: 'The percentage is computed again from the baseline and the result. A reviewer who does the sum should get the same.',
    message: ({ stated, computed }) =>
      say`The packet says ${percent(stated)}; baseline and result give ${percent(computed)}`,
    fix: ({ computed }) => say`Correct the percentage to ${percent(computed)}, or the numbers it is computed from.`,
    example: {
      before: '- Made builds faster.\n  - Metric: build 20 min -> 8 min (75 % less)',
      after: '- Made builds faster.\n  - Metric: build 20 min -> 8 min (60 % less)',
    },
  }),
  'packet-quote-near': kind<{ meant: string }>({
    severity: 'notice',
    title: 'A quote that is almost a criterion',
    why: 'Only a criterion quoted whole and as it stands today ties evidence to it.',
    message: ({ meant }) => say`This quote is close to ${meant} but not its text`,
    fix: ({ meant }) =>
      say`Copy the text of ${meant} from the ladder, or add ${`Criteria: ${meant}`} to the items below.`,
    example: {
      before: '> Leads architectural decisions and owns the design of complex, multi-system solutions.',
      after:
        '> Leads architectural decisions and owns the design of complex, multi-system solutions with broad impact.',
    },
  }),
  'packet-box-unticked': kind<{ criterion: string | null }>({
    severity: 'notice',
    title: 'An unticked box',
    why: 'An unticked box says that nothing is claimed, so what stands under it is an explanation and not evidence.',
    message: ({ criterion }) =>
      criterion === null
        ? say`The box is not ticked, so this line is not read as evidence`
        : say`The box of ${criterion} is not ticked, so this is not read as evidence`,
    fix: () => say`Tick the box with ${'[x]'} if you claim it, or state ${'- Gap: …; plan: …'}.`,
    example: {
      before: '- [ ] Led the billing migration: acme/billing#12',
      after: '- [x] Led the billing migration: acme/billing#12',
    },
  }),
  'packet-criterion-unknown': kind<{ found: string; near: readonly string[]; known: readonly string[] }>({
    severity: 'warning',
    title: 'A criterion that the ladder does not have',
    why: 'An item whose `Criteria:` names nothing counts nowhere.',
    message: ({ found, near }) => say`The ladder has no criterion ${found}${didYouMean(near)}`,
    fix: ({ near, known }) => (near[0] === undefined ? say`Use one of ${oneOf(known)}.` : say`Write ${near[0]}.`),
    example: {
      before: '- Led the billing migration.\n  - Criteria: sytem-design.L5',
      after: '- Led the billing migration.\n  - Criteria: system-design.L5',
    },
  }),
  'packet-accounts-declared': kind<{ accounts: readonly string[] }>({
    severity: 'notice',
    title: 'Accounts that only the packet declares',
    why: 'Whose account it is, a packet cannot prove. What such an account did contradicts no claim, and confirms none.',
    message: ({ accounts }) =>
      say`${oneOf(accounts)} ${prose(accounts.length === 1 ? 'is an account that' : 'are accounts that')} only the packet declares`,
    fix: () => say`A reviewer who knows them can say so on the pull request.`,
    example: { before: 'accounts: [ada-at-acme]', after: 'candidate: ada-at-acme' },
  }),
  'packet-date-contradicted': kind<{ ref: string; days: Interval | null }>({
    severity: 'warning',
    title: 'GitHub gives other dates',
    why: 'Where GitHub says when something was done, that goes before what the packet says.',
    message: ({ ref, days }) =>
      days === null
        ? say`The dates of ${ref} on GitHub are not those of this item, and go before them`
        : say`${ref} is of ${prose(days.end === null || days.end === days.start ? days.start : `${days.start} to ${days.end}`)} on GitHub, which goes before what the item says`,
    fix: () => say`Correct ${'When:'}, or link what was done at that time.`,
    example: {
      before: '- Shipped it.\n  - When: 2025-02\n  - Links: acme/billing#12',
      after: '- Shipped it.\n  - When: 2024-02\n  - Links: acme/billing#12',
    },
  }),
  'packet-reference-reverted': kind<{ ref: string; by: string | null }>({
    severity: 'notice',
    title: 'A change that may have been reverted',
    why: 'It was merged, and a later pull request says that it takes it back. Whether it still counts is for a person to say.',
    message: ({ ref, by }) => say`${ref} may have been reverted${by === null ? [] : say` by ${by}`}`,
    fix: () => say`Say in the item what came of it, or link what replaced it.`,
    example: {
      before: '- Shipped the export API.\n  - Links: acme/api#400',
      after: '- Shipped the export API, reverted once and shipped again.\n  - Links: acme/api#400, acme/api#431',
    },
  }),
  'packet-repository-not-visible': kind<{ repository: string; links: number }>({
    severity: 'notice',
    title: 'A repository that the bot does not see',
    why: 'GitHub gives the same answer for what is not there and for what may not be seen. Neither counts against the candidate.',
    message: ({ repository, links }) =>
      say`${prose(count(links, 'link'))} to ${repository} ${prose(links === 1 ? 'was' : 'were')} not found, or not visible to the bot`,
    fix: ({ repository }) =>
      say`Correct the address if it is wrong. Otherwise let the bot read it: whoever owns the ladder repository can list ${repository} under ${'evidence: { repositories: […] }'} in the settings and give the Action an ${'evidence-token'}; on the command line ${'GITHUB_TOKEN'} has to see it.`,
    example: {
      before: '- Rotated the keys.\n  - Links: acme-sec/rotor#77',
      after: 'evidence: { repositories: [acme-sec/rotor] }',
    },
  }),
  'packet-claim-outdated': kind<{ id: string; by: 'text' | 'version'; since: string | null; text: string }>({
    severity: 'notice',
    title: 'A claim that was made against a former text',
    why: 'The ladder has changed since. The claim is read, and judged by the criterion as it stands today.',
    message: ({ id, by, since }) =>
      say`${by === 'text' ? prose('This is a former text of ') : prose('This was written for a former text of ')}${id}${since === null ? [] : say`, which changed in ${since}`}. It is judged by today's`,
    fix: ({ text }) => say`Check that it still fits: ${text}`,
    example: {
      before: '> Leads architectural decisions.',
      after:
        '> Leads architectural decisions and owns the design of complex, multi-system solutions with broad impact.',
    },
  }),
  'packet-criterion-retired': kind<{ found: string; since: string | null; replacedBy: readonly string[] }>({
    severity: 'warning',
    title: 'A criterion that the ladder has no more',
    why: 'Evidence counts for criteria that are in force. For one that is not, the ladder says what takes its place.',
    message: ({ found, since }) =>
      say`${found} is not in the ladder any more${since === null ? [] : say`, since ${since}`}`,
    fix: ({ replacedBy }) =>
      replacedBy.length === 0
        ? say`Nothing takes its place: tie the evidence to another criterion, or leave it out.`
        : say`Its place is taken by ${oneOf(replacedBy)}: name that instead, and check that the evidence still fits.`,
    example: {
      before: '- Led the billing migration.\n  - Criteria: architecture.L5',
      after: '- Led the billing migration.\n  - Criteria: system-design.L5',
    },
  }),
  'packet-criterion-not-required': kind<{ id: string; instead: readonly string[] }>({
    severity: 'notice',
    title: 'Evidence for a criterion that this promotion does not ask for',
    why: 'A packet is judged by the criteria of the target level. Evidence for another level is read, and counts for none of them.',
    message: ({ id }) => say`${id} is not required for this promotion`,
    fix: ({ instead }) =>
      instead.length === 0
        ? say`Leave it, or tie the evidence to a criterion that is required.`
        : say`If it is meant for the target level, tie it to ${oneOf(instead)}.`,
    example: {
      before: '- Led the billing migration.\n  - Criteria: system-design.L4',
      after: '- Led the billing migration.\n  - Criteria: system-design.L5',
    },
  }),
  'packet-item-untied': kind<{ ids: readonly string[] }>({
    severity: 'warning',
    title: 'Evidence that is tied to no criterion',
    why: 'Evidence counts only where the packet says what it is evidence for.',
    message: () => say`This item is tied to no criterion, so it counts nowhere`,
    fix: ({ ids }) =>
      ids.length === 0
        ? say`No criterion of this promotion can take it.`
        : say`Add ${'Criteria: …'} to it, with ${oneOf(ids)}.`,
    example: {
      before: '## Projects\n\n- Led the billing migration.',
      after: '## System Design & Architecture\n\n- Led the billing migration.',
    },
  }),
  'packet-prose-links': kind<null>({
    severity: 'notice',
    title: 'Links in prose',
    why: 'Prose is read as evidence only directly under a criterion, so that an introduction is never taken for a claim.',
    message: () => say`This paragraph has links but is not an item, so it counts nowhere`,
    fix: () => say`If it is evidence, make it a list item: begin it with ${'- '}.`,
    example: {
      before: 'I led the billing migration: acme/billing#12.',
      after: '- Led the billing migration: acme/billing#12.',
    },
  }),
  'packet-heading-unknown': kind<{ found: string; near: readonly string[]; items: number }>({
    severity: 'warning',
    title: 'A heading that names no competency',
    why: 'Evidence under a heading that the ladder does not know is tied to nothing.',
    message: ({ found, near, items }) =>
      say`${found} names no competency${[items === 0 ? '' : `, so ${count(items, 'item')} under it ${items === 1 ? 'counts' : 'count'} nowhere`]}${didYouMean(near)}`,
    fix: ({ near }) =>
      near[0] === undefined
        ? say`Use a competency's title as the heading, or add ${'Criteria: …'} to the items.`
        : say`Write ${near[0]}.`,
    example: {
      before: '## Sytem Design & Architecture\n\n- Led the billing migration.',
      after: '## System Design & Architecture\n\n- Led the billing migration.',
    },
  }),
  'packet-gap-without-plan': kind<null>({
    severity: 'warning',
    title: 'A gap without a plan',
    why: 'A gap that comes with a plan tells the reviewers something; one without a plan reads as an omission.',
    message: () => say`This gap has no plan`,
    fix: () => say`Add what you will do and by when: ${'; plan: …, by 2026-10-01'}.`,
    example: {
      before: '- Gap: no recommendation on a promotion yet',
      after: '- Gap: no recommendation on a promotion yet; plan: sit on the Q4 panel, by 2026-10-01',
    },
  }),
  'packet-partial-without-plan': kind<null>({
    severity: 'warning',
    title: 'A partial claim without a plan',
    why: 'The decision rule allows a partial criterion only with a plan for the rest.',
    message: () => say`This partial claim has no plan`,
    fix: () => say`Add what is left and by when: ${'; plan: …, by 2026-10-01'}.`,
    example: {
      before: '- Partial: one team so far',
      after: '- Partial: one team so far; plan: roll out to the second, by 2026-10-01',
    },
  }),
  'packet-na-without-reason': kind<null>({
    severity: 'warning',
    title: 'Not applicable without a reason',
    why: 'A criterion is excused only with a reason, and only where the ladder allows it.',
    message: () => say`This N/A has no reason`,
    fix: () => say`Add ${'; reason: …'}.`,
    example: {
      before: '- N/A: no on-call in this team',
      after: '- N/A: no on-call in this team; reason: the platform team runs it',
    },
  }),
};

const percent = (value: number): Words =>
  prose(value === 0 ? 'no change' : `${Math.round(Math.abs(value) * 10) / 10} % ${value < 0 ? 'less' : 'more'}`);
