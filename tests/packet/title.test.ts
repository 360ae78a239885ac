/** What an item is called where its reviewers see it: never what somebody said, never what is confidential. */
import { describe, expect, test } from 'vitest';
import { only } from './support.ts';

const titleOf = (item: string): string | null | undefined => only(`## Design\n\n${item}\n`).title;

describe('the title of an item', () => {
  test.each([
    ['its bold lead', '- **Led the billing pipeline** over a year, acme/a#1', 'Led the billing pipeline'],
    ['else its words', '- Led the billing pipeline, acme/a#1', 'Led the billing pipeline, acme/a#1'],
    ['a name in quotes', '- Wrote the "Event pipeline" RFC, acme/a#1', 'Wrote the "Event pipeline" RFC, acme/a#1'],
    [
      'an inch is no quote',
      '- Moved the 19" racks of two sites, acme/a#1',
      'Moved the 19" racks of two sites, acme/a#1',
    ],
  ])('%s', (_, item, title) => expect(titleOf(item)).toBe(title));

  test('is cut between words at 80 characters', () => {
    const title = titleOf(`- ${'word '.repeat(40)}acme/a#1`) ?? '';
    expect(title).toMatch(/ word…$/u);
    expect(title.length).toBeLessThanOrEqual(80);
  });

  test.each([
    ['- "Ada taught me how to cut scope" @octo-sam, acme/a#1', '… @octo-sam, acme/a#1'],
    ['- “Ada saved the launch” said @octo-sam, acme/a#1', '… said @octo-sam, acme/a#1'],
    ['- Sam wrote: "Ada saved the launch, acme/a#1', 'Sam wrote: …'],
    ['- Sam: „Ada hat alles gerettet“, acme/a#1', 'Sam: …, acme/a#1'],
    ['- Sam: « Ada a tout sauvé », acme/a#1', 'Sam: …, acme/a#1'],
    ['- **"Ada saved the launch"** from Sam, acme/a#1', null],
  ])('quotes nobody: %s', (item, title) => expect(titleOf(item)).toBe(title));

  test.each([
    '- **Escalation with a customer**, acme/a#1\n  - Confidential: attested by @octo-mgr',
    '- Escalation with a customer (confidential), acme/a#1',
    '- **Escalation with a customer**, Confidential, acme/a#1',
  ])('is not given for what is confidential: %s', (item) => expect(titleOf(item)).toBeNull());
});
