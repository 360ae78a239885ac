/** Packets side by side: for those who read many, and for whoever owns the ladder. No score, no order by result. */
import type { Ladder, Promotion } from '../ladder/ladder.ts';
import { loginKey } from '../people/logins.ts';
import { STATES, type PacketResult, type State, type Verdict } from '../rubric/assessment.ts';

/** Of fewer people than this nothing is counted: a number would tell about somebody. */
export const FEWEST = 5;

/** One packet, as far as a cohort shows it. */
export interface CohortPacket {
  readonly path: string;
  /** Login, with the path where somebody has several; of a packet that names nobody, its path. */
  readonly name: string;
  readonly verdict: Verdict;
  /** Of each required criterion. */
  readonly states: ReadonlyMap<string, State>;
}

export interface CohortCriterion {
  readonly id: string;
  /** Its competency's title, else its own words. */
  readonly title: string;
}

/** What became of a criterion in all packets of a group. */
export interface Tally {
  readonly criterion: CohortCriterion;
  /** How many packets, in each state that any has. */
  readonly states: readonly { readonly state: State; readonly packets: number }[];
  /** No packet says anything for it: no evidence, no gap, no excuse. */
  readonly neverUsed: boolean;
  /** In no packet is it met, left to a person to judge, waived or excused. */
  readonly nobodyMeets: boolean;
}

/** Packets that are judged by the same criteria: one ladder, one promotion, one track. */
export interface CohortGroup {
  readonly ladder: Pick<Ladder, 'id' | 'version' | 'title'>;
  readonly promotion: Pick<Promotion, 'id' | 'from' | 'to'>;
  readonly track: string | null;
  /** In the order of the ladder. */
  readonly criteria: readonly CohortCriterion[];
  /** By name. */
  readonly packets: readonly CohortPacket[];
  /** Null: the packets are of fewer than `FEWEST` people. */
  readonly tallies: readonly Tally[] | null;
}

export interface Cohort {
  /** By ladder and promotion, in the order of their names. */
  readonly groups: readonly CohortGroup[];
  /** Paths of packets that could not be judged. */
  readonly notJudged: readonly string[];
  /** Nobody was asked about links, so that they count as they are written. */
  readonly asWritten: boolean;
}

/** States that keep nobody from anything. */
const DONE: ReadonlySet<State> = new Set(['met', 'judgement', 'waived', 'not-applicable']);

interface Row extends CohortPacket {
  readonly used: ReadonlySet<string>;
}

/** Gathers packets one by one, and keeps of each only what a cohort shows. */
export class Gathering {
  private readonly groups = new Map<string, { readonly packet: PacketResult; readonly rows: Row[] }>();
  /** By the key of a group: the id of what is asked for, and what it is. */
  private readonly criteria = new Map<string, Map<string, string>>();
  private readonly notJudged: string[] = [];
  private asWritten = false;

  add(packet: PacketResult): void {
    const { ladder, promotion, header, path } = packet;
    if (packet.verdict === 'invalid' || ladder === null || promotion === null) {
      this.notJudged.push(path);
      return;
    }
    this.asWritten ||= packet.asWritten === true;
    // Of criteria that count together the group is asked for: it is a row as in the report.
    const required = packet.criteria.filter((result) => result.required);
    const key = [ladder.id, ladder.version, ladder.digest, promotion.id, header.track ?? ''].join('\n');
    const group = this.groups.get(key) ?? { packet: bare(packet), rows: [] };
    this.groups.set(key, group);
    group.rows.push({
      path,
      name: header.candidate ?? path,
      verdict: packet.verdict,
      states: new Map(required.map(({ criterion, state }) => [criterion.id, state])),
      used: new Set(
        required.flatMap(({ criterion, evidence, explained }) =>
          evidence.length > 0 || explained !== null ? [criterion.id] : [],
        ),
      ),
    });
    const asked = this.criteria.get(key) ?? new Map<string, string>();
    for (const { criterion, competency } of required) asked.set(criterion.id, competency?.title ?? criterion.text);
    this.criteria.set(key, asked);
  }

  cohort(): Cohort {
    const groups = [...this.groups]
      .toSorted(([a], [b]) => order(a, b))
      .flatMap(([key, { packet, rows }]) => {
        const { ladder, promotion, header } = packet;
        if (ladder === null || promotion === null) return [];
        const asked = this.criteria.get(key) ?? new Map<string, string>();
        const inOrder = new Map([...ladder.criteria, ...ladder.groups].map(({ id }, index) => [id, index]));
        const criteria = [...asked]
          .map(([id, title]) => ({ id, title }))
          .toSorted(
            (a, b) => (inOrder.get(a.id) ?? inOrder.size) - (inOrder.get(b.id) ?? inOrder.size) || order(a.id, b.id),
          );
        const several = (name: string): boolean =>
          rows.filter((row) => loginKey(row.name) === loginKey(name)).length > 1;
        const sorted = rows.toSorted((a, b) => order(loginKey(a.name), loginKey(b.name)) || order(a.path, b.path));
        return [
          {
            ladder: { id: ladder.id, version: ladder.version, title: ladder.title },
            promotion: { id: promotion.id, from: promotion.from, to: promotion.to },
            track: header.track,
            criteria,
            packets: sorted.map(({ path, name, verdict, states }) => ({
              path,
              name: several(name) ? `${name} (${path})` : name,
              verdict,
              states,
            })),
            tallies:
              new Set(rows.map(({ name }) => loginKey(name))).size < FEWEST
                ? null
                : criteria.map((criterion) => tally(criterion, sorted)),
          },
        ];
      });
    return { groups, notJudged: this.notJudged.toSorted(order), asWritten: this.asWritten };
  }
}

/** What a group needs of its packets: not their evidence. */
const bare = (packet: PacketResult): PacketResult => ({
  ...packet,
  lines: [],
  criteria: [],
  groups: [],
  evidence: [],
  findings: [],
  reading: null,
});

function tally(criterion: CohortCriterion, rows: readonly Row[]): Tally {
  const states = STATES.map((state) => ({
    state,
    packets: rows.filter((row) => row.states.get(criterion.id) === state).length,
  })).filter(({ packets }) => packets > 0);
  return {
    criterion,
    states,
    neverUsed: rows.every(({ used }) => !used.has(criterion.id)),
    nobodyMeets: states.every(({ state }) => !DONE.has(state)),
  };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
