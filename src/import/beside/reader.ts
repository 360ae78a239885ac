/** What a document says beside its criteria, and in what those that stand in no competency count. */
import { noteKinds } from '../../ladder/format/notes.ts';
import type { NoteTable } from '../../ladder/ladder.ts';
import { plainName } from '../levels.ts';
import type { Asides, Belongs, LevelFacts, LevelSeen, NoteOf, NoteSeen, Statement, TrackSeen } from '../model.ts';
import { payIn, saysPay } from './amounts.ts';
import { LONGEST } from '../texts.ts';
import { Facts } from './facts.ts';
import { Frames, placeOf, type Frame } from './frames.ts';
import { Ways } from './ways.ts';
import type { Graph } from './graph.ts';
import { Names } from './names.ts';
import type { Piece } from './pieces.ts';
import { howMany, nameOf, roleOf, type Role } from './roles.ts';

type Entry = Extract<Piece, { readonly is: 'entry' }>;

/** "Years of experience: 2-5". */
const VALUE = /^([^:]{2,40}?)\s*:\s+(\S.*)$/u;
const isNote = (role: Role | null): role is NoteOf => noteKinds.some((kind) => kind === role);
/** What a box below such a label is: nothing that is asked for. */
const UNASKED: ReadonlySet<NoteOf> = new Set<NoteOf>(['pitfalls', 'not-about', 'not-required']);
/** Of those the label says what they are about. */
const TITLED: ReadonlySet<Role> = new Set(['advice']);
/** What such a heading says, the labels below it say more exactly. */
const AROUND: ReadonlySet<Role> = new Set([
  'responsibilities',
  'milestones',
  'promotion',
  'advice',
  'barriers',
  'examples',
]);
const STEP: ReadonlySet<Role | null> = new Set<Role | null>(['requirements', 'promotion', null]);
/** What a document says beside the levels of a ladder that is no checklist, where nothing else can be meant. */
const SURE: ReadonlySet<Role> = new Set(['experience', 'pay', 'aliases', 'pitfalls', 'not-required']);

const LONGEST_TITLE = 300;
const MOST_NOTES = 500;
const MOST_TABLES = 50;

type Draft = { -readonly [K in keyof NoteSeen]: NoteSeen[K] } & { readonly lines: number[] };

interface Given {
  readonly levels: readonly LevelSeen[];
  readonly statements: readonly Statement[];
  readonly placed: ReadonlySet<number>;
  /** Whether all but the boxes stands beside the criteria. */
  readonly isChecklist: boolean;
  readonly graph: Graph | null;
  readonly tracks: readonly TrackSeen[] | undefined;
}

export interface Beside {
  readonly statements: readonly Statement[];
  readonly facts: ReadonlyMap<string, LevelFacts>;
  readonly asides: Asides;
  readonly placed: ReadonlySet<number>;
  readonly captions: readonly string[];
  readonly notes: readonly { readonly line: number; readonly text: string }[];
}

export class Reader {
  private readonly given: Given;
  private readonly names: Names;
  private readonly frames: Frames;
  private readonly facts = new Facts();
  private readonly ways: Ways;
  private readonly notes: Draft[] = [];
  private readonly tables: NoteTable[] = [];
  private readonly told: { readonly line: number; readonly text: string }[] = [];
  private readonly placed = new Set<number>();
  private readonly captions: string[] = [];
  private readonly at = new Map<number, Statement>();
  private readonly belongs = new Map<Statement, Belongs | null>();
  private readonly more: Statement[] = [];
  /** Barriers that wait for what helps against them, and what is said to help. */
  private barriers: Draft[] = [];
  private fixes: { readonly text: string; readonly lines: readonly number[] }[] = [];

  constructor(given: Given) {
    this.given = given;
    this.names = new Names(given.levels.map(({ name }) => name));
    this.frames = new Frames(new Map(given.levels.map(({ name, line }) => [line, name])));
    this.ways = new Ways(given.levels, this.names, given.graph, given.tracks);
    for (const statement of given.statements) this.at.set(statement.line, statement);
  }

  read(pieces: readonly Piece[]): Beside {
    for (const piece of pieces) this.take(piece);
    this.pair();
    const ways = this.ways.result();
    for (const line of ways.placed) this.placed.add(line);
    const statements = [
      ...this.given.statements.flatMap((one) => {
        const of = this.belongs.get(one);
        return of === null ? [] : of === undefined ? [one] : [{ ...one, of }];
      }),
      ...this.more,
    ];
    const competencies = new Set(statements.flatMap(({ of, competency }) => (of === undefined ? [competency] : [])));
    const notes = this.notes.map(({ lines, ...note }): NoteSeen => {
      for (const line of lines) this.placed.add(line);
      return { ...note, competency: competencies.has(note.competency) ? note.competency : null };
    });
    return {
      statements,
      facts: this.facts.all(),
      asides: { notes: [...notes, ...ways.notes], steps: ways.steps, forks: ways.forks, tables: this.tables },
      placed: this.placed,
      captions: this.captions,
      notes: this.told,
    };
  }

  private take(piece: Piece): void {
    if (piece.is === 'heading' || piece.is === 'label') this.name(piece);
    else if (piece.is === 'end') this.frames.end(piece.of);
    else if (piece.is === 'table') this.table(piece);
    else if (piece.is === 'entry') this.entry(piece);
  }

  private name(piece: Extract<Piece, { readonly is: 'heading' | 'label' }>): void {
    const level = this.frames.level();
    // "All previous skills, plus:" says something of the level, and what follows is as it were without it.
    if (this.given.isChecklist && level !== null && roleOf(piece.text) === 'includes') {
      this.facts.includes(level);
      this.use(piece);
      return;
    }
    this.frames.enter(piece);
  }

  private use({ text, line }: { readonly text: string; readonly line: number }): void {
    this.placed.add(line);
    this.captions.push(text);
  }

  private place(entry: Entry): void {
    for (const line of linesOf(entry)) this.placed.add(line);
  }

  private entry(entry: Entry): void {
    this.frames.come(entry);
    const frames = this.frames.inner();
    const statement = this.at.get(entry.line);
    if (statement !== undefined) this.count(statement, frames, entry);
    else if (!this.given.placed.has(entry.line) && !this.value(entry, frames)) this.list(entry, frames);
    this.frames.fill(entry.mark);
  }

  /** What a criterion counts in, where headings and labels say it. */
  private count(statement: Statement, frames: readonly Frame[], entry: Entry): void {
    if (!this.given.isChecklist) return;
    const { frame, inner, outer } = placeOf(frames);
    if (frame === null) return;
    const of = this.belongsTo(frame, inner, outer, statement);
    if (of !== null) {
      this.belongs.set(statement, of);
      this.useAll(frame, inner.slice(-1), outer);
      return;
    }
    if (!isNote(frame.role) || !UNASKED.has(frame.role) || entry.mark !== 'box') return;
    this.belongs.set(statement, null);
    this.note(frame.role, entry, frame, inner, outer);
  }

  private belongsTo(
    frame: Frame,
    inner: readonly Frame[],
    outer: readonly Frame[],
    { level }: Pick<Statement, 'level'>,
  ): Belongs | null {
    const [last] = inner.slice(-1);
    const step = this.ways.stepOf([...outer, frame], level);
    if (step !== null) {
      const part = last ?? (frame.role === 'requirements' ? frame : null);
      return { in: 'promotion', to: step, title: part === null ? 'Requirements' : nameOf(part.text) };
    }
    if (frame.month !== null && last === undefined)
      return { in: 'bucket', title: nameOf(frame.text), month: frame.month };
    // "Ready for Senior" among the milestones has no month.
    if (frame.role === 'milestones' && last !== undefined)
      return { in: 'bucket', title: nameOf(last.text), month: null };
    if (last !== undefined) return null;
    if (frame.role === 'all') return { in: 'group', title: groupTitle(frame, outer), rule: 'all' };
    if (frame.role !== 'some') return null;
    const rule = howMany(frame.text);
    const title = groupTitle(frame, outer);
    if (frame.mark === null && /capstone/iu.test(frame.text) && !this.told.some(({ line }) => line === frame.line))
      this.told.push({
        line: frame.line,
        text: `The boxes below ${title} were taken as a choice: one of them is enough. Where all of them are asked for, say \`rule: all\` in its group.`,
      });
    return { in: 'group', title, rule };
  }

  /** "Years of experience: 2-5": whether it was taken. */
  private value(entry: Entry, frames: readonly Frame[]): boolean {
    const [, label = '', value = ''] = VALUE.exec(entry.text) ?? [];
    const role = label === '' ? null : roleOf(label);
    if (role === null) return false;
    const level = this.frames.level();
    const isTaken = this.valueOf(role, value, level, entry, frames);
    if (isTaken) {
      this.place(entry);
      this.captions.push(label);
    }
    return isTaken;
  }

  private valueOf(role: Role, value: string, level: string | null, entry: Entry, frames: readonly Frame[]): boolean {
    if (!this.given.isChecklist && !SURE.has(role) && role !== 'goal') return false;
    if (!['none', 'dash', 'no', 'yes'].includes(entry.mark)) return false;
    if (role === 'pay' && payIn(value) === null && !/\d/u.test(value)) return false;
    const isWithin = placeOf(frames).frame !== null;
    if (level !== null && !isWithin && this.facts.say(level, role, value)) return true;
    if (!this.given.isChecklist) return false;
    if (role === 'not-required') {
      this.push('not-required', value, null, entry);
      return true;
    }
    if (role === 'goal' && level === null && !isWithin) {
      this.push('about', value, null, entry);
      return true;
    }
    if (role === 'examples' && entry.mark === 'none') return this.example(value, entry, frames);
    return this.ways.say(role, value, frames, level);
  }

  /** "Example: …", of which the list below says how it went. */
  private example(value: string, entry: Entry, frames: readonly Frame[]): boolean {
    const [frame] = frames.slice(-1);
    if (frame === undefined) return false;
    const note = this.push('examples', value, nameOf(frame.text), entry);
    this.placed.add(frame.line);
    frame.mark = 'dash';
    frame.last = { indent: entry.indent - 1, append: appendTo(note) };
    return true;
  }

  private list(entry: Entry, frames: readonly Frame[]): void {
    const [innermost] = frames.slice(-1);
    if (entry.mark === 'pin') {
      if (this.given.isChecklist) this.push('maxims', entry.text, null, entry, frames);
      return;
    }
    if (saysPay(entry.text) || entry.text.length > LONGEST || this.notes.length >= MOST_NOTES) return;
    const { frame, inner, outer } = placeOf(frames);
    if (innermost?.last != null && entry.indent > innermost.last.indent && entry.mark === 'dash') {
      if (innermost.last.append(entry.text, entry.line)) this.place(entry);
      return;
    }
    if (this.given.isChecklist && entry.mark === 'no' && /^not about\s/iu.test(entry.text) && frame === null) {
      this.push('not-about', entry.text, null, entry);
      if (innermost !== undefined) this.use(innermost);
      return;
    }
    // What is marked otherwise than its neighbours means something else; a text is no part of a list.
    if (innermost === undefined || (innermost.mark !== null && innermost.mark !== entry.mark)) {
      if (entry.mark !== 'quote') return;
    }
    const append = this.given.isChecklist ? this.ways.list(entry, frames, this.frames.level()) : null;
    if (append !== null) {
      for (const { text } of frames) this.captions.push(text);
      if (innermost !== undefined) innermost.last = { indent: entry.indent, append };
      return;
    }
    if (frame !== null && this.isList(frame, entry)) this.byRole(frame, entry, inner, outer);
  }

  private isList({ role }: Frame, { mark }: Entry): boolean {
    if (!this.given.isChecklist && (role === null || !SURE.has(role))) return false;
    return mark !== 'none' && (mark !== 'quote' || role === 'examples') && mark !== 'box';
  }

  private byRole(frame: Frame, entry: Entry, inner: readonly Frame[], outer: readonly Frame[]): void {
    const level = this.frames.level();
    const { role, target } = frame;
    if (isNote(role)) {
      this.note(role, entry, frame, inner, outer);
      return;
    }
    if (role === 'fix') {
      this.fixes.push({ text: entry.text, lines: [frame.line, ...linesOf(entry)] });
      this.captions.push(frame.text);
      return;
    }
    if (level === null) return;
    const step = this.ways.stepOf([...outer, frame], level);
    if (step !== null && (role === 'requirements' || target?.sure === true || role === 'promotion')) {
      this.require(step, entry, frame, inner, outer);
      return;
    }
    if (role === null) return;
    const append = this.facts.list(
      level,
      role,
      entry.text,
      [...outer, frame, ...inner].map(({ text }) => text),
      inner.length,
    );
    if (append === null) return;
    this.settle(entry, frame, inner, outer, append);
  }

  /** A criterion of a step that no box marks: its label says that it is required. */
  private require(to: string, entry: Entry, frame: Frame, inner: readonly Frame[], outer: readonly Frame[]): void {
    const level = this.frames.level();
    const [last] = inner.slice(-1);
    if (level === null) return;
    const title = nameOf((last ?? frame).text);
    this.more.push({
      level,
      competency: null,
      area: null,
      text: entry.text,
      details: [],
      example: false,
      line: entry.line,
      ...(entry.end > entry.line && { end: entry.end }),
      of: { in: 'promotion', to, title: frame.role === 'requirements' || last !== undefined ? title : 'Requirements' },
    });
    this.settle(entry, frame, inner, outer, null);
  }

  private note(kind: NoteOf, entry: Entry, frame: Frame, inner: readonly Frame[], outer: readonly Frame[]): void {
    // A quotation below the name of an example is what it says.
    if (entry.mark === 'quote' && frame.last !== null && entry.indent > frame.last.indent) {
      if (frame.last.append(unquoted(entry.text), entry.line)) this.place(entry);
      return;
    }
    const title = titleOf(frame, inner, this.frames.level() === null ? outer : []);
    const text = entry.mark === 'quote' ? unquoted(entry.text) : entry.text;
    const note = this.push(kind, text, title, entry);
    if (kind === 'barriers') {
      if (frame !== this.lastBarrier) this.pair();
      this.lastBarrier = frame;
      this.barriers.push(note);
    }
    if (this.frames.level() === null && title !== null)
      for (const one of outer.filter(({ depth }) => depth !== null).slice(-1)) this.use(one);
    this.settle(entry, frame, inner, outer, kind === 'examples' ? quotedBelow(note) : appendTo(note));
  }

  private lastBarrier: Frame | null = null;

  /** Barriers and what helps against them, where each has one. */
  private pair(): void {
    if (this.barriers.length > 0 && this.barriers.length === this.fixes.length)
      for (const [index, note] of this.barriers.entries()) {
        const fix = this.fixes[index];
        if (fix === undefined) continue;
        note.fix = fix.text;
        note.lines.push(...fix.lines);
      }
    [this.barriers, this.fixes] = [[], []];
  }

  private useAll(frame: Frame, inner: readonly Frame[], outer: readonly Frame[]): void {
    for (const one of [frame, ...inner]) this.use(one);
    // "Core responsibilities" above "Daily work" says the same, "Milestones" above "Month 3" what that is part of.
    for (const one of outer)
      if (one.role !== null && (one.role === frame.role || AROUND.has(one.role))) this.use(one);
      else if (one.target !== null && STEP.has(frame.role)) this.use(one);
  }

  private settle(
    entry: Entry,
    frame: Frame,
    inner: readonly Frame[],
    outer: readonly Frame[],
    append: ((text: string, line: number) => boolean) | null,
  ): void {
    this.place(entry);
    this.useAll(frame, inner, outer);
    const [last = frame] = inner.slice(-1);
    last.last = append === null ? null : { indent: entry.indent, append };
  }

  private push(kind: NoteOf, text: string, title: string | null, entry: Entry, frames: readonly Frame[] = []): Draft {
    const heading = frames.findLast(({ depth }) => depth !== null);
    const note: Draft = {
      kind,
      text,
      title,
      level: this.frames.level(),
      competency: heading === undefined ? null : plainName(heading.text),
      fix: null,
      lines: [...linesOf(entry)],
    };
    this.notes.push(note);
    return note;
  }

  /** A comparison: never one of what people are paid. */
  private table({ rows, line, end }: Extract<Piece, { readonly is: 'table' }>): void {
    const frame = this.frames.inner().findLast(({ depth }) => depth !== null);
    const [columns = [], ...body] = rows;
    if (!this.given.isChecklist || this.given.placed.has(line) || frame?.role !== 'comparison') return;
    if (this.tables.length >= MOST_TABLES || columns.length > 20 || body.length > 200) return;
    if (columns.length < 2 || body.length === 0 || rows.some((row) => row.length !== columns.length)) return;
    if (rows.flat().some((cell) => cell === '' || saysPay(cell))) return;
    this.tables.push({ title: nameOf(frame.text), columns, rows: body });
    this.use(frame);
    for (let at = line; at <= end; at += 1) this.placed.add(at);
  }
}

/** What a note is about: what is said within its label, else the label itself, and of no level the heading above it. */
function titleOf(frame: Frame, inner: readonly Frame[], outer: readonly Frame[]): string | null {
  const own = inner.length > 0 ? inner : frame.role !== null && TITLED.has(frame.role) ? [frame] : [];
  const above =
    own.length > 0 && frame.depth === null
      ? outer.filter(({ role, depth }) => role === null && depth !== null).slice(-1)
      : [];
  return own.length === 0 ? null : [...above, ...own].map(({ text }) => plainName(text)).join(': ');
}

const linesOf = ({ line, end }: Entry): number[] => Array.from({ length: end - line + 1 }, (_, index) => line + index);

const unquoted = (text: string): string => text.replace(/^["“]\s*|\s*["”]$/gu, '');

/** "Leads projects: Plans them. Tells others." */
const joined = (text: string, more: string, isFirst: boolean): string =>
  `${text}${isFirst ? (/[.!?:]$/u.test(text) ? '' : ':') : ''} ${more}${/[.!?]["”]?$/u.test(more) ? '' : '.'}`;

function appendTo(note: Draft): (text: string, line: number) => boolean {
  let isFirst = true;
  return (text, line) => {
    const whole = joined(note.text, text, isFirst);
    if (whole.length > LONGEST) return false;
    note.text = whole;
    note.lines.push(line);
    isFirst = false;
    return true;
  };
}

/** The name of an example, and below it what one would say. */
function quotedBelow(note: Draft): (text: string, line: number) => boolean {
  const append = appendTo(note);
  return (text, line) => {
    if (note.title !== null || note.text.length > LONGEST_TITLE) return append(text, line);
    [note.title, note.text] = [note.text, text];
    note.lines.push(line);
    return true;
  };
}

/** What a group is called: as it is quoted, else as the heading above the label that says how many. */
function groupTitle(frame: Frame, outer: readonly Frame[]): string {
  const quoted = /["“]([^"“”]{2,})["”]/u.exec(frame.text)?.[1];
  const [above] = outer.slice(-1);
  return quoted ?? nameOf(frame.depth === null && above !== undefined ? above.text : frame.text);
}
