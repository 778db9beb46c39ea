import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inTurn, median, ms, node, print, root, runs, time } from './measure.mjs';

/** A second run over many crates of which none has changed, against cargo and git. */
export async function unchanged(work, cli, count) {
  if (!runs(['cargo', ['--version']])) {
    console.log('no cargo: a run in which nothing has changed is not measured');
    return;
  }
  const project = join(work, 'unchanged');
  const write = (path, text) => {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  };
  write('wit/world.wit', 'package demo:bench;\nworld guest {\n  export run: func() -> u32;\n}\n');
  write('.gitignore', 'target/\n');
  for (let i = 0; i < count; i++) {
    write(
      `c${i}/Cargo.toml`,
      `[package]\nname = "c${i}"\nversion = "0.1.0"\nedition = "2021"\n[lib]\ncrate-type = ["cdylib"]\n`,
    );
    write(`c${i}/src/lib.rs`, '#[unsafe(no_mangle)]\npub extern "C" fn run() -> u32 {\n    1\n}\n');
  }
  execFileSync('git', ['init', '--quiet', project]);
  execFileSync(process.execPath, [cli, 'build', project], { stdio: 'ignore' });
  const ours = node(cli, 'build', project);
  const empty = node(cli, '--version');
  const crate = [
    'cargo',
    ['build', '--lib', '--target', 'wasm32-wasip2', '--release', '--manifest-path', join(project, 'c0/Cargo.toml')],
  ];
  time(crate);
  const [all, cargo] = await inTurn(
    7,
    () => time(ours),
    () => time(crate),
  );
  const [start, status] = await inTurn(
    7,
    () => time(empty),
    () => time(['git', ['-C', project, 'status', '--porcelain']]),
  );
  const each = median(all) / count;
  print(
    `${count} unchanged crates, each`,
    each / median(cargo),
    `times cargo build of one unchanged crate (${each.toFixed(1)} ms, with its part of the start, against ${ms(cargo)})`,
    1 / 20,
  );
  print(
    'all of it',
    median(all) / median(status),
    `times git status (${ms(all)}, of which ${ms(start)} to start, against ${ms(status)})`,
    20,
  );
}

/** A cold build of all languages, against one component after the other. */
export async function workers(work, cli) {
  const project = join(work, 'polyglot');
  cpSync(join(root, 'examples/polyglot'), project, {
    recursive: true,
    filter: (path) => !/target|\.wasmwright/.test(path),
  });
  const { stdout } = spawnSync(process.execPath, [cli, 'plan', project, '--format', 'json'], { encoding: 'utf8' });
  const names = JSON.parse(stdout).projects[0].steps.flatMap(({ id }) =>
    id.startsWith('build/') ? [id.slice(6)] : [],
  );
  const build = (...more) => node(cli, 'build', project, '--force', ...more);
  // Tools, and what compilers keep for themselves, are there for both.
  time(build());
  const together = time(build());
  const start = time(node(cli, 'plan', project));
  const apart = names.map((name) => time(build('--component', name)) - start);
  const sum = apart.reduce((all, each) => all + each, 0);
  print(
    `${names.length} components of all languages in one run`,
    together / sum,
    `times one after the other (${(together / 1000).toFixed(0)} s against ${(sum / 1000).toFixed(0)} s)`,
    1,
  );
}
