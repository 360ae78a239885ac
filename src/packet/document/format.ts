/** Whether a file is Markdown at all: by its name, and by what it begins with. */

const EXTENSIONS: Readonly<Record<string, string>> = {
  json: 'JSON',
  jsonc: 'JSON',
  yml: 'YAML',
  yaml: 'YAML',
  toml: 'TOML',
  xml: 'XML',
  csv: 'a table (CSV)',
  tsv: 'a table (TSV)',
  html: 'HTML',
  htm: 'HTML',
  adoc: 'AsciiDoc',
  asciidoc: 'AsciiDoc',
  rst: 'reStructuredText',
  org: 'Org',
  tex: 'LaTeX',
  rtf: 'RTF',
  doc: 'a Word document',
  docx: 'a Word document',
  odt: 'an OpenDocument text',
  pdf: 'a PDF',
  ipynb: 'a notebook',
};

/** What a file is that is no Markdown, in words that go on from "is"; null where it may be Markdown. */
export function otherFormat(path: string, text: string | null): string | null {
  const extension = /\.([a-z0-9]{1,12})$/iu.exec(path)?.[1]?.toLowerCase() ?? '';
  const named = Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension] : undefined;
  if (named !== undefined) return named;
  const head = text?.slice(0, 200).trimStart() ?? '';
  if (/^(?:<!doctype html|<html[\s>]|<\?xml\s)/iu.test(head)) return 'HTML or XML';
  if (head.startsWith('{\\rtf')) return 'RTF';
  return text !== null && /^[[{]/u.test(head) && isJson(text) ? 'JSON' : null;
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
