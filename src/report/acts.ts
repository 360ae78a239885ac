/** Waivers, open concerns and what an authority has accepted, as the first lines of a report have them. */
import type { PacketResult, WaiverResult } from '../rubric/assessment.ts';
import { capWords } from '../rubric/waivers.ts';
import { dayText } from '../text/time.ts';
import { name, separated, strong, type Sentence } from './sentence.ts';
import { criterionName } from './wording.ts';

/** The waivers of a packet; where they were not judged, as those that count. */
export const waiversOf = ({ waivers, acts }: Pick<PacketResult, 'waivers' | 'acts'>): readonly WaiverResult[] =>
  waivers ?? acts.waivers.map((waiver) => ({ waiver, standing: 'counts' }));

/** Why a waiver has no effect. */
export function idleWords({ promotion }: Pick<PacketResult, 'promotion'>, { waiver, standing }: WaiverResult): string {
  switch (standing) {
    case 'counts':
      return '';
    case 'over-cap':
      return capWords(promotion?.decide.waivers ?? 0);
    case 'ended':
      return waiver.until === null ? 'ended' : `ended on ${dayText(waiver.until)}`;
    case 'not-waivable':
      return 'the ladder does not let it be waived';
    case 'own':
      return 'it is their own packet';
    case 'unused':
      return 'it is not asked for here, or excused anyway';
  }
}

/** Waivers and open concerns, who gave them, why and until when; null where there are none. */
export function actsSentence(packet: PacketResult): Sentence | null {
  const { concerns, accepted } = packet.acts;
  const all = waiversOf(packet);
  if (all.length + concerns.length + accepted.length === 0) return null;
  const waivers = all.filter(({ standing }) => standing === 'counts').map(({ waiver }) => waiver);
  const idle = all.filter(({ standing }) => standing !== 'counts');
  const title = (id: string | null): Sentence => {
    if (id === null) return ['the packet'];
    const result = packet.criteria.find((other) => other.criterion.id === id);
    return result ? criterionName(packet, result) : [{ code: id }];
  };
  const each = (list: readonly Sentence[]): Sentence =>
    list.length === 0
      ? [' none']
      : [
          ` ${list.length} (`,
          ...separated(list.slice(0, 3), '; '),
          list.length > 3 ? `; and ${list.length - 3} more)` : ')',
        ];
  const waived = waivers.map(({ criterion, by, until, reason }) =>
    title(criterion).concat(
      ', by ',
      name(by),
      until === null ? '' : `, until ${dayText(until)}`,
      ...(reason === '' ? [] : [': ', name(reason)]),
    ),
  );
  const without = idle.map((one) =>
    title(one.waiver.criterion).concat(', by ', name(one.waiver.by), `: ${idleWords(packet, one)}`),
  );
  const raised = concerns.map(({ criterion, by, text }) =>
    title(criterion).concat(', by ', name(by), ': ', name(text)),
  );
  const settled = accepted.map(({ evidence, by, reason }): Sentence => {
    const line = packet.evidence.find(({ item }) => item.id === evidence)?.item.place.line;
    return [
      line === undefined ? { code: evidence } : { line, path: packet.path },
      ', by ',
      name(by),
      ': ',
      name(reason),
    ];
  });
  return [
    strong('Waivers:'),
    ...each(waived),
    ' · ',
    strong('Open concerns:'),
    ...each(raised),
    ...(without.length === 0 ? [] : [' · ', strong('Waivers without effect:'), ...each(without)]),
    ...(settled.length === 0 ? [] : [' · ', strong('Accepted:'), ...each(settled)]),
  ];
}
