import type { Day } from '../text/time.ts';

/** Acts of people on the pull request, and who they are. Folded from comments and reviews; empty until someone acts. */
export interface Acts {
  readonly waivers: readonly Waiver[];
  readonly concerns: readonly Concern[];
  /** Of a criterion. */
  readonly endorsements: readonly Endorsement[];
  /** Of a piece of evidence. */
  readonly attestations: readonly Attestation[];
  /** Of a piece of evidence that GitHub seems to contradict. */
  readonly accepted: readonly Accepted[];
  /** To the packet as a whole: of the committee, and of the candidate who accepts. */
  readonly agreements: readonly Agreement[];
  /** The last day on which a concern was raised or settled; null: on none. */
  readonly stirred: Day | null;
  /** By `organization/team` in small letters, who is in it. Null: it could not be read. */
  readonly teams: ReadonlyMap<string, readonly TeamMember[] | null>;
  /** By login in small letters: what the company says about them, never the packet. */
  readonly people: ReadonlyMap<string, Person>;
  /** Who wrote lines of a claim or of a piece of evidence, as a file says it; of a pull request GitHub says it. */
  readonly wrote?: readonly Wrote[];
}
/** One of the two is null. */
export interface Wrote {
  readonly criterion: string | null;
  readonly evidence: string | null;
  readonly by: string;
}
/** `id` of an act: as the report prints it, for `/readiness withdraw`; absent where it comes from a file. */
export interface Waiver {
  readonly id?: string;
  readonly criterion: string;
  readonly by: string;
  readonly reason: string;
  readonly until: Day | null;
}
export interface Concern {
  readonly id?: string;
  /** Null: it is about the packet as a whole. */
  readonly criterion: string | null;
  readonly by: string;
  readonly text: string;
}
export interface Endorsement {
  readonly id?: string;
  readonly criterion: string;
  readonly by: string;
  /** What they say that they are to the candidate: "manager", "peer"; left out where they do not say. */
  readonly relationship?: string;
}
/** `evidence`: the id of an item, `e-3fa2c19be04d7a52`. */
export interface Attestation {
  readonly id?: string;
  readonly evidence: string;
  readonly by: string;
}
/** An authority says that what GitHub shows is no contradiction. */
export interface Accepted {
  readonly id?: string;
  readonly evidence: string;
  readonly by: string;
  readonly reason: string;
}
/** `on`: the day; null: not known, which counts as today. */
export interface Agreement {
  readonly id?: string;
  readonly by: string;
  readonly on: Day | null;
}
/** `id`: GitHub's number of the account. */
export interface TeamMember {
  readonly login: string;
  readonly id: number | null;
}
export interface Person {
  readonly level: string | null;
  readonly team: string | null;
  readonly organization: string | null;
  /** The login of their manager, in small letters. */
  readonly manager?: string | null;
  /** The same for all accounts of one person; left out, each login is a person. */
  readonly person?: string;
  /**
   * `sure`: by the number of the account, or nobody has said a number. `unsure`: another account without a number, or
   * GitHub did not say it. `taken`: somebody else has the login now. Left out: the people file does not know them.
   */
  readonly identity?: 'sure' | 'unsure' | 'taken';
}

export const noActs: Acts = {
  waivers: [],
  concerns: [],
  endorsements: [],
  attestations: [],
  accepted: [],
  agreements: [],
  stirred: null,
  teams: new Map(),
  people: new Map(),
};

/** Acts of two sources; about people the first says more. */
export const mergeActs = (a: Acts, b: Acts): Acts => ({
  waivers: [...a.waivers, ...b.waivers],
  concerns: [...a.concerns, ...b.concerns],
  endorsements: [...a.endorsements, ...b.endorsements],
  attestations: [...a.attestations, ...b.attestations],
  accepted: [...a.accepted, ...b.accepted],
  agreements: [...a.agreements, ...b.agreements],
  stirred:
    [a.stirred, b.stirred]
      .flatMap((day) => day ?? [])
      .toSorted()
      .at(-1) ?? null,
  teams: new Map([...b.teams, ...a.teams]),
  people: new Map([...b.people, ...a.people]),
  ...((a.wrote ?? b.wrote) && { wrote: [...(a.wrote ?? []), ...(b.wrote ?? [])] }),
});
