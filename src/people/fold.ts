/**
 * What holds of all that people wrote on a pull request: a fold over its comments and reviews, oldest first, made anew
 * at every run. Nothing else holds state. Pure: the same log gives the same acts.
 */
import { near } from '../text/near.ts';
import { parseDay, type Day } from '../text/time.ts';
import { oneOf, prose, say, type Words } from '../text/words.ts';
import { noActs, type Acts } from './acts.ts';
import { answerAgree } from './agree.ts';
import { actCommands, isCommandName, type CommandName } from './commands.ts';
import { commandsIn, commandText, type Commands } from './comment.ts';
import { actId, bound, setAside, type Log, type Scope } from './log.ts';
import { personKey } from './directory.ts';
import { isCandidate, loginKey, sameLogin } from './logins.ts';
import { listedUser, mayWords, memberKey, namesPeople, roleFor, ruleFor } from './may.ts';
import { ROLES, type Role } from './roles.ts';
import type { CommandRules, Ruled } from './rules.ts';
import { ownIn, type Bar, type Own, type Subject } from './own.ts';

/** A command that has no effect, and what would have one. */
export interface Refusal {
  /** The comment. */
  readonly entry: string;
  readonly by: string;
  /** The command as it was written. */
  readonly line: string;
  readonly why: Words;
  /** Who may use the command, where that is why. */
  readonly may: Words | null;
  /** The line to write instead; null where no line would help. */
  readonly instead: string | null;
  /**
   * What the report has to tell as well, since a later run may find it: `wrote`: they wrote lines of what it is about;
   * `unread`: something that decides could not be read.
   */
  readonly cause?: Bar['cause'];
}

/** An act on a text that has changed since: it counts again once its author has confirmed it. */
export interface ConfirmAgain {
  readonly by: string;
  /** Null: a piece of evidence was attested, or a packet agreed to. */
  readonly criterion: string | null;
  /** The piece of evidence that they are asked for now, where it was attested. */
  readonly evidence: string | null;
  /** The packet that was agreed to, by whom it is about. */
  readonly packet?: string;
  /** The line with which they confirm it. */
  readonly line: string;
}

/** A comment with commands that does not count, and why. */
export interface Ignored {
  readonly entry: string;
  readonly by: string;
  readonly why: 'edited' | 'minimized' | 'dismissed' | NonNullable<Commands['unread']>;
  readonly editor: string | null;
}

export interface Folded {
  /** For each scope, in their order. */
  readonly acts: readonly Acts[];
  readonly refusals: readonly Refusal[];
  readonly confirmAgain: readonly ConfirmAgain[];
  readonly ignored: readonly Ignored[];
  /** Comments with a command that was taken, for a reaction. */
  readonly taken: readonly string[];
  /** Comments in which somebody asked for help. */
  readonly help: readonly string[];
  /** Criteria that somebody asked to have explained, and in which comments. */
  readonly explain: readonly { readonly entry: string; readonly criterion: string }[];
  /** Who may use which command, where settings say so. */
  readonly rules: CommandRules;
}

/** An act that stands so far. `scopes`: the packets that it is about. */
type Standing = { readonly id: string; readonly by: string; readonly scopes: readonly number[] } & (
  | { readonly type: 'endorse'; readonly criterion: string; readonly relationship: string | null }
  | { readonly type: 'attest'; readonly evidence: string }
  | { readonly type: 'agree'; readonly packet: string; readonly on: Day | null }
  | { readonly type: 'concern'; readonly criterion: string | null; readonly text: string }
  | { readonly type: 'accept'; readonly evidence: string; readonly reason: string }
  | { readonly type: 'waive'; readonly criterion: string; readonly reason: string; readonly until: Day }
);

type Answer =
  /** `replaces`: the id of an act that this one stands for now. */
  | { readonly does: 'stand'; readonly act: Standing; readonly replaces?: string }
  | { readonly does: 'remove'; readonly id: string }
  | { readonly does: 'nothing' }
  | { readonly does: 'help' }
  | { readonly does: 'explain'; readonly criterion: string }
  | { readonly does: 'confirm'; readonly again: ConfirmAgain }
  | {
      readonly does: 'refuse';
      readonly why: Words;
      readonly may?: Words;
      readonly instead?: string | null;
      readonly cause?: Bar['cause'];
      /** It may have been right when it was written. */
      readonly again?: ConfirmAgain;
    };

/** Where a command is judged. */
interface Court {
  readonly log: Log;
  readonly scopes: readonly Scope[];
  readonly today: Day;
  readonly standing: ReadonlyMap<string, Standing>;
  readonly stirred: readonly Stirred[];
}

/** A concern that was raised or settled; `on` null: today. */
interface Stirred {
  readonly scopes: readonly number[];
  readonly on: Day | null;
}

/** Folds a log. `today`: the day of the run, which stands for that of an entry without one. */
export function foldLog(log: Log, scopes: readonly Scope[], today: Day): Folded {
  const standing = new Map<string, Standing>();
  const stirred: Stirred[] = [];
  const refusals: Refusal[] = [];
  const again: ConfirmAgain[] = [];
  const ignored: Ignored[] = [];
  const taken: string[] = [];
  const help: string[] = [];
  const explained: Folded['explain'][number][] = [];
  const inOrder = log.entries.toSorted((a, b) => compare(a.at, b.at) || compareIds(a.id, b.id));
  for (const entry of inOrder) {
    const { by } = entry;
    if (by === null || entry.bot) continue;
    const { lines, unread, misplaced } = commandsIn(entry);
    const why = setAside(entry);
    if (misplaced !== null && why === null)
      refusals.push({
        entry: entry.id,
        by,
        line: misplaced.line,
        why: misplaced.why,
        may: null,
        instead: misplaced.line,
      });
    if (lines.length === 0 && unread === null) continue;
    if (why !== null || unread !== null)
      ignored.push({ entry: entry.id, by, why: why ?? unread ?? 'edited', editor: entry.edited?.by ?? null });
    if (why !== null) continue;
    lines.forEach((line, index) => {
      const id = actId(entry.id, index);
      const answer = judge({ log, scopes, today, standing, stirred }, { id, by, at: entry.at }, line);
      if (answer.does === 'refuse') {
        const { why: because, may = null, instead = null, cause } = answer;
        if (answer.again !== undefined) again.push(answer.again);
        const refusal = { entry: entry.id, by, line: commandText(line), why: because, may, instead };
        refusals.push(cause === undefined ? refusal : { ...refusal, cause });
        return;
      }
      const moved = answer.does === 'stand' ? answer.act : answer.does === 'remove' ? standing.get(answer.id) : null;
      if (moved?.type === 'concern') stirred.push({ scopes: moved.scopes, on: dayOfEntry(entry.at) });
      if (answer.does === 'stand') {
        standing.delete(answer.replaces ?? '');
        standing.set(id, answer.act);
      }
      if (answer.does === 'remove') standing.delete(answer.id);
      if (answer.does === 'confirm') again.push(answer.again);
      if (answer.does === 'help') help.push(entry.id);
      if (answer.does === 'explain') explained.push({ entry: entry.id, criterion: answer.criterion });
      taken.push(entry.id);
    });
  }
  const all = [...standing.values()];
  return {
    acts: scopes.map((_, index) => actsFor(index, { log, today, standing, stirred })),
    refusals,
    confirmAgain: stillOpen(again, all),
    ignored,
    taken: [...new Set(taken)],
    help: [...new Set(help)],
    explain: explained,
    rules: log.rules ?? {},
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** GitHub's ids are numbers that may be too large for one. */
const compareIds = (a: string, b: string): number => a.length - b.length || compare(a, b);

/** One for each person and what they confirm, without those who have confirmed it since. */
function stillOpen(again: readonly ConfirmAgain[], all: readonly Standing[]): ConfirmAgain[] {
  const open = new Map(
    again.map((one) => [`${loginKey(one.by)} ${one.criterion ?? one.evidence ?? `agree ${one.packet}`}`, one]),
  );
  for (const act of all) {
    if (act.type === 'endorse') open.delete(`${loginKey(act.by)} ${act.criterion}`);
    if (act.type === 'agree') open.delete(`${loginKey(act.by)} agree ${act.packet}`);
    if (act.type === 'attest') open.delete(`${loginKey(act.by)} ${act.evidence}`);
  }
  return [...open.values()];
}

/** What holds of one packet, when so much has been written. */
const actsFor = (index: number, { log, today, standing, stirred }: Omit<Court, 'scopes'>): Acts => {
  const days = stirred.flatMap(({ scopes, on }) => (scopes.includes(index) ? [on ?? today] : []));
  const acts = [...standing.values()].filter(({ scopes }) => scopes.includes(index));
  return { ...actsOf(acts, log), stirred: days.toSorted().at(-1) ?? null };
};

/** The acts of one packet; the same person endorses or attests the same thing once. */
function actsOf(all: readonly Standing[], { people }: Log): Acts {
  const endorsements = new Map<string, Acts['endorsements'][number]>();
  const attestations = new Map<string, Acts['attestations'][number]>();
  const concerns: Acts['concerns'][number][] = [];
  const waivers: Acts['waivers'][number][] = [];
  const accepted: Acts['accepted'][number][] = [];
  const agreements: Acts['agreements'][number][] = [];
  for (const act of all) {
    const { id, by } = act;
    if (act.type === 'endorse') {
      const { criterion, relationship } = act;
      endorsements.set(`${criterion} ${loginKey(by)}`, {
        criterion,
        by,
        id,
        ...(relationship !== null && { relationship }),
      });
    } else if (act.type === 'agree') agreements.push({ by, on: act.on, id });
    else if (act.type === 'accept') accepted.push({ evidence: act.evidence, by, reason: act.reason, id });
    else if (act.type === 'attest')
      attestations.set(`${act.evidence} ${loginKey(by)}`, { evidence: act.evidence, by, id });
    else if (act.type === 'concern') concerns.push({ criterion: act.criterion, by, text: act.text, id });
    else waivers.push({ criterion: act.criterion, by, reason: act.reason, until: act.until, id });
  }
  return {
    ...noActs,
    people,
    endorsements: [...endorsements.values()],
    attestations: [...attestations.values()],
    concerns,
    waivers,
    accepted,
    agreements,
  };
}

/** A command: its id, who wrote it, and when. */
interface Act {
  readonly id: string;
  readonly by: string;
  readonly at: string;
}

/** The day on which something was written; null where it was not, as in a what-if. */
const dayOfEntry = (at: string): Day | null => parseDay(at.slice(0, 10));

function judge(court: Court, act: Act, line: string): Answer {
  const { id, by } = act;
  const [word = '', ...rest] = line.split(' ');
  const name = word.toLowerCase();
  if (!isCommandName(name)) {
    const [like] = near(name, Object.keys(actCommands));
    const why = word === '' ? prose('A command is missing.') : say`There is no command ${word}.`;
    return {
      does: 'refuse',
      why,
      instead: like === undefined ? actCommands.help.usage : commandText([like, ...rest].join(' ')),
    };
  }
  const said = rest.join(' ');
  if (name === 'recheck') return { does: 'nothing' };
  if (name === 'help') return { does: 'help' };
  if (name === 'endorse') return endorse(court, id, by, said);
  if (name === 'attest') return attest(court, id, by, said);
  if (name === 'concern') return concern(court, id, by, said);
  if (name === 'waive') return waive(court, act, said);
  if (name === 'accept') return accept(court, id, by, said);
  if (name === 'agree') return agree(court, act, said);
  if (name === 'explain') return explain(court, said);
  return takeBack(court, name, by, said);
}

const refuse = (
  name: CommandName,
  why: Words,
  instead: string | null = actCommands[name].usage,
  again: ConfirmAgain | null = null,
): Answer => ({ does: 'refuse', why, instead, ...(again !== null && { again }) });
const mayNot = ({ log }: Court, name: CommandName, { why, cause }: Bar): Answer => ({
  does: 'refuse',
  why,
  may: mayWords(name, log.rules),
  ...(cause !== undefined && { cause }),
  ...(cause === 'unread' && { instead: commandText('recheck') }),
});

const bar = (why: Words): Bar => ({ why });

const notOwn = ({ log, scopes }: Court, by: string, concerned: readonly number[], of: Subject): Own =>
  ownIn(scopes, log.people, by, concerned, of);

/** Why a person may do nothing that helps these packets, or null. */
function barred({ log, scopes }: Court, by: string, concerned: readonly number[]): Bar | null {
  const key = personKey(by, log.people);
  const own = concerned.flatMap((index) => {
    const header = scopes[index]?.header;
    return header !== undefined && isCandidate(by, header) ? [header.candidate ?? by] : [];
  });
  const [candidate] = own;
  if (candidate !== undefined)
    return bar(
      sameLogin(by, candidate) || personKey(candidate, log.people) !== key
        ? say`${by} is the candidate.`
        : say`${by} is another account of the candidate, as the people file says. Ask somebody who knows the work to say it.`,
    );
  if (log.author === null || personKey(log.author, log.people) !== key) return null;
  return bar(
    sameLogin(log.author, by)
      ? say`${by} opened the pull request.`
      : say`${by} is another account of ${log.author}, who opened the pull request, as the people file says.`,
  );
}

/** Why a person may not use a command for these packets, by settings or by default; null: they may. */
function notAllowed(court: Court, name: Ruled, by: string, scopes: readonly number[]): Bar | null {
  const { log } = court;
  const rule = ruleFor(log.rules, name);
  const least = roleFor(name, rule, log.open);
  if (rule === null) return least === null ? null : without(court, by, least);
  const level = rule.level === null ? null : belowLevel(court, rule.level, by, scopes);
  if (!namesPeople(rule)) return (least === null ? null : without(court, by, least)) ?? level;
  if (listedUser(rule.users, by, log.people)) return level;
  // What a command line cannot look up is taken as given.
  if (log.whatIf === true && (rule.teams.length > 0 || rule.role !== null)) return level;
  const teams = rule.teams.map((team) => ({ team, member: log.teams?.get(memberKey(by, team)) ?? null }));
  if (teams.some(({ member }) => member === true)) return level;
  const role = least === null ? null : without(court, by, least);
  if (least !== null && role === null) return level;
  const given = role ?? bar(say`${by} is not among those to whom the settings give it.`);
  const unread = teams.flatMap(({ team, member }) => (member === null ? [team] : []));
  return unread[0] === undefined
    ? given
    : {
        why: [
          ...given.why,
          ...say` Whether they are a member of ${unread[0]} could not be read: that takes an ${'evidence-token'} that reads the teams of the organization.`,
        ],
        cause: 'unread',
      };
}

/** Why a person does not reach a level in each of these packets' ladders, or null. What is not known is a no. */
function belowLevel({ log, scopes }: Court, least: string, by: string, concerned: readonly number[]): Bar | null {
  const level = log.people.get(loginKey(by))?.level ?? null;
  if (level === null) return bar(say`The people file does not say the level of ${by}.`);
  return concerned.every((index) => scopes[index]?.reaches(level, least) === 'yes')
    ? null
    : bar(say`${by} is of level ${level}.`);
}

/** Why a person has less than a role, or null. A look-up that failed is a no. */
function without({ log }: Court, by: string, least: Role): Bar | null {
  if (log.whatIf === true) return null;
  const role = log.roles.get(loginKey(by));
  if (role === undefined)
    return {
      why: say`The role of ${by} on the repository was not looked up: more people have written commands than are looked up in one run. Delete comments that are no longer needed, or give the command to a team in the settings.`,
      cause: 'unread',
    };
  if (role === null) return { why: say`The role of ${by} on the repository could not be read.`, cause: 'unread' };
  return ROLES.indexOf(role) >= ROLES.indexOf(least) ? null : bar(say`${by} has the role ${role} on the repository.`);
}

/** The packets that are judged by a criterion, or the refusal that it is none. */
function packetsWith(
  { scopes }: Court,
  name: CommandName,
  id: string,
  line: (id: string) => string,
): number[] | Answer {
  const judged = scopes.flatMap(({ criteria }, index) => (criteria.has(id) ? [index] : []));
  if (judged.length > 0) return judged;
  const ids = [...new Set(scopes.flatMap(({ criteria }) => [...criteria.keys()]))];
  const like = near(id, ids);
  if (id === '') return refuse(name, prose('A criterion is missing.'));
  return refuse(
    name,
    like.length === 0
      ? say`No packet here is judged by a criterion ${id}.`
      : say`No packet here is judged by a criterion ${id}. Did you mean ${oneOf(like)}?`,
    like[0] === undefined ? undefined : line(like[0]),
  );
}

function endorse(court: Court, id: string, by: string, said: string): Answer {
  const [target = '', ...words] = said.split(' ');
  const at = target.lastIndexOf('@');
  const criterion = at === -1 ? target : target.slice(0, at);
  const text = words.join(' ');
  const relationship = /^relationship:\s*([^;,.]{1,60})/iu.exec(text)?.[1]?.trim() ?? null;
  const current = (of: string): string => {
    const digest = court.scopes.find(({ criteria }) => criteria.has(of))?.criteria.get(of)?.digest ?? 'DIGEST';
    return commandText(`endorse ${bound(of, digest)}${text === '' ? '' : ` ${text}`}`);
  };
  const packets = packetsWith(court, 'endorse', criterion, current);
  if (!Array.isArray(packets)) return packets;
  const digest = at === -1 ? '' : target.slice(at + 1).toLowerCase();
  const named = packets.filter((index) => court.scopes[index]?.criteria.get(criterion)?.digest === digest);
  // A digest says whose packet it is: of several in one pull request a candidate may know the others' work.
  const concerned = named.length > 0 ? named : packets;
  const barrier = barred(court, by, concerned) ?? notAllowed(court, 'endorse', by, concerned);
  if (barrier !== null) return mayNot(court, 'endorse', barrier);
  const { free: scopes, bar: own } = notOwn(court, by, concerned, { criterion });
  if (scopes.length === 0) return mayNot(court, 'endorse', own);
  if (digest === '' && court.log.whatIf === true)
    return { does: 'stand', act: { type: 'endorse', id, by, scopes, criterion, relationship } };
  if (!/^[\da-f]{16}$/u.test(digest))
    return refuse(
      'endorse',
      prose('It has to name the text that you read, by its digest.'),
      packets.length === 1 ? current(criterion) : null,
    );
  if (named.length === 0)
    return { does: 'confirm', again: { by, criterion, evidence: null, line: current(criterion) } };
  return { does: 'stand', act: { type: 'endorse', id, by, scopes, criterion, relationship } };
}

function attest(court: Court, id: string, by: string, said: string): Answer {
  const [evidence = ''] = said.toLowerCase().split(' ');
  const scopes = court.scopes.flatMap((scope, index) => (scope.evidence.has(evidence) ? [index] : []));
  const ids = court.scopes.flatMap((scope) => [...scope.evidence]);
  if (scopes.length === 0) {
    const begun = ids.filter((one) => /^e-[\da-f]{4}/u.test(evidence) && one.startsWith(evidence));
    return refuse(
      'attest',
      evidence === ''
        ? prose('The id of a piece of evidence is missing.')
        : say`No piece of evidence here has the id ${evidence}: it is not whole, or the text has changed since.`,
      begun.length === 1 && begun[0] !== undefined ? commandText(`attest ${begun[0]}`) : undefined,
      attestedBefore(court, by, evidence),
    );
  }
  const barrier = barred(court, by, scopes) ?? notAllowed(court, 'attest', by, scopes);
  if (barrier !== null) return mayNot(court, 'attest', barrier);
  const own = notOwn(court, by, scopes, { evidence });
  if (own.free.length === 0) return mayNot(court, 'attest', own.bar);
  return { does: 'stand', act: { type: 'attest', id, by, scopes: own.free, evidence } };
}

/**
 * Where somebody attested a whole id that nothing has now, and the packet asks them for one other piece: the text was
 * changed since, so they are asked for that one.
 */
function attestedBefore({ scopes }: Court, by: string, evidence: string): ConfirmAgain | null {
  if (!/^e-[\da-f]{16,64}$/u.test(evidence)) return null;
  const asked = scopes.flatMap((scope) => scope.asked.get(loginKey(by)) ?? []);
  const [only, ...others] = asked;
  return only === undefined || others.length > 0
    ? null
    : { by, criterion: null, evidence: only, line: commandText(`attest ${only}`) };
}

/** Anyone may object, also whoever may not help the packet: an objection makes nothing better. */
function concern(court: Court, id: string, by: string, said: string): Answer {
  const [criterion = '', ...words] = said.split(' ');
  if (isAboutAll(court, criterion, words)) {
    const scopes = court.scopes.map((_, index) => index);
    const barrier = notAllowed(court, 'concern', by, scopes);
    if (barrier !== null) return mayNot(court, 'concern', barrier);
    return { does: 'stand', act: { type: 'concern', id, by, scopes, criterion: null, text: said } };
  }
  const text = words.join(' ');
  const scopes = packetsWith(court, 'concern', criterion, (of) => commandText(`concern ${of} ${text}`));
  if (!Array.isArray(scopes)) return scopes;
  const barrier = notAllowed(court, 'concern', by, scopes);
  if (barrier !== null) return mayNot(court, 'concern', barrier);
  if (!says(text))
    return refuse('concern', prose('It has to say what the concern is.'), commandText(`concern ${criterion} WHAT`));
  return { does: 'stand', act: { type: 'concern', id, by, scopes, criterion, text } };
}

/** Whether a concern begins with words and not with a criterion: what is nearly one, or looks like an id, is a slip. */
function isAboutAll({ scopes }: Court, first: string, more: readonly string[]): boolean {
  const ids = scopes.flatMap(({ criteria }) => [...criteria.keys()]);
  const looksLikeId = /[.@\d].*[\p{L}\d]$/u.test(first);
  return more.length > 0 && !ids.includes(first) && !looksLikeId && near(first, ids).length === 0;
}

function accept(court: Court, id: string, by: string, said: string): Answer {
  const [, evidence = said.split(' ')[0] ?? '', reason = ''] = /^(\S+)(?: because (.*))?$/iu.exec(said) ?? [];
  const key = evidence.toLowerCase();
  const scopes = court.scopes.flatMap((scope, index) => (scope.evidence.has(key) ? [index] : []));
  if (scopes.length === 0)
    return refuse(
      'accept',
      evidence === ''
        ? prose('The id of a piece of evidence is missing.')
        : say`No piece of evidence here has the id ${evidence}: it is not whole, or the text has changed since.`,
    );
  const barrier = barred(court, by, scopes) ?? notAllowed(court, 'accept', by, scopes);
  if (barrier !== null) return mayNot(court, 'accept', barrier);
  const own = notOwn(court, by, scopes, { evidence: key });
  if (own.free.length === 0) return mayNot(court, 'accept', own.bar);
  if (!says(reason)) return refuse('accept', prose('It has to say why.'), commandText(`accept ${key} because REASON`));
  return { does: 'stand', act: { type: 'accept', id, by, scopes: own.free, evidence: key, reason } };
}

function agree(court: Court, { id, by, at }: Act, said: string): Answer {
  const given = [...court.standing.values()].filter((act) => act.type === 'agree');
  const answer = answerAgree(court, by, said, (index) => given.filter(({ scopes }) => scopes.includes(index)));
  if (answer.is === 'older') {
    const { packet, line } = answer;
    return { does: 'confirm', again: { by, criterion: null, evidence: null, packet, line } };
  }
  if (answer.is === 'refused') {
    const { why, may, instead } = answer;
    return { does: 'refuse', why, instead, ...(may !== null && { may }) };
  }
  const { agreed, accepts } = answer;
  const act: Standing = { type: 'agree', id, by, ...agreed, on: dayOfEntry(at) };
  const before = given.find((one) => sameLogin(one.by, by) && String(one.scopes) === String(agreed.scopes));
  if (before === undefined) return { does: 'stand', act };
  // Who agrees twice agreed when they first did, and the candidate accepts what is there now.
  return accepts ? { does: 'stand', act, replaces: before.id } : { does: 'nothing' };
}

function explain(court: Court, said: string): Answer {
  const [criterion = ''] = said.split(' ');
  const scopes = packetsWith(court, 'explain', criterion, (of) => commandText(`explain ${of}`));
  return Array.isArray(scopes) ? { does: 'explain', criterion } : scopes;
}

function waive(court: Court, { id, by, at }: Act, said: string): Answer {
  const match = /^(\S+)(?: until (\S+))?(?: because (.*))?$/iu.exec(said);
  const [, criterion = said.split(' ')[0] ?? '', date = '', reason = ''] = match ?? [];
  const line = (of: string): string => commandText(`waive ${of} until ${date || 'DATE'} because ${reason || 'REASON'}`);
  const scopes = packetsWith(court, 'waive', criterion, line);
  if (!Array.isArray(scopes)) return scopes;
  const barrier = barred(court, by, scopes) ?? notAllowed(court, 'waive', by, scopes);
  if (barrier !== null) return mayNot(court, 'waive', barrier);
  if (scopes.length > 1)
    return refuse(
      'waive',
      say`${scopes.length} packets here are judged by ${criterion}: a waiver has to be for one. Put each in a pull request of its own.`,
      null,
    );
  if (!scopes.some((index) => court.scopes[index]?.criteria.get(criterion)?.waivable))
    return refuse('waive', say`The ladder does not let ${criterion} be waived.`, null);
  const own = notOwn(court, by, scopes, { criterion });
  if (own.free.length === 0) return mayNot(court, 'waive', own.bar);
  const until = parseDay(date);
  if (until === null)
    return refuse('waive', prose('It has to say until which day, as year, month, day.'), line(criterion));
  // One that was right when it was given is told as ended, and is none of those that were wrong from the start.
  if (until < (dayOfEntry(at) ?? court.today))
    return refuse('waive', say`${date} is over.`, line(criterion).replace(date, 'DATE'));
  if (!says(reason)) return refuse('waive', prose('It has to say why.'), line(criterion));
  return { does: 'stand', act: { type: 'waive', id, by, scopes, criterion, reason, until } };
}

function takeBack(court: Court, name: 'resolve' | 'withdraw', by: string, said: string): Answer {
  const [id = ''] = said.toLowerCase().split(' ');
  const act = court.standing.get(id);
  if (act === undefined || (name === 'resolve' && act.type !== 'concern')) {
    const own = [...court.standing.values()].filter((one) =>
      name === 'resolve' ? one.type === 'concern' : sameLogin(one.by, by),
    );
    const [only] = own.length === 1 ? own : [];
    const what = name === 'resolve' ? prose('concern') : prose('act');
    return refuse(
      name,
      say`No ${what} that stands has the id ${id === '' ? '(none)' : id}.`,
      only ? commandText(`${name} ${only.id}`) : undefined,
    );
  }
  if (sameLogin(act.by, by)) return { does: 'remove', id };
  if (name === 'withdraw' || act.type !== 'concern')
    return mayNot(court, name, bar(say`${id} is an act of ${act.by}.`));
  const barrier = barred(court, by, act.scopes) ?? notAllowed(court, name, by, act.scopes);
  if (barrier !== null) return mayNot(court, name, barrier);
  const own = notOwn(court, by, act.scopes, act.criterion === null ? 'all' : { criterion: act.criterion });
  return own.free.length === act.scopes.length ? { does: 'remove', id } : mayNot(court, name, own.bar);
}

/** A full stop or a dash says nothing. */
const says = (text: string): boolean => /[\p{L}\p{N}]/u.test(text) && !/^(?:WHAT|REASON)$/u.test(text);
