import { ladderSource } from '../ladder/source.ts';
import * as z from 'zod/mini';
import { finding } from '../findings/catalogue.ts';
import { byPlace, type Finding, type Place } from '../findings/finding.ts';
import { described } from '../rubric/schemas.ts';
import type { StageRules } from '../rubric/stage.ts';
import { beyondMembers, committeeOf, committeeSchema, stagesOf, stagesSchema } from './settings-committee.ts';
import { RULED, type CommandRule, type CommandRules, type CommitteeRule } from '../people/rules.ts';
import { globProblem } from '../text/globs.ts';
import { MONTH_NAMES, parseDay, parseDuration, type Day, type Duration } from '../text/time.ts';
import { count, prose, say } from '../text/words.ts';
import { STAND_IN } from '../yaml/salvage.ts';
import { readYaml } from '../yaml/read.ts';
import type { YamlProblem } from '../yaml/types.ts';
import { login, team } from './accounts.ts';
import { noWrites, writesOf, writesShape, type Writes } from './settings-writes.ts';
import { kindOf } from './other-kind.ts';

/** `.github/readiness.yml` of the default branch, defaults filled in. */
export interface Settings extends Writes {
  /** Globs of the files that are packets; a leading `!` excludes. */
  readonly packets: readonly string[];
  /** Ladders a packet may name: a path on the default branch, or `owner/repo/path@ref`. Null: those under `ladder/`. */
  readonly ladders: readonly string[] | null;
  /** Base branches, besides the default branch, whose pull requests are judged. */
  readonly bases: readonly string[];
  readonly enforce: boolean;
  /** Whether the bot may run on a public repository. */
  readonly public: boolean;
  /** How long before the opening of the pull request an anchor may lie. */
  readonly periodGrace: Duration;
  /** The month, 1 to 12, with which the fiscal year begins; null: not stated, so `FY25 Q2` is no date. */
  readonly fiscalYearStart: number | null;
  /** Paths of packet templates on the default branch: their lines are no evidence. */
  readonly templates: readonly string[];
  /** Path of the people file on the default branch. */
  readonly people: string | null;
  /** Who may use a command on the pull request; what is not in it has the safe default. */
  readonly commands: CommandRules;
  /** Who has to agree to every packet; null: nobody. */
  readonly committee: CommitteeRule | null;
  /** Which strengths block in which stage; null: there are no stages but draft. */
  readonly stages: StageRules | null;
  /** The anchor of each cycle. */
  readonly cycles: Readonly<Record<string, Day>>;
  /**
   * Other repositories in which evidence may be read: `owner/name` or `owner/*`, in small letters. Null: those of the
   * owner of the packets' repository.
   */
  readonly evidence: readonly string[] | null;
  /** Globs of the files that are decisions; a leading `!` excludes. */
  readonly decisions: readonly string[];
}

export const defaultSettings: Settings = {
  packets: ['packets/**/*.md', '!**/README.md'],
  ladders: null,
  bases: [],
  enforce: false,
  public: false,
  periodGrace: { months: 6 },
  fiscalYearStart: null,
  templates: [],
  people: null,
  commands: {},
  committee: null,
  stages: null,
  cycles: {},
  evidence: null,
  decisions: ['decisions/**/*.{yml,yaml}'],
  ...noWrites,
};

/** The largest settings file that is parsed, in bytes: real ones have a dozen lines. */
const MOST_BYTES = 64 * 1024;

const line = z.string().check(z.minLength(1), z.maxLength(400));
const list = z.array(line).check(z.maxLength(100));

/** A key that may be left out: what it means and what holds without it, and how it is written. */
const setting = <T extends z.core.SomeType>(schema: T, means: string, example: unknown) =>
  described(z.optional(schema), means, [example]);

const commandRule = z
  .strictObject({
    users: setting(z.array(login).check(z.minLength(1), z.maxLength(100)), 'Logins', ['octo-lead']),
    teams: setting(
      z.array(team).check(z.minLength(1), z.maxLength(5)),
      'Teams, as organization/team. They are read with the evidence-token, which has to be able to; else it is a no',
      ['acme/promotions'],
    ),
    role: setting(
      z.enum(['read', 'triage', 'write', 'maintain', 'admin']),
      'The least role on the repository; a custom role counts as the one that it is built on',
      'maintain',
    ),
    level: setting(line, 'The least level, by the people file', 'L6'),
  })
  .check(z.refine((rule) => Object.keys(rule).length > 0, 'one or more of users, teams, role and level'));

/** The shape of the file. What an editor shows and what `readiness init` writes is made of it. */
export const settingsSchema = z.strictObject({
  packets: setting(
    z.array(line).check(z.minLength(1), z.maxLength(50)),
    'Which changed files are packets: globs; one that begins with ! excludes. This is the default.',
    ['packets/**/*.md', '!**/README.md'],
  ),
  ladders: setting(
    z.array(line).check(z.minLength(1), z.maxLength(50)),
    'Which ladders a packet may name: a path on the default branch, or owner/repository/path@ref in another repository that the token can read. Without it, every ladder.yml under ladder/.',
    ['ladder/engineering/ladder.yml'],
  ),
  bases: setting(
    list,
    'Base branches, besides the default branch, whose pull requests are judged. Without it, none: a pull request against another branch is answered "not judged".',
    ['release'],
  ),
  enforce: setting(
    z.boolean(),
    'Whether the commit status readiness blocks. Without it, it only tells. Require that status on the default branch to hold the merge button with it.',
    true,
  ),
  public: setting(
    z.boolean(),
    'Whether it may run on a public repository. Packets are about people, so without it, it refuses to.',
    true,
  ),
  cycles: setting(
    z.record(z.string(), z.string()),
    'The last day of each cycle that packets name with cycle: windows are measured from it where a packet has no period.',
    { '2026-H2': '2026-12-31' },
  ),
  'period-grace': setting(
    z.string(),
    'How long before the opening of the pull request the end of a period may lie; where it ends earlier, windows are measured from the opening. This is the default.',
    '6 months',
  ),
  'fiscal-year-start': setting(
    z.union([z.string(), z.number()]),
    'The month with which the fiscal year begins, by name or 1 to 12, so that FY25 Q2 can be read. Without it, such words are no date.',
    'April',
  ),
  templates: setting(
    z.array(line).check(z.maxLength(20)),
    'Packet templates of your own on the default branch: what a packet has in common with one is no evidence. What readiness new writes is known anyway.',
    ['packets/TEMPLATE.md'],
  ),
  people: setting(
    line,
    'A file on the default branch that says who people are: level, team, manager, other accounts. Without it, rules about levels and teams wait for a person. readiness people lint checks it.',
    'people.yml',
  ),
  commands: setting(
    z.strictObject({
      endorse: setting(commandRule, 'Who may endorse', { level: 'L6' }),
      attest: setting(commandRule, 'Who may attest', { role: 'write' }),
      concern: setting(commandRule, 'Who may object', { role: 'read' }),
      resolve: setting(commandRule, 'Who may settle a concern of somebody else', { teams: ['acme/promotions'] }),
      waive: setting(commandRule, 'Who may waive', { users: ['octo-lead'] }),
      accept: setting(commandRule, 'Who may settle a wrong dispute', { role: 'admin' }),
    }),
    'Who may use a command on the pull request: any of users, teams and the least role suffices, and the least level has to be reached as well. Without it, safe defaults hold. The candidate never endorses, attests, waives or accepts.',
    { waive: { users: ['octo-lead'], teams: ['acme/promotions'], role: 'admin' } },
  ),
  committee: setting(
    committeeSchema,
    'Who has to agree to a packet before it is complete, with /readiness agree. They are counted as they are now. Without it, nobody has to.',
    {
      members: ['octo-jane', 'octo-sam'],
      quorum: 'all',
      'quiet-days': 3,
      accepts: 'candidate',
    },
  ),
  stages: setting(
    stagesSchema,
    'Which strengths block while the packet says stage: manager, and in the last stage. A packet is complete in the last stage alone. Without it, there is only draft and what the ladder says.',
    { manager: { blocks: ['must'] }, committee: { blocks: ['must', 'should'] } },
  ),
  evidence: setting(
    z.strictObject({
      repositories: setting(
        z
          .array(
            z
              .string()
              .check(
                z.regex(/^[\w-]{1,100}\/(?:\*|[\w.-]{1,100})$/u, 'a repository such as `owner/name`, or `owner/*`'),
              ),
          )
          .check(z.maxLength(200)),
        'owner/name, or owner/* for all of an owner',
        ['acme/*'],
      ),
    }),
    'Where what a packet links is read. Without it, in the repositories of the owner of this one. In other private repositories than this one it takes an evidence-token as well (see the workflow).',
    { repositories: ['acme/*', 'acme-labs/rotor'] },
  ),
  ...writesShape,
  decisions: setting(
    z.array(line).check(z.minLength(1), z.maxLength(50)),
    'Which changed files are decisions that people have written: globs; one that begins with ! excludes. Their shape is checked, nothing else. This is the default.',
    ['decisions/**/*.{yml,yaml}'],
  ),
});
const KNOWN = Object.keys(settingsSchema.shape);

/** Whether evidence in a repository (`owner/name`) may be read for packets in a repository of `owner`. */
export function mayRead({ evidence }: Settings, owner: string, repository: string): boolean {
  const name = repository.toLowerCase();
  const listed = evidence ?? [`${owner.toLowerCase()}/*`];
  return listed.some((entry) => entry === name || (entry.endsWith('/*') && name.startsWith(entry.slice(0, -1))));
}

/** The settings, or what is wrong with them: `settings` is null exactly when there are findings. */
export interface SettingsRead {
  readonly settings: Settings | null;
  readonly findings: readonly Finding[];
  /** Where each entry of `ladders` stands, for findings about a ladder that is not there. */
  readonly ladderPlaces: readonly Place[];
  /** The same of `templates`. */
  readonly templatePlaces: readonly Place[];
  /** The same of `people`. */
  readonly peoplePlace: Place | null;
}

/**
 * Reads the settings file. `bytes` null: the repository has none, the defaults hold.
 * Every problem is listed in one run. Never throws.
 */
export function readSettings(bytes: Uint8Array | null, path: string): SettingsRead {
  if (bytes === null) return allDefault;
  const top: Place = { path, line: 1, column: 1 };
  if (bytes.byteLength > MOST_BYTES) return refused([finding('settings-unreadable', top, { problem: 'too-large' })]);
  const source = decode(bytes);
  if (source === null) return refused([finding('settings-unreadable', top, { problem: 'not-text' })]);
  if (isBlank(source)) return allDefault;

  const yaml = readYaml(source, path, settingsSchema);
  const { problems } = yaml;
  const other = problems.length === 0 ? null : kindOf(source, path, 'settings');
  if (other !== null) return refused([finding('settings-unreadable', top, { problem: 'other-file', is: other })]);
  const placeOf = (keys: readonly PropertyKey[], part: 'key' | 'value'): Place => yaml.placeOf(keys, part);
  const findings = problems.map((problem) => toFinding(problem));
  const salvaged = yaml.value === null ? yaml.salvage() : null;
  const value = yaml.value ?? salvaged?.value;
  if (value === undefined) return refused(findings);

  for (const key of ['packets', 'decisions'] as const) {
    value[key]?.forEach((glob, index) => {
      const problem = globProblem(glob);
      if (problem !== null)
        findings.push(finding('settings-packets', placeOf([key, index], 'value'), { key, glob, problem }));
    });
    if (value[key]?.every((glob) => glob.startsWith('!')))
      findings.push(
        finding('settings-packets', placeOf([key], 'key'), {
          key,
          glob: value[key]?.[0] ?? '',
          problem: 'only-excludes',
        }),
      );
  }
  value.ladders?.forEach((ladder, index) => {
    const source = ladderSource(ladder);
    // An entry that could not be read has its finding.
    if (typeof source === 'string' && !(salvaged && ladder.startsWith(STAND_IN)))
      findings.push(finding('settings-ladder', placeOf(['ladders', index], 'value'), { ladder, problem: source }));
  });
  const cycles = new Map<string, Day>();
  for (const [cycle, written] of Object.entries(value.cycles ?? {})) {
    const day = parseDay(written);
    if (day !== null) cycles.set(cycle, day);
    else {
      const message = say`The cycle ${cycle} should have a day, not ${written}.`;
      findings.push(
        finding('settings-value', placeOf(['cycles', cycle], 'value'), {
          message,
          fix: say`Write the last day of the cycle as year, month, day: ${'2026-12-31'}.`,
        }),
      );
    }
  }
  const written = value['period-grace'];
  const grace = written === undefined ? defaultSettings.periodGrace : parseDuration(written);
  // A value that could not be read has its finding.
  if (grace === null && !(salvaged && written?.startsWith(STAND_IN)))
    findings.push(
      finding('settings-value', placeOf(['period-grace'], 'value'), {
        message: say`${'period-grace'} should be a length of time, not ${written ?? ''}.`,
        fix: say`Write a number and a unit: ${'6 months'}, ${'90 days'}.`,
      }),
    );
  const begins = value['fiscal-year-start'];
  const fiscalYearStart = begins === undefined ? null : monthNamed(String(begins));
  if (begins !== undefined && fiscalYearStart === null && !(salvaged && String(begins).startsWith(STAND_IN)))
    findings.push(
      finding('settings-value', placeOf(['fiscal-year-start'], 'value'), {
        message: say`${'fiscal-year-start'} should be a month, not ${String(begins)}.`,
        fix: say`Write the month with which the fiscal year begins: ${'4'}, or ${'April'}.`,
      }),
    );
  value.templates?.forEach((template, index) => {
    if (!isPath(template) && !(salvaged && template.startsWith(STAND_IN)))
      findings.push(
        finding('settings-value', placeOf(['templates', index], 'value'), {
          message: say`${template} is no path of a file in this repository.`,
          fix: say`Write it from the root of the repository, without ${'./'} or ${'..'}: ${'packets/TEMPLATE.md'}.`,
        }),
      );
  });
  if (value.people !== undefined && !isPath(value.people) && !(salvaged && value.people.startsWith(STAND_IN)))
    findings.push(
      finding('settings-value', placeOf(['people'], 'value'), {
        message: say`${value.people} is no path of a file in this repository.`,
        fix: say`Write it from the root of the repository, without ${'./'} or ${'..'}: ${'people.yml'}.`,
      }),
    );
  const commands = Object.fromEntries(
    RULED.flatMap((name) => {
      const rule = value.commands?.[name];
      return rule === undefined ? [] : [[name, ruleOf(rule)]];
    }),
  );
  for (const [name, { level }] of Object.entries<CommandRule>(commands))
    if (level !== null && value.people === undefined && !salvaged)
      findings.push(
        finding('settings-value', placeOf(['commands', name, 'level'], 'value'), {
          message: say`A level is asked of who may ${name}, and no people file says who has which.`,
          fix: say`Name one with ${'people: people.yml'}, or take ${'level'} out.`,
        }),
      );
  const committee = committeeOf(value.committee);
  const most = committee === null || salvaged ? null : beyondMembers(committee);
  if (most !== null)
    findings.push(
      finding('settings-value', placeOf(['committee', 'quorum'], 'value'), {
        message: say`The quorum is more than the ${prose(count(most, 'member'))} that the committee names.`,
        fix: say`Name more members, or write a smaller number, a part such as ${'2/3'}, or ${'all'}.`,
      }),
    );
  if (value.reviewers?.manager === true && value.people === undefined && !salvaged)
    findings.push(
      finding('settings-value', placeOf(['reviewers', 'manager'], 'value'), {
        message: say`The manager is to be asked, and no people file says who manages whom.`,
        fix: say`Name one with ${'people: people.yml'}, or take ${'manager'} out.`,
      }),
    );
  if (findings.length > 0 || grace === null) return refused(findings);
  return {
    settings: {
      packets: value.packets ?? defaultSettings.packets,
      ladders: value.ladders ?? null,
      bases: value.bases ?? defaultSettings.bases,
      enforce: value.enforce ?? defaultSettings.enforce,
      public: value.public ?? defaultSettings.public,
      periodGrace: grace,
      fiscalYearStart,
      templates: value.templates ?? [],
      people: value.people ?? null,
      commands,
      committee,
      stages: stagesOf(value.stages),
      cycles: Object.fromEntries(cycles),
      evidence: value.evidence?.repositories?.map((name) => name.toLowerCase()) ?? null,
      decisions: value.decisions ?? defaultSettings.decisions,
      ...writesOf(value),
    },
    findings: [],
    ladderPlaces: (value.ladders ?? []).map((_, index) => placeOf(['ladders', index], 'value')),
    templatePlaces: (value.templates ?? []).map((_, index) => placeOf(['templates', index], 'value')),
    peoplePlace: value.people === undefined ? null : placeOf(['people'], 'value'),
  };
}

const ruleOf = ({ users = [], teams = [], role, level }: z.infer<typeof commandRule>): CommandRule => ({
  users,
  teams,
  role: role ?? null,
  level: level ?? null,
});

const MONTHS = MONTH_NAMES.map((name) => name.toLowerCase());

/** 1 to 12 from `4`, `04`, `Apr`, `April`; else null. */
function monthNamed(written: string): number | null {
  const text = written.trim().toLowerCase();
  if (/^0?[1-9]$|^1[0-2]$/u.test(text)) return Number(text);
  const index = MONTHS.findIndex((name) => name === text || name.slice(0, 3) === text);
  return index === -1 ? null : index + 1;
}

const isPath = (path: string): boolean =>
  path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..') && !path.includes('\\');

const allDefault: SettingsRead = {
  settings: defaultSettings,
  findings: [],
  ladderPlaces: [],
  templatePlaces: [],
  peoplePlace: null,
};

/** Settings that cannot be used, for the reasons given. */
const refused = (findings: readonly Finding[]): SettingsRead => ({
  settings: null,
  findings: [...findings].sort(byPlace),
  ladderPlaces: [],
  templatePlaces: [],
  peoplePlace: null,
});

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const isBlank = (source: string): boolean =>
  source.split('\n').every((text) => text.trim() === '' || text.trimStart().startsWith('#'));

function toFinding(problem: YamlProblem): Finding {
  const { what, at, message, fix, place, near } = problem;
  switch (what) {
    case 'unknown-key':
      if (problem.keys.length > 1) return finding('settings-value', place, { message, fix });
      return finding('settings-unknown-key', place, { key: at, near, known: KNOWN });
    case 'missing':
    case 'type':
    case 'value':
      return finding('settings-value', place, { message, fix });
    case 'syntax':
    case 'duplicate-key':
    case 'alias':
      return finding('settings-syntax', place, { message, fix });
  }
}
