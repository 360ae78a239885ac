/** The bytes of a ladder file as text. */
import type { Place } from '../findings/finding.ts';

/** The text, without a byte order mark; null where it is not UTF-8 or holds a NUL. */
export function decode(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** The place of the first byte that is not text. */
export function firstBadByte(bytes: Uint8Array, path: string): Place {
  const text = new TextDecoder('utf-8').decode(bytes);
  const end = text.search(/[\0\uFFFD]/u);
  const before = text.slice(0, Math.max(end, 0)).split('\n');
  return { path, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
