// world root:component/root
import type * as WasmwrightCoreTypes from './interfaces/wasmwright-core-types.js'; // wasmwright:core/types@0.1.0
import type * as WasmwrightCoreModel from './interfaces/wasmwright-core-model.js'; // wasmwright:core/model@0.1.0
import type * as WasmwrightCoreWit from './interfaces/wasmwright-core-wit.js'; // wasmwright:core/wit@0.1.0
import type * as WasmwrightCoreComponents from './interfaces/wasmwright-core-components.js'; // wasmwright:core/components@0.1.0
import type * as WasmwrightCoreCompatibility from './interfaces/wasmwright-core-compatibility.js'; // wasmwright:core/compatibility@0.1.0
import type * as WasmwrightCoreComposition from './interfaces/wasmwright-core-composition.js'; // wasmwright:core/composition@0.1.0
import type * as WasmwrightCoreBindings from './interfaces/wasmwright-core-bindings.js'; // wasmwright:core/bindings@0.1.0
import type * as WasmwrightCoreDebugging from './interfaces/wasmwright-core-debugging.js'; // wasmwright:core/debugging@0.1.0
import type * as WasmwrightCoreWave from './interfaces/wasmwright-core-wave.js'; // wasmwright:core/wave@0.1.0
export interface ImportObject {
}
export interface Root {
  'wasmwright:core/types@0.1.0': typeof WasmwrightCoreTypes,
  types: typeof WasmwrightCoreTypes,
  'wasmwright:core/model@0.1.0': typeof WasmwrightCoreModel,
  model: typeof WasmwrightCoreModel,
  'wasmwright:core/wit@0.1.0': typeof WasmwrightCoreWit,
  wit: typeof WasmwrightCoreWit,
  'wasmwright:core/components@0.1.0': typeof WasmwrightCoreComponents,
  components: typeof WasmwrightCoreComponents,
  'wasmwright:core/compatibility@0.1.0': typeof WasmwrightCoreCompatibility,
  compatibility: typeof WasmwrightCoreCompatibility,
  'wasmwright:core/composition@0.1.0': typeof WasmwrightCoreComposition,
  composition: typeof WasmwrightCoreComposition,
  'wasmwright:core/bindings@0.1.0': typeof WasmwrightCoreBindings,
  bindings: typeof WasmwrightCoreBindings,
  'wasmwright:core/debugging@0.1.0': typeof WasmwrightCoreDebugging,
  debugging: typeof WasmwrightCoreDebugging,
  'wasmwright:core/wave@0.1.0': typeof WasmwrightCoreWave,
  wave: typeof WasmwrightCoreWave,
}

/**
* Instantiates this component with the provided imports and
* returns a map of all the exports of the component.
*
* This function is intended to be similar to the
* `WebAssembly.Instantiate` constructor. The second `imports`
* argument is the "import object" for wasm, except here it
* uses component-model-layer types instead of core wasm
* integers/numbers/etc.
*
* The first argument to this function, `getCoreModule`, is
* used to compile core wasm modules within the component.
* Components are composed of core wasm modules and this callback
* will be invoked per core wasm module. The caller of this
* function is responsible for reading the core wasm module
* identified by `path` and returning its compiled
* `WebAssembly.Module` object. This would use the
* `WebAssembly.Module` constructor on the web, for example.
*/
export function instantiate(
getCoreModule: (path: string) => WebAssembly.Module,
imports: ImportObject,
instantiateCore?: (module: WebAssembly.Module, imports: Record<string, any>) => WebAssembly.Instance
): Root;

