import { text, toMarkdown } from './escape.ts';
import { heading, paragraph, phrase, small } from './nodes.ts';
import { separated, type Sentence } from './sentence.ts';
import { MARKER } from './snapshot.ts';
import { FOOTER } from './wording.ts';

/** What stands in the report's place when there is nothing to judge. */
export type Notice =
  /** The pull request goes to a branch that is not judged; `judged` are those that are. */
  | { readonly kind: 'other-base'; readonly base: string; readonly judged: readonly string[] }
  /** A packet was here, and none is left. */
  | { readonly kind: 'no-packet' };

/** Branches that a notice names. */
const BRANCHES = 5;

/** The comment that says so, its marker included. */
export function renderNotice(notice: Notice): string {
  const { title, said } = notice.kind === 'other-base' ? otherBase(notice.base, notice.judged) : noPacket;
  const children = [heading(3, phrase(title, null)), paragraph(phrase(said, null)), small([text(FOOTER)])];
  return `${MARKER}\n\n${toMarkdown({ type: 'root', children }).trimEnd()}`;
}

const otherBase = (base: string, judged: readonly string[]): { readonly title: Sentence; readonly said: Sentence } => ({
  title: ['Not judged: the base is ', { code: base }],
  said: [
    'Packets are judged on pull requests into ',
    ...separated(
      judged.slice(0, BRANCHES).map((branch) => [{ code: branch }]),
      ', ',
    ),
    ', because a branch could bring rules of its own. Change the base of this pull request, or ask an owner to list it under ',
    { code: 'bases' },
    ' in the settings.',
  ],
});

const noPacket: { readonly title: Sentence; readonly said: Sentence } = {
  title: ['No packet is left in this pull request'],
  said: [
    'The packet that was reported on here was removed, or moved out of the folders that are checked. Put it back, and the report returns.',
  ],
};
