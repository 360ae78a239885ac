/** What it means that a criterion begins on another day, ends on another, or was something else before. */
import { compareRubrics } from '../../rubric/compare.ts';
import { more, opposite, together, type Compared } from '../../rubric/stricter.ts';
import { rubricWords } from '../../rubric/words.ts';
import { join, prose, say, type Words } from '../../text/words.ts';
import type { Criterion, Strength } from '../ladder.ts';
import { comparison, difference, letters, type Difference } from './change.ts';
import { commonScopes, type Both } from './fields.ts';

/** By what a packet loses when it is not met. */
export const STRENGTHS: readonly Strength[] = ['suggested', 'should', 'must'];

/** What the second asks for beside the first; null: nobody is asked. */
function asks(was: Criterion | null, is: Criterion | null, both: Both): Compared {
  if (was === null || is === null) return more(was === null ? 0 : 1, is === null ? 0 : 1);
  if (was.digest === is.digest) return 'same';
  const inWords = letters(was.text) === letters(is.text) && letters(was.facets.join()) === letters(is.facets.join());
  return together(
    inWords ? 'same' : 'other',
    more(STRENGTHS.indexOf(was.strength), STRENGTHS.indexOf(is.strength)),
    compareRubrics(was.rubric, is.rubric, commonScopes(both)),
  );
}

/** What of a criterion is otherwise than of another. */
function asked(one: Criterion | null, other: Criterion | null): Words {
  if (one === null) return prose('nothing');
  const parts: readonly Words[] = [
    ...(other?.text === one.text ? [] : [say`${one.text}`]),
    ...(other?.strength === one.strength ? [] : [say`${one.strength}`]),
    ...rubricWords(one.rubric),
  ];
  return join(parts, ', ');
}

/** From which day on it holds as it is, and what it is until then. */
function beginning({ from, before }: Criterion, untilThen: Words): Words {
  if (from === null) return prose('from the beginning');
  return [...prose(`from ${from} on`), ...(before === null ? [] : [', until then ', ...untilThen])];
}

/**
 * A day on which it begins parts those who are asked: until then they are asked for what it was before, or for nothing.
 * What holds after the later of the two days is told by the other properties.
 */
export function begins(before: Criterion, after: Criterion, both: Both): Difference[] {
  const [was, is] = [before.from ?? '', after.from ?? ''];
  if (was === '' && is === '') return [];
  // Until the earlier day, and between the two.
  const first = was !== '' && is !== '' ? asks(before.before, after.before, both) : 'same';
  const between =
    was < is ? asks(before, after.before, both) : was > is ? asks(before.before, after, both) : ('same' as const);
  const compared = together(first, between);
  if (was === is && compared === 'same') return [];
  const as = compared === 'same' ? prose('as it was') : null;
  const told = {
    of: 'from',
    before: beginning(before, as ?? asked(before.before, after)),
    after: beginning(after, as ?? asked(after.before, before)),
  };
  return compared === 'same' ? [difference('editorial', told)] : comparison(compared, told);
}

/** The longer it holds, the more people are asked for it. */
export function ends({ until: was }: Criterion, { until: is }: Criterion): Difference[] {
  if (was === is) return [];
  const said = (day: string | null): Words => prose(day === null ? 'no end' : day);
  const longer: Compared = (is ?? '~') > (was ?? '~') ? 'stricter' : 'looser';
  return comparison(longer, { of: 'until', before: said(was), after: said(is) });
}

/** What packets are asked that keep a former version, where no day says more. */
export function formerly(before: Criterion, after: Criterion, both: Both): Difference[] {
  if (before.from !== null || after.from !== null || before.before?.digest === after.before?.digest) return [];
  const { version } = both.before;
  const keeps = after.before !== null && both.after.transition?.version === version;
  const compared = keeps ? asks(before, after.before, both) : 'same';
  const told = { of: 'what it was before' };
  if (compared === 'same') return [difference('editorial', told)];
  return comparison(compared, {
    of: `for packets that keep ${version}`,
    before: asked(before, after.before),
    after: asked(after.before, before),
  });
}

/** Until when which version is kept. */
export function transition({ before, after }: Both): Difference[] {
  const [was, is] = [before.transition, after.transition];
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  const told = {
    of: 'transition',
    before: was === null ? null : say`${was.version} until ${prose(was.until)}`,
    after: is === null ? null : say`${is.version} until ${prose(is.until)}`,
  };
  // To keep what is in force, or has come back, changes nothing for anybody.
  const kept = (own: typeof was, other: string): string => (own === null || own.version === other ? '' : own.until);
  const [old, now] = [kept(was, after.version), kept(is, before.version)];
  if (old === '' && now === '') return [difference('editorial', told)];
  if (old !== '' && now !== '' && was?.version !== is?.version) return comparison('other', told);
  return comparison(opposite(old === now ? 'same' : now > old ? 'stricter' : 'looser'), told);
}
