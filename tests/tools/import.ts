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
function tell(file: string): { readonly said: string; readonly is: 'imported' | 'refused' | 'broken' } {
  const source = { path: file, text: decode(readFileSync(file)).text };
  const found = understand(source);
  if ('refused' in found) return { said: `refused: ${found.refused}`, is: 'refused' };
  const made = ladderOf(found, path.basename(file).replace(/\.\w+$/u, ''));
  const { ladder, findings } = readLadder(new TextEncoder().encode(made.text), 'ladder.yml');
  const examples = found.statements.filter(({ example }) => example).length;
  const begun =
    ladder === null ? 0 : waysOf(ladder).map((way) => scaffold({ ladder, way, candidate: 'octo-ada' })).length;
  const said = `${found.shape}: ${made.levels} levels, ${made.areas} areas, ${made.competencies} competencies, ${made.criteria} criteria${examples > 0 ? ` (${examples} examples)` : ''}, ${unplacedLines(source, found).length} lines not placed, ${begun} packets begun`;
  return ladder === null
    ? { said: `${said}; its ladder has ${findings.length} findings`, is: 'broken' }
    : { said, is: 'imported' };
}

const sums = { imported: 0, refused: 0, broken: 0 };
for (const file of files) {
  const { said, is } = tell(file);
  sums[is] += 1;
  process.stdout.write(`${file}\n  ${said}\n`);
  for (const [name, finding] of facts)
    if (name !== '' && file.endsWith(name)) process.stdout.write(`  facts: ${finding}\n`);
}
process.stdout.write(
  `\n${files.length} files: ${sums.imported} imported, ${sums.refused} refused, ${sums.broken} broken\n`,
);
process.exitCode = sums.broken > 0 ? 1 : 0;
