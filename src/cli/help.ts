/** What each command does, by name: printed by `help`, and the source of the reference's page of commands. */
export const commands = {
  check: {
    takes: 'PATH…',
    does: 'checks packets (files or folders) and prints the report',
    options: {
      '--ladder FILE': 'judge by this ladder (may be given more than once); without it, the ladders of the settings, then those under ladder/, then those that ship with the tool',
      '--settings FILE': 'settings to use; without it, .github/readiness.yml of the repository you are in',
      '--format text|markdown|json': 'how the report is printed (text)',
      '--now DAY': 'the day that counts as today, like 2026-06-30: windows end there when neither the packet nor its cycle says',
      '--watch': 'check again whenever a packet or a ladder changes',
      '--offline': 'read nothing from the network; this version never does',
      '--candidate LOGIN': 'stands in for the front matter, as do --from LEVEL, --to LEVEL, --track ID and --period SPAN',
    },
    examples: ['readiness check packets/octo-ada.md', 'readiness check packets --format json', 'readiness check notes.md --candidate octo-ada --from L4 --to L5'],
  },
  explain: {
    takes: 'CODE|RULE|CRITERION',
    does: 'explains a finding, a rule of the rubric or a criterion of a ladder, with an example',
    options: { '--ladder FILE': 'where to look for the criterion' },
    examples: ['readiness explain packet-item-untied', 'readiness explain sustained', 'readiness explain system-design.L5'],
  },
  'ladder show': {
    takes: 'FILE',
    does: 'prints a ladder as a person reads it',
    options: { '--level LEVEL': 'only this level', '--track TRACK': 'only this track', '--format text|markdown|json': 'how it is printed (text)' },
    examples: ['readiness ladder show ladder/engineering/ladder.yml --level L5'],
  },
  'ladder schema': {
    takes: '',
    does: 'prints the JSON Schema of a ladder, for editors',
    options: { '--report': 'the JSON Schema of `check --format json` instead' },
    examples: ['readiness ladder schema > ladder.schema.json'],
  },
} as const;

interface Command {
  readonly takes: string;
  readonly does: string;
  readonly options: Readonly<Record<string, string>>;
  readonly examples: readonly string[];
}

/** The first words of the commands. */
export const COMMANDS: readonly string[] = ['check', 'explain', 'ladder', 'help', 'version'];

const EXITS = `Exit status: 0 complete or draft, 1 incomplete or unchecked, 2 a packet, ladder or setting that
cannot be used (or wrong words here), 3 a fault of the tool.
`;

export const usage = `readiness checks a promotion packet against a career ladder.

${Object.entries(commands).map(([name, { takes, does }]) => `  readiness ${`${name} ${takes}`.padEnd(30)} ${does}`).join('\n')}
  readiness ${'help COMMAND'.padEnd(30)} says more about one of them

${EXITS}`;

/** The help of one command; of an unknown one, the overview. */
export function helpFor(name: string): string {
  const all: Readonly<Record<string, Command>> = commands;
  const command = all[name] ?? all[name.split(' ')[0] ?? ''];
  const found = all[name] ? name : (name.split(' ')[0] ?? '');
  if (!command) return usage;
  const entries = Object.entries(command.options).map(([option, means]) => `  ${option}\n      ${means}`);
  return `readiness ${found} ${command.takes}\n\n  ${command.does}\n\n${entries.join('\n')}\n\nExamples:\n${command.examples.map((line) => `  ${line}`).join('\n')}\n\n${EXITS}`;
}
