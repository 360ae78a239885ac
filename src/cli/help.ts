import { wrap } from '../report/terminal.ts';
import { FORMATS } from './formats.ts';

/** How a ladder is named, in every command. */
const NAME = 'FILE|FOLDER|ID';

/** Of a ladder that stands on one of another repository. */
const BASE =
  'where a shared ladder of another repository lies here (owner/repository/path@ref=FILE), or a clone of that repository (owner/repository@ref=FOLDER); may be given more than once';

/** What `ladder test` reads, to begin with. */
export const EXPECT_SAMPLE = `schema: 1
verdict: incomplete
now: 2026-07-01
criteria:
  system-design.L5: met
  mentorship.L5: missing`;

/** What each command does, by name: printed by `help`, and the source of the reference's page of commands. */
export const commands = {
  check: {
    takes: 'PATH…',
    does: 'checks packets (files, folders, or - for the standard input) and prints the report',
    options: {
      [`--ladder ${NAME}`]:
        'judge by this ladder: its file, a folder that it is in, or its id, as everywhere (may be given more than once); without it, the ladders of the settings, then those under ladder/, then those that ship with the tool',
      '--base NAME=FILE': BASE,
      '--settings FILE': 'settings to use; without it, .github/readiness.yml of the repository you are in',
      '--acts FILE':
        'what people did on the pull request, and what the company says about them: endorsements, attestations, concerns, waivers (YAML or JSON)',
      '--assessment FILE':
        'a reviewer’s own assessment (may be given more than once); those beside a packet, like octo-ada.octo-kim.assessment.yml, are found without it',
      "--with 'COMMAND as LOGIN'":
        'say what the report would say if somebody wrote that on the pull request, whatever their role, and first what that changes (may be given more than once)',
      '--facts FILE':
        'replay what was recorded of the links (YAML or JSON): nothing is read from GitHub, and the same bytes come out every time',
      '--record FILE':
        'write what was read of the links, for --facts; needs GITHUB_TOKEN, and replaces only what --record has written',
      [`--format ${FORMATS.join('|')}`]: 'how the report is printed (text)',
      '--now DAY':
        'the day that counts as today, like 2026-06-30: windows end there when neither the packet nor its cycle says',
      '--trace': 'print the packet instead, each line with what it was read as in the margin',
      '--watch':
        'check again whenever a packet, a ladder, or one of those files changes; says when, which file changed, and what of the packet is otherwise since',
      '--offline':
        'read nothing from GitHub, whether or not GITHUB_TOKEN is set; without that variable nothing is read either. With it, links are verified with that token, on the GitHub that GITHUB_API_URL names (github.com)',
      '--candidate LOGIN':
        'stands in for the front matter, as do --from LEVEL, --to LEVEL, --track ID and --period SPAN',
    },
    examples: [
      'readiness check packets/octo-ada.md',
      'GITHUB_TOKEN=$(gh auth token) readiness check packets/octo-ada.md --record octo-ada.facts.json',
      'readiness check packets/octo-ada.md --facts octo-ada.facts.json',
      "readiness check packets/octo-ada.md --with 'endorse system-design.L5 as octo-kim'",
      'readiness check packets --format json',
      'readiness check packets/octo-ada.md --ladder engineering',
      'readiness check notes.md --candidate octo-ada --from L4 --to L5',
      'pbpaste | readiness check -',
    ],
  },
  init: {
    takes: '',
    does: 'writes what a repository needs for packets: workflow, settings, a ladder, a guide for candidates',
    options: {
      [`--ladder ${NAME}|none`]:
        'the ladder to begin with: engineering, devops or another that ships with the tool, one of your own, or none; asked for on a terminal, and not needed where there is one under ladder/',
      '--yes':
        'write without asking. Otherwise what would be written is shown, and asked once on a terminal; a file that exists is never overwritten',
    },
    examples: ['readiness init', 'readiness init --ladder engineering --yes'],
    exits:
      '0 written, or nothing was missing, or you said no; 2 something is missing here, or there was nobody to ask; 3 a fault of the tool',
  },
  new: {
    takes: '',
    does: 'prints a packet to begin with: what a promotion asks for, with room for what was done',
    options: {
      '--from LEVEL':
        'the level that the candidate has; what is left out is asked for on a terminal, where there is a choice',
      '--to LEVEL': 'the level that the packet is for',
      '--track TRACK': 'where a promotion exists on several tracks',
      '--candidate LOGIN': 'the GitHub login of whom the packet is about',
      [`--ladder ${NAME}`]:
        'without it, the ladder of the repository you are in; where it has none, those that ship with the tool',
      '--base NAME=FILE': BASE,
      '--out FILE': 'write it there (a folder: to LOGIN.md in it); a file that exists is never overwritten',
    },
    examples: [
      'readiness new --from L4 --to L5 --candidate octo-ada --out packets/octo-ada.md',
      'readiness new --ladder devops --from 2 --to 3 --track ic --candidate octo-ines > octo-ines.md',
    ],
    exits: '0 the packet was printed or written, 2 something is missing or already there, 3 a fault of the tool',
  },
  explain: {
    takes: 'CODE|RULE|CRITERION',
    does: 'explains a finding, a rule of the rubric or a criterion of a ladder (by its id or its text), with an example; of a level or a competency it lists the criteria',
    options: { [`--ladder ${NAME}`]: 'where to look for the criterion', '--base NAME=FILE': BASE },
    examples: [
      'readiness explain packet-item-untied',
      'readiness explain sustained',
      'readiness explain system-design.L5',
      'readiness explain "System Design & Architecture"',
    ],
  },
  suggest: {
    takes: 'PACKET',
    does: 'lists what the candidate did on GitHub and the packet does not cite, as Markdown to paste; needs GITHUB_TOKEN',
    options: {
      '--repositories NAMES':
        'look only there: owner/name or owner/*, with commas between them (everything that the token can see)',
      '--from-day DAY': "the first day, like 2025-01-01 (the packet's period)",
      '--to-day DAY': "the last day (the packet's period; today where that is open)",
    },
    examples: [
      'readiness suggest packets/octo-ada.md',
      'readiness suggest packets/octo-ada.md --repositories "acme/billing,acme-labs/*" --from-day 2025-07-01 > suggestions.md',
    ],
    exits:
      '0 also if there is nothing to suggest, 2 a packet without candidate or period, or a token that is missing or refused (or wrong words here), 3 GitHub could not be read, or a fault of the tool',
  },
  cohort: {
    takes: 'PATH…',
    does: 'shows packets side by side: each required criterion in words, and what is met how often',
    options: {
      '--format text|markdown|json|html': 'how it is printed (text); html is one page that needs nothing else',
      '--no-names':
        'only what is counted per criterion, for whoever owns the ladder; of the packets of fewer than five people nothing is counted',
      [`--ladder ${NAME}`]: 'as of check; so are --base, --settings, --acts, --facts, --now and --offline',
    },
    examples: [
      'readiness cohort packets',
      'readiness cohort packets --format html > cohort.html',
      'readiness cohort packets --no-names --format markdown',
    ],
    exits:
      '0 also if evidence is incomplete, 2 a packet, ladder or setting that cannot be used (or wrong words here), 3 a fault of the tool',
  },
  'ladder show': {
    takes: NAME,
    does: 'prints a ladder as a person reads it',
    options: {
      '--level LEVEL':
        'only this level, with everything that is said about it: rubrics, guidance, examples, what reviewers may ask',
      '--track TRACK': 'only this track',
      '--format text|markdown|json|html':
        'how it is printed (text); json is the whole ladder, html one page that needs nothing else',
      '--repository OWNER/NAME':
        'where packets are opened: Markdown and HTML then have a link for each promotion that opens a packet to begin with in the browser, with no install',
      '--branch NAME': 'its default branch (main)',
      '--base NAME=FILE': BASE,
    },
    examples: [
      'readiness ladder show engineering --level L5',
      'readiness ladder show engineering --format markdown --repository acme/promotions > LADDER.md',
      'readiness ladder show ladder/engineering/ladder.yml --format html > ladder.html',
    ],
  },
  'ladder lint': {
    takes: `${NAME}…`,
    does: 'says what is wrong in ladders, and what is legal there and probably not meant',
    options: {
      '--format text|json': 'how it is printed (text); of many findings of one kind, text shows the first ten',
      '--base NAME=FILE': BASE,
    },
    examples: ['readiness ladder lint ladder/engineering/ladder.yml', 'readiness ladder lint ladder --format json'],
    exits: '0 nothing or only notices, 1 warnings, 2 errors (or wrong words here), 3 a fault of the tool',
  },
  'ladder diff': {
    takes: 'OLD NEW',
    does: 'says what changed between two ladders in meaning (added, removed, asks for more, asks for less, reworded, moved), what only reads otherwise, and which version fits; OLD and NEW are each a file, a folder or an id, or REF:ID and REF:PATH, as it was in a commit',
    options: {
      '--packets PATH':
        'say which packets gain or lose criteria, come out otherwise or claim what a former text said: each is judged by both',
      '--facts FILE': 'what was read of their links, as `check --record` writes it; without it links count as written',
      '--acts FILE': 'what people did, as `check --acts`',
      '--settings FILE': 'the settings by which they are judged',
      '--base NAME=FILE': BASE,
      '--now DATE': 'the day that counts as today',
      '--format text|markdown|json': 'how it is printed (text)',
    },
    examples: [
      'readiness ladder diff main:engineering engineering',
      'readiness ladder diff main:old/ladder.yml ladder/engineering/ladder.yml',
      'readiness ladder diff old.yml new.yml --packets packets',
    ],
    exits: '0 also where they differ, 2 one of them cannot be read (or wrong words here), 3 a fault of the tool',
  },
  'ladder test': {
    takes: `[${NAME}…]`,
    does: 'judges the packets that lie beside a ladder with what their owner expects (PACKET.expect.yml), and says what is not as expected',
    options: { '--base NAME=FILE': BASE },
    sample: {
      title:
        'What stands in octo-ada.expect.yml, beside octo-ada.md (criteria that it leaves out may come out in any way):',
      text: EXPECT_SAMPLE,
    },
    examples: [
      'readiness ladder test',
      'readiness ladder test engineering',
      'readiness ladder test ladder/engineering/example.expect.yml',
    ],
    exits:
      '0 all is as expected, 1 something is not, 2 a file that cannot be used (or wrong words here), 3 a fault of the tool',
  },
  'ladder import': {
    takes: 'FILE…',
    does: 'makes a ladder of an existing document (Markdown, HTML tables in it, YAML, JSON, CSV), says what was understood, and lists every line that was not',
    options: {
      '--out FILE':
        'write the ladder there, and FILE.imported beside it; where FILE was made so and edited since, what changed in the document is brought into it, your edits stay, and where both changed the same you are told',
      '--was OLD':
        'the document as it was when FILE was made of it (one for each level: more than once); only where FILE.imported is not there',
      '--yes': 'bring changes into a ladder that is there without asking',
      '--write-map FILE': 'write what the document was taken for, to be corrected',
      '--map FILE': 'read the document as this says: its shape, its levels in their order, the names of its keys',
      '--format text|json': 'how it is told (text); json has the ladder and all lines that were not placed',
    },
    examples: [
      'readiness ladder import career-ladder.md',
      'readiness ladder import career-ladder.md --out ladder/engineering/ladder.yml',
      'readiness ladder import career-ladder.md --out ladder/engineering/ladder.yml --was last-year.md',
      'readiness ladder import junior.md engineer.md senior.md --out ladder/ic/ladder.yml',
      'readiness ladder import levels.csv --map levels.map.yml --format json',
    ],
    exits:
      '0 the document was understood, 1 it would change a ladder that is there and was not told to, or both changed the same, 2 it was refused, with the reason (or wrong words here), 3 a fault of the tool',
  },
  'people lint': {
    takes: '[FILE]',
    does: 'says what is wrong in the people file, and what is legal there and probably not meant',
    options: {
      [`--ladder ${NAME}`]:
        'look up levels in this ladder (may be given more than once); without it, in those of the repository you are in',
      '--base NAME=FILE': BASE,
      '--now DAY': 'the day that counts as today, like 2026-06-30',
    },
    examples: ['readiness people lint', 'readiness people lint people.yml --ladder engineering'],
    exits: '0 nothing to report, 1 warnings, 2 errors (or wrong words here), 3 a fault of the tool',
  },
  'decision lint': {
    takes: '[FILE…]',
    does: 'says what is wrong in the shape of files in which people have written what was decided, and where they and the packets that they name do not say the same; never anything about a decision',
    options: { '--now DAY': 'the day that counts as today, like 2026-06-30' },
    examples: ['readiness decision lint', 'readiness decision lint decisions/2026-H2/octo-ada.yml'],
    exits: '0 nothing to report, 1 warnings or notices, 2 errors (or wrong words here), 3 a fault of the tool',
  },
  'ladder schema': {
    takes: '',
    does: 'prints the JSON Schema of a ladder, for editors',
    options: {
      '--report': 'the JSON Schema of `check --format json` instead',
      '--facts': 'the JSON Schema of what `check --record` writes and `--facts` reads instead',
      '--settings': 'the JSON Schema of .github/readiness.yml instead; init writes it beside the settings',
      '--people': 'the JSON Schema of the people file instead',
      '--decision': 'the JSON Schema of a decision file instead',
      '--assessment': 'the JSON Schema of a reviewer’s own assessment instead',
      '--cohort': 'the JSON Schema of `cohort --format json` instead',
      '--mapping': 'the JSON Schema of `ladder import --map` instead',
      '--expect': 'the JSON Schema of what `ladder test` reads instead',
      '--diff': 'the JSON Schema of what `ladder diff --format json` prints instead',
    },
    examples: ['readiness ladder schema > ladder.schema.json', 'readiness ladder schema --facts > facts.schema.json'],
  },
} as const satisfies Readonly<Record<string, Command>>;

/** One command, in words. */
export interface Command {
  readonly takes: string;
  readonly does: string;
  readonly options: Readonly<Record<string, string>>;
  readonly examples: readonly string[];
  /** A file that it reads, to begin with. */
  readonly sample?: { readonly title: string; readonly text: string };
  /** Its exit statuses, where they are not those of every command. */
  readonly exits?: string;
}

export type CommandName = keyof typeof commands;

/** The first words of the commands. */
export const COMMANDS: readonly string[] = [
  ...new Set(Object.keys(commands).map((name) => name.split(' ')[0] ?? name)),
  'help',
  'version',
];

const EXITS =
  'Exit status: 0 complete or draft, 1 waiting, incomplete or unchecked, 2 a packet, ladder or setting that cannot be used (or wrong words here), 3 a fault of the tool.';

/** A text broken at words, each line indented. */
const indented = (text: string, indent: number, width: number): string =>
  wrap(text, Math.max(20, width - indent))
    .map((line) => `${' '.repeat(indent)}${line}`)
    .join('\n');

/** Columns for the names of commands, where there is room beside them. */
const NAMES = 42;

/** The overview of all commands. */
export function usage(width: number): string {
  const all: readonly (readonly [string, string])[] = [
    ...Object.entries(commands).map(([name, { takes, does }]) => [`${name} ${takes}`.trimEnd(), does] as const),
    ['help COMMAND', 'says more about one of them'],
  ];
  const lines = all.map(([name, does]) => {
    const command = `  readiness ${name}`;
    const beside = command.length < NAMES && width >= NAMES + 30;
    return beside
      ? `${command.padEnd(NAMES)}${indented(does, NAMES, width).trimStart()}`
      : `${command}\n${indented(does, 6, width)}`;
  });
  return `${indented('readiness checks a promotion packet against a career ladder.', 0, width)}\n\n${lines.join('\n')}\n\n${indented(EXITS, 0, width)}\n`;
}

/** The help of one command; of an unknown one, the overview. */
export function helpFor(name: string, width: number): string {
  const all: Readonly<Record<string, Command>> = commands;
  const found = Object.hasOwn(all, name) ? name : (name.split(' ')[0] ?? '');
  const command = Object.hasOwn(all, found) ? all[found] : undefined;
  if (!command) return usage(width);
  const entries = Object.entries(command.options).map(([option, means]) => `  ${option}\n${indented(means, 6, width)}`);
  const exits = command.exits === undefined ? EXITS : `Exit status: ${command.exits}.`;
  return `${[
    `readiness ${found} ${command.takes}`.trimEnd(),
    indented(command.does, 2, width),
    entries.join('\n'),
    // An example is to be copied: it is never broken.
    ['Examples:', ...command.examples.map((line) => `  ${line}`)].join('\n'),
    ...(command.sample === undefined
      ? []
      : [`${indented(command.sample.title, 0, width)}\n${command.sample.text.replace(/^/gmu, '  ')}`]),
    indented(exits, 0, width),
  ].join('\n\n')}\n`;
}
