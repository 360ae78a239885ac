/** What a document says of the ways from level to level: what prepares for them, where they part, how to change them. */
import { levelOf } from '../levels.ts';
import type { ForkSeen, LevelSeen, NoteSeen, StepSeen, TrackSeen } from '../model.ts';
import { LONGEST } from '../texts.ts';
import { placeOf, type Frame } from './frames.ts';
import type { Graph } from './graph.ts';
import type { Names } from './names.ts';
import type { Piece } from './pieces.ts';
import { nameOf, type Role } from './roles.ts';

type Entry = Extract<Piece, { readonly is: 'entry' }>;
type Append = (text: string, line: number) => boolean;

/** Texts of a list. */
const MOST_TEXTS = 100;

interface StepDraft {
  readonly from: string;
  readonly to: string;
  readonly switch: boolean;
  timeline: string | null;
  readonly statistics: string[];
  readonly prepare: string[];
  readonly risks: string[];
}
interface OptionDraft {
  readonly to: string;
  readonly title: string;
  readonly pros: string[];
  readonly cons: string[];
  readonly fits: string[];
  readonly prepare: string[];
}
interface ForkDraft {
  readonly title: string;
  readonly at: string | null;
  readonly options: OptionDraft[];
  readonly try: string[];
  readonly lines: number[];
}
interface Preparation {
  readonly at: string;
  readonly to: string;
  readonly texts: string[];
  readonly lines: number[];
}

const ARROW = /(?:→|->|=>)\s*([^→()]+?)\s*\)?$/u;
const SWITCH = /^(.{1,60}?)\s*(?:→|->|=>)\s*(.{1,60}?)(?:\s*\(([^()]{1,100})\))?$/u;
const BRANCH = /\d[A-Z]$/u;

export class Ways {
  private readonly levels: readonly string[];
  private readonly names: Names;
  private readonly tracks: readonly TrackSeen[];
  private readonly forksOfGraph: readonly string[];
  private readonly steps = new Map<string, StepDraft>();
  private readonly forks = new Map<number, ForkDraft>();
  private readonly preparations: Preparation[] = [];
  private readonly notes: NoteSeen[] = [];
  private readonly placed: number[] = [];

  constructor(
    levels: readonly LevelSeen[],
    names: Names,
    graph: Graph | null,
    tracks: readonly TrackSeen[] | undefined,
  ) {
    this.levels = levels.map(({ name }) => name);
    this.names = names;
    this.tracks = graph?.tracks ?? tracks ?? [];
    this.forksOfGraph = graph?.forks ?? [];
  }

  /** The level that a step leads to from here; null: nothing says it for certain. The last frame is the innermost. */
  stepOf(frames: readonly Frame[], level: string | null): string | null {
    const [own] = frames.slice(-1);
    const isOfStep = own?.target?.sure === true || own?.role === 'promotion' || own?.role === 'requirements';
    return isOfStep ? this.leadingTo(frames, level) : null;
  }

  private leadingTo(frames: readonly Frame[], level: string | null): string | null {
    const named = frames.findLast(({ target, role }) => target !== null && (target.sure || role === null));
    if (level === null) return null;
    if (named !== undefined) {
      const to = this.names.find(named.target?.to ?? '');
      return to !== null && this.levels.indexOf(to) > this.levels.indexOf(level) ? to : null;
    }
    return frames.some(({ role }) => role === 'promotion') ? this.above(level) : null;
  }

  private above(level: string): string | null {
    if (this.tracks.length === 0) {
      if (this.levels.some((name) => BRANCH.test(levelOf(name).id))) return null;
      return this.levels[this.levels.indexOf(level) + 1] ?? null;
    }
    const next = this.tracks.flatMap(({ levels }) => {
      const at = levels.indexOf(level);
      return at < 0 ? [] : (levels[at + 1] ?? []);
    });
    return new Set(next).size === 1 ? (next[0] ?? null) : null;
  }

  /** "Success rate: about half": whether it was taken. */
  say(role: Role, value: string, frames: readonly Frame[], level: string | null): boolean {
    const sides = this.sidesOf(frames);
    const steps = frames.filter(
      ({ target, role: of }) => target !== null || of === 'promotion' || of === 'requirements',
    );
    const to = sides === null ? this.leadingTo(steps, level) : sides.to;
    const from = sides === null ? level : sides.from;
    if (to === null || from === null) return false;
    const step = this.step(from, to, sides !== null);
    if (role === 'timeline' && step.timeline === null && value.length <= 300) step.timeline = value;
    else if (role === 'statistics' && step.statistics.length < MOST_TEXTS)
      step.statistics.push(`Success rate: ${value}`);
    else if (role === 'risks' && step.risks.length < MOST_TEXTS) step.risks.push(value);
    else return false;
    return true;
  }

  private step(from: string, to: string, isSwitch: boolean): StepDraft {
    const key = JSON.stringify([from, to]);
    const own = this.steps.get(key) ?? {
      from,
      to,
      switch: isSwitch,
      timeline: null,
      statistics: [],
      prepare: [],
      risks: [],
    };
    this.steps.set(key, own);
    return own;
  }

  /** Null: it says nothing of a way. */
  list(entry: Entry, frames: readonly Frame[], level: string | null): Append | null {
    if (entry.mark === 'none' || entry.mark === 'quote' || entry.mark === 'box') return null;
    return this.ofFork(entry, frames, level) ?? this.ofSwitch(entry, frames) ?? this.preparing(entry, frames, level);
  }

  private ofFork(entry: Entry, frames: readonly Frame[], level: string | null): Append | null {
    const at = frames.findIndex(({ role }) => role === 'fork');
    const [head, { frame }] = [frames[at], placeOf(frames)];
    if (head === undefined || frame === null) return null;
    const fork = this.forks.get(head.line) ?? {
      title: nameOf(head.text),
      at: level ?? (this.forksOfGraph.length === 1 ? (this.forksOfGraph[0] ?? null) : null),
      options: [],
      try: [],
      lines: [head.line],
    };
    this.forks.set(head.line, fork);
    if (frame.role === 'try') return put(fork.try, entry, [frame, ...frames.slice(at + 1)], fork.lines);
    if (frame.role !== 'pros' && frame.role !== 'cons' && frame.role !== 'fits' && frame.role !== 'prepare')
      return null;
    const way = frames.slice(at + 1).findLast(({ text }) => this.leadsTo(text) !== null);
    const to = way === undefined ? null : this.leadsTo(way.text);
    if (way === undefined || to === null) return null;
    const known = fork.options.find((one) => one.to === to);
    const option = known ?? { to, title: way.text, pros: [], cons: [], fits: [], prepare: [] };
    if (known === undefined) {
      if (fork.options.length >= 20) return null;
      fork.options.push(option);
    }
    return put(option[frame.role], entry, [way, frame], fork.lines);
  }

  /** "Path A: Individual contributor → Staff Engineer" */
  private leadsTo(text: string): string | null {
    const [, to = ''] = ARROW.exec(text) ?? [];
    return this.names.find(to === '' ? text.replace(/^(?:path|option|way) \w+\s*[:–—-]\s*/iu, '') : to);
  }

  private ofSwitch(entry: Entry, frames: readonly Frame[]): Append | null {
    const sides = this.sidesOf(frames);
    const { frame } = placeOf(frames);
    if (sides === null || frame === null) return null;
    const step = this.step(sides.from, sides.to, true);
    const used = [...frames.filter(({ role }) => role === 'switch'), sides.frame, frame];
    if (sides.said !== null && !step.statistics.includes(sides.said)) step.statistics.push(sides.said);
    if (frame.role === 'prepare' || frame.role === 'risks') return put(step[frame.role], entry, used, this.placed);
    if (frame.role !== 'reasons') return null;
    const title = `${nameOf(frame.text)}: ${nameOf(sides.frame.text)}`;
    this.notes.push({ kind: 'advice', text: entry.text, title, level: sides.from, competency: null, fix: null });
    return put([], entry, used, this.placed);
  }

  /** "IC → Management (less common)", below a heading about switching. */
  private sidesOf(frames: readonly Frame[]): { from: string; to: string; said: string | null; frame: Frame } | null {
    const at = frames.findIndex(({ role }) => role === 'switch');
    const frame = at < 0 ? undefined : frames.slice(at + 1).findLast(({ text }) => SWITCH.test(text));
    const [, one = '', other = '', said] = frame === undefined ? [] : (SWITCH.exec(frame.text) ?? []);
    const [from, to] = [this.side(one), this.side(other)];
    return frame === undefined || from === null || to === null || from === to
      ? null
      : { from, to, said: said ?? null, frame };
  }

  /** A level by name; or the first that a track has alone. */
  private side(text: string): string | null {
    const level = this.names.find(text);
    if (level !== null || text === '') return level;
    const word = new RegExp(`(?<![\\p{L}\\p{N}])${text.replace(/[^\p{L}\p{N} ]/gu, '.')}(?![\\p{L}\\p{N}])`, 'iu');
    const own = this.tracks.filter(({ title }) => word.test(title));
    const [track] = own;
    if (track !== undefined && own.length === 1) {
      const others = new Set(this.tracks.filter((one) => one !== track).flatMap(({ levels }) => levels));
      return track.levels.find((name) => !others.has(name)) ?? null;
    }
    return (
      this.levels.find(
        (name) => /\(([^()]*\btrack)\)/iu.test(name) && word.test(/\(([^()]*)\)/u.exec(name)?.[1] ?? ''),
      ) ?? null
    );
  }

  /** "For the IC track (→ Staff Engineer):", within a level. */
  private preparing(entry: Entry, frames: readonly Frame[], level: string | null): Append | null {
    const frame = frames.findLast(({ text }) => /^for\s/iu.test(text) && ARROW.test(text));
    const to = frame === undefined ? null : this.leadsTo(frame.text);
    if (frame === undefined || to === null || level === null) return null;
    const { frame: said } = placeOf(frames);
    if (said !== null && said.role !== 'fork') return null;
    const known = this.preparations.find((one) => one.at === level && one.to === to);
    const own = known ?? { at: level, to, texts: [], lines: [] };
    if (known === undefined) this.preparations.push(own);
    return put(own.texts, entry, [frame], own.lines);
  }

  result(): {
    readonly steps: readonly StepSeen[];
    readonly forks: readonly ForkSeen[];
    readonly notes: readonly NoteSeen[];
    readonly placed: readonly number[];
  } {
    const forks = [...this.forks.values()].flatMap(({ lines, at, options, ...fork }): ForkSeen[] => {
      // Where one has to choose, and between what: else nothing of it is certain.
      if (at === null || options.length < 2) return [];
      this.placed.push(...lines);
      return [{ ...fork, at, options }];
    });
    for (const { at, to, texts, lines } of this.preparations) {
      const option = [...this.forks.values()]
        .filter((fork) => fork.at === at && fork.options.length >= 2)
        .flatMap(({ options }) => options.filter((one) => one.to === to))[0];
      const prepare = option?.prepare ?? this.step(at, to, false).prepare;
      if (prepare.length + texts.length > MOST_TEXTS) continue;
      this.placed.push(...lines);
      prepare.push(...texts);
    }
    return { steps: [...this.steps.values()], forks, notes: this.notes, placed: this.placed };
  }
}

/** Puts an entry into a list; gives how what is nested in it is added. */
function put(list: string[], { text, line, end }: Entry, used: readonly Frame[], placed: number[]): Append | null {
  if (list.length >= MOST_TEXTS) return null;
  const at = list.push(text) - 1;
  placed.push(...used.map((frame) => frame.line));
  for (let one = line; one <= end; one += 1) placed.push(one);
  let isFirst = true;
  return (more, where) => {
    const whole = `${list[at] ?? ''}${isFirst ? ':' : ''} ${more}${/[.!?]$/u.test(more) ? '' : '.'}`;
    if (whole.length > LONGEST) return false;
    list[at] = whole;
    isFirst = false;
    placed.push(where);
    return true;
  };
}
