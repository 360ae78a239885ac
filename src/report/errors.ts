/** Why something cannot be judged: each error with its line, and how to put it right. */
import type { RootContent } from 'mdast';
import { byPlace, type Finding } from '../findings/finding.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import { count, echo } from '../text/words.ts';
import { text } from './escape.ts';
import { bullets, lines, paragraph, phrase, type Origin } from './nodes.ts';
import type { SectionOptions } from './options.ts';
import { fullStop, strong, type Sentence } from './sentence.ts';

/** Errors of an invalid packet that are shown when there is room for little. */
const FEW_ERRORS = 3;

export const placeSpan = ({ place }: Finding): { readonly code: string } => ({
  code: `${place.path}:${place.line}:${place.column}`,
});

/** Why a packet cannot be judged: each error with the line as it is, and as it should be. */
export function errorsOf(packet: PacketResult, { origin, findings, dropped }: SectionOptions): RootContent[] {
  const all = packet.findings.filter(({ severity }) => severity === 'error').sort(byPlace);
  const errors = dropped.has('the errors after the first few') ? all.slice(0, FEW_ERRORS) : all;
  if (errors.length === 0) return [paragraph([text("This says nothing about the packet's evidence.")])];
  const whose =
    packet.fault === 'packet'
      ? 'Everything else is checked once that is right.'
      : "This says nothing about the packet's evidence.";
  return [
    paragraph([text(packet.fault === 'tool' ? whose : `${count(errors.length, 'thing')} to put right. ${whose}`)]),
    ...errorList(errors, packet, origin, findings),
  ];
}

/** Errors as a list. Of the packet, only front matter is ever quoted. */
export function errorList(
  errors: readonly Finding[],
  packet: PacketResult | null,
  origin: Origin | null,
  most: number,
): RootContent[] {
  const items = errors.slice(0, most).map((finding) => {
    const own = packet !== null && finding.place.path === packet.path;
    const where: Sentence = own
      ? [strong({ line: finding.place.line, path: finding.place.path, label: `Line ${finding.place.line}` })]
      : [placeSpan(finding)];
    const asItIs = own ? lineToQuote(packet, finding) : null;
    const said = phrase([...where, ': ', ...fullStop(finding.message)], origin);
    const quoted = asItIs === null ? [] : [phrase(['As it is: ', { code: asItIs }], origin)];
    return [lines([said, ...quoted, phrase([strong('Fix:'), ' ', ...fullStop(finding.fix)], origin)])];
  });
  const rest =
    errors.length > most
      ? [paragraph([text(`${count(errors.length - most, 'more error')}: put these right first.`)])]
      : [];
  return [bullets(items), ...rest];
}

/** The front matter's line, unless the message quotes it already. */
export function lineToQuote(packet: Pick<PacketResult, 'lines'>, { message, place }: Finding): string | null {
  const written = frontMatterLine(packet, place.line);
  return written === null || message.some((piece) => typeof piece !== 'string' && piece.code === echo(written))
    ? null
    : written;
}

/**
 * The line as written if it belongs to the front matter, else null. Without a closing `---` it ends at the first empty
 * line.
 */
export function frontMatterLine(packet: Pick<PacketResult, 'lines'>, line: number): string | null {
  if (packet.lines[0]?.trim() !== '---') return null;
  const closing = packet.lines.findIndex((other, index) => index > 0 && /^(?:---|\.\.\.)\s*$/u.test(other));
  const end = closing === -1 ? packet.lines.findIndex((other) => other.trim() === '') : closing;
  const written = packet.lines[line - 1];
  return line > 1 &&
    written !== undefined &&
    written.trim() !== '' &&
    line - 1 < (end === -1 ? packet.lines.length : end)
    ? written
    : null;
}
