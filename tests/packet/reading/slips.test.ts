/** Names with a slip in them tie to nothing, and what was meant is said; sponsors in the text are told where they belong. */
import { describe, expect, test } from 'vitest';
import { misspelt } from '../../../src/text/near.ts';
import { plain } from '../../../src/text/words.ts';
import { tied } from '../support.ts';

const LINK = 'https://github.com/acme/work/pull/1';
/** Line (of the body) and name of each suggestion. */
const near = (body: string): string[] =>
  tied(body).findings.flatMap((found) =>
    found.code === 'packet-name-near' ? [`${found.place.line - 7} ${found.args.meant}`] : [],
  );

describe('near names', () => {
  test.each([
    ['a label', `Sytem Design & Architecture: ${LINK}`, '3 System Design & Architecture'],
    ['the label of an item', `- **Stratgy:** led it, ${LINK}`, '3 Strategy'],
    ['a label with a dash', `- Stratgy — led it, ${LINK}`, '3 Strategy'],
    ['a numbered label', `2. Navigatng Ambiguity: ${LINK}`, '3 Navigating Ambiguity'],
    ['the first cell of a row', `| Topic | Link |\n|---|---|\n| Stratgy | ${LINK} |`, '5 Strategy'],
    ['a bold line', `**Stratgy**\n\n- Led it, ${LINK}`, '3 Strategy'],
    ['a sub-heading', `### Stratgy\n\n- Led it, ${LINK}`, '3 Strategy'],
    ['an id', `- stratgy.L2: led it, ${LINK}`, '3 strategy.L2'],
    ['a line alone', `Stratgy\n\n- Led it, ${LINK}`, '3 Strategy'],
  ])('%s is suggested, and ties to nothing by itself', (_name, words, told) => {
    const body = `## Navigating Ambiguity\n\n${words}`;
    expect(near(body)).toEqual([told]);
    for (const { criteria } of tied(body).tied) expect(criteria).not.toContain('strategy.L2');
  });

  test.each([
    '- Strategic work on it',
    '- Shipped: it',
    '- Delivered it',
    '- Strategy: led it',
    'Design: it',
    '- Date: 2025',
  ])('nothing is suggested for %s', (words) => expect(near(`## Navigating Ambiguity\n\n${words} ${LINK}`)).toEqual([]));

  test("the target level's criterion goes before another that is as near", () => {
    expect(near(`## Navigating Ambiguity\n\n- strategy.L3: led it, ${LINK}`)).toEqual(['3 strategy.L2']);
  });

  test('one line has one suggestion, and a packet a hundred at most', () => {
    const many = `## Navigating Ambiguity\n\n${`- Stratgy: led it, ${LINK}\n`.repeat(150)}`;
    expect(near(many)).toHaveLength(100);
    expect(new Set(near(many)).size).toBe(100);
  });

  test('a slip is one letter in six, or two that changed places', () => {
    expect(misspelt('Stratgy', ['Delivery', 'Strategy'])).toBe('Strategy');
    expect(misspelt('Startegy', ['Strategy'])).toBe('Strategy');
    expect(misspelt('Strtgy', ['Strategy'])).toBeNull();
    expect(misspelt('Strategy', ['Strategic', 'Strategy'])).toBeNull();
    expect(misspelt('Code', ['Codes'])).toBeNull();
    expect(misspelt('x'.repeat(300), ['x'.repeat(299)])).toBeNull();
  });
});

describe('sponsors in the text', () => {
  const hints = (body: string): string[] =>
    tied(body).findings.flatMap((found) =>
      found.code === 'packet-sponsors-hint' ? [`${found.place.line - 7} ${found.args.logins.join(' ')}`] : [],
    );

  test.each([
    ['a heading and a list', '## Sponsors\n\n- @octo-lee\n- (at)octo-kim', '1 octo-lee octo-kim'],
    ['a heading with a number', '## 3. Sponsors\n\n- @octo-lee', '1 octo-lee'],
    ['a heading that is underlined', 'Sponsor\n=======\n\nLee (@octo-lee)', '1 octo-lee'],
    ['pages of people', '### 🎉 Sponsors\n\n* [Lee](https://github.com/octo-lee)', '1 octo-lee'],
    ['a table', '## Sponsors\n\n| Name | GitHub |\n|---|---|\n| Lee | @octo-lee |', '1 octo-lee'],
    ['a line', '- **Sponsored by:** @octo-lee, @octo-kim\n- @octo-jane helped', '1 octo-lee octo-kim'],
  ])('%s: a hint at the front matter', (_name, words, told) => {
    const body = `${words}\n\n## Strategy\n\n- Led it with @octo-max, ${LINK}`;
    expect(hints(body)).toEqual([told]);
    expect(tied(body).codes).not.toContain('packet-heading-unknown');
  });

  test('the hint has the line to paste', () => {
    const found = tied('## Sponsors\n\n- @octo-lee\n- @octo-kim').findings.find(
      ({ code }) => code === 'packet-sponsors-hint',
    );
    expect(found && plain(found.message)).toBe(
      '`octo-lee` and `octo-kim` are named as sponsors in the text, which is not read for that',
    );
    expect(found && plain(found.fix)).toBe('Add `sponsors: [octo-lee, octo-kim]` to the front matter.');
  });

  test.each([
    ['words of a template', '## Sponsors\n\n- @sponsor-1\n- (at)sponsor-2'],
    ['nobody', '## Sponsors\n\nThe working group.'],
    ['a repository', '## Sponsors\n\n- https://github.com/octo-lee/work'],
    ['code', '```\nSponsors: @octo-lee\n```'],
    ['a comment', '<!-- Sponsors: @octo-lee -->'],
    ['a sentence', 'Our sponsors were happy, said @octo-lee.'],
  ])('no hint for %s', (_name, words) => expect(hints(`${words}\n\n## Strategy\n\n- Led it, ${LINK}`)).toEqual([]));
});
