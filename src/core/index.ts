import type { Root } from './component/core.js';
import { instantiate } from './component/core.js';
import type { Problem } from './component/interfaces/wasmwright-core-types.js';

export type { Difference, Mismatch } from './component/interfaces/wasmwright-core-components.js';
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

/** wasm-tools, wac and wit-bindgen as functions: bytes and text in, records out. Each throws `CoreProblem`. */
export type Core = Pick<Root, 'wit' | 'components' | 'compatibility' | 'composition' | 'bindings' | 'wave'>;

/** What the core found wrong with what it was given. */
export class CoreProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * Makes the core ready: compiled once, instantiated at the first call, and again after
 * a trap, since a trapped instance may be in any state.
 */
export async function loadCore(wasm: Uint8Array): Promise<Core> {
  const module = await WebAssembly.compile(wasm as BufferSource);
  let instance: Core | undefined;
  const current = () => {
    instance ??= instantiate(
      () => module,
      {},
      (module, imports) => new WebAssembly.Instance(module, imports),
    ) as Core;
    return instance;
  };
  const guarded = <K extends keyof Core>(name: K): Core[K] =>
    new Proxy({} as Core[K], {
      get:
        (_, key) =>
        (...args: unknown[]) => {
          try {
            return (current()[name] as Record<PropertyKey, (...args: unknown[]) => unknown>)[key]?.(...args);
          } catch (failure) {
            if (failure instanceof Error && 'payload' in failure) throw new CoreProblem(failure.payload as Problem);
            instance = undefined;
            throw failure;
          }
        },
    });
  return {
    wit: guarded('wit'),
    components: guarded('components'),
    compatibility: guarded('compatibility'),
    composition: guarded('composition'),
    bindings: guarded('bindings'),
    wave: guarded('wave'),
  };
}
