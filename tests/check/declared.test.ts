import { describe, expect, test } from 'vitest';
import { plain } from '../../src/text/words.ts';
import { withSections } from '../ladder/support.ts';
import { checked, lacks, packetFor, states } from './support.ts';

const LADDER = withSections(
  'competencies:\n  - id: code\n    title: Code\n    criteria:\n      L5:\n        - { id: read, text: I have read the guidelines., rubric: { declared: true, items: false } }\n        - { id: wrote, text: I have written a design., rubric: { items: 1 } }',
);
const judged = (body: string) => checked(LADDER, packetFor({}, `## Code\n\n${body}\n`));

describe('what only the candidate can know', () => {
  test("is met by the candidate's own ticked box, and the report says that nobody checked it", () => {
    const result = judged('- [x] I have read the guidelines.\n- [x] I have written a design.');
    expect(states(result)).toEqual(['read met', 'wrote missing*']);
    expect(result.criteria.map(({ remarks }) => remarks.map(plain))).toEqual([
      ['Declared by the candidate; nobody checked it.'],
      [],
    ]);
    expect(result.criteria[0]?.slip).toBe(false);
  });
  test('is not met by an empty box, a box for several criteria, or a mere word of it', () => {
    for (const body of ['- [ ] I have read the guidelines.', '- [x] Code', 'I have read the guidelines.']) {
      const result = judged(body);
      expect([body, states(result)[0]]).toEqual([body, 'read missing*']);
      expect(lacks(result, 'read')).toEqual([expect.stringContaining('Tick it, if it is so')]);
    }
  });
});
