import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes a platform's repository: so many components in their folders, a provider and a consumer in turn, of which each
 * pair is composed, and each ten pairs once more. Committed, so that what changes after it can be asked for.
 */
export function writeMany(folder, count) {
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const names = Array.from({ length: count }, (_, i) => `c${String(i).padStart(4, '0')}`);
  write('wit/world.wit', wit);
  write('.gitignore', '.wasmwright/\nwasmwright-out/\n');
  for (const [i, name] of names.entries()) write(`${name}/${name}.wat`, i % 2 === 0 ? provider(i) : consumer(i));
  const pairs = Array.from({ length: count >> 1 }, (_, i) => [names[2 * i], names[2 * i + 1]]);
  write('wasmwright.toml', manifest(names, pairs));
  git(folder, 'init', '--quiet', '-b', 'main');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', 'Many components');
  return names;
}

export function git(folder, ...args) {
  return execFileSync('git', ['-C', folder, ...who, ...args], { encoding: 'utf8' }).trim();
}

const who = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com'];

const wit = `package demo:many@0.1.0;

interface numbers {
  next: func(after: u32) -> u32;
}

world provider {
  export numbers;
}

world consumer {
  import numbers;
  export twice: func(after: u32) -> u32;
}
`;

const provider = (i) => `(module
  (memory (export "memory") 1)
  (func (export "demo:many/numbers@0.1.0#next") (param i32) (result i32)
    (i32.add (local.get 0) (i32.const ${i + 1}))))
`;

const consumer = (i) => `(module
  (import "demo:many/numbers@0.1.0" "next" (func $next (param i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "${i}")
  (func (export "twice") (param i32) (result i32)
    (call $next (call $next (local.get 0)))))
`;

const manifest = (names, pairs) =>
  [
    '[components]',
    ...names.map((name, i) => `${name} = { world = "${i % 2 === 0 ? 'provider' : 'consumer'}" }`),
    '',
    '[compositions]',
    ...pairs.map(([plug, socket]) => `of-${socket} = { socket = "${socket}", plugs = ["${plug}"] }`),
    '',
  ].join('\n');
