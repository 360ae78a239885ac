/** What is said of a level and asks nobody for anything, put together. */
import type { SkillGroup } from '../../ladder/ladder.ts';
import type { LevelFacts } from '../model.ts';
import { LONGEST } from '../texts.ts';
import { payIn } from './amounts.ts';
import { nameOf, type Role } from './roles.ts';

/** Whether there was room for it. */
type Append = (text: string) => boolean;

type Draft = { -readonly [K in keyof LevelFacts]: LevelFacts[K] };

const MUST = /\bmust[- ]haves?\b/iu;
const IN_BRACKETS = /\(([^()]{1,60})\)\s*$/u;

/** "Staff Engineer, Staff SRE": no sentence, so a comma sets names apart. */
const namesIn = (text: string): string[] =>
  text
    .split(/\s*[,;]\s*/u)
    .map((name) => name.replace(/^(?:and|or)\s+/u, '').replace(/\.$/u, ''))
    .filter((name) => name !== '');

export class Facts {
  private readonly drafts = new Map<string, Draft>();

  private of(level: string): Draft {
    const draft = this.drafts.get(level) ?? {};
    this.drafts.set(level, draft);
    return draft;
  }

  all(): ReadonlyMap<string, LevelFacts> {
    return this.drafts;
  }

  includes(level: string): void {
    this.of(level).includes = true;
  }

  /** "Years of experience: 2-5": whether it was taken. What is said twice is said once. */
  say(level: string, role: Role, value: string): boolean {
    const draft = this.of(level);
    if (role === 'experience' || role === 'tenure' || role === 'goal') {
      if (draft[role] !== undefined || value.length > (role === 'goal' ? LONGEST : 300)) return false;
      draft[role] = value;
      return true;
    }
    if (role === 'pay') {
      if (draft.pay !== undefined) return false;
      draft.pay = payIn(value) ?? { total: value };
      return true;
    }
    if (role !== 'aliases' && role !== 'titles') return false;
    const names = namesIn(value);
    if (draft[role] !== undefined || names.length > 30 || names.some((name) => name.length > 100)) return false;
    draft[role] = names;
    return true;
  }

  /** An entry of a list; gives how what is nested in it is added, or null where it was not taken. */
  list(level: string, role: Role, text: string, path: readonly string[], within: number): Append | null {
    const draft = this.of(level);
    if (role === 'skills') return this.skill(draft, text, path);
    if (within > 0) return null;
    if (role === 'experience' || role === 'pay' || role === 'tenure' || role === 'goal')
      return this.say(level, role, text) ? () => false : null;
    if (role !== 'responsibilities' && role !== 'reach' && role !== 'titles' && role !== 'aliases') return null;
    const list = [...(draft[role] ?? []), text];
    if (
      list.length > (role === 'aliases' ? 30 : 100) ||
      (role !== 'responsibilities' && role !== 'reach' && text.length > 100)
    )
      return null;
    draft[role] = list;
    const at = list.length - 1;
    let isFirst = true;
    return (more) => {
      const own = [...(this.of(level)[role] ?? [])];
      const whole = `${own[at] ?? ''}${isFirst ? ':' : ';'} ${more}`;
      if (whole.length > LONGEST) return false;
      own[at] = whole;
      isFirst = false;
      this.of(level)[role] = own;
      return true;
    };
  }

  private skill(draft: Draft, text: string, path: readonly string[]): Append | null {
    const written = path.at(-1) ?? '';
    const title = nameOf(written);
    const depth =
      path.map((one) => IN_BRACKETS.exec(one)?.[1] ?? '').findLast((one) => one !== '' && !MUST.test(one)) ?? null;
    const must = path.some((one) => MUST.test(one));
    const before = draft.skills ?? [];
    const last = before.at(-1);
    const isSame = last?.title === title && last.depth === depth && last.must === must;
    const group: SkillGroup = isSame
      ? { ...last, items: [...last.items, text] }
      : { title, depth, must, items: [text] };
    if (group.items.length > 100 || before.length > 49 || title === '') return null;
    draft.skills = [...(isSame ? before.slice(0, -1) : before), group];
    const at = draft.skills.length - 1;
    const item = group.items.length - 1;
    return (more) => {
      const whole = `${draft.skills?.[at]?.items[item] ?? ''}; ${more}`;
      if (whole.length > LONGEST) return false;
      draft.skills = (draft.skills ?? []).map((one, index) =>
        index === at ? { ...one, items: one.items.map((text, place) => (place === item ? whole : text)) } : one,
      );
      return true;
    };
  }
}
