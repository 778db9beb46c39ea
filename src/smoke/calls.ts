import type { TypedCall } from '../children/call-node.js';
import { type Core, CoreProblem, type Resolved, type WitFunction, type World } from '../core/index.js';
import { findingOf } from '../core/problems.js';
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

/** An instance of a component, without a call. */
export function startOf(call: SmokeCall, index: number): ReadyCall {
  const typed: TypedCall = { index, interface: null, function: null, params: [], arguments: [], result: null };
  return { call, typed, expected: undefined, print: () => 'nothing' };
}

/** Reads the WAVE text of a call. Stops when it does not fit the component. */
export function readCall(call: SmokeCall, index: number, component: Uint8Array, core: Core): ReadyCall {
  const parsed = reading(call, 'call', () => core.wave.parseCall(component, call.call));
  const { interface: owner, function: name } = parsed;
  const { resolved, func } = functionOf(component, owner, name, core);
  const params = func.params.map((param) => spellable(spellOut(param.ty, resolved), call));
  const result = func.result ? spellable(spellOut(func.result, resolved), call) : null;
  const print = (value: Value) =>
    result === null ? 'nothing' : core.wave.printResult(component, owner, name, toNodes(result, value));
  if (call.expect !== undefined && result === null) {
    throw misfit(call, 'expect', `\`${call.call}\` gives nothing, and \`${call.expect}\` is expected`);
  }
  const expected =
    call.expect === undefined
      ? undefined
      : reading(call, 'expect', () =>
          print(fromNodes(core.wave.parseResult(component, owner, name, call.expect ?? ''))),
        );
  const typed: TypedCall = {
    index,
    interface: owner ?? null,
    function: name,
    params,
    arguments: parsed.arguments.map(fromNodes),
    result,
  };
  return { call, typed, expected, print };
}

/** Reads one of the WAVE texts of a call; what is wrong with it is shown under the text. */
function reading<T>(call: SmokeCall, key: 'call' | 'expect', read: () => T): T {
  const text = call[key] ?? '';
  try {
    return read();
  } catch (failure) {
    const finding = findingOf(failure);
    const range = failure instanceof CoreProblem ? failure.problem.location?.range : undefined;
    const caret = range && text.split('\n').length === 1 ? [`${' '.repeat(range.column - 1)}^`] : [];
    const notes = [[`in: ${text}`, ...caret.map((line) => `    ${line}`)].join('\n'), ...(finding.notes ?? [])];
    throw new Stop({ ...finding, component: call.component, location: call.location[key], notes });
  }
}

function spellable(type: ValueType | undefined, call: SmokeCall): ValueType {
  if (type !== undefined) return type;
  const what = 'passes a value that has no text form, such as a resource or a stream';
  throw misfit(call, 'call', `\`${call.call}\` ${what}`);
}

function misfit({ component, location }: SmokeCall, key: 'call' | 'expect', message: string): Stop {
  return new Stop(error('smoke-call', message, { component, location: location[key] }));
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
