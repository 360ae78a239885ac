/** What is counted; a pair is one thing that has to look at one other. */
export type Mark =
  | 'byte'
  | 'line'
  | 'blank'
  | 'line-pair'
  | 'lazy-pair'
  | 'underline-pair'
  | 'item'
  | 'item-pair'
  | 'quote'
  | 'level'
  | 'container-pair'
  | 'emphasis'
  | 'emphasis-pair'
  | 'backtick'
  | 'escape'
  | 'tab'
  | 'mark-pair'
  | 'reach'
  | 'bracket'
  | 'target'
  | 'definition'
  | 'definition-pair'
  | 'again'
  | 'angle'
  | 'cell'
  | 'cell-pair';

/**
 * What one of each costs, in units of the time that one byte of an ordinary packet takes to parse (about a
 * microsecond). Fitted to 150 kinds of text at several sizes, so that the sum is hardly ever less than the time
 * measured; `tests/bench/parse.bench.ts` measures again.
 */
export const COSTS: Readonly<Record<Mark, number>> = {
  byte: 0.35,
  /** With any text in it. */
  line: 38,
  blank: 8,
  /** A line times the lines before it in its paragraph or table; a lazy one on top of that. */
  'line-pair': 0.004,
  'lazy-pair': 0.2,
  /** A line of `=` or `-` times the lines before it in its section; so for items and containers. */
  'underline-pair': 0.3,
  item: 20,
  'item-pair': 0.05,
  quote: 5,
  /** A list or quote that a line stands in. */
  level: 5,
  'container-pair': 0.2,
  /** A run of `*`, `_` or `~`, or of back quotes. */
  emphasis: 7,
  'emphasis-pair': 0.09,
  backtick: 14,
  /** `&` or a backslash. */
  escape: 5,
  tab: 1,
  /** Any mark times the marks before it in its paragraph. */
  'mark-pair': 0.02,
  /** A character between something opened and its end: an inline comment, a code span. */
  reach: 0.08,
  bracket: 7,
  /** `](` or `][`: what follows makes a link. */
  target: 30,
  definition: 10,
  /** A bracket times the link definitions before it. */
  'definition-pair': 0.02,
  /**
   * A unit of work in a section that defines a link, and so may be parsed a second time (counted dearly the first
   * time).
   */
  again: 0.6,
  angle: 6,
  cell: 12,
  /** A cell times the cells before it in its table. */
  'cell-pair': 0.006,
};

export type Counts = Readonly<Record<Mark, number>>;

/** None of anything yet. */
export const noCounts = (): Record<Mark, number> => ({
  byte: 0,
  line: 0,
  blank: 0,
  'line-pair': 0,
  'lazy-pair': 0,
  'underline-pair': 0,
  item: 0,
  'item-pair': 0,
  quote: 0,
  level: 0,
  'container-pair': 0,
  emphasis: 0,
  'emphasis-pair': 0,
  backtick: 0,
  escape: 0,
  tab: 0,
  'mark-pair': 0,
  reach: 0,
  bracket: 0,
  target: 0,
  definition: 0,
  'definition-pair': 0,
  again: 0,
  angle: 0,
  cell: 0,
  'cell-pair': 0,
});
