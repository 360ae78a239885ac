/** Words that stand where a name would, and are one with a slip in it: they tie to nothing, and what was meant is said. */
import type { Criterion } from '../../ladder/ladder.ts';
import { misspelt } from '../../text/near.ts';
import { undecorated } from '../names/decoration.ts';
import type { Names } from '../names/names.ts';
import type { LeftOut } from '../../findings/packet/left-out.ts';
import type { Aside, Piece } from './pieces.ts';
import type { Unit } from './sections.ts';

export interface NameSlip {
  readonly found: string;
  readonly meant: string;
  readonly line: number;
  readonly column: number;
}

/** So many words of a packet are compared with names: a hundred slips are no slips, and comparing takes time. */
const MOST_COMPARED = 100;
/** Longer words are a sentence. */
const LONGEST = 80;
/** What is left out although it may be a name with a slip in it. */
const MAY_BE_NAMES: ReadonlySet<LeftOut> = new Set(['prose', 'introduction', 'unnamed', 'before', 'rating', 'tick']);
/** Words before a colon or a dash, which name what follows. */
const LABEL = /^([^:：–—]{1,80}?)\s*(?:[:：](?!\/\/)|\s[–—-]\s)/u;

interface Words {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** The slips of a packet, in the order of its lines. `lines`: those of the file. */
export function nameSlips(
  {
    units,
    pieces,
    asides,
  }: { readonly units: readonly Unit[]; readonly pieces: readonly Piece[]; readonly asides: readonly Aside[] },
  names: Names,
  required: readonly Criterion[],
  lines: readonly string[],
): NameSlip[] {
  const words = [...ofHeadings(units), ...ofPieces(pieces), ...ofAsides(asides, lines)]
    .map(({ text, ...place }) => ({ text: undecorated(text).trim(), ...place }))
    .filter(({ text }) => text.length > 0 && text.length <= LONGEST)
    .toSorted((a, b) => a.line - b.line || a.column - b.column);
  const ids = required.map(({ id }) => id);
  return words.slice(0, MOST_COMPARED).flatMap(({ text, line, column }) => {
    // What names something is no slip, in whatever it stands; the target level's criteria go before all others.
    if (names.find(text, null) !== null) return [];
    const meant = misspelt(text, names.headings()) ?? misspelt(text, ids) ?? misspelt(text, names.criterionIds());
    return meant === null ? [] : [{ found: text, meant, line, column }];
  });
}

/** Sub-headings and bold lines below a name; others are told as headings that name nothing. */
const ofHeadings = (units: readonly Unit[]): Words[] =>
  units.flatMap((unit) => {
    if (unit.is !== 'heading' || unit.scope.stray?.line === unit.block.span.from) return [];
    return [{ text: unit.block.text, line: unit.block.span.from, column: unit.block.column }];
  });

/** The label or the first words of an item, the first cell of a row. */
const ofPieces = (pieces: readonly Piece[]): Words[] =>
  pieces.flatMap(({ own, raw }) => {
    const [first] = raw.claim;
    if (own !== null || first === undefined) return [];
    return [{ text: LABEL.exec(first.text.trim())?.[1] ?? first.text, line: first.line, column: first.column }];
  });

/** Lines alone. */
const ofAsides = (asides: readonly Aside[], lines: readonly string[]): Words[] =>
  asides.flatMap(({ span, why, column, said }) => {
    if (said || span.from !== span.to || !MAY_BE_NAMES.has(why)) return [];
    const text = (lines[span.from - 1] ?? '')
      .slice(0, 400)
      .replace(/[*_`|[\]]+/gu, ' ')
      .trim();
    return [
      {
        text: text.replace(/^(?:[-+]|\d{1,3}[.)])\s+(?:[xX]\s+)?/u, '').replace(/[:：]\s*$/u, ''),
        line: span.from,
        column,
      },
    ];
  });
