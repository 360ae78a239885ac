/** Which ladder a packet is judged by. */
import { finding } from '../findings/catalogue.ts';
import { byPlace, type Finding } from '../findings/finding.ts';
import { findPromotion } from '../ladder/graph.ts';
import type { Ladder } from '../ladder/ladder.ts';
import { readLadder } from '../ladder/read.ts';
import type { Header } from '../packet/packet.ts';
import type { File } from './input.ts';

/** A ladder file that was read. `ladder` null: it cannot be used. */
interface LadderRead {
  readonly ladder: Ladder | null;
  readonly findings: readonly Finding[];
}

const read = (file: File): LadderRead => readLadder(file.bytes, file.path, file.bases);

/** Ladders, each read once for however many packets; those of the fallback only if a packet needs them. */
export class Ladders {
  /** Of the repository, or named on the command line. */
  readonly own: readonly LadderRead[];
  private readonly fallback: readonly File[];
  private readonly fromFallback = new Map<File, LadderRead>();
  private readonly known = new Map<string, readonly Ladder[]>();

  constructor(own: readonly File[], fallback: readonly File[]) {
    this.own = own.map(read);
    this.fallback = fallback;
  }

  /** Those of the fallback that can be used. */
  shipped(): readonly Ladder[] {
    return this.usable(this.fallback);
  }

  /** The same of one id. The ladders that ship have a line `id: …`, so that of the others none has to be read. */
  shippedAs(id: string): readonly Ladder[] {
    const named = (file: File): boolean => new TextDecoder().decode(file.bytes).includes(`\nid: ${id}\n`);
    const found = this.known.get(id) ?? this.usable(this.fallback.filter(named)).filter((ladder) => ladder.id === id);
    this.known.set(id, found);
    return found;
  }

  /** The ladder of a file; null: it cannot be used, or there is none. */
  at(path: string): Ladder | null {
    const own = this.own.flatMap(({ ladder }) => ladder ?? []);
    const [shipped = null] = this.usable(this.fallback.filter((file) => file.path === path));
    return own.find((ladder) => ladder.path === path) ?? shipped;
  }

  private usable(files: readonly File[]): Ladder[] {
    return files.flatMap((file) => {
      const ladder = this.fromFallback.get(file) ?? read(file);
      this.fromFallback.set(file, ladder);
      return ladder.ladder ?? [];
    });
  }

  get isEmpty(): boolean {
    return this.own.length === 0 && this.fallback.length === 0;
  }
}

/** The ladder for a packet, or whose fault it is that there is none. */
export type Choice =
  | { readonly ladder: Ladder }
  | { readonly fault: 'ladder' }
  | { readonly fault: 'packet'; readonly known: readonly string[] };

/** Chooses among ladders for some packets, and gathers what there is to say about the ladders. */
export class LadderChooser {
  private readonly ladders: Ladders;
  /** Whether a packet may have meant a ladder that cannot be used. */
  private brokenMatters = false;
  private readonly shared: Finding[] = [];

  constructor(ladders: Ladders) {
    this.ladders = ladders;
  }

  choose({ ladder: id, from, to, track }: Header): Choice {
    const own = this.ladders.own.flatMap(({ ladder }) => ladder ?? []);
    const broken = this.ladders.own.some(({ ladder }) => ladder === null);
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
    const [shipped, another] = id === null ? this.ladders.shipped().filter(fits) : this.ladders.shippedAs(id);
    if (shipped && !another && (id !== null || own.length === 0)) return { ladder: shipped };
    const known = [...own, ...this.ladders.shipped()].map((ladder) => ladder.id);
    return known.length === 0 ? { fault: 'ladder' } : { fault: 'packet', known };
  }

  private noteShared(first: Ladder, second: Ladder): void {
    if (this.shared.some(({ place }) => place.path === second.path)) return;
    const place = { path: second.path, line: 1, column: 1 };
    this.shared.push(finding('ladder-id-shared', place, { id: second.id, other: first.path }));
  }

  /** Findings about the ladders that were used, and about the broken ones where one of them may have been meant. */
  findings(): Finding[] {
    const found = this.ladders.own.flatMap(({ ladder, findings }) =>
      ladder !== null || this.brokenMatters ? findings : [],
    );
    return [...found, ...this.shared].toSorted(byPlace);
  }

  get isEmpty(): boolean {
    return this.ladders.isEmpty;
  }
}
