/** A role on the repository, weakest first. A custom role counts as the one that it is built on. */
export const ROLES = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Role = (typeof ROLES)[number];
