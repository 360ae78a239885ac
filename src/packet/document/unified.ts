/**
 * In the bundles, in place of `unified`: of its pipeline of plugins, transformers and compilers only the parser is used
 * here, and
 * `remark-parse` asks no more of it than this. Held to the original by a test.
 */
interface Processor {
  /** Set by `remark-parse`. */
  parser?: (document: string) => unknown;
  readonly data: (key?: string) => unknown;
  readonly use: (plugin: (this: Processor) => void) => Processor;
  readonly freeze: () => Processor;
  readonly parse: (document: string) => unknown;
}

export function unified(): Processor {
  const data: Record<string, unknown> = {};
  const processor: Processor = {
    data: (key) => (key === undefined ? data : data[key]),
    use: (plugin) => {
      plugin.call(processor);
      return processor;
    },
    freeze: () => processor,
    parse: (document) => processor.parser?.(document),
  };
  return processor;
}
