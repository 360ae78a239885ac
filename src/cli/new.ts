import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { findPromotion } from '../ladder/graph.ts';
import type { Ladder } from '../ladder/ladder.ts';
import { readLadder } from '../ladder/read.ts';
import { LOGIN } from '../people/logins.ts';
import { scaffold } from '../scaffold/scaffold.ts';
import { waysOf, type PacketWay } from '../scaffold/ways.ts';
import { terminal } from '../report/escape.ts';
import { plain } from '../text/words.ts';
import { askUntil, type Ask } from './ask.ts';
import { listFindings, options, UsageError, type Console } from './console.ts';
import { didYouMean } from './did-you-mean.ts';
import { BASE_OPTION, givenBases, readLadderInput, type GivenBase } from './bases.ts';
import { repositoryRoot, shippedLadders, shown } from './files.ts';
import { ladderFiles } from './ladders.ts';
import { laddersHere } from './settings.ts';
import { asWord, writeText } from './system.ts';

/** What the command line states of a promotion, as the ladder may call it. */
interface Stated {
  readonly from?: string;
  readonly to?: string;
  readonly track?: string;
}

/**
 * `readiness new`: a packet to begin with, printed or written to a file that is not there yet. What is missing is asked
 * for on a terminal.
 */
export async function newPacket(args: readonly string[], console: Console): Promise<number> {
  const { values, positionals } = options(args, {
    ladder: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    track: { type: 'string' },
    candidate: { type: 'string' },
    out: { type: 'string' },
    ...BASE_OPTION,
  });
  if (positionals.length > 0)
    throw new UsageError('new takes options only, like --from L4 --to L5. See "readiness new --help".');
  const stated: Stated = {
    ...(values.from !== undefined && { from: values.from }),
    ...(values.to !== undefined && { to: values.to }),
    ...(values.track !== undefined && { track: values.track }),
  };
  const ladder = await chooseLadder(values.ladder, stated, givenBases(values.base), console);
  if (ladder === null) return 2;
  const way = await chooseWay(ladder, stated, console);
  const candidate = await chooseCandidate(values.candidate, console);
  const text = scaffold({ ladder, way, candidate });
  const out = values.out === undefined ? await proposedFile(candidate, console) : inFolder(values.out, candidate);
  if (out === null) {
    console.out(text);
    return 0;
  }
  writeText(out, text, { over: false });
  const { from, to } = way.promotion;
  const judge = values.ladder === undefined ? '' : ` --ladder ${asWord(values.ladder)}`;
  console.err(
    `Wrote ${shown(out)}: a draft of a packet from ${from} to ${to}. What is still missing: readiness check ${asWord(shown(out))}${judge}\n`,
  );
  return 0;
}

/** The ladder that is meant; null: none can be used, and it has been said why. */
async function chooseLadder(
  named: string | undefined,
  stated: Stated,
  given: readonly GivenBase[],
  console: Console,
): Promise<Ladder | null> {
  const root = repositoryRoot('.');
  const here = named === undefined ? laddersHere(root) : ladderFiles(named, console.entry);
  const files = here.length > 0 ? here : shippedLadders(console.entry);
  const read = files.map((file) => {
    const input = readLadderInput(file, given, shown(file));
    return readLadder(input.bytes, input.path, input.bases);
  });
  const usable = read.flatMap(({ ladder }) => ladder ?? []);
  if (usable.length === 0) {
    for (const { findings } of read) listFindings(findings, console);
    return null;
  }
  // With a level that only one ladder has, that is the one.
  const fitting = usable.length === 1 ? usable : usable.filter((ladder) => waysThatFit(ladder, stated).length > 0);
  const list = fitting.length > 0 ? fitting : usable;
  const [only, another] = list;
  if (only !== undefined && another === undefined) return only;
  const ids = list.map(({ id }) => id);
  const chosen =
    console.ask === undefined
      ? null
      : await askUntil(
          console.ask,
          `Which ladder? ${ids.join(', ')}: `,
          (answer) => list.find(({ id }) => id === answer) ?? `There is no ladder "${terminal(answer.slice(0, 80))}".`,
          console.err,
        );
  if (chosen === null) throw new UsageError(`new needs --ladder: there are ${ids.join(', ')}.`);
  return chosen;
}

/** The ways that are left by what is stated. */
const waysThatFit = (ladder: Ladder, { from, to, track }: Stated): readonly PacketWay[] =>
  waysOf(ladder).filter((way) => {
    const found = findPromotion(ladder, {
      from: from ?? way.promotion.from,
      to: to ?? way.promotion.to,
      track: track ?? way.stated,
    });
    return found.found && found.promotion.id === way.promotion.id && found.track === way.track;
  });

/** What is asked one after the other, as long as more than one way is left; and what the answers are called besides. */
const QUESTIONS = [
  { key: 'from', question: 'From which level', of: (way: PacketWay) => way.promotion.from, titled: levelTitle },
  { key: 'to', question: 'To which level', of: (way: PacketWay) => way.promotion.to, titled: levelTitle },
  { key: 'track', question: 'On which track', of: (way: PacketWay) => way.track, titled: trackTitle },
] as const;

function levelTitle({ levels }: Ladder, level: string): string | null {
  return levels.find(({ id }) => id === level)?.titles[0] ?? null;
}

function trackTitle({ tracks }: Ladder, track: string): string | null {
  return tracks.find(({ id }) => id === track)?.title ?? null;
}

async function chooseWay(ladder: Ladder, stated: Stated, console: Console): Promise<PacketWay> {
  let left = waysThatFit(ladder, stated);
  if (left.length === 0) throw new UsageError(noSuchWay(ladder, stated));
  for (const { key, question, of, titled } of QUESTIONS) {
    const choices = [...new Set(left.map(of))].map((name) => ({ name, title: titled(ladder, name) }));
    if (choices.length < 2) continue;
    const answer = console.ask === undefined ? null : await oneOfThese(console.ask, question, choices, console);
    if (answer === null) throw new UsageError(`new needs --${key}: ${stepsOf(left)}.`);
    left = left.filter((way) => of(way) === answer);
  }
  const [way] = left;
  if (way === undefined) throw new UsageError(noSuchWay(ladder, stated));
  return way;
}

async function oneOfThese(
  ask: Ask,
  question: string,
  choices: readonly { readonly name: string; readonly title: string | null }[],
  console: Console,
): Promise<string | null> {
  const listed = choices
    .map(({ name, title }) => (title === null || title === name ? name : `${name} (${title})`))
    .join(', ');
  const chosen = await askUntil(
    ask,
    `${question}? ${terminal(listed)}: `,
    (answer) => {
      const said = answer.toLowerCase();
      const meant = (of: string | null): boolean => of?.toLowerCase() === said;
      const choice = choices.find(({ name }) => meant(name)) ?? choices.find(({ title }) => meant(title));
      return choice ?? `It is one of ${terminal(listed)}.`;
    },
    console.err,
  );
  return chosen?.name ?? null;
}

/** "the ladder has L3 to L4, L4 to L5 (ic)". */
function stepsOf(ways: readonly PacketWay[]): string {
  const most = 12;
  const steps = ways.slice(0, most).map(({ promotion: { from, to }, track }) => `${from} to ${to} (${track})`);
  return `there are ${steps.join(', ')}${ways.length > most ? ` and ${ways.length - most} more` : ''}`;
}

/** Why no promotion is as stated. */
function noSuchWay(ladder: Ladder, stated: Stated): string {
  const ways = waysOf(ladder);
  const [first] = ways;
  const found = findPromotion(ladder, {
    from: stated.from ?? first?.promotion.from ?? '',
    to: stated.to ?? first?.promotion.to ?? '',
    track: stated.track ?? null,
  });
  if (found.found || (found.reason !== 'unknown-level' && found.reason !== 'unknown-track' && !isWhole(stated))) {
    const said = [['from', stated.from] as const, ['to', stated.to] as const, ['on track', stated.track] as const];
    const steps = said.map(([word, name]) => (name === undefined ? '' : ` ${word} ${name}`)).join('');
    return `the ladder ${ladder.id} has no promotion${steps}; ${stepsOf(ways)}.`;
  }
  const legal = isWhole(stated)
    ? ways.filter(({ promotion }) => found.legal.some(({ id }) => id === promotion.id))
    : ways;
  return `${plain(found.message)}; ${stepsOf(legal.length > 0 ? legal : ways)}.${didYouMean(found.near)}`;
}

const isWhole = ({ from, to }: Stated): boolean => from !== undefined && to !== undefined;

async function chooseCandidate(named: string | undefined, console: Console): Promise<string> {
  const read = (text: string): { readonly login: string } | string => {
    const login = text.replace(/^@/u, '');
    return LOGIN.test(login) ? { login } : `"${terminal(text.slice(0, 80))}" is no GitHub login.`;
  };
  if (named === undefined) {
    const asked =
      console.ask === undefined ? null : await askUntil(console.ask, 'Your GitHub login: ', read, console.err);
    if (asked === null) throw new UsageError('new needs --candidate: the GitHub login of whom the packet is about.');
    return asked.login;
  }
  const taken = read(named);
  if (typeof taken === 'string') throw new UsageError(`--candidate: ${taken}`);
  return taken.login;
}

/** Where somebody at a terminal wants the packet; null: it is printed. */
async function proposedFile(candidate: string, console: Console): Promise<string | null> {
  if (console.ask === undefined || !console.terminal) return null;
  const usual = inFolder(path.join(repositoryRoot('.'), 'packets'), candidate);
  const chosen = await askUntil(
    console.ask,
    `Write it to ${shown(usual)}? Enter for yes, another name, or - to print it: `,
    (answer) => {
      if (answer === '-') return { file: null };
      const file = answer === '' ? usual : inFolder(answer, candidate);
      return existsSync(file) ? `${shown(file)} exists, and is not overwritten.` : { file };
    },
    console.err,
  );
  if (chosen === null) throw new UsageError('nothing was written. Name a file with --out.');
  return chosen.file;
}

/** A folder stands for a file in it that has the candidate's name. */
const inFolder = (target: string, candidate: string): string =>
  /[\\/]$/u.test(target) || !/\.(?:md|markdown)$/iu.test(target) || isFolder(target)
    ? path.join(target, `${candidate}.md`)
    : target;

const isFolder = (target: string): boolean => statSync(target, { throwIfNoEntry: false })?.isDirectory() === true;
