/** Formats that are no Markdown: told by the file's name, or by its first bytes. */

/** By the end of the name: formats in which people write or keep packets elsewhere. */
const BY_ENDING: Readonly<Record<string, string>> = {
  json: 'JSON',
  jsonl: 'JSON',
  yml: 'YAML',
  yaml: 'YAML',
  toml: 'TOML',
  xml: 'XML',
  csv: 'CSV',
  tsv: 'TSV',
  html: 'HTML',
  htm: 'HTML',
  adoc: 'AsciiDoc',
  asciidoc: 'AsciiDoc',
  asc: 'AsciiDoc',
  rst: 'reStructuredText',
  org: 'Org',
  tex: 'LaTeX',
  rtf: 'RTF',
  pdf: 'PDF',
  doc: 'a Word document',
  docx: 'a Word document',
  odt: 'an OpenDocument text',
  xls: 'a spreadsheet',
  xlsx: 'a spreadsheet',
  ods: 'a spreadsheet',
  ppt: 'a presentation',
  pptx: 'a presentation',
  pages: 'a Pages document',
  ipynb: 'a notebook',
  zip: 'an archive',
  gz: 'an archive',
  png: 'an image',
  jpg: 'an image',
  jpeg: 'an image',
  gif: 'an image',
  svg: 'an image',
  webp: 'an image',
};

/** By the first bytes: what was renamed and is not what its name says. */
const BY_BEGINNING: readonly (readonly [bytes: readonly number[], name: string])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'PDF'],
  [[0x50, 0x4b, 0x03, 0x04], 'an archive or a document of an office program'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'a document of an office program'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'RTF'],
  [[0x1f, 0x8b], 'an archive'],
  [[0x89, 0x50, 0x4e, 0x47], 'an image'],
  [[0xff, 0xd8, 0xff], 'an image'],
  [[0x47, 0x49, 0x46, 0x38], 'an image'],
];

/** What a file is if it is no Markdown, in words; null: it may be. A name says so before the bytes do. */
export function otherFormat(path: string, bytes: Uint8Array): string | null {
  const ending = /\.([a-z\d]{1,12})$/iu.exec(path)?.[1]?.toLowerCase() ?? '';
  if (Object.hasOwn(BY_ENDING, ending)) return BY_ENDING[ending] ?? null;
  return BY_BEGINNING.find(([begin]) => begin.every((byte, at) => bytes[at] === byte))?.[1] ?? null;
}
