/** The texts of a ladder: repeated, run together, too long, or private. */
import type { Place } from '../../findings/finding.ts';
import { lintFinding } from '../../findings/lint.ts';
import { normalise } from '../../text/near.ts';
import type { Criterion } from '../ladder.ts';
import { writtenCriteria } from '../resolve/criteria.ts';
import type { Check } from './linting.ts';

/** The longest statement that people quote, in characters. */
const LONGEST = 400;
/** So many sentences are more than one expectation. */
const MANY_SENTENCES = 3;

/** Lists of sentences: their ids, which stand nowhere in the file. */
export const derived: Check = ({ file, placeOf }) => {
  const lists = new Map<string, { readonly ids: string[]; readonly place: Place; readonly of: string }>();
  for (const { id, competency, level, keys, derived: fromWords } of writtenCriteria(file, placeOf)) {
    if (!fromWords) continue;
    const of = `${competency}.${level}`;
    const list = lists.get(of) ?? { ids: [], place: placeOf(keys.slice(0, -1), 'key'), of };
    list.ids.push(id);
    lists.set(of, list);
  }
  return [...lists.values()].map(({ ids, place, of }) => lintFinding('lint-ids-derived', place, { of, ids }));
};

/** Criteria with the same text. A gate that several promotions have is the same gate. */
export const duplicates: Check = ({ ladder, textPlace }) => {
  const first = new Map<string, Criterion>();
  return ladder.criteria.flatMap((criterion) => {
    const key = normalise(criterion.text);
    const other = first.get(key);
    if (other === undefined) first.set(key, criterion);
    if (other === undefined || sameGate(other, criterion)) return [];
    return [
      lintFinding('lint-duplicate-statement', textPlace(criterion), {
        id: criterion.id,
        other: other.id,
        first: textPlace(other),
        here: textPlace(criterion).path,
      }),
    ];
  });
};

const sameGate = (a: Criterion, b: Criterion): boolean =>
  a.promotion !== null && b.promotion !== null && a.promotion !== b.promotion;

/**
 * A word in small letters that goes on with a capital ("oversightInitiates", "benefit.Creates") and is followed by
 * another word. Names look different: they begin with a capital (GitHub), are short before the inner one (macOS,
 * iPhone, gRPC) or after it (openSUSE), or stand in code or in an address.
 */
const FUSED =
  /(?<![\p{L}\p{N}_./@#&:<$-])(?:\p{Ll}+-)*(?<before>\p{Ll}{4,}[.!?;:)]?)(?<after>\p{Lu}\p{Ll}{3,})(?=[ \n]+[\p{Ll}\d([])/gu;

export const fused: Check = ({ texts, placeOf, placeIn }) =>
  texts.flatMap(({ keys, text }) =>
    [...withoutCode(text).matchAll(FUSED)].map((match) => {
      const { before = '', after = '' } = match.groups ?? {};
      return lintFinding('lint-fused-sentence', placeIn(placeOf(keys), before + after), {
        found: before + after,
        before,
        after,
      });
    }),
  );

/** Code spans and addresses, blanked out. */
const withoutCode = (text: string): string =>
  text.replace(/`[^`\n]*`|\b[a-z]+:\/\/\S+/gu, (part) => ' '.repeat(part.length));

/** Statements that are long, or several. */
export const long: Check = ({ ladder, textPlace }) =>
  ladder.criteria.flatMap((criterion) => {
    const { id, text } = criterion;
    const characters = Array.from(text).length;
    if (characters > LONGEST)
      return [lintFinding('lint-text-long', textPlace(criterion), { id, characters, most: LONGEST })];
    const sentences = text.split(/(?<=\p{L}{2}[.!?]["”’)]?)\s+(?=\p{Lu})/u).length;
    return sentences < MANY_SENTENCES
      ? []
      : [lintFinding('lint-text-compound', textPlace(criterion), { id, sentences })];
  });

const AMOUNT = String.raw`[$€£₹]\s?\d[\d.,]*\s?[kKmM]?`;
/** "$75K-$130K", "$200K+": amounts that look like pay. */
const PAY_RANGE = new RegExp(
  String.raw`${AMOUNT}\+?\s*(?:-|–|—|to)\s*(?:${AMOUNT}|\d[\d.,]*\s?[kKmM]\b)|[$€£₹]\s?\d{2,3}\s?[kK]\+`,
  'u',
);
/** Words of pay; without an amount they give nothing away. */
const PAY_WORDS =
  /\b(?:salar(?:y|ies)|wages?|remuneration|(?:pay|comp|compensation) (?:band|range|grade|scale)s?|base pay|total comp(?:ensation)?|RSUs?|stock options|sign-on bonus(?:es)?)\b/iu;
const MONEY = /[$€£₹]\s?\d|\b\d{2,3}\s?[kK]\b|\b\d{2,3}[,.]?\d{3}\b/u;
const COSTS =
  /\b(?:budgets?|costs?|save[sd]?|savings?|revenue|invest\w*|spend\w*|spent|loss|losses|deals?|contracts?|ARR|funding)\b/iu;

export const pay: Check = ({ texts, placeOf, placeIn }) =>
  texts.flatMap(({ keys, text }) => {
    const range = COSTS.test(text) ? undefined : PAY_RANGE.exec(text)?.[0];
    const found = range ?? (MONEY.test(text) ? PAY_WORDS.exec(text)?.[0] : undefined);
    return found === undefined ? [] : [lintFinding('lint-pay', placeIn(placeOf(keys), found), null)];
  });
