/** Whether everything is tried in full, as `npm run test:full` and CI do; `npm test` tries a part of it. */
export const FULL = process.env['TEST_RUNS'] === 'full';

/** How many cases to try of a property whose full number is `full`: that many, or a fifth, though never fewer than 50. */
export const runs = (full: number): number => (FULL ? full : Math.min(full, Math.max(50, Math.ceil(full / 5))));
