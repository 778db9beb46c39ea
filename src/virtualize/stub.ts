import type { Core, Resolved, WitFunction, WitSource, World } from '../core/index.js';
import { type Finding, Stop } from '../finding.js';
import { answerOf } from './answer.js';
import { type Closing, closingFor } from './closing.js';
import { readValue } from './given.js';
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
  const made = (functions: readonly Stubbed[]) => {
    const module = core.components.assemble({ path: 'stub.wat', text: moduleText(functions, resources) });
    return core.components.componentize(core.components.embed(module, source, undefined), 'reactor');
  };
  const functions = functionsOf(world, resolved).map((stubbed) => ({
    stubbed,
    closing: closingFor(closings, stubbed.owner ?? stubbed.name, stubbed.name),
  }));
  const bare = made(functions.map(({ stubbed }) => stubbed));
  const isOwn = (resource: number) => resources.get(resource)?.isOwn === true;
  const answered = everyOrStop(functions, ({ stubbed, closing }) => {
    // Values are read against the functions that give them, which a stub that traps has as well.
    if (closing?.how.kind === 'value')
      return { ...stubbed, gives: readValue(stubbed, closing, closing.how, bare, core) };
    return answerOf(stubbed, closing, isOwn);
  });
  return answered.every(({ gives }) => gives === undefined) ? bare : made(answered);
}

/** Everything that is wrong is told at once. */
function everyOrStop<A, B>(items: readonly A[], work: (item: A) => B): readonly B[] {
  const findings: Finding[] = [];
  const results = items.flatMap((item) => {
    try {
      return [work(item)];
    } catch (failure) {
      if (!(failure instanceof Stop)) throw failure;
      findings.push(...failure.findings);
      return [];
    }
  });
  if (findings.length > 0) throw new Stop(...findings);
  return results;
}

function functionsOf(world: World, resolved: Resolved): readonly Stubbed[] {
  const shape = shapesOf(resolved);
  const stubbed = (func: WitFunction, owner?: string): Stubbed => ({
    ...(owner !== undefined && { owner }),
    name: func.name,
    isAsync: func.isAsync,
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
