import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spaced, withoutEnd, withoutEnds, withoutTail } from '../../src/text/ends.ts';
import { normalise } from '../../src/text/near.ts';
import { cpu } from '../cpu.ts';
import { runs } from '../runs.ts';

describe('the ends of a text', () => {
  const SIGNS = /[\s\p{P}\p{S}]/u;

  test.each([
    ['  "Led it." 🎉 ', 'Led it'],
    ['…', ''],
    ['a 🎉 b', 'a 🎉 b'],
    ['', ''],
  ])('%j without signs is %j', (text, bare) => {
    expect(withoutEnds(text, SIGNS)).toBe(bare);
  });

  test('they are what a pattern would cut', () => {
    const text = fc.string({ unit: fc.constantFrom(' ', '.', '_', 'a', 'é', '🎉', '\uD83C', '\uDF89', '中', '1') });
    fc.assert(
      fc.property(text, (whole) => {
        expect(withoutEnds(whole, SIGNS)).toBe(whole.replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, ''));
        expect(withoutEnd(whole, SIGNS)).toBe(whole.replace(/[\s\p{P}\p{S}]+$/u, ''));
      }),
      { numRuns: runs(2000) },
    );
  });

  test('what stands at the end is found there, and only there', () => {
    expect(withoutTail(`${'a (b) '.repeat(1000)}(c)`, /\s*\([a-z]\)$/u)).toBe('a (b) '.repeat(1000).trim());
    expect(withoutTail('a (c)', /\s*\([a-z]\)$/u)).toBe('a');
  });

  test.each(['_', ' ', '.', '🎉', '" ', '- '])('runs of %j within a text take no longer than words', (sign) => {
    const time = (length: number): number => {
      const text = `a${sign.repeat(length)}a`;
      const start = cpu();
      withoutEnds(text, SIGNS);
      normalise(text);
      spaced(text);
      return cpu() - start;
    };
    time(8192);
    // Sixteen times the text; quadratic work would take 256 times as long, which is minutes.
    expect(time(65_536)).toBeLessThan(Math.max(5, time(4096)) * 60);
  });
});
