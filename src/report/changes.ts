import type { PacketResult } from '../rubric/assessment.ts';
import { partOf, required } from './counts.ts';
import { count } from '../text/words.ts';
import type { Standing } from './report.ts';
import type { Sentence } from './sentence.ts';
import { seenIn } from './snapshot.ts';
import { criterionName, stateWords } from './wording.ts';

/**
 * What changed in a packet and behind its links since an earlier run; null where nothing did, or nothing is known about
 * it.
 */
export function changesSince(
  packet: PacketResult,
  { states, seen }: Standing,
): { readonly summary: string; readonly list: readonly Sentence[] } | null {
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
    return [
      [
        ...criterionName(packet, result),
        `: ${stateWords(was, packet.verdict)} → ${stateWords(result.state, packet.verdict)}`,
      ],
    ];
  });
  const behind = drift(packet, seen !== undefined && Object.hasOwn(seen, packet.path) ? (seen[packet.path] ?? {}) : {});
  if (list.length + behind.length === 0) return null;
  const other = list.length - closed - opened;
  const said = [
    ...(closed > 0 ? [`${closed} closed`] : []),
    ...(opened > 0 ? [`${opened} opened`] : []),
    ...(other > 0 ? [`${other} changed`] : []),
    ...(behind.length > 0 ? [`${count(behind.length, 'link')} no longer as it was`] : []),
  ];
  return { summary: said.join(', '), list: [...list, ...behind] };
}

/** Links that were read before and are not what they were: gone from sight, in another state, under another title. */
function drift(packet: PacketResult, before: Readonly<Record<string, string>>): Sentence[] {
  const now = new Map(seenIn(packet));
  const outcomes = new Map(
    packet.evidence.flatMap(({ references }) => references.map(({ ref, outcome }) => [ref, outcome] as const)),
  );
  return Object.entries(before).flatMap(([ref, was]): Sentence[] => {
    const is = now.get(ref);
    if (is === was) return [];
    if (is === undefined)
      return outcomes.get(ref) === 'not-visible'
        ? [[{ code: ref }, ': was read before, and is not found now, or not visible to the bot']]
        : [];
    const [[state = '', title], [stateNow = '', titleNow]] = [was.split(' '), is.split(' ')];
    return [
      [
        { code: ref },
        ': ',
        ...(state === stateNow ? [] : [`${state} → ${stateNow}`]),
        ...(state !== stateNow && title !== titleNow ? [', '] : []),
        ...(title === titleNow ? [] : ['its title has changed']),
      ],
    ];
  });
}

const isOpen = (state: Parameters<typeof partOf>[0]): boolean => ['open', 'unchecked'].includes(partOf(state) ?? '');
