import { oneOf, prose, say, type Words } from '../text/words.ts';
import { kind } from './kind.ts';

/** The message and fix of the YAML reader. */
interface Misread {
  readonly message: Words;
  readonly fix: Words;
}

const didYouMean = (near: readonly string[], otherwise: Words): Words =>
  near.length > 0 ? [...prose('Did you mean '), ...oneOf(near), '?'] : otherwise;

const EXAMPLE_GLOB = { packets: 'packets/**/*.md', decisions: 'decisions/**/*.yml' } as const;

export const settingsFindings = {
  'settings-syntax': kind<Misread>({
    severity: 'error',
    title: 'The settings are not valid YAML',
    why: 'Nothing can be judged until the rules of the repository can be read; guessing them could call a packet complete that is not.',
    message: ({ message }) => message,
    fix: ({ fix }) => fix,
    example: { before: 'enforce: true\nenforce: false\n', after: 'enforce: true\n' },
  }),
  'settings-unknown-key': kind<{
    readonly key: string;
    readonly near: readonly string[];
    readonly known: readonly string[];
  }>({
    severity: 'error',
    title: 'The settings have an unknown key',
    why: 'A misspelt key that is silently ignored would leave the repository with rules that nobody chose.',
    message: ({ key }) => say`The settings have no key ${key}.`,
    fix: ({ near, known }) => didYouMean(near, [...prose('Remove it, or use one of '), ...oneOf(known), '.']),
    example: { before: 'enfore: true\n', after: 'enforce: true\n' },
  }),
  'settings-value': kind<Misread>({
    severity: 'error',
    title: 'A setting has a value that cannot be used',
    why: 'A rule that cannot be read must not be replaced by a guess.',
    message: ({ message }) => message,
    fix: ({ fix }) => fix,
    example: { before: 'enforce: maybe\n', after: 'enforce: true\n' },
  }),
  'settings-packets': kind<{
    readonly key: 'packets' | 'decisions';
    readonly glob: string;
    readonly problem: 'only-excludes' | 'outside' | 'unknown-sign' | 'too-long';
  }>({
    severity: 'error',
    title: 'The packets or decisions setting matches no file',
    why: 'With no pattern that can match, every packet or decision would pass unread.',
    message: ({ key, glob, problem }) => {
      switch (problem) {
        case 'only-excludes':
          return say`${prose(key)}: every pattern excludes files (${glob}), so no file is ${prose(key === 'packets' ? 'a packet' : 'a decision')}.`;
        case 'outside':
          return say`${prose(key)}: ${glob} can match no file of the repository.`;
        case 'unknown-sign':
          return say`${prose(key)}: ${glob} uses a sign that has no meaning here.`;
        case 'too-long':
          return say`${prose(key)}: ${glob} is too long, or its braces are not closed, stand in each other or stand for too many names.`;
      }
    },
    fix: ({ key, problem }) => {
      switch (problem) {
        case 'only-excludes':
          return say`Put a pattern without ${'!'} first, for example ${EXAMPLE_GLOB[key]}.`;
        case 'outside':
          return say`Write it from the root of the repository, without ${'/'} or ${'..'} at the start: ${EXAMPLE_GLOB[key]}.`;
        case 'unknown-sign':
          return say`Write it with ${'*'}, ${'?'}, ${'**'} and ${'{a,b}'} only; several patterns may stand in the list.`;
        case 'too-long':
          return say`Keep it under 200 characters with simple braces such as ${'{yml,yaml}'}; several patterns may stand in the list.`;
      }
    },
    example: { before: "packets: ['!drafts/**']\n", after: "packets: ['packets/**/*.md', '!drafts/**']\n" },
  }),
  'settings-template': kind<{ readonly template: string; readonly problem: 'not-found' | 'unreadable' }>({
    severity: 'error',
    title: 'A packet template that the settings name cannot be read',
    why: 'Lines of a template are no evidence. Without it, what the template says could count as what the candidate says.',
    message: ({ template, problem }) =>
      problem === 'not-found'
        ? say`templates: ${template} was not found on the default branch.`
        : say`templates: ${template} is too large or is not text, so it could not be read.`,
    fix: () => say`Write the path of a Markdown file from the root of the repository, or take the entry out.`,
    example: { before: 'templates: [packets/TEMPLAT.md]', after: 'templates: [packets/TEMPLATE.md]' },
  }),
  'settings-people': kind<{ readonly people: string; readonly problem: 'not-found' | 'unreadable' }>({
    severity: 'error',
    title: 'The people file that the settings name cannot be read',
    why: 'Without it a second account could speak for its owner, and nobody would have a level.',
    message: ({ people, problem }) =>
      problem === 'not-found'
        ? say`people: ${people} was not found on the default branch.`
        : say`people: ${people} is too large or is not text, so it could not be read.`,
    fix: () => say`Write the path of a YAML file from the root of the repository, or take the entry out.`,
    example: { before: 'people: poeple.yml\n', after: 'people: people.yml\n' },
  }),
  'settings-ladder': kind<{
    readonly ladder: string;
    readonly problem: 'form' | 'no-ref' | 'not-found' | 'unreadable';
  }>({
    severity: 'error',
    title: 'A ladder that the settings name cannot be read',
    why: 'A packet must not be judged by fewer ladders than the repository lists.',
    message: ({ ladder, problem }) => {
      switch (problem) {
        case 'form':
          return say`ladders: ${ladder} is neither a path to a YAML file in this repository nor ${'owner/repo/path@ref'}.`;
        case 'no-ref':
          return say`ladders: ${ladder} names no commit, tag or branch after ${'@'}.`;
        case 'not-found':
          return say`ladders: ${ladder} was not found, or is not visible to the bot.`;
        case 'unreadable':
          return say`ladders: ${ladder} is too large or is not text, so it could not be read.`;
      }
    },
    fix: ({ problem }) => {
      switch (problem) {
        case 'form':
        case 'no-ref':
          return say`Write a path such as ${'ladder/engineering/ladder.yml'}, or pin a shared ladder: ${'owner/repo/ladder/engineering/ladder.yml@v1'}.`;
        case 'not-found':
          return say`Check the path and the ref on the default branch; for another repository, give the action a ${'token'} that can read it.`;
        case 'unreadable':
          return say`Keep the ladder a UTF-8 text file of less than 512 KB.`;
      }
    },
    example: {
      before: "ladders: ['acme/ladders/engineering']\n",
      after: "ladders: ['acme/ladders/engineering/ladder.yml@v2']\n",
    },
  }),
  'settings-unreadable': kind<
    | { readonly problem: 'not-text' | 'too-large' | 'not-found' }
    | { readonly problem: 'other-file'; readonly is: string }
  >({
    severity: 'error',
    title: 'The settings file could not be read',
    why: 'Nothing can be judged until the rules of the repository can be read.',
    message: (args) => {
      switch (args.problem) {
        case 'other-file':
          return say`This is ${prose(args.is)}, not the settings of a repository.`;
        case 'not-text':
          return say`The settings file is not UTF-8 text.`;
        case 'too-large':
          return say`The settings file is larger than 64 KB.`;
        case 'not-found':
          return say`The workflow names this settings file, but the default branch has no such file.`;
      }
    },
    fix: ({ problem }) =>
      problem === 'other-file'
        ? say`Name the settings, as a rule ${'.github/readiness.yml'}.`
        : problem === 'not-found'
          ? say`Add the file on the default branch, or correct the input ${'settings'} of the workflow.`
          : say`Save it as a UTF-8 text file of a few lines.`,
    example: { before: 'enforce: \uFFFD\n', after: 'enforce: true\n' },
  }),
};
