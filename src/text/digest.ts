import { createHash } from 'node:crypto';

/** SHA-256 of UTF-8 text, as lower-case hexadecimal. */
export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
