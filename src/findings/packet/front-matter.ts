import { durationWords, type Day, type Duration } from '../../text/time.ts';
import { join, oneOf, prose, say, type Words } from '../../text/words.ts';
import { kind } from '../kind.ts';
import { didYouMean } from './did-you-mean.ts';

/** The front matter: who, from where to where, by which ladder. */
export const frontMatterFindings = {
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
  'packet-stage': kind<{ stage: string; known: readonly string[] }>({
    severity: 'error',
    title: 'A stage that the settings do not have',
    why: 'A stage says what blocks. One that nobody has set up says nothing, so it is not guessed what is meant.',
    message: ({ stage }) => say`The settings have no stage ${stage}`,
    fix: ({ known }) => say`Write ${oneOf(known)}, or take the line out.`,
    example: {
      before: '---\ncandidate: octo-ada\nfrom: L4\nto: L5\nstage: manager\n---',
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
  'packet-sponsors-hint': kind<{ logins: readonly string[] }>({
    severity: 'notice',
    title: 'Sponsors who stand only in the text',
    why: 'Who sponsors a promotion is read from the front matter; names in the text are read as prose.',
    message: ({ logins }) =>
      say`${join(
        logins.map((login) => say`${login}`),
        ', ',
        ' and ',
      )} ${prose(logins.length === 1 ? 'is' : 'are')} named as ${prose(logins.length === 1 ? 'sponsor' : 'sponsors')} in the text, which is not read for that`,
    fix: ({ logins }) => say`Put it into the front matter: ${`sponsors: [${logins.join(', ')}]`}.`,
    example: {
      before: '## Sponsors\n\n- @octo-lee\n- @octo-kim',
      after: '---\nsponsors: [octo-lee, octo-kim]\n---',
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
        ? [...written, ...prose('. The ladder marks none of its criteria as changed since')]
        : say`${written}. Since then ${prose(changed.length === 1 ? 'one criterion has' : `${changed.length} criteria have`)} changed: ${oneOf(changed, 5)}`;
    },
    fix: ({ current, changed }) =>
      changed.length === 0
        ? say`Write ${`@${current}`}, once you have read the criteria again.`
        : say`Read ${prose(changed.length === 1 ? 'it' : 'them')} again, then write ${`@${current}`}.`,
    example: { before: 'ladder: engineering@0.9.0', after: 'ladder: engineering@1.0.0' },
  }),
  'packet-version-kept': kind<{ pinned: string; current: string; until: string; changed: readonly string[] }>({
    severity: 'notice',
    title: 'Judged by a former version of the ladder',
    why: 'The ladder says how long packets keep the version that they were written for, so that nobody has to start again in the middle of a cycle.',
    message: ({ pinned, current, until, changed }) => {
      const kept = say`The packet is judged by version ${pinned} of the ladder, which it pins, up to and including ${until}`;
      return changed.length === 0
        ? say`${kept}. Version ${current}, which holds then, asks for the same here.`
        : say`${kept}. Then version ${current} holds, in which ${prose(changed.length === 1 ? 'one criterion is' : `${changed.length} criteria are`)} otherwise: ${oneOf(changed, 5)}.`;
    },
    fix: ({ current }) => say`To be judged by version ${current} now, write ${`@${current}`}.`,
    example: {
      before: 'ladder: engineering@1.0.0   # transition: { version: 1.0.0, until: 2026-12-31 }',
      after: 'ladder: engineering@2.0.0',
    },
  }),
  'packet-change-later': kind<{ changed: readonly { readonly id: string; readonly from: string }[] }>({
    severity: 'notice',
    title: 'A criterion changes for later cycles',
    why: 'A change that is announced counts from its day on, and not for packets whose windows end before.',
    message: ({ changed: [first, ...others] }) =>
      others.length === 0
        ? say`${first?.id ?? ''} is asked as it was: its change counts for windows that end on ${first?.from ?? ''} or later.`
        : say`${others.length + 1} criteria are asked as they were: their changes count for windows that end later. The first is ${first?.id ?? ''}, from ${first?.from ?? ''} on.`,
    fix: () => say`Nothing is to be done now. The ladder says how they will be.`,
    example: {
      before: 'period: 2025-01..2026-06   # the criterion: from: 2027-01-01',
      after: 'period: 2025-01..2027-06',
    },
  }),
  'packet-promotion': kind<{
    option: string | null;
    message: Words;
    near: readonly string[];
    legal: readonly string[];
    /** Only the track is missing: the promotion is there, on several. */
    isAmbiguous: boolean;
  }>({
    severity: 'error',
    title: 'The ladder has no such promotion',
    why: 'The promotion decides which criteria are asked for. A level that the ladder does not have, or a step that it does not allow, has none.',
    message: ({ option, message, near }) => [
      ...(option === null ? [] : say`${option}: `),
      ...message,
      ...didYouMean(near),
    ],
    fix: ({ legal, isAmbiguous, option }) =>
      isAmbiguous
        ? option === null
          ? say`Add the one that is meant to the front matter, as ${'track: …'}.`
          : say`Add the one that is meant, as ${'--track …'}.`
        : legal.length === 0
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
    why: 'Without `period` and without a date for the cycle, windows end on the day on which the pull request was opened.',
    message: ({ found, near }) => say`The settings have no date for cycle ${found}${didYouMean(near)}`,
    fix: ({ known }) =>
      known.length === 0
        ? say`State ${'period: …'} in the front matter, or ask for the cycle to be added to the settings.`
        : say`Use ${oneOf(known)}, or state ${'period: …'}.`,
    example: { before: 'cycle: 2026-H3', after: 'cycle: 2026-H2' },
  }),
  'packet-period-old': kind<{
    field: 'period' | 'cycle';
    ended: Day;
    from: Day;
    opened: boolean;
    grace: Duration;
  }>({
    severity: 'warning',
    title: 'The period ended too long ago to measure from its end',
    why: "The rubric's windows are measured back from the end of `period`, or from the date of `cycle`. A packet must not move them into the past, to work that they leave out: beyond `period-grace` of the settings they are measured from the opening of the pull request (on the command line from today, or `--now`).",
    message: ({ field, ended, from, opened, grace }) => [
      ...say`${field} ends on ${ended}, more than `,
      ...prose(`${durationWords(grace)} before ${opened ? 'the pull request was opened' : 'the day of this check'}`),
      ...say`; windows and tenures are measured from ${from}`,
    ],
    fix: ({ field, from }) =>
      field === 'period'
        ? say`Let ${'period: …'} reach to when the packet is submitted (${from.slice(0, 7)}), or ask for a longer ${'period-grace'} in the settings.`
        : say`Name the cycle in which the packet is submitted, or ask for a longer ${'period-grace'} in the settings.`,
    example: { before: 'period: 2018-01..2019-12', after: 'period: 2025-01..2026-06' },
  }),
};
