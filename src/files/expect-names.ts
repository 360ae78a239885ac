/** What a file of expectations is called: the packet's name with this in place of `.md`. */
export const EXPECT_ENDING = '.expect.yml';

/** Also what somebody may have meant by it: a file of expectations that is not read is told. */
export const isExpect = (path: string): boolean => /\.expect\.ya?ml$/u.test(path);

export const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The name of the packet that a file of expectations is about. */
export const packetOf = (expect: string): string => fileName(expect).replace(/\.expect\.ya?ml$/u, '.md');
