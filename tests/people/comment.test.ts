import { expect, test } from 'vitest';
import { commandLines, commandsOf } from '../../src/people/comment.ts';
import { plain } from '../../src/text/words.ts';

test.each([
  ['alone', '/readiness endorse a.L5@0123456789abcdef', ['endorse a.L5@0123456789abcdef']],
  ['among prose', 'Hello\n/readiness recheck\nbye\n\n  /readiness help', ['recheck', 'help']],
  ['with carriage returns', '/readiness recheck\r\n/readiness help', ['recheck', 'help']],
  [
    'in any case, with emphasis and code',
    '/Readiness concern a.L5 not *yet*, see `b`',
    ['concern a.L5 not yet, see b'],
  ],
  ['after a comment of HTML', '<!-- note -->\n\n/readiness recheck', ['recheck']],
])('a command is read: %s', (_, body, lines) => {
  expect(commandLines(body)).toEqual(lines);
});

test.each([
  ['a quote', '> /readiness recheck'],
  ['a lazy quote', '> so\n/readiness recheck'],
  ['a code block', '```\n/readiness recheck\n```'],
  ['an indented block', '    /readiness recheck'],
  ['a list', '- /readiness recheck'],
  ['a heading', '# /readiness recheck'],
  ['a heading of two lines', '/readiness recheck\n==='],
  ['a table', '| a |\n|---|\n| /readiness recheck |'],
  ['a comment of HTML', '<!--\n/readiness recheck\n-->'],
  ['a comment inside a line', 'so <!--\n/readiness recheck\n-->'],
  ['details', '<details>\n\n/readiness recheck\n\n</details>'],
  ['struck text', '~~so\n/readiness recheck~~'],
  ['code over two lines', '`so\n/readiness recheck`'],
  ['emphasis over two lines', '*so\n/readiness recheck*'],
  ['the middle of a line', 'I would write /readiness recheck'],
  ['another word', '/readinessrecheck'],
])('no command is read from %s', (_, body) => {
  expect(commandLines(body)).toEqual([]);
});

test.each([
  ['a list', '- /readiness recheck', 'in a list'],
  ['a list in a list', 'So:\n\n1. so\n   - /readiness recheck', 'in a list'],
  ['a block of code', '```\n/readiness recheck\n```', 'in a block of code'],
  ['an indented block', '    /readiness recheck', 'in a block of code'],
  ['a heading', '# /readiness recheck', 'in a heading'],
  ['a table', '| a |\n|---|\n| /readiness recheck |', 'in a table'],
  ['details', '<details>\n\n/readiness recheck\n\n</details>', 'in HTML, or below it'],
  ['a block of HTML', '<div>\n/readiness recheck\n</div>', 'in HTML, or below it'],
  ['a paragraph with HTML', 'so <b>it</b>\n/readiness recheck', 'in HTML, or below it'],
])('a command in %s was probably meant, and is told', (_, body, where) => {
  const { lines, misplaced } = commandsOf(body);
  expect(lines).toEqual([]);
  expect(misplaced?.line).toBe('/readiness recheck');
  expect(plain(misplaced?.why ?? [])).toContain(where);
});

test.each([
  ['a quote', '> /readiness recheck'],
  ['a list in a quote', '> - /readiness recheck'],
  ['a quote in a list', '- > /readiness recheck'],
  ['a comment of HTML', '<!--\n/readiness recheck\n-->'],
  ['the middle of a line', '- I would write /readiness recheck'],
  ['no command', '- /readiness or not'],
  ['a comment that has another', '/readiness help\n\n- /readiness recheck'],
])('nothing is told of %s', (_, body) => {
  expect(commandsOf(body).misplaced).toBeNull();
});

test('a comment that would take long to parse is read as nothing, soon', () => {
  const start = performance.now();
  expect(commandLines(`/readiness recheck\n\n${'> '.repeat(30_000)}x`)).toEqual([]);
  expect(commandLines(`/readiness recheck\n\n${'*a_ [`'.repeat(10_000)}`).length).toBeLessThan(2);
  expect(performance.now() - start).toBeLessThan(5000);
});

test('at most twenty commands are read', () => {
  expect(commandLines('/readiness help\n'.repeat(50))).toHaveLength(20);
});
