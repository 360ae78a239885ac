import * as z from 'zod/mini';
import { neverExpires } from '../../packet/items/fields.ts';
import { normalise } from '../../text/near.ts';
import { join, oneOf, prose, say, count } from '../../text/words.ts';
import { slipAnswer } from '../slip.ts';
import { yes } from '../rule.ts';
import type { ItemRule } from '../rule.ts';
import type { CertificateRule } from '../../ladder/rubric.ts';
import { namesSchema, trueSchema } from '../schemas.ts';
import { dayText } from '../../text/time.ts';
import { daysBetween } from '../window.ts';
import { among } from '../stricter.ts';

/** How each line is written. */
const LINES: Readonly<Record<string, string>> = {
  'Issuer:': 'Issuer: Acme Academy',
  'Certificate:': 'Certificate: AA-1234',
  'Expires:': 'Expires: 2027-03-31',
};

export const certificate: ItemRule<'certificate'> = {
  name: 'certificate',
  over: 'item',
  schema: z.union([
    z.pipe(
      trueSchema('The item names a certificate that is valid'),
      z.transform((): CertificateRule => ({ issuer: [] })),
    ),
    z.strictObject({
      issuer: namesSchema('Who has to have issued it', ['Acme Academy', ['Acme Academy', 'Linux Foundation']]),
    }),
  ]),
  doc: {
    asks: 'The item names a certificate: who issued it, its number, and until when it is valid.',
    counts:
      'Three lines: `Issuer:`, `Certificate:` and `Expires:`. It has to be valid at the anchor; the day on which it expires still counts, and a month ends with its last day. `Expires: never` is an answer; no such line is none. The issuer is compared as a whole name; capital letters do not matter. That the certificate exists is for `verified` or a person to say.',
    forms: [
      { yaml: 'certificate: true', means: 'a valid certificate of anybody' },
      { yaml: 'certificate: { issuer: [Acme Academy, Linux Foundation] }', means: 'one of these two issued it' },
    ],
    meets:
      '- **Passed the administrator exam.**\n  - Issuer: Acme Academy\n  - Certificate: AA-1234\n  - Expires: 2030-01',
    misses: '- **Passed the administrator exam.**\n  - Issuer: Acme Academy\n  - Certificate: AA-1234',
  },
  compare: (before, after) => among(before.issuer, after.issuer),
  words: ({ issuer }) =>
    issuer.length === 0
      ? prose('with a certificate that is valid')
      : say`with a certificate of ${oneOf(issuer)} that is valid`,
  check(item, rule, { anchor }) {
    const { issuer, number, expires } = item.certificate;
    const until = item.fields.find(({ name }) => name === 'expires');
    const missing = [
      ...(issuer === null ? ['Issuer:'] : []),
      ...(number === null ? ['Certificate:'] : []),
      ...(until === undefined ? ['Expires:'] : []),
    ];
    const [first] = missing;
    if (first !== undefined) {
      const found = missing.map((line) => slipAnswer(item, line)).find((slip) => slip !== null);
      if (found) return found;
      const names = join(
        missing.map((line) => say`${line}`),
        ', ',
        ' and ',
      );
      return {
        truth: 'no',
        message: say`has ${3 - missing.length} of the 3 lines of a certificate: ${names} ${prose(missing.length === 1 ? 'is' : 'are')} missing`,
        fix: say`Add ${join(
          missing.map((line) => say`${LINES[line] ?? line}`),
          ', ',
          ' and ',
        )}${missing.includes('Expires:') ? say` (or ${'Expires: never'})` : []}.`,
      };
    }
    if (
      issuer !== null &&
      rule.issuer.length > 0 &&
      !rule.issuer.some((name) => normalise(name) === normalise(issuer))
    ) {
      return {
        truth: 'no',
        message: say`has a certificate of ${issuer}, the rubric asks for ${oneOf(rule.issuer)}`,
        fix: say`Write the issuer's whole name after ${'Issuer:'}, or add another certificate.`,
      };
    }
    if (expires === null) {
      if (until !== undefined && neverExpires(until.text)) return yes;
      return {
        truth: 'no',
        message: say`has ${until?.text ?? ''} after ${'Expires:'}, which is not a day`,
        fix: say`Write ${'Expires: 2027-03-31'} or ${'Expires: never'}.`,
      };
    }
    if (expires >= anchor) return yes;
    return {
      truth: 'no',
      message: prose(
        `has a certificate that expired on ${dayText(expires)}, ${count(daysBetween(expires, anchor), 'day')} before ${dayText(anchor)}`,
      ),
      fix: say`Renew it, or correct ${'Expires:'} if it is wrong.`,
    };
  },
};
