import { count, numbers, oneOf, prose, say } from '../../text/words.ts';
import { kind } from '../kind.ts';

/** About who wrote the lines of a claim: they do not speak for it themselves. */
export const writerFindings = {
  'packet-act-own': kind<{ readonly by: string; readonly of: string }>({
    severity: 'warning',
    title: 'Somebody speaks for a claim that they wrote themselves',
    why: 'An endorsement says that somebody else than the author knows the work. Their concerns count all the same.',
    message: ({ by, of }) => say`${by} wrote lines of ${of}, so what they say for it does not count.`,
    fix: ({ of }) => say`Ask somebody who knows the work and wrote none of ${of} to say it.`,
    example: {
      before:
        'wrote: [{ criterion: system-design.L5, by: octo-kim }]\nendorsements: [{ criterion: system-design.L5, by: octo-kim }]',
      after:
        'wrote: [{ criterion: system-design.L5, by: octo-kim }]\nendorsements: [{ criterion: system-design.L5, by: octo-jane }]',
    },
  }),
  'packet-writer-unknown': kind<{
    readonly lines: readonly number[];
    readonly commits: readonly string[];
    readonly by: readonly string[];
  }>({
    severity: 'notice',
    title: 'GitHub does not know who wrote lines that somebody spoke for',
    why: 'Who wrote lines of a claim does not speak for it. Where a commit was made with an address of no account, nobody can say whether that is so.',
    message: ({ lines, commits, by }) =>
      say`Who wrote ${prose(lines.length === 1 ? 'line' : 'lines')} ${prose(numbers(lines))} is not known: GitHub knows no account for an author of ${prose(count(commits.length, 'commit'))} (${oneOf(
        commits.map((commit) => commit.slice(0, 7)),
        3,
      )}). What ${oneOf(by, 3)} said for it counts, as long as they did not write it.`,
    fix: () =>
      say`Whoever made the commit adds its address to their account (Settings, Emails); then write ${'/readiness recheck'}.`,
    example: {
      before: 'Author: Ada <ada@laptop.local>',
      after: 'Author: Ada <583232+octo-ada@users.noreply.github.com>',
    },
  }),
  'packet-imitates-report': kind<{ readonly lines: readonly number[] }>({
    severity: 'notice',
    title: 'Lines that look like the report of this bot',
    why: 'A verdict that stands in a packet is nobody’s. Whoever reads it could take it for the report, or copy a command from it.',
    message: ({ lines }) =>
      say`${prose(lines.length === 1 ? 'Line' : 'Lines')} ${prose(numbers(lines))} ${prose(lines.length === 1 ? 'looks' : 'look')} like the report of this bot. Nothing that they say counts, and no line should be copied from there: the report is the bot’s own comment`,
    fix: () => say`Take it out of the packet.`,
    example: { before: '### ✓ Evidence complete: octo-ada, L4 → L5', after: '## System Design' },
  }),
};
