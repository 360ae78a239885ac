/**
 * `npm run import -- [FACTS.tsv] FOLDER…`: what `ladder import` makes of each file of other people's ladders, beside what
 * a correct reader finds where a table says so (file, tab, finding).
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { decode } from '../../src/import/decode.ts';
import { ladderOf } from '../../src/import/ladder.ts';
import { unplacedLines } from '../../src/import/placed.ts';
import { understand } from '../../src/import/understand.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { scaffold } from '../../src/scaffold/scaffold.ts';
import { waysOf } from '../../src/scaffold/ways.ts';
import { compare, type Claim } from './facts.ts';

const given = process.argv.slice(2);
const facts = new Map(
  given
    .filter((file) => file.endsWith('.tsv'))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .map((line) => line.split('\t'))
    .map(([file = '', finding = '']) => [file, finding] as const),
);
const files = given
  .filter((file) => !file.endsWith('.tsv'))
  .flatMap((root) =>
    statSync(root).isFile()
      ? [root]
      : readdirSync(root, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => path.join(entry.parentPath, entry.name)),
  )
  .toSorted();

/** One file, in a line; whether its ladder can be used. */
function tell(file: string): {
  readonly said: string;
  readonly is: 'imported' | 'refused' | 'broken';
  readonly claims: readonly Claim[];
} {
  const source = { path: file, text: decode(readFileSync(file)).text };
  const found = understand(source);
  const finding = [...facts].find(([name]) => name !== '' && file.endsWith(name))?.[1];
  const held = (of: Parameters<typeof compare>[1]): readonly Claim[] =>
    finding === undefined ? [] : compare(finding, of);
  if ('refused' in found) return { said: `refused: ${found.refused}`, is: 'refused', claims: held(found) };
  const made = ladderOf(found, path.basename(file).replace(/\.\w+$/u, ''));
  const { ladder, findings } = readLadder(new TextEncoder().encode(made.text), 'ladder.yml');
  const examples = found.statements.filter(({ example }) => example).length;
  const begun =
    ladder === null ? 0 : waysOf(ladder).map((way) => scaffold({ ladder, way, candidate: 'octo-ada' })).length;
  const said = `${found.shape}: ${made.levels} levels, ${made.areas} areas, ${made.competencies} competencies, ${made.criteria} criteria${examples > 0 ? ` (${examples} examples)` : ''}, ${unplacedLines(source, found).length} lines not placed, ${begun} packets begun`;
  const claims = held({ found, made });
  return ladder === null
    ? { said: `${said}; its ladder has ${findings.length} findings`, is: 'broken', claims }
    : { said, is: 'imported', claims };
}

const sums = { imported: 0, refused: 0, broken: 0 };
const rows = { exact: 0, wrong: 0, unread: 0 };
const WORDS = { right: '=', wrong: 'WRONG', unread: 'not compared' } as const;
for (const file of files) {
  const { said, is, claims } = tell(file);
  sums[is] += 1;
  process.stdout.write(`${file}\n  ${said}\n`);
  for (const { claim, is: came, found } of claims)
    process.stdout.write(`  fact ${WORDS[came]}: ${claim}${came === 'right' ? '' : ` (here: ${found})`}\n`);
  if (claims.length === 0) continue;
  const row = claims.some((one) => one.is === 'wrong')
    ? 'wrong'
    : claims.some((one) => one.is === 'unread')
      ? 'unread'
      : 'exact';
  rows[row] += 1;
}
process.stdout.write(
  `\n${files.length} files: ${sums.imported} imported, ${sums.refused} refused, ${sums.broken} broken\n`,
);
if (facts.size > 0)
  process.stdout.write(
    `${rows.exact + rows.wrong + rows.unread} rows of facts: ${rows.exact} exact, ${rows.wrong} with a claim that differs, ${rows.unread} with a claim that nothing compares\n`,
  );
process.exitCode = sums.broken > 0 || rows.wrong > 0 ? 1 : 0;
