/** What `readiness ladder lint` finds. Only the command line and the reference know these: the Action never lints. */
import { count, join, oneOf, prose, say, type Words } from '../text/words.ts';
import { kind, maker, type Place } from './kind.ts';
import { lineIn } from './ladder.ts';

/** `a`, `b` and `c`. */
const allOf = (names: readonly string[], most = 8): Words => {
  const shown = names.slice(0, most).map((name) => say`${name}`);
  return names.length > most ? [...join(shown, ', '), ` and ${names.length - most} more`] : join(shown, ', ', ' and ');
};

/** What is compared from one level to the next. */
export interface Weaker {
  readonly rule: 'items' | 'scope' | 'sustained';
  readonly here: string | null;
  readonly below: string;
}

export const lintFindings = {
  'lint-level-empty': kind<{ readonly level: string; readonly steps: readonly string[] }>({
    severity: 'notice',
    title: 'A level without criteria',
    why: 'A ladder may name a level that it does not describe yet. A packet that aims at it is told that there is nothing to be judged by; it is never complete.',
    message: ({ level, steps }) =>
      say`Nothing is asked for at level ${level}${steps.length === 0 ? [] : say`, nor on the way there (${allOf(steps)})`}: a packet that aims at it cannot be complete.`,
    fix: () =>
      say`Write criteria for the level or for the promotion; or leave it as it is while nobody is promoted to it.`,
    example: {
      before: 'competencies:\n  - { id: code, title: Code, criteria: { L4: Writes., L5: Leads. } }   # nothing at L6',
      after:
        'competencies:\n  - { id: code, title: Code, criteria: { L4: Writes., L5: Leads., L6: Leads many teams. } }',
    },
  }),
  'lint-base-loosened': kind<{ readonly id: string; readonly of: readonly string[] }>({
    severity: 'notice',
    title: 'The ladder asks for less than the one it stands on',
    why: 'It may be meant; those who share the base take it that everybody is asked for at least the same.',
    message: ({ id, of }) =>
      of[0] === 'retired'
        ? say`The base asks for ${id}, and here nobody is asked for it.`
        : say`${id} asks for less than in the base: ${allOf(of)}.`,
    fix: () => say`Leave it if that is meant, and say so under ${'lint: accept:'}; or ask for as much.`,
    example: {
      before:
        'extends: ../base/ladder.yml\nchange: { criteria: { code.L5: { rubric: { items: 1 } } } }   # the base: 2',
      after: 'extends: ../base/ladder.yml\nchange: { criteria: { code.L5: { rubric: { items: 3 } } } }',
    },
  }),
  'lint-base-version': kind<{ readonly version: string }>({
    severity: 'notice',
    title: 'The ladder differs from its base and has its version',
    why: 'Packets pin a version, and are told what changed since: of two ladders that differ it should not be the same.',
    message: ({ version }) => say`This ladder differs from its base, and has its ${'id'} and its version ${version}.`,
    fix: () => say`Give it an ${'id:'} or a ${'version:'} of its own.`,
    example: {
      before: "extends: ../base/ladder.yml\nchange: { criteria: { code.L5: 'Leads well.' } }",
      after: "extends: ../base/ladder.yml\nversion: 1.0.0-berlin.1\nchange: { criteria: { code.L5: 'Leads well.' } }",
    },
  }),
  'lint-accept-unknown': kind<{ readonly code: string; readonly near: readonly string[] }>({
    severity: 'error',
    title: 'An accepted finding that does not exist',
    why: 'A misspelt code accepts nothing, and its reason would stand there unread.',
    message: ({ code }) => say`${'lint: accept:'} names ${code}, and lint has no such finding.`,
    fix: ({ near }) =>
      near.length > 0
        ? say`Did you mean ${oneOf(near)}?`
        : say`Copy the code from the end of a line of ${'ladder lint'}.`,
    example: {
      before:
        'lint: { accept: { lint-duplicate: "The source says it twice." } }\ncompetencies:\n  - { id: code, title: Code, criteria: { L4: Writes., L5: Leads. } }\n  - { id: design, title: Design, criteria: { L5: Leads. } }',
      after:
        'lint: { accept: { lint-duplicate-statement: "The source says it twice." } }\ncompetencies:\n  - { id: code, title: Code, criteria: { L4: Writes., L5: Leads. } }\n  - { id: design, title: Design, criteria: { L5: Leads. } }',
    },
  }),
  'lint-accept-unused': kind<{ readonly code: string }>({
    severity: 'notice',
    title: 'An acceptance of what is not found',
    why: 'It would hide the next such finding, which nobody has looked at.',
    message: ({ code }) => say`${'lint: accept:'} names ${code}, and there is no such finding in this ladder.`,
    fix: () => say`Remove the line.`,
    example: {
      before: 'lint: { accept: { lint-pay: "The bands are public." } }',
      after: 'levels: [L4, L5, L6]',
    },
  }),
  'lint-ids-derived': kind<{ readonly of: string; readonly ids: readonly string[] }>({
    severity: 'notice',
    title: 'Ids that come from the words of sentences',
    why: 'Packets and waivers name a criterion by its id. One that comes from its first words changes with them.',
    message: ({ of, ids }) =>
      say`${of} is a list of ${prose(count(ids.length, 'sentence'))} without ${prose(ids.length === 1 ? 'an id: its id is' : 'ids: theirs are')} ${allOf(ids, 100)}.`,
    fix: () => say`Leave it; or write ${'{ id: …, text: … }'} for each whose words may change.`,
    example: {
      before:
        'competencies:\n  - { id: code, title: Code, criteria: { L5: [Leads the design of systems., Reviews code of others.] } }',
      after:
        'competencies:\n  - { id: code, title: Code, criteria: { L5: [{ id: code.L5.design, text: Leads the design of systems. }, { id: code.L5.reviews, text: Reviews code of others. }] } }',
    },
  }),
  'lint-level-unreachable': kind<{ readonly level: string; readonly onTrack: boolean }>({
    severity: 'warning',
    title: 'A level that no promotion leads to',
    why: 'Nobody can aim at it, so its criteria are never asked for.',
    message: ({ level, onTrack }) =>
      onTrack
        ? say`Level ${level} is alone on its track, and no promotion leads to it or away from it.`
        : say`Level ${level} is on no track.`,
    fix: ({ level, onTrack }) =>
      onTrack
        ? say`Add the level below it to the track, or name under ${'requires:'} the levels from which people come.`
        : say`Add ${level} to the ${'levels:'} of a track, or remove it.`,
    example: {
      before: 'tracks: [{ id: ic, levels: [L4, L5] }]   # L6 is declared and on no track',
      after: 'tracks: [{ id: ic, levels: [L4, L5, L6] }]',
    },
  }),
  'lint-requires-undefined': kind<{ readonly level: string; readonly required: string }>({
    severity: 'notice',
    title: 'A prerequisite that the ladder does not describe',
    why: 'What somebody from outside has already shown is not in this ladder: it is neither known nor checked.',
    message: ({ level, required }) => say`Level ${level} builds on ${required}, which this ladder does not describe.`,
    fix: ({ level, required }) =>
      say`Add ${required} as a level, below ${level} on its track; or leave it, and ${required} stays a name that packets may write after ${'from:'}.`,
    example: {
      before: 'levels: [{ id: L4, requires: [L3] }, L5, L6]',
      after: 'levels: [L3, L4, L5, L6]\ntracks: [{ id: ic, levels: [L3, L4, L5, L6] }]',
    },
  }),
  'lint-level-title': kind<{ readonly track: string; readonly levels: readonly string[]; readonly of: number }>({
    severity: 'notice',
    title: 'Some levels of a track have no title',
    why: 'People know levels by their titles; a packet may be written with either.',
    message: ({ track, levels, of }) =>
      say`On track ${track} ${prose(`${levels.length} of ${of}`)} levels ${prose(levels.length === 1 ? 'has' : 'have')} no title: ${allOf(levels)}.`,
    fix: () => say`Add ${'title:'}, as the other levels have one.`,
    example: {
      before: 'levels: [{ id: L4, title: Senior }, { id: L5, title: Staff }, L6]',
      after: 'levels: [{ id: L4, title: Senior }, { id: L5, title: Staff }, { id: L6, title: Principal }]',
    },
  }),
  'lint-level-weaker': kind<{
    readonly level: string;
    readonly below: string;
    readonly track: string;
    readonly rules: readonly Weaker[];
  }>({
    severity: 'notice',
    title: 'A level asks for less than the level below it',
    why: 'What was enough for the lower level is usually not meant to be more than the higher one asks for.',
    message: ({ level, below, track, rules }) =>
      say`On track ${track} the rubric of level ${level} asks for less than that of ${below}: ${join(
        rules.map(({ rule, here, below: more }) => say`${rule} ${here ?? 'none'} against ${more}`),
        ', ',
      )}.`,
    fix: () => say`Raise it, or say in a comment why less is meant.`,
    example: {
      before:
        'levels: [L4, { id: L5, rubric: { items: 3 } }, { id: L6, rubric: { items: 2 } }]\ncompetencies:\n  - { id: code, title: Code, criteria: { L5: Leads., L6: Leads many teams. } }',
      after:
        'levels: [L4, { id: L5, rubric: { items: 2 } }, { id: L6, rubric: { items: 3 } }]\ncompetencies:\n  - { id: code, title: Code, criteria: { L5: Leads., L6: Leads many teams. } }',
    },
  }),
  'lint-promotion-empty': kind<{ readonly promotion: string; readonly track: string | null }>({
    severity: 'warning',
    title: 'A promotion without criteria',
    why: 'Nothing asked for is never a pass: a packet for it is told that there is nothing to be judged by.',
    message: ({ promotion, track }) =>
      say`The promotion ${promotion}${track === null ? [] : say` on track ${track}`} asks for nothing: neither its levels nor the promotion itself have criteria for it.`,
    fix: () => say`Add criteria to the target level, or ${'gates:'} to the promotion.`,
    example: {
      before: 'promotions:\n  - { from: L5, to: L6, timeline: 3-5 years }',
      after:
        'promotions:\n  - { from: L5, to: L6, timeline: 3-5 years, gates: { forum: The forum has heard a proposal. } }',
    },
  }),
  'lint-promotion-open': kind<{ readonly promotion: string; readonly track: string | null; readonly criteria: number }>(
    {
      severity: 'warning',
      title: 'A promotion that nothing can block',
      why: 'A packet with no evidence at all would be complete.',
      message: ({ promotion, track, criteria }) =>
        say`Nothing can block the promotion ${promotion}${track === null ? [] : say` on track ${track}`}: ${prose(criteria === 1 ? 'its only criterion blocks nobody' : `none of its ${criteria} criteria blocks anybody`)}.`,
      fix: () =>
        say`Make at least one criterion ${'must'}, or write ${'decide: { should: met-or-explained }'} where they are ${'should'}.`,
      example: {
        before: 'competencies:\n  - { id: code, title: Code, criteria: { L5: { text: Leads., strength: suggested } } }',
        after: 'competencies:\n  - { id: code, title: Code, criteria: { L5: { text: Leads., strength: must } } }',
      },
    },
  ),
  'lint-promotion-long': kind<{
    readonly promotion: string;
    readonly track: string | null;
    readonly criteria: number;
    readonly most: number;
  }>({
    severity: 'notice',
    title: 'More criteria than one reader can judge',
    why: 'A packet of so many sections is neither written nor read with care, whatever it holds.',
    message: ({ promotion, track, criteria, most }) =>
      say`The promotion ${promotion}${track === null ? [] : say` on track ${track}`} asks for ${criteria} criteria; one reader keeps about ${most} apart.`,
    fix: () =>
      say`Join criteria that the same evidence answers, make those that seldom decide ${'suggested'}, or group alternatives under ${'rule: any'}.`,
    example: {
      before: `competencies:\n  - id: code\n    title: Code\n    criteria:\n      L5:\n${Array.from({ length: 41 }, (_, index) => `        - { id: code.part-${index + 1}, text: Does part ${index + 1}. }`).join('\n')}`,
      after: 'competencies:\n  - { id: code, title: Code, criteria: { L5: Does every part. } }',
    },
  }),
  'lint-promotion-overfull': kind<{
    readonly promotion: string;
    readonly track: string | null;
    readonly items: number;
    readonly most: number;
  }>({
    severity: 'warning',
    title: 'More evidence than a packet can hold',
    why: 'A packet with many more items may be too large to be read, so this promotion may be out of reach for everybody.',
    message: ({ promotion, track, items, most }) =>
      say`What ${'must'} be met for the promotion ${promotion}${track === null ? [] : say` on track ${track}`} takes ${items} pieces of evidence, if none serves twice; a packet is sure to hold ${most}, and more may be too many.`,
    fix: () =>
      say`Ask for fewer items, make criteria ${'should'} or ${'suggested'}, or group alternatives under ${'rule: any'}.`,
    example: {
      before:
        'competencies:\n  - { id: code, title: Code, criteria: { L5: { text: Leads., rubric: { items: 100 } } } }\n  - { id: design, title: Design, criteria: { L5: { text: Designs., rubric: { items: 100 } } } }\n  - { id: help, title: Help, criteria: { L5: Helps. } }',
      after:
        'competencies:\n  - { id: code, title: Code, criteria: { L5: { text: Leads., rubric: { items: 3 } } } }\n  - { id: design, title: Design, criteria: { L5: { text: Designs., rubric: { items: 3 } } } }\n  - { id: help, title: Help, criteria: { L5: Helps. } }',
    },
  }),
  'lint-packet-budget': kind<{
    readonly promotion: string;
    readonly words: number;
    readonly criteria: number;
    readonly least: number;
  }>({
    severity: 'notice',
    title: 'A packet too short for what it has to show',
    why: 'Evidence needs words: who did what, when, and what came of it. A bound that leaves none is met by leaving criteria out.',
    message: ({ promotion, words, criteria, least }) =>
      say`The promotion ${promotion} allows ${prose(`${count(words, 'word')} for ${count(criteria, 'criterion', 'criteria')}, about ${Math.floor(words / criteria)} each`)}; evidence seldom needs fewer than ${least}.`,
    fix: () => say`Allow more words, or ask for fewer criteria.`,
    example: {
      before: 'promotions:\n  - { from: L4, to: L5, gates: { packet: { words: 20 } } }',
      after: 'promotions:\n  - { from: L4, to: L5, gates: { packet: { words: 1500 } } }',
    },
  }),
  'lint-duplicate-statement': kind<{
    readonly id: string;
    readonly other: string;
    readonly first: Place;
    readonly here: string;
  }>({
    severity: 'warning',
    title: 'The same statement twice',
    why: 'Evidence that quotes it cannot say which of the two it is for, and a level that repeats the one below says nothing new.',
    message: ({ id, other, first, here }) => say`${id} has the same text as ${other} (${lineIn(first, here)}).`,
    fix: () => say`Word one of them anew, so that each says what only it expects.`,
    example: {
      before:
        'competencies:\n  - { id: code, title: Code, criteria: { L4: Writes., L5: Leads. } }\n  - { id: design, title: Design, criteria: { L5: Leads. } }',
      after:
        'competencies:\n  - { id: code, title: Code, criteria: { L4: Writes., L5: Leads. } }\n  - { id: design, title: Design, criteria: { L5: Leads designs. } }',
    },
  }),
  'lint-fused-sentence': kind<{ readonly found: string; readonly before: string; readonly after: string }>({
    severity: 'warning',
    title: 'Two sentences have run together',
    why: 'A full stop or a space was lost; where one expectation ends and the next begins is then a guess.',
    message: ({ found, before, after }) =>
      say`${found} reads like the end of one sentence (${before}) and the beginning of the next (${after}).`,
    fix: () => say`Separate them; or, where it is a name, write it in back quotes.`,
    example: {
      before:
        'competencies:\n  - { id: code, title: Code, criteria: { L5: Works with minimal oversightInitiates alignment with others. } }',
      after:
        'competencies:\n  - { id: code, title: Code, criteria: { L5: Works with minimal oversight. Initiates alignment with others. } }',
    },
  }),
  'lint-text-long': kind<{ readonly id: string; readonly characters: number; readonly most: number }>({
    severity: 'notice',
    title: 'A long statement',
    why: 'A candidate has to answer it, and a reader to hold it, as one expectation.',
    message: ({ id, characters, most }) =>
      say`The text of ${id} has ${characters} characters; a statement that people can quote seldom has more than ${most}.`,
    fix: () => say`Keep the expectation in ${'text:'} and move the explanation to ${'guidance:'} or ${'facets:'}.`,
    example: {
      before: `competencies:\n  - { id: code, title: Code, criteria: { L5: ${'Leads the work of others and explains it to whoever asks '.repeat(8)} } }`,
      after:
        'competencies:\n  - { id: code, title: Code, criteria: { L5: { text: Leads the work of others., guidance: It is explained to whoever asks. } } }',
    },
  }),
  'lint-text-compound': kind<{ readonly id: string; readonly sentences: number }>({
    severity: 'notice',
    title: 'Several expectations in one statement',
    why: 'Evidence for one sentence meets the whole criterion; nobody sees that the others have none.',
    message: ({ id, sentences }) => say`The text of ${id} has ${sentences} sentences, which are met or missed as one.`,
    fix: () =>
      say`Give each expectation a criterion of its own, or list them under ${'facets:'} and ask for as many pieces of evidence.`,
    example: {
      before:
        'competencies:\n  - { id: code, title: Code, criteria: { L5: Leads a team. Owns a system. Teaches others. } }',
      after:
        'competencies:\n  - { id: code, title: Code, criteria: { L5: { text: Leads a team and its system., facets: [Owns a system, Teaches others], rubric: { items: 2 } } } }',
    },
  }),
  'lint-vague': kind<{ readonly id: string; readonly words: readonly string[] }>({
    severity: 'notice',
    title: 'An amount in words that nobody measures',
    why: 'Two readers take "significantly" for two amounts. Where the rubric counts nothing and asks no person, one piece of evidence meets any amount.',
    message: ({ id, words }) =>
      say`${id} says ${allOf(words)}, and its rubric neither counts nor leaves it to a person.`,
    fix: () =>
      say`State the amount in the rubric (${'items'}, ${'sustained'}, ${'count'}, ${'change'}, ${'metric'}), or write ${'judgement: true'}.`,
    example: {
      before: 'competencies:\n  - { id: code, title: Code, criteria: { L5: Significantly improves several systems. } }',
      after:
        'competencies:\n  - { id: code, title: Code, criteria: { L5: { text: Significantly improves several systems., rubric: { items: 3, metric: true } } } }',
    },
  }),
  'lint-needs-owner': kind<{ readonly id: string; readonly threshold: string }>({
    severity: 'notice',
    title: 'A threshold that the owner has yet to set',
    why: 'Until there is a number, any amount is enough for the rule, and a person has to judge whether it is.',
    message: ({ id, threshold }) => say`${id} leaves the threshold ${threshold} open (${'needs-owner'}).`,
    fix: () => say`Write the number that holds in your company.`,
    example: {
      before:
        'competencies:\n  - { id: code, title: Code, criteria: { L5: { text: Leads., rubric: { items: needs-owner } } } }',
      after: 'competencies:\n  - { id: code, title: Code, criteria: { L5: { text: Leads., rubric: { items: 3 } } } }',
    },
  }),
  'lint-rubric-thin': kind<{ readonly criteria: number; readonly of: number; readonly first: readonly string[] }>({
    severity: 'notice',
    title: 'Criteria that a sentence meets',
    why: 'Where neither a link nor a person is asked for, what the candidate says is called met, and nobody has looked at it.',
    message: ({ criteria, of, first }) =>
      say`${criteria} of ${prose(count(of, 'criterion', 'criteria'))} ${prose(criteria === 1 ? 'is' : 'are')} met by what a sentence says, since neither a link nor a person is asked for: ${allOf(first, 3)}.`,
    fix: () =>
      say`Ask under ${'rubric:'} for what shows it (${'link'}, ${'kind'}, ${'verified'}) or for somebody who says so (${'judgement: true'}, ${'endorsed'}, ${'people'}). What stands at the top of the ladder, or with an area or level, holds for all.`,
    example: { before: 'rubric: { items: 1, dated: true }', after: 'rubric: { items: 1, dated: true, link: 1 }' },
  }),
  'lint-id-near': kind<{
    readonly what: string;
    readonly id: string;
    readonly other: string;
    readonly first: Place;
    readonly here: string;
  }>({
    severity: 'notice',
    title: 'Two ids that are easily mistaken for each other',
    why: 'A slip of the pen in a packet would name the other one, and nobody would notice.',
    message: ({ what, id, other, first, here }) =>
      say`The ${prose(what)} ${id} differs little from ${other} (${lineIn(first, here)}).`,
    fix: () => say`Rename one of the two, and keep the old name under ${'aliases:'} where packets use it.`,
    example: {
      before:
        'competencies:\n  - { id: incident, title: Response, criteria: { L5: Responds. } }\n  - { id: incidents, title: Learning, criteria: { L5: Learns from what went wrong. } }',
      after:
        'competencies:\n  - { id: response, title: Response, aliases: [incident], criteria: { L5: Responds. } }\n  - { id: learning, title: Learning, aliases: [incidents], criteria: { L5: Learns from what went wrong. } }',
    },
  }),
  'lint-since-later': kind<{ readonly id: string; readonly since: string; readonly version: string }>({
    severity: 'warning',
    title: 'A change of a version that is yet to come',
    why: 'Packets that pin the present version would be told that they are out of date.',
    message: ({ id, since, version }) => say`${id} says ${`since: ${since}`}, and the ladder is at version ${version}.`,
    fix: ({ since }) => say`Raise the ladder's ${'version:'} to ${since}, or correct ${'since:'}.`,
    example: {
      before:
        'version: 1.0.0\ncompetencies:\n  - { id: code, title: Code, criteria: { L5: { text: Leads., since: 1.2.0 } } }',
      after:
        'version: 1.2.0\ncompetencies:\n  - { id: code, title: Code, criteria: { L5: { text: Leads., since: 1.2.0 } } }',
    },
  }),
  'lint-retired-alive': kind<{ readonly id: string; readonly first: Place; readonly here: string }>({
    severity: 'warning',
    title: 'A retired criterion that still exists',
    why: 'Packets that name it would be judged by it, and told that it is gone.',
    message: ({ id, first, here }) => say`${id} is retired, and still a criterion (${lineIn(first, here)}).`,
    fix: () => say`Remove it from one of the two places; a new criterion needs a new id.`,
    example: {
      before: 'retired:\n  - { id: code.L5, since: 1.0.0 }',
      after: 'retired:\n  - { id: coding.L5, replaced-by: code.L5, since: 1.0.0 }',
    },
  }),
  'lint-replacement-unknown': kind<{
    readonly id: string;
    readonly replacement: string;
    readonly near: readonly string[];
  }>({
    severity: 'warning',
    title: 'A retired criterion whose replacement does not exist',
    why: 'Candidates would be sent to a criterion that they cannot find.',
    message: ({ id, replacement }) =>
      say`The retired ${id} names ${replacement} as its replacement, and there is no such criterion.`,
    fix: ({ near }) =>
      near.length > 0
        ? say`Did you mean ${oneOf(near)}?`
        : say`Name a criterion of this version, or leave ${'replaced-by:'} out.`,
    example: {
      before: 'retired:\n  - { id: coding.L5, replaced-by: cod.L5 }',
      after: 'retired:\n  - { id: coding.L5, replaced-by: code.L5 }',
    },
  }),
  'lint-scope-narrowest': kind<{ readonly criteria: readonly string[]; readonly scope: string }>({
    severity: 'notice',
    title: 'A scope that every work has',
    why: 'The narrowest scope excludes nothing; it only refuses evidence that leaves its scope unsaid.',
    message: ({ criteria, scope }) =>
      say`The rubric of ${allOf(criteria, 3)} asks for the scope ${scope}, the narrowest: no work is narrower.`,
    fix: () => say`Leave ${'scope:'} out there, or ask for a wider one.`,
    example: {
      before: 'scopes: [task, team]\nrubric: { items: 1, scope: task }',
      after: 'scopes: [task, team]\nrubric: { items: 1, scope: team }',
    },
  }),
  'lint-words-unused': kind<{ readonly key: 'scopes' | 'roles'; readonly rule: 'scope' | 'role' }>({
    severity: 'notice',
    title: 'Scopes or roles that no rubric asks for',
    why: 'Candidates are asked to say how far their work reached, or what they were in it, and nothing comes of it.',
    message: ({ key, rule }) => say`The ladder lists ${key}, and no rubric has the rule ${rule}.`,
    fix: ({ key, rule }) =>
      say`Ask for one with ${`${rule}:`}, for example in the rubric of each level; or remove ${`${key}:`}.`,
    example: {
      before: 'scopes: [task, team]\nrubric: { items: 2 }',
      after: 'scopes: [task, team]\nrubric: { items: 2, scope: team, role: [lead] }',
    },
  }),
  'lint-pay': kind<null>({
    severity: 'warning',
    title: 'Pay in a text that everybody is shown',
    why: "Reports, comments and pages show the texts of a ladder; pay is nobody else's business there.",
    message: () => say`This text speaks of pay, and is shown to everybody who reads the ladder.`,
    fix: () => say`Move it to ${'compensation:'} of the level, which nothing prints.`,
    example: {
      before: 'levels: [L4, { id: L5, experience: "5 years, $75K-$130K" }, L6]',
      after: 'levels: [L4, { id: L5, experience: 5 years, compensation: $75K-$130K }, L6]',
    },
  }),
};

/** Makes a finding of lint, at a place. */
export const lintFinding = maker(lintFindings);
