/** Whether a file is of another kind than the one that is wanted: said once, in place of an error for each of its keys. */
import { prose, say, type Words } from '../text/words.ts';

/** The kinds of YAML files that there are, with the keys at their top that tell them apart. */
export const KINDS = {
  ladder: {
    is: 'a ladder',
    keys: ['extends', 'id', 'version', 'title', 'levels', 'tracks', 'areas', 'rubric', 'competencies', 'promotions'],
  },
  settings: {
    is: 'the settings of a repository',
    keys: [
      'packets',
      'ladders',
      'bases',
      'enforce',
      'public',
      'cycles',
      'templates',
      'evidence',
      'committee',
      'stages',
    ],
  },
  people: { is: 'a people file', keys: ['people'] },
  acts: {
    is: 'a file of what people did',
    keys: ['people', 'endorsements', 'attestations', 'concerns', 'accepted', 'agreements', 'teams', 'wrote', 'waivers'],
  },
  facts: { is: 'what was read of links', keys: ['head', 'references', 'unknown-logins'] },
  decision: {
    is: 'a decision',
    keys: ['candidate', 'packet', 'track', 'from', 'to', 'cycle', 'decision', 'date', 'effective', 'by', 'reasons'],
  },
  assessment: { is: 'a reviewer’s own assessment', keys: ['packet', 'by', 'criteria'] },
  expect: {
    is: 'what a ladder’s owner expects of a packet',
    keys: ['verdict', 'criteria', 'facts', 'acts', 'now'],
  },
} as const satisfies Readonly<Record<string, { readonly is: string; readonly keys: readonly string[] }>>;

export type Kind = keyof typeof KINDS;

const ALL: readonly Kind[] = ['ladder', 'settings', 'people', 'acts', 'facts', 'decision', 'assessment', 'expect'];

/** One of these alone says which kind it is. */
const TELLING: Readonly<Record<string, Kind>> = {
  competencies: 'ladder',
  endorsements: 'acts',
  references: 'facts',
  verdict: 'expect',
};

/** What is wrong, and what to do; null: it may be meant for this kind, and has mistakes. */
export function otherKind(
  source: string,
  path: string,
  wanted: Kind,
): { readonly message: Words; readonly fix: Words } | null {
  const is = kindOf(source, path, wanted);
  if (is === null) return null;
  return {
    message: prose(`This is ${is}; what belongs here is ${KINDS[wanted].is}.`),
    fix: say`Name that file; ${'docs/files.md'} says what stands in it.`,
  };
}

/** The other kind that it is, in words; null: nobody can tell. */
export function kindOf(source: string, path: string, wanted: Kind): string | null {
  const [, front] = /^\uFEFF?---[ \t]*\r?\n([^]*?)\r?\n---[ \t]*(?:\r?\n|$)/u.exec(source) ?? [];
  if (front !== undefined && /^candidate[ \t]*:/mu.test(front)) return 'a packet';
  if (/\.(?:md|markdown)$/iu.test(path)) return 'Markdown';
  const found = topKeys(source);
  const hits = (kind: Kind): number => found.filter((key) => KINDS[kind].keys.some((own) => own === key)).length;
  const own = hits(wanted);
  const [best] = ALL.map((kind) => ({ kind, hits: hits(kind) })).toSorted((a, b) => b.hits - a.hits);
  if (best !== undefined && best.hits >= 2 && best.hits > own + 1) return KINDS[best.kind].is;
  const telling = own > 0 ? undefined : Object.entries(TELLING).find(([key]) => found.includes(key));
  return telling === undefined || telling[1] === wanted ? null : KINDS[telling[1]].is;
}

/** The keys that begin a line; in JSON, those at the depth that its first key has. Of a broken file, too. */
function topKeys(source: string): readonly string[] {
  const [first] = /^[ \t]*["']?[\w$-]+["']?[ \t]*:/mu.exec(source) ?? [];
  const indent = /^[ \t]*/u.exec(first ?? '')?.[0] ?? '';
  return [...source.matchAll(/^([ \t]*)["']?([\w$-]+)["']?[ \t]*:/gmu)].flatMap(([, at, key]) =>
    at === indent && key !== undefined ? [key] : [],
  );
}
