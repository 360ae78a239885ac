import type { Fork } from '../../ladder.ts';
import { ways, type Way } from '../draw.ts';
import { h, type Child, type Element } from './element.ts';
import { stepOf } from '../outline.ts';
import { fold, lists, type Page } from './parts.ts';

export function tracks(page: Page): Child[] {
  const { shown, anchor } = page;
  const switches = shown.promotions.filter(({ promotion }) => promotion.kind === 'switch');
  return [
    h(
      'div',
      { class: 'ways' },
      ways(shown.tracks).map((way) => wayOf(way, page, null)),
    ),
    switches.length === 0
      ? null
      : h(
          'p',
          { class: 'row plain' },
          h('span', { class: 'soft' }, 'Between tracks'),
          switches.map(({ promotion }) =>
            h(
              'a',
              { href: `#${anchor('promotion', promotion.id)}` },
              `${stepOf(promotion)}${promotion.returns ? ', back' : ''}`,
            ),
          ),
        ),
    ...shown.forks.map(forkOf),
  ];
}

/**
 * Levels in boxes, promotions as arrows between them; where ways part, each goes on beside the others. `from`: the
 * level before.
 */
function wayOf({ levels, ends, onwards }: Way, page: Page, from: string | null): Element {
  const steps = levels.map((id, index) => {
    const before = levels[index - 1] ?? from;
    return h('li', {}, before === null ? null : edge(before, id, page), step(id, page));
  });
  return h(
    'div',
    { class: 'way' },
    h(
      'div',
      {},
      ends.length === 0 ? null : h('p', { class: 'end' }, ends.join(', ')),
      h('ol', { class: 'steps', role: 'list' }, steps),
    ),
    onwards.length === 0
      ? null
      : h(
          'ul',
          { class: 'branches', role: 'list' },
          onwards.map((way) => h('li', {}, wayOf(way, page, levels.at(-1) ?? from))),
        ),
  );
}

function edge(from: string, to: string, { ladder, anchor }: Page): Element {
  const promotion = ladder.promotions.find((own) => own.from === from && own.to === to);
  return promotion === undefined
    ? h('span', { class: 'edge' }, '→')
    : h(
        'a',
        { class: 'edge', href: `#${anchor('promotion', promotion.id)}`, 'aria-label': `Promotion ${from} to ${to}` },
        '→',
      );
}

function step(id: string, { ladder, shown, anchor }: Page): Element {
  const level = ladder.levels.find((own) => own.id === id);
  const inside = [h('strong', {}, id), (level?.titles ?? []).slice(0, 2).map((title) => [' ', h('small', {}, title)])];
  return shown.levels.some((part) => part.level.id === id)
    ? h('a', { class: 'step', href: `#${anchor('level', id)}` }, inside)
    : h('span', { class: 'step' }, inside);
}

const forkOf = ({ title, at, options, try: first }: Fork): Element =>
  h(
    'div',
    {},
    h('h3', {}, `${title}, after ${at}`),
    h(
      'div',
      { class: 'cards' },
      options.map(({ to, title: way, pros, cons, fits, prepare }) =>
        h(
          'section',
          { class: 'card' },
          h('h4', {}, way === to ? way : `${way} (${to})`),
          fold('For and against', [
            lists([
              ['For it', pros],
              ['Against it', cons],
              ['Fits', fits],
              ['Prepare', prepare],
            ]),
          ]),
        ),
      ),
    ),
    lists([['Try first', first]]),
  );
