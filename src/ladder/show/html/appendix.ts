import type { Ladder, NoteTable } from '../../ladder.ts';
import { h, type Child, type Element } from './element.ts';
import type { Part } from './parts.ts';

export function appendix({ scales, phrasings, tables, glossary, levelSets, retired }: Ladder): Part[] {
  const defined = (title: string, entries: readonly (readonly [string, Child])[]): Part => ({
    title,
    content:
      entries.length === 0
        ? []
        : [
            h(
              'dl',
              {},
              entries.map(([term, means]) => [h('dt', {}, term), h('dd', {}, means)]),
            ),
          ],
  });
  return [
    ...scales.map(({ title, steps }) =>
      defined(
        title,
        steps.map(({ id, text }) => [id, text] as const),
      ),
    ),
    {
      title: 'How to say it',
      content: phrasings.map(({ audience, avoid, prefer, hint }) =>
        h(
          'div',
          {},
          h('h3', {}, audience),
          h('p', { class: 'avoid' }, h('b', {}, 'Rather not: '), avoid),
          h('p', { class: 'prefer' }, h('b', {}, 'Better: '), prefer),
          hint === null ? null : h('p', {}, hint),
        ),
      ),
    },
    ...tables.map((table) => ({ title: table.title, content: [tableOf(table)] })),
    defined(
      'Names for several levels',
      Object.entries(levelSets).map(([name, levels]) => [name, levels.join(', ')] as const),
    ),
    defined('Glossary', Object.entries(glossary)),
    defined(
      'No longer asked for',
      retired.map(
        ({ id, text, since, replacedBy }) =>
          [
            id,
            [
              text,
              since === null ? null : ` Since ${since}.`,
              replacedBy.length === 0 ? null : ` Now ${replacedBy.join(', ')}.`,
            ],
          ] as const,
      ),
    ),
  ];
}

const tableOf = ({ columns, rows }: NoteTable): Element =>
  h(
    'div',
    { class: 'scroll' },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          columns.map((column) => h('th', { scope: 'col' }, column)),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((row) =>
          h(
            'tr',
            {},
            row.map((cell, index) => (index === 0 ? h('th', { scope: 'row' }, cell) : h('td', {}, cell))),
          ),
        ),
      ),
    ),
  );
