/** Replies to commands in comments: why one was refused, who may, and the line to write; and help. */
import type { RootContent } from 'mdast';
import type { Criterion } from '../ladder/ladder.ts';
import { phraseWords, rubricPhrases } from '../rubric/words.ts';
import { actCommands, isCommandName } from '../people/commands.ts';
import type { Refusal } from '../people/fold.ts';
import { mayWords } from '../people/may.ts';
import type { CommandRules } from '../people/rules.ts';
import { marked } from '../text/words.ts';
import { oneLine, toMarkdown } from './escape.ts';
import { bullets, copyable, paragraph, phrase, table } from './nodes.ts';
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
              ...(may === null ? [] : [' It may be used by: ', ...may, '.']),
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

/** What a criterion asks, for a comment: the ladder's words are escaped. */
export const explainText = (criterion: Criterion): string =>
  written([
    paragraph(phrase([{ code: criterion.id }, ': ', name(oneLine(criterion.text, 500))], null)),
    paragraph(phrase(['It asks for ', ...phraseWords(rubricPhrases(criterion.rubric)), '.'], null)),
    ...(criterion.prompts.length === 0
      ? []
      : [
          paragraph(phrase(['What reviewers may ask:'], null)),
          bullets(criterion.prompts.map((prompt) => [paragraph(phrase([name(oneLine(prompt, 300))], null))])),
        ]),
    paragraph(phrase(['With a sample, in a terminal: ', { code: `readiness explain ${criterion.id}` }, '.'], null)),
  ]);

/** The commands, for a comment. */
export const helpText = (rules: CommandRules): string =>
  written([
    table(
      ['write', 'it', 'who may'],
      Object.entries(actCommands).map(([command, { usage, does }]) => [
        phrase([{ code: usage }], null),
        phrase(marked(does), null),
        phrase(isCommandName(command) ? mayWords(command, rules) : [], null),
      ]),
    ),
  ]);
