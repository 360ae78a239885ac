/**
 * Folders whose test files have a process each, because they start programs or put something in the place of a module.
 * All other test files share a few threads, which load the sources once, and so may leave no global state behind.
 */
export const ALONE = ['acceptance', 'cli'];
