import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requiredCriteria } from '../../src/ladder/graph.ts';
import type { Criterion, Ladder } from '../../src/ladder/ladder.ts';
import type { CriterionResult } from '../../src/rubric/assessment.ts';
import { everyRubric } from '../../src/rubric/branches.ts';
import { gateRules } from '../../src/rubric/rules/index.ts';
import { sampleOf } from '../../src/scaffold/sample.ts';
import { scaffold } from '../../src/scaffold/scaffold.ts';
import { waysOf, type PacketWay } from '../../src/scaffold/ways.ts';
import { plain } from '../../src/text/words.ts';
import { shipped } from '../ladder/shipped.ts';
import { ladderOf } from '../ladder/support.ts';
import { factsOf, judgePacket } from '../ladder/table.ts';
import { day } from '../rubric/factory.ts';
import { runs } from '../runs.ts';
import { ladderTexts } from './ladders.ts';
import { bytes, checked } from './support.ts';

const today = day('2026-07-01');
/** The front matter of a packet for a promotion, and a sample below it. */
const packetOf = (ladder: Ladder, way: PacketWay, sample: string): string =>
  `${scaffold({ ladder, way, candidate: 'octo-ada' }).split('\n---\n')[0] ?? ''}\n---\n\n${sample}\n`;

/** What only other people, or a document that is linked, can add. */
const BEYOND: ReadonlySet<string> = new Set(['endorsed', 'people', 'sections']);
const isGate = ({ rubric }: Criterion): boolean => Object.keys(gateRules).some((name) => name in rubric);
const asksBeyond = ({ rubric }: Criterion): boolean =>
  everyRubric(rubric).some(
    (one) => one.endorsed !== undefined || one.people !== undefined || one.sections !== undefined,
  );

/** What a sample lacks that a packet could have shown. */
const lacking = ({ criterion, state, lacks }: CriterionResult): string[] =>
  state === 'met' || state === 'judgement' || asksBeyond(criterion)
    ? lacks.filter(({ rule }) => !BEYOND.has(rule)).map(({ rule, message }) => `${rule}: ${plain(message)}`)
    : [state, ...lacks.map(({ message }) => plain(message))];

describe.each(shipped)('a sample of each criterion of %s meets its rubric', (folder, ladder) => {
  const asked = new Map(
    waysOf(ladder).flatMap((way) =>
      requiredCriteria(ladder, way.promotion, way.track)
        .filter((criterion) => !isGate(criterion))
        .map((criterion) => [criterion.id, [criterion, way] as const] as const),
    ),
  );
  test.each([...asked.values()].map(([criterion, way]) => [criterion.id, criterion, way] as const))(
    '%s',
    (id, criterion, way) => {
      const sample = sampleOf(criterion, ladder, today);
      const packet = packetOf(ladder, way, sample?.text ?? '');
      const result = judgePacket(folder, packet, factsOf(packet));
      const own = result.criteria.find((one) => one.criterion.id === id);
      expect(own && lacking(own)).toEqual([]);
      // Everything in it is for this criterion, and nothing is wrong with it.
      expect(result.evidence.map(({ criteria }) => criteria)).toEqual(result.evidence.map(() => [id]));
      expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );
});

test('of any ladder, a sample ties to its criterion alone', () => {
  fc.assert(
    fc.property(ladderTexts, fc.nat(), (source, pick) => {
      const ladder = ladderOf(source);
      const ways = waysOf(ladder);
      for (const way of ways.slice(pick % Math.max(1, ways.length)).slice(0, 1)) {
        const all = requiredCriteria(ladder, way.promotion, way.track).filter((criterion) => !isGate(criterion));
        const criterion = all[pick % Math.max(1, all.length)];
        const sample = criterion && sampleOf(criterion, ladder, today);
        if (!criterion || !sample) continue;
        const { evidence } = checked(packetOf(ladder, way, sample.text), bytes(source));
        expect(evidence.length).toBeGreaterThan(0);
        expect(evidence.map(({ criteria }) => criteria)).toEqual(evidence.map(() => [criterion.id]));
      }
    }),
    { numRuns: runs(100) },
  );
});
