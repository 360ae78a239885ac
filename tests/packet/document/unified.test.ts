import fc from 'fast-check';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import { unified as original } from 'unified';
import { expect, test } from 'vitest';
import { unified as standIn } from '../../../src/packet/document/unified.ts';

test('what stands in for unified in the bundle reads what unified reads', () => {
  const theirs = original()
    .use(remarkParse)
    .use(function tables() {
      this.data().micromarkExtensions = [gfmTable()];
    })
    .freeze();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the plugin is typed for the original, and uses no more of it than is there
  const parse = remarkParse as unknown as (this: ReturnType<typeof standIn>) => void;
  const ours = standIn()
    .use(parse)
    .use(function tables() {
      (this.data() as Record<string, unknown>)['micromarkExtensions'] = [gfmTable()];
    })
    .freeze();
  expect(ours.parse('# [b](c)\n')).toMatchObject({
    type: 'root',
    children: [{ type: 'heading', children: [{ type: 'link' }] }],
  });
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('a', '*', '`', '#', '\n', '|', '-', '[', ']', '(', ')', '>', ' ', '&amp;', '1.'),
      }),
      (text) => {
        expect(ours.parse(text)).toEqual(theirs.parse(text));
      },
    ),
  );
});
