import { count, numbers, oneOf, prose, say } from '../../text/words.ts';
import { kind } from '../kind.ts';
import { didYouMean } from './did-you-mean.ts';

/** What a packet names of its ladder, and what its evidence is tied to. */
export const tieFindings = {
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
  'packet-item-untied': kind<{ ids: readonly string[]; lines: readonly number[]; under: string | null }>({
    severity: 'warning',
    title: 'Evidence that is tied to no criterion',
    why: 'Evidence counts only where the packet says what it is evidence for.',
    message: ({ lines, under }) =>
      lines.length <= 1
        ? say`This item is tied to no criterion, so it counts nowhere`
        : say`${prose(`${lines.length} items (lines ${numbers(lines)})`)}${under === null ? [] : say` under ${under}`} are tied to no criterion, so they count nowhere`,
    fix: ({ ids, lines }) =>
      ids.length === 0
        ? say`No criterion of this promotion can take it.`
        : say`Add ${ids.length === 1 ? `Criteria: ${ids[0] ?? ''}` : 'Criteria: …'} to ${prose(lines.length <= 1 ? 'it' : 'each')}${ids.length === 1 ? [] : say`, with ${oneOf(ids)}`}.`,
    example: {
      before: '## Projects\n\n- Led the billing migration.',
      after: '## System Design & Architecture\n\n- Led the billing migration.',
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
  'packet-criteria-elsewhere': kind<{ section: string; named: readonly string[] }>({
    severity: 'notice',
    title: 'Evidence that counts elsewhere than where it stands',
    why: '`Criteria:` says what an item is for, and takes it away from the criterion under which it stands.',
    message: ({ section, named }) =>
      say`By its ${'Criteria:'} this counts for ${oneOf(named)}, and not for ${section}, under which it stands`,
    fix: ({ section }) => say`Nothing to do if that is meant; else add ${section} to ${'Criteria:'}.`,
    example: {
      before: '## System Design & Architecture\n\n- Led the billing migration.\n  - Criteria: code.L5',
      after: '## System Design & Architecture\n\n- Led the billing migration.\n  - Criteria: code.L5, system-design.L5',
    },
  }),
};
