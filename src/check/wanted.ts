import { drawn, withDocument, type ToRead } from '../evidence/plan.ts';

/** The most references that one run reads. */
const MOST_READ = 600;
/** So many are held before some are given up. */
const MOST_HELD = 10 * MOST_READ;

/**
 * The references of all packets of a run, each once. Of too many some are not attempted, since one run must not spend
 * what others need of GitHub's limit: which, only their names decide. It never holds more than a few thousand.
 */
export class Wanted {
  private found = new Map<string, ToRead>();
  private tooMany = false;

  add(references: readonly ToRead[]): void {
    for (const reference of references) {
      const known = this.found.get(reference.ref);
      this.found.set(reference.ref, withDocument(known ?? reference, reference.withDocument === true));
    }
    if (this.found.size <= MOST_HELD) return;
    this.tooMany = true;
    this.found = new Map(this.drawn().map((reference) => [reference.ref, reference]));
  }

  references(): readonly ToRead[] {
    return this.tooMany || this.found.size > MOST_READ ? this.drawn() : [...this.found.values()];
  }

  private drawn(): ToRead[] {
    return drawn([...this.found.values()], '').slice(0, MOST_READ);
  }
}
