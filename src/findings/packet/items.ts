import { say } from '../../text/words.ts';
import { kind } from '../kind.ts';

/** Items and their fields: what is read as evidence, and what is not. */
export const itemFindings = {
  'packet-field-misspelt': kind<{ found: string; meant: string }>({
    severity: 'warning',
    title: 'A field that is probably misspelt',
    why: 'A misspelt field is read as part of the claim, so what it says does not count as the field.',
    message: ({ found, meant }) => say`${`${found}:`} is not a field; did you mean ${`${meant}:`}?`,
    fix: ({ meant }) => say`Write ${`${meant}:`}.`,
    example: {
      before: '- Led the billing migration.\n  - Rloe: lead',
      after: '- Led the billing migration.\n  - Role: lead',
    },
  }),
  'packet-field-apart': kind<{ field: string; line: number }>({
    severity: 'warning',
    title: 'A field stands apart from its item',
    why: 'Fields belong under their item. This one stands as an item of its own, usually because it is indented too little.',
    message: ({ field, line }) => say`${`${field}:`} is read as part of the item at line ${line}`,
    fix: () => say`Indent it under its item: two spaces under ${'-'}, three under ${'1.'}.`,
    example: {
      before: '1. Led the billing migration.\n\n- When: 2025-03',
      after: '1. Led the billing migration.\n   - When: 2025-03',
    },
  }),
  'packet-placeholder': kind<{ found: string }>({
    severity: 'warning',
    title: 'A placeholder was left in',
    why: 'A placeholder is never evidence.',
    message: ({ found }) => say`${found} is a placeholder and does not count`,
    fix: ({ found }) =>
      /^\W*(?:n\/?a|not applicable)\W*$/iu.test(found)
        ? say`If it does not apply, say why: ${'- N/A: …; reason: …'}. Otherwise put in what is meant.`
        : say`Put in what is meant, or state ${'- Gap: …; plan: …'}.`,
    example: {
      before: '- Led the billing migration.\n  - When: TBD',
      after: '- Led the billing migration.\n  - When: 2025-03 to 2025-06',
    },
  }),
  'packet-item-empty': kind<null>({
    severity: 'warning',
    title: 'An item without a claim',
    why: 'Dates, roles and names say something about a piece of work. Without the work, there is nothing to count.',
    message: () => say`This item does not say what was done, so it does not count`,
    fix: () => say`Begin it with what you did, in one sentence, or link it.`,
    example: { before: '- When: 2025-03', after: '- Led the billing migration.\n  - When: 2025-03' },
  }),
  'packet-box-unticked': kind<{ criterion: string | null }>({
    severity: 'notice',
    title: 'An unticked box',
    why: 'An unticked box says that nothing is claimed, so what stands under it is an explanation and not evidence.',
    message: ({ criterion }) =>
      criterion === null
        ? say`The box is not ticked, so this line is not read as evidence`
        : say`The box of ${criterion} is not ticked, so this is not read as evidence`,
    fix: () => say`Tick the box with ${'[x]'} if you claim it, or state ${'- Gap: …; plan: …'}.`,
    example: {
      before: '- [ ] Led the billing migration: acme/billing#12',
      after: '- [x] Led the billing migration: acme/billing#12',
    },
  }),
  'packet-gap-without-plan': kind<null>({
    severity: 'warning',
    title: 'A gap without a plan',
    why: 'A gap that comes with a plan tells the reviewers something; one without a plan reads as an omission.',
    message: () => say`This gap has no plan`,
    fix: () => say`Add what you will do and by when: ${'; plan: …, by 2026-10-01'}.`,
    example: {
      before: '- Gap: no recommendation on a promotion yet',
      after: '- Gap: no recommendation on a promotion yet; plan: sit on the Q4 panel, by 2026-10-01',
    },
  }),
  'packet-partial-without-plan': kind<null>({
    severity: 'warning',
    title: 'A partial claim without a plan',
    why: 'The decision rule allows a partial criterion only with a plan for the rest.',
    message: () => say`This partial claim has no plan`,
    fix: () => say`Add what is left and by when: ${'; plan: …, by 2026-10-01'}.`,
    example: {
      before: '- Partial: one team so far',
      after: '- Partial: one team so far; plan: roll out to the second, by 2026-10-01',
    },
  }),
  'packet-na-without-reason': kind<null>({
    severity: 'warning',
    title: 'Not applicable without a reason',
    why: 'A criterion is excused only with a reason, and only where the ladder allows it.',
    message: () => say`This N/A has no reason after ${'reason:'}`,
    fix: () => say`Add ${'; reason: …'}.`,
    example: {
      before: '- N/A: no on-call in this team',
      after: '- N/A: no on-call in this team; reason: the platform team runs it',
    },
  }),
};
