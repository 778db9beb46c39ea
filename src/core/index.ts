import type { Root } from './component/core.js';
import { instantiate } from './component/core.js';
import type { Problem } from './component/interfaces/wasmwright-core-types.js';

export type { Difference, Mismatch } from './component/interfaces/wasmwright-core-components.js';
export type {
  CoreModule,
  Frame as DebugFrame,
  ModuleSizes,
  Share as SizeShare,
} from './component/interfaces/wasmwright-core-debugging.js';
export type {
  About,
  Decoded,
  Field,
  Function as WitFunction,
  Interface,
  Label,
  Package,
  Resolved,
  Span,
  TypeDef,
  TypeRef,
  VariantCase,
  World,
  WorldItem,
} from './component/interfaces/wasmwright-core-model.js';
export type * from './component/interfaces/wasmwright-core-types.js';
export type {
  Call as WaveCall,
  Node as WaveNode,
  Value as WaveValue,
} from './component/interfaces/wasmwright-core-wave.js';

/**
 * wasm-tools, wac and wit-bindgen as functions: bytes and text in, records out. Each throws `CoreProblem`,
 * or `StackExhausted`.
 */
export type Core = Pick<
  Root,
  'wit' | 'components' | 'compatibility' | 'composition' | 'bindings' | 'debugging' | 'wave'
>;

/** What the core found wrong with what it was given. */
export class CoreProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** The core follows what it is given by calling itself, and this goes deeper than its stack. */
export class StackExhausted extends Error {}

/** The core has come to a bound that it was given. */
export class LimitReached extends Error {
  readonly limit: 'memory' | 'time';
  /** Bytes, or seconds. */
  readonly most: number;

  constructor(limit: LimitReached['limit'], most: number) {
    super(`the core has come to its limit of ${limit}`);
    this.limit = limit;
    this.most = most;
  }
}

/**
 * Of the two stacks of a WebAssembly program one is the engine's, and the other the lowest part of its memory,
 * which it grows out of. Rust that is safe has no other way to leave its memory.
 */
function isOfTheStack(failure: unknown): boolean {
  if (failure instanceof WebAssembly.RuntimeError) return /out of bounds/.test(failure.message);
  return failure instanceof RangeError && /call stack/.test(failure.message);
}

/** Generators of bindings give up where their languages cannot follow yet. */
const unknownToBindings: Problem = {
  kind: 'bindings',
  message: 'no bindings can be made for this world: the generator for this language does not know something in it',
  notes: [],
};

/**
 * Makes the core ready: compiled once, instantiated at the first call, and again after
 * a trap, since a trapped instance may be in any state.
 */
export async function loadCore(wasm: Uint8Array): Promise<Core> {
  return coreOf(await WebAssembly.compile(wasm as BufferSource));
}

/** The same of what is compiled. `made` hears of each instance. */
export function coreOf(module: WebAssembly.Module, made: (instance: WebAssembly.Instance) => void = () => {}): Core {
  let instance: Core | undefined;
  const current = () => {
    instance ??= instantiate(
      () => module,
      {},
      (module, imports) => {
        const instance = new WebAssembly.Instance(module, imports);
        made(instance);
        return instance;
      },
    ) as Core;
    return instance;
  };
  return calling((part, name, args) => {
    try {
      return (current()[part] as unknown as Functions)[name]?.(...args);
    } catch (failure) {
      if (failure instanceof Error && 'payload' in failure) throw new CoreProblem(failure.payload as Problem);
      instance = undefined;
      if (isOfTheStack(failure)) throw new StackExhausted('the stack of the core is exhausted');
      throw part === 'bindings' ? new CoreProblem(unknownToBindings) : failure;
    }
  });
}

/** The functions of a part of the core, by their names. */
export type Functions = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

/** A core whose functions are all called by `call`. */
export function calling(call: (part: keyof Core, name: string, args: readonly unknown[]) => unknown): Core {
  const part = <K extends keyof Core>(part: K): Core[K] =>
    new Proxy({} as Core[K], {
      get:
        (_, name) =>
        (...args: readonly unknown[]) =>
          call(part, String(name), args),
    });
  return {
    wit: part('wit'),
    components: part('components'),
    compatibility: part('compatibility'),
    composition: part('composition'),
    bindings: part('bindings'),
    debugging: part('debugging'),
    wave: part('wave'),
  };
}
