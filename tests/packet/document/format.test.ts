import { expect, test } from 'vitest';
import { otherFormat } from '../../../src/packet/document/format.ts';
import { readPacket } from '../../../src/packet/read.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each(['ada.md', 'ada.MD', 'ada.markdown', 'ada.txt', 'ada', 'packets.json/ada', '.json/ada.md', 'v1.2'])(
  '%s may be Markdown',
  (name) => {
    expect(otherFormat(name, bytes('---\ncandidate: ada\n---\n'))).toBeNull();
    expect(otherFormat(name, new Uint8Array())).toBeNull();
  },
);

test.each([
  ['ada.json', 'JSON'],
  ['ADA.YML', 'YAML'],
  ['p/ada.adoc', 'AsciiDoc'],
  ['ada.html', 'HTML'],
  ['ada.md.docx', 'a Word document'],
])('%s is %s by its name', (name, format) => {
  expect(otherFormat(name, bytes('# Ada'))).toBe(format);
});

test.each([
  [[0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], 'PDF'],
  [[0x50, 0x4b, 3, 4, 0, 0], 'an archive or a document of an office program'],
  [[0x89, 0x50, 0x4e, 0x47], 'an image'],
])('what was only renamed is told by its first bytes', (begin, format) => {
  expect(otherFormat('ada.md', Uint8Array.from(begin))).toBe(format);
});

test('names of objects are no endings', () => {
  expect(otherFormat('ada.constructor', bytes('# Ada'))).toBeNull();
});

test('a packet that is no Markdown has one finding, whatever is in it', () => {
  const { findings, blocks } = readPacket(bytes('{ "a": "\u0000#1 TBD @me" }'), 'ada.json');
  expect(findings.map(({ code }) => code)).toEqual(['packet-not-markdown']);
  expect(blocks).toEqual([]);
});
