import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchors } from '../../../src/ladder/show/html/anchors.ts';
import { h, html } from '../../../src/ladder/show/html/element.ts';
import { showHtml } from '../../../src/ladder/show/html/page.ts';
import type { Ladder } from '../../../src/ladder/ladder.ts';
import { parts, readHtml, textOf } from './html.ts';
import { shipped } from '../shipped.ts';
import { ladderOf } from '../support.ts';
import { wholeLadder } from '../whole.ts';
import { runs } from '../../runs.ts';

const whole = ladderOf(wholeLadder);
const pages: readonly (readonly [string, Ladder])[] = [...shipped, ['whole', whole]];

describe.each(pages)('the page of %s', (_, ladder) => {
  const page = showHtml(ladder, {});
  const { elements, root } = readHtml(page);
  const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? []);

  test('is well nested, with one id for each place and a place for each link', () => {
    expect(ids.length).toBe(new Set(ids).size);
    expect(
      elements.flatMap(({ attributes }) => attributes['href'] ?? []).filter((href) => !ids.includes(href.slice(1))),
    ).toEqual([]);
    expect(elements.filter(({ tag }) => tag === 'h1')).toHaveLength(1);
  });
  test('can be linked at every criterion and group', () => {
    expect([...ladder.criteria, ...ladder.groups].filter(({ id }) => !ids.includes(id.replaceAll(' ', '-')))).toEqual(
      [],
    );
  });
  test('says every criterion', () => {
    const text = textOf(root);
    const clean = (written: string): string => written.replace(/\s+/gu, ' ');
    expect(
      ladder.criteria.filter(
        (criterion) =>
          ![criterion.text, ...criterion.facets, ...criterion.prompts].every((part) => text.includes(clean(part))),
      ),
    ).toEqual([]);
  });
  test('loads nothing and runs nothing', () => {
    const style = /<style>([\s\S]*?)<\/style>/u.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(
      elements.find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy')?.attributes['content'],
    ).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`);
    expect(style).not.toMatch(/url\(|@import|<|expression/u);
    expect(
      elements.filter(
        ({ tag, attributes }) =>
          ['script', 'img', 'link', 'iframe', 'form'].includes(tag) ||
          'src' in attributes ||
          'style' in attributes ||
          Object.keys(attributes).some((name) => name.startsWith('on')),
      ),
    ).toEqual([]);
  });
});

test('the same ladder gives the same bytes', () => {
  expect(showHtml(whole, {})).toBe(showHtml(ladderOf(wholeLadder), {}));
});

test('the parts of a page', () => {
  expect(parts(showHtml(whole, {}))).toEqual([
    'Tracks',
    'Promotions',
    'Overview',
    'Level by level',
    'What it is not about',
    'Not required',
    'Maxims',
    'What holds people back',
    'Examples of good claims',
    'Advice',
    'Maturity',
    'How to say it',
    'IC and management',
    'Names for several levels',
    'Glossary',
    'No longer asked for',
  ]);
  expect(parts(showHtml(whole, { level: '3A' }))).toEqual(['Tracks', 'Promotions', 'Level by level']);
  expect(parts(showHtml(whole, { track: 'm' }))).toContain('Overview');
});

test('the overview is a table of competencies by level, with headers for both', () => {
  const { elements } = readHtml(showHtml(whole, {}));
  const table = elements.find(
    ({ tag, parent }) => tag === 'table' && parent?.attributes['class']?.startsWith('matrix') === true,
  );
  const cells = elements.filter((element) => element.within(table));
  expect(cells.filter(({ tag, attributes }) => tag === 'th' && attributes['scope'] === 'col').map(textOf)).toEqual([
    'Competency',
    '2 Senior',
    '3A Staff',
    '3B',
    '4A',
  ]);
  expect(cells.filter(({ tag, attributes }) => tag === 'th' && attributes['scope'] === 'row').map(textOf)).toEqual([
    'Design',
    'Mentoring',
  ]);
  expect(cells.filter(({ tag }) => tag === 'td').map(textOf)).toEqual([
    'Designs well. ',
    'Writes RFCs: should Saves money. Does two of three. ',
    '–',
    '–',
    '–',
    '–',
    'Mentors. ',
    'Mentors mentors. ',
  ]);
});

test('tracks that part are drawn from where they part, and each promotion on them is a link with a name', () => {
  const { elements } = readHtml(showHtml(whole, {}));
  const drawing = elements.find(({ attributes }) => attributes['class'] === 'ways');
  expect(drawing && textOf(drawing).replace(/\s+/gu, ' ')).toBe(
    '1 Junior →2 Senior Individual →3A Staff Architect →4A Management →3B ',
  );
  expect(
    elements
      .filter(({ attributes }) => attributes['class'] === 'edge')
      .map(({ attributes }) => `${attributes['aria-label']} ${attributes['href']}`),
  ).toEqual([
    'Promotion 1 to 2 #promotion:1-2',
    'Promotion 2 to 3A #promotion:2-3A',
    'Promotion 3A to 4A #promotion:3A-4A',
    'Promotion 2 to 3B #promotion:2-3B',
  ]);
});

test('what a criterion means is folded, its rubric is not', () => {
  const { elements } = readHtml(showHtml(whole, {}));
  const criterion = elements.find(({ attributes }) => attributes['id'] === 'design.rfc');
  const inside = elements.filter((element) => element.within(criterion));
  expect(inside.filter(({ tag }) => tag === 'summary').map(textOf)).toEqual([
    'Guidance, good evidence, no evidence, reviewers may ask, formerly',
  ]);
  expect(inside.filter(({ tag, parent }) => tag === 'li' && parent?.parent?.tag === 'article').map(textOf)).toEqual([
    'Context',
    'Risks',
  ]);
  expect(
    inside
      .filter(({ attributes }) => attributes['class'] === 'evidence')
      .map((element) => textOf(element).replace(/\s+/gu, ' ')),
  ).toEqual([
    'Evidence: at least 1 item. Each: of kind rfc or document, with a date. Either At least 2 items. At least 1 item. Each: of kind talk. Not asked here: with a date. ',
  ]);
  expect(inside.filter(({ tag, parent }) => tag === 'strong' && parent?.tag === 'p').map(textOf)).toEqual(['bold']);
});

test('pay is nowhere', () => {
  expect(showHtml(whole, {})).not.toMatch(/123K|compensation/u);
});

const NASTY = [
  '</style><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus='x",
  '</title>',
  '<!--',
  '-->',
  ']]>',
  '&lt;b&gt;',
  '\u202Eevil\u202C',
  '\u0000',
  '\uD800',
  '`',
  '{{x}}',
  'javascript:x',
  '<b',
  ' ',
];

test('nothing that a ladder says becomes markup', () => {
  const before = readHtml(showHtml(whole, {}));
  const shape = (page: string): string =>
    readHtml(page)
      .elements.map(({ tag, attributes }) => `${tag} ${Object.keys(attributes).join(' ')}`)
      .join('\n');
  const nasty = fc.array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: 4 }).map((list) => `a${list.join('')}z`);
  fc.assert(
    fc.property(nasty, (text) => {
      const hostile: Ladder = {
        ...whole,
        title: text,
        version: text,
        id: text,
        levels: whole.levels.map((level) => ({
          ...level,
          goal: level.goal && text,
          statement: level.statement && text,
          titles: level.titles.map((_, index) => `${text}${index}`),
        })),
        competencies: whole.competencies.map((competency) => ({ ...competency, title: text })),
        criteria: whole.criteria.map((criterion) =>
          criterion.promotion === null
            ? {
                ...criterion,
                text,
                facets: criterion.facets.map(() => text),
                prompts: criterion.prompts.map(() => text),
                was: criterion.was.map(() => text),
              }
            : criterion,
        ),
        groups: whole.groups.map((group) => ({ ...group, title: text })),
        glossary: { [text]: text },
      };
      const page = showHtml(hostile, {});
      expect(shape(page)).toBe(shape(showHtml(whole, {})));
      // oxlint-disable-next-line no-control-regex -- that none is left is the point
      expect(page).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF]/u);
      expect(textOf(readHtml(page).root)).toContain(
        text
          .replace(/[\u202E\u202C]/gu, '')
          .replaceAll('\u0000', ' ')
          .replaceAll('\uD800', '\uFFFD')
          .replace(/\s+/gu, ' '),
      );
    }),
    { numRuns: runs(40) },
  );
  expect(before.elements.length).toBeGreaterThan(200);
});

test('an element escapes texts and attributes, whatever they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(html(h('p', { 'aria-label': text }, text, [text, null]))).toMatch(
        /^<p aria-label="[^<>"'`]*">[^<>"'`]*<\/p>\n$/u,
      );
    }),
  );
});

test('places never share an id', () => {
  const anchor = anchors();
  expect([
    anchor('level', 'Phase 6'),
    anchor('level', 'Phase-6'),
    anchor('level', 'Phase 6'),
    anchor('criterion', 'a.L5'),
    anchor('group', 'a.L5'),
    anchor('part', '"><b>'),
  ]).toEqual(['level:Phase-6', 'level:Phase-6~2', 'level:Phase-6', 'a.L5', 'a.L5~2', 'part:-b-']);
});
