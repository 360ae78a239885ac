/** Years and pay as documents write them. */

const YEARS =
  /^(?:about |around |typically |~)?\d{1,2}\s*(?:\+|(?:-|–|—|to)\s*\d{1,2}\s*\+?)?\s*(?:years?|yrs?)\b.{0,60}$/iu;
export const experienceIn = (text: string): boolean => YEARS.test(text);

const SUM =
  '(?:(?:[$€£¥₹]|(?:USD|EUR|GBP|CHF)\\s?)\\d[\\d.,]*\\s?[kKmM]?\\+?|\\d[\\d.,]*\\s?[kKmM]?\\s?(?:[$€£¥₹]|USD|EUR|GBP|CHF)\\+?)';
const RANGE = `${SUM}(?:\\s*(?:-|–|—|to)\\s*(?:${SUM}|\\d[\\d.,]*\\s?[kKmM]?\\+?))?`;
const PAY = new RegExp(`^(${RANGE})(?:\\s*\\(([^():]{1,40}):\\s*(${RANGE})\\))?$`, 'u');

/** "$185K-$320K (FAANG: $400K-$550K)": by what it is paid by; null: it is nothing but an amount. */
export function payIn(text: string): Readonly<Record<string, string>> | null {
  const [, total, other, more] = PAY.exec(text.trim()) ?? [];
  if (total === undefined) return null;
  return { total, ...(other !== undefined && more !== undefined && { [other.trim()]: more }) };
}

const ANY_SUM = new RegExp(`(?:^|\\s|\\()${SUM}`, 'u');
/** Whether a line says what people are paid: it begins with an amount, or speaks of pay and has one. */
export const saysPay = (text: string): boolean =>
  new RegExp(`^${RANGE}`, 'u').test(text) ||
  (ANY_SUM.test(text) && /\b(?:salar|pay\b|paid|compensation|comp\b|bonus|equity|earn)/iu.test(text));

/** "2-5 years" as the ladder writes a range; null: it is none. */
export function yearsIn(text: string): string | null {
  const [, least, from, to, open] =
    /^(?:(?:about|around|typically|usually|~)\s*)?((?:at least|minimum(?: of)?|min\.?|over|more than)\s+)?(\d{1,2})\s*(?:(?:-|–|—|to)\s*(\d{1,2}))?\s*(\+?)\s*(?:years?|yrs?)?(?![\p{L}\p{N}])/iu.exec(
      text,
    ) ?? [];
  if (from === undefined) return null;
  // "12-15+" ends nowhere.
  if (open === '+' || (least !== undefined && to === undefined)) return `${from}+`;
  if (to === undefined) return from;
  return Number(to) < Number(from) ? null : `${from}-${to}`;
}
