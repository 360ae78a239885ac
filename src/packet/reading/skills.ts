/** What a packet says of the skills that the ladder names: under "Skills", one a line or a row. */
import type { SkillGroup } from '../../ladder/ladder.ts';
import { normalise } from '../../text/near.ts';
import { undecorated } from '../names/decoration.ts';
import type { Disposition, SkillSaid } from './reading.ts';

/** Usual words for how deep a skill is, beside those of the ladder. */
const DEPTHS = ['basic', 'beginner', 'intermediate', 'advanced', 'expert', 'proficient', 'working', 'none'];
/** No line says more than so many skills' worth. */
const LONGEST = 400;
const MARK = /^\s*(?:[-*+]|\d{1,3}[.)])\s+/u;
const BOX = /^\[([ xX])\]\s+/u;

/** `lines`: what each line was read as; `source`: the lines themselves. */
export function skillsSaid(
  lines: readonly Disposition[],
  source: readonly string[],
  known: readonly SkillGroup[],
): readonly SkillSaid[] {
  const names = new Map(
    known.flatMap(({ title, items }) => [...items, title].map((name) => [normalise(name), name] as const)),
  );
  const depths = new Map(
    [...DEPTHS, ...known.flatMap(({ depth }) => depth ?? [])].map((depth) => [normalise(depth), depth] as const),
  );
  return lines.flatMap((line, index) => {
    const text = source[index] ?? '';
    if (line.as !== 'left-out' || line.why !== 'skills' || text.length > LONGEST) return [];
    const [first = '', ...others] = partsOf(text);
    // A header, a rule of a table, words that only introduce.
    if (first === '' || /^skills?$/iu.test(first)) return [];
    const { skill, bracket } = named(first, names);
    if (skill === null && others.length === 0) return [];
    const stated = [...others, bracket ?? ''].map((part) => depthIn(part, depths)).find((depth) => depth !== null);
    return [{ skill, depth: stated ?? null, line: index + 1 }];
  });
}

/** The cells of a row, or what stands before and after a colon or a dash; nothing of a box that is not ticked. */
function partsOf(text: string): string[] {
  if (/^[\s|:-]+$/u.test(text)) return [];
  const row = /^\s*\|/u.test(text);
  const bare = text.replace(MARK, '');
  if (BOX.exec(bare)?.[1] === ' ') return [];
  const parts = row ? bare.split('|').slice(1) : bare.replace(BOX, '').split(/\s*[:：]\s+|\s+[–—-]\s+/u);
  return parts.map((part) => undecorated(part.replace(/[*_`]+/gu, '')).trim());
}

/** "CI/CD (Advanced)": the skill, and what stands in brackets behind it. */
function named(
  text: string,
  names: ReadonlyMap<string, string>,
): { readonly skill: string | null; readonly bracket: string | null } {
  const whole = names.get(normalise(text));
  if (whole !== undefined) return { skill: whole, bracket: null };
  const [, before = '', bracket = null] = /^(.{1,200}?)\s*\(([^()]{1,60})\)$/u.exec(text) ?? [];
  return { skill: names.get(normalise(before)) ?? null, bracket };
}

/** The depth that words are or begin with: "Advanced, since 2024". */
function depthIn(text: string, depths: ReadonlyMap<string, string>): string | null {
  const words = normalise(text);
  const found = [...depths].find(
    ([depth]) => words === depth || words.startsWith(`${depth} `) || words.startsWith(`${depth},`),
  );
  return found?.[1] ?? null;
}
