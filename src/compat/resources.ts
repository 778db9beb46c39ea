import type { Resolved } from '../core/index.js';
import type { Names } from './names.js';

/**
 * Which resources of two sides are one: those that the same name stands for. A resource that moves to another
 * interface and is used back from there is the same to whoever knows it by its old name.
 */
export function sameResources(sides: readonly { resolved: Resolved; names: Names }[]): (name: string) => string {
  const chosen = new Map<string, string>();
  const representative = (name: string): string => {
    const next = chosen.get(name);
    return next === undefined ? name : representative(next);
  };
  const known = new Map<string, string>();
  for (const { resolved, names } of sides) {
    for (const id of resolved.types.keys()) {
      const [name, resource] = [names.type(id), names.resource(id)];
      if (name === undefined || resource === undefined) continue;
      const other = known.get(name);
      if (other === undefined) known.set(name, resource);
      else if (representative(other) !== representative(resource)) {
        chosen.set(representative(resource), representative(other));
      }
    }
  }
  return representative;
}
