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
      const { result, copy } = await withCopy(folder, async (copy) => ({
        result: await wasmwright(args, { cwd: copy, env: { PYTHONPATH: join(root, '__tests__/helpers/no-wasmtime') } }),
        copy,
      }));
      await check(tidy(result.stdout, copy)).toMatchFileSnapshot(join(folder, 'stdout'));
      await check(tidy(result.stderr, copy)).toMatchFileSnapshot(join(folder, 'stderr'));
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

/** Takes away what differs from run to run: times, the folder, the version of Node, the order of parallel builds. */
function tidy(text: string, copy: string): string {
  const lines = text
    .replaceAll(copy, '$PROJECT')
    .replaceAll(root, '$WASMWRIGHT/')
    .replace(/\S+\/wasmwright\/([a-z-]+)\/[^/\s]+/g, '$TOOLS/$1')
    .replace(/ +\d+(\.\d+)? m?s$/gm, '')
    .replace(/\(\d+\.\d s\)/g, '(0.0 s)')
    .replace(/"seconds": [\d.]+/g, '"seconds": 0')
    .replace(/Node \d+/g, 'Node N')
    .split('\n');
  const built = lines.filter((line) => line.startsWith('       Built')).sort();
  return lines.map((line) => (line.startsWith('       Built') ? built.shift() : line)).join('\n');
}
