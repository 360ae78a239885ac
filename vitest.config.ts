import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Files that start programs of their own, or put something in the place of a module: a process for each. */
const SPAWNING = 'tests/{acceptance,cli}/**/*.test.ts';

export default defineConfig({
  test: {
    reporters: ['default', './tests/reporter.ts'],
    // One more than there are cores: the acceptance tests mostly wait.
    maxWorkers: availableParallelism() + 1,
    // Run in the order of their names, so that what waits longest begins first.
    projects: [
      { extends: true, test: { name: 'spawning', include: [SPAWNING], pool: 'forks' } },
      // Everything else sets no global state, so a few threads take file after file and load the sources once.
      {
        extends: true,
        test: {
          name: 'together',
          include: ['tests/**/*.test.ts'],
          exclude: [SPAWNING],
          pool: 'threads',
          isolate: false,
        },
      },
    ],
    setupFiles: ['./tests/setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // GitHub's language service imports JSON in a way that Node alone does not read.
    server: { deps: { inline: [/@actions\/(?:languageservice|workflow-parser|expressions)/u] } },
  },
});
