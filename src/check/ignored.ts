/** Notices that a packet asks to ignore, in place and with a reason: they are counted and said, and change no state. */
import { catalogue, finding } from '../findings/catalogue.ts';
import type { Finding } from '../findings/finding.ts';
import { IGNORABLE } from '../findings/packet/ignored.ts';
import type { Block, Span } from '../packet/document/blocks.ts';
import type { Packet } from '../packet/packet.ts';
import { near } from '../text/near.ts';

/** A comment that asks for it, and the block directly below it; null: nothing stands below it. */
interface Wish {
  readonly said: string;
  readonly line: number;
  readonly column: number;
  readonly below: Span | null;
}

const WISH = /^\s*<!--\s*readiness\s+ignore\b([^]*?)-->\s*$/iu;
const SAID = /^\s*([\w-]+)\s*:\s*(\S[^]*?)\s*$/u;

/** The findings, each ignored notice replaced by what was said to ignore it. A packet without such comments keeps all. */
export function withoutIgnored({ path, blocks }: Packet, findings: readonly Finding[]): Finding[] {
  let rest = [...findings];
  const said: Finding[] = [];
  for (const wish of wishesIn(blocks)) {
    const place = { path, line: wish.line, column: wish.column };
    const [, code = '', reason = ''] = SAID.exec(wish.said) ?? [];
    const idle = (why: Parameters<typeof idleAt>[2]): number => said.push(idleAt(place, code, why));
    if (code === '' || !/[\p{L}\p{N}]/u.test(reason)) idle({ is: 'form' });
    else if (!Object.hasOwn(catalogue, code)) {
      const known = [...IGNORABLE];
      idle({ is: 'code', near: near(code, known), known });
    } else if (!IGNORABLE.has(code)) idle({ is: catalogueOf(code) === 'notice' ? 'for-reviewers' : 'counts' });
    else {
      const { below } = wish;
      const meant = (found: Finding): boolean =>
        below !== null &&
        found.code === code &&
        found.place.path === path &&
        found.place.line >= below.from &&
        found.place.line <= below.to;
      const lines = rest.filter(meant).map(({ place: { line } }) => line);
      if (lines.length === 0) idle({ is: 'nothing' });
      else {
        rest = rest.filter((found) => !meant(found));
        said.push(finding('packet-notices-ignored', place, { code, lines, reason }));
      }
    }
  }
  return [...rest, ...said];
}

const idleAt = (
  place: Finding['place'],
  found: string,
  why: Extract<Finding, { readonly code: 'packet-ignore-idle' }>['args']['why'],
): Finding => finding('packet-ignore-idle', place, { found, why });

const catalogueOf = (code: string): string | undefined =>
  Object.entries(catalogue).find(([name]) => name === code)?.[1].severity;

/** The comments of a packet that ask for it, in its order; also those within items. */
function wishesIn(blocks: readonly Block[]): Wish[] {
  return blocks.flatMap((block, index): Wish[] => {
    if (block.type === 'item' || block.type === 'quote') return wishesIn(block.children);
    if (block.type !== 'comment') return [];
    const said = WISH.exec(block.text)?.[1];
    if (said === undefined) return [];
    const below = blocks.slice(index + 1).find(({ type }) => type !== 'comment');
    return [{ said, line: block.span.from, column: block.column, below: below?.span ?? null }];
  });
}
