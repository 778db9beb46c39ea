// Composes and calls every pair of examples/polyglot, and writes what comes of it: docs/languages.json, and the
// tables of docs/languages.md. `npm run matrix`; takes minutes, and needs Rust, Go, and wasmtime in Python.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const run = (script, args, env = {}) =>
  execFileSync(process.execPath, [at(script), ...args], {
    cwd: at('.'),
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });

run('scripts/build-dist.mjs', []);
run('node_modules/vitest/vitest.mjs', ['run', '__tests__/languages/matrix'], { WASMWRIGHT_MATRIX: 'write' });
run('scripts/generate.mjs', []);
