import type { Nodes } from 'mdast';
import { sha256 } from '../text/digest.ts';
import { finding } from '../findings/catalogue.ts';
import { byPlace } from '../findings/finding.ts';
import { readBody } from './document/body.ts';
import { readText } from './document/bounds.ts';
import { readFrontMatter, type HeaderOverrides } from './front-matter.ts';
import { parseMarkdown, textOf } from './document/markdown.ts';
import type { Block, Item, Packet } from './packet.ts';

export interface ReadOptions {
  /** What the command line states in place of front matter. */
  readonly overrides?: HeaderOverrides;
  /** GitHub hosts besides github.com. */
  readonly hosts?: readonly string[];
}

/** A packet and its lines; `lines` is empty where the file was refused before it was read. */
export interface ReadPacket {
  readonly packet: Packet;
  readonly lines: readonly string[];
}

/**
 * Reads a packet without a ladder. Never throws: what cannot be used is a finding with its place, and a
 * packet with an error among its findings is invalid. All problems come in one run.
 */
export function readPacket(bytes: Uint8Array, path: string, options: ReadOptions = {}): ReadPacket {
  const digest = `sha256:${sha256(bytes)}`;
  const read = readText(bytes);
  if ('refused' in read) {
    const { header } = readFrontMatter([], path, options.overrides ?? {});
    const refused = finding('packet-refused', { path, line: read.refused.line, column: 1 }, read.refused);
    return { packet: { path, digest, header, headerPlaces: {}, words: 0, blocks: [], findings: [refused] }, lines: [] };
  }
  const lines = read.text.split('\n');
  const front = readFrontMatter(lines, path, options.overrides ?? {});
  // The front matter's lines are blanked, not cut: every position stays that of the file.
  const body = lines.map((line, index) => (index < front.lines ? '' : line)).join('\n');
  const root = parseMarkdown(body);
  const { blocks, findings } = readBody(root, lines, {
    path,
    repository: front.header.repository,
    hosts: options.hosts ?? [],
  });
  const all = [...front.findings, ...findings].toSorted(byPlace);
  return {
    packet: {
      path,
      digest,
      header: front.header,
      headerPlaces: front.places,
      words: wordsIn(root),
      blocks,
      findings: all,
    },
    lines,
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

/** What is listed as evidence when nothing is known of a ladder: list items, table rows, and prose with links. */
export function itemsOf(blocks: readonly Block[]): Item[] {
  return blocks.flatMap((block) => {
    if (block.type === 'item') return [block.item];
    if (block.type === 'tick') return block.whole ? [block.whole] : [];
    return block.type === 'prose' && block.item.references.length > 0 ? [block.item] : [];
  });
}
