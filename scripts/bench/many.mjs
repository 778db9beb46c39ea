import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes a platform's repository: so many components in their folders, by threes a provider, a link to it, and who asks the
 * link; the first two are composed, and what comes of it with the third. Committed, so that changes can be asked for.
 */
export function writeMany(folder, count) {
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const names = Array.from({ length: count }, (_, i) => `c${String(i).padStart(4, '0')}`);
  write('wit/world.wit', wit);
  write('.gitignore', '.wasmwright/\nwasmwright-out/\n');
  for (const [i, name] of names.entries()) write(`${name}/${name}.wat`, sources[roleOf(i)](i));
  write('wasmwright.toml', manifest(names));
  git(folder, 'init', '--quiet', '-b', 'main');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', 'Many components');
  return names;
}

export function git(folder, ...args) {
  return execFileSync('git', ['-C', folder, ...who, ...args], { encoding: 'utf8' }).trim();
}

const who = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com'];

const roles = ['provider', 'link', 'consumer'];
const roleOf = (i) => roles[i % roles.length];

const wit = `package demo:many@0.1.0;

interface numbers {
  next: func(after: u32) -> u32;
}

world provider {
  export numbers;
}

world link {
  import numbers;
  export numbers;
}

world consumer {
  import numbers;
  export twice: func(after: u32) -> u32;
}
`;

const numbers = 'demo:many/numbers@0.1.0';
const imported = `(import "${numbers}" "next" (func $next (param i32) (result i32)))`;

/** A core module for each role, and no two alike. */
const sources = {
  provider: (i) => `(module
  (memory (export "memory") 1)
  (func (export "${numbers}#next") (param i32) (result i32)
    (i32.add (local.get 0) (i32.const ${i + 1}))))
`,
  link: (i) => `(module
  ${imported}
  (memory (export "memory") 1)
  (func (export "${numbers}#next") (param i32) (result i32)
    (i32.mul (call $next (local.get 0)) (i32.const ${i}))))
`,
  consumer: (i) => `(module
  ${imported}
  (memory (export "memory") 1)
  (data (i32.const 0) "${i}")
  (func (export "twice") (param i32) (result i32)
    (call $next (call $next (local.get 0)))))
`,
};

function manifest(names) {
  const threes = names.flatMap((name, i) => (roleOf(i) === 'consumer' ? [[names[i - 2], names[i - 1], name]] : []));
  return [
    '[components]',
    ...names.map((name, i) => `${name} = { world = "${roleOf(i)}" }`),
    '',
    '[compositions]',
    ...threes.map(([provider, link]) => `chain-${link} = { socket = "${link}", plugs = ["${provider}"] }`),
    ...threes.map(([, link, consumer]) => `app-${consumer} = { socket = "${consumer}", plugs = ["chain-${link}"] }`),
    '',
  ].join('\n');
}
