/** `check --with 'endorse system-design.L5 as octo-kim'`: what the report would say if somebody wrote that. */
import { commandText } from '../people/comment.ts';
import type { Log, LogEntry } from '../people/log.ts';
import { UsageError } from './console.ts';

const AS = /^\s*(?:\/readiness\s+)?(\S.*?)\s+as\s+@?([a-z\d][a-z\d_-]{0,38})\s*$/isu;

/** The log of what they would write, in the order given; null: nothing. Throws `UsageError`. */
export function whatIfLog(commands: readonly string[]): Log | null {
  if (commands.length === 0) return null;
  const entries = commands.map((written, index): LogEntry => {
    const [, command = '', login] = AS.exec(written) ?? [];
    if (login === undefined)
      throw new UsageError(
        `--with takes a command and who might write it, like 'endorse system-design.L5 as octo-kim', not "${written.slice(0, 80)}".`,
      );
    return {
      id: String(index + 1),
      by: login,
      bot: false,
      at: '',
      edited: null,
      minimized: false,
      dismissed: false,
      body: commandText(command.replace(/\s+/gu, ' ')),
    };
  });
  return { entries, author: null, open: false, roles: new Map(), people: new Map(), whatIf: true };
}
