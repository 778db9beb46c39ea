// Measures what users wait for, as ratios within one run: `npm run bench`. Absolute times say more
// of the machine than of the program, so each stands against something that was measured beside it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks } from './bench/checks.mjs';
import { growth } from './bench/growth.mjs';
import { installs } from './bench/installs.mjs';
import { root } from './bench/measure.mjs';
import { memory } from './bench/memory.mjs';
import { publish } from './bench/publish.mjs';
import { scale } from './bench/scale.mjs';
import { sources } from './bench/sources.mjs';
import { start } from './bench/start.mjs';
import { unchanged, workers } from './bench/unchanged.mjs';
import { untouched } from './bench/untouched.mjs';
import { wasi } from './bench/wasi.mjs';

const cli = join(root, 'dist/cli.js');
const work = mkdtempSync(join(tmpdir(), 'wasmwright-bench-'));

/** Each by its name, so that one can be asked for alone: `npm run bench untouched`. */
const measures = {
  start: () => start(work, cli),
  checks: () => checks(work, cli, 100),
  unchanged: () => unchanged(work, cli, 100),
  workers: () => workers(work, cli),
  memory: () => memory(work, cli),
  installs: () => installs(work, cli),
  wasi: async () => wasi(work, await program()),
  growth: async () => growth(await program()),
  untouched: async () => untouched(work, await program()),
  publish: async () => publish(work, await program()),
  scale: () => scale(work, cli),
};
let compiled;
const program = () => (compiled ??= sources());
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in measures));
if (unknown !== undefined) throw new Error(`there is no measure ${unknown}; there are ${Object.keys(measures)}`);

try {
  for (const [name, measure] of Object.entries(measures))
    if (asked.length === 0 || asked.includes(name)) await measure();
} finally {
  rmSync(work, { recursive: true, force: true });
  rmSync(join(root, 'build/bench'), { recursive: true, force: true });
}
