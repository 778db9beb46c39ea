import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, wasmwright, withCopy } from './helpers/cli.js';

/**
 * A folder in `cli/` is a test: `command` holds the command line and the exit code, all else is the
 * folder that it runs in, and `stdout` and `stderr` what it must print. `npx vitest run -u` writes these anew.
 */
const cases = join(root, '__tests__/cli');

describe.concurrent('command line', () => {
  for (const name of readdirSync(cases)) {
    test(name, async ({ expect: check }) => {
      const folder = join(cases, name);
      const { args, code } = parse(readFileSync(join(folder, 'command'), 'utf8'));
      const result = await withCopy(folder, (copy) => wasmwright(args, { cwd: copy }));
      await check(tidy(result.stdout)).toMatchFileSnapshot(join(folder, 'stdout'));
      await check(tidy(result.stderr)).toMatchFileSnapshot(join(folder, 'stderr'));
      expect(result.code).toBe(code);
    });
  }
});

/** `$ wasmwright ARGS...`, then `exit CODE`. */
function parse(text: string): { args: string[]; code: number } {
  const match = /^\$ wasmwright (?<args>.*)\nexit (?<code>\d+)\n$/.exec(text);
  if (!match?.groups) throw new Error('a command file is `$ wasmwright ARGS` and `exit CODE`');
  return { args: match.groups['args']?.split(' ') ?? [], code: Number(match.groups['code']) };
}

/** Times differ from run to run. */
const tidy = (text: string) => text.replace(/ +\d+(\.\d+)? m?s$/gm, '').replace(/\(\d+\.\d s\)/g, '(0.0 s)');
