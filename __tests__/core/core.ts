import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Problem, WitSource, WorldItem } from '../../src/core/index.js';
import { CoreProblem, loadCore } from '../../src/core/index.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export const core = await loadCore(readFileSync(join(root, 'src/core/component/core.core.wasm')));

/** A package of one file, or of several by their paths; `dependencies` are packages of one file each. */
export function wit(package_: string | Record<string, string>, dependencies: readonly string[] = []): WitSource {
  const files = typeof package_ === 'string' ? { 'wit/world.wit': package_ } : package_;
  return {
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    dependencies: dependencies.map((text, i) => [{ path: `wit/deps/${i}.wit`, text }]),
    features: { tag: 'all' },
  };
}

/** The binary of a module or component that is written as text. */
export function wat(text: string): Uint8Array {
  return core.components.assemble({ path: 'test.wat', text });
}

/** A component for a world, the package's first one unless it is named: it imports and exports all functions, which trap. */
export function componentOf(package_: string | WitSource, worldName?: string): Uint8Array {
  const source = typeof package_ === 'string' ? wit(package_) : package_;
  const { worlds, packages, main, interfaces, types: definitions } = core.wit.parse(source);
  const own = [...(packages[main]?.worlds ?? [])].map((id) => worlds[id]);
  const world = own.find((it) => worldName === undefined || it?.name === worldName);
  const functions = (items: readonly WorldItem[]) =>
    items.flatMap(({ name, kind }) => {
      if (kind.tag === 'func') return [{ module: '$root', name: kind.val.name, full: kind.val.name }];
      const members = kind.tag === 'interface' ? (interfaces[kind.val]?.functions ?? []) : [];
      return members.map((it) => ({ module: name, name: it.name, full: `${name}#${it.name}` }));
    });
  // A resource can at least be dropped.
  const drops = (items: readonly WorldItem[]) =>
    items.flatMap(({ name, kind }) => {
      const ids =
        kind.tag === 'interface' ? [...(interfaces[kind.val]?.types ?? [])] : kind.tag === 'type' ? [kind.val] : [];
      const module = kind.tag === 'type' ? '$root' : name;
      return ids
        .filter((id) => definitions[id]?.kind.tag === 'resource')
        .map((id) => ({ module, name: `[resource-drop]${definitions[id]?.name}`, full: '' }));
    });
  const imports = [...functions(world?.imports ?? []), ...drops(world?.imports ?? [])];
  const exports = functions(world?.exports ?? []);
  const types = new Map<string, string>();
  const module = () => `(module
    ${imports.map(({ module, name }) => `(import "${module}" "${name}" (func ${types.get(`${module}::${name}`) ?? ''}))`).join(' ')}
    ${exports.map(({ full }) => `(func (export "${full}") ${types.get(full) ?? ''} unreachable)`).join(' ')}
    (memory (export "memory") 1)
    (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) unreachable))`;
  for (;;) {
    const embedded = core.components.embed(wat(module()), source, world?.name);
    const problem = problemOf(() => core.components.componentize(embedded, 'reactor'));
    if (!problem) return core.components.componentize(embedded, 'reactor');
    // It is told of each function what type it should have.
    const [, name, params = '', result = ''] = problem.message.match(signature) ?? [];
    if (name === undefined || types.has(name)) throw new Error(problem.message);
    const list = (keyword: string, names: string) => `(${keyword} ${names.toLowerCase().replaceAll(',', '')})`;
    types.set(name, `${list('param', params)} ${list('result', result)}`);
  }
}

const signature = /`([^`]*)`: type mismatch .*expected `\[(.*)\] -> \[(.*)\]` but/;

/** The problem that a call has, none if it succeeds. All else that is thrown is a failure of the core. */
export function problemOf(call: () => unknown): Problem | undefined {
  try {
    call();
  } catch (failure) {
    if (failure instanceof CoreProblem) return failure.problem;
    throw failure;
  }
  return undefined;
}

/** A problem as `path:line:column message`, with as much of the place as there is. */
export function told(problem: Problem | undefined): string | undefined {
  if (!problem) return undefined;
  const { location, message } = problem;
  if (!location) return message;
  const range = location.range;
  const place = [location.path, ...(range ? [range.line, range.column] : [])].join(':');
  return `${place} ${message}`;
}

/** The `.wit` files of a folder, not of those in it. */
export function witFiles(folder: string): { path: string; text: string }[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.wit'));
  return names.sort().map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }));
}
