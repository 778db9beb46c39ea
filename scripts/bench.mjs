// Measures what users wait for, as ratios within one run: `npm run bench`. Absolute times say more
// of the machine than of the program, so each stands against something that was measured beside it.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

/** Components checked against a world in one run, against as many processes of the native wac. */
function checks(count) {
  write('wit/world.wit', 'package demo:bench;\nworld guest {\n  export run: func() -> u32;\n}\n');
  write('guest/guest.wat', '(module (memory (export "memory") 1) (func (export "run") (result i32) i32.const 1))');
  const project = join(work, 'project');
  execFileSync(process.execPath, [cli, 'build', project], { stdio: 'ignore' });
  const built = join(project, '.wasmwright/build/guest/guest.wasm');
  const components = Array.from({ length: count }, (_, i) => join(project, `guest-${i}.wasm`));
  for (const component of components) copyFileSync(built, component);
  const world = `${join(project, 'wit')}#guest`;
  const ours = [1, 2, 3].map(() => time(node(cli, 'check', ...components, '--world', world)));
  const wit = join(project, 'wit');
  const natives = {
    'wasm-tools component targets': (component) => [
      'wasm-tools',
      ['component', 'targets', wit, '--world', 'guest', component],
    ],
    'wac targets': (component) => ['wac', ['targets', '--wit', wit, '--world', 'guest', component]],
  };
  for (const [name, command] of Object.entries(natives)) {
    if (spawnSync(...command(built)).status !== 0) {
      console.log(`${count} components checked in one run: ${ms(ours)} (no native ${name} to compare with)`);
      continue;
    }
    const theirs = [1, 2, 3].map(() => components.reduce((sum, component) => sum + time(command(component)), 0));
    print(
      `${count} components checked against a world in one run`,
      median(ours) / median(theirs),
      `times ${count} processes of ${name} (${ms(ours)} against ${ms(theirs)})`,
      1,
    );
  }

  function write(path, text) {
    mkdirSync(join(work, 'project', path, '..'), { recursive: true });
    writeFileSync(join(work, 'project', path), text);
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
