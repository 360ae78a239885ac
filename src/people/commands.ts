/** The commands of the pull request in one place: help, refusals and the reference are rendered from here. */
import { bound } from './log.ts';

/** Who may use a command, where settings do not say otherwise. */
export type May = 'member' | 'anyone' | 'reader' | 'raiser-or-authority' | 'authority' | 'own';

export interface ActCommand {
  readonly usage: string;
  readonly does: string;
  readonly may: May;
  readonly right: string;
  readonly wrong: { readonly line: string; readonly why: string };
}

const EXAMPLE = bound('system-design.L5', '91bc0d3e5f7a2c41');

export const actCommands = {
  endorse: {
    usage: '/readiness endorse CRITERION@DIGEST [relationship: WHAT;] [text]',
    does: 'says that you know the evidence of a criterion and stand behind it, and, where you like, what you are to the candidate. The digest binds it to the text that you read: when that changes, you are asked to confirm again.',
    may: 'reader',
    right: `/readiness endorse ${EXAMPLE} relationship: peer; I reviewed both designs.`,
    wrong: { line: '/readiness endorse system-design.L5', why: 'without the digest nobody knows which text you read' },
  },
  attest: {
    usage: '/readiness attest EVIDENCE',
    does: 'says that a piece of evidence is true, without revealing anything about it: for confidential work, and where `Confirmed by:` names you.',
    may: 'reader',
    right: '/readiness attest e-3fa2c19be04d7a52',
    wrong: { line: '/readiness attest e-3fa2', why: 'the whole id is needed' },
  },
  concern: {
    usage: '/readiness concern [CRITERION] text',
    does: 'objects to a criterion, which counts as disputed until the concern is resolved; without a criterion, to the packet as a whole, which is not complete until then.',
    may: 'reader',
    right: '/readiness concern mentorship.L5 The panel was in 2024.',
    wrong: { line: '/readiness concern mentorship.L5', why: 'a concern without words cannot be answered' },
  },
  resolve: {
    usage: '/readiness resolve ACT',
    does: 'settles a concern.',
    may: 'raiser-or-authority',
    right: '/readiness resolve a-1834',
    wrong: { line: '/readiness resolve mentorship.L5', why: 'a criterion may have several concerns: name the one' },
  },
  waive: {
    usage: '/readiness waive CRITERION until DATE because REASON',
    does: 'lets a criterion pass up to and including a day, with a reason that the report shows. The ladder has to allow it for the criterion (`waivable: true`).',
    may: 'authority',
    right: '/readiness waive communication.L5 until 2026-12-31 because on leave until May.',
    wrong: { line: '/readiness waive communication.L5', why: 'a waiver needs a day on which it ends, and a reason' },
  },
  accept: {
    usage: '/readiness accept EVIDENCE because REASON',
    does: 'settles a wrong dispute: what GitHub shows of the links of a piece of evidence does not contradict it. It then waits for a person like work outside GitHub, and the report shows the reason.',
    may: 'authority',
    right: '/readiness accept e-3fa2c19be04d7a52 because it was merged by hand, as commit 91bc0d3.',
    wrong: { line: '/readiness accept e-3fa2c19be04d7a52', why: 'without a reason nobody can follow it' },
  },
  agree: {
    usage: '/readiness agree CANDIDATE@DIGEST [text]',
    does: 'agrees, as a member of the committee, to a packet as you read it; where the settings ask the candidate to accept, the candidate does so with the same line. The digest binds it to the whole text of the packet and to what the ladder asks: when either changes, you are asked to confirm again.',
    may: 'member',
    right: `/readiness agree ${bound('octo-ada', '3c5f7a2c4191bc0d')}`,
    wrong: { line: '/readiness agree octo-ada', why: 'without the digest nobody knows which text you read' },
  },
  explain: {
    usage: '/readiness explain CRITERION',
    does: 'answers what a criterion asks for, in words, and what reviewers may ask.',
    may: 'anyone',
    right: '/readiness explain system-design.L5',
    wrong: { line: '/readiness explain', why: 'name the criterion' },
  },
  withdraw: {
    usage: '/readiness withdraw ACT',
    does: 'takes back an act of your own. To delete the comment does the same.',
    may: 'own',
    right: '/readiness withdraw a-1834',
    wrong: { line: '/readiness withdraw endorse', why: 'name the act by its id, as the report prints it' },
  },
  recheck: {
    usage: '/readiness recheck',
    does: 'checks the packet once more, with reviews and other acts as they are now.',
    may: 'anyone',
    right: '/readiness recheck',
    wrong: { line: '/readiness re-check', why: 'it is one word' },
  },
  help: {
    usage: '/readiness help',
    does: 'lists the commands.',
    may: 'anyone',
    right: '/readiness help',
    wrong: { line: '/readiness', why: 'a command is missing' },
  },
} as const satisfies Record<string, ActCommand>;

export type CommandName = keyof typeof actCommands;

export const isCommandName = (word: string): word is CommandName => Object.hasOwn(actCommands, word);

export const MAY: Readonly<Record<May, string>> = {
  anyone: 'everyone who can comment',
  reader:
    'everyone who can read the repository (of a public one: who has the role triage or above), except the candidate, whoever opened the pull request, whoever wrote lines of the claim, and bots; a concern may come from anyone but a bot',
  'raiser-or-authority':
    'who raised the concern, or who has the role maintain or admin; for others not the candidate or whoever wrote lines of the claim',
  authority:
    'who has the role maintain or admin on the repository; never the candidate, whoever opened the pull request or whoever wrote lines of the claim',
  member:
    'the members of the committee that the settings name, except the candidate and whoever opened the pull request; the candidate, where the settings ask them to accept, once the quorum is there',
  own: 'who gave the act',
};
