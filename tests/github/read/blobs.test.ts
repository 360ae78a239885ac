import { expect, test } from 'vitest';
import { blobOf } from '../../../src/github/read/blobs.ts';

const blob = (over: object) => ({
  is: 'Blob',
  byteSize: 5,
  isBinary: false,
  isTruncated: false,
  text: 'hello',
  ...over,
});

test('text is handed on as its bytes', () => {
  expect(blobOf(blob({}))).toEqual({ state: 'text', bytes: new TextEncoder().encode('hello') });
});

test('an empty file is an empty text, not a missing one', () => {
  expect(blobOf(blob({ byteSize: 0, text: '' }))).toEqual({ state: 'text', bytes: new Uint8Array() });
});

test.each([
  ['cut off', { isTruncated: true, byteSize: 600_000 }, { state: 'too-large', size: 600_000 }],
  ['binary', { isBinary: true, text: null }, { state: 'binary', size: 5 }],
  ['of an encoding that GitHub cannot tell', { isBinary: null, text: null }, { state: 'binary', size: 5 }],
  ['not UTF-8, with replacement characters', { text: 'h\uFFFDllo' }, { state: 'binary', size: 5 }],
])('what is %s could not be read, and is not empty', (_, over, expected) => {
  expect(blobOf(blob(over))).toEqual(expected);
});

test('a replacement character that the author wrote is text', () => {
  expect(blobOf(blob({ text: 'a\uFFFDb', byteSize: 5 })).state).toBe('text');
});

test('a folder, a submodule or nothing is absent', () => {
  expect([blobOf(null), blobOf({ is: 'Tree' }), blobOf({ is: 'Commit' })].map(({ state }) => state)).toEqual([
    'absent',
    'absent',
    'absent',
  ]);
});

test('a blob without its size is a surprise, not an empty file', () => {
  expect(() => blobOf({ is: 'Blob' })).toThrow(/size/u);
});
