/** What is almost a name ties to nothing, and what was meant is said; and what was meant for another place. */
import { expect, test } from 'vitest';
import { readPacket } from '../../../src/packet/read.ts';
import { misspelt } from '../../../src/text/near.ts';
import { plain } from '../../../src/text/words.ts';
import { bytes, front, tied } from '../support.ts';

const told = (body: string, code: string): string[] =>
  tied(body)
    .findings.filter((found) => found.code === code)
    .map(({ place, message, fix }) => `${place.line - 7} ${plain(message)} ${plain(fix)}`);

test.each([
  ['a label', 'Sytem Design & Architecture: https://github.com/acme/x/pull/1', 1, 'System Design & Architecture'],
  ['a label with a dash', '- **Startegy** — did it, acme/x#1', 1, 'Strategy'],
  ['a sub-heading', '## Delivery\n\n### Navigatng Ambiguity\n\n- Did it.', 3, 'Navigating Ambiguity'],
  ['a bold line', '## Delivery\n\n**Stratgy**\n\n- Did it.', 3, 'Strategy'],
  ['a plain line', '## Architecture\n\nDelivry\n\n- Did it.', 3, 'Delivery'],
  ['an item', '## Architecture\n\n- Stratgy\n  - Did it, acme/x#1', 3, 'Strategy'],
])('a name with a slip in it is suggested, and ties to nothing: %s', (_name, body, line, meant) => {
  const found = told(body, 'packet-name-near');
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(new RegExp(`^${line} .* is close to .*${meant}`, 'u'));
});

test('the first cell of a row is suggested', () =>
  expect(
    told('## Delivery\n\n| Topic | What |\n|---|---|\n| Navigatin Ambiguity | Did it, acme/x#1 |', 'packet-name-near'),
  ).toEqual([expect.stringMatching(/^5 .*Navigating Ambiguity/u)]));

test.each([
  '- I delivered it, acme/x#1',
  '- Shipped: acme/x#1',
  '- Retry service: acme/x#1',
  '- Designed it: acme/x#2',
])('nothing is suggested for words of their own: %s', (item) =>
  expect(told(`## Architecture\n\n${item}`, 'packet-name-near')).toEqual([]),
);

test('a slip is one letter in six, and a name is none', () => {
  expect(misspelt('Stratgy', ['Strategy', 'Delivery'])).toBe('Strategy');
  expect(misspelt('Strategy', ['Strategic', 'Strategy'])).toBeNull();
  expect(misspelt('Strtgy', ['Strategy'])).toBeNull();
  expect(misspelt('code', ['codes'])).toBeNull();
  expect(misspelt('Startegy', ['Strategy'])).toBe('Strategy');
  // The same letters in quite another order are other words.
  expect(misspelt('Delivery & Impact', ['Impact & Delivery'])).toBeNull();
});

test('a thousand slips are bounded, and none is passed over as what it is', () => {
  const body = `## Architecture\n\n${'- Stratgy: did it.\n'.repeat(190)}`;
  expect(told(body, 'packet-name-near')).toHaveLength(100);
});

test('sponsors who stand only in the text are told where they belong', () => {
  const body =
    '## Architecture\n\n- Did it.\n\n## Sponsors\n\n- (at)octo-lee\n- @octo-kim\n- (at)sponsor-1\n\n## Delivery';
  expect(told(body, 'packet-sponsors-hint')).toEqual([
    '5 `octo-lee` and `octo-kim` are named as sponsors in the text, which is not read for that Put it into the front matter: `sponsors: [octo-lee, octo-kim]`.',
  ]);
  expect(told(body, 'packet-heading-unknown')).toEqual([]);
  expect(told('## Architecture\n\n- Did it.\n\nSponsored by: @octo-lee', 'packet-sponsors-hint')).toHaveLength(1);
  expect(told('## Architecture\n\n- Our sponsors were happy, said @octo-lee.', 'packet-sponsors-hint')).toEqual([]);
});

test.each([
  ['a numbered heading', '## 3. Sponsors\n\n- @octo-lee', 'octo-lee'],
  ['a decorated heading', '### 🎉 Sponsors\n\n- @octo-lee', 'octo-lee'],
  ['links to people', '## Sponsors\n\n- [Lee](https://github.com/octo-lee)', 'octo-lee'],
  ['a link to a repository', '## Sponsors\n\n- [x](https://github.com/acme/x)', null],
  ['a code block', '```\n## Sponsors\n- @octo-lee\n```', null],
  ['a comment', '<!--\nSponsors: @octo-lee\n-->', null],
])('sponsors in the text: %s', (_name, text, login) => {
  const hints = told(`## Architecture\n\n- Did it.\n\n${text}\n`, 'packet-sponsors-hint');
  expect(hints.map((hint) => /octo-\w+/u.exec(hint)?.[0])).toEqual(login === null ? [] : [login]);
});

test('what was renamed is told by its first bytes', () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0xff);
  expect(readPacket(png, 'p.md').findings.map(({ code, message }) => [code, plain(message)])).toEqual([
    ['packet-not-markdown', 'This file is an image, and a packet is a Markdown file'],
  ]);
});

test.each([
  ['p.json', '{"candidate": "octo-ada"}', 'JSON'],
  ['packets/octo-ada.ADOC', `${front}== Design`, 'AsciiDoc'],
  ['p.pdf', '%PDF-1.7', 'a PDF'],
  ['p.md', '[{"candidate": "octo-ada"}]', 'JSON'],
  ['p.md', '<!DOCTYPE html>\n<html></html>', 'HTML or XML'],
])('%s that begins with %s is no Markdown: one sentence', (path, text, format) => {
  const { findings, blocks } = readPacket(bytes(text), path);
  expect(blocks).toEqual([]);
  expect(findings.map(({ code, message }) => [code, plain(message)])).toEqual([
    ['packet-not-markdown', `This file is ${format}, and a packet is a Markdown file`],
  ]);
});

test.each(['p.md', 'p.markdown', 'p.txt', 'p'])('%s may be Markdown', (path) =>
  expect(readPacket(bytes(`${front}## Design`), path).findings).toEqual([]),
);
