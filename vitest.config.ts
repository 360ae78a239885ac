import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { ALONE } from './tests/alone.ts';

const alone = ALONE.map((folder) => `tests/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    reporters: ['default', './tests/reporter.ts'],
    // One more than there are cores: the acceptance tests mostly wait.
    maxWorkers: availableParallelism() + 1,
    // Projects run in the order of their names: what waits longest begins first.
    projects: [
      { extends: true, test: { name: 'alone', include: alone, pool: 'forks' } },
      {
        extends: true,
        test: { name: 'together', include: ['tests/**/*.test.ts'], exclude: alone, pool: 'threads', isolate: false },
      },
    ],
    setupFiles: ['./tests/setup.ts'],
    // Only a test that hangs may end here: a slow machine under load takes five times as long as a quiet one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // GitHub's language service imports JSON in a way that Node alone does not read.
    server: { deps: { inline: [/@actions\/(?:languageservice|workflow-parser|expressions)/u] } },
  },
});
