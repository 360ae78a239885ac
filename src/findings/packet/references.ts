import type { Interval } from '../../text/time.ts';
import { count, marked, oneOf, prose, say } from '../../text/words.ts';
import { kind } from '../kind.ts';

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
  itself: {
    why: 'is this packet, or the pull request that brings it',
    fix: 'Link the work that it tells of.',
  },
  given: {
    why: 'stands in the text of a criterion itself',
    fix: 'Link your own work.',
  },
  malformed: { why: 'cannot be read as a link', fix: 'Check the address: paste it from the browser.' },
};

/** Links, and what GitHub says of them. */
export const referenceFindings = {
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
  'packet-reference-page': kind<{ written: string }>({
    severity: 'notice',
    title: 'A page of GitHub that is not known',
    why: 'Only pull requests, issues, reviews, commits, discussions, releases, files and the like can be opened and checked.',
    message: ({ written }) => say`${written} is a page of GitHub that is not checked`,
    fix: () => say`Link the pull request, issue, commit or file itself, if there is one.`,
    example: {
      before: '- Led the release: https://github.com/acme/billing/pulse',
      after: '- Led the release: https://github.com/acme/billing/releases/tag/v2.0',
    },
  }),
};
