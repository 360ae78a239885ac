import { sha256 } from '../../../text/digest.ts';
import { escaped, html, type Child } from './element.ts';

/** A whole page that loads nothing and runs nothing: only this style, which is ours, applies to it. */
export function shell(title: string, style: string, body: Child): string {
  const allowed = `default-src 'none'; style-src 'sha256-${Buffer.from(sha256(style), 'hex').toString('base64')}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(allowed)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${html(body)}</body>
</html>
`;
}
