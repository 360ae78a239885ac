import { checkPackets, type CheckInput } from '../../src/check/check.ts';
import type { CriterionResult, PacketResult } from '../../src/rubric/assessment.ts';
import { noFacts } from '../../src/evidence/facts.ts';
import { noActs } from '../../src/people/acts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { plain } from '../../src/text/words.ts';
import { day } from '../rubric/factory.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** One packet judged by one ladder, both as their authors write them. */
export function checked(ladder: string, packet: string, more: Partial<CheckInput> = {}): PacketResult {
  const { packets, findings } = checkPackets({
    packets: [{ path: 'packets/octo-ada.md', bytes: bytes(packet) }],
    ladders: [{ path: 'ladder/x/ladder.yml', bytes: bytes(ladder) }],
    settings: defaultSettings,
    facts: noFacts,
    acts: noActs,
    today: day('2026-06-30'),
    draft: false,
    version: '0.0.0',
    ...more,
  });
  const [result] = packets;
  if (result === undefined || findings.length > 0)
    throw new Error(findings.map(({ place, message }) => `${place.line}: ${plain(message)}`).join('\n'));
  return result;
}

/** Front matter for a promotion, then the body. */
export const packetFor = (
  way: { readonly from?: string; readonly to?: string; readonly more?: string },
  body: string,
): string =>
  `---\ncandidate: octo-ada\nfrom: ${way.from ?? 'L4'}\nto: ${way.to ?? 'L5'}\nperiod: 2025-01..2026-06\n${way.more ?? ''}---\n\n${body}\n`;

/** `id state`, with `*` where it blocks; of those that are required, or of all. */
export const states = ({ criteria }: PacketResult, all = false): string[] =>
  criteria
    .filter(({ required }) => all || required)
    .map(({ criterion, state, blocks }) => `${criterion.id} ${state}${blocks ? '*' : ''}`);

export const codes = ({ findings }: PacketResult): string[] => findings.map(({ code }) => code);

/** What a criterion or group lacks, as sentences. */
export function lacks({ criteria }: PacketResult, id: string): string[] {
  const result: CriterionResult | undefined = criteria.find(({ criterion }) => criterion.id === id);
  if (result === undefined) throw new Error(`no ${id} among ${criteria.map(({ criterion }) => criterion.id).join()}`);
  return result.lacks.map(({ message, fix }) => `${plain(message)} ${plain(fix)}`);
}

/** The finding of a code, as `line:column message fix`. */
export const told = ({ findings }: PacketResult, code: string): string[] =>
  findings
    .filter((found) => found.code === code)
    .map(({ place, message, fix }) => `${place.line}:${place.column} ${plain(message)} ${plain(fix)}`);
