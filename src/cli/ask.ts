/** Questions on a terminal, each of which has an option that answers it beforehand. */
import { createInterface } from 'node:readline/promises';

/** Asks one question; what was typed, without white space around it. Null: there is nobody to ask any more. */
export type Ask = (question: string) => Promise<string | null>;

/** How often a question is asked again after an answer that is none. */
const TRIES = 3;

/** Asks on the standard error, so that what is printed can be kept in a file. */
export async function askOnTerminal(question: string): Promise<string | null> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<null>((resolve) => {
    terminal.once('close', () => {
      resolve(null);
    });
  });
  try {
    const answer = await Promise.race([terminal.question(question), ended]);
    return answer === null ? null : answer.trim();
  } finally {
    terminal.close();
  }
}

/** The first answer that `read` takes; null where none of a few is, or nobody answers. */
export async function askUntil<T>(
  ask: Ask,
  question: string,
  read: (answer: string) => T | string,
  say: (text: string) => void,
): Promise<Exclude<T, string> | null> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await ask(question);
    if (answer === null) return null;
    const taken = read(answer);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a text is what is wrong with the answer
    if (typeof taken !== 'string') return taken as Exclude<T, string>;
    say(`${taken}\n`);
  }
  return null;
}
