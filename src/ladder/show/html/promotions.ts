import { beginLinks } from '../../../report/begin.ts';
import type { Promotion } from '../../ladder.ts';
import { asksText } from '../document.ts';
import { h, type Child, type Element } from './element.ts';
import { kindText, ruleText, stepOf, type PromotionPart } from '../outline.ts';
import { columnsOf, criterion } from './criterion.ts';
import { fold, lists, sentence, type Page } from './parts.ts';

export function promotions(page: Page): Child[] {
  const { shown, anchor } = page;
  const plain = shown.plain.map(({ decide, promotions: list }) => [
    h(
      'p',
      { class: 'plain' },
      list.map((own, index) => [
        index === 0 ? '' : ', ',
        h('strong', { id: anchor('promotion', own.id) }, stepOf(own)),
      ]),
      `: ${decide}.`,
    ),
    begins(list, page),
  ]);
  return [...shown.promotions.map((part) => promotionOf(part, page)), ...plain];
}

/** Where a packet for each of these promotions is begun. */
function begins(list: readonly Promotion[], { ladder, home }: Page): Child {
  const links = list.flatMap((promotion) => beginLinks(promotion, ladder, home));
  return links.length === 0
    ? null
    : h(
        'ul',
        { class: 'row' },
        links.map(({ name, address }) => h('li', {}, h('a', { class: 'begin', href: address }, name))),
      );
}

function promotionOf({ promotion, gates, groups }: PromotionPart, page: Page): Element {
  const kind = kindText(promotion);
  const facts = [
    asksText(promotion, page.ladder),
    promotion.timeline === null ? '' : `Usually: ${promotion.timeline}`,
    ...promotion.statistics,
  ].filter((fact) => fact !== '');
  return h(
    'section',
    { class: 'promotion', id: page.anchor('promotion', promotion.id) },
    h('h3', {}, stepOf(promotion)),
    kind === '' ? null : h('p', {}, h('span', { class: 'mark' }, kind)),
    h('p', {}, `${sentence(ruleText(promotion, page.ladder))}.`),
    facts.map((fact) => h('p', { class: 'soft' }, fact)),
    begins([promotion], page),
    gates.length === 0
      ? null
      : h(
          'div',
          { class: 'gates' },
          gates.map((gate) => criterion(gate, page)),
        ),
    columnsOf(groups, page),
    fold('How to prepare, and what can go wrong', [
      lists([
        ['Prepare', promotion.prepare],
        ['Risks', promotion.risks],
      ]),
    ]),
  );
}
