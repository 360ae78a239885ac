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
