// Holds the comparison of interfaces against wasm-tools over many edited packages, more than the tests have time for:
// `npm run mutations`, or `npm run mutations -- 500` for so many.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const count = process.argv[2] ?? '10000';
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [vitest, 'run', '__tests__/compat/mutations.test.ts'], {
  cwd: fileURLToPath(new URL('../', import.meta.url)),
  env: { ...process.env, WASMWRIGHT_MUTATIONS: count },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
