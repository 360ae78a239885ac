import { count } from '../text/words.ts';
import type { Console } from './console.ts';

/** Milliseconds between two states of the line. */
const PAUSE = 100;
/** Fewer packets are done before anyone looks. */
const FEW = 10;

/** A line on the terminal that says how many packets are done, and goes away again. */
export class Progress {
  private readonly console: Console;
  private readonly packets: number;
  private readonly doing: string;
  private done = 0;
  private shown = false;
  private last = -Infinity;

  /** @param doing what is done with them: "Checking" */
  constructor(console: Console, packets: number, doing: string) {
    this.console = console;
    this.packets = packets;
    this.doing = doing;
  }

  /** One more is done. */
  step(): void {
    this.done += 1;
    if (this.console.progress !== true || this.packets < FEW || this.done === this.packets) return;
    const now = this.console.now().getTime();
    if (this.shown && now - this.last < PAUSE) return;
    this.console.err(`\r${this.doing}: ${this.done} of ${count(this.packets, 'packet')}\u001B[K`);
    this.shown = true;
    this.last = now;
  }

  /** Before anything else is written, which may be to the same terminal. */
  clear(): void {
    if (this.shown) this.console.err('\r\u001B[K');
    this.shown = false;
  }
}
