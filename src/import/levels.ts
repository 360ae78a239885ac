/** Which words name a level: codes, numbers, and the titles that careers are made of. */
import { withoutTail } from '../text/ends.ts';
import { fold } from '../text/scale.ts';

/** Words of titles, with which people name levels. */
const RANKS: ReadonlySet<string> = new Set(
  [
    'intern trainee apprentice graduate novice beginner n00b awareness basic sandbox',
    'junior associate entry contributor participant elementary',
    'mid middle intermediate incubation incubating member practitioner',
    'senior graduation graduated reviewer advanced triager proficient',
    'lead staff approver expert committer maintainer',
    'principal owner mastery master distinguished architect steering fellow',
    'manager director head vp cto chief',
    'medior praktikant werkstudent einsteiger anfanger fortgeschritten fortgeschrittene fortgeschrittener experte',
    'stagiaire debutant confirme intermediaire avance',
    'becario principiante intermedio avanzado experto',
    'estagiario iniciante pleno intermediario avancado especialista',
    'esperto avanzato gevorderd mlodszy starszy ekspert',
    'стажер младший средний старший ведущий главный эксперт джуниор мидл сеньор',
  ]
    .flatMap((words) => words.split(' '))
    .concat('vice president'),
);
/** Words that name a level only where nothing else stands beside them: "Developing others" is a competency. */
const RANKS_ALONE: ReadonlySet<string> = new Set(
  [
    'working learning developing emerging competent skilled foundational foundation fundamental exemplary',
    'leading leader established exploring applying mastering guru pro',
  ]
    .flatMap((words) => words.split(' '))
    .concat('role model', 'advanced beginner', 'mid level'),
);
/** The same where words are not set apart by spaces. */
const RANKS_WITHIN =
  /^(?:实习|初级|中级|高级|资深|首席|ジュニア|ミドル|シニア|見習い|中堅|エキスパート|专家|주니어|미들|시니어)/u;
/** What people in a level are: a title of these and a number is one. */
const ROLES = new RegExp(
  String.raw`(?<!\p{L})(?:${[
    'engineer|developer|programmer|designer|analyst|scientist|manager|architect|consultant|specialist|contributor',
    'SRE|SDET|SWE|SDE|DBA|administrator|writer|editor|researcher|technician|tester|coordinator|planner|strategist|recruiter|representative',
    'entwickler(?:in)?|ingenieur(?:in)?|ing[eé]nieure?|d[eé]veloppeu(?:r|se)|desarrollador|ingeniero|desenvolvedora?',
    'engenheir[oa]|sviluppatore|ontwikkelaar|programista|разработчик|инженер|аналитик|тестировщик|дизайнер|программист',
  ].join('|')})s?(?!\p{L})`,
  'iu',
);
const NUMERAL = /(?:^|\s)(?:\d{1,2}|i{1,3}|iv|v|vi{0,3}|ix|x)$/iu;
/** "Level 4A", "Phase 7", "Grade 3"; "Stufe 2", "Nível 3", "Уровень 1", "レベル1". */
const NUMBERED =
  /^(level|lvl|grade|band|tier|phase|stage|rank|rung|stufe|niveau|nivel|nível|nivå|livello|poziom|úroveň|szint|taso|seviye|nivelul|tingkat|cấp|επίπεδο|уровень|рівень|ниво|ระดับ|स्तर|المستوى|مستوى|רמה|レベル|等級|级别|레벨)\s*[-:#]?\s*(\d{1,2}(?:\.\d)?[a-z]?|[ivx]{1,4}|[a-h](?=\s*(?:$|[:–—(-]))|one|two|three|four|five|six|seven|eight)(?![\p{L}\p{N}])[\s:–—()-]*(.*)$/iu;
/** "L5", "IC3"; with a hyphen or a space only what people use for careers: "IC-3", not "CD-10". */
const ONE = String.raw`(?:(?:IC|EM|TL|SE|SDE|SWE|PM|[LEMPTGD])[- ][1-9]\d?|[A-Z]{1,4}\d{1,2}(?:\.\d)?[a-z]?)\+?`;
/** "P3/M1", "L2–L3": one level, of two tracks or over two numbers. */
const SEVERAL = String.raw`${ONE}(?:\s?[/&]\s?${ONE}|[–-]${ONE})?`;
/** "D1 - Developer 1", "E4: Senior". */
const CODE = new RegExp(String.raw`^(${SEVERAL})(?=$|[\s:–—(-])[\s:–—(-]*(.*?)\)?$`, 'u');
/** "Engineer (E1)". */
const CODE_BEHIND = new RegExp(String.raw`^(.*\S)\s*\((${SEVERAL})\)$`, 'u');
/** Quarters and halves of a year, and versions: a plan or a history, and no career. */
const NO_CAREER = /^(?:Q[1-4](?!\p{L}|\d)|[QH][1-4]\W+(?:FY\W?)?(?:20)?\d{2}(?!\p{L}|\d)|V\d+\.\d)/u;
/** A heading about levels, and none itself: "Becoming a maintainer", "How to grow to Senior Engineer". */
const ABOUT_LEVELS =
  /^(?:how|what|why|when|who|becoming|moving|growing|getting|going|promot\w*|hiring|interview\w*|current|former|past|inactive|retired|emeritus|alumni|about|list of|from|to|if|for)\s/iu;
/** "Members are contributors" says something of them. */
const SENTENCE = /\s(?:is|are|was|were|must|should|can|may|will|have|has|needs?|who|that)\s/iu;
/** A verb or a quality, and no rank: "Lead by example", "Expert in one language". */
const NO_RANK =
  /^(?:leads?|head|basic|advanced|master|expert|senior|staff|member|entry)\s+(?:by|with|the|time|in|on|of|and|others?|skills?|knowledge|topics?|count|to|towards|through|from|meetings?|leadership|benefits?|criteria|requirements?|points?)(?!\p{L})/iu;
/** "Reviewer guidelines" are a page for reviewers. */
const FOR_LEVELS =
  /\s(?:guides?|guidelines?|handbook|agreement|onboarding|nominations?|elections?|meetings?|list|policy|policies|workflow|process|tasks|faq|training|docs|documentation)$/iu;
const LONGEST = 60;
/** What a document says of all levels. */
export const ALL = /^all levels$/iu;

/** A name without pictures, links, marks and numbers of chapters. */
export const plainName = (text: string): string =>
  withoutTail(
    text
      .replace(/\p{Extended_Pictographic}|\uFE0F|\u200D/gu, '')
      .replace(/\[([^[\]]*)\]\([^()]{0,2000}\)/gu, '$1')
      .replace(/[*`]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|<[^<>]*>|\{#[^{}]*\}/gu, ''),
    /(?:^|\s)#+\s*$/u,
  )
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^\d{1,2}(?:(?:\.\d{1,2})*\s*[-–.)]|(?:\.\d{1,2})+)\s+(?=\p{L})/u, '');

/** How sure it is that a text names a level: 2 by a code or a number, 1 by a title, 0: it names none. */
export function levelness(written: string): 0 | 1 | 2 {
  const text = plainName(written);
  // From one level to another is a step, and neither of them.
  if (text === '' || text.length > LONGEST || /[.!?]$|→|->|=>/u.test(text)) return 0;
  if (NO_CAREER.test(text)) return 0;
  if (NUMBERED.test(text) || CODE.test(text) || CODE_BEHIND.test(text)) return 2;
  if (ALL.test(text) || RANKS_ALONE.has(fold(text))) return 1;
  if (ABOUT_LEVELS.test(text) || NO_RANK.test(text) || SENTENCE.test(text) || FOR_LEVELS.test(text)) return 0;
  const words = wordsOf(text);
  if (words.length > 6) return 0;
  const ranked = words.some(isRank) || isRank(text);
  if (ROLES.test(text) && (ranked || NUMERAL.test(text))) return 1;
  // A rank alone, or with a word beside it: "Subproject owner", "Junior", "Senior 1".
  return ranked && words.length <= 4 ? 1 : 0;
}

/** Whether a text is nothing but a role: "Software Engineer" is a level where its neighbours are "Senior …" and "Staff …". */
export const isBareRole = (written: string): boolean => {
  const text = plainName(written);
  return text.length <= LONGEST && ROLES.test(text) && text.split(' ').length <= 3 && !/[.!?:]/u.test(text);
};

/** What people call those who lead, beside others. */
const SHORT = /^(?:S?EM|TLM?|[AES]VP|CEO|COO)(?: \([^()]*\))?$/u;

/** Without what stands in brackets: "Junior-Entwickler" has two. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/\([^)]*\)/gu, ' ')
    .split(/[\s/&,-]+/u)
    .filter((word) => word !== '');

/**
 * Which of names that stand beside each other are those of levels. A role alone is one beside others; and so is what is
 * left of two of them without their ranks: "Barista" beside "Junior Barista" and "Senior Barista".
 */
export function levelsAmong(names: readonly string[]): readonly boolean[] {
  const sure = names.map((name) => levelness(name) > 0);
  const own = names.filter((_, index) => sure[index] === true).map(plainName);
  const bases = new Map<string | null, number>();
  for (const base of own.map(baseOf)) bases.set(base, (bases.get(base) ?? 0) + 1);
  const isBase = (name: string): boolean => (bases.get(fold(name)) ?? 0) >= 2;
  return names.map((name, index) => {
    if (sure[index] === true) return true;
    const plain = plainName(name);
    if (own.length > 0 && SHORT.test(plain)) return true;
    return isBase(plain) || (isBareRole(name) && (own.length >= 2 || own.some((other) => other.endsWith(` ${plain}`))));
  });
}

/** "barista" of "Senior Barista"; null: it begins with no rank, or has nothing else. */
const baseOf = (name: string): string | null => {
  const [, rank = '', rest = ''] = /^(\S+?)[\s-]+(\S.*)$/u.exec(name) ?? [];
  return isRank(rank) ? fold(rest) : null;
};

/** "Senior", and "Maintainers" as well. */
const isRank = (word: string): boolean => {
  const plain = fold(word)
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .normalize('NFC');
  return RANKS.has(plain) || RANKS.has(plain.replace(/s$/u, '')) || RANKS_WITHIN.test(word);
};

/** The short name of a level, which packets write, and its title where the text has one. */
export function levelOf(written: string): { readonly id: string; readonly title: string | null } {
  const text = plainName(written);
  const [, word, number, rest] = NUMBERED.exec(text) ?? [];
  if (word !== undefined && number !== undefined) {
    const isWord = /^[a-z]{3,}$/iu.test(number) && !/^[ivx]+$/iu.test(number);
    // "2a" and "2b" are bands of one rank, one above the other; "4A" and "4B" are branches.
    const short = isWord ? capital(number) : /^\d/u.test(number) ? number : number.toUpperCase();
    const id = /^(?:level|lvl)$/iu.test(word) && !isWord ? `L${short}` : `${capital(word)} ${short}`;
    // Of "Stufe 1 (Junior)" the bracket that opens is left out, so the one that closes is too.
    const called = rest?.includes('(') === true ? rest : rest?.replace(/\)$/u, '');
    return { id, title: called === undefined || called === '' ? null : called };
  }
  const [, code, after] = CODE.exec(text) ?? [];
  if (code !== undefined) return { id: codeId(code), title: after === undefined || after === '' ? null : after };
  const [, before, behind] = CODE_BEHIND.exec(text) ?? [];
  if (before !== undefined && behind !== undefined) return { id: codeId(behind), title: before };
  const [, short = '', words = ''] = /^([A-Z]{2,4})\s*\(([^()]+)\)$/u.exec(text) ?? [];
  if (short !== '' && initialsOf(words) === short) return { id: short, title: words };
  // What an id may hold: letters, digits, spaces and ._+/-
  const id = text
    .replace(/[^\p{L}\p{N} ._+/-]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+]+$/gu, '')
    .slice(0, 60)
    .trim();
  return { id: id === '' ? 'Level' : id, title: id === text ? null : text };
}

/** The same where a number alone is a level: "3" is called "L3". */
export const levelNamed = (name: string): ReturnType<typeof levelOf> =>
  levelOf(/^\d{1,2}$/u.test(name) ? `L${name}` : name);

/** "EM" of "Engineering Manager". */
const initialsOf = (words: string): string =>
  words
    .split(/[\s-]+/u)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

/** "P3 / M1" and "L2–L3" in characters that an id may have. */
const codeId = (code: string): string =>
  code.replace(/\s*([/&–])\s*/gu, (_, mark: string) => (mark === '–' ? '-' : '/'));

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** The label that a sentence begins with, and what follows: "L3: You take…", "**Senior** — …"; '' where there is none. */
export function leadingLabel(text: string): { readonly label: string; readonly rest: string } {
  const [, label = '', rest = ''] =
    /^\**\s*([^:–—*]{1,40}?)\s{0,4}\**\s{0,4}(?::|\s[–—-]\s)\s{0,4}\**\s*(\S[^]*)$/u.exec(text) ?? [];
  return { label, rest };
}

/** The same where the label is a level; null where it begins with none. */
export function leadingLevel(text: string): { readonly level: string; readonly rest: string } | null {
  const { label, rest } = leadingLabel(text);
  return label !== '' && levelness(label) > 0 ? { level: plainName(label), rest } : null;
}
