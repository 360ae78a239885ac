/** Replies to commands in comments: why one was refused, who may, and the line to write; and help. */
import type { RootContent } from 'mdast';
import { actCommands, MAY } from '../people/commands.ts';
import type { Refusal } from '../people/fold.ts';
import { marked } from '../text/words.ts';
import { oneLine, toMarkdown } from './escape.ts';
import { copyable, paragraph, phrase, table } from './nodes.ts';
import { name } from './sentence.ts';

/** More refusals than this are not spelled out in one reply. */
const MOST_REFUSALS = 5;

const written = (children: readonly RootContent[]): string =>
  toMarkdown({ type: 'root', children: [...children] }).trimEnd();

/** The reply to a comment of which some commands have no effect. Other people's words are escaped and cut. */
export function refusalText(refusals: readonly Refusal[]): string {
  const rest = refusals.length - MOST_REFUSALS;
  return written([
    ...refusals
      .slice(0, MOST_REFUSALS)
      .flatMap(({ by, line, why, may, instead }) => [
        paragraph(
          phrase(
            [
              name(by),
              ': ',
              { code: oneLine(line, 80) },
              ' has no effect. ',
              ...why,
              ...(may === null ? [] : [` It may be used by: ${may}.`]),
              ...(instead === null ? [] : [' Write, as a comment of its own:']),
            ],
            null,
          ),
        ),
        ...(instead === null ? [] : [copyable(instead)]),
      ]),
    ...(rest > 0 ? [paragraph(phrase([`${rest} more commands of this comment have no effect either.`], null))] : []),
  ]);
}

/** The commands, for a comment. */
export const helpText = (): string =>
  written([
    table(
      ['write', 'it', 'who may'],
      Object.values(actCommands).map(({ usage, does, may }) => [
        phrase([{ code: usage }], null),
        phrase(marked(does), null),
        phrase([MAY[may]], null),
      ]),
    ),
  ]);
