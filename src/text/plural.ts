/** English singular and plural, as far as amounts in messages need them. */

/** "incidents" → "incident"; a word that ends otherwise stays as it is. */
export function singular(word: string): string {
  if (/^people$/iu.test(word)) return word.startsWith('P') ? 'Person' : 'person';
  if (word.length < 4 || /(?:ss|us|is)$/u.test(word)) return word;
  return word
    .replace(/ies$/u, 'y')
    .replace(/(?<=x|ch|sh|ss)es$/u, '')
    .replace(/(?<!s)s$/u, '');
}

const TAIL = /(?:\/.*| (?:per|a|an|each|every) .*| (?:hourly|daily|weekly|monthly|yearly|annually))$/u;
const TIME = /(?:^| )(?:hour|minute|second|day|week|month|quarter|year)$/u;

/** "1 junior engineer", "6 hours/week": an amount with its unit, which is right in number whichever way it was written. */
export function amountOf(value: number | string, unit: string): string {
  if (unit === '') return String(value);
  const tail = TAIL.exec(unit)?.[0] ?? '';
  const head = unit.slice(0, unit.length - tail.length);
  const one = Number(value) === 1;
  const right = one ? head.replace(/\S+$/u, singular) : TIME.test(head) ? `${head}s` : head;
  // `$/week` has nothing before its slash but a sign.
  return head === '' ? `${value} ${unit.trim()}` : `${value} ${right}${tail}`;
}
