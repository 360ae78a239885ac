/** Texts that are hard on a Markdown parser, and an ordinary packet to measure them against. */

/**
 * An ordinary packet of `length` characters: headings, quotes, and items of about 450 characters with nested fields.
 */
export function ordinary(length: number): string {
  let text =
    '# Ada Octo: Senior to Staff\n\n## Summary\n\nFree prose about the half year, in a few sentences that say what was done and why it mattered.\n\n';
  for (let n = 1; text.length < length; n += 1) {
    if (n % 4 === 1)
      text += `## Competency ${n}\n\n> Leads architectural decisions and owns the design of complex, multi-system solutions with broad impact.\n\n`;
    text += `- **Designed and led event pipeline ${n} across three teams**, cutting reconciliation from 6 h to 20 min.\n  - When: 2025-02 to 2025-09\n  - Role: lead\n  - Scope: multi-team\n`;
    text += `  - Links: [RFC 118](https://github.com/acme/rfcs/pull/${n}), #4123, #4188\n  - Metric: reconciliation 6 h -> 20 min ([dashboard](https://grafana.acme.example/d/abc${n}))\n  - Confirmed by: @octo-jane\n\n`;
  }
  return text.slice(0, length);
}

export const repeat = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const ROW = '|a|b|c|d|e|f|g|h|\n';
const RULE = '|-|-|-|-|-|-|-|-|\n';
const TREE = '- a\n  - b\n    - c\n      - d\n        - e\n';

/** Repeated for as long as the text is. */
const UNITS: readonly string[] = [
  // Blocks
  'a\n\n',
  'some words in a paragraph\n\n',
  '\n',
  '\t',
  ' \n',
  '# a\n',
  '#\n',
  '# a # # #\n',
  'a\n=\n',
  'a\n-\n',
  '***\n',
  '* * *\n',
  '- a\n',
  '- a\n\n',
  '-\n',
  '-\n\n',
  '- a\n* a\n',
  '-\n+\n',
  '1. a\n',
  '1. a\n1) a\n',
  '- some words here ok\n',
  '- a\nb\n',
  '- [ ] a\n',
  '- [x]\n',
  '-\ta\n',
  '\ta\n',
  '    a\n',
  '    a\n\n',
  '> a\n',
  '> a\n\n',
  '> a\nb\n',
  '> - a\n',
  '- > a\n',
  '- > a\nb\n',
  '>>>>>>>> a\n',
  '>>>>>>>> a\n\n',
  '- - - - a\n',
  '- - - - - - - - a\n',
  TREE,
  `${TREE}          - f\n            - g\n`,
  '```\na\n```\n',
  '```\n',
  '- ```\n',
  '<div>\n\n',
  '<a>\n',
  'x <!-- a\n',
  '<!-- a -->\n',
  'x <a b c d e f g\n',
  // Marks
  '*a* ',
  '~a~ ',
  'a~ ',
  '~a ',
  'a~b',
  'a~~ ',
  '*~',
  `${'*a* '.repeat(15)}\n`,
  '*_',
  '*a ',
  'a* ',
  '_a ',
  '*',
  '**a',
  `${'*_'.repeat(30)}\n\n`,
  `${'*a* b '.repeat(100)}\n\n`,
  `${'*a _a '.repeat(50)}\n\n`,
  `${'*a '.repeat(50)}${'a_ '.repeat(50)}\n\n`,
  '[',
  '[]',
  '[a] ',
  ']',
  '[^a]',
  '![',
  '![a]',
  '[a](',
  '[a](<b',
  '[a](b)',
  '[a](b) ',
  '[a](b)\n\n',
  '[a](b "',
  `[a]${'('.repeat(32)}`,
  `${'['.repeat(50)}${']'.repeat(50)}\n\n`,
  `${'[a] '.repeat(100)}\n\n`,
  '`',
  '` ``',
  '`a` ',
  '`a ``b ',
  '\\`a',
  '<',
  '<a',
  'x <b> ',
  '<a:b> ',
  'x <?',
  'x <!A',
  '&amp;',
  '&#35;',
  '&',
  '\\',
  '\\*',
  'a\\\n',
  'a  \n',
  'a\tb',
  '\u00e9',
  '.,;:!?',
  'https://a.b/c ',
  // Tables and definitions
  '|',
  ROW,
  RULE,
  '|a|b|\n|-|-|\n\n',
  '|a|b|\n|-|-|-|\n',
  '|a\n-\n\n',
  '- |a|b|\n  |-|-|\n  |c|d|\n',
  '[a]: b\n',
  '[a]: b\n\n',
  '[a]: <b\n',
  '[a]: b "\n',
  '[a]:\nb\n"c\n',
  '[a\n\n',
  // Where no section is cut
  '~',
  '~~a ',
  '~a* ',
  '  - a\n',
  ' - a\n  b\n',
  '1. a\n  b\n',
  '  1. a\n     - b\n',
  '> - a\n',
  '> - a\n>   - b\n',
  '- a\n  <!--\n  b\n',
  // Found by the random search of parse.bench.ts
  '**\n- ',
  ':\n>> word \n- [ ] \n>> ',
  '[^a\n2) word \n  \n> ',
  '&<**\n# \n2) \n- --><**\n# \n2) \n- -->',
  '`\n> \t"\n- [ ] ',
  '![\n- [ ] \n> a](b)',
];

/** A beginning, and what is repeated after it. */
const BEGUN: readonly (readonly [head: string, unit: string])[] = [
  ['- a\n', '  b\n'],
  ['10. a\n', '  b\n'],
  ['- a\n', '  - b\n'],
  ['<pre>\n</pre>\n', '- a\n  - b\n'],
  ['<pre>\n</pre>\n', '## a\n\n'],
  ['<pre>\n</pre>\n', '**a** [b](c)\n\n'],
  ['- a\n', 'b\n'],
  ['> a\n', 'b\n'],
  ['- - - - - - - - a\n', '                b\n'],
  ['- - - - - - - - a\n', '                b\n\n'],
  ['- - - - - - - - a\n', '              - b\n'],
  ['> > > > > > > > a\n', '> > > > > > > > b\n'],
  ['<!--\n', 'a\n'],
  ['```\n', 'a\n'],
  ['- ```\n', '  a\n'],
  ['[', 'a\n'],
  ['[a]: b\n\n', '[a] '],
  ['[a]: b\n\n', '[a]\n\n'],
  ['|a|b|\n|-|-|\n', '|c|d|\n'],
  ['|a|b|\n|-|-|\n', '|||\n'],
  ['|a|\n|-|\n', 'a\n'],
  [ROW + RULE, ROW],
  [ROW + RULE, '|\n'],
  ['|a|b|\n|-|-|\n', '| *a* `b` | [c](d) |\n'],
];

/** Texts whose parts differ. */
const BUILT: Readonly<Record<string, (length: number) => string>> = {
  'back quotes of all lengths': (length) => numbered((n) => `${'`'.repeat(n + 1)} `, length),
  'many definitions': (length) => numbered((n) => `[a${n}]: b\n`, length),
  'many definitions, used': (length) =>
    `${numbered((n) => `[a${n}]: b\n`, length / 2)}\n${numbered((n) => `[a${n}]\n\n`, length / 2)}`,
  'brackets in brackets': (length) => '['.repeat(length / 2) + ']'.repeat(length / 2),
  'links in links': (length) => `${'['.repeat(length / 4)}a${'](b)'.repeat(length / 5)}`,
  'a wide table': (length) => ['|a', '|-', '|b'].map((cell) => `${cell.repeat(length / 6)}|\n`).join(''),
  'one setext heading': (length) => `${repeat('a\n', length - 2)}=\n`,
  'one nested line': (length) => repeat('+ ', length),
  'one nested quote': (length) => repeat('>', length),
  'lists and quotes nested': (length) => repeat('* > ', length),
};

function numbered(of: (n: number) => string, length: number): string {
  let text = '';
  for (let n = 0; text.length < length; n += 1) text += of(n);
  return text.slice(0, length);
}

/** Every kind, by name; each takes the length wanted. */
export const hostile: ReadonlyMap<string, (length: number) => string> = new Map([
  ...UNITS.map((unit) => [JSON.stringify(unit.slice(0, 40)), (length: number) => repeat(unit, length)] as const),
  ...BEGUN.map(
    ([head, unit]) =>
      [
        `${JSON.stringify(head)} then ${JSON.stringify(unit)}`,
        (length: number) => (head + repeat(unit, length)).slice(0, length),
      ] as const,
  ),
  ...Object.entries(BUILT),
]);
