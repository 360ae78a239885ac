/** What has a name in a ladder is found by it, as it is written and as people write it. */
import { expect, test } from 'vitest';
import { namesOf } from '../../../src/packet/names/names.ts';
import { shipped } from '../../ladder/shipped.ts';

/** How people write a name without changing it. */
const WAYS: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => `  ${name}:`,
  (name) => `2.3 ${name}`,
  (name) => `🚚 ${name}`,
  (name) => `Criterion: ${name}`,
  (name) => name.replaceAll('&', 'and'),
  (name) => name.replaceAll(' and ', ' & '),
  (name) => name.replaceAll("'", '’').replaceAll(' - ', ' – '),
  (name) => name.replaceAll(' ', '\u00a0'),
];

test.each(shipped)('every name of %s is found, however it is decorated', (_name, ladder) => {
  const names = namesOf(ladder);
  const lost: string[] = [];
  const expectNamed = (name: string, id: string): void => {
    for (const [way, write] of WAYS.entries()) {
      const written = write(name);
      const found = names.find(written, null);
      // Several may have one text: then it names none, and the ids are offered.
      const known = found !== null || names.shared(written, null).length > 1;
      if (!known) lost.push(`${id} written ${way}: ${written}`);
    }
  };
  for (const { id, title, aliases } of ladder.competencies)
    for (const name of [id, title, ...aliases]) expectNamed(name, id);
  for (const { id, text, aliases } of ladder.criteria) for (const name of [id, text, ...aliases]) expectNamed(name, id);
  for (const { id, title } of ladder.groups) for (const name of [id, title]) expectNamed(name, id);
  expect(lost).toEqual([]);
});
