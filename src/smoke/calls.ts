import type { TypedCall } from '../children/call-node.js';
import type { Core, Resolved, WitFunction, World } from '../core/index.js';
import { reporting } from '../core/problems.js';
import { error, Stop } from '../finding.js';
import type { SmokeCall } from '../model.js';
import { spellOut, type ValueType } from '../wave/type.js';
import { fromNodes, toNodes, type Value } from '../wave/value.js';

/** A smoke call, read against the component that it is made to. */
export interface ReadyCall {
  readonly call: SmokeCall;
  readonly typed: TypedCall;
  /** The value that is expected, in WAVE's canonical form; `undefined`: any will do. */
  readonly expected: string | undefined;
  /** A result in the same form. */
  print(value: Value): string;
}

/** Reads the WAVE text of a call. Stops when it does not fit the component. */
export function readCall(call: SmokeCall, index: number, component: Uint8Array, core: Core): ReadyCall {
  const on = { component: call.component, location: call.location };
  const parsed = reporting(on, () => core.wave.parseCall(component, call.call));
  const { resolved, func } = functionOf(component, parsed.interface, parsed.function, core);
  const params = func.params.map((param) => spellable(spellOut(param.ty, resolved), call));
  const result = func.result ? spellable(spellOut(func.result, resolved), call) : null;
  const print = (value: Value) =>
    result === null
      ? 'nothing'
      : core.wave.printResult(component, parsed.interface, parsed.function, toNodes(result, value));
  if (call.expect !== undefined && result === null) {
    throw new Stop(error('smoke-call', `\`${call.call}\` gives nothing, and \`${call.expect}\` is expected`, on));
  }
  const expected =
    call.expect === undefined
      ? undefined
      : print(
          fromNodes(
            reporting(on, () => core.wave.parseResult(component, parsed.interface, parsed.function, call.expect ?? '')),
          ),
        );
  const typed: TypedCall = {
    index,
    interface: parsed.interface ?? null,
    function: parsed.function,
    params,
    arguments: parsed.arguments.map(fromNodes),
    result,
  };
  return { call, typed, expected, print };
}

function spellable(type: ValueType | undefined, call: SmokeCall): ValueType {
  if (type !== undefined) return type;
  throw new Stop(
    error('smoke-call', `\`${call.call}\` passes a value that has no text form, such as a resource or a stream`, {
      component: call.component,
      location: call.location,
    }),
  );
}

function functionOf(
  component: Uint8Array,
  owner: string | undefined,
  name: string,
  core: Core,
): { resolved: Resolved; func: WitFunction } {
  const { resolved, world } = core.wit.decode(component);
  const exports = (world === undefined ? undefined : resolved.worlds[world])?.exports ?? [];
  const func = owner === undefined ? worldFunction(exports, name) : interfaceFunction(exports, owner, name, resolved);
  if (!func) throw new Error(`the core found a function \`${name}\` that the component does not export`);
  return { resolved, func };
}

function worldFunction(exports: World['exports'], name: string): WitFunction | undefined {
  const kind = exports.find((item) => item.name === name)?.kind;
  return kind?.tag === 'func' ? kind.val : undefined;
}

function interfaceFunction(
  exports: World['exports'],
  owner: string,
  name: string,
  resolved: Resolved,
): WitFunction | undefined {
  const kind = exports.find((item) => item.name === owner)?.kind;
  if (kind?.tag !== 'interface') return undefined;
  return resolved.interfaces[kind.val]?.functions.find((func) => func.name === name);
}
