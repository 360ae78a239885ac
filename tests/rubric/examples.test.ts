import { expect, test } from 'vitest';
import { readPacket } from '../../src/packet/read.ts';
import { itemsOf } from '../../src/packet/reading/read.ts';
import type { Truth } from '../../src/evidence/truth.ts';
import { evaluate } from '../../src/rubric/evaluate.ts';
import type { Facts } from '../../src/evidence/facts.ts';
import { gateRules, modifiers, rules } from '../../src/rubric/rules/index.ts';
import { context, criterion } from './factory.ts';
import { rubricOf } from './owner.ts';

const front = (lines: string): string =>
  `---\ncandidate: octo-ada\nladder: engineering\n${/^from:/mu.test(lines) ? '' : 'from: L4\n'}to: L5\nrepository: acme/billing\n${lines}\n---\n`;

/** What every link of the examples holds where it is a document. */
const headings = ['Context', 'Constraints', 'Alternatives', 'Risks'];

/** Of a gate the example is front matter, but where it asks about the body. */
const inFront = (name: string): boolean => name in gateRules && name !== 'packet' && name !== 'declared';

/** The criterion that is asked about; whatever an item's `Criteria:` names before it comes before it in the ladder. */
const ASKED = 'quality.L5';
const FACETS = ['Hiring', 'Budget'];

function answer(yaml: string, body: string, name: string): Truth {
  const text = inFront(name)
    ? front(body)
    : name === 'packet'
      ? `${front('')}\n${body}\n`
      : `${front('')}\n## System Design\n\n${body}\n`;
  const packet = readPacket(new TextEncoder().encode(text), 'p.md');
  expect(packet.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  // Whoever reads a packet with its ladder at hand finds the facets that it names.
  const items = itemsOf(packet).map((item) => ({
    ...item,
    facets: item.criteria.filter((one) => FACETS.includes(one)),
  }));
  const references = items.flatMap((item) =>
    item.references.map(({ ref }) => ({
      ref,
      before: item.criteria.flatMap((ids) => ids.split(', ')).filter((id) => id !== ASKED),
    })),
  );
  const read: Facts = {
    references: new Map(references.map(({ ref }) => [ref, { outcome: 'true', why: [], headings }])),
  };
  return evaluate(
    items,
    context(
      {},
      {
        criterion: criterion(rubricOf(yaml), { id: ASKED, facets: FACETS }),
        header: packet.header,
        // The box of the example is the criterion's own.
        declared: name === 'declared' && body.startsWith('- [x] '),
        facts: read,
        document: {
          headings: packet.blocks.flatMap((block) => (block.type === 'heading' ? [block.text] : [])),
          words: packet.words,
        },
        citedBefore: (wanted) => references.find(({ ref }) => ref === wanted)?.before ?? [],
      },
    ),
  ).truth;
}

test.each(rules.filter(({ name }) => !(name in modifiers)).map((rule) => [rule.name, rule] as const))(
  '%s: its examples are true',
  (name, rule) => {
    const yaml = rule.doc.forms[0]?.yaml ?? '';
    expect(answer(yaml, rule.doc.meets, name)).toBe('yes');
    // No packet misses the level before: where it does not show that level, a person says so.
    expect(answer(yaml, rule.doc.misses, name)).toBe(name === 'previous-level' ? 'yes' : 'no');
  },
);
