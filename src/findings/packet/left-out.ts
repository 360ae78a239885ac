/** Findings about what is read as nothing, and why. */
import { count, marked, oneOf, prose, say, type Words } from '../../text/words.ts';
import { kind } from '../kind.ts';

/** Why lines are read as nothing, and what would make them evidence. */
const REASONS = {
  comment: {
    why: 'stands in an HTML comment, which no reader of the page sees',
    fix: 'Take it out of the comment if it is evidence.',
  },
  html: {
    why: 'is HTML, which is not read',
    fix: 'Write it as Markdown: a list item that begins with `- `, with its links.',
  },
  code: {
    why: 'is code, which is not read',
    fix: 'Take it out of the code block or the backticks (or out of the indentation by four spaces) if it is evidence.',
  },
  quote: {
    why: "is a quote, which is read as somebody's feedback",
    fix: 'Take away the `>` before it if it is your own evidence.',
  },
  feedback: {
    why: 'is what others say, and is read as their feedback',
    fix: 'Put what you did yourself above it, or under a heading of its own.',
  },
  growth: {
    why: 'stands under a heading or a label for what is still to come',
    fix: 'Put what you did above it, or state `- Gap: …; plan: …`.',
  },
  standing: {
    why: 'says beside it that it is not met, or not yet',
    fix: 'Say in that column that it is met if it is, or state `- Gap: …; plan: …`.',
  },
  image: {
    why: 'is an image, and what it shows is not read',
    fix: 'Say in words what it shows, and link where it comes from.',
  },
  heading: {
    why: 'is a heading, and its link is not read',
    fix: 'Put the link into an item below it.',
  },
  'other-field': {
    why: 'has a link in a heading, a quote, a plan or a reason, where links are not read',
    fix: 'Put the link into the claim or under `Links:` if it shows the work.',
  },
  'unread-link': {
    why: 'has a link in code marks, in HTML or in an image, where links are not read',
    fix: 'Write the link as plain text, or as `[words](address)`; of an image say in words what it shows.',
  },
  struck: { why: 'is struck out', fix: 'Take away the `~~` around it if it holds.' },
  unticked: {
    why: 'stands in a box that is not ticked',
    fix: 'Tick the box with `[x]` if you claim it, or state `- Gap: …; plan: …`.',
  },
  tick: {
    why: 'is a ticked box that names no criterion, and a tick alone is no evidence',
    fix: 'Say what you did, with a link or a date, or tick the box of a criterion by its text.',
  },
  'bare-tick': {
    why: 'is a tick with nothing said under it, and a tick alone is no evidence',
    fix: 'Say under it what you did, with a link or a date, or state `- Gap: …; plan: …`.',
  },
  placeholder: {
    why: 'still has the words of a template',
    fix: 'Put in what is meant, or state `- Gap: …; plan: …`.',
  },
  'own-words': {
    why: 'says no more than what the ladder says itself',
    fix: 'Say below it what you did, or state `- Gap: …; plan: …`.',
  },
  label: { why: 'is a label with nothing after it', fix: 'Say after it what you did, or take it out.' },
  denial: {
    why: 'says that there is nothing yet, or does not say what was done',
    fix: 'Say what you did, or state it as a gap: `- Gap: …; plan: …`.',
  },
  withdrawn: {
    why: 'says of itself that it is withdrawn',
    fix: 'Take that out if it holds; otherwise nothing is to do.',
  },
  wish: {
    why: 'says what is wanted, and not what was done',
    fix: 'State it as a gap with a plan: `- Gap: …; plan: …`.',
  },
  symbol: { why: 'has no words', fix: 'Say what you did, or state `- Gap: …; plan: …`.' },
  'no-claim': {
    why: 'does not say what was done',
    fix: 'Begin it with what you did, in one sentence, or link it.',
  },
  unused: {
    why: 'is a footnote or the address of a link, and nothing that is read refers to it',
    fix: 'Refer to it where you say what you did, or put the link there.',
  },
  rating: {
    why: 'rates or numbers something and does not say what was done',
    fix: 'Add a cell that says what you did, or link it.',
  },
  introduction: {
    why: 'introduces what follows it, and is no evidence itself',
    fix: 'If it is evidence, make it a list item: begin it with `- `.',
  },
  prose: {
    why: 'has no link, date, amount or field',
    fix: 'Add a link or a date if it is evidence, or make it a list item.',
  },
  summary: {
    why: 'stands in the summary, which is never read as evidence',
    fix: 'Put it under the heading of its competency if it is evidence.',
  },
  skills: {
    why: 'says how the candidate sees a skill, which counts for no criterion',
    fix: 'Put it under the name of a criterion if it is evidence.',
  },
  before: {
    why: 'stands before the first name of a competency or criterion',
    fix: 'Put it under the heading of its competency if it is evidence, or add `Criteria: …` to it.',
  },
  unnamed: {
    why: 'stands under a heading that names no competency',
    fix: 'Put it under the heading of its competency if it is evidence, or add `Criteria: …` to it.',
  },
} as const;

/** Why a line is left out. */
export type LeftOut = keyof typeof REASONS;

/** Why lines are read as nothing, to go on from "This …". */
export const whyLeftOut = (why: LeftOut): string => REASONS[why].why;

/** What would make them evidence. */
export const fixOfLeftOut = (why: LeftOut): Words => marked(REASONS[why].fix);

const these = (from: number, to: number): string => (from === to ? 'This line' : `Lines ${from} to ${to}: this`);

export const leftOutFindings = {
  'packet-left-out': kind<{ why: LeftOut; from: number; to: number }>({
    severity: 'notice',
    title: 'Lines that are read as nothing',
    why: 'A link, a date or a field stands in them. Nothing that a packet says is passed over without a word.',
    message: ({ why, from, to }) => prose(`${these(from, to)} ${whyLeftOut(why)}, so it counts nowhere`),
    fix: ({ why }) => fixOfLeftOut(why),
    example: {
      before: '## System Design & Architecture\n\n~~Led the billing migration, acme/billing#12.~~',
      after: '## System Design & Architecture\n\n- Led the billing migration, acme/billing#12.',
    },
  }),
  'packet-says-nothing': kind<{ why: LeftOut }>({
    severity: 'warning',
    title: 'An item that says nothing',
    why: 'The criterion\'s own words, a label, a symbol, a wish or "not yet" are no evidence, and are never counted as such.',
    message: ({ why }) => prose(`This ${whyLeftOut(why)}, so it does not count`),
    fix: ({ why }) => fixOfLeftOut(why),
    example: {
      before: '## System Design & Architecture\n\n- In progress',
      after:
        '## System Design & Architecture\n\n- Gap: no design of my own yet; plan: lead the billing RFC, by 2026-10-01',
    },
  }),
  'packet-mark-glued': kind<{ mark: string }>({
    severity: 'notice',
    title: 'A mark without its space',
    why: 'GitHub shows it as ordinary text. It is read as what it was meant to be.',
    message: ({ mark }) =>
      say`${mark} has no space after it; this is read as ${prose(mark.startsWith('#') ? 'a heading' : 'a list item')}`,
    fix: ({ mark }) => say`Put a space after ${mark}.`,
    example: { before: '-https://github.com/acme/billing/pull/12', after: '- https://github.com/acme/billing/pull/12' },
  }),
  'packet-name-lookalike': kind<{ found: string; meant: string; character: string }>({
    severity: 'warning',
    title: 'A name with a character that is not what it looks like',
    why: 'Invisible characters and letters of another alphabet make a name that only looks like the one of the ladder.',
    message: ({ found, meant, character }) =>
      say`${found} looks like ${meant} but has the character ${codePoint(character)} in it, so it names nothing`,
    fix: ({ meant }) => say`Type ${meant} anew.`,
    example: {
      before: '## System D\u0435sign & Architecture\n\n- Led the billing migration.',
      after: '## System Design & Architecture\n\n- Led the billing migration.',
    },
  }),
  'packet-heading-two': kind<{ found: string; names: readonly string[] }>({
    severity: 'warning',
    title: 'A heading with two names',
    why: 'Evidence under it could be for either, so it is for none.',
    message: ({ found, names }) =>
      say`${found} names ${count(names.length, 'competency', 'competencies')} at once, so what stands under it is tied to none`,
    fix: ({ names }) =>
      say`Split it: one heading ${`## ${names[0] ?? ''}`}, another ${`## ${names[1] ?? ''}`}, and under each what is for it.`,
    example: {
      before: '## System Design & Architecture, Code & Implementation\n\n- Led the billing migration.',
      after: '## System Design & Architecture\n\n- Led the billing migration.',
    },
  }),
  'packet-name-shared': kind<{ found: string; ids: readonly string[] }>({
    severity: 'warning',
    title: 'A name that several have',
    why: 'Evidence under it could be for any of them, so it is for none.',
    message: ({ found, ids }) => say`${found} is the name of ${prose(String(ids.length))} at once, so it names none`,
    fix: ({ ids }) => say`Write the one that is meant by its id: ${oneOf(ids)}.`,
    example: {
      before: '> Drives measurable results from a question that nobody owned before.\n\n- Led the billing migration.',
      after: '## Navigating Ambiguity\n\n- Led the billing migration.',
    },
  }),
  'packet-name-near': kind<{ found: string; meant: string }>({
    severity: 'notice',
    title: 'Words that are almost a name of the ladder',
    why: 'Only a name that is written whole ties evidence to it.',
    message: ({ found, meant }) => say`${found} is close to ${meant} but not the same`,
    fix: ({ meant }) => say`Write ${meant}, if that is meant.`,
    example: {
      before:
        '## System Design & Architecture\n\n### Designs large systems that outlast the people who built them\n\n- Did it.',
      after: '## System Design & Architecture\n\n- Did it.',
    },
  }),
  'packet-names-nothing': kind<{ shape: string }>({
    severity: 'warning',
    title: 'A packet that names nothing of the ladder',
    why: 'Without a single name, nothing in the packet can be evidence for anything.',
    message: () => say`Nothing in this packet names a competency or a criterion, so none of it is read as evidence`,
    fix: ({ shape }) =>
      say`Put a heading above the evidence, for example ${shape}. ${'readiness new'} writes a packet with all of them.`,
    example: {
      before: '# My year\n\nI did a lot.',
      after: '## System Design & Architecture\n\n- Led the billing migration: acme/billing#12.',
    },
  }),
};

/** `U+0435`. */
const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
