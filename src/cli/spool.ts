import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { UsageError } from './console.ts';

/** Bytes that are held in memory, and that are moved at a time. */
const HELD = 1024 * 1024;

/**
 * Text that has to wait: a little of it in memory, more in a temporary file that only its owner can read and that is
 * gone with the process.
 */
export class Spool {
  private held: string[] = [];
  private size = 0;
  private file: number | null = null;

  add(text: string): void {
    this.held.push(text);
    this.size += text.length;
    if (this.size < HELD) return;
    try {
      this.file ??= nameless();
      const bytes = Buffer.from(this.held.join(''));
      for (let at = 0; at < bytes.length;) at += writeSync(this.file, bytes, at);
    } catch (error) {
      throw new UsageError(
        `the report is too long for memory and could not be kept in a temporary file: ${error instanceof Error ? error.message : String(error)}. Name a folder that has room in TMPDIR.`,
      );
    }
    this.held = [];
    this.size = 0;
  }

  /** Hands over everything, in order, and forgets it. */
  pour(out: (text: string) => void): void {
    if (this.file !== null) {
      const decoder = new StringDecoder('utf8');
      const chunk = Buffer.alloc(HELD);
      for (let at = 0, read = -1; read !== 0; at += read) {
        read = readSync(this.file, chunk, 0, HELD, at);
        if (read > 0) out(decoder.write(chunk.subarray(0, read)));
      }
    }
    for (const text of this.held) out(text);
    this.close();
  }

  close(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
    this.held = [];
    this.size = 0;
  }
}

/** A file that no name leads to any more, so that nothing can be left behind. */
function nameless(): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'readiness-'));
  try {
    return openSync(path.join(folder, 'report'), 'wx+', 0o600);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
