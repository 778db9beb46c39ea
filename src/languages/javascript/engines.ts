import type { Engine, ExpectedFunction } from '../../children/engines.js';
import type { WitFunction } from '../../core/index.js';
import type { BuildInput } from '../language.js';
import type { Settings } from '../settings.js';

/** The tools that put an engine around a program, the first the default: StarlingMonkey, and QuickJS. */
export const engines = ['componentize-js', 'componentize-qjs'] as const;

export const toolchainOf = ({ toolchain = engines[0] }: Settings) => toolchain as (typeof engines)[number];

/** How the engine of a component is to be. */
export function engineOf(input: BuildInput): Engine {
  const kind = toolchainOf(input.settings);
  if (kind === 'componentize-js') return { kind, ...partsLeftOut(input) };
  return {
    kind,
    stub: isStubbed(input),
    // What knows async functions needs a runtime that knows them as well.
    sync: !functionsOf(input, 'exports')
      .concat(functionsOf(input, 'imports'))
      .some(({ func }) => func.isAsync),
    functions: functionsOf(input, 'exports').map(expected),
  };
}

/** QuickJS's stub is of the whole of WASI: what the author imports of it would trap as well. */
export const isStubbed = ({ settings, imports }: Pick<BuildInput, 'settings' | 'imports'>): boolean =>
  settings.wasi === undefined ? !imports.some((name) => name.startsWith('wasi:')) : settings.wasi === 'stub';

/** Parts of StarlingMonkey, and the imports or exports by which a world asks for them. Without them the component imports no WASI of its own. */
const parts = {
  stdio: /^wasi:cli\/std(in|out|err)/,
  random: /^wasi:random\//,
  clocks: /^wasi:clocks\//,
  http: /^wasi:http\/outgoing-handler/,
  'fetch-event': /^wasi:http\/incoming-handler/,
} as const;

export type EnginePart = keyof typeof parts;

/** Whether the engine has a part: the world asks for it, or the component may ask its host for it. */
export function hasPart(part: EnginePart, { settings, imports, exports }: BuildInput): boolean {
  const isAsked = [...imports, ...exports].some((name) => parts[part].test(name));
  return isAsked || (settings.wasi === 'host' && part !== 'fetch-event');
}

/** Not every host of WASI has HTTP. */
function partsLeftOut(input: BuildInput): Omit<Extract<Engine, { kind: 'componentize-js' }>, 'kind'> {
  const without = (Object.keys(parts) as EnginePart[]).filter((part) => !hasPart(part, input));
  const isAskedFor = hasPart('http', { ...input, settings: { profile: 'release' } });
  return { without, unlessUsed: without.includes('http') || isAskedFor ? {} : { http: ['fetch'] } };
}

/** A function that a world imports or exports, and the interface that it is in. */
export interface OwnedFunction {
  readonly owner?: string;
  readonly item: string;
  readonly func: WitFunction;
}

export function functionsOf({ model }: Pick<BuildInput, 'model'>, side: 'imports' | 'exports'): OwnedFunction[] {
  const { resolved, world } = model;
  return world[side].flatMap(({ name: item, kind }): OwnedFunction[] => {
    if (kind.tag === 'func') return [{ item, func: kind.val }];
    if (kind.tag !== 'interface') return [];
    const found = resolved.interfaces[kind.val];
    return (found?.functions ?? []).map((func) => ({ item, owner: found?.name ?? item, func }));
  });
}

/** Where a program has what its world exports: `name` of an interface, `Name` of a resource. */
function expected({ owner, func: { name, isAsync } }: OwnedFunction): ExpectedFunction {
  const {
    kind,
    resource,
    member = '',
  } = /^\[(?<kind>[a-z-]+)\](?<resource>[^.]+)(?:\.(?<member>.+))?$/.exec(name)?.groups ?? {};
  const path = [...(owner === undefined ? [] : [camel(owner)])];
  if (resource === undefined) return { path: [...path, camel(name)], isAsync };
  path.push(camel(`-${resource}`));
  if (kind === 'constructor') return { path, isAsync };
  return { path: [...path, ...(/static/.test(kind ?? '') ? [] : ['prototype']), camel(member)], isAsync };
}

/** `get-etag` is `getEtag` in JavaScript. */
const camel = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
