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
  xls: 'a spreadsheet',
  xlsx: 'a spreadsheet',
  ods: 'a spreadsheet',
  ppt: 'a presentation',
  pptx: 'a presentation',
  pages: 'a Pages document',
  ipynb: 'a notebook',
  zip: 'an archive',
  png: 'an image',
  jpg: 'an image',
  jpeg: 'an image',
  gif: 'an image',
  svg: 'an image',
  webp: 'an image',
};

/** What a file is that is no Markdown, in words that go on from "is"; null where it may be Markdown. */
export function otherFormat(path: string, text: string | null): string | null {
  const extension = /\.([a-z0-9]{1,12})$/iu.exec(path)?.[1]?.toLowerCase() ?? '';
  const named = Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension] : undefined;
  if (named !== undefined) return named;
  const head = text?.slice(0, 200).trimStart() ?? '';
  // What was renamed and is not what its name says.
  if (head.startsWith('%PDF-')) return 'a PDF';
  if (head.startsWith('PK\u0003\u0004')) return 'an archive or a document of an office program';
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
