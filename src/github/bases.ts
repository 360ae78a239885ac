/** The ladders that ladders on GitHub stand on: those at hand, then in rounds whatever is to be read next. */
import type { File } from '../check/check.ts';
import type { BaseProblem } from '../findings/extends.ts';
import { baseSource, followBases, type Base, type NextBase, type Opened } from '../ladder/extends/base.ts';
import { pathBeside } from '../ladder/extends/may.ts';
import type { Client } from './client.ts';
import { HIDDEN, readBlobs, readElsewhere, type Blob, type Foreign } from './read/blobs.ts';
import type { Elsewhere } from './read/queries.ts';
import type { Repository } from './repository.ts';

/** Where a ladder lies. */
export type Lies =
  | { readonly in: 'here'; readonly oid: string; readonly path: string }
  | {
      readonly in: 'elsewhere';
      readonly owner: string;
      readonly repo: string;
      readonly path: string;
      /** As it is written, for people. */
      readonly ref: string;
      /** What it stood for when the first file was read at it; null: none was. */
      readonly commit: string | null;
    };

/** With what, and how far, is read. */
export interface Ways {
  readonly client: Client;
  readonly at: Repository;
  /** Of the evidence token, where there is one. */
  readonly other: Client | null;
  /** Whether that may read a repository (`owner/name`). */
  readonly mayRead: (repository: string) => boolean;
  /** What has been read of this repository: by `oid:path`. */
  readonly atHand: ReadonlyMap<string, Blob>;
}

interface Row {
  readonly file: File;
  /** Whether people of this repository wrote what is followed: only they choose which private files are read. */
  readonly trusted: boolean;
  readonly following: Generator<NextBase<Lies>, readonly Base[], Opened<Lies>>;
  waits: { readonly lies: Lies; readonly named: string } | null;
  bases: readonly Base[];
}

export class BaseReader {
  private readonly ways: Ways;
  private readonly rows: Row[] = [];
  private readonly known = new Map<string, Foreign | Blob>();
  /** Files of other repositories that rules of the default branch stand on, at whatever ref, and what these stand on. */
  private readonly named = new Set<string>();

  constructor(ways: Ways) {
    this.ways = ways;
  }

  /** @param trusted false for what a pull request brings: it must not choose which private file is read and shown */
  add(file: File, lies: Lies, trusted = true): void {
    const following = followBases(file.bytes, { at: lies, key: keyOf(lies) });
    const row: Row = { file, trusted, following, waits: null, bases: [] };
    this.rows.push(row);
    this.go(row, following.next());
  }

  /** What is to be read next: of this repository by `oid:path`, and of others. */
  wanted(): { readonly here: readonly string[]; readonly elsewhere: readonly Elsewhere[] } {
    const here = new Set<string>();
    const elsewhere = new Map<string, Elsewhere>();
    for (const { waits } of this.rows) {
      if (waits === null) continue;
      if (waits.lies.in === 'here') here.add(keyOf(waits.lies));
      else elsewhere.set(keyOf(waits.lies), askedFor(waits.lies));
    }
    return { here: [...here], elsewhere: [...elsewhere.values()] };
  }

  /** Hands in what was read of `wanted`, in its order; with the evidence token, what another must not see is read again. */
  async give(here: readonly Blob[], elsewhere: readonly Foreign[]): Promise<void> {
    const wanted = this.wanted();
    const again = wanted.elsewhere.filter(
      (file, index) => elsewhere[index]?.hidden !== false && this.ways.other !== null && this.allows(file),
    );
    const seen = this.ways.other === null || again.length === 0 ? [] : await readElsewhere(this.ways.other, again);
    wanted.here.forEach((key, index) => this.known.set(key, here[index] ?? { state: 'absent' }));
    wanted.elsewhere.forEach((file, index) => {
      const found = seen[again.indexOf(file)] ?? elsewhere[index];
      if (found !== undefined) this.known.set(keyOfElsewhere(file), this.mayShow(file, found) ? found : HIDDEN);
    });
    for (const row of this.rows) {
      const { waits } = row;
      const found = waits === null ? undefined : this.known.get(keyOf(waits.lies));
      if (waits === null || found === undefined) continue;
      row.waits = null;
      this.go(row, row.following.next(this.opened(row, waits.lies, waits.named, found)));
    }
  }

  /** Reads until nothing is wanted any more: a request for each further step, however many ladders take it. */
  async finish(): Promise<void> {
    for (let wanted = this.wanted(); wanted.here.length + wanted.elsewhere.length > 0; wanted = this.wanted()) {
      const { client, at } = this.ways;
      const read = await readBlobs(client, at, null, wanted.here, wanted.elsewhere);
      await this.give(read.here, read.elsewhere);
    }
  }

  /** The ladders with what they stand on, in the order in which they were added. */
  files(): readonly File[] {
    return this.rows.map(({ file, bases }) => (bases.length === 0 ? file : { ...file, bases }));
  }

  /** What anybody can read, or whoever reads this repository; of the rest what its default branch stands on. */
  private mayShow(file: Elsewhere, { isPrivate }: Foreign): boolean {
    return !isPrivate || isOf(file, this.ways.at) || this.named.has(nameElsewhere(file));
  }

  private allows(file: Elsewhere): boolean {
    return this.ways.mayRead(`${file.owner}/${file.repo}`.toLowerCase()) && this.named.has(nameElsewhere(file));
  }

  private opened(row: Row, lies: Lies, named: string, found: Foreign | Blob): Opened<Lies> {
    const chosen = lies.in === 'here' || row.trusted || this.named.has(nameElsewhere(lies));
    return openedOf(lies, named, found, chosen ? 'hidden' : 'unmerged');
  }

  private go(row: Row, first: IteratorResult<NextBase<Lies>, readonly Base[]>): void {
    let step = first;
    while (step.done !== true) {
      const found = located(step.value);
      if ('problem' in found) {
        step = row.following.next(found.opened);
        continue;
      }
      const { lies, named } = found;
      const { from } = step.value;
      // What a repository names of its own it shows itself.
      if (lies.in === 'elsewhere' && (row.trusted || (from.in === 'elsewhere' && isOf(lies, from))))
        this.named.add(nameElsewhere(lies));
      const key = keyOf(lies);
      const there = this.known.get(key) ?? this.ways.atHand.get(key);
      if (there === undefined) {
        row.waits = { lies, named };
        return;
      }
      step = row.following.next(this.opened(row, lies, named, there));
    }
    row.bases = step.value;
  }
}

const askedFor = ({ owner, repo, path, ref, commit }: Extract<Lies, { readonly in: 'elsewhere' }>): Elsewhere => ({
  owner,
  repo,
  path,
  // A branch may move between two reads.
  ref: commit ?? ref,
});

const keyOfElsewhere = ({ owner, repo, ref, path }: Elsewhere): string =>
  `${owner.toLowerCase()}/${repo.toLowerCase()}/${path}@${ref}`;

/** A file of another repository, at any ref. */
const nameElsewhere = ({ owner, repo, path }: Omit<Elsewhere, 'ref'>): string =>
  `${owner.toLowerCase()}/${repo.toLowerCase()}/${path}`;

/** Whether two are of one repository. */
const isOf = (file: Repository, other: Repository): boolean =>
  `${file.owner}/${file.repo}`.toLowerCase() === `${other.owner}/${other.repo}`.toLowerCase();

const keyOf = (lies: Lies): string =>
  lies.in === 'here' ? `${lies.oid}:${lies.path}` : keyOfElsewhere(askedFor(lies));

const nameOf = (lies: Lies): string =>
  lies.in === 'here' ? lies.path : `${lies.owner}/${lies.repo}/${lies.path}@${lies.ref}`;

function located({
  written,
  from,
}: NextBase<Lies>):
  | { readonly lies: Lies; readonly named: string }
  | { readonly problem: BaseProblem; readonly opened: Opened<Lies> } {
  const cannot = (problem: BaseProblem) => ({
    problem,
    opened: { base: { path: written, problem }, key: `${problem} ${written}`, at: from },
  });
  const source = baseSource(written);
  if (source === 'form') return cannot('form');
  if (source.from === 'elsewhere') {
    const { owner, repo, path, ref } = source;
    return { lies: { in: 'elsewhere', owner, repo, path, ref, commit: null }, named: written };
  }
  const path = pathBeside(from.path, source.path);
  if (path === null) return cannot('outside');
  const lies: Lies = { ...from, path };
  return { lies, named: nameOf(lies) };
}

/** @param hidden what is said where the repository is not shown */
function openedOf(lies: Lies, named: string, found: Foreign | Blob, hidden: BaseProblem): Opened<Lies> {
  const foreign = 'blob' in found ? found : null;
  const blob = 'blob' in found ? found.blob : found;
  const commit = foreign?.commit ?? null;
  const at: Lies = lies.in === 'elsewhere' ? { ...lies, commit: commit ?? lies.commit } : lies;
  // What a ref stands for tells whether two names are one file.
  const key = keyOf(at);
  if (blob.state === 'text') return { base: { path: named, bytes: blob.bytes, commit }, key, at };
  const problem: BaseProblem =
    blob.state === 'binary'
      ? 'not-text'
      : blob.state === 'too-large'
        ? 'too-large'
        : foreign?.hidden === true
          ? hidden
          : foreign !== null && commit === null
            ? 'no-ref'
            : 'not-found';
  return { base: { path: named, problem }, key: `${problem} ${key}`, at };
}
