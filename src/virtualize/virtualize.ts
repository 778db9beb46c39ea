import type { Core, Resolved, World } from '../core/index.js';
import { reporting } from '../core/problems.js';
import { type Finding, Stop } from '../finding.js';
import { surface, surfaceOf } from '../project/world.js';
import type { Closing } from './closing.js';
import { refusal } from './refusal.js';
import { definition } from './shape.js';
import { makeStub } from './stub.js';

/** A component without what was closed. */
export interface Virtualized {
  readonly bytes: Uint8Array;
  /** The imports that it had, and has no more. */
  readonly closed: readonly string[];
}

/**
 * Puts a stub in front of a component: what it imports and is closed ends there, and reaches no host. Stops where that
 * cannot be done, and where the result would not be free of it.
 */
export function virtualize(component: Uint8Array, closings: readonly Closing[], core: Core): Virtualized {
  const { resolved, world: index } = core.wit.decode(component);
  const world = index === undefined ? undefined : resolved.worlds[index];
  const isMeant = (name: string) => closings.some(({ pattern }) => pattern.matches(name));
  const names = surface(world).imports.filter(isMeant);
  if (!world || names.length === 0) return { bytes: component, closed: [] };
  const closing = closings.find(({ pattern }) => names.some(pattern.matches));
  const held = heldOpen(world, resolved, names);
  if (held.length > 0) throw new Stop(...held.map((holding) => mustStayOpen(holding, closing)));
  const details = closing?.location ? { location: closing.location } : {};
  const say = (message: string) => `the imports cannot be closed: ${message}`;
  const bytes = reporting(
    { id: 'virtualize-failed', ...details },
    () => {
      const stub = makeStub({ component, closings, names }, core);
      const bytes = core.composition.plug(component, [{ name: 'virtual', bytes: stub }]);
      core.components.validate(bytes);
      return bytes;
    },
    say,
  );
  const left = leftOf(bytes, names, core);
  if (left.length > 0) throw new Stop(...left.map((name) => stillThere(name, closing)));
  return { bytes, closed: names };
}

/** What of it is imported all the same. Its types may be: what stays open can be made of them. */
function leftOf(bytes: Uint8Array, names: readonly string[], core: Core): readonly string[] {
  const { imports, onlyTypes = [] } = surfaceOf(bytes, core);
  return imports.filter((name) => names.includes(name) && !onlyTypes.includes(name));
}

/** What stays open, and has to do with a type of what is closed. */
interface Holding {
  readonly closed: string;
  readonly open: string;
  readonly type: string;
}

/** A resource that comes from the host on one side and from a stub on the other would be two. */
function heldOpen(world: World, resolved: Resolved, names: readonly string[]): readonly Holding[] {
  const owners = new Map<number, string>();
  for (const { name, kind } of world.imports) {
    if (kind.tag === 'interface' && names.includes(name)) owners.set(kind.val, name);
  }
  const open = [...world.imports.filter(({ name }) => !names.includes(name)), ...world.exports];
  return open.flatMap(({ name, kind }) => {
    if (kind.tag !== 'interface') return [];
    const types = [...(resolved.interfaces[kind.val]?.types ?? [])];
    return types.flatMap((id) => {
      const defined = resolved.types[definition(id, resolved.types)];
      const closed = defined?.owner.tag === 'interface' ? owners.get(defined.owner.val) : undefined;
      if (closed === undefined || defined?.kind.tag !== 'resource') return [];
      return [{ closed, open: name, type: defined.name ?? '' }];
    });
  });
}

function mustStayOpen({ closed, open, type }: Holding, closing: Closing | undefined): Finding {
  return refusal(`\`${closed}\` cannot be closed while \`${open}\` is open, which passes its \`${type}\``, closing, {
    help: `close \`${open}\` as well, or leave \`${closed}\` open`,
  });
}

function stillThere(name: string, closing: Closing | undefined): Finding {
  return refusal(`\`${name}\` is closed, and is imported all the same`, closing);
}
