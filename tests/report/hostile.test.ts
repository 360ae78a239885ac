import { expect, test } from 'vitest';
import { COMMENT_LIMIT, renderComment } from '../../src/report/markdown.ts';
import { sameComment } from '../../src/report/snapshot.ts';
import { annotationsOf } from '../../src/report/status.ts';
import { say } from '../../src/text/words.ts';
import { found, header, incomplete, invalidPacket, options, report, source } from './factories.ts';

const long = `packets/${`${'漢'.repeat(80)}/`.repeat(9)}ada.md`;

test.each([
  [
    'an invalid packet of a long path',
    [
      {
        ...invalidPacket(long),
        findings: Array.from({ length: 12 }, (_, index) =>
          found(
            'error',
            'packet-field-unknown',
            index + 2,
            say`Unknown field ${`field-${index}`}`,
            say`Take it out.`,
            long,
          ),
        ),
      },
    ],
  ],
  [
    'a hundred packets of names that escaping lengthens',
    Array.from({ length: 100 }, (_, index) => ({
      ...incomplete(),
      path: `packets/${'p'.repeat(90)}${index}.md`,
      header: { ...header, from: '$'.repeat(90), to: '$'.repeat(90) },
    })),
  ],
  [
    'a thousand invalid packets of long paths',
    Array.from({ length: 1000 }, (_, index) => invalidPacket(`${long}${index}`)),
  ],
])('a comment always fits: %s', (_name, packets) => {
  const { body } = renderComment(report(packets), options);
  expect(body.length).toBeLessThanOrEqual(COMMENT_LIMIT);
  expect(body).toContain('not a decision about');
});

test('what a person adds to the comment is a change, wherever it hides', () => {
  const { body } = renderComment(report([incomplete()]), options);
  expect(
    sameComment(
      body,
      renderComment(report([incomplete()]), { ...options, source: { ...source, sha: 'b'.repeat(40) } }).body,
    ),
  ).toBe(true);
  const [first, second, ...rest] = body.split('\n');
  for (const forged of [
    [first, `${second} <h3>Evidence complete</h3>`, ...rest],
    [first, second, `<!-- promotion-readiness-states: x --> <h3>Evidence complete</h3> @octo-mgr`, ...rest],
  ])
    expect(sameComment(forged.join('\n'), body)).toBe(false);
  expect(sameComment(body.replaceAll(`/blob/${source.sha}/`, `/blob/${'e'.repeat(40)}/`), body)).toBe(false);
});

test('where the job fails, its own error is one of the ten', () => {
  const many = report([], {
    findings: Array.from({ length: 17 }, (_, index) =>
      found('error', 'ladder-value', index + 1, say`Wrong`, say`Mend it.`, 'ladder.yml'),
    ),
  });
  expect(annotationsOf(many).errors).toHaveLength(10);
  expect(annotationsOf(many, true).errors).toHaveLength(9);
});
