import { expect, test } from 'vitest';
import { itemsOf, readPacket } from '../../src/packet/read.ts';
import type { Truth } from '../../src/rubric/assessment.ts';
import { evaluate } from '../../src/rubric/evaluate.ts';
import { gateRules, modifiers, rules } from '../../src/rubric/rules/index.ts';
import { context, facts } from './factory.ts';
import { rubricOf } from './owner.ts';

const front = (lines: string): string => `---\ncandidate: octo-ada\nladder: engineering\nfrom: L4\nto: L5\nrepository: acme/billing\n${lines}\n---\n`;

function answer(yaml: string, body: string, isGate: boolean): Truth {
  const text = isGate ? front(body) : `${front('')}\n## System Design\n\n${body}\n`;
  const { packet } = readPacket(new TextEncoder().encode(text), 'p.md');
  expect(packet.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const items = itemsOf(packet.blocks);
  const refs = items.flatMap(({ references }) => references.map(({ ref }) => ref));
  return evaluate(items, context(rubricOf(yaml), { header: packet.header, facts: facts(Object.fromEntries(refs.map((ref) => [ref, 'true']))) })).truth;
}

test.each(rules.filter(({ name }) => !(name in modifiers)).map((rule) => [rule.name, rule] as const))('%s: its examples are true', (name, rule) => {
  const yaml = rule.doc.forms[0]?.yaml ?? '';
  expect(answer(yaml, rule.doc.meets, name in gateRules)).toBe('yes');
  expect(answer(yaml, rule.doc.misses, name in gateRules)).toBe('no');
});
