import { count, oneOf, prose, say } from '../text/words.ts';
import { kind } from './kind.ts';

/** Why the file that `extends` names cannot be used. */
export type BaseProblem =
  /** What is written is neither a path nor `owner/repository/path@ref`. */
  | 'form'
  /** The path leads out of the repository. */
  | 'outside'
  /** It is one of the files that stand on it. */
  | 'loop'
  /** There are more files in a row than are followed. */
  | 'deep'
  | 'not-found'
  /** Another repository that is not there, or not visible with the tokens at hand. */
  | 'hidden'
  /** The same, or private and nothing that the default branch stands on: a pull request does not choose what is shown of it. */
  | 'unmerged'
  /** The other repository has no such commit, tag or branch. */
  | 'no-ref'
  | 'too-large'
  | 'not-text'
  /** The command line reads no other repository: nobody said which file stands for it. */
  | 'not-given';

/** What can be changed of a base. */
type Kind = 'levels' | 'tracks' | 'areas' | 'competencies' | 'criteria' | 'groups' | 'promotions';

const ONE: Readonly<Record<Kind, string>> = {
  levels: 'level',
  tracks: 'track',
  areas: 'area',
  competencies: 'competency',
  criteria: 'criterion',
  groups: 'group',
  promotions: 'promotion',
};

/** Findings about `extends`, and what a ladder makes of its base. */
export const extendsFindings = {
  'ladder-extends': kind<{
    readonly base: string;
    readonly problem: BaseProblem;
    /** The file that names it. */
    readonly from: string;
  }>({
    severity: 'error',
    title: 'The ladder that this one stands on cannot be read',
    why: 'Without it nobody knows what the ladder asks, and what is not known is never met.',
    message: ({ base, problem, from }) => {
      switch (problem) {
        case 'form':
          return say`${'extends:'} ${base} is neither a path to a YAML file beside this one nor ${'owner/repository/path@ref'}.`;
        case 'outside':
          return say`${'extends:'} ${base} leads out of the repository that ${from} is in.`;
        case 'loop':
          return say`${'extends:'} in ${from} leads back to ${base}, which stands on it: the ladders stand on each other in a circle.`;
        case 'deep':
          return say`${from} is the fifth ladder below this one and stands on ${base}: no more than five are followed.`;
        case 'not-found':
          return say`${base}, which ${from} extends, is not there.`;
        case 'hidden':
          return say`${base}, which ${from} extends, is in a repository that is not there or not visible to the bot.`;
        case 'unmerged':
          return say`${base}, which ${from} extends, is in no repository that everybody can read, and the default branch does not stand on that file yet: what a pull request brings does not choose what is read and shown of a private one.`;
        case 'no-ref':
          return say`${base}, which ${from} extends: its repository has no such commit, tag or branch.`;
        case 'too-large':
          return say`${base}, which ${from} extends, is too large to be read.`;
        case 'not-text':
          return say`${base}, which ${from} extends, is not text.`;
        case 'not-given':
          return say`${base}, which ${from} extends, is in another repository, and the command line reads none.`;
      }
    },
    fix: ({ problem, base }) => {
      switch (problem) {
        case 'form':
          return say`Write a path from the folder of this file (${'../engineering/ladder.yml'}), or pin a shared ladder: ${'owner/repository/path/ladder.yml@v1'}.`;
        case 'outside':
          return say`Name a file of the same repository; one of another repository is ${'owner/repository/path/ladder.yml@v1'}.`;
        case 'loop':
          return say`Remove ${'extends:'} from one of them.`;
        case 'deep':
          return say`Put some of them together.`;
        case 'not-found':
          return say`Correct the path, which begins at the folder of the file that names it. A ladder of another repository is ${'owner/repository/path/ladder.yml@ref'}.`;
        case 'hidden':
          return say`Correct owner and repository, or give the action a ${'token'} or an ${'evidence-token'} that can read it; the second reads only what ${'evidence: repositories:'} allows.`;
        case 'unmerged':
          return say`Correct owner, repository and path, or try it before it is merged where a clone lies: ${'readiness ladder lint FILE --base owner/repository@ref=FOLDER'}.`;
        case 'no-ref':
          return say`Correct what stands after ${'@'}, or make the tag in that repository.`;
        case 'too-large':
        case 'not-text':
          return say`Keep it a UTF-8 text file of less than 512 KB.`;
        case 'not-given':
          return say`Say where it lies here: ${`--base ${base}=FILE`}, or for a clone of the whole repository ${'--base owner/repository@ref=FOLDER'}.`;
      }
    },
    example: {
      before: "schema: 1\nextends: 'acme/ladders/engineering'",
      after: "schema: 1\nextends: 'acme/ladders/engineering/ladder.yml@v2'",
    },
  }),
  'ladder-base-broken': kind<{ readonly base: string; readonly errors: number; readonly byChange: boolean }>({
    severity: 'error',
    title: 'The ladder that this one stands on cannot be used',
    why: 'A ladder is made of both files; where one cannot be used, nothing is judged by it.',
    message: ({ base, errors, byChange }) =>
      byChange
        ? say`${base} can be used as it is; what this file changes leaves ${prose(count(errors, 'problem'))} in it, listed with its lines.`
        : say`${base}, on which this ladder stands, has ${prose(count(errors, 'error'))}, listed with its lines.`,
    fix: ({ byChange }) =>
      byChange
        ? say`Change or retire here what they name as well.`
        : say`Have them mended where it is kept, or pin a ${'ref'} at which it can be used.`,
    example: {
      before: 'A base in which a track names a level that does not exist.',
      after: 'The same base, mended, or an earlier tag of it.',
    },
  }),
  'ladder-change-unknown': kind<{
    readonly kind: Kind;
    readonly id: string;
    readonly near: readonly string[];
    /** What the base has of that id instead. */
    readonly elsewhere: readonly Kind[];
  }>({
    severity: 'error',
    title: 'A change of something that the base does not have',
    why: 'Under a misspelt id the change would hold for nothing.',
    message: ({ kind: what, id }) => say`The base has no ${prose(ONE[what])} ${id}.`,
    fix: ({ kind: what, near, elsewhere: [other] }) =>
      near.length > 0
        ? say`Did you mean ${oneOf(near)}?`
        : other !== undefined
          ? say`It has a ${prose(ONE[other])} of that id: write it under ${other}.`
          : what === 'promotions'
            ? say`Only promotions that it declares can be changed; add one under ${'promotions:'} of this file.`
            : say`${'readiness ladder show'} prints the ids of the base; what is new stands in this file as in any ladder.`,
    example: {
      before: "change:\n  criteria: { system-desing.L5: 'Leads designs.' }",
      after: "change:\n  criteria: { system-design.L5: 'Leads designs.' }",
    },
  }),
  'ladder-change-exists': kind<{ readonly kind: Kind; readonly id: string }>({
    severity: 'error',
    title: 'An addition that the base has already',
    why: 'Whether it should take the place of the other is not guessed.',
    message: ({ kind: what, id }) => say`The base has a ${prose(ONE[what])} ${id} already.`,
    fix: ({ kind: what, id }) =>
      say`To change it, write ${`change: { ${what}: { ${id}: … } }`}; to add another, give this one an id of its own.`,
    example: {
      before: 'competencies:\n  - { id: system-design, title: Architecture }   # the base has it',
      after: 'change:\n  competencies: { system-design: { title: Architecture } }',
    },
  }),
  'ladder-change-alone': kind<{ readonly key: string }>({
    severity: 'error',
    title: 'Changes without a base',
    why: 'They would change nothing.',
    message: ({ key }) =>
      say`${`${key}:`} says what is otherwise than in another ladder, and this file has no ${'extends:'}.`,
    fix: () => say`Name the ladder under ${'extends:'}, or remove this.`,
    example: {
      before: "id: engineering\nchange: { criteria: { code.L5: 'Leads.' } }",
      after: "extends: ../base/ladder.yml\nchange: { criteria: { code.L5: 'Leads.' } }",
    },
  }),
};
