import type { Nodes } from 'mdast';
import { sha256 } from '../text/digest.ts';
import { finding } from '../findings/catalogue.ts';
import { byPlace } from '../findings/finding.ts';
import { blocksOf } from './document/blocks.ts';
import { readText } from './document/bounds.ts';
import { readFrontMatter, type HeaderOverrides } from './front-matter.ts';
import { otherFormat } from './document/format.ts';
import { parseMarkdown, textOf } from './document/markdown.ts';
import type { Packet } from './packet.ts';
import type { OwnFile } from './values/reference.ts';

export interface ReadOptions {
  /** What the command line states in place of front matter. */
  readonly overrides?: HeaderOverrides;
  /** GitHub hosts besides github.com. */
  readonly hosts?: readonly string[];
  /** Lines of the packet template, normalised by `normalise`: they are no evidence. */
  readonly template?: ReadonlySet<string>;
  /** The month, 1 to 12, with which the fiscal year begins; null: not stated. */
  readonly fiscalYearStart?: number | null;
  /** The packet's own file, for links that are relative to it; null: not known. */
  readonly own?: OwnFile | null;
}

/**
 * Reads the blocks of a packet, without a ladder. Never throws: what cannot be used is a finding with its place, and a
 * packet with an error among its findings is invalid. All problems come in one run.
 */
export function readPacket(bytes: Uint8Array, path: string, options: ReadOptions = {}): Packet {
  const digest = `sha256:${sha256(bytes)}`;
  const given = {
    hosts: options.hosts ?? [],
    template: options.template ?? new Set<string>(),
    fiscalYearStart: options.fiscalYearStart ?? null,
    own: options.own ?? null,
  };
  const read = readText(bytes);
  const format = otherFormat(path, bytes, 'text' in read ? read.text : null);
  if ('refused' in read || format !== null) {
    const { header } = readFrontMatter([], path, options.overrides ?? {});
    const refused =
      format === null && 'refused' in read
        ? finding('packet-refused', { path, line: read.refused.line, column: 1 }, read.refused)
        : finding('packet-not-markdown', { path, line: 1, column: 1 }, { format: format ?? '' });
    return {
      path,
      digest,
      header,
      headerPlaces: {},
      words: 0,
      blocks: [],
      footnotes: [],
      definitions: new Set(),
      frontLines: 0,
      lines: [],
      ...given,
      findings: [refused],
    };
  }
  const lines = read.text.split('\n');
  const front = readFrontMatter(lines, path, options.overrides ?? {});
  // The front matter's lines are blanked, not cut: every position stays that of the file.
  const body = lines.map((line, index) => (index < front.lines ? '' : line)).join('\n');
  const root = parseMarkdown(body);
  const { blocks, glued, footnotes, definitions } = blocksOf(root, lines);
  const marks = glued.map(({ line, column, mark }) => finding('packet-mark-glued', { path, line, column }, { mark }));
  return {
    path,
    digest,
    header: front.header,
    headerPlaces: front.places,
    words: wordsIn(root),
    blocks,
    footnotes,
    definitions,
    frontLines: front.lines,
    lines,
    ...given,
    findings: [...front.findings, ...marks].toSorted(byPlace),
  };
}

/**
 * Words as a reader of the page counts them: between white space, with a letter or a digit in them. Comments and
 * addresses behind links are none.
 */
const wordsIn = (root: Nodes): number =>
  [textOf(root), ...codeIn(root)]
    .join('\n')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** The text of code blocks, which `textOf` leaves out; they stand in blocks, never in lines. */
function codeIn(node: Nodes): string[] {
  if (node.type === 'code') return [node.value];
  return node.type === 'root' || node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem'
    ? node.children.flatMap(codeIn)
    : [];
}
