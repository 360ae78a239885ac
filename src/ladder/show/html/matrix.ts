import type { Level } from '../../ladder.ts';
import { h, type Child, type Element } from './element.ts';
import type { CompetencyPart } from '../outline.ts';
import { strengthMark } from './criterion.ts';
import type { Page } from './parts.ts';

/** Competencies by level. With one level there is nothing to compare. */
export function matrix(page: Page): Child[] {
  const { shown, anchor } = page;
  const levels = shown.levels.filter(({ criteria }) => criteria > 0).map(({ level }) => level);
  if (levels.length < 2) return [null];
  const cell = (part: CompetencyPart, level: Level): Element => {
    const own = part.criteria.filter((candidate) => candidate.level === level.id);
    return h(
      'td',
      {},
      own.length === 0
        ? h('span', { class: 'none' }, '–')
        : own.map((candidate) =>
            h(
              'p',
              {},
              h('a', { href: `#${anchor('criterion', candidate.id)}` }, candidate.text),
              candidate.strength === 'must' ? null : [' ', strengthMark(candidate)],
            ),
          ),
    );
  };
  const rows = shown.sections.map(({ title, competencies }) =>
    h(
      'tbody',
      {},
      shown.sections.length === 1
        ? null
        : h('tr', { class: 'area' }, h('th', { scope: 'rowgroup', colspan: levels.length + 1 }, h('span', {}, title))),
      competencies
        .filter(({ criteria }) => criteria.length > 0)
        .map((part) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, part.competency.title),
            levels.map((level) => cell(part, level)),
          ),
        ),
    ),
  );
  return [
    h(
      'div',
      {
        class: levels.length > 7 ? 'matrix' : 'matrix fits',
        role: 'region',
        'aria-label': 'Competencies by level',
        tabindex: 0,
      },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', { scope: 'col' }, 'Competency'),
            levels.map((level) =>
              h(
                'th',
                { scope: 'col' },
                h('a', { href: `#${anchor('level', level.id)}` }, level.id),
                level.titles.slice(0, 1).map((title) => [' ', h('small', {}, title)]),
              ),
            ),
          ),
        ),
        rows,
      ),
    ),
  ];
}
