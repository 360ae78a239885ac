/** What stands in ladders and asks nobody for anything: pay, years, what a level gives, ways to other pages, people. */

/** Names under which no criterion stands. */
const NAMES = [
  // What a level gives to people.
  '(?:additional |extra |other |special |work |company |our )?(?:privileges?|permissions|benefits|perks|rewards)(?: include| are)?',
  '(?:base |annual |target )?(?:salar(?:y|ies)|pay|compensation|remuneration|equity|bonus(?:es)?)(?: & \\w+| and \\w+)?(?: bands?| ranges?| levels?)?',
  'gehalt|vergütung|salaire|rémunération|salario|sueldo|retribución|salário|remuneração|зарплата|оклад|薪资(?:范围)?|薪酬|給与|年収|연봉|급여',
  // How long somebody has worked.
  '(?:typical |usual |average |expected |relevant )?(?:years?(?: of experience)?|yoe|experience range|tenure|time in (?:the )?(?:role|level|grade))',
  'typical experience|berufserfahrung|опыт работы|工作年限|経験年数|경력',
  // Ways to elsewhere.
  '(?:table of )?contents|toc|on this page|navigation|(?:useful |helpful |related |external )?(?:links|resources|documents|pages|references)',
  'see also|(?:further|recommended|suggested) reading|reading list|change ?log|license|licence|credits|acknowledge?ments',
  // What hiring needs, and who is there.
  '(?:how|where) to apply|hiring process|interview process|open positions|job grade|(?:job )?titles?|also known as|reports to|defined by|headcount',
  '(?:current|past|former|emeritus) (?:members|maintainers|reviewers|approvers|owners|committers|leads|people)',
  // What a level is not, and how people leave it.
  "what (?:we|you|they|it|this|is|are)(?: do| does| is| are)?(?: not|n['’]t) .*|not expected|anti-?patterns|pitfalls",
  'how to (?:get|reach|move|grow|advance|progress|be promoted)(?! involved).*|next (?:level|role|step)s?',
  // What is told of levels.
  'faqs?|frequently asked questions|inactivity|(?:involuntary )?removal(?: or demotion)?|stepping down(?:\\/emeritus process)?|testimonials?|anecdotes?',
  '(?:success |war )?stories|a day in the life.*|(?:about|why) (?:us|the (?:team|company))|what we offer|we offer|our (?:values|offer)|locations?',
].join('|');
const NOTHING_ASKED = new RegExp(String.raw`^(?:${NAMES})$`, 'iu');
/** "Salary: 50k", where the name stands before a colon. */
const NAMED = new RegExp(String.raw`^(?:${NAMES})\s*[:–—]\s*\S`, 'iu');

/** "5+ years of experience", "2–5 Jahre": years in work, and nothing that a packet shows. */
const YEARS =
  /^(?:(?:typically|usually|about|around|approx\.?|approximately|at least|min\.?|minimum(?: of)?|over|more than|less than|up to|experience:?|[<>≥≤~])\s*)*\d{1,2}\s*\+?(?:\s*(?:-|–|—|to)\s*\d{1,2}\s*\+?)?\s*(?:years?|yrs?\.?|jahren?|ans|años|anos|лет|года?|年|년)(?!\p{L})/iu;
const MOST_YEARS = 90;
/** An amount of money, a range of it, or a share of the company. */
const MONEY =
  /^(?:(?:[$€£¥₹]|usd|eur|gbp|chf)\s?[\d.,]+\s?[km]?|[\d.,]+\s?[km]?\s?(?:[$€£¥₹]|usd|eur|gbp|chf)|[\d.,]+\s?k|[\d.,]+\s?(?:万|円|元|원)+|[\d.,]+\s?%)(?:\s*(?:-|–|—|to|\/)\s*[^\s/–—-]{1,12})*(?:\s*(?:per|a|\/)\s*(?:year|month|annum))?$/iu;
/** "None" below "Requirements" asks for nothing. */
const NOTHING = /^(?:none|nothing|n\/?a|tbd|tba|[-–—]*)\.?$/iu;
/** "@ada", or "Ada Lovelace (@ada), Acme". */
const PERSON = /^(?:(?:@[\w-]+[\s,;]*)+|(?:\p{Lu}[\p{L}.'’-]*\s+){1,4}[([]?@[\w-]+[)\]]?(?:\s*[,–(-].{0,60})?)$/u;

/** Whether a heading, a label or the name of a row has only what asks for nothing below it. */
export const asksNothing = (name: string): boolean => NOTHING_ASKED.test(name.replace(/\s*[:：]$/u, ''));

/** Whether a text can be what somebody is asked for. */
export const isAsked = (text: string): boolean =>
  !NOTHING.test(text) &&
  !MONEY.test(text) &&
  !NAMED.test(text) &&
  !PERSON.test(text) &&
  !(text.length <= MOST_YEARS && YEARS.test(text));
