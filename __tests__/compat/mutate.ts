import type { About, Resolved, TypeDef, TypeRef, WitFunction, World } from '../../src/core/index.js';

/** Numbers that look random and are the same for the same seed. */
export type Random = (below: number) => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** The same, to be written to. */
type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;
export type Draft = Mutable<Resolved>;

/** A copy that can be changed, with lists where the core has typed arrays. */
export function draftOf(resolved: Resolved): Draft {
  const copy = structuredClone(resolved) as Draft;
  for (const it of copy.packages as { interfaces: unknown; worlds: unknown }[]) {
    it.interfaces = [...(it.interfaces as Iterable<number>)];
    it.worlds = [...(it.worlds as Iterable<number>)];
  }
  for (const it of copy.interfaces as { types: unknown }[]) it.types = [...(it.types as Iterable<number>)];
  return copy;
}

/**
 * One edit, as a person could make it. What cannot be edited so stays as it is; what comes out may be no valid
 * WIT, such as a type that is gone and still used.
 */
export type Mutation = (draft: Draft, random: Random) => void;

const numbers = (list: unknown): number[] => list as number[];
const pick = <T>(list: readonly T[], random: Random): T | undefined => list[random(list.length)];
const words = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta'];
const fresh = (random: Random) => `${pick(words, random)}-${pick(words, random)}`;
const ungated = (): About => ({ stability: { tag: 'ungated' } });
const drop = <T>(list: T[], random: Random): T | undefined => list.splice(random(list.length), 1)[0];
const insert = <T>(list: T[], item: T, random: Random) => list.splice(random(list.length + 1), 0, item);

function shuffle<T>(list: T[], random: Random): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = random(i + 1);
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
}

/** The interfaces of the package; now and then one of a dependency, whose text may change as well. */
function anInterface(draft: Draft, random: Random): number | undefined {
  const own = numbers(draft.packages[draft.main]?.interfaces);
  const isForeign = own.length === 0 || random(6) === 0;
  return isForeign ? random(draft.interfaces.length) : pick(own, random);
}

const aWorld = (draft: Draft, random: Random): World | undefined =>
  draft.worlds[pick(numbers(draft.packages[draft.main]?.worlds), random) ?? -1];

/** Where functions and types stand together: an interface, or a world. */
interface Scope {
  readonly owner: TypeDef['owner'];
  readonly types: number[];
  readonly functions: WitFunction[];
}

function aScope(draft: Draft, random: Random): Scope | undefined {
  const id = anInterface(draft, random);
  const found = id === undefined ? undefined : draft.interfaces[id];
  if (id === undefined || !found) return undefined;
  return { owner: { tag: 'interface', val: id }, types: numbers(found.types), functions: found.functions };
}

const primitives = ['bool', 'u8', 'u32', 'u64', 's32', 'f32', 'f64', 'char', 'string'] as const;
const unnamed = (draft: Draft, kind: TypeDef['kind']): TypeRef => ({
  tag: 'defined',
  val: draft.types.push({ owner: { tag: 'none' }, about: ungated(), kind } as Mutable<TypeDef>) - 1,
});

/** A type that can be written in a scope. */
function aType(draft: Draft, scope: Scope, random: Random): TypeRef {
  const primitive = (): TypeRef => ({ tag: pick(primitives, random) ?? 'u8' });
  const inner = () => (random(3) === 0 ? named() : primitive());
  const named = (): TypeRef => {
    const id = pick(scope.types, random);
    if (id === undefined) return primitive();
    if (!isResource(draft, id)) return { tag: 'defined', val: id };
    return unnamed(draft, { tag: random(3) === 0 ? 'borrow' : 'own', val: id });
  };
  switch (random(12)) {
    case 0:
      return unnamed(draft, { tag: 'option', val: inner() });
    case 1:
      return unnamed(draft, { tag: 'list', val: inner() });
    case 2:
      return unnamed(draft, { tag: 'result', val: { ok: inner(), err: inner() } });
    case 3:
      return unnamed(draft, { tag: 'tuple', val: [inner(), inner()] });
    case 4:
      return unnamed(draft, { tag: random(2) === 0 ? 'stream' : 'future', val: inner() });
    case 5:
      return unnamed(draft, { tag: 'map', val: { key: { tag: 'string' }, value: inner() } });
    case 6:
    case 7:
    case 8:
      return named();
    default:
      return primitive();
  }
}

function isResource(draft: Draft, id: number): boolean {
  const kind = draft.types[id]?.kind;
  return (
    kind?.tag === 'resource' || (kind?.tag === 'alias' && kind.val.tag === 'defined' && isResource(draft, kind.val.val))
  );
}

const aDefinition = (draft: Draft, random: Random): Mutable<TypeDef> | undefined =>
  draft.types[pick(aScope(draft, random)?.types ?? [], random) ?? -1];

function aFunction(draft: Draft, random: Random): { scope: Scope; func: Mutable<WitFunction> } | undefined {
  const scope = aScope(draft, random);
  const func = scope && (pick(scope.functions, random) as Mutable<WitFunction> | undefined);
  return func && { scope, func };
}

/** Parameters that are written, without `self`. */
const selves = ({ kind }: WitFunction) => (kind.tag === 'method' ? 1 : 0);

function newFunction(draft: Draft, scope: Scope, random: Random): WitFunction {
  const params = Array.from({ length: random(3) }, (_, i) => ({ name: `p${i}`, ty: aType(draft, scope, random) }));
  const result = random(2) === 0 ? aType(draft, scope, random) : undefined;
  return {
    name: fresh(random),
    kind: { tag: 'freestanding' },
    isAsync: random(5) === 0,
    about: ungated(),
    params,
    result,
  } as WitFunction;
}

function newMethod(draft: Draft, scope: Scope, random: Random): WitFunction | undefined {
  const resource = pick(
    scope.types.filter((id) => draft.types[id]?.kind.tag === 'resource'),
    random,
  );
  if (resource === undefined) return undefined;
  const func = newFunction(draft, scope, random) as Mutable<WitFunction>;
  const tag = pick(['method', 'static', 'constructor'] as const, random) ?? 'method';
  func.kind = { tag, val: resource };
  if (tag === 'method')
    func.params.unshift({ name: 'self', ty: unnamed(draft, { tag: 'borrow', val: resource }) } as never);
  if (tag === 'constructor') {
    func.isAsync = false;
    func.result = unnamed(draft, { tag: 'own', val: resource }) as never;
  }
  return func;
}

function newType(draft: Draft, scope: Scope, random: Random): number {
  const member = (i: number) => ({ name: `m${i}` });
  const members = Array.from({ length: 1 + random(3) }, (_, i) => member(i));
  const kind = (): TypeDef['kind'] => {
    switch (random(6)) {
      case 0:
        return { tag: 'record', val: members.map((it) => ({ ...it, ty: aType(draft, scope, random) })) };
      case 1:
        return { tag: 'variant', val: members.map((it) => ({ ...it, payload: aType(draft, scope, random) })) };
      case 2:
        return { tag: 'enum', val: members };
      case 3:
        return { tag: 'flags', val: members };
      case 4:
        return { tag: 'resource' };
      default:
        return { tag: 'alias', val: { tag: pick(primitives, random) ?? 'u8' } };
    }
  };
  return draft.types.push({ name: fresh(random), owner: scope.owner, about: ungated(), kind: kind() } as never) - 1;
}

/** Everything that says which type it has. */
function replaceType(draft: Draft, from: number, to: TypeRef): void {
  const turned = (type: unknown): unknown => {
    if (type === null || typeof type !== 'object') return type;
    const { tag, val } = type as { tag?: string; val?: unknown };
    if (tag === 'defined' && val === from) return to;
    for (const [key, value] of Object.entries(type)) {
      if (key !== 'about' && key !== 'span') (type as Record<string, unknown>)[key] = turned(value);
    }
    return type;
  };
  for (const { kind } of draft.types) turned(kind);
  for (const { functions } of draft.interfaces) turned(functions);
}

/** Fields, cases or labels. */
type Member = { name: string; ty?: TypeRef; payload?: TypeRef | undefined };
function aComposite(draft: Draft, random: Random): { scope: Scope; kind: { tag: string; val: Member[] } } | undefined {
  const scope = aScope(draft, random);
  const composites = (scope?.types ?? []).filter((id) =>
    ['record', 'variant', 'enum', 'flags'].includes(draft.types[id]?.kind.tag ?? ''),
  );
  const id = pick(composites, random);
  return scope && id !== undefined ? { scope, kind: draft.types[id]?.kind as never } : undefined;
}

function newMember(draft: Draft, scope: Scope, tag: string, random: Random): Member {
  const name = fresh(random);
  if (tag === 'record') return { name, ty: aType(draft, scope, random) };
  return tag === 'variant' && random(2) === 0 ? { name, payload: aType(draft, scope, random) } : { name };
}

export const mutations: Readonly<Record<string, Mutation>> = {
  'add a function': (draft, random) => {
    const scope = aScope(draft, random);
    if (scope) insert(scope.functions, newFunction(draft, scope, random), random);
  },
  'add a method, static function or constructor': (draft, random) => {
    const scope = aScope(draft, random);
    const method = scope && newMethod(draft, scope, random);
    if (method) scope.functions.push(method);
  },
  'remove a function': (draft, random) => {
    drop(aScope(draft, random)?.functions ?? [], random);
  },
  'rename a function': (draft, random) => {
    const found = aFunction(draft, random);
    if (found) found.func.name = found.func.name.replace(/[^.\]]*$/, fresh(random));
  },
  'reorder functions and types': (draft, random) => {
    const scope = aScope(draft, random);
    if (!scope) return;
    shuffle(scope.functions, random);
    shuffle(scope.types, random);
  },
  'turn async': (draft, random) => {
    const found = aFunction(draft, random);
    if (found) found.func.isAsync = !found.func.isAsync;
  },
  'add a parameter': (draft, random) => {
    const found = aFunction(draft, random);
    if (!found) return;
    const at = selves(found.func) + random(found.func.params.length - selves(found.func) + 1);
    found.func.params.splice(at, 0, { name: fresh(random), ty: aType(draft, found.scope, random) } as never);
  },
  'remove a parameter': (draft, random) => {
    const found = aFunction(draft, random);
    const count = found ? found.func.params.length - selves(found.func) : 0;
    if (found && count > 0) found.func.params.splice(selves(found.func) + random(count), 1);
  },
  'rename a parameter': (draft, random) => {
    const found = aFunction(draft, random);
    const param = found && pick(found.func.params.slice(selves(found.func)), random);
    if (param) param.name = fresh(random);
  },
  'reorder parameters': (draft, random) => {
    const found = aFunction(draft, random);
    if (!found) return;
    const params = found.func.params.splice(selves(found.func));
    shuffle(params, random);
    found.func.params.push(...params);
  },
  'retype a parameter': (draft, random) => {
    const found = aFunction(draft, random);
    const param = found && pick(found.func.params.slice(selves(found.func)), random);
    if (param) param.ty = aType(draft, found.scope, random) as never;
  },
  'own and borrow': (draft, random) => {
    const found = aFunction(draft, random);
    for (const param of found?.func.params.slice(selves(found.func)) ?? []) {
      const kind = param.ty.tag === 'defined' ? draft.types[param.ty.val]?.kind : undefined;
      if (kind?.tag === 'own' || kind?.tag === 'borrow')
        param.ty = unnamed(draft, { tag: kind.tag === 'own' ? 'borrow' : 'own', val: kind.val }) as never;
    }
  },
  'retype a result': (draft, random) => {
    const found = aFunction(draft, random);
    if (!found || found.func.kind.tag === 'constructor') return;
    found.func.result = (random(3) === 0 ? undefined : aType(draft, found.scope, random)) as never;
  },
  'a constructor that can fail': (draft, random) => {
    const scope = aScope(draft, random);
    const func = scope?.functions.find(({ kind }) => kind.tag === 'constructor') as Mutable<WitFunction> | undefined;
    if (func?.result) func.result = unnamed(draft, { tag: 'result', val: { ok: func.result } }) as never;
  },
  'a method that is static, or the reverse': (draft, random) => {
    const func = aFunction(draft, random)?.func;
    if (func?.kind.tag === 'method') {
      func.kind = { ...func.kind, tag: 'static' };
      if (random(2) === 0) func.params.shift();
      else if (func.params[0]) func.params[0].name = 'of';
    } else if (func?.kind.tag === 'static') {
      func.params.unshift({ name: 'self', ty: { tag: 'u8' } } as never);
      func.kind = { ...func.kind, tag: 'method' };
    }
  },
  'move a function': (draft, random) => {
    const [from, to] = [aScope(draft, random), aScope(draft, random)];
    const func = from && to && from !== to ? drop(from.functions, random) : undefined;
    if (func) to?.functions.push(func);
  },
  'add a type': (draft, random) => {
    const scope = aScope(draft, random);
    if (scope) insert(scope.types, newType(draft, scope, random), random);
  },
  'add a type and a function that uses it': (draft, random) => {
    const scope = aScope(draft, random);
    if (!scope) return;
    const id = newType(draft, scope, random);
    scope.types.push(id);
    const func = newFunction(draft, scope, random) as Mutable<WitFunction>;
    const ty = isResource(draft, id) ? unnamed(draft, { tag: 'own', val: id }) : { tag: 'defined', val: id };
    func.params.push({ name: 'made', ty } as never);
    scope.functions.push(func);
  },
  'remove a type': (draft, random) => {
    drop(aScope(draft, random)?.types ?? [], random);
  },
  'remove a type and what uses it': (draft, random) => {
    const scope = aScope(draft, random);
    const id = scope && drop(scope.types, random);
    if (!scope || id === undefined) return;
    const uses = (value: unknown, depth = 0): boolean => {
      if (value === null || typeof value !== 'object' || depth > 12) return false;
      const { tag, val } = value as { tag?: string; val?: unknown };
      if (['defined', 'own', 'borrow', 'method', 'static', 'constructor'].includes(tag ?? '') && val === id)
        return true;
      if (tag === 'defined') return uses(draft.types[val as number]?.kind, depth + 1);
      return Object.entries(value).some(([key, it]) => key !== 'about' && key !== 'span' && uses(it, depth + 1));
    };
    const kept = scope.functions.filter((func) => !uses(func));
    scope.functions.splice(0, scope.functions.length, ...kept);
  },
  'write out an alias': (draft, random) => {
    const scope = aScope(draft, random);
    const id = pick(
      (scope?.types ?? []).filter((id) => draft.types[id]?.kind.tag === 'alias'),
      random,
    );
    const kind = id === undefined ? undefined : draft.types[id]?.kind;
    if (!scope || id === undefined || kind?.tag !== 'alias') return;
    scope.types.splice(scope.types.indexOf(id), 1);
    replaceType(draft, id, kind.val as TypeRef);
  },
  'give a type a name': (draft, random) => {
    const found = aFunction(draft, random);
    const param = found && pick(found.func.params.slice(selves(found.func)), random);
    if (!param) return;
    const alias = {
      name: fresh(random),
      owner: found.scope.owner,
      about: ungated(),
      kind: { tag: 'alias', val: param.ty },
    };
    const id = draft.types.push(alias as never) - 1;
    found.scope.types.push(id);
    param.ty = { tag: 'defined', val: id } as never;
  },
  'rename a type': (draft, random) => {
    const def = aDefinition(draft, random);
    if (def) def.name = fresh(random);
  },
  'retarget an alias': (draft, random) => {
    const scope = aScope(draft, random);
    const id = pick(scope?.types ?? [], random);
    const def = id === undefined ? undefined : draft.types[id];
    if (scope && def?.kind.tag === 'alias') def.kind = { tag: 'alias', val: aType(draft, scope, random) } as never;
  },
  'another kind of type': (draft, random) => {
    const def = aDefinition(draft, random);
    const names = def && 'val' in def.kind && Array.isArray(def.kind.val) ? (def.kind.val as Member[]) : undefined;
    if (!def || !names || def.kind.tag === 'tuple') return;
    const labels = names.map(({ name }) => ({ name }));
    def.kind = (
      random(3) === 0
        ? { tag: 'variant', val: labels }
        : random(2) === 0
          ? { tag: 'enum', val: labels }
          : { tag: 'flags', val: labels }
    ) as never;
  },
  'move a type and use it back': (draft, random) => {
    const [from, to] = [aScope(draft, random), aScope(draft, random)];
    if (!from || !to || JSON.stringify(from.owner) === JSON.stringify(to.owner)) return;
    const at = random(from.types.length);
    const id = from.types[at];
    const def = id === undefined ? undefined : draft.types[id];
    if (id === undefined || !def || def.kind.tag === 'alias') return;
    const alias = {
      name: def.name,
      owner: def.owner,
      about: ungated(),
      kind: { tag: 'alias', val: { tag: 'defined', val: id } },
    };
    const used = draft.types.push(alias as never) - 1;
    def.owner = to.owner as never;
    to.types.push(id);
    from.types[at] = used;
    to.functions.push(...from.functions.filter(({ kind }) => kind.tag !== 'freestanding' && kind.val === id));
    const kept = from.functions.filter(({ kind }) => kind.tag === 'freestanding' || kind.val !== id);
    from.functions.splice(0, from.functions.length, ...kept);
    for (const func of from.functions) retarget(draft, func, id, used);
    for (const type of from.types) if (type !== used) retarget(draft, draft.types[type]?.kind, id, used);
  },
  'a resource of its own instead of a used one': (draft, random) => {
    const scope = aScope(draft, random);
    const id = pick(
      (scope?.types ?? []).filter((id) => isResource(draft, id)),
      random,
    );
    const def = id === undefined ? undefined : draft.types[id];
    if (def?.kind.tag === 'alias') def.kind = { tag: 'resource' };
  },
  'add a member': (draft, random) => {
    const found = aComposite(draft, random);
    if (found) insert(found.kind.val, newMember(draft, found.scope, found.kind.tag, random), random);
  },
  'remove a member': (draft, random) => {
    drop(aComposite(draft, random)?.kind.val ?? [], random);
  },
  'rename a member': (draft, random) => {
    const member = pick(aComposite(draft, random)?.kind.val ?? [], random);
    if (member) member.name = fresh(random);
  },
  'reorder members': (draft, random) => {
    shuffle(aComposite(draft, random)?.kind.val ?? [], random);
  },
  'retype a member': (draft, random) => {
    const found = aComposite(draft, random);
    const member = pick(found?.kind.val ?? [], random);
    if (!found || !member) return;
    if (found.kind.tag === 'record') member.ty = aType(draft, found.scope, random);
    if (found.kind.tag === 'variant') member.payload = random(3) === 0 ? undefined : aType(draft, found.scope, random);
  },
  'gate something': (draft, random) => {
    const scope = aScope(draft, random);
    const items: { about: About }[] = [
      ...(scope?.functions ?? []),
      ...(scope?.types ?? []).map((id) => draft.types[id] as { about: About }),
    ];
    const item = pick(items, random);
    if (item) (item as { about: About }).about = aboutOf(draft, random);
  },
  'gate a world item': (draft, random) => {
    const world = aWorld(draft, random);
    const item = pick([...(world?.imports ?? []), ...(world?.exports ?? [])], random);
    if (item) (item as { about: About }).about = aboutOf(draft, random);
  },
  'add an import': (draft, random) => addEntry(draft, 'imports', random),
  'add an export': (draft, random) => addEntry(draft, 'exports', random),
  'remove an import': (draft, random) => {
    drop(aWorld(draft, random)?.imports ?? [], random);
  },
  'remove an export': (draft, random) => {
    drop(aWorld(draft, random)?.exports ?? [], random);
  },
  'turn an import into an export, or the reverse': (draft, random) => {
    const world = aWorld(draft, random);
    const sides = world && (random(2) === 0 ? [world.imports, world.exports] : [world.exports, world.imports]);
    const item = sides?.[0] && drop(sides[0], random);
    if (item && item.kind.tag !== 'type') sides?.[1]?.push(item);
  },
  'give an import a plain name': (draft, random) => {
    const world = aWorld(draft, random);
    const item = pick(random(2) === 0 ? (world?.imports ?? []) : (world?.exports ?? []), random);
    if (item?.kind.tag === 'interface') (item as { name: string }).name = fresh(random);
  },
  'add a function to a world': (draft, random) => {
    const world = aWorld(draft, random);
    const side = random(2) === 0 ? world?.imports : world?.exports;
    const func = newFunction(draft, { owner: { tag: 'none' }, types: worldTypes(world), functions: [] }, random);
    side?.push({ name: func.name, about: ungated(), kind: { tag: 'func', val: func } } as never);
  },
  'retype a function of a world': (draft, random) => {
    const world = aWorld(draft, random);
    const functions = [...(world?.imports ?? []), ...(world?.exports ?? [])].filter(({ kind }) => kind.tag === 'func');
    const kind = pick(functions, random)?.kind;
    if (kind?.tag === 'func')
      (kind.val as Mutable<WitFunction>).params.push({ name: fresh(random), ty: { tag: 'u8' } } as never);
  },
  'add a type to a world': (draft, random) => {
    const world = aWorld(draft, random);
    if (!world) return;
    const owner = { tag: 'world' as const, val: draft.worlds.indexOf(world as never) };
    const val = newType(draft, { owner, types: worldTypes(world), functions: [] }, random);
    world.imports.push({ name: draft.types[val]?.name, about: ungated(), kind: { tag: 'type', val } } as never);
  },
  'use a type in a world': (draft, random) => {
    const [world, def] = [aWorld(draft, random), aDefinition(draft, random)];
    if (!world || !def) return;
    const owner = { tag: 'world' as const, val: draft.worlds.indexOf(world as never) };
    const kind = { tag: 'alias', val: { tag: 'defined', val: draft.types.indexOf(def) } };
    const val = draft.types.push({ name: def.name, owner, about: ungated(), kind } as never) - 1;
    world.imports.push({ name: def.name, about: ungated(), kind: { tag: 'type', val } } as never);
  },
  'change a type of a world': (draft, random) => {
    const world = aWorld(draft, random);
    const def = draft.types[pick(worldTypes(world), random) ?? -1];
    if (def?.kind.tag === 'record') def.kind.val.push({ name: fresh(random), ty: { tag: 'u8' } } as never);
    else if (def?.kind.tag === 'enum') def.kind.val.push({ name: fresh(random) } as never);
    else if (def) def.kind = { tag: 'alias', val: { tag: pick(primitives, random) ?? 'u8' } } as never;
  },
  'add an interface': (draft, random) => {
    const main = draft.packages[draft.main];
    const id =
      draft.interfaces.push({
        name: fresh(random),
        package: draft.main,
        about: ungated(),
        types: [],
        functions: [],
      } as never) - 1;
    numbers(main?.interfaces).push(id);
    const scope: Scope = {
      owner: { tag: 'interface', val: id },
      types: numbers(draft.interfaces[id]?.types),
      functions: draft.interfaces[id]?.functions ?? [],
    };
    scope.types.push(newType(draft, scope, random));
    scope.functions.push(newFunction(draft, scope, random));
    if (random(2) === 0) addEntry(draft, random(2) === 0 ? 'imports' : 'exports', random, id);
  },
  'rename an interface': (draft, random) => {
    const id = pick(numbers(draft.packages[draft.main]?.interfaces), random);
    const found = id === undefined ? undefined : draft.interfaces[id];
    if (found) found.name = fresh(random);
  },
  'write an interface in the world': (draft, random) => {
    const world = aWorld(draft, random);
    const item = pick(
      (world?.imports ?? []).filter(({ kind }) => kind.tag === 'interface'),
      random,
    );
    const found = item?.kind.tag === 'interface' ? draft.interfaces[item.kind.val] : undefined;
    if (!item || !found || found.types.length > 0) return;
    const copy = { ...structuredClone(found), name: undefined };
    const plain = found.name;
    (item as { kind: unknown }).kind = { tag: 'interface', val: draft.interfaces.push(copy as never) - 1 };
    (item as { name?: string }).name = plain as string;
  },
  'another version of the package': (draft, random) => {
    const main = draft.packages[draft.main];
    if (main) main.version = nextVersion(main.version, random);
  },
  'another version of a dependency': (draft, random) => {
    const other = pick(
      draft.packages.filter((_, i) => i !== draft.main),
      random,
    );
    if (other) other.version = nextVersion(other.version, random);
  },
};

function worldTypes(world: World | undefined): number[] {
  return (world?.imports ?? []).flatMap(({ kind }) => (kind.tag === 'type' ? [kind.val] : []));
}

function retarget(draft: Draft, value: unknown, from: number, to: number): void {
  if (value === null || typeof value !== 'object') return;
  const node = value as { tag?: string; val?: unknown };
  if (['defined', 'own', 'borrow'].includes(node.tag ?? '') && node.val === from) node.val = to;
  else if (node.tag === 'defined') {
    const inner = draft.types[node.val as number];
    if (inner && inner.name === undefined) retarget(draft, inner.kind, from, to);
  } else
    for (const [key, it] of Object.entries(value)) if (key !== 'about' && key !== 'span') retarget(draft, it, from, to);
}

function addEntry(draft: Draft, side: 'imports' | 'exports', random: Random, which?: number): void {
  const id = which ?? anInterface(draft, random);
  const found = id === undefined ? undefined : draft.interfaces[id];
  const owner = draft.packages[found?.package ?? -1];
  if (!found || !owner || found.name === undefined) return;
  const version = owner.version === undefined ? '' : `@${owner.version}`;
  const name = random(5) === 0 ? fresh(random) : `${owner.namespace}:${owner.name}/${found.name}${version}`;
  aWorld(draft, random)?.[side].push({ name, about: ungated(), kind: { tag: 'interface', val: id } } as never);
}

function aboutOf(draft: Draft, random: Random): About {
  const version = draft.packages[draft.main]?.version;
  const tags = version === undefined ? (['ungated', 'unstable'] as const) : (['ungated', 'unstable', 'since'] as const);
  const tag = pick(tags, random);
  if (tag === 'unstable') return { stability: { tag, val: { feature: 'later' } } };
  if (tag !== 'since' || version === undefined) return ungated();
  return { stability: { tag, val: { version, ...(random(2) === 0 && { deprecated: version }) } } };
}

function nextVersion(version: string | undefined, random: Random): string {
  const [major = 0, minor = 0, patch = 0] = (version ?? '0.0.0')
    .replace(/[-+].*$/, '')
    .split('.')
    .map(Number);
  const all = [
    `${major}.${minor}.${patch + 1}`,
    `${major}.${minor + 1}.0`,
    `${major + 1}.0.0`,
    `${major}.${minor}.${patch}-rc.1`,
  ];
  return pick(all, random) ?? '1.0.0';
}
