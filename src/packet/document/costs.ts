/**
 * What a text asks of the Markdown parser, in units of about a quarter of a microsecond on the machine that it was
 * fitted on: a byte of an ordinary packet comes to about two. Fitted to `tests/packet/hostile.ts` and
 * `tests/packet/ordinary.ts` at several sizes, so that the sum is hardly ever less than the time measured;
 * `tests/bench/parse.bench.ts` measures again.
 */
export const COSTS = {
  byte: 0.35,
  /** A line with anything in it, if only spaces. */
  line: 38,
  blankLine: 10,
  /** A list or quote that a line stands in. */
  level: 7,
  /** A list item or quote that begins. */
  container: 20,
  /** A run of `*`, `_` or `~`; a bracket; `<`; `&` or a backslash. */
  mark: 7,
  /** A run of back quotes. */
  code: 14,
  /** `](` or `][`: what follows makes a link. */
  target: 45,
  definition: 10,
  /** `|` */
  cell: 12,

  // What follows makes the time grow with the square.

  /**
   * The parser goes over all that a section has come to: for a list item or quote that begins, for a paragraph, for a line
   * that goes on in a list or quote without a mark, for the underline of a heading. Times the section's work so far.
   */
  containerAgain: 0.0036,
  paragraphAgain: 0.0013,
  lazyAgain: 0.006,
  underlineAgain: 0.01,
  /** A mark times the marks before it in its paragraph; of emphasis, once more times those of emphasis. */
  markPair: 0.02,
  emphasisPair: 0.09,
  /** A line or cell times those before it in its paragraph or table. */
  cellPair: 0.006,
  /** A bracket times the link definitions before it. */
  definitionPair: 0.02,
  /** A character between something opened and its end: an inline comment, a code span. */
  reach: 0.08,
  /** A unit of work in a section that defines a link: it may be parsed a second time. */
  secondParse: 0.6,
} as const;
