/** What Markdown, GitHub, HTML, a terminal or a job's log makes something of. */
export const NASTY = [
  '@octo-kim', '@acme/staff', '#1', 'GH-12', 'gh-7', 'acme/api#412', 'acme/api@3f2c1ab9', '3f2c1ab9', 'deadbeef'.repeat(5), 'https://evil.example/x', 'HTTP://e.example', 'www.evil.example',
  'mail@evil.example', ':tada:', ':+1:', '[^1]', '[^1]: note', '<!-- promotion-readiness -->', '<!--', '-->', '<b>', '</details>', '<img src=x onerror=y>', '<script>', '&lt;', '&#64;x', '&commat;x',
  '|', '\\|', '\\', '\\\\|', '`', '``', '```', '~~', '~', '*', '**', '_', '__', '[x](https://evil.example)', '![x](y)', '[x]: /y', '[ ]', '- [x]', '[!NOTE]', '> ', '# ', '1. ', '- ', '+ ', '=== ', '---', '$x$', '$$', '$`x`$',
  '\n', '\r\n', '\n\n', '\t', '\u0000', '\u001B[31m', '\u001B]8;;https://e\u0007', '\u200B', '\u202E', '\u2066', '\uFEFF', '\uD800', '\u2028', '\u0085', '::error::x', '##[error]x', '%0A::warning::y', ' ', 'a', 'Z', '9', 'é', '界', '😀', "'", '"', '(', ')', '{{', '<', '>', '&',
];
