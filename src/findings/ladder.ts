import { oneOf, prose, say, type Words } from '../text/words.ts';
import { kind, type Place } from './kind.ts';

/** The message and fix of the YAML reader. */
interface Read {
  readonly message: Words;
  readonly fix: Words;
}
const asRead = { message: ({ message }: Read): Words => message, fix: ({ fix }: Read): Words => fix };

/** A name that the ladder does not have. */
interface Unknown {
  readonly found: string;
  readonly known: readonly string[];
  readonly near: readonly string[];
}
const useKnown = ({ known, near }: Unknown): Words =>
  near.length > 0 ? say`Did you mean ${oneOf(near)}?` : say`Use ${oneOf(known)}.`;

/** "line 12", or "line 12 of `base.yml`" where that is not the file that this is about. */
export const lineIn = ({ path, line }: Place, here: string): Words =>
  path === here ? say`line ${line}` : say`line ${line} of ${path}`;

/** The things of a ladder that have ids. */
export type Named = 'level' | 'track' | 'area' | 'competency' | 'criterion' | 'promotion';

const MEMBER = {
  unknown: 'which the ladder does not have',
  taken: 'which is in another group already',
  elsewhere: 'which belongs to another level or promotion',
  circle: 'which holds this group itself',
  deep: 'which is more than 20 groups deep',
} as const;

export const ladderFindings = {
  'ladder-none': kind<Record<string, never>>({
    severity: 'error',
    title: 'There is no ladder',
    why: 'A packet is judged by a written ladder; without one nothing can be called met.',
    message: () => say`No ladder was found to judge this packet by.`,
    fix: () =>
      say`Put a ladder at ${'ladder/NAME/ladder.yml'} on the default branch, or name one under ${'ladders:'} in ${'.github/readiness.yml'}.`,
    example: {
      before: 'A repository without a folder `ladder/`.',
      after: 'A repository with `ladder/engineering/ladder.yml` on its default branch.',
    },
  }),
  'ladder-not-text': kind<Record<string, never>>({
    severity: 'error',
    title: 'The ladder is not UTF-8 text',
    why: 'Guessing an encoding could change the words that people are judged by.',
    message: () => say`From here on, this file is not UTF-8 text.`,
    fix: () => say`Save it as UTF-8.`,
    example: { before: 'A ladder saved as UTF-16 or Latin-1.', after: 'The same ladder saved as UTF-8.' },
  }),
  'ladder-empty': kind<Record<string, never>>({
    severity: 'error',
    title: 'The ladder is empty',
    why: 'An empty ladder asks for nothing, and nothing asked for is never a pass.',
    message: () => say`This ladder is empty.`,
    fix: () =>
      say`Write at least ${'schema'}, ${'id'}, ${'version'}, ${'title'}, ${'levels'}, ${'tracks'} and ${'competencies'}.`,
    example: { before: '# to be written', after: 'schema: 1\nid: engineering\nversion: 1.0.0' },
  }),
  'ladder-other-file': kind<{
    readonly markdown: boolean;
    /** Keys that each ladder has and this file has not, where it has others of a ladder's. */
    readonly lacks: readonly string[];
  }>({
    severity: 'error',
    title: 'The file is no ladder',
    why: 'Every key of another file would be an error of its own, and none of them the mistake.',
    message: ({ markdown, lacks: [first, second, third] }) =>
      markdown
        ? say`This is Markdown; a ladder is a YAML file with ${'levels:'}, ${'tracks:'} and ${'competencies:'}.`
        : first !== undefined && second !== undefined && third !== undefined
          ? say`This file has a form of its own, and is no ladder: it has neither ${`${first}:`} nor ${`${second}:`} nor ${`${third}:`}.`
          : say`This file is no ladder: it has neither ${'levels:'} nor ${'tracks:'} nor ${'competencies:'}.`,
    fix: () =>
      say`Name the ladder's own file, as a rule ${'ladder/NAME/ladder.yml'}; make one of an existing document with ${'readiness ladder import FILE'}.`,
    example: { before: 'name: Build\non: push\njobs: {}', after: 'schema: 1\nid: engineering\nlevels: [L4, L5]' },
  }),
  'ladder-too-long': kind<{ readonly bytes: number }>({
    severity: 'error',
    title: 'The ladder is too long',
    why: 'A bound keeps one file from holding up every check.',
    message: ({ bytes }) => say`This ladder has ${bytes} bytes; at most 1,048,576 (1 MiB) are read.`,
    fix: () => say`Split it into several ladders, or link long texts instead of including them.`,
    example: {
      before: 'A ladder of 3 MB with whole handbooks as guidance.',
      after: 'A ladder of 200 KB whose guidance links the handbooks.',
    },
  }),
  'ladder-syntax': kind<Read>({
    severity: 'error',
    title: 'The ladder is not valid YAML',
    why: 'A file that can be read in two ways would be judged in one that nobody chose.',
    ...asRead,
    example: { before: 'title: Engineering: the ladder', after: 'title: "Engineering: the ladder"' },
  }),
  'ladder-alias': kind<Read>({
    severity: 'error',
    title: 'YAML anchors and aliases are not read',
    why: 'A ladder says what it means where a reader looks for it, and a short file cannot grow into a huge one.',
    ...asRead,
    example: { before: 'scopes: &s [team]\nroles: *s', after: 'scopes: [team]\nroles: [lead]' },
  }),
  'ladder-duplicate-key': kind<Read>({
    severity: 'error',
    title: 'A key stands twice',
    why: 'Which of the two holds is not guessed.',
    ...asRead,
    example: { before: 'title: Engineering\ntitle: Software engineering', after: 'title: Software engineering' },
  }),
  'ladder-unknown-key': kind<Read>({
    severity: 'error',
    title: 'A key that the format does not have',
    why: 'A misspelt rule that is ignored would ask for nothing.',
    ...asRead,
    example: { before: 'rubric: { itmes: 2 }', after: 'rubric: { items: 2 }' },
  }),
  'ladder-missing': kind<Read>({
    severity: 'error',
    title: 'Something that every ladder needs is missing',
    why: 'Packets refer to it, or are judged by it.',
    ...asRead,
    example: { before: 'tracks:\n  - { id: ic }', after: 'tracks:\n  - { id: ic, levels: [L4, L5] }' },
  }),
  'ladder-type': kind<Read>({
    severity: 'error',
    title: 'A value of the wrong kind',
    why: 'A list, a number and a text are read differently; the wrong one is not guessed around.',
    ...asRead,
    example: { before: 'rubric: { items: two }', after: 'rubric: { items: 2 }' },
  }),
  'ladder-value': kind<Read>({
    severity: 'error',
    title: 'A value that is not allowed here',
    why: 'Only what the format defines has a meaning that can be checked.',
    ...asRead,
    example: { before: 'rubric: { within: a while }', after: 'rubric: { within: 12 months }' },
  }),
  'ladder-format-version': kind<{ readonly found: string }>({
    severity: 'error',
    title: 'Another version of the ladder format',
    why: 'A file of another version could mean something else by the same words.',
    message: ({ found }) =>
      found === ''
        ? say`The file does not say which version of the ladder format it is.`
        : say`${found} is not a version of the ladder format that this tool reads.`,
    fix: () => say`Write ${'schema: 1'}, or use a version of the tool that reads this format.`,
    example: { before: 'schema: 2', after: 'schema: 1' },
  }),
  'ladder-duplicate-id': kind<{
    readonly what: Named;
    readonly id: string;
    readonly first: Place;
    readonly here: string;
  }>({
    severity: 'error',
    title: 'An id stands for two things',
    why: 'Packets, comments and reports name things by id, so it has to be clear which one is meant.',
    message: ({ what, id, first, here }) =>
      say`There are two ${prose(PLURAL[what])} ${id}; the first is on ${lineIn(first, here)}.`,
    fix: ({ what }) =>
      what === 'promotion'
        ? say`Keep one, say under ${'track:'} which track each is for, or rename a level.`
        : what === 'criterion'
          ? say`Give one of them another ${'id:'}.`
          : say`Rename one of them.`,
    example: { before: 'levels: [L4, L5, L5]', after: 'levels: [L4, L5, L6]' },
  }),
  'ladder-name-taken': kind<{
    readonly what: Named;
    readonly name: string;
    readonly owner: string;
    readonly first: Place;
    readonly here: string;
  }>({
    severity: 'error',
    title: 'A name stands for two things',
    why: 'A heading or quote in a packet ties by id, title and alias; a name of two would tie to neither.',
    message: ({ what, name, owner, first, here }) =>
      say`${name} is already a name of the ${prose(what)} ${owner} (${lineIn(first, here)}).`,
    fix: () => say`Remove it from one of the two, or use a longer name.`,
    example: {
      before:
        'competencies:\n  - { id: design, title: Design, criteria: { L4: Designs. } }\n  - { id: ux, title: User experience, aliases: [design], criteria: { L4: Draws. } }',
      after:
        'competencies:\n  - { id: design, title: Design, criteria: { L4: Designs. } }\n  - { id: ux, title: User experience, aliases: [ux design], criteria: { L4: Draws. } }',
    },
  }),
  'ladder-level-unknown': kind<Unknown>({
    severity: 'error',
    title: 'A level that is not declared',
    why: 'Criteria of a level that no track has would never be asked for.',
    message: ({ found }) => say`There is no level ${found} under ${'levels:'}.`,
    fix: useKnown,
    example: {
      before: 'tracks:\n  - { id: ic, levels: [L4, L55] }',
      after: 'tracks:\n  - { id: ic, levels: [L4, L5] }',
    },
  }),
  'ladder-gate-unknown': kind<Unknown>({
    severity: 'error',
    title: 'A gate whose name looks like a slip',
    why: 'Under a misspelt name the rule would not hold, and its value would become an expectation that nobody meant.',
    message: ({ found }) => say`There is no gate ${found}.`,
    fix: (unknown) =>
      say`${useKnown(unknown)} For a gate of your own, write its words under ${'text:'} (${`${unknown.found}: { text: … }`}).`,
    example: {
      before: 'promotions:\n  - { from: L4, to: L5, gates: { time-in-levl: 12 months } }',
      after: 'promotions:\n  - { from: L4, to: L5, gates: { time-in-level: 12 months } }',
    },
  }),
  'ladder-track-unknown': kind<Unknown>({
    severity: 'error',
    title: 'A track that is not declared',
    why: 'What is limited to a track that does not exist would never be asked for.',
    message: ({ found }) => say`There is no track ${found} under ${'tracks:'}.`,
    fix: useKnown,
    example: {
      before: 'promotions:\n  - { from: L4, to: L5, track: icc }',
      after: 'promotions:\n  - { from: L4, to: L5, track: ic }',
    },
  }),
  'ladder-area-unknown': kind<Unknown>({
    severity: 'error',
    title: 'An area that is not declared',
    why: 'The ladder lists its areas, and a rubric of an area holds only for the competencies in it.',
    message: ({ found }) => say`There is no area ${found} under ${'areas:'}.`,
    fix: useKnown,
    example: {
      before:
        'areas:\n  - { id: technical, title: Technical }\ncompetencies:\n  - { id: design, title: Design, area: technicl, criteria: { L4: Designs. } }',
      after:
        'areas:\n  - { id: technical, title: Technical }\ncompetencies:\n  - { id: design, title: Design, area: technical, criteria: { L4: Designs. } }',
    },
  }),
  'ladder-competency-unknown': kind<Unknown>({
    severity: 'error',
    title: 'A competency that is not declared',
    why: 'What is said about a competency that does not exist would never be shown.',
    message: ({ found }) => say`There is no competency ${found} under ${'competencies:'}.`,
    fix: useKnown,
    example: {
      before: 'maxims:\n  - { text: Wisdom over novelty., competency: cod }',
      after: 'maxims:\n  - { text: Wisdom over novelty., competency: code }',
    },
  }),
  'ladder-group-member': kind<{
    readonly group: string;
    readonly id: string;
    readonly problem: keyof typeof MEMBER;
    readonly near: readonly string[];
  }>({
    severity: 'error',
    title: 'A group has a member that it cannot have',
    why: 'Every member counts once, for one group of its own level or promotion.',
    message: ({ group, id, problem, near }) =>
      say`The group ${group} names ${id}, ${prose(MEMBER[problem])}${problem === 'taken' ? say` (${oneOf(near)})` : []}.`,
    fix: ({ problem, near }) =>
      problem === 'unknown' && near.length > 0
        ? say`Did you mean ${oneOf(near)}?`
        : problem === 'deep'
          ? say`Put fewer groups into one another.`
          : say`Remove it from ${'of:'}, or name criteria of the same level or promotion.`,
    example: {
      before: 'groups:\n  - { id: capstone, level: L5, rule: any, of: [code.L5, cod.L5] }',
      after: 'groups:\n  - { id: capstone, level: L5, rule: any, of: [code.L5] }',
    },
  }),
  'ladder-group-size': kind<{
    readonly id: string;
    readonly min: number;
    readonly has: number;
    /** The track on which it has too few members; null: on every one. */ readonly track: string | null;
  }>({
    severity: 'error',
    title: 'A group asks for more than it has',
    why: 'Nobody could ever meet it; and a group of nothing would be met by nothing.',
    message: ({ id, min, has, track }) =>
      has === 0
        ? say`The group ${id} is empty.`
        : say`The group ${id} asks for ${min} of ${has}${track === null ? [] : say` on track ${track}`}.`,
    fix: () => say`Add criteria to it, or ask for fewer.`,
    example: {
      before: 'groups:\n  - { id: capstone, level: L5, rule: { at-least: 2 }, of: [code.L5] }',
      after: 'groups:\n  - { id: capstone, level: L5, rule: { at-least: 1 }, of: [code.L5] }',
    },
  }),
  'ladder-dates': kind<{ readonly id: string; readonly from: string; readonly until: string }>({
    severity: 'error',
    title: 'A criterion ends before it begins',
    why: 'It would never be in force.',
    message: ({ id, from, until }) => say`${id} is in force from ${from} until ${until}, which is earlier.`,
    fix: () => say`Correct one of the two days.`,
    example: {
      before:
        'competencies:\n  - { id: code, title: Code, criteria: { L4: Writes., L5: { text: Leads., from: 2027-01-01, until: 2026-12-31 } } }',
      after:
        'competencies:\n  - { id: code, title: Code, criteria: { L4: Writes., L5: { text: Leads., from: 2027-01-01, until: 2027-12-31 } } }',
    },
  }),
  'ladder-scope-unknown': kind<Unknown>({
    severity: 'error',
    title: 'A scope that is not on the scale',
    why: 'Wider and narrower can only be told of scopes that the ladder lists.',
    message: ({ found, known }) =>
      known.length === 0
        ? say`The rubric asks for scope ${found}, but the ladder has no ${'scopes:'}.`
        : say`${found} is not one of the ladder's ${'scopes:'}.`,
    fix: (args) =>
      args.known.length === 0
        ? say`Add ${'scopes:'}, narrow to wide: ${'scopes: [task, team, multi-team, organization]'}.`
        : useKnown(args),
    example: { before: 'rubric: { scope: multiteam }', after: 'rubric: { scope: multi-team }' },
  }),
  'ladder-role-unknown': kind<Unknown>({
    severity: 'error',
    title: 'A role that is not on the list',
    why: 'A role that packets cannot know about would never be met.',
    message: ({ found, known }) =>
      known.length === 0
        ? say`The rubric asks for role ${found}, but the ladder has no ${'roles:'}.`
        : say`${found} is not one of the ladder's ${'roles:'}.`,
    fix: (args) =>
      args.known.length === 0
        ? say`Add ${'roles:'}, for example ${'roles: [author, reviewer, lead]'}.`
        : useKnown(args),
    example: { before: 'rubric: { role: leed }', after: 'rubric: { role: lead }' },
  }),
  'ladder-track-repeats': kind<{ readonly level: string; readonly track: string }>({
    severity: 'error',
    title: 'A track has a level twice',
    why: 'Which step is the next one would not be clear.',
    message: ({ level, track }) => say`Track ${track} has level ${level} twice.`,
    fix: () => say`Remove one of the two.`,
    example: {
      before: 'tracks:\n  - { id: ic, levels: [L4, L5, L4] }',
      after: 'tracks:\n  - { id: ic, levels: [L4, L5] }',
    },
  }),
  'ladder-includes-circle': kind<{ readonly level: string; readonly included: string }>({
    severity: 'error',
    title: 'Levels include each other in a circle',
    why: 'A level builds on lower ones; in a circle none is lower.',
    message: ({ level, included }) =>
      level === included
        ? say`Level ${level} includes itself.`
        : say`Level ${level} includes ${included}, which includes ${level} again.`,
    fix: () => say`Keep only the entries that name lower levels.`,
    example: {
      before: 'levels:\n  - L4\n  - { id: L5, includes: [{ level: L5, as: assumed }] }',
      after: 'levels:\n  - L4\n  - { id: L5, includes: [{ level: L4, as: assumed }] }',
    },
  }),
  'ladder-includes-higher': kind<{ readonly level: string; readonly included: string; readonly track: string }>({
    severity: 'error',
    title: 'A level includes a higher one',
    why: 'A level builds on lower ones; with a higher one in it, a packet would be judged by criteria of a later promotion.',
    message: ({ level, included, track }) =>
      say`Level ${level} includes ${included}, which is above it on track ${track}.`,
    fix: ({ track }) =>
      say`Name only lower levels under ${'includes:'}, or correct the order of track ${track}, lowest level first.`,
    example: {
      before: 'levels:\n  - { id: L4, includes: [{ level: L5, as: again }] }\n  - L5',
      after: 'levels:\n  - L4\n  - { id: L5, includes: [{ level: L4, as: again }] }',
    },
  }),
  'ladder-criterion-id-missing': kind<{ readonly competency: string; readonly level: string }>({
    severity: 'error',
    title: 'Several criteria share a place and have no ids',
    why: 'People name a criterion by its id, in packets and in comments.',
    message: ({ competency, level }) =>
      say`${competency} has several criteria at ${level}, and this one has no ${'id:'}.`,
    fix: ({ competency, level }) =>
      say`Give each its own id, for example ${`id: ${competency}.${level}.design-documents`}.`,
    example: {
      before:
        'competencies:\n  - id: design\n    title: Design\n    criteria:\n      L4: [{ text: Designs. }, { text: Writes. }]',
      after:
        'competencies:\n  - id: design\n    title: Design\n    criteria:\n      L4: [{ id: design.L4.designs, text: Designs. }, { id: design.L4.writes, text: Writes. }]',
    },
  }),
  'ladder-facets-none': kind<{ readonly id: string }>({
    severity: 'error',
    title: 'A rule about facets where there are none',
    why: 'A rule that asks for evidence of each facet of nothing would be met by an empty packet.',
    message: ({ id }) => say`The rubric of ${id} asks for evidence of its facets, and it has no ${'facets'}.`,
    fix: () => say`List them (${'facets: [Hiring, Budget]'}), or remove the rule: ${'facets: false'}.`,
    example: {
      before:
        'competencies:\n  - id: domains\n    title: Domains\n    criteria: { L5: { text: Hiring and budget., rubric: { facets: all } } }',
      after:
        'competencies:\n  - id: domains\n    title: Domains\n    criteria: { L5: { text: Hiring and budget., facets: [Hiring, Budget], rubric: { facets: all } } }',
    },
  }),
  'ladder-rubric-empty': kind<{ readonly id: string }>({
    severity: 'error',
    title: 'A rubric that nothing could fail',
    why: 'A criterion that asks for nothing would be met by an empty packet.',
    message: ({ id }) =>
      say`The rubric of ${id} asks for nothing: ${'items'} is removed and no other rule is in its place.`,
    fix: () => say`Ask for ${'items: 1'} or more, for ${'sustained'}, or for a person: ${'judgement: true'}.`,
    example: {
      before: 'rubric: { items: false, dated: true }',
      after: 'rubric: { items: false, dated: true, judgement: true }',
    },
  }),
  'ladder-promotion-order': kind<{ readonly from: string; readonly to: string; readonly track: string | null }>({
    severity: 'error',
    title: 'A promotion that does not lead up a track',
    why: 'A promotion leads from a level to a higher one of the same track.',
    message: ({ from, to, track }) =>
      track === null ? say`No track has ${from} below ${to}.` : say`Track ${track} does not have ${from} below ${to}.`,
    fix: () => say`Exchange ${'from'} and ${'to'}, or correct the track's ${'levels:'}.`,
    example: { before: 'promotions:\n  - { from: L5, to: L4 }', after: 'promotions:\n  - { from: L4, to: L5 }' },
  }),
};

const PLURAL: Readonly<Record<Named, string>> = {
  level: 'levels',
  track: 'tracks',
  area: 'areas',
  competency: 'competencies',
  criterion: 'criteria',
  promotion: 'promotions',
};
