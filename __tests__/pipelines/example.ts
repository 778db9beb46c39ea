import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../helpers/cli.js';
import { newRepository, type TestRepository } from '../helpers/git.js';

const at = (path: string) => readFileSync(join(root, 'templates', path), 'utf8');

/** A project of a component, as `init` begins one; its smoke call would need a tool that a fresh folder of tools lacks. */
const files = (language: 'rust' | 'wat', sources: readonly string[]) =>
  Object.fromEntries(
    ['wasmwright.toml', 'wit/world.wit', ...sources].map((path) => {
      const text = at(`${language}/${path}`);
      return [path, path === 'wasmwright.toml' ? text.replace(/\n# A call[\s\S]*/, '') : text];
    }),
  );

const sources = {
  rust: ['greeter/Cargo.toml', 'greeter/src/lib.rs', 'greeter/.gitignore'],
  wat: ['adder/adder.wat'],
} as const;

/** Edits of the project: `broken` does not build, `unversioned` changes its interface under the same version. */
const edits = {
  rust: {
    broken: ['greeter/src/lib.rs', 'format!("Hello, {name}!")', 'format!("Hello, {nobody}!")'],
    unversioned: ['wit/world.wit', 'world greeter {', 'world greeter {\n  import clock: func() -> u64;'],
  },
  wat: {
    broken: ['adder/adder.wat', 'i32.add', 'i32.nonsense'],
    unversioned: ['wit/world.wit', 'world adder {', 'world adder {\n  import clock: func() -> u64;'],
  },
} as const;

/** The repository of such a project, with a branch of each edit and a tag, and the commits that others have made on `main` since. */
export function exampleRepository(
  folder: string,
  language: 'rust' | 'wat',
  more: Readonly<Record<string, string>> = {},
) {
  const repository: TestRepository = newRepository(folder);
  const start = { '.gitignore': 'wasmwright-out/\n', ...files(language, sources[language]), ...more };
  repository.commit('a component', start);
  if (language === 'rust') {
    execFileSync('cargo', ['generate-lockfile', '--quiet'], { cwd: join(folder, 'greeter') });
    repository.commit('what is locked');
  }
  repository.git('tag', 'v1.0.0');
  for (const [branch, [path, before, after]] of Object.entries(edits[language])) {
    const text = (start as Record<string, string>)[path] ?? '';
    if (!text.includes(before)) throw new Error(`${path} has no ${before}`);
    repository.git('switch', '--quiet', '--create', branch, 'main');
    repository.commit(branch, { [path]: text.replace(before, after) });
  }
  repository.git('switch', '--quiet', 'main');
  repository.commits(30);
  return repository;
}
