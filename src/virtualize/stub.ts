import type { Core, Resolved, WitFunction, WitSource, World } from '../core/index.js';
import { answerOf } from './answer.js';
import { type Closing, closingFor } from './closing.js';
import { readValues } from './given.js';
import { moduleText, type Resource, type Stubbed } from './module.js';
import { shapesOf } from './shape.js';
import { stubWit } from './world.js';

/** What is closed of a component. */
export interface Closed {
  readonly component: Uint8Array;
  readonly closings: readonly Closing[];
  /** The imports that are closed. */
  readonly names: readonly string[];
}

/** A component that exports what another imports, and has nothing behind it. Stops where that cannot be. */
export function makeStub({ component, closings, names }: Closed, core: Core): Uint8Array {
  const text = stubWit(core.wit.print(component), (name) => names.includes(name));
  const source: WitSource = { files: [{ path: 'stub.wit', text }], dependencies: [], features: { tag: 'all' } };
  const resolved = core.wit.parse(source);
  const world = resolved.worlds[core.wit.selectWorld(source, undefined)];
  if (!world) throw new RangeError('the core selected a world that does not exist');
  const resources = resourcesOf(world, resolved);
  const functions = functionsOf(world, resolved).map((stubbed) => ({
    stubbed,
    closing: closingFor(closings, stubbed.owner ?? stubbed.name, stubbed.name),
  }));
  const values = readValues(functions.flatMap(wanted), core);
  const isOwn = (resource: number) => resources.get(resource)?.isOwn === true;
  const answered = functions.map(({ stubbed, closing }) => {
    const gives = values.get(stubbed);
    return gives === undefined ? answerOf(stubbed, closing, isOwn) : { ...stubbed, gives };
  });
  const module = core.components.assemble({ path: 'stub.wat', text: moduleText(answered, resources) });
  return core.components.componentize(core.components.embed(module, source, undefined), 'reactor');
}

const wanted = ({ stubbed, closing }: { readonly stubbed: Stubbed; readonly closing: Closing | undefined }) =>
  closing?.how.kind === 'value' ? [{ stubbed, closing, text: closing.how.text }] : [];

function functionsOf(world: World, resolved: Resolved): readonly Stubbed[] {
  const shape = shapesOf(resolved);
  const stubbed = (func: WitFunction, owner?: string): Stubbed => ({
    ...(owner !== undefined && { owner }),
    name: func.name,
    params: func.params.map(({ ty }) => shape(ty)),
    ...(func.result && { result: shape(func.result) }),
  });
  return world.exports.flatMap(({ name, kind }) => {
    if (kind.tag === 'func') return [stubbed(kind.val)];
    if (kind.tag !== 'interface') return [];
    return (resolved.interfaces[kind.val]?.functions ?? []).map((func) => stubbed(func, name));
  });
}

/** The resources of all interfaces, by their types. */
function resourcesOf(world: World, resolved: Resolved): ReadonlyMap<number, Resource> {
  const of = (items: World['imports'], isOwn: boolean) =>
    items.flatMap(({ name, kind }) => {
      const types = kind.tag === 'interface' ? [...(resolved.interfaces[kind.val]?.types ?? [])] : [];
      return types.flatMap((id) => {
        const type = resolved.types[id];
        const isResource = type?.kind.tag === 'resource' && type.name !== undefined;
        return isResource ? [[id, { interface: name, name: type.name ?? '', isOwn }] as const] : [];
      });
    });
  return new Map([...of(world.imports, false), ...of(world.exports, true)]);
}
