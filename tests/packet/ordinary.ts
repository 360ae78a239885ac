/**
 * Packets as people write them: every style of docs/packet.md, from terse to long-winded, and what a scaffold would
 * write. None of them is ever a reason to refuse a file.
 */

/** How one packet is written. The same value gives the same text. */
export interface Manner {
  /** One of `styles`. */
  readonly style: string;
  /** Pieces of evidence, 1 to 200. */
  readonly items: number;
  /** Competencies that the items are spread over. */
  readonly competencies: number;
  /** Words added to each claim: 0 is terse. */
  readonly words: number;
  /** Spaces (or a tab) before what is nested. */
  readonly indent: '  ' | '   ' | '    ' | '\t';
  readonly bullet: '-' | '*' | '+';
  /** Blank lines between items, and between their fields. */
  readonly loose: boolean;
  readonly heading: 'atx' | 'setext' | 'bold' | 'numbered' | 'emoji';
  /** What stands below a competency's heading. */
  readonly below: 'nothing' | 'quote' | 'comment' | 'tick' | 'details';
  readonly links: 'short' | 'whole' | 'long' | 'named' | 'defined' | 'many';
  readonly eol: '\n' | '\r\n';
}

/** An item as its writer sees it. */
interface Piece {
  readonly claim: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

type Write = (piece: Piece, manner: Manner, n: number) => string;

/** The lines below an item's first. */
function fieldLines(
  { fields }: Piece,
  { indent, bullet, loose }: Manner,
  line: (name: string, value: string) => string,
) {
  return fields.map(([name, value]) => `${loose ? '\n' : ''}${indent}${bullet} ${line(name, value)}\n`).join('');
}

const plain = (name: string, value: string): string => `${name}: ${value}`;
const sentence = ({ fields }: Piece, between: string): string => fields.map(([a, b]) => plain(a, b)).join(between);

const STYLES: Readonly<Record<string, Write>> = {
  nested: (piece, manner) => `${manner.bullet} ${piece.claim}\n${fieldLines(piece, manner, plain)}`,
  'bold claim': (piece, manner) => `${manner.bullet} **${piece.claim}.**\n${fieldLines(piece, manner, plain)}`,
  'bold fields': (piece, manner) =>
    `${manner.bullet} **${piece.claim}**\n${fieldLines(piece, manner, (name, value) => `**${name}:** ${value}`)}`,
  'marked everywhere': (piece, manner) =>
    `${manner.bullet} :rocket: **${piece.claim}** — *mine*, \`billing-export\` & \`snake_case_name\` ✅\n${fieldLines(
      piece,
      manner,
      (name, value) => `__${name}__: _${value}_`,
    )}`,
  inline: (piece, { bullet }) => `${bullet} ${piece.claim}. ${sentence(piece, '. ')}.\n`,
  semicolons: (piece, { bullet }) => `${bullet} ${piece.claim}; ${sentence(piece, '; ')}\n`,
  'soft-wrapped fields': (piece, { bullet }) => `${bullet} ${piece.claim}\n  ${sentence(piece, '\n  ')}\n`,
  'lazy fields': (piece, { bullet }) => `${bullet} ${piece.claim}\n${sentence(piece, '\n')}\n`,
  'hard breaks': (piece) => `**${piece.claim}**  \n${sentence(piece, '  \n')}\n\n`,
  numbered: (piece, manner, n) => `${n}. ${piece.claim}\n${fieldLines(piece, { ...manner, indent: '    ' }, plain)}`,
  'all ones': (piece, manner) => `1. **${piece.claim}**\n${fieldLines(piece, { ...manner, indent: '   ' }, plain)}`,
  bracketed: (piece, manner, n) => `${n}) ${piece.claim}\n${fieldLines(piece, { ...manner, indent: '    ' }, plain)}`,
  'nested numbers': (piece, _, n) =>
    `${n}. ${piece.claim}\n${piece.fields.map(([a, b], m) => `    ${m + 1}. ${plain(a, b)}\n`).join('')}`,
  'lists in lists': (piece, { indent, bullet }) =>
    `${bullet} ${piece.claim}\n${piece.fields
      .map(
        ([name, value]) =>
          `${indent}${bullet} ${name}:\n${value
            .split(', ')
            .map((part) => `${indent}${indent}${bullet} ${part}\n`)
            .join('')}`,
      )
      .join('')}`,
  'one list': (piece, { indent, bullet }, n) =>
    `${n === 1 ? `${bullet} What I did:\n` : ''}${indent}${bullet} ${piece.claim}\n${piece.fields
      .map(([name, value]) => `${indent}${indent}${bullet} ${plain(name, value)}\n`)
      .join('')}`,
  'indented items': (piece, { bullet }) =>
    `  ${bullet} ${piece.claim}\n${piece.fields.map(([a, b]) => `      ${bullet} ${plain(a, b)}\n`).join('')}`,
  ticks: (piece, manner) => `${manner.bullet} [x] ${piece.claim}\n${fieldLines(piece, manner, plain)}`,
  'open ticks': (piece, { bullet }) => `${bullet} [ ] ${piece.claim}\n`,
  glyphs: (piece) => `• ${piece.claim}\n  ◦ ${sentence(piece, '\n  ◦ ')}\n`,
  dashes: (piece) => `– ${piece.claim} — ${sentence(piece, '; ')}\n\n`,
  table: (piece, _, n) => row(piece, n, (cell) => cell),
  'padded table': (piece, _, n) => row(piece, n, (cell) => cell.padEnd(44)),
  'marked table': (piece, _, n) =>
    row(piece, n, (cell) => cell.replace(/^[A-Z].*/u, '**$&**').replaceAll(', ', '<br>')),
  'open table': (piece, _, n) => row(piece, n, (cell) => cell).replaceAll(/^\| | \|$/gmu, ''),
  'table of two': (piece) => `| Field | Value |\n|:--|--:|\n| Claim | ${piece.claim} |\n${pairs(piece)}\n`,
  paragraph: (piece) => `${piece.claim}. ${sentence(piece, '. ')}.\n\n`,
  wrapped: (piece) => `${wrap(`${piece.claim}. ${sentence(piece, '. ')}.`)}\n\n`,
  'one paragraph': (piece) => `${wrap(`${piece.claim}. ${sentence(piece, '. ')}.`)}\n`,
  'sub-headings': (piece) => `### ${piece.claim}\n\n${sentence(piece, '\n\n')}\n\n`,
  'labelled blocks': (piece) =>
    `### ${piece.claim.slice(0, 60)}\n\n${piece.fields.map(([a, b]) => `**${a}:** ${b}\n\n`).join('')}`,
  'labels on lines': (piece) => `**${piece.claim}**\n\n${piece.fields.map(([a, b]) => `**${a}**\n${b}\n\n`).join('')}`,
  definitions: (piece) => `${piece.claim}\n: ${sentence(piece, '\n: ')}\n\n`,
  quoted: (piece) => `> ${piece.claim}\n> — ${sentence(piece, '\n> ')}\n\n`,
  'quoted lists': (piece) => `> - ${piece.claim}\n>   - ${sentence(piece, '\n>   - ')}\n`,
  details: (piece) => `<details>\n<summary>${piece.claim}</summary>\n\n- ${sentence(piece, '\n- ')}\n\n</details>\n\n`,
  'html lists': (piece) => `<ul>\n<li><b>${piece.claim}</b>: ${sentence(piece, '<br>\n')}</li>\n</ul>\n\n`,
  'code in items': (piece, { bullet }) =>
    `${bullet} ${piece.claim}\n\n  \`\`\`sh\n  make export && ./verify --all | tee out.txt\n  \`\`\`\n\n  ${sentence(piece, '\n  ')}\n\n`,
  'pictures in items': (piece, { bullet }) =>
    `${bullet} ![graph](https://user-images.githubusercontent.com/1/2_3.png) ${piece.claim}\n  ${sentence(piece, '\n  ')}\n`,
  'prompts in items': (piece, { bullet }) =>
    `${bullet} ${piece.claim}\n  <!-- What did you do,\n  and with whom? -->\n  - ${sentence(piece, '\n  - ')}\n`,
  'word processor': (piece) =>
    `**${piece.claim.replaceAll('-', '\\-')}**  \n\n\\- ${sentence(piece, '  \n\\- ').replaceAll('_', '\\_')}  \n\n`,
  'rules between': (piece) => `**${piece.claim}**\n\n${sentence(piece, '\n')}\n\n---\n\n`,
  'struck out': (piece, { bullet }) => `${bullet} ~~${piece.claim}~~ ${sentence(piece, ' ~~or~~ ')}\n`,
};

export const styles: readonly string[] = Object.keys(STYLES);

export const choices = {
  style: styles,
  indent: ['  ', '   ', '    ', '\t'],
  bullet: ['-', '*', '+'],
  loose: [false, true],
  heading: ['atx', 'setext', 'bold', 'numbered', 'emoji'],
  below: ['nothing', 'quote', 'comment', 'tick', 'details'],
  links: ['short', 'whole', 'long', 'named', 'defined', 'many'],
  eol: ['\n', '\r\n'],
} as const satisfies { readonly [K in keyof Manner]?: readonly Manner[K][] };

function row({ claim, fields }: Piece, n: number, cell: (text: string) => string): string {
  const cells = (texts: readonly string[]): string => `| ${texts.join(' | ')} |\n`;
  const head =
    n === 1 ? `${cells(['Claim', ...fields.map(([name]) => name)])}${cells(['---', ...fields.map(() => ':-:')])}` : '';
  return head + cells([claim, ...fields.map(([, value]) => value)].map(cell));
}

const pairs = ({ fields }: Piece): string => fields.map(([a, b]) => `| ${a} | ${b} |\n`).join('');

/** Words on lines of at most 72 characters. */
function wrap(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 71) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}

const PROSE =
  'across three teams, from the first design note to the last customer that was moved, cutting the time to reconcile a day from six hours to twenty minutes (70 % less) and the pages at night from nine to one; '.split(
    ' ',
  );

const LINKS: Readonly<Record<Manner['links'], (n: number) => string>> = {
  short: (n) => `#${n}`,
  whole: (n) => `https://github.com/acme/billing/pull/${n}`,
  long: (n) =>
    `https://grafana.acme.example/d/a_b_c/export_latency_by_team?orgId=1&from=now-6M&to=now&var_team=all&viewPanel=${n}`,
  named: (n) => `[RFC ${n}](https://github.com/acme/rfcs/pull/${n}), acme/billing#${n}`,
  defined: (n) => `[the design][d${n}], [d${n}]`,
  many: (n) => Array.from({ length: 20 }, (_, m) => `#${n + m}`).join(', '),
};

function piece(n: number, { words, links }: Manner): Piece {
  const claim = ['Shipped the export API', 'Ran the game day', 'Mentored two engineers', 'Cut the build'][n % 4] ?? '';
  const more = Array.from({ length: words }, (_, m) => PROSE[(n + m) % PROSE.length] ?? '').join(' ');
  return {
    claim: words === 0 ? claim : `${claim} ${more}`,
    fields: [
      ['When', n % 3 === 0 ? '2025-02 to 2025-09' : '2026-02'],
      ['Role', 'lead'],
      ['Scope', 'team'],
      ['Links', LINKS[links](n)],
      ...(n % 4 === 0 ? [['Metric', 'builds 20 min -> 8 min (60 % less)'] as const] : []),
      ...(n % 5 === 0 ? [['Confirmed by', '@octo-jane'] as const] : []),
    ],
  };
}

const HEADINGS: Readonly<Record<Manner['heading'], (title: string, n: number) => string>> = {
  atx: (title) => `## ${title}\n`,
  setext: (title) => `${title}\n${'-'.repeat(title.length)}\n`,
  bold: (title) => `**${title}**\n`,
  numbered: (title, n) => `## ${n}. ${title} (L5)\n`,
  emoji: (title) => `## 🚀 ${title} :sparkles:\n`,
};

const CRITERION = 'Leads architectural decisions and owns the design of complex, multi-system solutions.';

const BELOW: Readonly<Record<Manner['below'], string>> = {
  nothing: '',
  quote: `> ${CRITERION}\n\n`,
  comment: '<!--\nWhat did you do, with whom, and what changed?\n\n- Links help.\n-->\n\n',
  tick: `- [x] ${CRITERION}\n\n`,
  details: `<details>\n<summary>What is asked</summary>\n\n${CRITERION}\n\n</details>\n\n`,
};

const FRONT =
  '---\ncandidate: octo-ada\nladder: engineering\nfrom: L4\nto: L5\nperiod: 2025-07..2026-06\n---\n\n# Ada\n\n';

/** A packet in one manner throughout. */
export function packet(manner: Manner): string {
  const write = STYLES[manner.style];
  if (write === undefined) throw new Error(`no style ${manner.style}`);
  const each = Math.ceil(manner.items / manner.competencies);
  let text = FRONT;
  for (let n = 0; n < manner.items; n += 1) {
    if (n % each === 0) {
      const competency = n / each + 1;
      text += `\n${HEADINGS[manner.heading](`Competency ${competency}`, competency)}\n${BELOW[manner.below]}`;
    }
    text +=
      write(piece(n + 1, manner), manner, (n % each) + 1) + (manner.loose && !/table/u.test(manner.style) ? '\n' : '');
  }
  if (manner.links === 'defined') {
    text += '\n';
    for (let n = 1; n <= manner.items; n += 1) text += `[d${n}]: https://github.com/acme/billing/pull/${n}\n`;
  }
  return text.replaceAll('\n', manner.eol);
}

/** Two hundred items in every style, each with what makes it dearest. */
export function manners(): Manner[] {
  const usual: Manner = {
    style: 'nested',
    items: 200,
    competencies: 10,
    words: 0,
    indent: '  ',
    bullet: '-',
    loose: false,
    heading: 'atx',
    below: 'quote',
    links: 'short',
    eol: '\n',
  };
  const dear: readonly Partial<Manner>[] = [
    {},
    { loose: true, indent: '    ' },
    { competencies: 1 },
    { links: 'defined' },
    { links: 'many', items: 100 },
    { links: 'named', words: 60, competencies: 1 },
  ];
  return styles.flatMap((style) => dear.map((manner) => ({ ...usual, style, ...manner })));
}

/** What a scaffold would write: for each criterion a heading, its text, prompts as comments, and an example. */
export function scaffold(criteria: number, eol: '\n' | '\r\n' = '\n'): string {
  let text = FRONT;
  for (let n = 1; n <= criteria; n += 1)
    text +=
      `## Competency ${n}\n\n### competency-${n}.L5\n\n> ${CRITERION}\n\n` +
      '<!-- What did you do, with whom, and what changed? -->\n<!-- Asked: 2 items, scope `multi-team`, role `lead` or `author`, over 6 months. -->\n\n' +
      '- **<what you did>**\n  - When: <2025-02 to 2025-09>\n  - Role: <lead>\n  - Scope: <multi-team>\n  - Links: <link>\n  - Metric: <before> -> <after>\n  - Confirmed by: @<login>\n\n' +
      '<!-- Or: - Gap: …; plan: …, by 2026-10-01 -->\n\n';
  return text.replaceAll('\n', eol);
}
