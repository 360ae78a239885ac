/**
 * The documentation of combinations (`any`, `all`, `at-least`) and of thresholds that are not set: they are no rules
 * with a file of their own, and are evaluated in `evaluate.ts`.
 */
import type { RuleDoc } from './rule.ts';

interface Documented {
  readonly name: string;
  /** What it does in a rubric, as the reference's table says it. */
  readonly it: string;
  readonly doc: RuleDoc;
}

const RFC =
  '- **Proposed the event pipeline.**\n  - When: 2025-03\n  - Kind: rfc\n  - Links: https://github.com/acme/rfcs/pull/118';
const TALK =
  '- **Presented it at the platform meet-up.**\n  - When: 2025-06\n  - Kind: talk\n  - Links: https://github.com/acme/talks/pull/7';

const INHERITED =
  'Each branch is a rubric. It inherits the rules about one item from the rubric around it, and may override them or remove them with `false`; rules about all items it never inherits. A branch without a rule about all items asks for one item that counts. What the rubric around it asks for holds as well.';

export const combinations: readonly Documented[] = [
  {
    name: 'any',
    it: 'combines rubrics',
    doc: {
      asks: 'One of these rubrics is met.',
      counts: `${INHERITED} An answer that is not known matters only where no other branch is met. What a report says is missing is that of the branch that is nearest.`,
      forms: [
        { yaml: 'any: [{ kind: rfc }, { kind: talk }]', means: 'an RFC or a talk' },
        {
          yaml: 'any: [{ change: 50 % less }, { items: 3 }]',
          means: 'one change by half, or three pieces of evidence',
        },
      ],
      meets: TALK,
      misses: TALK.replace('Kind: talk', 'Kind: meeting'),
    },
  },
  {
    name: 'all',
    it: 'combines rubrics',
    doc: {
      asks: 'Each of these rubrics is met, by the same evidence or by different evidence.',
      counts: `${INHERITED} That is how a criterion asks for things of different kinds: rules beside each other all look at the same items.`,
      forms: [{ yaml: 'all: [{ kind: rfc }, { kind: talk }]', means: 'an RFC and a talk' }],
      meets: `${RFC}\n${TALK}`,
      misses: RFC,
    },
  },
  {
    name: 'at-least',
    it: 'combines rubrics',
    doc: {
      asks: 'So many of these rubrics are met.',
      counts: `${INHERITED} As soon as enough are met, what is not known about the others does not matter.`,
      forms: [
        {
          yaml: 'at-least: { min: 2, of: [{ kind: rfc }, { kind: talk }, { kind: post }] }',
          means: 'two of these three',
        },
      ],
      meets: `${RFC}\n${TALK}`,
      misses: TALK,
    },
  },
  {
    name: 'needs-owner',
    it: 'stands for a number',
    doc: {
      asks: 'The ladder asks for an amount that its owner has yet to set.',
      counts:
        'It stands where a number would, in `items`, `count`, `change`, `rate` and `people`. Any amount is enough to leave the criterion to a person, who judges whether it is enough; none is not. It is for what a ladder leaves open ("saving $$$"): a number is never made up. `ladder lint` lists them, and so does `needsOwner` of `ladder show --format json`.',
      forms: [
        { yaml: 'items: needs-owner', means: 'one piece of evidence or more; a person judges how many are enough' },
        {
          yaml: 'change: { min: needs-owner, direction: less, unit: money }',
          means: 'any saving of money; a person judges whether it is enough',
        },
      ],
      meets: RFC,
      misses: '- Gap: nothing yet; plan: propose the event pipeline, by 2026-10-01.',
    },
  },
];
