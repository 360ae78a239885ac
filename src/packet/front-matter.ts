import * as z from 'zod/mini';
import { finding } from '../findings/catalogue.ts';
import type { Finding, Place } from '../findings/finding.ts';
import { LOGIN } from '../people/logins.ts';
import { parseDay, type Day, type Interval } from '../text/time.ts';
import { say } from '../text/words.ts';
import { isPlaceholder } from './items/nothing.ts';
import { readYaml } from '../yaml/read.ts';
import type { YamlProblem } from '../yaml/types.ts';
import { parsePeriod } from './values/dates.ts';
import type { Header, HeaderField } from './packet.ts';

/** Header fields as text, as the command line states them. */
export type HeaderOverrides = Readonly<
  Partial<Record<'candidate' | 'ladder' | 'track' | 'from' | 'to' | 'period', string>>
>;

const text = z.string().check(z.minLength(1), z.maxLength(200));
const login = z.string().check(z.regex(LOGIN, 'a GitHub login, without `@`'));
const logins = z.union([login, z.array(login).check(z.maxLength(50))]);

/** The front matter, strictly: unknown keys are refused. Values that need more than a shape are read below. */
const schema = z.strictObject({
  candidate: z.optional(login),
  ladder: z.optional(z.string().check(z.regex(/^[^@\s]+(?:@[^@\s]+)?$/u, 'a ladder id, optionally `@` and a version'))),
  track: z.optional(text),
  from: z.optional(text),
  to: z.optional(text),
  'in-level-since': z.optional(text),
  'last-promotion': z.optional(text),
  period: z.optional(text),
  cycle: z.optional(text),
  manager: z.optional(login),
  sponsors: z.optional(logins),
  accounts: z.optional(logins),
  repository: z.optional(z.string().check(z.regex(/^[\w-]{1,100}\/[\w.-]{1,100}$/u, 'a repository, `owner/name`'))),
  stage: z.optional(z.enum(['draft', 'manager', 'committee', 'submitted'])),
});

const REQUIRED = ['candidate', 'from', 'to'] as const;
const isHeaderField = (key: string): key is HeaderField => Object.hasOwn(schema.def.shape, key);
const KEYS = Object.keys(schema.def.shape).filter(isHeaderField);

export interface FrontMatter {
  readonly header: Header;
  readonly places: Readonly<Partial<Record<HeaderField, Place>>>;
  readonly findings: readonly Finding[];
  /** How many lines of the file it takes, fences included. */
  readonly lines: number;
}

/** Reads the front matter of a packet's lines. What the command line states goes before what the file says. */
export function readFrontMatter(lines: readonly string[], path: string, overrides: HeaderOverrides): FrontMatter {
  const at = (line: number, column = 1): Place => ({ path, line, column });
  const stands = REQUIRED.every((field) => overrides[field] !== undefined);
  const fenced = /^---[ \t]*$/u.test(lines[0] ?? '');
  const end = fenced ? lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/u.test(line)) : -1;
  const findings: Finding[] = [];
  let raw: z.infer<typeof schema> = {};
  const places: Partial<Record<HeaderField, Place>> = {};

  if (end > 0) {
    const source = lines.slice(1, end).join('\n');
    const yaml = readYaml(source, path, schema, { firstLine: 2, tokens: 2000, blankIsAbsent: true });
    const keys = yaml.data !== null && typeof yaml.data === 'object' ? Object.keys(yaml.data) : [];
    // Front matter of another tool is left alone when the command line says all that is needed.
    const foreign = stands && !keys.some(isHeaderField);
    if (!foreign) {
      // A line that is no YAML can break the lines after it: its own finding comes first, and once.
      const broken = yaml.problems.map((problem) => fieldFinding(problem, lines));
      findings.push(
        ...broken.filter(
          (found, index) =>
            broken.findIndex((other) => other.code === found.code && other.place.line === found.place.line) === index,
        ),
      );
      raw = yaml.value ?? salvage(yaml.data);
      for (const key of keys) if (isHeaderField(key)) places[key] = yaml.placeOf([key], 'key');
    }
    const stated = new Set([...keys, ...Object.keys(overrides)]);
    const missing = REQUIRED.filter((field) => !stated.has(field));
    const syntax = yaml.problems.some((problem) => problem.what === 'syntax');
    if (!syntax && missing.length > 0) findings.push(finding('packet-field-missing', at(1), { fields: missing }));
  } else if (fenced) {
    findings.push(finding('packet-front-matter-open', at(1), null));
  } else if (!stands && lines.length > 0) {
    findings.push(finding('packet-front-matter-missing', at(1), null));
  }

  const stated = {
    ...raw,
    ...Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined)),
  };
  const period = readPeriod(stated.period, places.period ?? at(1), findings);
  const since = (field: 'in-level-since' | 'last-promotion'): Day | null =>
    readSince(stated[field], field, places[field] ?? at(1), findings);
  const [ladder = null, version = null] = stated.ladder?.split('@') ?? [];
  const list = (field: 'sponsors' | 'accounts'): string[] => {
    const value = stated[field];
    const logins = value === undefined ? [] : [value].flat();
    return logins.filter((login) => isSomebody(login, field));
  };
  // Words of a template name nobody.
  const isSomebody = (login: string, field: 'sponsors' | 'accounts' | 'manager'): boolean => {
    if (!isPlaceholder(login)) return true;
    findings.push(finding('packet-placeholder', places[field] ?? at(1), { found: login }));
    return false;
  };
  return {
    header: {
      candidate: stated.candidate ?? null,
      ladder,
      ladderVersion: version,
      track: stated.track ?? null,
      from: stated.from ?? null,
      to: stated.to ?? null,
      inLevelSince: since('in-level-since'),
      lastPromotion: since('last-promotion'),
      period,
      cycle: stated.cycle ?? null,
      manager: stated.manager !== undefined && isSomebody(stated.manager, 'manager') ? stated.manager : null,
      sponsors: list('sponsors'),
      accounts: list('accounts'),
      repository: stated.repository ?? null,
      stage: stated.stage ?? 'submitted',
    },
    places,
    findings,
    lines: end > 0 ? end + 1 : 0,
  };
}

/** The fields that are good by themselves, where others are not: so that all problems come in one run. */
function salvage(data: unknown): z.infer<typeof schema> {
  if (data === null || typeof data !== 'object') return {};
  const good = Object.entries(data).filter(
    ([key, value]) => isHeaderField(key) && schema.def.shape[key].safeParse(value).success,
  );
  const read = schema.safeParse(Object.fromEntries(good));
  return read.success ? read.data : {};
}

/** The line as it is and as it should be, where that can be told. */
function fieldFinding(problem: YamlProblem, lines: readonly string[]): Finding {
  const line = lines[problem.place.line - 1] ?? '';
  const mention = /^\s*(?:[\w-]+\s*:|-)\s*\[?.*@/u.test(line);
  if (mention && (problem.what === 'syntax' || problem.what === 'value' || problem.what === 'type')) {
    return finding('packet-login-at', problem.place, {
      line: line.trim(),
      fixed: line
        .replace(/@(?=[a-z\d])/giu, '')
        .replace(/(["'])([\w-]+)\1/gu, '$2')
        .trim(),
    });
  }
  const several = /^\s*((?:sponsors|accounts)\s*:)\s*([\w-]+(?:\s*,\s*[\w-]+)+)\s*$/u.exec(line);
  if (several?.[1] !== undefined && several[2] !== undefined) {
    return finding('packet-field-invalid', problem.place, {
      field: problem.at,
      line: line.trim(),
      message: say`${line.trim()} is one text, not a list of logins.`,
      fix: say`Write ${`${several[1]} [${several[2]}]`}.`,
    });
  }
  if (problem.what === 'unknown-key')
    return finding('packet-field-unknown', problem.place, { found: problem.found, near: problem.near, known: KEYS });
  return finding('packet-field-invalid', problem.place, {
    field: problem.at,
    line: line.trim(),
    message: problem.message,
    fix: problem.fix,
  });
}

function readPeriod(value: string | undefined, place: Place, findings: Finding[]): Interval | null {
  if (value === undefined) return null;
  const period = parsePeriod(value);
  if (!period) findings.push(finding('packet-period', place, { found: value }));
  return period;
}

/** A day, or a month read as its last day: a tenure is never counted longer than it was. */
function readSince(value: string | undefined, field: string, place: Place, findings: Finding[]): Day | null {
  if (value === undefined) return null;
  const since = parseDay(value) ?? (/^\d{4}-\d{2}$/u.test(value) ? (parsePeriod(value)?.end ?? null) : null);
  if (!since) findings.push(finding('packet-since', place, { field, found: value }));
  return since;
}
