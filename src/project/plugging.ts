import type { Composition } from '../model.js';
import { track } from './versions.js';

/** A component by the names of what it imports and exports. */
export interface Pluggable {
  readonly name: string;
  readonly imports: readonly string[];
  readonly exports: readonly string[];
}

export type Found =
  | { readonly kind: 'composed'; readonly compositions: Composition[] }
  /** `why` is missing when the components have nothing to do with each other. */
  | { readonly kind: 'none'; readonly why?: string };

/**
 * The one way of plugging components together, called `title`. There is none when no export fits
 * an import, when two components could satisfy the same import, when several could be the socket,
 * when one would be needed twice, or when they need each other.
 */
export function findComposition(components: readonly Pluggable[], title: string): Found {
  const plugs = new Map<string, string[]>();
  const users = new Map<string, string[]>();
  for (const socket of components) {
    for (const name of socket.imports) {
      const providers = components.filter(
        (plug) => plug !== socket && plug.exports.some((item) => track(item) === track(name)),
      );
      if (providers.length > 1) return none(`${list(providers)} export \`${name}\`, which \`${socket.name}\` imports`);
      for (const { name: plug } of providers) {
        add(plugs, socket.name, plug);
        add(users, plug, socket.name);
      }
    }
  }
  if (plugs.size === 0) return { kind: 'none' };
  const shared = [...users].find(([, sockets]) => sockets.length > 1);
  if (shared) return none(`\`${shared[0]}\` fits into several: \`${shared[1].join('`, `')}\``);
  const roots = [...plugs.keys()].filter((name) => !users.has(name));
  if (roots.length === 0) return none(`\`${[...plugs.keys()].join('`, `')}\` need each other`);
  if (roots.length > 1) return none(`several could be the socket: \`${roots.join('`, `')}\``);
  return { kind: 'composed', compositions: nest(roots[0] ?? '', freeName(title, components), plugs) };
}

/** What is plugged into a plug is composed before. */
function nest(socket: string, name: string, plugs: ReadonlyMap<string, readonly string[]>): Composition[] {
  const inner: Composition[] = [];
  const ready = (plugs.get(socket) ?? []).map((plug) => {
    if (!plugs.has(plug)) return plug;
    inner.push(...nest(plug, `${plug}-composed`, plugs));
    return `${plug}-composed`;
  });
  return [...inner, { name, how: { kind: 'plug', socket, plugs: ready }, targets: [] }];
}

function freeName(title: string, components: readonly Pluggable[]): string {
  return components.some(({ name }) => name === title) ? `${title}-composed` : title;
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key) ?? [];
  if (!values.includes(value)) map.set(key, [...values, value]);
}

const none = (why: string): Found => ({ kind: 'none', why });
const list = (items: readonly Pluggable[]) => items.map(({ name }) => `\`${name}\``).join(' and ');
