import type { Core, Resolved, WitSource, World } from '../core/index.js';
import { findingOf, reporting } from '../core/problems.js';
import { error, type Location, Stop } from '../finding.js';
import type { Surface, WorldReference } from '../model.js';
import { nearest } from '../nearest.js';
import { onceFor } from '../once.js';
import { readWit, type WitReader } from './wit-package.js';

/** A world with its package, read and resolved. */
export interface OpenWorld extends Surface {
  readonly source: WitSource;
  readonly resolved: Resolved;
  readonly world: World;
  readonly name: string;
}

/** The surface of a component, read from its binary. */
export function surfaceOf(component: Uint8Array, core: Core): Surface {
  const { resolved, world } = core.wit.decode(component);
  return surface(world === undefined ? undefined : resolved.worlds[world], resolved);
}

/** The same of its world. */
export function surface(world: World | undefined, resolved?: Resolved): Surface {
  const names = (items: World['imports'] = []) =>
    items.filter(({ kind }) => kind.tag !== 'type').map(({ name }) => name);
  const onlyTypes = (world?.imports ?? []).flatMap(({ name, kind }) =>
    kind.tag === 'interface' && resolved?.interfaces[kind.val]?.functions.length === 0 ? [name] : [],
  );
  return {
    imports: names(world?.imports),
    exports: names(world?.exports),
    ...(onlyTypes.length > 0 && { onlyTypes }),
  };
}

/** A WIT package, read and resolved. */
export interface OpenPackage {
  readonly source: WitSource;
  readonly resolved: Resolved;
}

/** Reads a WIT package. Stops when it is wrong. */
export function openPackage(wit: string, reader: WitReader, location?: Location): Promise<OpenPackage> {
  return opened(reader.core)(wit, async () => {
    const source = await readWit(wit, reader, location);
    return { source, resolved: reporting({ location: { file: wit } }, () => reader.core.wit.parse(source)) };
  });
}

/** Reads a world. Stops when its package is wrong, or when it is not clear which world is meant. */
export function openWorld(reference: WorldReference, reader: WitReader): Promise<OpenWorld> {
  return opened(reader.core)(`${reference.wit}#${reference.world ?? ''}`, async () => {
    const { source, resolved } = await openPackage(reference.wit, reader, reference.location);
    const world = selectWorld(resolved, source, reference, reader);
    return { source, resolved, world, name: world.name, ...surface(world, resolved) };
  });
}

/** What has been opened in a run, which has a core of its own: a hundred components may share one world. */
const opened = onceFor();

function selectWorld(
  resolved: Resolved,
  source: WitSource,
  { wit, world, location }: WorldReference,
  { core }: WitReader,
): World {
  try {
    const selected = resolved.worlds[core.wit.selectWorld(source, world)];
    if (!selected) throw new RangeError('the core selected a world that does not exist');
    return selected;
  } catch (failure) {
    const finding = findingOf(failure);
    const names = worldsOf(resolved).map((item) => item.name);
    const meant = world === undefined ? undefined : nearest(world, names);
    const message =
      world !== undefined
        ? `there is no world \`${world}\` in \`${wit}\``
        : names.length === 0
          ? `there is no world in \`${wit}\``
          : `\`${wit}\` has several worlds`;
    throw new Stop(
      error('world-unclear', message, {
        location: location ?? finding.location ?? { file: wit },
        ...(names.length > 0 && {
          help: meant ?? `it has: ${names.map((name) => `\`${name}\``).join(', ')}; name one as \`${wit}#${names[0]}\``,
        }),
      }),
    );
  }
}

/** The worlds of the package itself. */
export function worldsOf(resolved: Resolved): World[] {
  return [...(resolved.packages[resolved.main]?.worlds ?? [])].flatMap((id) => resolved.worlds[id] ?? []);
}

/** `[WIT#]WORLD`: without a `#` a name is a world of the default package, and a path is a package with one world. */
export function parseWorldReference(text: string, defaultWit: string): { wit: string; world?: string } {
  const hash = text.lastIndexOf('#');
  if (hash >= 0) return { wit: text.slice(0, hash) || defaultWit, world: text.slice(hash + 1) };
  const isPath = text.endsWith('.wit') || (/[/\\]/.test(text) && !text.includes(':'));
  return isPath ? { wit: text } : { wit: defaultWit, world: text };
}
