import { drawn } from '../evidence/plan.ts';
import type { Reference } from '../packet/values/reference.ts';

/** The most references that one run reads. */
const MOST_READ = 600;
/** So many are held before some are given up. */
const MOST_HELD = 10 * MOST_READ;

/**
 * The references of all packets of a run, each once. Of too many some are not attempted, since one run must not spend
 * what others need of GitHub's limit: which, only their names decide. It never holds more than a few thousand.
 */
export class Wanted {
  private found = new Map<string, Reference>();
  private tooMany = false;

  add(references: readonly Reference[]): void {
    for (const reference of references) if (!this.found.has(reference.ref)) this.found.set(reference.ref, reference);
    if (this.found.size <= MOST_HELD) return;
    this.tooMany = true;
    this.found = new Map(this.drawn().map((reference) => [reference.ref, reference]));
  }

  references(): readonly Reference[] {
    return this.tooMany || this.found.size > MOST_READ ? this.drawn() : [...this.found.values()];
  }

  private drawn(): Reference[] {
    return drawn([...this.found.values()], '').slice(0, MOST_READ);
  }
}
