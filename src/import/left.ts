const MOST_TOLD = 20;

/** Keys whose values no part of the ladder holds. */
export class LeftKeys {
  private readonly seen = new Map<string, { count: number; readonly line: number }>();

  add(key: string, line: number): void {
    const before = this.seen.get(key);
    if (before === undefined) this.seen.set(key, { count: 1, line });
    else before.count += 1;
  }

  /** A note for each key, the most frequent first. */
  notes(): { readonly line: number; readonly text: string }[] {
    return [...this.seen]
      .toSorted(([, a], [, b]) => b.count - a.count)
      .slice(0, MOST_TOLD)
      .map(([key, { count, line }]) => ({
        line,
        text: `What stands under "${key.slice(0, 80)}" was not taken (${count === 1 ? 'once' : `${count} times`}): its lines are among those not placed.`,
      }));
  }
}
