import * as z from 'zod/mini';
import { count, join, prose, say } from '../../text/words.ts';
import type { Words } from '../../text/words.ts';
import { yes } from '../rule.ts';
import type { SetRule } from '../rule.ts';
import type { PacketRule } from '../../ladder/rubric.ts';
import { fold } from '../../text/scale.ts';
import { described, namesSchema } from '../schemas.ts';
import { all, lessOrNone, together } from '../stricter.ts';

/** What an owner writes, by key: a gate has these beside its own. */
export const packetFields = {
  sections: z.optional(namesSchema('Headings that the packet must have', [['Summary', 'Impact']])),
  words: z.optional(
    described(
      z
        .int('expected a whole number of words')
        .check(z.minimum(1, 'expected at least 1'), z.maximum(100_000, 'expected at most 100000')),
      'The most words that the packet may have',
      [1500],
    ),
  ),
};

/** "1,620 words". */
const words = (n: number): string => `${n.toLocaleString('en-GB')} ${n === 1 ? 'word' : 'words'}`;

const listed = (names: readonly string[], last: string): Words =>
  join(
    names.map((name) => say`${name}`),
    ', ',
    last,
  );

export const packet: SetRule<'packet'> = {
  name: 'packet',
  over: 'set',
  schema: z.pipe(
    z.strictObject(packetFields),
    z.transform(({ sections, words: most }, context): PacketRule => {
      if (sections !== undefined || most !== undefined) return { sections: sections ?? [], words: most ?? null };
      context.issues.push({ code: 'custom', message: 'expected sections, words or both', input: {} });
      return z.NEVER;
    }),
  ),
  doc: {
    asks: 'The packet has these sections, and no more words than this.',
    counts:
      'Headings of any rank; capital letters, hyphens and punctuation at the ends do not matter. The words of the whole packet without its front matter and HTML comments; exactly as many as are allowed is fine.',
    forms: [
      { yaml: 'packet: { sections: [Summary, Impact], words: 1500 }', means: 'both headings, and at most 1,500 words' },
      { yaml: 'packet: { words: 1500 }', means: 'at most 1,500 words' },
    ],
    meets: '## Summary\n\nA year of work on billing.\n\n## Impact\n\nReconciliation takes minutes.',
    misses: '## Summary\n\nA year of work on billing.',
  },
  compare: (before, after) => together(all(before.sections, after.sections), lessOrNone(before.words, after.words)),
  words: ({ sections, words: most }) =>
    join(
      [
        ...(sections.length === 0
          ? []
          : [say`${prose(sections.length === 1 ? 'a section ' : 'sections ')}${listed(sections, ' and ')}`]),
        ...(most === null ? [] : [prose(`at most ${words(most)}`)]),
      ],
      ', ',
    ),
  check(_, { sections, words: most }, { document }) {
    const there = new Set(document.headings.map(fold));
    const missing = sections.filter((name) => !there.has(fold(name)));
    const long = most !== null && document.words > most ? most : null;
    if (missing.length === 0 && long === null) return yes;
    const found = sections.length - missing.length;
    const lacking =
      missing.length === 0
        ? []
        : [
            say`${listed(missing, ' and ')} ${prose(`${missing.length === 1 ? 'is' : 'are'} missing: ${found} of ${count(sections.length, 'section')} ${found === 1 || sections.length === 1 ? 'is' : 'are'} there`)}`,
          ];
    const excess =
      long === null
        ? []
        : [
            prose(
              `${missing.length === 0 ? 'The' : 'the'} packet has ${words(document.words)}; the ladder asks for at most ${long.toLocaleString('en-GB')}`,
            ),
          ];
    const steps = [
      ...(missing.length === 0
        ? []
        : [
            say`Add ${prose(missing.length === 1 ? 'a heading' : 'headings')} ${listed(
              missing.map((name) => `## ${name}`),
              ' and ',
            )}.`,
          ]),
      ...(long === null ? [] : [prose(`Shorten it by ${words(document.words - long)}.`)]),
    ];
    return { truth: 'no', message: join([...lacking, ...excess], '; '), fix: join(steps, ' ') };
  },
};
