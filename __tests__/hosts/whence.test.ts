import { expect, test } from 'vitest';
import { whence } from '../../src/hosts/whence.js';
import type { LanguageId } from '../../src/languages/index.js';

test.each<[string, LanguageId | undefined, string]>([
  [
    'wasi:sockets@0.2.6',
    'rust',
    'it comes from the standard library of Rust: leave out the code that opens connections, or build with `target = "wasm32-unknown-unknown"`, which imports no WASI',
  ],
  [
    'wasi:sockets@0.2.9',
    'python',
    'it comes with every program in Python: build with `wasi = "stub"`, which puts a stub of it inside',
  ],
  ['wasi:filesystem@0.2.12', 'go', 'it comes with every program in Go'],
  ['wasi:sockets@0.2.6', 'go', 'leave out the code that opens connections'],
  ['wasi:blobstore@0.2.0-draft', 'rust', 'leave out the code that needs it'],
  ['wasi:http@0.2.6', undefined, 'leave out the code that makes or answers HTTP requests'],
])('%s in %s', (of, language, expected) => {
  expect(whence(of, language)).toBe(expected);
});
