import type { Core } from '../core/index.js';

/**
 * Interfaces that a component imports for their types alone, without functions and resources: loaders need nothing for them, and
 * so start a component whose host has never heard of one. (wac and wasm-tools, which compare worlds by name, say no.)
 */
export function idleImports(component: Uint8Array, core: Core): ReadonlySet<string> {
  const { resolved, world } = core.wit.decode(component);
  const imports = world === undefined ? [] : (resolved.worlds[world]?.imports ?? []);
  const idle = imports.filter(({ kind }) => {
    if (kind.tag !== 'interface') return false;
    const { functions, types } = resolved.interfaces[kind.val] ?? { functions: [], types: [] };
    return functions.length === 0 && [...types].every((id) => resolved.types[id]?.kind.tag !== 'resource');
  });
  return new Set(idle.map(({ name }) => name));
}
