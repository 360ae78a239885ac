/** What a link points at, told from its URL or shorthand alone. */
export type ReferenceKind =
  | 'pull-request'
  | 'issue'
  | 'issue-or-pull-request'
  | 'review'
  | 'review-comment'
  | 'comment'
  | 'commit'
  | 'discussion'
  | 'release'
  | 'file'
  | 'compare'
  | 'search'
  | 'gist'
  | 'workflow-run'
  | 'repository'
  | 'user'
  | 'milestone'
  | 'project'
  | 'document'
  | 'dashboard'
  | 'mail-list'
  | 'video'
  | 'post'
  | 'certificate'
  | 'link';

/** Why a reference cannot be evidence. */
export type Unusable =
  | 'placeholder'
  | 'example-host'
  | 'me-search'
  | 'not-http'
  | 'internal-address'
  | 'no-repository'
  | 'malformed'
  /** It is the packet, or its pull request. */
  | 'itself'
  /** It stands in the ladder's own text. */
  | 'given';

/** A link under a claim. Two references with the same `ref` are the same artefact. */
export interface Reference {
  readonly kind: ReferenceKind;
  /** The identity: `o/r#1` (lower case), `o/r@sha`, or a normalised URL. */
  readonly ref: string;
  /** As it was written, for display: at most 300 characters, no credentials. */
  readonly written: string;
  /** Absolute URL, or null where there is none to open. */
  readonly url: string | null;
  /** `owner/name` in lower case on GitHub, else null. */
  readonly repository: string | null;
  readonly number: number | null;
  readonly line: number;
  readonly column: number;
  readonly unusable: Unusable | null;
  /** True where it is on a GitHub host, and its page is of no kind that is known: worth a notice. */
  readonly unknownPage?: boolean;
}

/** The packet's own file, from which relative links are followed. */
export interface OwnFile {
  /** `owner/name`. */
  readonly repository: string;
  /** From the repository's root. */
  readonly path: string;
  /** The commit at which the packet was read; null: the newest of the default branch. */
  readonly commit: string | null;
  /** The pull request that brings it, and the repository of that; null or left out: not known. */
  readonly pull?: { readonly repository: string; readonly number: number } | null;
}

export interface ReferenceContext {
  /** `owner/name` to which a bare `#1` belongs. */
  readonly repository: string | null;
  /** GitHub hosts besides github.com; identities on them begin with the host. */
  readonly hosts?: readonly string[];
  /** Null, or left out: relative links lead nowhere. */
  readonly own?: OwnFile | null;
}
