import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { root, withCopy } from './helpers/cli.js';

/** The processes that were started on something in a folder. */
const processesIn = (folder: string) =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder));

describe.skipIf(process.platform === 'win32')(
  'a run that is ended from outside (skipped on Windows, which has no such signals)',
  () => {
    test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
      '%s leaves no process and no half of a result',
      async (signal) => {
        await withCopy(join(root, 'examples/hello'), async (copy) => {
          await rm(join(copy, 'wasmwright-out'), { recursive: true, force: true });
          const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'ci', copy, '--format', 'json'], {
            stdio: 'pipe',
          });
          let stdout = '';
          child.stdout.on('data', (chunk: Buffer) => {
            stdout += chunk;
          });
          // Until a compiler is at work.
          while (processesIn(copy).length < 2) await sleep(50);
          child.kill(signal);
          const [code] = await once(child, 'close');
          expect(code).toBe(2);
          expect(JSON.parse(stdout).findings.map(({ id }: { id: string }) => id)).toEqual(['cancelled']);
          expect(processesIn(copy)).toEqual([]);
          expect(existsSync(join(copy, 'wasmwright-out'))).toBe(false);
          expect(readdirSync(copy).filter((name) => name.endsWith('.part'))).toEqual([]);
        });
      },
    );
  },
);
