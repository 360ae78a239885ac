/** What a page says beside its competencies: milestones and groups of a level, notes, tables. */
import type { ListItem } from 'mdast';
import { monthOf } from '../beside/roles.ts';
import type { Asides, Belongs, NoteOf, NoteSeen, PhrasingSeen, ScaleSeen, Statement } from '../model.ts';
import { criterionIn, isCriterion, itemsOf, lineOf, wordsOf, type Line, type Place } from './items.ts';

export interface Parts {
  readonly statements: Statement[];
  readonly notes: NoteSeen[];
  readonly tables: Asides['tables'];
  readonly scales?: readonly ScaleSeen[];
  readonly phrasings?: readonly PhrasingSeen[];
}

/** What `ladder show` calls them. */
const KINDS: Readonly<Record<string, NoteOf>> = {
  'What it is about': 'about',
  'What it is not about': 'not-about',
  'Not required': 'not-required',
  Maxims: 'maxims',
  Pitfalls: 'pitfalls',
  'What holds people back': 'barriers',
  'Examples of good claims': 'examples',
  Advice: 'advice',
};

export const kindCalled = (called: string): NoteOf | null =>
  Object.hasOwn(KINDS, called) ? (KINDS[called] ?? null) : null;

type About = Pick<NoteSeen, 'level' | 'competency'>;

/** The notes of one kind: each alone, or several below the title that they share. */
export const notesIn = (items: readonly ListItem[], kind: NoteOf, about: About, place: Place): NoteSeen[] =>
  items.flatMap((item): NoteSeen[] => {
    const line = lineOf(item);
    if (line === null) return [];
    const below = itemsOf(item.children);
    const isTitle = line.label !== null && line.text === '';
    place(line.node);
    if (isTitle) return below.flatMap((one) => noteIn(one, kind, { ...about, title: line.label }, place));
    return noteIn(item, kind, { ...about, title: line.label }, place);
  });

const HELPS = /^What helps: /u;

function noteIn(item: ListItem, kind: NoteOf, about: About & Pick<NoteSeen, 'title'>, place: Place): NoteSeen[] {
  const line = lineOf(item);
  if (line === null) return [];
  const helps = itemsOf(item.children).find((one) => HELPS.test(wordsOf(one)));
  place(line.node);
  if (helps !== undefined) place(helps);
  const text = line.label === null ? line.text : line.text.replace(/^:\s*/u, '');
  if (text === '') return [];
  return [{ kind, text, fix: helps === undefined ? null : wordsOf(helps).replace(HELPS, ''), ...about }];
}

/** Notes among other items: "**Maxims**: Ship.", or several below "**Maxims**". */
export const notesBelow = (items: readonly ListItem[], about: About, place: Place): NoteSeen[] =>
  items.flatMap((item): NoteSeen[] => {
    const line = lineOf(item);
    const kind = line?.label == null ? null : kindCalled(line.label);
    if (line === null || kind === null || isCriterion(item)) return [];
    if (line.text !== '') return noteIn(item, kind, { ...about, title: null }, place);
    place(line.node);
    return notesIn(itemsOf(item.children), kind, about, place);
  });

/** "one of these 5", and the id of the group where it stands there. */
const RULE = /^: (?:(all of these \d+|this)|(one of these \d+)|at least (\d+) of these \d+)(?: · (\S+))?$/u;

interface Rule {
  readonly rule: 'all' | 'any' | number;
  readonly id: string | undefined;
}

export function ruleIn({ label, text }: Line): Rule | null {
  const [whole, , any, least, id] = label === null ? [] : (RULE.exec(text) ?? []);
  return whole === undefined
    ? null
    : { rule: least !== undefined ? Number(least) : any === undefined ? 'all' : 'any', id };
}

/** What belongs to a level and to none of its competencies. */
export function levelPartsIn(items: readonly ListItem[], level: string, place: Place): Parts {
  const statements = items.flatMap((item): Statement[] => {
    const line = lineOf(item);
    if (line === null || line.label === null) return [];
    const title = line.label;
    const rule = ruleIn(line);
    if (rule !== null)
      return criteriaBelow(item, line, level, { in: 'group', title, rule: rule.rule, ...idOf(rule.id) }, place);
    return line.text === ''
      ? criteriaBelow(item, line, level, { in: 'bucket', title, month: monthOf(title) }, place)
      : [];
  });
  return { statements, notes: notesBelow(items, { level, competency: null }, place), tables: [] };
}

export const idOf = (id: string | undefined): { readonly id?: string } => (id === undefined ? {} : { id });

/** The criteria that stand below a name; those that only count there too are not among them. */
export function criteriaBelow(item: ListItem, head: Line, level: string, of: Belongs, place: Place): Statement[] {
  const found = itemsOf(item.children).flatMap((one): Statement[] => {
    const line = lineOf(one);
    return line === null || line.label !== null || line.text === '' || !isCriterion(one)
      ? []
      : [{ level, competency: null, area: null, of, ...criterionIn(one, line, place) }];
  });
  if (found.length > 0) place(head.node);
  return found;
}

/** Lists of terms that are no steps of anything. */
const TERMS: ReadonlySet<string> = new Set(['Names for several levels', 'Glossary', 'No longer asked for']);

/** "**Ad-Hoc** Bob runs a script." and so on; null: the list is no scale. */
export function scaleIn(title: string, items: readonly ListItem[], place: Place): ScaleSeen | null {
  const lines = items.map((item) => (item.children.length === 1 ? lineOf(item) : null));
  if (TERMS.has(title) || lines.length < 2) return null;
  const steps = lines.flatMap((line) =>
    line === null || line.label === null || line.text === '' ? [] : [{ name: line.label, text: line.text }],
  );
  if (steps.length < lines.length) return null;
  for (const item of items) place(item);
  return { title, steps };
}

export const PHRASINGS = 'How to say it';
const AVOID = /^Rather not: /u;
const PREFER = /^Better: /u;

export const phrasingsIn = (items: readonly ListItem[], place: Place): PhrasingSeen[] =>
  items.flatMap((item) => {
    const [line, below] = [lineOf(item), itemsOf(item.children)];
    const [avoid, prefer] = [AVOID, PREFER].map((form) => below.find((one) => form.test(wordsOf(one))));
    if (line === null || line.label === null || avoid === undefined || prefer === undefined) return [];
    for (const one of [line.node, avoid, prefer]) place(one);
    return [
      { audience: line.label, avoid: wordsOf(avoid).replace(AVOID, ''), prefer: wordsOf(prefer).replace(PREFER, '') },
    ];
  });
