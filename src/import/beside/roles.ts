/** What a heading or a label says that the lines below it are. */
import { plainName } from '../levels.ts';

/** Of a level, of what is asked for in another way, of notes, of a way up or to another track. */
export type Role =
  | 'experience'
  | 'pay'
  | 'aliases'
  | 'titles'
  | 'tenure'
  | 'goal'
  | 'responsibilities'
  | 'reach'
  | 'skills'
  | 'includes'
  | 'milestones'
  | 'promotion'
  | 'requirements'
  | 'some'
  | 'all'
  | 'maxims'
  | 'pitfalls'
  | 'barriers'
  | 'fix'
  | 'about'
  | 'not-about'
  | 'not-required'
  | 'examples'
  | 'advice'
  | 'fork'
  | 'pros'
  | 'cons'
  | 'fits'
  | 'try'
  | 'prepare'
  | 'switch'
  | 'reasons'
  | 'risks'
  | 'statistics'
  | 'timeline'
  | 'comparison';

/** Words that say how much a name weighs, and not what it is. */
const WEIGHT =
  /^(?:(?:the|your|our|some|common|key|core|main|typical|usual|primary|general|required|necessary|important|expected)\s+)+(?=\S)/u;

const N_OF =
  '(?:one|two|three|four|five|\\d)(?: or more)? of(?: the| these| those| them)?(?: following| below| options| projects)?';

/** In this order: the first that fits a name holds. */
const ROLES: readonly (readonly [Role, string])[] = [
  ['experience', '(?:years of )?(?:professional |relevant |work(?:ing)? )?experience(?: range| level)?|years|yoe'],
  [
    'pay',
    '(?:total |base |annual |target )?(?:salar(?:y|ies)|pay|compensation|comp|remuneration)(?: bands?| ranges?)?|gehalt|vergütung|salaire',
  ],
  ['aliases', 'alternative (?:job )?titles?|also (?:called|known as)|aka|a\\.k\\.a\\.?|other (?:names|titles)|aliases'],
  ['titles', 'you (?:are )?(?:operat|work|act)(?:e|ing)? (?:as|at)|(?:job |possible )?titles?'],
  ['tenure', 'target time|time (?:in|at) (?:the |this )?(?:level|role|grade|rank)|tenure|duration'],
  ['goal', 'goal|aim|purpose|mission|objective'],
  [
    'responsibilities',
    "responsibilities|(?:daily|day[- ]to[- ]day) work|day[- ]to[- ]day|duties|what you(?:[’']ll| will)? do(?: all day)?",
  ],
  ['reach', '(?:scope|reach|sphere)(?: of (?:impact|influence|work))?|impact level'],
  [
    'not-required',
    ".*(?:do not|don[’']?t|need not) need(?: to| to be)?|(?:what is )?not (?:required|needed|necessary|expected)(?: yet| here| at this level)?",
  ],
  [
    'advice',
    'skills to (?:develop|learn|build|work on)|certifications?|certificates|(?:\\w+ )?tips(?: .*)?|(?:final |our )?advice|growth hacks|focus on|avoid|next steps|red flags(?: .*)?|you (?:might|may) be .* if|career path from here',
  ],
  ['skills', '(?:.* )?skills|technical knowledge'],
  [
    'includes',
    '(?:all|everything)(?:[, ]+(?:of|from|in|the))* (?:previous|above|before|earlier|prior|lower)(?: .*)?[, ]+(?:plus|and)',
  ],
  ['milestones', 'milestones|checkpoints'],
  ['promotion', 'promotion (?:criteria|requirements)|(?:criteria|requirements) for promotion'],
  ['requirements', 'requirements|demonstrate|you have to|must have'],
  [
    'some',
    `.*\\bcapstone\\b.*|(?:(?:pick|choose|select|do|complete|at least) )*(?:any )?(?:${N_OF}|any of (?:these|the following)|one)`,
  ],
  ['all', '(?:.* )?(?:exit|graduation|completion) criteria|all of (?:these|the following)'],
  ['maxims', 'maxims?|mottos?|mantras?|sayings'],
  ['pitfalls', 'pitfalls?|anti-?patterns?|mistakes?|traps?|what goes wrong'],
  ['fix', 'fix(?:es)?|how to (?:fix (?:it|this|that)|get unstuck)|remed(?:y|ies)|ways? out|what helps'],
  ['not-about', ".*(?:isn[’']t|is not|aren[’']t|are not)(?: really)? about|what (?:it|this) (?:isn[’']t|is not)"],
  ['about', "(?:it|this|this \\w+|the \\w+|\\w+ \\d+)(?:[’']s| is)(?: really| all)? about"],
  [
    'barriers',
    "getting stuck|.*(?:get|gets) stuck|barriers?|what (?:holds|keeps) .* back|(?:why )?(?:most|many|some|few) (?:.* )?(?:never|don[’']t|do not|fail to) .*",
  ],
  ['examples', 'examples?(?: of .*)?|(?:example|sample) (?:projects|claims|achievements)|projects that stand out'],
  ['fork', '.*\\bfork\\b.*|choos(?:e|ing) (?:a|your) path'],
  ['pros', 'pros|advantages|upsides'],
  ['cons', 'cons|disadvantages|downsides|drawbacks'],
  ['fits', '(?:best|good|right) for(?: you if)?|suits|fits|who (?:it|this) (?:fits|suits)'],
  ['try', 'try(?: .*experiments?| first| before you choose)?|(?:mini-?)?experiments'],
  ['prepare', 'how to (?:prepare|do it)|prepare|preparation'],
  ['switch', 'switching (?:between )?(?:tracks|paths)|changing tracks'],
  ['reasons', 'why (?:switch|change|move|do it)|reasons'],
  ['risks', 'risks?|challenges'],
  ['statistics', 'success rate|statistics|odds'],
  ['timeline', 'timeline|time ?frame'],
  ['comparison', '(?:comparing|comparison(?: of)?) .*|.* (?:vs\\.?|versus) .*'],
];
const KNOWN = ROLES.map(([role, names]) => [role, new RegExp(`^(?:${names})$`, 'u')] as const);

/** A name without marks, numbers, brackets and the colon behind it. */
export const nameOf = (text: string): string =>
  plainName(text)
    .replace(/^[a-z]\.\s+/iu, '')
    .replace(/\([^()]*\)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+|[\s:：,]+$/gu, '');

/** Null: it may be anything. */
export function roleOf(text: string): Role | null {
  const name = nameOf(text).toLowerCase();
  if (name === '' || name.length > 100) return null;
  const plain = name.replace(WEIGHT, '');
  return KNOWN.find(([, names]) => names.test(plain) || names.test(name.replace(/^phase \d+ /u, '')))?.[0] ?? null;
}

const COUNTS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5 };

/** "At least two of:" */
export function howMany(text: string): 'any' | number {
  const written = /\b(one|two|three|four|five|\d)(?: or more)? of\b/u.exec(nameOf(text).toLowerCase())?.[1];
  const many = written === undefined ? 1 : (COUNTS[written] ?? Number(written));
  return many <= 1 ? 'any' : many;
}

/** What a step leads to: "To move to Senior Engineer", "Promotion to Senior Engineer". */
export const targetOf = (text: string): { readonly to: string; readonly sure: boolean } | null => {
  const name = nameOf(text);
  const sure =
    /^(?:to (?:move|get|be promoted|get promoted|advance|progress)(?: up)?(?: from \S.*)? to|to (?:become|reach)|promotion to|(?:requirements|criteria) (?:for|of) (?:promotion|the step|a move) to) (?:an? |the )?(\S.*)$/iu.exec(
      name,
    )?.[1];
  const bare = sure === undefined ? /^to (\S.*)$/iu.exec(name)?.[1] : undefined;
  const to = sure ?? bare;
  return to === undefined ? null : { to, sure: sure !== undefined };
};

const NUMBER_WORDS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const AMOUNT = `(\\d{1,3}|${NUMBER_WORDS.join('|')})`;
const UNITS = '(day|week|month|year)s?';
const SPAN = `${AMOUNT}(?:\\s*(?:-|–|—|to)\\s*${AMOUNT})?`;
const TIMES = [
  // "Month 18-24", "Years 2-3 at this level".
  new RegExp(`^${UNITS} ${SPAN}(?<rest>(?: (?:at|in|as) .{2,40})?)$`, 'u'),
  // "Within 3 months", "After one year", "First 90 days", "By the end of year 2".
  new RegExp(
    `^(?:(?:with)?in(?: the first)?|after|by|first|the first|your first|by the end of) ${SPAN} ${UNITS}(?<rest>(?: (?:at|in|as) .{2,40})?)$`,
    'u',
  ),
  new RegExp(`^(?:by|after|at|until)(?: the end of)? ${UNITS} ${SPAN}(?<rest>)$`, 'u'),
];
const MONTHS: Readonly<Record<string, number>> = { day: 12 / 365, week: 12 / 52, month: 1, year: 12 };

const amountOf = (written: string): number => {
  const at = NUMBER_WORDS.indexOf(written);
  return at < 0 ? Number(written) : at + 1;
};

/** By which month in a level that is; null: it names no time. */
export function monthOf(text: string): number | null {
  const name = nameOf(text).toLowerCase();
  for (const form of TIMES) {
    const found = form.exec(name);
    if (found === null) continue;
    const [, one = '', two = '', three] = found;
    const unit = [one, two, three ?? ''].find((part) => part in MONTHS) ?? '';
    const numbers = [one, two, three ?? ''].filter((part) => part !== '' && part !== unit).map(amountOf);
    const months = Math.max(...numbers) * (MONTHS[unit] ?? 0);
    return months > 0 && months <= 600 ? Math.max(1, Math.round(months)) : null;
  }
  return null;
}
