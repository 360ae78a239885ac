import * as fc from 'fast-check';

// CI runs the same cases every time, so that a red run is about the change; on a developer's machine each run looks
// elsewhere.
if (process.env['CI'] !== undefined) fc.configureGlobal({ seed: 20_261_121 });
