/** What the new ladder has still to say of the old one, so that packets which were written for that one are told. */
import { join, prose, say, type Words } from '../../text/words.ts';
import { normalise } from '../../text/near.ts';
import type { Criterion, Ladder } from '../ladder.ts';
import { compareVersions } from '../versions.ts';
import { pairs } from './criteria.ts';
import type { LadderDiff } from './diff.ts';
import type { ChangeGroup } from './text.ts';

/** What a packet has to be told: of another place nobody has to, and what reads otherwise asks for the same. */
const TOLD: ReadonlySet<string> = new Set(['tightened', 'loosened', 'changed', 'reworded']);

/** So many ids are named. */
const SHOWN = 6;

/** One group of lines, or none: also where two ladders are compared of which neither became the other. */
export function keepGroup({ changes, version }: LadderDiff, before: Ladder, after: Ladder): readonly ChangeGroup[] {
  if (before.id !== after.id) return [];
  const told = new Set(
    changes.flatMap(({ part, effect, id }) => (part === 'criterion' && TOLD.has(effect) ? [id] : [])),
  );
  const changed = pairs(before, after).flatMap(([was, now]) =>
    was !== null && now !== null && told.has(now.id) ? [{ was, now }] : [],
  );
  const unnamed = changed.filter(({ was, now }) => !isNamed(was.text, now));
  const undated = changed.filter(
    ({ now: { since } }) => since === null || (compareVersions(since, before.version) ?? 1) <= 0,
  );
  const next = (compareVersions(after.version, before.version) ?? -1) > 0 ? after.version : version;
  const lines: Words[] = unnamed.map(
    ({ was, now }) =>
      say`${now.id}: ${`was: [${JSON.stringify(was.text)}]`}, or a packet that quotes this text loses the criterion`,
  );
  if (undated.length > 0) {
    const ids = join(
      undated.slice(0, SHOWN).map(({ now }) => say`${now.id}`),
      ', ',
    );
    const rest = undated.length > SHOWN ? ` and ${undated.length - SHOWN} more` : '';
    const since = next === null ? say`${'since:'} and the new version` : say`${`since: ${next}`}`;
    lines.push([...since, ' at ', ...ids, ...prose(`${rest}, or a packet that pins ${before.version} is not told`)]);
  }
  return lines.length === 0 ? [] : [{ title: `To be written into the ladder still (${lines.length})`, lines }];
}

/** Whether a packet that quotes the text is read as naming the criterion. */
const isNamed = (text: string, { text: own, aliases, was, id }: Criterion): boolean =>
  [id, own, ...aliases, ...was].some((name) => normalise(name) === normalise(text));
