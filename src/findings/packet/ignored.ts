import { count, numbers, oneOf, prose, say } from '../../text/words.ts';
import { kind } from '../kind.ts';
import { didYouMean } from './did-you-mean.ts';

/** Why a comment that asks to ignore notices ignores none. */
type Idle =
  | { readonly is: 'form' }
  | { readonly is: 'code'; readonly near: readonly string[]; readonly known: readonly string[] }
  | { readonly is: 'for-reviewers' }
  | { readonly is: 'counts' }
  | { readonly is: 'nothing' };

const FORM = '<!-- readiness ignore packet-left-out: background, not evidence -->';

/** `<!-- readiness ignore CODE: reason -->` in a packet. */
export const ignoredFindings = {
  'packet-notices-ignored': kind<{ code: string; lines: readonly number[]; reason: string }>({
    severity: 'notice',
    title: 'Notices that the packet asks not to see',
    why: 'A hint about layout may be wrong for a packet. It is counted and its reason is shown, so that nothing is hidden.',
    message: ({ code, lines, reason }) =>
      say`${prose(count(lines.length, 'notice'))} of the kind ${code} ${prose(lines.length === 1 ? 'is' : 'are')} ignored here, on line ${prose(numbers(lines))}: ${reason}`,
    fix: () => say`Nothing has to be done; take the comment away to see what it ignores.`,
    example: {
      before: `${FORM}\nIn 2024 I was in another team: https://example.com/team.`,
      after: 'In 2024 I was in another team: https://example.com/team.',
    },
  }),
  'packet-ignore-idle': kind<{ found: string; why: Idle }>({
    severity: 'notice',
    title: 'A comment that ignores nothing',
    why: 'A comment that asks for what cannot be done would otherwise look as if it worked.',
    message: ({ found, why }) =>
      why.is === 'form'
        ? say`This comment ignores nothing: it needs the code of a finding, a colon and a reason`
        : why.is === 'code'
          ? say`This comment ignores nothing: there is no finding ${found}${didYouMean(why.near)}`
          : why.is === 'for-reviewers'
            ? say`This comment ignores nothing: ${found} tells reviewers something that they have to know`
            : why.is === 'counts'
              ? say`This comment ignores nothing: ${found} is no hint, it says that something does not count as written`
              : say`This comment ignores nothing: there is no ${found} in what stands below it`,
    fix: ({ why }) =>
      why.is === 'form'
        ? say`Write it like this, on a line of its own above the lines it is about: ${FORM}.`
        : why.is === 'code'
          ? say`Write one of ${oneOf(why.known)}.`
          : why.is === 'nothing'
            ? say`Take it away, or put it on a line of its own directly above the lines it is about.`
            : say`Take it away, and do what the finding says.`,
    example: {
      before: '<!-- readiness ignore packet-left-out -->\nIn 2024 I was in another team: https://example.com/team.',
      after: `${FORM}\nIn 2024 I was in another team: https://example.com/team.`,
    },
  }),
};

/**
 * The notices that a packet may ask to ignore: hints about how it is written. Those about accounts, reverted changes,
 * links that the bot does not see and old criteria are for reviewers, and stay.
 */
export const IGNORABLE: ReadonlySet<string> = new Set([
  'packet-box-unticked',
  'packet-criteria-elsewhere',
  'packet-criterion-not-required',
  'packet-left-out',
  'packet-mark-glued',
  'packet-name-near',
  'packet-quote-near',
  'packet-reference-page',
  'packet-sponsors-hint',
]);
