/** The id of a place of the page. */
export type Anchor = (kind: 'criterion' | 'group' | 'level' | 'promotion' | 'bucket' | 'part', name: string) => string;

/**
 * Names places of one page: the same place always the same id, two places never one. Criteria and groups have the ids
 * that packets use (`#system-design.L5`), which hold no colon; everything else says what it is (`#level:L5`).
 */
export function anchors(): Anchor {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  return (kind, name) => {
    const key = `${kind} ${name}`;
    const known = given.get(key);
    if (known !== undefined) return known;
    const base = `${kind === 'criterion' || kind === 'group' ? '' : `${kind}:`}${name.replace(/[^\p{L}\p{N}._+-]+/gu, '-')}`;
    let id = base;
    for (let n = 2; taken.has(id); n += 1) id = `${base}~${n}`;
    taken.add(id);
    given.set(key, id);
    return id;
  };
}
