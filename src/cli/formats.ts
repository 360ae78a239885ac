import { jsonPacket } from '../report/json.ts';
import { textPacket, type TextOptions } from '../report/text.ts';
import { textTrace } from '../report/trace.ts';
import type { PacketResult } from '../rubric/assessment.ts';

/** The formats of `check --format`; `print.ts` has the printer of each. */
export const FORMATS = ['text', 'markdown', 'json'] as const;
/** `trace`: what `--trace` prints in place of the text. */
export type Format = (typeof FORMATS)[number] | 'trace';

/** A packet's part of the report; of Markdown, which is written as a whole at the end, empty. */
export function partOf(packet: PacketResult, format: Format, text: TextOptions): string {
  switch (format) {
    case 'text':
      return textPacket(packet, text);
    case 'trace':
      return textTrace(packet, text);
    case 'json':
      return jsonPacket(packet);
    case 'markdown':
      return '';
  }
}
