/** The YAML parser's errors, in words a person can act on. */
import type { YAMLParseError } from 'yaml';
import type { Place } from '../findings/finding.ts';
import { say, type Words } from '../text/words.ts';
import type { PathKey, YamlProblem } from './types.ts';

/** One slip can make the parser complain many times; after so many lines the rest is noise. */
const MOST_LINES = 10;

interface SyntaxWords {
  readonly expected: Words;
  readonly message: Words;
  readonly fix: Words;
}

/**
 * At most one problem a line. `structural`: what follows could not be read as it was meant, so a schema would complain
 * about things that are there.
 * @param values key path and text of each scalar that was read, by its offset
 */
export function explainSyntax(
  errors: readonly YAMLParseError[],
  source: string,
  values: ReadonlyMap<number, { readonly keys: readonly PathKey[]; readonly text: string }>,
  placeAt: (offset: number) => Place,
): { readonly problems: YamlProblem[]; readonly structural: boolean } {
  const lines = new Set<number>();
  const problems: YamlProblem[] = [];
  for (const error of errors) {
    const offset = error.pos[0];
    const place = placeAt(offset);
    if (lines.size >= MOST_LINES) break;
    if (lines.has(place.line) && error.code !== 'BAD_SCALAR_START') continue;
    lines.add(place.line);
    const value = values.get(offset);
    const rest =
      source
        .slice(offset, offset + 400)
        .split('\n')[0]
        ?.trim() ?? '';
    const found = value?.text ?? rest;
    problems.push({
      what: 'syntax',
      at: value?.keys.join('.') ?? '',
      keys: value?.keys ?? [],
      found,
      near: [],
      place,
      ...wordsFor(error, found),
    });
  }
  return {
    problems,
    structural: errors.some((error) => error.code !== 'BAD_SCALAR_START' && error.code !== 'BAD_DQ_ESCAPE'),
  };
}

const unclosed: SyntaxWords = {
  expected: say`a closing bracket`,
  message: say`A bracket that was opened is never closed.`,
  fix: say`Close it with ${']'} or ${'}'}.`,
};

function wordsFor(error: YAMLParseError, found: string): SyntaxWords {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the codes that are left are rare, and one sentence fits all of them
  switch (error.code) {
    case 'BAD_SCALAR_START':
      return {
        expected: say`text in quotes`,
        message: say`${found} cannot stand here without quotes: YAML reserves the character ${found.slice(0, 1)} at the beginning of a value.`,
        fix: say`Put it in quotes: ${`"${found}"`}.`,
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        expected: say`one value, at one indentation`,
        message: say`${found} is read as a key and a value inside another value: its indentation or a second ${': '} is not what YAML expects.`,
        fix: say`Put text that contains ${': '} in quotes, or line this up with the lines around it.`,
      };
    case 'BAD_INDENT':
      if (found === '') return unclosed;
      return {
        expected: say`a closing bracket, or the indentation of the lines around`,
        message: say`${found} is not indented, or not closed, as what it belongs to.`,
        fix: say`Close every ${'['} and ${'{'}, and line this up with the lines around it.`,
      };
    case 'TAB_AS_INDENT':
      return {
        expected: say`spaces`,
        message: say`This line is indented with a tab; YAML indents with spaces.`,
        fix: say`Replace the tab with two spaces for each step.`,
      };
    case 'BAD_DQ_ESCAPE':
      return {
        expected: say`an escape that YAML knows`,
        message: say`In double quotes a backslash begins an escape, and this one does not exist: ${found}.`,
        fix: say`Write ${'\\\\'} for a backslash, or use single quotes.`,
      };
    case 'MULTIPLE_DOCS':
      return {
        expected: say`one document`,
        message: say`A second YAML document begins here (${'---'}); only one is read.`,
        fix: say`Remove this line and what follows it.`,
      };
    case 'MISSING_CHAR':
      return /quote/u.test(error.message)
        ? {
            expected: say`a closing quote`,
            message: say`A quote that was opened is never closed.`,
            fix: say`Close it, or remove the quote.`,
          }
        : /flow/iu.test(error.message)
          ? unclosed
          : {
              expected: say`${'key: value'}`,
              message: say`${found} stands where a key is expected, and has no ${':'} after it.`,
              fix: say`Write ${'key: value'}, or indent it so that it belongs to the line above.`,
            };
    case 'BAD_ALIAS':
      return {
        expected: say`text in quotes`,
        message: say`${found} is read as a YAML anchor or alias.`,
        fix: say`Put it in quotes: ${`"${found}"`}.`,
      };
    case 'KEY_OVER_1024_CHARS':
      return {
        expected: say`a short key`,
        message: say`This key is longer than 1,024 characters.`,
        fix: say`Put text that contains ${':'} in quotes.`,
      };
    default:
      return {
        expected: say`${'key: value'}, or a list entry`,
        message: say`${found} is not what YAML expects here.`,
        fix: say`Put text with special characters in quotes, and line this up with the lines around it.`,
      };
  }
}
