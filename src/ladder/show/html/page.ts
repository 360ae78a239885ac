/** A ladder as one self-contained page: no script, no network, everything that a ladder says is text. */
import type { Ladder } from '../../ladder.ts';
import { anchors } from './anchors.ts';
import { h, type Child } from './element.ts';
import { style } from './style.ts';
import { standingText, outline, sizeText, type Only } from '../outline.ts';
import { appendix } from './appendix.ts';
import { levelSection } from './levels.ts';
import type { Home } from '../../../report/report.ts';
import { matrix } from './matrix.ts';
import { notes } from './notes.ts';
import type { Page, Part } from './parts.ts';
import { promotions } from './promotions.ts';
import { shell } from './shell.ts';
import { tracks } from './tracks.ts';

/** The whole page; with `only`, what one level or track has; with `home`, links that begin a packet there. */
export function showHtml(ladder: Ladder, only: Only, home: Home | null = null): string {
  const page: Page = { ladder, shown: outline(ladder, only), anchor: anchors(), home };
  return shell(ladder.title, style, bodyOf(page, only.level === undefined && only.track === undefined));
}

function bodyOf(page: Page, whole: boolean): Child {
  const { ladder, shown, anchor } = page;
  const parts: readonly Part[] = [
    { title: 'Tracks', content: tracks(page) },
    { title: 'Promotions', content: promotions(page) },
    { title: 'Overview', wide: true, content: matrix(page) },
    { title: 'Level by level', content: shown.levels.map((part) => levelSection(part, page)) },
    ...shown.notes.map((section): Part => ({ title: section.title, content: [notes(section)] })),
    ...(whole ? appendix(ladder) : []),
  ].filter(({ content }) => content.some((child) => child !== null));
  return [
    h('a', { class: 'skip', href: `#${anchor('part', 'Level by level')}` }, 'Skip to the criteria'),
    h(
      'header',
      {},
      h('h1', {}, ladder.title),
      h(
        'p',
        { class: 'size' },
        'Ladder ',
        h('code', {}, ladder.id),
        `, version ${ladder.version}: ${sizeText(ladder)}`,
      ),
      ...standingText(ladder).map((line) => h('p', { class: 'size' }, line)),
      h(
        'nav',
        { 'aria-label': 'On this page' },
        h(
          'ul',
          {},
          parts.map(({ title, wide }) =>
            h('li', wide === true ? { class: 'wide' } : {}, h('a', { href: `#${anchor('part', title)}` }, title)),
          ),
        ),
      ),
    ),
    h(
      'main',
      {},
      parts.map(({ title, wide, content }) =>
        h(
          'section',
          { id: anchor('part', title), ...(wide === true && { class: 'wide' }) },
          h('h2', {}, title),
          content,
        ),
      ),
    ),
    h(
      'footer',
      {},
      h(
        'p',
        {},
        'A rubric says which evidence is enough for a criterion. What the evidence means, and who is promoted, people decide.',
      ),
      h('p', {}, h('code', {}, ladder.digest)),
    ),
  ];
}
