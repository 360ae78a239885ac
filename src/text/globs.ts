/**
 * Globs of the `packets` setting: `*` and `?` within a name, `**` for any folders, `{a,b}` for alternatives.
 * As in a shell, a name that begins with a dot is matched only by a pattern that writes the dot.
 *
 * Matching takes at most pattern × path steps, because a path comes from a pull request. That is why it is no library's:
 * picomatch (4.0.7, with which the tests compare) and minimatch (10) make regular expressions that go back and forth.
 * For a name of 255 characters and `*-*-*-*.md` that takes them 0.2 s and 1.1 s, for a path of 1,000 characters and a
 * pattern with three `**` it takes picomatch 0.3 s, and a pull request may bring 3,000 paths. picomatch also takes a file
 * `packets` for `packets/**`.
 */

const LONGEST = 200;
/** The most alternatives that braces may multiply to. */
const MOST_ALTERNATIVES = 64;

/** Signs of other glob languages, and names that no file of a repository has. */
export function globProblem(glob: string): 'outside' | 'unknown-sign' | 'too-long' | null {
  const pattern = glob.replace(/^!/u, '');
  if (pattern === '' || /^(?:\/|\.\.?\/)/u.test(pattern)) return 'outside';
  if (/[[\]()\\]/u.test(pattern)) return 'unknown-sign';
  return pattern.length > LONGEST || alternatives(pattern) === null ? 'too-long' : null;
}

/** A test for the `packets` setting: some pattern matches and no pattern with a leading `!` does. */
export function packetMatcher(patterns: readonly string[]): (path: string) => boolean {
  const compile = (list: readonly string[]): string[][] =>
    list
      .flatMap((pattern) => alternatives(pattern) ?? [])
      // `packets/**` means what is inside, never a file `packets`.
      .map((pattern) => (/(?:^|\/)\*\*$/u.test(pattern) ? `${pattern}/*` : pattern).split('/'));
  const wanted = compile(patterns.filter((pattern) => !pattern.startsWith('!')));
  const excluded = compile(patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1)));
  return (path) => {
    const names = path.split('/');
    return (
      wanted.some((pattern) => matchesPath(pattern, names)) && !excluded.some((pattern) => matchesPath(pattern, names))
    );
  };
}

/** The patterns that braces stand for; null where a brace is not closed, stands in another, or there are too many. */
function alternatives(pattern: string): readonly string[] | null {
  let made = [''];
  let rest = pattern;
  for (;;) {
    const open = rest.indexOf('{');
    const close = rest.indexOf('}');
    if (open === -1) return close === -1 ? made.map((start) => start + rest) : null;
    if (close < open || rest.slice(open + 1, close).includes('{')) return null;
    const before = rest.slice(0, open);
    const choices = rest.slice(open + 1, close).split(',');
    if (made.length * choices.length > MOST_ALTERNATIVES) return null;
    made = made.flatMap((start) => choices.map((choice) => start + before + choice));
    rest = rest.slice(close + 1);
  }
}

function matchesPath(pattern: readonly string[], names: readonly string[]): boolean {
  const isHidden = (name: string): boolean => name.startsWith('.');
  return matches(
    pattern,
    names,
    (part) => part === '**',
    (name) => !isHidden(name),
    (part, name) => {
      if (isHidden(name) && !part.startsWith('.')) return false;
      const letters = Array.from(part.replace(/\*+/gu, '*'));
      return matches(
        letters,
        Array.from(name),
        (letter) => letter === '*',
        () => true,
        (letter, other) => letter === '?' || letter === other,
      );
    },
  );
}

/**
 * Matches a row of parts, of which those that are `many` take any number of things that they may, against a row of
 * things: one step back at a time, to the last `many`.
 */
function matches(
  parts: readonly string[],
  things: readonly string[],
  many: (part: string) => boolean,
  may: (thing: string) => boolean,
  one: (part: string, thing: string) => boolean,
): boolean {
  let part = 0;
  let thing = 0;
  let retry: { readonly part: number; thing: number } | null = null;
  while (thing < things.length) {
    const wanted = parts[part];
    const found = things[thing] ?? '';
    if (wanted !== undefined && many(wanted)) {
      retry = { part, thing };
      part += 1;
    } else if (wanted !== undefined && one(wanted, found)) {
      part += 1;
      thing += 1;
    } else {
      if (retry === null || !may(things[retry.thing] ?? '')) return false;
      retry.thing += 1;
      part = retry.part + 1;
      thing = retry.thing;
    }
  }
  return parts.slice(part).every(many);
}
