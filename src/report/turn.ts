/** Who has to act next on a pull request, as far as it is known who that is: the *Next* line as people. */
import { loginKey, sameLogin } from '../people/logins.ts';
import { bound } from '../people/log.ts';
import type { ReviewerRules } from '../people/rules.ts';
import { everyRubric } from '../rubric/branches.ts';
import type { CriterionResult, PacketResult } from '../rubric/assessment.ts';
import { sha256 } from '../text/digest.ts';
import { count } from '../text/words.ts';
import { isHere, isOwn, isTaken, managerOf, type Around } from './around.ts';
import { pendingAttestations } from './people.ts';
import { faultOf, type Report } from './report.ts';
import type { Sentence } from './sentence.ts';
import { criterionName, rowsOf } from './wording.ts';

/** More than this are not called at once: whoever comes after them is, once one of them has acted. */
const MOST_CALLED = 10;

/** Somebody who has to act, and what for. */
export interface Asked {
  /** A login, or a team as `organization/team`. */
  readonly who: string;
  /** A digest of what is asked of them: the same for the same, whatever else has changed. */
  readonly ask: string;
  readonly says: readonly Sentence[];
}

/** What is asked of whom, while it is gathered. */
class Asking {
  private readonly all = new Map<string, { who: string; what: string[]; says: Sentence[] }>();

  add(who: string, what: readonly string[], says: Sentence): void {
    const one = this.all.get(loginKey(who)) ?? { who, what: [], says: [] };
    this.all.set(loginKey(who), one);
    one.what.push(...what);
    one.says.push(says);
  }

  list(): readonly Asked[] {
    return [...this.all.values()]
      .slice(0, MOST_CALLED)
      .map(({ who, what, says }) => ({ who, says, ask: sha256(JSON.stringify(what.toSorted())).slice(0, 16) }));
  }
}

/**
 * Whose turn it is; nobody for a draft, and where nobody is known by name. Null: nothing was judged, so nobody knows.
 * While the candidate can do something, the reviewers are left in peace.
 */
export function turnOf(report: Report, rules: ReviewerRules | null, around: Around): readonly Asked[] | null {
  const fault = faultOf(report);
  if ((fault !== null && fault !== 'packet') || report.packets.some(waits)) return null;
  const asking = new Asking();
  for (const packet of report.packets)
    if (packet.verdict !== 'draft' && !askCandidate(asking, packet, around))
      askReviewers(asking, report, packet, rules, around);
  return asking.list();
}

/** Whether it may be somebody else's turn once GitHub answers again. */
const waits = (packet: PacketResult): boolean =>
  packet.verdict === 'unchecked' &&
  packet.evidence.some(({ references }) => references.some(({ outcome }) => outcome === 'error'));

/** Asks the candidate, and whoever has a concern. False: there is nothing that they can do. */
function askCandidate(asking: Asking, packet: PacketResult, around: Around): boolean {
  const { path, header, acts } = packet;
  // A packet may name anybody as its candidate: whoever is not known here is not called.
  const { candidate } = header;
  const who = candidate !== null && isHere(candidate, packet, around) ? candidate : around.author;
  const about: Sentence = ['the packet ', { code: path }];
  if (packet.verdict === 'invalid') {
    const errors = packet.findings.flatMap(({ code, severity, place }) =>
      severity === 'error' ? [`${path} ${code} ${place.line}`] : [],
    );
    if (who !== null)
      asking.add(who, errors, [...about, ' cannot be judged yet: the report shows each line to correct']);
    return true;
  }
  const { candidate: own, concerned } = rowsOf(packet);
  const concerns = acts.concerns.filter(
    ({ criterion }) => criterion === null || concerned.some((result) => result.criterion.id === criterion),
  );
  const open = own.length + concerned.length;
  if (open + concerns.length === 0) return false;
  const what = [
    ...[...own, ...concerned].map(({ criterion, state }) => `${path} ${criterion.id} ${state}`),
    ...concerns.map(({ id = '', by }) => `${path} ${id} ${by}`),
  ];
  if (who !== null)
    asking.add(
      who,
      what,
      open === 0
        ? ['there is an open concern about ', ...about]
        : [
            ...about,
            ` lacks something for ${count(open, 'criterion', 'criteria')}: the report says what, and how to add it`,
          ],
    );
  for (const { id = '', by, criterion } of concerns)
    if (isHere(by, packet, around))
      asking.add(
        by,
        [`${path} ${id}`],
        [
          'your concern about ',
          ...(criterion === null ? about : titleOf(packet, criterion)),
          ' is open until you resolve it',
        ],
      );
  return true;
}

/** Asks those who can judge what is there: whom the packet and its ladder ask, and the reviewers of the settings. */
function askReviewers(
  asking: Asking,
  report: Report,
  packet: PacketResult,
  rules: ReviewerRules | null,
  around: Around,
): void {
  const { path, header, acts, digests, verdict, confirmAgain = [] } = packet;
  const { judgement } = rowsOf(packet);
  const may = (login: string): boolean => isHere(login, packet, around) && !isOwn(login, report, around);
  const text = ({ criterion }: CriterionResult): string =>
    `${path} ${bound(criterion.id, digests?.get(criterion.id) ?? '')}`;
  let asks = false;
  const ask = (who: string, what: readonly string[], says: Sentence): void => {
    asking.add(who, what, says);
    asks = true;
  };
  for (const { by, criterion, evidence, packet: whole, line } of confirmAgain)
    // Who agreed to the packet as a whole is asked with the rest of the committee, when it is its turn.
    if (whole === undefined && may(by))
      ask(
        by,
        [`${path} ${line}`],
        [
          'the text that you stood behind (',
          ...(criterion === null ? ['a piece of evidence, ', { code: evidence ?? '' }] : titleOf(packet, criterion)),
          ') has changed: confirm it again',
        ],
      );
  for (const { id, of } of pendingAttestations(packet))
    for (const login of of)
      if (may(login)) ask(login, [`${path} ${id}`], ['you are named as somebody who can confirm ', { code: id }]);
  for (const result of judgement) {
    const { id, rubric } = result.criterion;
    if (!everyRubric(rubric).some(({ sponsors }) => sponsors !== undefined)) continue;
    for (const login of header.sponsors)
      if (may(login) && !acts.endorsements.some(({ criterion, by }) => criterion === id && sameLogin(by, login)))
        ask(login, [text(result)], ['you are named as a sponsor (', ...titleOf(packet, id), ')']);
  }
  const mayJudge = (login: string): boolean => !isOwn(login, report, around) && !isTaken(login, packet);
  if (verdict === 'waiting')
    return askWhomItWaitsFor(asking, packet, {
      judge: mayJudge,
      accept: (login) => isHere(login, packet, around),
    });
  if (rules === null) return;
  const reviewers = [
    ...[...rules.users, ...(rules.manager ? [managerOf(packet)] : [])].filter(
      (login) => login !== null && mayJudge(login),
    ),
    ...rules.teams,
  ].filter((who) => who !== null);
  for (const who of new Set(reviewers))
    if (judgement.length > 0)
      asking.add(who, judgement.map(text), [
        `${count(judgement.length, 'criterion waits', 'criteria wait')} for a person to judge, in `,
        { code: path },
      ]);
    else if (verdict === 'complete' && !asks)
      asking.add(
        who,
        [`${path} complete`, ...[...(digests ?? [])].map(([id, digest]) => bound(id, digest))],
        ['the evidence of ', { code: path }, ' is complete, and nothing is left for the candidate to add'],
      );
}

/** Asks those for whom a packet waits that has all its evidence: the manager, the committee, or the candidate to accept. */
function askWhomItWaitsFor(
  asking: Asking,
  packet: PacketResult,
  may: Readonly<Record<'judge' | 'accept', (login: string) => boolean>>,
): void {
  const { path, stage, committee, agreeLine, header } = packet;
  const manager = managerOf(packet);
  if (stage !== undefined && stage.next !== null) {
    if (manager !== null && may.judge(manager))
      asking.add(
        manager,
        [`${path} ${stage.name}`],
        ['nothing that blocks is open any more in ', { code: path }, ', which is in your stage: read it'],
      );
  } else if (agreeLine !== undefined && committee?.state === 'asking') {
    for (const { login, named } of committee.asked)
      // Members of teams are not named.
      if (named && may.judge(login))
        asking.add(
          login,
          [`${path} ${agreeLine}`],
          ['the committee is asked about ', { code: path }, ': read it, and agree with ', { code: agreeLine }],
        );
  } else if (agreeLine !== undefined && committee?.state === 'acceptance') {
    const { candidate } = header;
    // A packet may name anybody as its candidate.
    if (candidate !== null && may.accept(candidate))
      asking.add(
        candidate,
        [`${path} ${agreeLine}`],
        ['the committee has agreed to ', { code: path }, ': accept it with ', { code: agreeLine }],
      );
  }
}

function titleOf(packet: PacketResult, id: string): Sentence {
  const result = packet.criteria.find(({ criterion }) => criterion.id === id);
  return result ? criterionName(packet, result) : [{ code: id }];
}
