/**
 * The whole check of packets made to be slow for the reader, as ratios to an ordinary packet of the same bytes in the
 * same
 * process: `npm run bench`. Budget: at most 3. (`parse.bench.ts` does the same for the parser.)
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkPackets } from '../../src/check/check.ts';
import { noFacts } from '../../src/evidence/facts.ts';
import { noActs } from '../../src/people/acts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { parseDay } from '../../src/text/time.ts';
import { ordinary } from '../packet/hostile.ts';
const ladders = [
  { path: 'l.yml', bytes: readFileSync(path.join(import.meta.dirname, '../../ladder/engineering/ladder.yml')) },
];
const front = '---\ncandidate: a\nladder: engineering\nfrom: L4\nto: L5\nrepository: a/b\n---\n';
const size = Number(process.argv[2] ?? 131_072);
const today =
  parseDay('2026-01-01') ??
  (() => {
    throw new Error('no day');
  })();

/** Milliseconds of one check, and what came of it. */
function run(body: string): { readonly ms: number; readonly findings: number; readonly first: string } {
  const bytes = new TextEncoder().encode((front + body).slice(0, size));
  const begin = performance.now();
  const {
    packets: [packet],
  } = checkPackets({
    packets: [{ path: 'p.md', bytes }],
    ladders,
    settings: defaultSettings,
    facts: noFacts,
    acts: noActs,
    today,
    draft: false,
    version: '0',
  });
  return {
    ms: performance.now() - begin,
    findings: packet?.findings.length ?? 0,
    first: packet?.findings[0]?.code ?? '',
  };
}

const rep = (text: string): string => text.repeat(Math.ceil(size / text.length));
const cases: Record<string, string> = {
  ordinary: ordinary(size),
  criteria: rep(
    '- did something useful for the team in the quarter\n  - Criteria: aaaaa, bbbbb, ccccc, ddddd, eeeee, fffff, ggggg\n',
  ),
  criteriaLong: '## Delivery & Accountability\n\n- did it\n  - Criteria: ' + rep('system-desin.L5, '),
  slips: rep(
    '- did something useful for the team in the quarter\n  - Rloe: lead and more words here to fill\n  - Scoep: team and more words\n',
  ),
  headings: rep('## Sytem Desgin and Architectura number one\n\nSome words here that fill the line a bit more.\n\n'),
  quotes:
    '## System Design & Architecture\n\n' +
    rep('> Leads architectural decisions and owns designs of complex solutions with impact on people\n\n'),
  ticks: rep('- [x] Leads architectural decisions and owns designs of complex solutions\n'),
  dates: rep('- In March 2025 to April 2025 and Q1 2025, from 2025-01 to 2025-02 it was done 3/4/2025\n'),
  metrics: rep('- from 6 h to 20 min and 5 min -> 3 min (40 % less), 7 s -> 9 s by 20 %, 1,200 -> 300 tickets\n'),
  refs: rep('- see #1, a/b#2 https://github.com/a/b/pull/3 and GH-4, c/d@0123abc https://x.example/y?z=1\n'),
  fields: rep('- x; When: 2025; Role: lead; Scope: team; When: 2025; Role: lead; Scope: team; When: 2025\n'),
  fields2: '- did it\n' + rep('  When: 2025-01; Role: lead; Scope: team; Kind: rfc; Metric: 5 h -> 2 h\n'),
  longfield: '- did it\n  - When: ' + rep('2025; Role: lead, Scope: team | '),
  table:
    '| Competency | What | Criteria | When | Links |\n|---|---|---|---|---|\n' +
    rep('| Sytem Desin | did x | foo.L5 bar | 2025-01 | #12 |\n'),
};
for (let n = 0; n < 3; n += 1) run(ordinary(size));
const base = Math.min(...[1, 2, 3].map(() => run(ordinary(size)).ms));
for (const [name, body] of Object.entries(cases)) {
  const { ms, findings, first } = run(body);
  console.log(`${(ms / base).toFixed(2).padStart(6)} x  ${name.padEnd(14)} ${findings} findings ${first}`);
}
