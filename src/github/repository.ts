/** A repository, by name. */
export interface Repository {
  readonly owner: string;
  readonly repo: string;
}
