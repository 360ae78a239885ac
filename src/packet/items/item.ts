import { finding, type catalogue, type Code } from '../../findings/catalogue.ts';
import type { ArgsOf, Finding } from '../../findings/finding.ts';
import { sha256 } from '../../text/digest.ts';
import { spaced } from '../../text/ends.ts';
import { normalise } from '../../text/near.ts';
import type { Day, Interval } from '../../text/time.ts';
import { isBlank, slice, type Line } from '../document/lines.ts';
import type { LeftOut } from '../../findings/packet/left-out.ts';
import type { Field, FieldName, Item, ItemKind } from '../packet.ts';
import { readDates, type DateProblem } from '../values/dates.ts';
import { readMeasures } from '../values/metrics.ts';
import type { OwnFile } from '../values/reference.ts';
import { findReferences, parseReference, type Reference } from '../values/references.ts';
import { loginsIn, neverExpires, splitKey, statementNamed } from './fields.ts';
import { isPlaceholder, placeholderIn, saysNothing, takesBack } from './nothing.ts';
import type { RawField, RawItem } from './raw.ts';

/** What reading an item needs to know about its packet. */
export interface ItemContext {
  readonly path: string;
  /** Whether a text says no more than what something is called in the ladder, or than a criterion's own words. */
  readonly isName: (text: string) => boolean;
  /** `owner/name` for a bare `#1`, or null. */
  readonly repository: string | null;
  /** GitHub hosts besides github.com. */
  readonly hosts: readonly string[];
  /** The packet's own file, from which relative links are followed; null: they lead nowhere. */
  readonly own?: OwnFile | null;
  /** The candidate's login; null: not known. */
  readonly candidate?: string | null;
  /** The month in which the company's fiscal year begins, 1 to 12; null: not known. */
  readonly fiscalYearStart?: number | null;
  /** Identities of links that stand in the ladder's own texts. */
  readonly given?: ReadonlySet<string>;
  /** The lines of the repository's packet template, normalised: they say nothing of the work. */
  readonly template?: ReadonlySet<string>;
}

const place = (context: ItemContext, at: { readonly line: number; readonly column: number }) => ({
  path: context.path,
  line: at.line,
  column: at.column,
});

const textOfLines = (lines: readonly Line[]): string =>
  lines
    .map((line) => line.text.trim())
    .filter((text) => text !== '')
    .join(' ');

/** The longest title, in characters. */
const TITLE = 80;

/** What somebody said: a passage in quotation marks, closed or not. */
const SAID = /(?<![\p{L}\p{N}])["“„«][^"”“„«»]*(?:["”“»]|$)/gu;
/** A passage in quotation marks, and right behind it who said it: `"She listens." – @octo-lee`. */
const SAID_BY = /^\s*["“„«][^"”“„«»]{1,1000}["”“»]\s*(?:[–—-]+|[(,])?\s*@([a-z\d][a-z\d-]{0,38})(?![\p{L}\p{N}_/])/iu;
/** Whether a claim is what somebody else said. */
const isSaid = (claim: string, { candidate }: ItemContext): boolean => {
  const login = SAID_BY.exec(claim)?.[1];
  return login !== undefined && login.toLowerCase() !== candidate?.toLowerCase();
};
/** Shorter ones are names: the "Event pipeline" RFC. */
const WORDS_OF_A_NAME = 2;
/** Written about an item in its claim, it means the same as the field. */
const SECRET = /\bconfidential\b/iu;

/** The bold lead of a claim, else its first words; never what somebody else said, and nothing of what is confidential. */
function titleOf([first]: readonly Line[], claim: string): string | null {
  if (SECRET.test(claim)) return null;
  const lead = first === undefined ? '' : first.text.slice(0, first.bold).trim();
  const whole = (lead === '' ? claim : lead)
    .replace(SAID, (said) => (said.trim().split(/\s+/u).length > WORDS_OF_A_NAME ? '…' : said))
    .replace(/\s+/gu, ' ')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(whole)) return null;
  if (whole.length <= TITLE) return whole;
  // Cut between words, and never within a character that takes two units.
  const cut = Array.from(whole)
    .slice(0, TITLE - 1)
    .join('');
  return `${cut.replace(/\s+\S*$/u, '').trimEnd() || cut}…`;
}

/** Where an item begins and ends. */
export interface ItemPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
}

/** An item, or why what is written is none; the findings are of both. */
export interface ItemRead {
  readonly item: Item | null;
  readonly nothing: LeftOut | null;
  readonly findings: readonly Finding[];
}

/** Fields whose links are not the work: what somebody said, what is planned, why not. */
export const ABOUT_OTHERS: ReadonlySet<FieldName> = new Set([
  'quote',
  'plan',
  'reason',
  'confidential',
  'confirmed-by',
]);

/** `[acme/billing#12]` is a link in brackets, and no template's word. */
const REFERS = /https?:\/\/\w|[\w-]\/[\w.-]+#\d|^\[#\d+\]$/u;

/** Reads a raw item. */
export function readItem(collected: RawItem, at: ItemPlace, context: ItemContext): ItemRead {
  const raw = { ...at, claim: collected.claim, fields: collected.fields };
  const findings: Finding[] = [...collected.findings];
  const say = <C extends Code>(
    code: C,
    at: { readonly line: number; readonly column: number },
    args: ArgsOf<(typeof catalogue)[C]>,
  ): void => {
    findings.push(finding(code, place(context, at), args));
  };

  const { kind, claim: claimLines, about } = statementOf(raw.claim);
  const inline =
    kind === 'evidence'
      ? { rest: textOfLines(claimLines), plan: null, reason: null }
      : splitStatement(textOfLines(claimLines));
  const claim = inline.rest;
  // A claim that is struck out takes its fields along.
  if (claimLines.some((line) => line.struck) && claimLines.every(isBlank))
    return { item: null, nothing: 'struck', findings: [] };
  const of = (name: FieldName): RawField[] => raw.fields.filter((field) => field.name === name);
  const fields = raw.fields.flatMap((field): Field[] => {
    const text = field.name === 'criteria' ? unbracketed(textOfLines(field.lines)) : textOfLines(field.lines);
    const at = field.lines[0] ?? raw;
    // `[link](…)` is a link, whatever its words.
    const refers = field.lines.some((line) => line.links.length > 0) || REFERS.test(text);
    const placeholder = isPlaceholder(text) && !refers;
    if (placeholder) say('packet-placeholder', at, { found: text });
    return text === '' || placeholder ? [] : [{ name: field.name, text, place: place(context, at) }];
  });
  const values = (name: FieldName): Field[] => fields.filter((field) => field.name === name);

  const linesUnder = (name: FieldName): Line[] => of(name).flatMap((field) => field.lines);
  const links = linesUnder('links');
  const { references, repeated } = readReferences(
    [...claimLines, ...raw.fields.filter(({ name }) => !ABOUT_OTHERS.has(name)).flatMap((field) => field.lines)],
    links,
    context,
  );
  for (const reference of references) {
    if (reference.unusable !== null)
      say('packet-reference-unusable', reference, { written: reference.written, why: reference.unusable });
    else if (reference.unknownPage === true) say('packet-reference-page', reference, { written: reference.written });
  }

  // What is told of the work: the claim and its outcome, where dates and changes count like fields.
  const told = [...claimLines, ...linesUnder('outcome')];
  const dates: Interval[] = [];
  const whens = values('when');
  // "Scope: multi-team; Feb 2026" dates the work too.
  const beside = [...linesUnder('scope'), ...linesUnder('role')];
  const dated =
    whens.length > 0 ? whens : [{ text: withoutPlan(spokenOf([...told, ...beside])), place: place(context, raw) }];
  for (const { text, place: at } of dated) {
    const read = readDates(text, whens.length > 0 ? 'field' : 'prose', {
      fiscalYearStart: context.fiscalYearStart ?? null,
    });
    dates.push(...read.dates);
    for (const problem of read.problems)
      say('packet-date', at, { text: problem.text, what: problem.what satisfies DateProblem['what'] });
  }

  const measured = of('metric').map((field) => ({
    ...readMeasures(textOfLines(field.lines), 'field', field.lines[0]?.line ?? raw.line),
    at: field.lines[0] ?? raw,
  }));
  const mentioned = unwrapped(told).map(({ text, at }) => ({
    ...readMeasures(withoutPlan(text), 'prose', at.line),
    at,
  }));
  const ends = [...measured, ...mentioned].some(({ metrics }) => metrics.length > 0) ? null : endsOf(claimLines, told);
  if (ends !== null) measured.push({ ...readMeasures(ends.text, 'field', ends.at.line), amounts: [], at: ends.at });
  for (const { metrics, problems, at } of [...measured, ...mentioned]) {
    for (const { what, text } of problems) say('packet-amount', at, { what, text });
    for (const { consistent, percent, stated } of metrics) {
      if (!consistent && percent !== null && stated !== null)
        say('packet-metric-sum', at, { stated, computed: percent });
    }
  }

  const [until] = values('expires');
  const expiry = until === undefined ? null : readExpiry(until.text);
  for (const { text, what } of expiry?.problems ?? []) say('packet-date', until?.place ?? raw, { text, what });

  if (kind === 'evidence') {
    const linked = claimLines.some((line) => line.links.length > 0);
    const template = claimLines.length > 0 && claimLines.every((line) => context.template?.has(normalise(line.text)));
    const placeholder = template || (!linked && isPlaceholder(claim)) ? claim : placeholderIn(claim);
    if (placeholder !== null) {
      say('packet-placeholder', raw, { found: placeholder });
      return { item: null, nothing: 'placeholder', findings };
    }
    // Dates, roles and names say something about a claim; without one there is nothing that they are about. A link, an
    // outcome or a change says what was done by itself.
    const spoken = spokenOf(claimLines).trim();
    const coded = [...claimLines, ...raw.fields.flatMap(({ lines }) => lines)].some(({ code }) => code) ? 'code' : null;
    const back = takesBack(spoken);
    const others = isSaid(claim, context) ? 'feedback' : null;
    const said = spoken === '' ? 'no-claim' : (back ?? others ?? saysNothing(spoken, context.isName));
    const nothing = said === 'label' || said === 'no-claim' ? (coded ?? said) : said;
    // Fields on their own say when and in which role, but not what; a link on its own shows it.
    const alone = collected.named || claimLines.length > 0 || raw.fields.every(({ name }) => name === 'links');
    const shown =
      fields.some(({ name }) => name === 'outcome' || name === 'metric' || name === 'certificate') ||
      (alone && references.some((reference) => reference.unusable === null));
    if (nothing !== null && (!shown || nothing === 'wish' || nothing === back)) {
      if (nothing === 'code') return { item: null, nothing, findings };
      if (nothing === 'feedback') return { item: null, nothing, findings };
      if (nothing === 'no-claim') say('packet-item-empty', raw, null);
      else say('packet-says-nothing', raw, { why: nothing });
      return { item: null, nothing, findings };
    }
  }

  const list = (name: FieldName): string[] => values(name).flatMap((field) => splitList(field.text));
  const confidential = values('confidential');
  const item: Item = {
    id: `e-${contentDigest(kind, claim, fields, references).slice(0, 16)}`,
    place: place(context, raw),
    endLine: raw.endLine,
    kind,
    claim,
    title: confidential.length > 0 ? null : titleOf(claimLines, claim),
    fields,
    references,
    repeated,
    dates,
    // "lead: @octo-bob" says who somebody else was.
    roles: list('role').filter((role) => !/[:@]/u.test(role)),
    scopes: values('scope')
      .flatMap((field) => field.text.split(/\s*[/+]\s*/u))
      .filter((scope) => scope !== ''),
    kinds: list('kind'),
    metrics: [...measured, ...mentioned].flatMap(({ metrics }) => metrics),
    amounts: [...mentioned, ...measured].flatMap(({ amounts }) => amounts),
    certificate: {
      issuer: values('issuer')[0]?.text ?? null,
      number: values('certificate')[0]?.text ?? null,
      expires: expiry?.day ?? null,
    },
    criteria: [...about, ...of('criteria').flatMap((field) => criteriaIn(field.lines))],
    plan: values('plan')[0]?.text ?? inline.plan,
    reason:
      values('reason')[0]?.text ??
      inline.reason ??
      (kind === 'not-applicable' && REASONED.test(inline.rest) ? inline.rest : null),
    attestedBy: confidential.flatMap((field) => loginsIn(field.text))[0] ?? null,
    confirmedBy: values('confirmed-by').flatMap((field) => loginsIn(field.text)),
    findings,
  };
  return { item, nothing: null, findings };
}

/**
 * What is said, line by line; a line that goes on in small letters or a number is one with the next: an amount may be
 * wrapped.
 */
function unwrapped(lines: readonly Line[]): { readonly text: string; readonly at: Line }[] {
  const whole: { text: string; at: Line; last: number }[] = [];
  for (const line of lines) {
    const open = whole.at(-1);
    if (open !== undefined && line.line === open.last + 1 && /^[\p{Ll}\d$€£(]/u.test(line.spoken.trimStart())) {
      open.text += ` ${spaced(line.spoken).trim()}`;
      open.last = line.line;
    } else whole.push({ text: spaced(line.spoken), at: line, last: line.line });
  }
  return whole;
}

const BEFORE = /^(?:before|baseline|vorher|avant|antes)$/iu;
const AFTER = /^(?:after|now|today|nachher|après|depois|después)$/iu;

/** "Before: 9 incidents", and "After: 2 incidents" or the outcome on another line: both ends of one change. */
function endsOf(claim: readonly Line[], told: readonly Line[]): { readonly text: string; readonly at: Line } | null {
  const valueOf = (line: Line, key: RegExp): string | null => {
    const split = splitKey(line.spoken);
    return split !== null && key.test(split.key) && /\d/u.test(split.value) ? split.value : null;
  };
  const at = claim.find((line) => valueOf(line, BEFORE) !== null);
  const outcome = told.find((line) => !claim.includes(line) && /\d/u.test(line.spoken));
  const after = claim.map((line) => valueOf(line, AFTER)).find((value) => value !== null) ?? outcome?.spoken.trim();
  const before = at && valueOf(at, BEFORE);
  return at && before && after ? { text: `${before} -> ${after}`, at } : null;
}

const spokenOf = (lines: readonly Line[]): string =>
  lines
    .map((line) => spaced(line.spoken).trim())
    .filter((text) => text !== '')
    .join('\n');

/** What is planned has not been done: "…; plan: finish by March" dates and measures nothing. */
const withoutPlan = (text: string): string => text.replace(/[;,.]\s*plan\s*:[\s\S]*$/iu, '');

/**
 * The last day on which a certificate is valid; null where it never expires, or where `problems` say that it cannot be
 * read.
 */
function readExpiry(text: string): {
  readonly day: Day | null;
  readonly problems: readonly Pick<DateProblem, 'text' | 'what'>[];
} {
  if (neverExpires(text)) return { day: null, problems: [] };
  const { dates, problems } = readDates(text, 'field');
  const day = dates.length === 1 ? (dates[0]?.end ?? null) : null;
  return { day, problems: day === null && problems.length === 0 ? [{ text, what: 'unreadable' }] : problems };
}

/**
 * The values of `Criteria:`: the lines of a nested list or of a cell one by one, and what is wrapped over lines as a
 * whole as well.
 */
function criteriaIn(lines: readonly Line[]): string[] {
  const each = lines.map((line) => unbracketed(line.text)).filter((text) => text !== '' && !isPlaceholder(text));
  const listed = each.length > 1 && each.every((text) => !/\s/u.test(text.replace(/[,;]\s*/gu, '')));
  return listed ? each : [unbracketed(textOfLines(lines))].filter((text) => text !== '' && !isPlaceholder(text));
}

/** "[system-design.L5]" is written for `system-design.L5`. */
const unbracketed = (text: string): string => text.trim().replace(/^\[([^[\]]*)\]$/u, '$1');

/** A digest of what an item says: white space, marks and case of its layout do not matter, links do. */
export function contentDigest(
  kind: ItemKind,
  claim: string,
  fields: readonly Field[],
  references: readonly Reference[],
): string {
  const clean = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return sha256(
    JSON.stringify([
      kind,
      clean(claim),
      fields.map((field) => [field.name, clean(field.text)]),
      references.map((reference) => reference.ref),
    ]),
  );
}

/** "Gap (system-design.L5): …": a statement that says in brackets what it is about. */
const ABOUT = /^\s*([^\s()]{2,12})\s*\(([^()]{1,80})\)\s*(?:[:：]|[–—]|\s-\s)\s*/u;

/** "Not applicable because we have no cloud": the reason stands in it. */
const BECAUSE = /^\s*(?:n\/?a|not applicable)\s*[,;:–—-]?\s*(?=(?:because|since)\s+\S)/iu;
const REASONED = /^\s*(?:because|since)\s+\S/iu;

/** `Gap:`, `N/A:`, `Partial:` at the start make a statement; the key is cut off. */
function statementOf(claim: readonly Line[]): {
  readonly kind: ItemKind;
  readonly claim: readonly Line[];
  /** The criterion that it names itself. */
  readonly about: readonly string[];
} {
  const first = claim[0];
  const because = first && BECAUSE.exec(first.text);
  if (first && because)
    return { kind: 'not-applicable', claim: [slice(first, because[0].length), ...claim.slice(1)], about: [] };
  const named = first && ABOUT.exec(first.text);
  const said = named && statementNamed(named[1] ?? '');
  if (first && named && said)
    return { kind: said, claim: [slice(first, named[0].length), ...claim.slice(1)], about: [named[2]?.trim() ?? ''] };
  const split = first && splitKey(first.text);
  const kind = split && statementNamed(split.key);
  if (!first || !split || !kind) return { kind: 'evidence', claim, about: [] };
  return { kind, claim: [slice(first, split.at), ...claim.slice(1)], about: [] };
}

/** "no panel yet; plan: sit on one, by 2026-10-01" → the text, the plan and the reason. */
function splitStatement(text: string): {
  readonly rest: string;
  readonly plan: string | null;
  readonly reason: string | null;
} {
  const parts = text.split(/[;,.–—-]\s*(?=(?:plan|reason)\s*[:–—])/iu);
  const find = (key: string): string | null => {
    const part = parts.find((p) => splitKey(p)?.key.toLowerCase() === key);
    const value = part === undefined ? undefined : splitKey(part)?.value;
    return value === undefined || value === '' || isPlaceholder(value) ? null : value;
  };
  const rest = parts.filter((part) => !['plan', 'reason'].includes(splitKey(part)?.key.toLowerCase() ?? ''));
  return { rest: rest.join('; ').trim(), plan: find('plan'), reason: find('reason') };
}

const splitList = (text: string): string[] =>
  text
    .split(/\s*(?:[,;/]|\band\b|&)\s*/u)
    .filter((part) => part !== '')
    .slice(0, 20);

/**
 * Each artefact once, in the order in which it is written; an address that says what it is wins over a shorthand that
 * does not.
 */
function readReferences(
  lines: readonly Line[],
  inField: readonly Line[],
  context: ItemContext,
): { readonly references: readonly Reference[]; readonly repeated: readonly string[] } {
  const found = new Map<string, Reference>();
  const repeated = new Set<string>();
  const keep = (written: Reference | null): void => {
    if (!written) return;
    const own = written.unusable === null && context.given?.has(written.ref) === true;
    const reference: Reference = own ? { ...written, unusable: 'given' } : written;
    const known = found.get(reference.ref);
    if (!known) found.set(reference.ref, reference);
    else repeated.add(reference.ref);
    if (known?.kind === 'issue-or-pull-request') found.set(reference.ref, { ...known, kind: reference.kind });
  };
  for (const line of lines) {
    for (const link of line.links) keep(parseReference(link.url, link, context));
    for (const reference of findReferences(line.bare, line, context, inField.includes(line) ? 'field' : 'prose'))
      keep(reference);
  }
  return { references: [...found.values()], repeated: [...repeated] };
}
