/** What people are asked to do on the pull request, with the lines to copy. */
import type { RootContent } from 'mdast';
import type { Ignored, Refusal } from '../people/fold.ts';
import { isCandidate, sameLogin } from '../people/logins.ts';
import { bound } from '../people/log.ts';
import { everyRubric } from '../rubric/branches.ts';
import type { CriterionResult, PacketResult } from '../rubric/assessment.ts';
import { agreeTask } from './committee.ts';
import { oneLine } from './escape.ts';
import { bullets, copyable, fold, paragraph, phrase } from './nodes.ts';
import { name, separated, strong, type Sentence } from './sentence.ts';
import { criterionName } from './wording.ts';

/** More lines than this are left to the summary. */
const MOST_LINES = 20;

/** Whether what people say decides about a criterion. */
const asksPeople = ({ criterion, state }: CriterionResult): boolean =>
  state === 'judgement' ||
  everyRubric(criterion.rubric).some(
    ({ judgement, people, sponsors }) => judgement === true || people !== undefined || sponsors !== undefined,
  );

/** Who has to confirm an endorsement of a text that has changed since; null where nobody has. */
export function confirmAgainSentence(packet: PacketResult): Sentence | null {
  const again = packet.confirmAgain ?? [];
  if (again.length === 0) return null;
  const titleOf = (id: string | null): Sentence => {
    if (id === null) return ['a piece of evidence'];
    const result = packet.criteria.find(({ criterion }) => criterion.id === id);
    return result ? criterionName(packet, result) : [{ code: id }];
  };
  const each = again
    .slice(0, 3)
    .map(({ by, criterion, packet: whole }): Sentence => [
      name(by),
      ', ',
      ...(whole === undefined ? titleOf(criterion) : ['the packet as a whole']),
    ]);
  const rest = again.length > 3 ? `; and ${again.length - 3} more` : '';
  return [
    strong('Confirm again:'),
    ' ',
    ...separated(each, '; '),
    `${rest}. The text was changed since; the lines are below.`,
  ];
}

/** Whose commands do not count in this run, though they may in the next; null where there is nobody. */
export function notCountedSentence({ notCounted = [] }: PacketResult): Sentence | null {
  if (notCounted.length === 0) return null;
  const rest = notCounted.length > 3 ? ` and ${notCounted.length - 3} more` : '';
  return [
    strong('Not counted in this run:'),
    ' commands of ',
    ...separated(
      notCounted.slice(0, 3).map((login): Sentence => [name(login)]),
      ', ',
    ),
    `${rest}, since what decides about them could not be read. To try again: `,
    { code: '/readiness recheck' },
    '.',
  ];
}

/** Attestations that the packet asks for and that were not given: whom, and of which piece of evidence. */
export const pendingAttestations = ({
  evidence,
  header,
  acts,
}: PacketResult): { readonly id: string; readonly of: readonly string[] }[] =>
  evidence.flatMap(({ item }) => {
    const asked = [...item.confirmedBy, ...(item.attestedBy === null ? [] : [item.attestedBy])];
    const of = asked.filter(
      (login) =>
        !isCandidate(login, header) &&
        !acts.attestations.some((act) => act.evidence === item.id && act.by.toLowerCase() === login.toLowerCase()),
    );
    return of.length === 0 ? [] : [{ id: item.id, of: [...new Set(of)] }];
  });

const IGNORED: Readonly<Record<Ignored['why'], string>> = {
  edited: 'was edited after it was written, so its commands do not count: write them in a new comment',
  minimized: 'is hidden, so its commands do not count',
  dismissed: 'was dismissed, and its commands with it',
  'too-many': 'has more commands than are read of one comment: write the rest in another',
  'too-dear': 'costs too much to read: write the commands in a comment of their own',
};

/** What a comment or a review is called. */
const calledBy = (entry: string, by: string): Sentence => [
  `The ${entry.startsWith('r') ? 'review' : 'comment'} `,
  { code: `a-${entry}` },
  ' of ',
  name(by),
];

const ignoredSentence = ({ entry, by, why, editor }: Ignored): Sentence => [
  ...calledBy(entry, by),
  ` ${IGNORED[why]}`,
  ...(why === 'edited' && editor !== null && !sameLogin(editor, by) ? [' (it was edited by ', name(editor), ')'] : []),
  '.',
];

const refusedSentence = ({ entry, by, line, why, instead }: Refusal): Sentence => [
  ...calledBy(entry, by),
  ': ',
  { code: oneLine(line, 80) },
  ' does not count. ',
  ...why,
  ...(instead === null ? [] : [' To try again: ', { code: instead }, '.']),
];

/** Comments with commands that do not count, and why; nothing where all of them do. */
export function ignoredFold(ignored: readonly Ignored[], refused: readonly Refusal[], full: boolean): RootContent[] {
  // What could not be read first: it is what a later run may find otherwise.
  const inOrder = [
    ...refused.filter(({ cause }) => cause === 'unread'),
    ...refused.filter(({ cause }) => cause !== 'unread'),
  ];
  const all = [...inOrder.map(refusedSentence), ...ignored.map(ignoredSentence)];
  if (all.length === 0) return [];
  const shown = full ? all : all.slice(0, MOST_LINES);
  const rest = all.length - shown.length;
  return fold(
    `Comments with commands that do not count (${all.length})`,
    [],
    [
      bullets(shown.map((sentence) => [paragraph(phrase(sentence, null))])),
      ...(rest > 0 ? [paragraph(phrase([`And ${rest} more; the job summary has all of them.`], null))] : []),
    ],
    inOrder.some(({ cause }) => cause === 'unread'),
  );
}

const foldTitle = (agrees: boolean, lines: number): string =>
  !agrees
    ? 'To endorse what you know'
    : lines === 1
      ? 'To agree to the packet'
      : 'To agree, and to endorse what you know';

/** The fold for reviewers; nothing where nobody is asked, or the packet is not judged. */
export function endorseFold(packet: PacketResult, full: boolean): RootContent[] {
  const { digests } = packet;
  if (digests === undefined) return [];
  const endorsements = packet.criteria.flatMap((result) => {
    const digest = digests.get(result.criterion.id);
    if (!result.required || digest === undefined || !asksPeople(result)) return [];
    return [{ said: criterionName(packet, result), line: `/readiness endorse ${bound(result.criterion.id, digest)}` }];
  });
  const attestations = pendingAttestations(packet).map(({ id, of }) => ({
    said: [
      'Asked of ',
      ...separated(
        of.slice(0, 5).map((login): Sentence => [name(login)]),
        ', ',
      ),
    ],
    line: `/readiness attest ${id}`,
  }));
  const agree = agreeTask(packet);
  const all = [...(agree === null ? [] : [agree]), ...endorsements, ...attestations];
  if (all.length === 0) return [];
  const shown = full ? all : all.slice(0, MOST_LINES);
  return fold(
    `${foldTitle(agree !== null, all.length)} (${all.length})`,
    [': lines to copy into a comment'],
    [
      ...shown.flatMap(({ said, line }) => [paragraph(phrase(said, null)), copyable(line)]),
      ...(shown.length < all.length ? [paragraph(phrase(['The rest is in the job summary.'], null))] : []),
      paragraph(
        phrase(
          [
            'To object: ',
            { code: '/readiness concern CRITERION text' },
            '. All commands: ',
            { code: '/readiness help' },
            '.',
          ],
          null,
        ),
      ),
    ],
  );
}
