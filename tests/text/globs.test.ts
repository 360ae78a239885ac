import * as fc from 'fast-check';
import picomatch from 'picomatch';
import { expect, test } from 'vitest';
import { packetMatcher } from '../../src/text/globs.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { cpu } from '../cpu.ts';
import { runs } from '../runs.ts';

test.each([
  ['packets/ada.md', true],
  ['packets/2026-H2/ada/packet.md', true],
  ['packets/README.md', false],
  ['packets/2026/README.md', false],
  ['packets/ada.txt', false],
  ['docs/packets/ada.md', false],
  ['packets.md', false],
  ['packets/.hidden.md', false],
])('by default %s is a packet: %s', (path, expected) => {
  expect(packetMatcher(defaultSettings.packets)(path)).toBe(expected);
});

test('an exclusion wins wherever it stands', () => {
  const matches = packetMatcher(['!people/x/**', 'people/**/*.{md,markdown}']);
  expect([matches('people/x/a.md'), matches('people/y/a.markdown')]).toEqual([false, true]);
});

test('it agrees with picomatch on every pattern of its language', () => {
  const name = fc
    .string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 5 })
    .filter((text) => !/^\.+$/u.test(text));
  const letters = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 });
  const part = fc.oneof(
    fc.constant('**'),
    fc
      .string({ unit: fc.constantFrom('a', 'b', '.', '?', '*'), minLength: 1, maxLength: 5 })
      .filter((text) => !/^\.+$|\*\*/u.test(text)),
    name,
    fc.tuple(letters, letters).map(([a, b]) => `{${a},${b}}`),
  );
  const paths = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
  const patterns = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
  fc.assert(
    fc.property(patterns, paths, (pattern, path) => {
      // After `**/`, picomatch wants a character after the dot of `*.*`, as no shell does.
      fc.pre(!(pattern.includes('**/*.*') && path.endsWith('.')));
      // At the end, picomatch takes `a/**` for `a` as well, but not `*/**` for it; here it is never.
      const oracle = pattern.endsWith('**') ? `${pattern}/*` : pattern;
      expect(packetMatcher([pattern])(path)).toBe(picomatch(oracle, { windows: false, noextglob: true })(path));
    }),
    { numRuns: runs(2_000) },
  );
});

test('the longest path and the worst pattern take no time', () => {
  const path = `packets/${'a/'.repeat(1_000)}${'ab'.repeat(1_000)}.mx`;
  const matches = packetMatcher([`${'**/a/'.repeat(20)}*${'b*'.repeat(40)}.md`]);
  const start = cpu();
  expect(matches(path)).toBe(false);
  expect(cpu() - start).toBeLessThan(500);
});
