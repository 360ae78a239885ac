/** What a table of facts says of other people's ladders, held against what an import made of them: claim by claim. */
import type { Made } from '../../src/import/ladder.ts';
import type { Refused, Understood } from '../../src/import/model.ts';

/** How a claim came out; `unread`: nothing here measures it, so that it proves nothing. */
export interface Claim {
  readonly claim: string;
  readonly is: 'right' | 'wrong' | 'unread';
  readonly found: string;
}

interface Measured {
  readonly found: Understood;
  readonly made: Made;
}

const numbers = (text: string): number[] => (text.match(/\d+/gu) ?? []).map(Number);

function tally(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const perLevel = ({ found }: Measured): number[] => {
  const counts = tally(found.statements.map(({ level }) => level));
  return found.levels.map(({ name }) => counts.get(name) ?? 0);
};
const ofStrength =
  (strength: string) =>
  ({ found }: Measured): number[] => [found.statements.filter((one) => (one.strength ?? 'must') === strength).length];
const cells = ({ found }: Measured): number[] => [
  new Set(found.statements.map(({ level, competency, area }) => JSON.stringify([level, competency, area]))).size,
];
const statements =
  (example: boolean) =>
  ({ found }: Measured): number[] => [found.statements.filter((one) => one.example === example).length];
const levels = ({ made }: Measured): number[] => [made.levels];
const competencies = ({ made }: Measured): number[] => [made.competencies];

/** Ways to say what can be counted, and the count; the first that fits a claim measures it. */
const MEASURES: readonly (readonly [RegExp, (of: Measured) => number[]])[] = [
  [/^\d+ levels?$/u, levels],
  [/^\d+ branch pairs$/u, ({ found }) => [branchPairs(found)]],
  [/^the front matter says \d+ levels$/u, ({ found }) => [saidLevels(found)]],
  // Whatever stands in the body, nothing of it is a criterion.
  [
    /^the (?:bullets in the body are not criteria|body is empty)$/u,
    ({ found }) => (found.shape === 'front-matter' ? [] : [-1]),
  ],
  [/^\d+ (?:topics?|themes?)$/u, competencies],
  [/^\d+ topics? with [\d, and]+ levels$/u, (of) => [of.made.competencies, ...levelsOfEach(of)]],
  [/^\d+ (?:topic-by-level )?cells$/u, cells],
  [/^\d+ example criteria$/u, statements(true)],
  [/^\d+ (?:criteria|competencies)$/u, statements(false)],
  [/^\d+ competencies: [\d, ]+$/u, (of) => [of.found.statements.length, ...perLevel(of)]],
  [/^\d+ a level$/u, (of) => [...new Set(perLevel(of))]],
  [/^\d+ MUST$/u, ofStrength('must')],
  [/^\d+ SHOULD$/u, ofStrength('should')],
  [/^\d+ SUGGESTED$/u, ofStrength('suggested')],
  [/^\d+ HTML tables of \d+ cells$/u, (of) => [of.made.competencies, of.made.levels]],
  [/^\d+ (?:list items|"Ln:" items here)$/u, statements(false)],
  [/^the same \d+-level ladder as README\.md beside it in another shape$/u, levels],
];

/** What a document says of its own levels, as the import reports it; 0: it reports nothing. */
const saidLevels = ({ notes }: Understood): number =>
  Number(notes.flatMap(({ text }) => /says that it has (\d+) level/u.exec(text)?.[1] ?? [])[0] ?? 0);

const levelsOfEach = ({ found }: Measured): number[] => {
  const of = new Map<string, Set<string>>();
  for (const { competency, level } of found.statements) {
    const own = of.get(competency ?? '') ?? new Set();
    of.set(competency ?? '', own.add(level));
  }
  return [...of.values()].map(({ size }) => size);
};

/** The claims of a finding: apart where it has commas, semicolons, colons and "and", but not in lists of numbers. */
const claimsOf = (finding: string): string[] =>
  finding
    .replace(/ \((\d+ branch pairs)\)/gu, '; $1')
    .replace(/(criteria|topics) and (?=\d+ example)/gu, '$1; ')
    .split(
      /;\s*|:\s+(?=\d+ (?:MUST|"Ln:"))|:\s+(?=an? inconsistent)|,\s*(?=(?:but )?\d+ (?!and )[a-zA-Z"])|,\s*(?=but )/u,
    )
    .map((claim) => claim.replace(/^but /u, '').trim())
    .filter((claim) => claim !== '');

/** Levels of one rank, of which each is on a track of its own. */
const branchPairs = ({ levels, tracks = [] }: Understood): number =>
  levels.filter(({ name }, index) => {
    const next = levels[index + 1]?.name ?? '';
    const [one, other] = [name, next].map((of) => of.replace(/ \([^()]*\)$/u, ''));
    return (
      one === other &&
      tracks.length > 1 &&
      tracks.every((track) => !track.levels.includes(name) || !track.levels.includes(next))
    );
  }).length;

/** What became of each claim. */
export function compare(finding: string, of: Measured | Refused): readonly Claim[] {
  if ('refused' in of) {
    const meant = /a clear refusal/u.test(finding);
    return [{ claim: finding, is: meant ? 'right' : 'wrong', found: `refused: ${of.refused}` }];
  }
  if (/a clear refusal/u.test(finding)) return [{ claim: finding, is: 'wrong', found: 'imported' }];
  return claimsOf(finding).map((claim): Claim => {
    if (/to be reported/u.test(claim)) {
      const isTold = saidLevels(of.found) > 0;
      return { claim, is: isTold ? 'right' : 'wrong', found: isTold ? 'reported' : 'nothing of it is reported' };
    }
    const measure = MEASURES.find(([pattern]) => pattern.test(claim))?.[1];
    if (measure === undefined) return { claim, is: 'unread', found: 'nothing here counts it' };
    const [said, got] = [numbers(claim), measure(of)];
    return { claim, is: said.join() === got.join() ? 'right' : 'wrong', found: got.join(', ') };
  });
}
