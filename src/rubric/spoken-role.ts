/** The role that an item's own first words state: "Reviewed the retry design" says what "Role: reviewer" says. */

/** A closed list: verbs that leave no doubt of who did what, by the role that they state. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  author: ['wrote', 'authored', 'co-authored', 'co-wrote', 'drafted', 'implemented', 'built', 'coded'],
  reviewer: ['reviewed'],
  lead: ['led', 'co-led'],
  owner: ['owned', 'own'],
  mentor: ['mentored', 'mentor', 'coached', 'coach'],
  facilitator: ['facilitated', 'facilitate', 'moderated', 'chaired', 'hosted'],
  advisor: ['advised'],
  manager: ['managed', 'manage'],
  speaker: ['spoke', 'presented'],
  founder: ['founded'],
  maintainer: ['maintained', 'maintain'],
};

const ROLE_OF = new Map(Object.entries(VERBS).flatMap(([role, verbs]) => verbs.map((verb) => [verb, role] as const)));

/**
 * The roles that a claim begins with: its first verb, and a second one after "and" ("Designed and led"). "We wrote" is
 * what several did; "Led by example", "Led to confusion" and "Built by the vendor" are no roles.
 */
export function spokenRoles(claim: string): readonly string[] {
  const words = claim
    .slice(0, 120)
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’-]+/u)
    .filter((word) => word !== '');
  const at = words[0] === 'i' ? 1 : 0;
  const said = words[at + 1] === 'and' ? [at, at + 2] : [at];
  return said.flatMap((index) => {
    const role = ROLE_OF.get(words[index] ?? '');
    return role === undefined || /^(?:by|to)$/u.test(words[index + 1] ?? '') ? [] : [role];
  });
}
