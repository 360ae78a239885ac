/** The comment that calls whoever has to act, and what such comments say when they are read back. */
import type { RootContent } from 'mdast';
import { loginKey } from '../people/logins.ts';
import { commentAddress, link, mention, text, toMarkdown } from './escape.ts';
import { bullets, paragraph, phrase, small } from './nodes.ts';
import { name, plainSentence, separated, type Sentence } from './sentence.ts';
import type { Asked } from './turn.ts';

/** What begins every comment of this kind. Finding it is not enough: anyone can paste it (the author counts as well). */
const MARKER = '<!-- promotion-readiness-turn ';

/** One call: of whom, what for, and whether it still is. */
interface Call {
  readonly key: string;
  readonly ask: string;
  readonly open: boolean;
}

/** A comment with calls, as it stands. */
interface Told {
  readonly id: string;
  readonly body: string;
  readonly calls: readonly Call[];
}

const markerLine = (calls: readonly Call[]): string =>
  `${MARKER}${calls.map(({ key, ask, open }) => `${key}=${ask}${open ? '' : '!'}`).join(' ')} -->`;

/** The calls of a comment of ours; null: it is of another kind. Nothing in it decides about a packet. */
export function callsIn(body: string): readonly Call[] | null {
  const [line = ''] = body.slice(0, 4_000).split(/\r?\n/u, 1);
  const inside = /^<!-- promotion-readiness-turn ([\w./= !-]+) -->$/u.exec(line)?.[1];
  if (inside === undefined) return null;
  const calls = inside.split(' ').flatMap((one): Call[] => {
    const match = /^([\w./-]+)=([\da-f]{16})(!?)$/u.exec(one);
    return match ? [{ key: match[1] ?? '', ask: match[2] ?? '', open: match[3] === '' }] : [];
  });
  return calls.length === 0 ? null : calls;
}

const callOf = ({ who, ask }: Asked): Call => ({ key: loginKey(who), ask, open: true });

/**
 * Whom to call now: whose turn it has become, and who was never called for the same. Whoever was called and has not
 * acted yet is not called again.
 */
export function toCall(asked: readonly Asked[], told: readonly Told[]): readonly Asked[] {
  const calls = told.flatMap((comment) => comment.calls);
  return asked.filter((one) => {
    const { key, ask } = callOf(one);
    return !calls.some((call) => call.key === key && (call.open || call.ask === ask));
  });
}

/** Comments whose calls are answered: each with the body that says so. */
export function toClose(
  asked: readonly Asked[],
  told: readonly Told[],
): readonly { readonly id: string; readonly body: string }[] {
  const still = new Set(asked.map((one) => callOf(one).key));
  return told.flatMap(({ id, body, calls }) => {
    const now = calls.map((call) => ({ ...call, open: call.open && still.has(call.key) }));
    const marker = markerLine(now);
    if (marker === markerLine(calls)) return [];
    if (now.some(({ open }) => open)) return [{ id, body: [marker, ...body.split(/\r?\n/u).slice(1)].join('\n') }];
    const who = separated(
      calls.map(({ key }): Sentence => [name(key)]),
      ', ',
    );
    return [
      {
        id,
        body: `${marker}\n\n${written([paragraph(phrase(['No longer open: what was asked here of ', ...who, '.'], null))])}`,
      },
    ];
  });
}

/** Whether all of these calls are among others. */
export const repeats = (calls: readonly Call[], others: readonly Call[]): boolean =>
  calls.every(({ key, ask }) => others.some((call) => call.key === key && call.ask === ask));

/** More than this is left to the report. */
const MOST_SAID = 3;

function sayOf({ says }: Asked): Sentence {
  const rest = says.length - MOST_SAID;
  return separated([...says.slice(0, MOST_SAID), ...(rest > 0 ? [[`and ${rest} more`]] : [])], '; ');
}

/** @param report the address of the report; null: it is not known */
export function turnComment(asked: readonly Asked[], report: string | null): string {
  // Who is asked for the same shares a line.
  const lines = new Map<string, Asked[]>();
  for (const one of asked) {
    const said = plainSentence(sayOf(one));
    lines.set(said, [...(lines.get(said) ?? []), one]);
  }
  const each = [...lines.values()].map((same) =>
    paragraph([
      ...same.flatMap(({ who }, index) => [...(index === 0 ? [] : phrase([', '], null)), mention(who)]),
      ...phrase([': ', ...same.slice(0, 1).flatMap(sayOf), '.'], null),
    ]),
  );
  const address = report === null ? null : commentAddress(report);
  const where = address === null ? text('The report') : link([text('The report')], address);
  return `${markerLine(asked.map(callOf))}\n\n${written([
    ...(each.length > 1 ? [bullets(each.map((one) => [one]))] : each),
    small([where, ...phrase([' has the details. Each is called once, when their turn comes.'], null)]),
  ])}`;
}

const written = (children: readonly RootContent[]): string =>
  toMarkdown({ type: 'root', children: [...children] }).trimEnd();
