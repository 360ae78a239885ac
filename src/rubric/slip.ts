import type { Item } from '../packet/packet.ts';
import { say } from '../text/words.ts';
import type { RuleAnswer } from './rule.ts';

/** The misspelt field of an item that was meant as `field`, with its colon as written; null where there is none. */
function misspelt(item: Item, field: string): string | null {
  for (const { code, args } of item.findings)
    if (code === 'packet-field-misspelt' && `${args.meant}:` === field) return `${args.found}:`;
  return null;
}

/** The answer to "has no `Scope:`" where a misspelt one is the reason; null where it is not. */
export function slipAnswer(item: Item, field: string): RuleAnswer | null {
  const found = misspelt(item, field);
  return found === null
    ? null
    : { truth: 'no', message: say`has ${found}, which is not a field`, fix: say`Write ${field}.` };
}
