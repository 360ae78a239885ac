import type { Note } from '../../ladder.ts';
import { h, type Child, type Element } from './element.ts';
import { titled, type NoteSection } from '../outline.ts';

/** Notes of one kind; those with the same title stand under it. */
export const notes = (section: NoteSection): Child =>
  titled(section).map(({ title, notes: list }) =>
    title !== null && list.length > 1
      ? [
          h('p', {}, h('b', {}, title)),
          h(
            'ul',
            {},
            list.map((note) => noteOf(note, null)),
          ),
        ]
      : h(
          'ul',
          {},
          list.map((note) => noteOf(note, title)),
        ),
  );

const noteOf = ({ text, fix, track }: Note, title: string | null): Element =>
  h(
    'li',
    {},
    title === null ? null : [h('b', {}, title), ': '],
    text,
    track === null ? null : ` (${track})`,
    fix === null ? null : h('p', { class: 'prefer' }, 'What helps: ', fix),
  );
