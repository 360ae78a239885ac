/** What a report says about stages and the committee: who is asked, how many are missing, since when, until when. */
import type { PacketResult } from '../rubric/assessment.ts';
import type { BarredAs, CommitteeStanding } from '../people/committee.ts';
import { dayText } from '../text/time.ts';
import { count } from '../text/words.ts';
import { listed, name, separated, strong, type Sentence } from './sentence.ts';

/** More people than this are not named in a line. */
const NAMED = 5;

const BARRED: Readonly<Record<BarredAs, string>> = {
  candidate: 'the candidate',
  author: 'who opened the pull request',
  manager: 'the manager',
  sponsor: 'a sponsor',
};

/** ", stage manager (must blocks)"; nothing where the settings have no stages, or of a draft. */
export function stageWords({ stage, verdict }: Pick<PacketResult, 'stage' | 'verdict'>): string {
  if (stage === undefined || verdict === 'draft' || verdict === 'invalid') return '';
  const { name: of, blocks } = stage;
  return `, stage ${of} (${listed(blocks)} ${blocks.length === 1 ? 'blocks' : 'block'})`;
}

/** What a packet waits for, as its headline says it. */
export function waitingWords({ stage, committee }: Pick<PacketResult, 'stage' | 'committee'>): string {
  if ((stage?.next ?? null) !== null) return 'Nothing that blocks is open';
  switch (committee?.state) {
    case 'quiet':
      return 'Evidence complete, in the quiet days';
    case 'acceptance':
      return 'Evidence complete, waiting for the candidate to accept';
    case 'concern':
      return 'Evidence complete, a concern is open';
    default:
      return 'Evidence complete, waiting for the committee';
  }
}

const logins = (list: readonly string[]): Sentence => [
  ...separated(
    list.slice(0, NAMED).map((login): Sentence => [name(login)]),
    ', ',
  ),
  list.length > NAMED ? ` and ${list.length - NAMED} more` : '',
];

/** Those who may still agree: whom the settings name by login, and how many others there are. */
function askedWords({ asked }: CommitteeStanding): Sentence {
  const named = asked.flatMap(({ named: byLogin, login }) => (byLogin ? [login] : []));
  const others = asked.length - named.length;
  const team = others === 0 ? [] : [`${count(others, 'member')} of its teams`];
  return [...logins(named), named.length > 0 && others > 0 ? ' and ' : '', ...team];
}

/** Members who are not asked; of those whom the settings do not name, only how many. */
function barredWords({ barred }: CommitteeStanding): Sentence {
  if (barred.length === 0) return [];
  const named = barred.filter((seat) => seat.named);
  const others = barred.length - named.length;
  const parts = [
    ...named
      .slice(0, NAMED)
      .map(({ login, barred: as, alleged }): Sentence => [
        name(login),
        as === null ? '' : ` (${BARRED[as]}${alleged ? ', as the packet says' : ''})`,
      ]),
    ...(named.length > NAMED ? [[`${named.length - NAMED} more`]] : []),
    ...(others === 0 ? [] : [[`${count(others, 'member')} of its teams`]]),
  ];
  return [' Not asked about this packet: ', ...separated(parts, ', '), '.'];
}

const withLine = ({ agreeLine }: PacketResult): Sentence =>
  agreeLine === undefined ? [] : [', with ', { code: agreeLine }];

/** Where the committee stands, in a line or two; null where none is asked. */
export function committeeSentence(packet: PacketResult): Sentence | null {
  const { committee, header } = packet;
  if (committee === undefined || packet.verdict === 'invalid') return null;
  const { state, needed, agreed, unread, since, quietUntil, acceptance } = committee;
  const start: Sentence = [strong('Committee:'), ' '];
  const have: Sentence = [
    `${count(agreed.length, 'agreement')} of ${needed}`,
    ...(agreed.length === 0 ? [] : [' (', ...logins(agreed), ')']),
    since === null ? '' : `, enough since ${dayText(since)}`,
  ];
  const who = header.candidate === null ? 'the candidate' : name(header.candidate);
  const accepts: Sentence =
    acceptance === 'given'
      ? ['; ', who, ' has accepted']
      : acceptance === 'open' && since !== null
        ? ['; ', who, ' has not accepted yet']
        : [];
  switch (state) {
    case 'unread':
      return [
        ...start,
        'who is in ',
        ...separated(
          unread.map((team): Sentence => [{ code: team }]),
          ', ',
        ),
        ' could not be read, so nobody knows how many have to agree. That takes an ',
        { code: 'evidence-token' },
        ' that reads the teams of the organization.',
      ];
    case 'no-manager':
      return [
        ...start,
        'the manager is not asked about their own people, and nobody says who that is. Add ',
        { code: 'manager:' },
        ' to the packet, or to the people file.',
      ];
    case 'too-few':
      return [
        ...start,
        `${needed} ${needed === 1 ? 'has' : 'have'} to agree, and only ${committee.asked.length + agreed.length} of its members may for this packet.`,
        ...barredWords(committee),
        ' Whoever owns the settings has to name more members',
        committee.barred.some(({ alleged }) => alleged)
          ? ', or the people file has to say what only the packet says: by itself that takes nobody out of the count.'
          : '.',
      ];
    case 'asking':
      return [
        ...start,
        ...have,
        `; ${needed - agreed.length} more needed of `,
        ...askedWords(committee),
        ...withLine(packet),
        '.',
        ...barredWords(committee),
      ];
    case 'concern':
      return [...start, ...have, ...accepts, '; it waits until no concern is open.'];
    case 'quiet':
      return [
        ...start,
        ...have,
        ...accepts,
        `. Quiet until the end of ${quietUntil === null ? '' : dayText(quietUntil)}: a concern, or another text, begins that anew.`,
      ];
    case 'acceptance':
      return [...start, ...have, ...accepts, ...withLine(packet), '.'];
    case 'done':
      return [...start, ...have, ...accepts, '.', ...barredWords(committee)];
  }
}

/** Who acts next on a packet that waits; null where none does. */
export function waitingNext(packet: PacketResult): Sentence | null {
  const { stage, committee, header, verdict } = packet;
  const who = header.candidate === null ? 'the candidate' : name(header.candidate);
  if (committee?.state === 'unread' && verdict !== 'incomplete')
    return ['whoever can let the bot read the teams of the committee'];
  if (verdict !== 'waiting') return null;
  if (stage !== undefined && stage.next !== null) {
    const { manager } = header;
    const lead: Sentence = manager === null ? ['the manager'] : [name(manager), ', the manager'];
    return [...lead, ', to read it; then ', who, ', to move the packet on: ', { code: `stage: ${stage.next}` }];
  }
  switch (committee?.state) {
    case 'no-manager':
      return [who, ', to say who the manager is'];
    case 'too-few':
      return ['whoever owns the settings: the committee has too few members for this packet'];
    case 'concern':
      return ['whoever raised the concern, or an authority, to resolve it'];
    case 'quiet':
      return [
        `nobody until ${committee.quietUntil === null ? '' : dayText(committee.quietUntil)} is over; then `,
        { code: '/readiness recheck' },
      ];
    case 'acceptance':
      return [who, ', to accept what the committee says'];
    default:
      return committee === undefined
        ? null
        : ['the committee, ', `${committee.needed - committee.agreed.length} more of its members`];
  }
}

/** The line to agree with, and whose it is; null where nobody is asked for it now. */
export function agreeTask({
  committee,
  agreeLine,
  header,
}: PacketResult): { readonly said: Sentence; readonly line: string } | null {
  if (committee === undefined || agreeLine === undefined) return null;
  const who = header.candidate === null ? 'the candidate' : name(header.candidate);
  if (committee.since === null) return { said: ['The committee, to agree to the packet as it is'], line: agreeLine };
  return committee.acceptance === 'open'
    ? { said: [who, ', to accept what the committee says'], line: agreeLine }
    : null;
}
