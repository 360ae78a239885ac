/** A login as GitHub allows it, and as it was allowed once; of managed users with an underscore. */
export const LOGIN = /^[a-zA-Z\d][a-zA-Z\d_-]{0,38}$/u;
/** `organization/team` */
export const TEAM = /^[\w-]{1,100}\/[\w.-]{1,100}$/u;

/** How a GitHub login is compared: case and a leading `@` do not matter. */
export const loginKey = (name: string): string => name.trim().replace(/^@/u, '').toLowerCase();

/** Whether two GitHub logins are the same. */
export const sameLogin = (a: string, b: string): boolean => loginKey(a) === loginKey(b);

/** Whose packet it is: a login, and other accounts that the packet declares. */
interface Candidate {
  readonly candidate: string | null;
  readonly accounts: readonly string[];
}

/** Whether a login is the candidate's, by any account that the packet declares. */
export const isCandidate = (name: string, header: Candidate): boolean =>
  [header.candidate, ...header.accounts].some((own) => own !== null && sameLogin(own, name));
