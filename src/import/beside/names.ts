/** Which level somebody means. */
import { fold } from '../../text/scale.ts';
import { levelOf } from '../levels.ts';

const spaced = (text: string): string => fold(text).replace(/\s+/gu, ' ').trim();

/** What a level may be called: in whole, by its id, by its title, also without brackets, by each of two titles. */
function callsOf(name: string): string[] {
  const { id, title } = levelOf(name);
  const called = title ?? id;
  const bare = called.replace(/\s*\([^()]*\)/gu, '');
  const parts = bare.split(/\s+\/\s+/u);
  return [name, id, called, bare, ...(parts.length > 1 ? parts : [])].map(spaced).filter((call) => call !== '');
}

export class Names {
  private readonly calls = new Map<string, string | null>();

  constructor(levels: readonly string[]) {
    for (const level of levels) this.add(level, callsOf(level));
  }

  private add(level: string, calls: readonly string[]): void {
    // What two levels are called names neither.
    for (const call of new Set(calls))
      this.calls.set(call, this.calls.has(call) && this.calls.get(call) !== level ? null : level);
  }

  /** Null: no level is called so, or several are. */
  find(text: string): string | null {
    const call = spaced(text.replace(/\s*\([^()]*\)/gu, '').replace(/^(?:an?|the)\s+/iu, ''));
    return this.calls.get(call) ?? this.calls.get(call.replace(/\s+(?:level|role)$/u, '')) ?? null;
  }
}
