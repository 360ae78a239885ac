import type { PacketResult } from '../rubric/assessment.ts';
import { partOf, required } from './counts.ts';
import type { Snapshot } from './report.ts';
import type { Sentence } from './sentence.ts';
import { criterionName, stateWords } from './wording.ts';

/** What changed in a packet since an earlier snapshot; null where nothing did, or nothing is known about it. */
export function changesSince(packet: PacketResult, states: Snapshot['states']): { readonly summary: string; readonly list: readonly Sentence[] } | null {
  const known = Object.hasOwn(states, packet.path) ? states[packet.path] : undefined;
  if (known === undefined) return null;
  let closed = 0;
  let opened = 0;
  const list = required(packet).flatMap((result): Sentence[] => {
    const id = result.criterion.id;
    const was = Object.hasOwn(known, id) ? known[id] : undefined;
    if (was === undefined || was === result.state) return [];
    if (isOpen(was) && !isOpen(result.state)) closed += 1;
    if (!isOpen(was) && isOpen(result.state)) opened += 1;
    return [[...criterionName(packet, result), `: ${stateWords(was, packet.verdict)} → ${stateWords(result.state, packet.verdict)}`]];
  });
  if (list.length === 0) return null;
  const other = list.length - closed - opened;
  const said = [...(closed > 0 ? [`${closed} closed`] : []), ...(opened > 0 ? [`${opened} opened`] : []), ...(other > 0 ? [`${other} changed`] : [])];
  return { summary: said.join(', '), list };
}

const isOpen = (state: Parameters<typeof partOf>[0]): boolean => ['open', 'unchecked'].includes(partOf(state) ?? '');
