import type { Resolved, TypeRef, World } from '../core/index.js';
import { definition, type Names } from './names.js';
import { structure } from './shapes.js';

/** Of each resource that an export speaks of and that another interface has: whether guests define it or are given it. */
export type Origins = ReadonlyMap<string, 'import' | 'export'>;

/**
 * An interface that is exported takes what it uses from the other exports; what is not among them is imported. So
 * the same interface can speak of two resources, and the type check tells them apart.
 */
export function originsIn(world: World, resolved: Resolved, names: Names): (exported: number) => Origins {
  const exported = new Set(world.exports.flatMap(({ kind }) => (kind.tag === 'interface' ? [kind.val] : [])));
  return (id) => {
    const origins = new Map<string, 'import' | 'export'>();
    const seen = new Set<string>();
    const open: [type: TypeRef | undefined, isGiven: boolean][] = [...(resolved.interfaces[id]?.types ?? [])].map(
      (val) => [{ tag: 'defined', val }, false],
    );
    for (const [type, isGiven] of open) {
      if (type?.tag !== 'defined' || seen.has(`${type.val} ${isGiven}`)) continue;
      seen.add(`${type.val} ${isGiven}`);
      const { kind, owner } = definition(resolved, type.val);
      const given = isGiven || (owner.tag === 'interface' && !exported.has(owner.val));
      if (kind.tag !== 'resource') {
        for (const inner of kind.tag === 'alias' ? [kind.val] : structure(kind).inner) open.push([inner, given]);
      } else if (owner.tag !== 'interface' || owner.val !== id) {
        origins.set(names.type(type.val) ?? '', given ? 'import' : 'export');
      }
    }
    return origins;
  };
}
