/** Where a ladder is to be read: in this repository, or pinned in another. */
export type LadderSource =
  | { readonly from: 'here'; readonly path: string }
  | {
      readonly from: 'elsewhere';
      readonly owner: string;
      readonly repo: string;
      readonly path: string;
      readonly ref: string;
    };

const OWNER = /^[\w-]{1,100}$/u;
const REPO = /^[\w.-]{1,100}$/u;
/** A colon would end a ref and begin a path in GitHub's expression syntax. */
const REF = /^[\w./-]{1,200}$/u;
const LONGEST = 500;

/** Control characters, backslashes and colons are in no path of a repository that people write. */
const isFile = (path: string): boolean =>
  /\.ya?ml$/u.test(path) && path.length <= LONGEST && !/[\p{Cc}\\:]/u.test(path) && !path.split('/').includes('');

const goesUp = (path: string): boolean => path.split('/').some((part) => part === '.' || part === '..');

/**
 * Reads where a ladder is: `ladder/engineering/ladder.yml`, `acme/ladders/engineering/ladder.yml@v2`; where it may be
 * told from a file's own folder on, `../base/ladder.yml` as well. Else what is wrong: its form, or that a ref is missing
 * behind the `@`.
 */
export function ladderSource(written: string, isRelative = false): LadderSource | 'form' | 'no-ref' {
  if (isRelative && written.startsWith('.')) return isFile(written) ? { from: 'here', path: written } : 'form';
  const at = written.lastIndexOf('@');
  const whole = at === -1 ? written : written.slice(0, at);
  if (!isFile(whole) || (goesUp(whole) && !(isRelative && at === -1))) return 'form';
  if (at === -1) return { from: 'here', path: whole };
  const ref = written.slice(at + 1);
  if (ref === '') return 'no-ref';
  const [owner = '', repo = '', ...rest] = whole.split('/');
  const path = rest.join('/');
  if (!OWNER.test(owner) || !REPO.test(repo) || path === '' || path.includes('@') || !REF.test(ref)) return 'form';
  return { from: 'elsewhere', owner, repo, path, ref };
}
