import compareVersions from 'semver/functions/compare.js';

import type { Resolved, TypeRef, WitFunction, World, WorldItem } from '../core/index.js';
import type {
  Container,
  Contents,
  FunctionItem,
  Item,
  Typed,
  TypeItem,
  WorldContents,
  WorldEntry,
} from './contents.js';
import { definition, type Names, namesIn, packageName } from './names.js';
import { originsIn } from './origins.js';
import { sameResources } from './resources.js';
import { type Intern, interner, type Shapes, shapesOf } from './shapes.js';
import { kindText, typeText } from './type-text.js';

/** Reads both sides of a comparison, so that shapes of one can be compared with those of the other. */
export function readSides(baseline: Resolved, current: Resolved): { baseline: Contents; current: Contents } {
  const intern = interner();
  // A package that was given another name is compared under the new one.
  const own = packageName(current);
  const before = { resolved: baseline, names: namesIn(baseline, own) };
  const after = { resolved: current, names: namesIn(current, own) };
  const sameResource = sameResources(before, after);
  const contents = ({ resolved, names }: typeof before) =>
    read({ resolved, names, shapes: shapesOf(resolved, names, sameResource, intern), intern });
  return { baseline: contents(before), current: contents(after) };
}

interface Reading {
  readonly resolved: Resolved;
  readonly names: Names;
  readonly shapes: Shapes;
  readonly intern: Intern;
}

function read(reading: Reading): Contents {
  const { resolved, names } = reading;
  const main = resolved.packages[resolved.main];
  const statement = main?.statements[0];
  const worlds = [...(main?.worlds ?? [])].map((id) => worldContents(id, reading));
  const reached = new Set([
    ...(main?.interfaces ?? []),
    ...resolved.worlds.flatMap((_, id) => interfacesOf(id, reading)),
  ]);
  return {
    resolved,
    names,
    package: {
      id: packageName(resolved),
      name: packageName(resolved),
      version: main?.version,
      versionSpan: statement?.version,
      about: {
        ...(statement?.name && { span: statement.name }),
        ...(main?.docs !== undefined && { docs: main.docs }),
        stability: { tag: 'ungated' },
      },
    },
    worlds: byName(worlds),
    interfaces: new Map(
      [...reached].sort(byVersion(resolved)).map((id) => [names.interface(id), interfaceContents(id, reading)]),
    ),
  };
}

/** Of several versions on one track linkers take the highest, so that is the one to come last. */
function byVersion({ interfaces, packages }: Resolved): (a: number, b: number) => number {
  const versionOf = (id: number) => packages[interfaces[id]?.package ?? -1]?.version ?? '0.0.0';
  return (a, b) => compareVersions(versionOf(a), versionOf(b));
}

function interfacesOf(world: number, { resolved }: Reading): number[] {
  const { imports = [], exports = [] } = resolved.worlds[world] ?? {};
  return [...imports, ...exports].flatMap(({ kind }) => (kind.tag === 'interface' ? [kind.val] : []));
}

function worldContents(id: number, reading: Reading): WorldContents {
  const { resolved, names } = reading;
  const world = resolved.worlds[id];
  if (!world) throw new RangeError(`there is no world ${id}`);
  const item = { id: names.world(id), name: world.name, about: world.about };
  return {
    ...item,
    imports: byName(entries(world, 'import', item.id, reading)),
    exports: byName(entries(world, 'export', item.id, reading)),
    importing: standing(world.imports, 'imports', item, reading),
    exporting: standing(world.exports, 'exports', item, reading),
  };
}

/** An interface of a package is called in full; one with a plain name, by that. */
function entries(world: World, side: WorldEntry['side'], owner: string, { names, resolved }: Reading): WorldEntry[] {
  const originsOf = originsIn(world, resolved, names);
  return world[`${side}s`].flatMap(({ name, about, kind }) => {
    if (kind.tag !== 'interface') return [];
    const behind = names.interface(kind.val);
    const called = name.includes(':') ? behind : name;
    return [
      {
        id: `${owner}#${called}`,
        name: called,
        about,
        side,
        world: owner,
        interface: behind,
        origins: side === 'import' ? new Map() : originsOf(kind.val),
      },
    ];
  });
}

/** What stands in a world itself. */
function standing(items: readonly WorldItem[], kind: 'imports' | 'exports', world: Item, reading: Reading): Container {
  const functions = items.flatMap(({ kind }) => (kind.tag === 'func' ? [kind.val] : []));
  const types = items.flatMap(({ kind }) => (kind.tag === 'type' ? [kind.val] : []));
  return { ...world, kind, own: true, ...members(world.id, functions, types, reading) };
}

function interfaceContents(id: number, reading: Reading): Container {
  const { resolved, names } = reading;
  const found = resolved.interfaces[id];
  if (!found) throw new RangeError(`there is no interface ${id}`);
  const name = names.interface(id);
  const own = found.package === resolved.main;
  return {
    id: name,
    name,
    about: found.about,
    kind: 'interface',
    own,
    ...members(name, found.functions, [...found.types], reading),
  };
}

function members(owner: string, functions: readonly WitFunction[], types: readonly number[], reading: Reading) {
  return {
    functions: byName(functions.map((func) => functionItem(owner, func, reading))),
    types: byName(types.map((id) => typeItem(owner, id, reading))),
  };
}

function functionItem(owner: string, func: WitFunction, reading: Reading): FunctionItem {
  const { kind, name, isAsync, about } = func;
  const params = func.params.map(({ name, ty, span }) => typed(name, ty, span, reading));
  const result = func.result && typed('', func.result, undefined, reading);
  const key = (level: 'deep' | 'written') =>
    reading.intern(
      `${kind.tag} ${isAsync ? 'async ' : ''}func(${params.map(({ name, shape }) => `${name}: ${shape?.[level]}`)}) -> ${result?.shape?.[level]}`,
    );
  return {
    id: `${owner}#${name}`,
    name,
    about,
    kind: kind.tag === 'freestanding' ? 'function' : kind.tag,
    resource: kind.tag === 'freestanding' ? undefined : definition(reading.resolved, kind.val).name,
    func,
    params,
    result,
    shape: { deep: key('deep'), written: key('written') },
  };
}

function typeItem(owner: string, id: number, reading: Reading): TypeItem {
  const { resolved, names, shapes } = reading;
  const def = definition(resolved, id);
  const name = def.name ?? '';
  return {
    id: `${owner}#${name}`,
    name,
    about: def.about,
    def,
    shape: shapes.body(id),
    members: membersOf(def.kind, reading),
    text: kindText(def.kind, resolved),
    resource: names.resource(id),
  };
}

function membersOf(kind: TypeItem['def']['kind'], reading: Reading): Typed[] {
  switch (kind.tag) {
    case 'record':
      return kind.val.map(({ name, ty, span }) => typed(name, ty, span, reading));
    case 'variant':
      return kind.val.map(({ name, payload, span }) => typed(name, payload, span, reading));
    case 'enum':
    case 'flags':
      return kind.val.map(({ name, span }) => typed(name, undefined, span, reading));
    default:
      return [];
  }
}

function typed(name: string, type: TypeRef | undefined, span: Typed['span'], { shapes, resolved }: Reading): Typed {
  return {
    name,
    span,
    type,
    shape: type && shapes.of(type),
    text: type === undefined ? '' : typeText(type, resolved),
  };
}

const byName = <T extends { readonly name: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.name, item]));
