/** `check --trace`: the packet, each line with what it was read as in the margin. */
import type { Disposition } from '../packet/reading/reading.ts';
import { groupBy } from '../text/groups.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import { terminal } from './escape.ts';
import { countsOfReading, leftOutSentences, marginOf } from './how-read.ts';
import { plainSentence } from './sentence.ts';
import { columns, paint, wrap, type Style } from './terminal.ts';
import type { TextOptions } from './text.ts';
import { headline } from './wording.ts';

/** The margin takes at most this part of the width. */
const MARGIN = 0.4;
const WIDEST_MARGIN = 32;

const STYLES: Readonly<Record<Disposition['as'], Style>> = {
  blank: 'plain',
  'front-matter': 'dim',
  layout: 'plain',
  name: 'bold',
  evidence: 'good',
  field: 'good',
  statement: 'warn',
  'left-out': 'bad',
};

/** The packet with its margin: a line of it never takes more than one line here, cut with `…` where it is longer. */
export function textTrace(packet: PacketResult, { colour, width }: TextOptions): string {
  const { reading } = packet;
  const said = (line: string, style: Style = 'plain'): string[] =>
    wrap(terminal(line), width).map((part) => paint(part, colour ? style : 'plain'));
  const head = [...said(plainSentence(headline(packet)), 'bold'), ...said(packet.path, 'dim'), ''];
  if (reading === null)
    return `${[...head, ...said('It was not read with a ladder, so no line has been read as anything.'), ''].join('\n')}\n`;

  // The same words in two places are one id, and may be tied to different criteria: the last above a line is meant.
  const places = groupBy(reading.tied, ({ item }) => item.id);
  const criteriaAt = (id: string, line: number): readonly string[] => {
    const same = places.get(id) ?? [];
    return (same.findLast(({ item }) => item.place.line <= line) ?? same[0])?.criteria ?? [];
  };
  const number = String(packet.lines.length).length;
  const wide = Math.max(14, Math.min(WIDEST_MARGIN, Math.floor(width * MARGIN)));
  let before = '';
  const lines = packet.lines.map((line, index) => {
    const read = reading.lines[index] ?? { as: 'blank' as const };
    const margin = marginOf(read, (id) => criteriaAt(id, index + 1));
    // The same once more is shown by a bar: a long item is one thing.
    const shown = margin !== '' && margin === before && read.as !== 'name' ? '|' : margin;
    before = margin;
    const left = `${String(index + 1).padStart(number)}  ${fitted(shown, wide)}  `;
    const indent = ' '.repeat(Math.min(16, /^[ \t]*/u.exec(line)?.[0].replaceAll('\t', '  ').length ?? 0));
    const shownLine = cut(indent + terminal(line), width - columns(left));
    return paint((left + shownLine).trimEnd(), colour ? STYLES[read.as] : 'plain');
  });
  const notes = [plainSentence(countsOfReading(reading)), ...leftOutSentences(reading).map(plainSentence)];
  return `${[...head, ...lines, '', ...notes.flatMap((note) => said(note)), ''].join('\n')}\n`;
}

/** A text of exactly this width. */
const fitted = (text: string, width: number): string => {
  const part = cut(text, width);
  return part + ' '.repeat(Math.max(0, width - columns(part)));
};

/** A text of at most this width. */
function cut(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let part = '';
  let used = 0;
  for (const character of text) {
    const size = columns(character);
    if (used + size > width - 1) break;
    part += character;
    used += size;
  }
  return `${part}…`;
}
