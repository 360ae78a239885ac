import * as fc from 'fast-check';
import * as z from 'zod/mini';

// CI runs the same cases every time, so that a red run is about the change; on a developer's machine each run looks
// elsewhere.
if (process.env['CI'] !== undefined) fc.configureGlobal({ seed: 20_261_121 });

// Files share a thread (see vitest.config.ts), and whoever imports the whole of zod sets its English messages for all
// of it. The sources use zod/mini, which has none.
z.config({ localeError: undefined });
