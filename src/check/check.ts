import { withIdentities } from '../evidence/as-read.ts';
import type { Facts } from '../evidence/facts.ts';
import { drawn } from '../evidence/plan.ts';
import { finding } from '../findings/catalogue.ts';
import { byPlace, type Finding } from '../findings/finding.ts';
import { findPromotion } from '../ladder/graph.ts';
import type { Ladder } from '../ladder/ladder.ts';
import { readLadder } from '../ladder/read.ts';
import type { Header } from '../packet/packet.ts';
import type { Reference } from '../packet/values/reference.ts';
import type { Report } from '../report/report.ts';
import type { CheckInput, File } from './input.ts';
import { preparePacket, type Choice } from './packet.ts';

export type { CheckInput, File };

/** The most references that one run reads. */
const MOST_READ = 600;

/** Packets that have been read and tied, and wait for what stands behind their links. */
export interface Prepared {
  /** The references to read, each once. */
  readonly wanted: readonly Reference[];
  /** The logins of the candidates, as their packets state them; not the other accounts that a packet declares. */
  readonly logins: readonly string[];
  /** The report, with what was read. What is not in `facts` was not attempted. */
  readonly finish: (facts: Pick<Facts, 'references' | 'unknownLogins'>) => Report;
}

/** Reads and ties packets. Pure: the same input gives the same result. */
export function prepare(input: CheckInput): Prepared {
  const shelf = new Shelf(input.ladders, input.fallback ?? []);
  const packets = input.packets.map((file) => preparePacket(file, shelf, input));
  const wanted = [
    ...new Map(packets.flatMap(({ plan }) => plan.read).map((reference) => [reference.ref, reference])).values(),
  ];
  return {
    // What is left out of so many is not attempted: one run must not spend what others need of GitHub's limit.
    wanted: wanted.length <= MOST_READ ? wanted : drawn(wanted, '').slice(0, MOST_READ),
    logins: [...new Set(packets.flatMap(({ logins }) => logins))],
    finish: ({ references, unknownLogins = [] }) => ({
      version: input.version,
      packets: packets.map(({ plan, finish }) =>
        finish({
          ...input.facts,
          unknownLogins,
          references: withIdentities(new Map([...plan.leftOut, ...references])),
        }),
      ),
      findings: shelf.findings(),
      enforce: input.settings?.enforce ?? false,
    }),
  };
}

/** Checks packets with facts at hand. Pure: the same input gives the same report. */
export const checkPackets = (input: CheckInput): Report => prepare(input).finish(input.facts);

/** The ladders at hand. A broken one matters only once a packet might mean it. */
class Shelf {
  private readonly own: readonly Shelved[];
  private readonly fallback: readonly File[];
  private fallbackRead: readonly Shelved[] | null = null;
  private brokenMatters = false;
  private readonly shared: Finding[] = [];

  constructor(own: readonly File[], fallback: readonly File[]) {
    this.own = own.map(shelve);
    this.fallback = fallback;
  }

  /** The ladder for a packet; else whose fault it is that there is none. */
  choose({ ladder: id, from, to, track }: Header): Choice {
    const own = this.own.flatMap(({ ladder }) => ladder ?? []);
    const broken = this.own.some(({ ladder }) => ladder === null);
    const [first, second] = own.filter((ladder) => id === null || ladder.id === id);
    if (id !== null && first && second) {
      this.noteShared(first, second);
      return { fault: 'ladder' };
    }
    if (first && !second && !(id === null && broken)) return { ladder: first };
    if (broken) {
      this.brokenMatters = true;
      return { fault: 'ladder' };
    }
    if (second) return { fault: 'packet', known: own.map((ladder) => ladder.id) };
    // Of those that ship, a packet that names none means the one that has its promotion.
    const fits = (ladder: Ladder): boolean =>
      from !== null && to !== null && findPromotion(ladder, { track, from, to }).found;
    const [shipped, another] = this.shipped().filter((ladder) => (id === null ? fits(ladder) : ladder.id === id));
    if (shipped && !another && (id !== null || own.length === 0)) return { ladder: shipped };
    const known = [...own, ...this.shipped()].map((ladder) => ladder.id);
    return known.length === 0 ? { fault: 'ladder' } : { fault: 'packet', known };
  }

  private noteShared(first: Ladder, second: Ladder): void {
    const note = finding(
      'ladder-id-shared',
      { path: second.path, line: 1, column: 1 },
      { id: second.id, other: first.path },
    );
    if (!this.shared.some(({ place }) => place.path === second.path)) this.shared.push(note);
  }

  private shipped(): Ladder[] {
    this.fallbackRead ??= this.fallback.map(shelve);
    return this.fallbackRead.flatMap(({ ladder }) => ladder ?? []);
  }

  /** Findings about the ladders that were used, and about the broken ones where one of them may have been meant. */
  findings(): Finding[] {
    const found = this.own.flatMap(({ ladder, findings }) => (ladder !== null || this.brokenMatters ? findings : []));
    return [...found, ...this.shared].toSorted(byPlace);
  }

  get isEmpty(): boolean {
    return this.own.length === 0 && this.fallback.length === 0;
  }
}

interface Shelved {
  readonly ladder: Ladder | null;
  readonly findings: readonly Finding[];
}

const shelve = (file: File): Shelved => readLadder(file.bytes, file.path);
