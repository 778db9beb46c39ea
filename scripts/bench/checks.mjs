import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inTurn, median, ms, node, print, runs, time } from './measure.mjs';

/** Components checked against a world in one run, against as many processes of native tools. */
export async function checks(work, cli, count) {
  const project = join(work, 'checks');
  write('wit/world.wit', 'package demo:bench;\nworld guest {\n  export run: func() -> u32;\n}\n');
  write('guest/guest.wat', '(module (memory (export "memory") 1) (func (export "run") (result i32) i32.const 1))');
  execFileSync(process.execPath, [cli, 'build', project], { stdio: 'ignore' });
  const built = join(project, '.wasmwright/build/guest/guest.wasm');
  const components = Array.from({ length: count }, (_, i) => join(project, `guest-${i}.wasm`));
  for (const component of components) copyFileSync(built, component);
  const wit = join(project, 'wit');
  const ours = node(cli, 'check', ...components, '--world', `${wit}#guest`);
  const natives = {
    'wasm-tools component targets': (component) => [
      'wasm-tools',
      ['component', 'targets', wit, '--world', 'guest', component],
    ],
    'wac targets': (component) => ['wac', ['targets', '--wit', wit, '--world', 'guest', component]],
  };
  for (const [name, command] of Object.entries(natives)) {
    if (!runs(command(built))) {
      console.log(`${count} components checked in one run: ${ms([time(ours)])} (no native ${name} to compare with)`);
      continue;
    }
    const [times, theirs] = await inTurn(
      5,
      () => time(ours),
      () => components.reduce((sum, component) => sum + time(command(component)), 0),
    );
    print(
      `${count} components checked against a world in one run`,
      median(times) / median(theirs),
      `times ${count} processes of ${name} (${ms(times)} against ${ms(theirs)})`,
      1,
    );
  }

  function write(path, text) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
}
