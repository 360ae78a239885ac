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

/** By the first bytes, a character each: what was renamed and is not what its name says. */
const BEGINNINGS: readonly (readonly [begins: readonly string[], what: string])[] = [
  [['%PDF-'], 'a PDF'],
  [['PK\u0003\u0004'], 'an archive or a document of an office program'],
  [['\u00d0\u00cf\u0011\u00e0'], 'a document of an office program'],
  [['{\\rtf'], 'RTF'],
  [['\u001f\u008b'], 'an archive'],
  [['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'RIFF'], 'an image'],
];
const MARKUP = /^\s*(?:<!doctype html|<html[\s>]|<\?xml\s)/iu;

/**
 * What a file is that is no Markdown, in words that go on from "is"; null where it may be Markdown. `bytes` are null
 * where only the name is known, `text` where the bytes could not be read as text.
 */
export function otherFormat(path: string, bytes: Uint8Array | null, text: string | null): string | null {
  const extension = /\.([a-z0-9]{1,12})$/iu.exec(path)?.[1]?.toLowerCase() ?? '';
  const named = Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension] : undefined;
  if (named !== undefined) return named;
  const head = String.fromCharCode(...(bytes ?? []).slice(0, 200)).replace('\u00ef\u00bb\u00bf', '');
  const begun = BEGINNINGS.find(([begins]) => begins.some((begin) => head.startsWith(begin)));
  if (begun !== undefined) return begun[1];
  if (MARKUP.test(head)) return 'HTML or XML';
  return text !== null && /^\s*[[{]/u.test(text) && isJson(text) ? 'JSON' : null;
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
