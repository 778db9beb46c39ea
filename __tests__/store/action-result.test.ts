import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, encode } from '../../src/store/remote/action-result.js';

/** A program that reads and writes messages by the code that is made of `remote_execution.proto` (action-result.go). */
const program = 'action-result';
const isThere = spawnSync(program, ['--help']).error === undefined;

const digest = fc.uint8Array().map((bytes) => createHash('sha256').update(bytes).digest('hex'));
const file = fc.record({
  path: fc.string({ minLength: 1, unit: 'grapheme' }),
  digest,
  size: fc.nat(Number.MAX_SAFE_INTEGER),
});
const result = fc.record({
  files: fc.array(file, { maxLength: 4 }),
  exitCode: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  stdout: fc.string({ unit: 'grapheme' }),
});

test('what is written is read, and anything else is nothing', () => {
  fc.assert(
    fc.property(result, (all) => {
      expect(decode(encode(all))).toEqual(all);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      for (const { digest } of decode(bytes)?.files ?? []) expect(digest).toMatch(/^[0-9a-f]{64}$/);
    }),
  );
  const bad = { path: 'a', digest: '../a', size: 1 };
  expect(decode(encode({ files: [bad], exitCode: 0, stdout: '' }))).toBeUndefined();
});

test.skipIf(!isThere)(`is what the schema says${isThere ? '' : ` (skipped: no ${program})`}`, () => {
  const all = fc.sample(result, { numRuns: 50, seed: 1 });
  const lines = all.map((one) => Buffer.from(encode(one)).toString('base64')).join('\n');
  const read = execFileSync(program, { input: `${lines}\n` })
    .toString()
    .trimEnd()
    .split('\n');
  for (const [index, line] of read.entries()) {
    const { files, exitCode, stdout } = all[index] ?? { files: [], exitCode: 0, stdout: '' };
    const { json, message } = JSON.parse(line);
    expect(json).toEqual({
      ...(files.length > 0 && {
        outputFiles: files.map(({ path, digest: hash, size }) => ({
          path,
          digest: { hash, ...(size > 0 && { sizeBytes: `${size}` }) },
        })),
      }),
      ...(exitCode !== 0 && { exitCode }),
      ...(stdout !== '' && { stdoutRaw: Buffer.from(stdout).toString('base64') }),
    });
    // What a server has added to it is skipped.
    expect(decode(Buffer.from(message, 'base64'))).toEqual(all[index]);
  }
  expect(read).toHaveLength(all.length);
});
