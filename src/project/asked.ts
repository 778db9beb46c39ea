import type { WitFunction } from '../core/index.js';
import type { Asked } from '../languages/asked.js';
import { locate } from './locate.js';
import type { OpenWorld } from './world.js';

/** What a world wants implemented, in its order. */
export function askedOf({ world, resolved }: Pick<OpenWorld, 'world' | 'resolved'>): readonly Asked[] {
  const at = (span: Parameters<typeof locate>[1]) => {
    const location = locate(resolved, span);
    return location ? { location } : {};
  };
  const nameOf = (id: number) => resolved.types[id]?.name ?? '';
  return world.exports.flatMap(({ name, kind, about }): Asked[] => {
    if (kind.tag === 'func') return [functionOf(kind.val)];
    if (kind.tag !== 'interface') return [];
    const { types = [], functions = [] } = resolved.interfaces[kind.val] ?? {};
    const resources = [...types].flatMap((id): Asked[] => {
      const type = resolved.types[id];
      if (type?.kind.tag !== 'resource' || type.name === undefined) return [];
      return [{ interface: name, kind: 'resource', name: type.name, params: [], ...at(type.about.span) }];
    });
    const whole: Asked = { kind: 'interface', name, interface: name, params: [], ...at(about.span) };
    return [whole, ...resources, ...functions.map((item) => ({ ...functionOf(item), interface: name }))];
  });

  function functionOf({ name, kind, params, about }: WitFunction): Asked {
    const [, own = name] = /^\[[^\]]+\](?:[^.]+\.)?(.+)$/.exec(name) ?? [];
    const names = params.map((param) => param.name);
    const base = { name: own, ...at(about.span) };
    switch (kind.tag) {
      case 'freestanding':
        return { ...base, kind: 'function', params: names };
      case 'constructor':
        return { ...base, kind: 'constructor', params: names };
      case 'method':
        return { ...base, kind: 'method', resource: nameOf(kind.val), params: names.slice(1) };
      case 'static':
        return { ...base, kind: 'static', resource: nameOf(kind.val), params: names };
    }
  }
}
