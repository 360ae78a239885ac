/** Who does the work on the packets of a run: the main thread alone, or with a worker for each further core. */
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { toolFault } from '../check/fault.ts';
import type { Facts } from '../evidence/facts.ts';
import { Judge, NOTHING_PLANNED, toldOf, type Answer, type Job, type Task } from './judge.ts';

type Read = Pick<Facts, 'references' | 'unknownLogins' | 'asWritten'>;

export interface Crew {
  /** The judge of the main thread, for what concerns more than one packet. */
  readonly judge: Judge;
  /** Does a task on files; the answers come in the order of the files. */
  readonly each: (task: Task, files: readonly string[]) => AsyncIterable<Answer>;
  /** What was read meanwhile, in place of the job's own facts. */
  readonly know: (read: Read) => void;
  readonly close: () => Promise<void>;
}

/** The main thread. */
export class Alone implements Crew {
  readonly judge: Judge;
  private readonly keeps: boolean;

  /** @param keeps whether packets stay in memory between two tasks */
  constructor(job: Job, keeps: boolean) {
    this.judge = new Judge(job);
    this.keeps = keeps;
  }

  async *each(task: Task, files: readonly string[]): AsyncGenerator<Answer> {
    for (const file of files) yield task === 'plan' ? this.judge.plan(file, this.keeps) : this.judge.tell(file);
  }

  know(read: Read): void {
    this.judge.know(read);
  }

  async close(): Promise<void> {
    // Nothing is open.
  }
}

/** What a worker starts with. */
export interface Start {
  readonly job: Job;
  readonly read: Read | null;
}

/** What a worker is told: a packet to do, or what was read. */
export type Order = { readonly index: number; readonly task: Task; readonly file: string } | { readonly read: Read };

/** What a worker says: that it has read the ladders, or what came of a packet. */
export type Reply = 'ready' | { readonly index: number; readonly answer: Answer };

/** So many packets wait at each worker, so that it never waits. */
const AHEAD = 4;
/** So many answers may wait for an earlier one. */
const WINDOW = 64;

/**
 * The main thread and a worker for each further core. A worker that breaks down costs the packet that it was at, and a
 * new one takes its place; without one that cannot even start, the others do its part.
 */
export class Together implements Crew {
  readonly judge: Judge;
  private readonly job: Job;
  private readonly entry: URL;
  private readonly hands: Hand[];
  private read: Read | null = null;
  private closing = false;
  private round: Round | null = null;

  /**
   * @param entry the command line's own entry, which in a worker does what `serve` does
   * @param workers how many there are
   */
  constructor(job: Job, entry: string, workers: number) {
    this.job = job;
    this.entry = new URL(entry);
    this.hands = Array.from({ length: workers }, () => this.hire());
    this.judge = new Judge(job);
  }

  know(read: Read): void {
    this.read = read;
    this.judge.know(read);
    for (const hand of this.hands) hand.send({ read });
  }

  async *each(task: Task, files: readonly string[]): AsyncGenerator<Answer> {
    const round = new Round(task, files);
    this.round = round;
    for (let index = 0; index < files.length; index += 1) {
      round.limit = index + WINDOW;
      yield await this.answer(round, index);
    }
    this.round = null;
  }

  /** Works itself until the answer is there. */
  private async answer(round: Round, index: number): Promise<Answer> {
    while (!round.has(index)) {
      const own = round.next();
      for (const hand of this.hands) round.fill(hand);
      if (own === null) {
        await round.arrival(index);
      } else {
        round.take(own.index, this.judge.answer(own.task, own.file));
        // Workers have answered meanwhile, and wait for more.
        await setImmediate();
      }
    }
    return round.answer(index);
  }

  async close(): Promise<void> {
    this.closing = true;
    await Promise.all(this.hands.map((hand) => hand.worker.terminate()));
  }

  private hire(): Hand {
    const start: Start = { job: this.job, read: this.read };
    const hand = new Hand(new Worker(this.entry, { workerData: start }));
    hand.worker.on('message', (reply: Reply) => {
      if (reply === 'ready') {
        hand.ready = true;
        this.round?.fill(hand);
        return;
      }
      hand.orders.shift();
      this.round?.take(reply.index, reply.answer);
      this.round?.fill(hand);
    });
    hand.worker.on('error', (error: unknown) => {
      hand.error = error;
    });
    hand.worker.on('exit', () => {
      if (!this.closing) this.replace(hand);
    });
    return hand;
  }

  /** After a breakdown: what the worker was at is lost, the rest is done by others. */
  private replace(hand: Hand): void {
    hand.ready = false;
    const [lost, ...rest] = hand.orders;
    if (lost === undefined) return;
    this.hands[this.hands.indexOf(hand)] = this.hire();
    this.round?.giveBack(rest);
    const { index, task, file } = lost;
    const answer = task === 'plan' ? NOTHING_PLANNED : toldOf(toolFault(file, hand.error), [], this.job);
    this.round?.take(index, answer);
  }
}

type Packet = Extract<Order, { readonly file: string }>;

/** A worker, and what it has still to do. */
class Hand {
  readonly worker: Worker;
  readonly orders: Packet[] = [];
  ready = false;
  error: unknown = new Error('the worker ended');

  constructor(worker: Worker) {
    this.worker = worker;
  }

  order(packet: Packet): void {
    this.orders.push(packet);
    this.send(packet);
  }

  send(order: Order): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is no window: it has no origin
    this.worker.postMessage(order);
  }
}

/** One task on all files: hands them out in their order, and puts the answers into it again. */
class Round {
  /** No file from here on is handed out yet. */
  limit = 0;
  private readonly task: Task;
  private readonly files: readonly string[];
  private position = 0;
  private readonly answers = new Map<number, Answer>();
  private waiting: { readonly index: number; readonly resolve: () => void } | null = null;
  private readonly returned: Packet[] = [];

  constructor(task: Task, files: readonly string[]) {
    this.task = task;
    this.files = files;
  }

  fill(hand: Hand): void {
    while (hand.ready && hand.orders.length < AHEAD) {
      const packet = this.next();
      if (packet === null) return;
      hand.order(packet);
    }
  }

  /** The next packet to do, which is then somebody's. */
  next(): Packet | null {
    const returned = this.returned.shift();
    if (returned !== undefined) return returned;
    const file = this.position < this.limit ? this.files[this.position] : undefined;
    return file === undefined ? null : { index: this.position++, task: this.task, file };
  }

  take(index: number, answer: Answer): void {
    this.answers.set(index, answer);
    if (this.waiting?.index === index) this.waiting.resolve();
  }

  /** Takes back what was handed out and will not be done there. */
  giveBack(packets: readonly Packet[]): void {
    this.returned.push(...packets);
    this.waiting?.resolve();
  }

  has(index: number): boolean {
    return this.answers.has(index);
  }

  /** Waits until the answer is there, or there is work again. */
  arrival(index: number): Promise<void> {
    return new Promise((resolve) => {
      this.waiting = { index, resolve };
    });
  }

  answer(index: number): Answer {
    const answer = this.answers.get(index);
    if (answer === undefined) throw new Error('an answer is missing');
    this.answers.delete(index);
    return answer;
  }
}
