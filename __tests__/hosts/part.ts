import type { OpenHost } from '../../src/hosts/open.js';
import { core, problemOf, wat } from '../core/core.js';

/** A component for one of the ways into a host: it exports all that this asks for, and imports only what is named, `INTERFACE#FUNCTION`. */
export function partOf({ wit }: OpenHost, entry: string, imports: readonly string[], pages = 1): Uint8Array {
  const { worlds, interfaces } = core.wit.parse(wit);
  const world = worlds.find(({ name }) => name === entry);
  const exports = (world?.exports ?? []).flatMap(({ name, kind }) =>
    kind.tag === 'interface' ? (interfaces[kind.val]?.functions ?? []).map((it) => `${name}#${it.name}`) : [],
  );
  const types = new Map<string, string>();
  for (;;) {
    const module = wat(`(module
      ${imports.map((name) => `(import "${name.replace('#', '" "')}" (func ${types.get(name.replace('#', '::')) ?? ''}))`).join(' ')}
      ${exports.map((name) => `(func (export "${name}") ${types.get(name) ?? ''} unreachable)`).join(' ')}
      (memory (export "memory") ${pages})
      (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) unreachable))`);
    const embedded = core.components.embed(module, wit, `%${entry}`);
    const problem = problemOf(() => core.components.componentize(embedded, 'reactor'));
    if (!problem) return core.components.componentize(embedded, 'reactor');
    // It is told of each function what type it should have.
    const [, name, params = '', result = ''] =
      /`([^`]*)`: type mismatch .*expected `\[(.*)\] -> \[(.*)\]` but/.exec(problem.message) ?? [];
    if (name === undefined || types.has(name)) throw new Error(problem.message);
    const list = (keyword: string, names: string) => `(${keyword} ${names.toLowerCase().replaceAll(',', '')})`;
    types.set(name, `${list('param', params)} ${list('result', result)}`);
  }
}
