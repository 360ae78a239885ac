import { prose, say, type Words } from '../text/words.ts';
import { kind, maker } from './kind.ts';

/** What a decision and its packet both say. */
export type SharedField = 'candidate' | 'ladder' | 'track' | 'from' | 'to' | 'cycle';

/** Findings about the files in which people write what was decided: their shape, never what they decided. */
export const decisionFindings = {
  'decision-invalid': kind<{ readonly message: Words; readonly fix: Words }>({
    severity: 'error',
    title: 'A decision file cannot be read',
    why: 'A decision that a tool cannot read is one that nobody finds again. What was decided is never looked at.',
    message: ({ message }) => message,
    fix: ({ fix }) => fix,
    example: {
      before: 'schema: 1\ncandidate: octo-ada\nto: L5\ndecison: promoted\ndate: 2026-06-10\nby: [octo-lead]\n',
      after: 'schema: 1\ncandidate: octo-ada\nto: L5\ndecision: promoted\ndate: 2026-06-10\nby: [octo-lead]\n',
    },
  }),
  'decision-packet': kind<{ readonly packet: string }>({
    severity: 'warning',
    title: 'A decision names a packet that is not there',
    why: 'Whoever looks the decision up finds no packet that it was about.',
    message: ({ packet }) => say`There is no packet ${packet}.`,
    fix: () =>
      say`Write its path from the root of the repository, like ${'packets/octo-ada.md'}, or take ${'packet'} out.`,
    example: {
      before:
        'schema: 1\ncandidate: octo-ada\nto: L5\ndecision: promoted\ndate: 2026-06-10\nby: [octo-lead]\npacket: octo-ada.md\n',
      after:
        'schema: 1\ncandidate: octo-ada\nto: L5\ndecision: promoted\ndate: 2026-06-10\nby: [octo-lead]\npacket: packets/octo-ada.md\n',
    },
  }),
  'decision-packet-unread': kind<{ readonly packet: string }>({
    severity: 'notice',
    title: 'The packet that a decision names could not be read',
    why: 'Whether both say the same is then not known. That says nothing against either.',
    message: ({ packet }) => say`The front matter of ${packet} could not be read, so it was not compared.`,
    fix: () => say`Compare the two by eye, or correct the packet: ${'readiness check'} says what is wrong in it.`,
    example: {
      before:
        'schema: 1\ncandidate: octo-ada\nto: L5\ndecision: promoted\ndate: 2026-06-10\nby: [octo-lead]\npacket: packets/broken.md\n',
      after:
        'schema: 1\ncandidate: octo-ada\nto: L5\ndecision: promoted\ndate: 2026-06-10\nby: [octo-lead]\npacket: packets/octo-ada.md\n',
    },
  }),
  'decision-differs': kind<{ readonly field: SharedField; readonly here: string; readonly packet: string }>({
    severity: 'warning',
    title: 'A decision and its packet do not say the same',
    why: 'One of them is written wrong, and it is not known which.',
    message: ({ field, here, packet }) => say`${field} is ${here} here, and ${packet} in the packet.`,
    fix: ({ field }) => say`Write ${field} in both as it is in the ladder, or name the packet that this is about.`,
    example: {
      before:
        'schema: 1\ncandidate: octo-ada\nto: L6\ndecision: promoted\ndate: 2026-06-10\nby: [octo-lead]\npacket: packets/octo-ada.md\n',
      after:
        'schema: 1\ncandidate: octo-ada\nto: L5\ndecision: promoted\ndate: 2026-06-10\nby: [octo-lead]\npacket: packets/octo-ada.md\n',
    },
  }),
  'decision-future': kind<{ readonly day: string; readonly today: string }>({
    severity: 'warning',
    title: 'A decision is dated in the future',
    why: 'What is decided has been decided by then; from when on it holds is another key.',
    message: ({ day, today }) => say`${day} is after ${today}.`,
    fix: () => say`Write the day on which it was decided, and ${'effective'} for the day from which it holds.`,
    example: {
      before: 'schema: 1\ncandidate: octo-ada\nto: L5\ndecision: promoted\ndate: 2199-01-01\nby: [octo-lead]\n',
      after:
        'schema: 1\ncandidate: octo-ada\nto: L5\ndecision: promoted\ndate: 2026-06-20\neffective: 2199-01-01\nby: [octo-lead]\n',
    },
  }),
  'decision-effective': kind<{ readonly decision: string }>({
    severity: 'warning',
    title: 'A decision that promotes nobody has a day from which it holds',
    why: 'Whoever reads on only from the day could take it for a promotion.',
    message: ({ decision }) => say`${'effective'} stands beside the decision ${decision}.`,
    fix: () => [
      ...say`Take ${'effective'} out, or correct the decision`,
      ...prose('; what comes next belongs under '),
      ...say`${'next-steps'}.`,
    ],
    example: {
      before:
        'schema: 1\ncandidate: octo-ada\nto: L5\ndecision: not yet\ndate: 2026-06-20\neffective: 2026-07-01\nby: [octo-lead]\n',
      after:
        'schema: 1\ncandidate: octo-ada\nto: L5\ndecision: not yet\ndate: 2026-06-20\nnext-steps: [Lead the next migration.]\nby: [octo-lead]\n',
    },
  }),
};

/** Makes a finding about a decision file, at a place. */
export const decisionFinding = maker(decisionFindings);
