import { finding } from '../findings/catalogue.ts';
import type { Finding, Place } from '../findings/finding.ts';
import { findPromotion } from '../ladder/graph.ts';
import type { Ladder, Promotion } from '../ladder/ladder.ts';
import type { Header } from '../packet/packet.ts';

/** What a candidate wants, and on which track. */
export interface Route {
  readonly promotion: Promotion;
  /** Track id. */
  readonly track: string;
}

/**
 * The promotion and the track that the front matter means; null where it leaves one out, or the ladder has none such,
 * which is then a finding.
 * @param at where the front matter has a field, or which option of the command line stands in for it
 */
export function routeOf(
  header: Header,
  ladder: Ladder,
  findings: Finding[],
  at: (field: 'from' | 'to' | 'track') => { readonly place: Place; readonly option: string | null },
): Route | null {
  if (header.from === null || header.to === null) return null;
  const found = findPromotion(ladder, { track: header.track, from: header.from, to: header.to });
  if (found.found) return { promotion: found.promotion, track: found.track };
  const { place, option } = at(found.field);
  findings.push(
    finding('packet-promotion', place, {
      option,
      message: found.message,
      near: found.near,
      legal: found.legal.map((promotion) => `${promotion.from} → ${promotion.to}`),
      isAmbiguous: found.reason === 'ambiguous-track',
    }),
  );
  return null;
}
