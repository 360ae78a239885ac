import * as fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fromJSONSchema } from 'zod';
import * as z from 'zod/mini';
import { ladderJsonSchema } from '../../src/ladder/json-schema.ts';
import type { Competency, Criterion, Ladder } from '../../src/ladder/ladder.ts';
import { showJson, showMarkdown, showText } from '../../src/ladder/show.ts';
import { designExample, ladderOf, withSections } from './support.ts';

const ladder = ladderOf(designExample);
const rich = ladderOf(withSections(`levels: [L4, { id: L5, rubric: { items: 2, within: 1 year, sustained: { span: 6 months, points: 3, gap: 2 months }, metric: { unit: time }, kind: [rfc], waivable: true, not-applicable: true } }, L6]
competencies:
  - { id: code, title: Code, criteria: { L4: { text: Writes., rubric: { metric: true, judgement: true, link: 2, verified: 1 } }, L5: { text: Leads., strength: should, from: 2027-01-01, tracks: [ic], guidance: "First **bold** part.\\n\\nSecond part." } } }
promotions:
  - { from: L4, to: L5, gates: { time-in-level: 90 days, sponsors: { min: 2, level: L5, teams: 2, not: [manager] } }, decide: { should: met-or-explained, partial: { max: 1 } } }`));

describe('as JSON', () => {
  const shown = z.object({
    levels: z.array(z.object({ id: z.string(), titles: z.array(z.string()) })),
    criteria: z.array(z.looseObject({ id: z.string(), rubric: z.record(z.string(), z.unknown()) })),
    promotions: z.array(z.object({ id: z.string(), gates: z.array(z.string()) })),
  });
  test('has every field of the design, and empty lists for what is to come', () => {
    const json = showJson(ladder);
    expect(json).toMatchObject({ groups: [], maxims: [], pitfalls: [], notAbout: [], about: [], barriers: [], scales: [], phrasings: [] });
    expect(shown.parse(json).levels[1]).toEqual({ id: 'L5', titles: ['Staff Engineer'] });
    expect(shown.parse(json).criteria[1]).toMatchObject({
      id: 'system-design.L5', competency: 'system-design', promotion: null, level: 'L5', group: null, bucket: null, facets: [], strength: 'must',
      text: 'Leads architectural decisions and owns the design of complex, multi-system solutions with broad impact.', guidance: '…',
      rubric: { items: 2, dated: true, scope: 'multi-team', role: ['lead', 'author'], sustained: { span: '6 months', points: 2 }, verified: 1 },
    });
    expect(shown.parse(json).promotions).toEqual([{ id: 'L4-L5', gates: ['L4-L5.time-in-level', 'L4-L5.sponsors'] }]);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });
  test('a rubric is shown as an owner writes it: read again, it is the same', () => {
    for (const source of [ladder, rich]) {
      const { criteria } = shown.parse(showJson(source));
      const again = ladderOf(withSections(`scopes: ${JSON.stringify(source.scopes)}
roles: ${JSON.stringify(source.roles)}
rubric: {}
competencies: [{ id: a, title: A, criteria: { L5: ${JSON.stringify(criteria.map(({ rubric }, index) => ({ id: `a.${index}`, text: 'A.', rubric })))} } }]`));
      expect(again.criteria.map(({ rubric }) => rubric)).toEqual(source.criteria.map(({ rubric }) => rubric));
    }
  });
});

describe('as text', () => {
  const text = (source: Ladder, only: { level?: string; track?: string } = {}, width = 80): string => showText(source, { ...only, colour: false, width });
  test('tracks, levels and promotions first, then criteria by area and competency, each with its rubric in words', () => {
    expect(text(rich).split('\n').filter((line) => /^(?:\w|  Code)/u.test(line))).toEqual(['Small (small 1.0.0)', 'Tracks', 'Levels', 'Promotions', 'Competencies', '  Code (code)']);
    expect(text(rich)).not.toContain('Evidence: at least 90 days');
    expect(text(rich, {}, 1000)).toContain('\n  L4 → L5: every must is met; every should is met or explained; up to 1 criterion may be partial, with a plan\n');
    expect(text(rich, {}, 1000)).toContain('Evidence: at least 2 items, over at least 6 months, in 3 dated items or more, with no gap of more than 2 months; each: of kind `rfc`');
  });
  test('one level: its criteria and the way to it, with guidance', () => {
    const shown = text(rich, { level: 'L5' });
    expect(shown).toContain('code.L5 · should · only ic · from 2027-01-01');
    expect(shown).toContain('      First bold part.\n      Second part.');
    expect(shown).not.toContain('code.L4');
    expect(shown).not.toContain('L5 → L6: ');
    expect(text(rich)).not.toContain('Second part.');
  });
  test('one track leaves out what is not on it', () => {
    const two = ladderOf(withSections('tracks: [{ id: ic, levels: [L4, L5] }, { id: m, title: Management, levels: [L6] }]'));
    expect(text(two, { track: 'm' })).toContain('Management (m): L6');
    expect(text(two, { track: 'm' })).not.toMatch(/code\.L|L4 → L5/u);
  });
  test('keeps to its width, and has colour only where it is asked for', () => {
    for (const line of text(ladder, { level: 'L5' }, 60).split('\n')) expect(line.length).toBeLessThanOrEqual(60);
    expect(text(ladder)).not.toContain('\u001B');
    expect(showText(ladder, { colour: true, width: 80 })).toContain('\u001B[1m');
  });
});

const asGitHub = unified().use(remarkParse).use(remarkGfm);

describe('as Markdown', () => {
  test('is a document with headings by area and competency', () => {
    const { children } = asGitHub.parse(showMarkdown(ladder, {}));
    expect(children.flatMap((node) => (node.type === 'heading' ? [`${node.depth} ${node.children.map((child) => ('value' in child ? child.value : '')).join('')}`] : []))).toEqual([
      '1 Software engineering', '2 Tracks', '2 Levels', '2 Promotions', '2 Technical Execution', '3 System Design & Architecture',
    ]);
    expect(showMarkdown(ladder, {})).toContain('- **L5** `system-design.L5`, must: Leads architectural decisions');
    expect(showMarkdown(ladder, {})).toContain('  - Evidence: at least 2 items, over at least 6 months');
  });
  test('nothing that a ladder says becomes a mark of Markdown, HTML, a mention or a link', () => {
    const nasty = fc.array(fc.constantFrom('<b>', '@octo', '](http://x)', '[a', '**', '`', '# ', '\n', '|', '![', 'https://x.example', '<!-- a -->', 'ok', ' '), { maxLength: 12 }).map((parts) => `a${parts.join('')}`);
    fc.assert(
      fc.property(nasty, nasty, (title, words) => {
        const own: Ladder = {
          ...ladder, title, competencies: ladder.competencies.flatMap((competency): Competency[] => [{ ...competency, title }]),
          criteria: ladder.criteria.flatMap((criterion): Criterion[] => [{ ...criterion, text: words, guidance: words }]),
        };
        const shown = showMarkdown(own, { level: 'L5' });
        const types = new Set<string>();
        const walk = (node: { readonly type: string; readonly children?: readonly { readonly type: string }[] }): void => {
          types.add(node.type);
          for (const child of node.children ?? []) walk(child);
        };
        walk(asGitHub.parse(shown));
        expect([...types].filter((type) => !['root', 'heading', 'paragraph', 'text', 'strong', 'inlineCode', 'list', 'listItem'].includes(type))).toEqual([]);
        expect(shown).not.toMatch(/@octo|https:\/\/x/u);
      }),
      { numRuns: 150 },
    );
  });
});

describe('as JSON Schema', () => {
  const schema = ladderJsonSchema();
  test('is what an editor needs: descriptions and examples on every key of the ladder', () => {
    const properties = z.record(z.string(), z.looseObject({})).parse(schema['properties']);
    expect(Object.keys(properties)).toEqual(['schema', 'id', 'version', 'title', 'scopes', 'roles', 'levels', 'tracks', 'areas', 'rubric', 'competencies', 'promotions']);
    expect(Object.entries(properties).filter(([, value]) => value['$ref'] === undefined && value['description'] === undefined)).toEqual([]);
    expect(JSON.stringify(schema)).toContain('"Technical Execution"');
  });
  const accepts = fromJSONSchema(schema);
  test('accepts what the reader accepts, and numbers for levels', () => {
    expect(accepts.safeParse(parse(designExample)).error?.issues).toBeUndefined();
    expect(accepts.safeParse(parse(withSections('levels: [4, 1.0]\nversion: 1.0'))).success).toBe(true);
  });
  test('refuses what the reader refuses for its shape', () => {
    const changes = ['rubric: { itmes: 1 }', 'rubric: { items: two }', 'schema: 2', 'levels: []', 'rubric: { within: a while }'];
    expect(changes.filter((change) => accepts.safeParse(parse(withSections(change))).success)).toEqual([]);
  });
});
