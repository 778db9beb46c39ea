// Measures what users wait for, as ratios within one run: `npm run bench`. Absolute times say more
// of the machine than of the program, so each stands against something that was measured beside it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks } from './bench/checks.mjs';
import { growth } from './bench/growth.mjs';
import { root } from './bench/measure.mjs';
import { sources } from './bench/sources.mjs';
import { start } from './bench/start.mjs';
import { unchanged, workers } from './bench/unchanged.mjs';
import { untouched } from './bench/untouched.mjs';
import { wasi } from './bench/wasi.mjs';

const cli = join(root, 'dist/cli.js');
const work = mkdtempSync(join(tmpdir(), 'wasmwright-bench-'));

try {
  await start(work, cli);
  await checks(work, cli, 100);
  await unchanged(work, cli, 100);
  await workers(work, cli);
  const program = await sources();
  await wasi(work, program);
  await growth(program);
  await untouched(work, program);
} finally {
  rmSync(work, { recursive: true, force: true });
  rmSync(join(root, 'build/bench'), { recursive: true, force: true });
}
