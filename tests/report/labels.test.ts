import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelChange, labelOf } from '../../src/report/labels.ts';
import { runs } from '../runs.ts';
import { found, incomplete, invalidPacket, report } from './factories.ts';
import { say } from '../../src/text/words.ts';

const VERDICTS = ['complete', 'draft', 'unchecked', 'incomplete', 'invalid'] as const;

test('the label of the worst packet; none where nothing was judged', () => {
  expect(labelOf(null, 'x/')).toBeNull();
  expect(labelOf(report([]), 'x/')).toBeNull();
  expect(labelOf(report([{ ...incomplete(), verdict: 'complete' }, incomplete()]), 'x/')).toBe('x/incomplete');
  expect(labelOf(report([incomplete(), invalidPacket('packets/ada.md')]), 'x/')).toBe('x/invalid');
  // A broken ladder, broken settings and a fault of the tool say nothing about a packet.
  for (const fault of ['ladder', 'settings', 'tool'] as const)
    expect(labelOf(report([{ ...incomplete(), verdict: 'invalid', fault }]), 'x/')).toBeNull();
  const broken = found('error', 'ladder-invalid', 1, say`Broken.`, say`Mend it.`);
  expect(labelOf({ ...report([incomplete()]), findings: [broken] }, 'x/')).toBeNull();
});

test('only labels that are the prefix and a verdict change, and a second time nothing does', () => {
  const prefix = fc.constantFrom('readiness: ', 'x/', 'r');
  const name = fc.oneof(
    fc.constantFrom('bug', 'readiness: blocked', 'readiness: complete2', 'x/', 'r', 'Readiness'),
    fc.tuple(prefix, fc.constantFrom(...VERDICTS, 'Complete', 'DRAFT')).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { selector: (one) => one.toLowerCase() }),
      prefix,
      fc.option(fc.constantFrom(...VERDICTS)),
      (standing, before, verdict) => {
        const label = verdict === null ? null : `${before}${verdict}`;
        const { add, remove } = labelChange(standing, before, label);
        const own = (one: string): boolean =>
          VERDICTS.some((word) => one.toLowerCase() === `${before}${word}`.toLowerCase());
        expect(remove.every(own)).toBe(true);
        const left = [...standing.filter((one) => !remove.includes(one)), ...(add === null ? [] : [add])];
        expect(left.filter((one) => own(one)).map((one) => one.toLowerCase())).toEqual(
          label === null ? [] : [label.toLowerCase()],
        );
        expect(left.filter((one) => !own(one))).toEqual(standing.filter((one) => !own(one)));
        expect(labelChange(left, before, label)).toEqual({ add: null, remove: [] });
      },
    ),
    { numRuns: runs(1000) },
  );
});
