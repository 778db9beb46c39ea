// Measures what users wait for, as ratios within one run: `npm run bench`. Absolute times say more
// of the machine than of the program, so each stands against something that was measured beside it.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const cli = join(root, 'dist/cli.js');
const work = mkdtempSync(join(tmpdir(), 'wasmwright-bench-'));
const node = (...args) => [process.execPath, args];

try {
  const bare = node('-e', '0');
  ratio('wasmwright --version', node(cli, '--version'), 'node -e 0', bare, 2);
  ratio(
    'the step, to its end, with an input that is refused',
    node(join(root, 'dist/action.js')),
    'node -e 0',
    bare,
    4,
    {
      INPUT_COMMAND: 'none',
      GITHUB_STEP_SUMMARY: file('summary'),
      GITHUB_OUTPUT: file('output'),
    },
  );
  size();
  checks(100);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function file(name) {
  writeFileSync(join(work, name), '');
  return join(work, name);
}

/** The medians of two commands, run in turn. */
function ratio(what, a, against, b, goal, env = {}) {
  const [ours, theirs] = [[], []];
  for (let i = 0; i < 11; i++) {
    ours.push(time(a, { env }));
    theirs.push(time(b));
  }
  print(what, median(ours) / median(theirs), `times ${against} (${ms(ours)} against ${ms(theirs)})`, goal);
}

function size() {
  const packed = execFileSync('tar', ['-cz', '-C', root, 'dist'], { maxBuffer: 1 << 28 }).length;
  print('dist/, compressed', packed / 1e6, 'MB', 3);
}

/** Components built of text and checked against a world in one run, against as many processes of the native wac. */
function checks(count) {
  const project = join(work, 'project');
  write('wit/world.wit', 'package demo:bench;\nworld guest {\n  export run: func() -> u32;\n}\n');
  const wat = '(module (memory (export "memory") 1) (func (export "run") (result i32) i32.const 1))';
  for (let i = 0; i < count; i++) write(`c${i}/c${i}.wat`, wat);
  const ours = [1, 2, 3].map(() => time(node(cli, 'check', project)));
  const component = join(project, '.wasmwright/build/c0/c0.wasm');
  const wac = ['wac', ['targets', '--wit', join(project, 'wit'), '--world', 'guest', component]];
  if (spawnSync(...wac).status !== 0) {
    console.log(`${count} components built and checked in one run: ${ms(ours)} (no native wac to compare with)`);
    return;
  }
  const theirs = [1, 2, 3].map(() => Array.from({ length: count }, () => time(wac)).reduce((a, b) => a + b));
  print(
    `${count} components built and checked in one run`,
    median(ours) / median(theirs),
    `times ${count} processes of wac (${ms(ours)} against ${ms(theirs)})`,
    1,
  );

  function write(path, text) {
    mkdirSync(join(project, path, '..'), { recursive: true });
    writeFileSync(join(project, path), text);
  }
}

function time([program, args], { env = {} } = {}) {
  const start = performance.now();
  spawnSync(program, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
  return performance.now() - start;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function ms(values) {
  return `${median(values).toFixed(0)} ms`;
}

function print(what, value, unit, goal) {
  console.log(
    `${what}: ${value.toFixed(2)} ${unit}; the goal is at most ${goal}${value <= goal ? '' : ' - NOT reached'}`,
  );
}
