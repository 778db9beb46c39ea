/** @module Interface wasmwright:core/bindings@0.1.0 **/
export function c(source: WitSource, world: string | undefined): Array<GeneratedFile>;
export function cpp(source: WitSource, world: string | undefined): Array<GeneratedFile>;
export function go(source: WitSource, world: string | undefined, exports: string): Array<GeneratedFile>;
export type WitSource = import('./wasmwright-core-types.js').WitSource;
export type Problem = import('./wasmwright-core-types.js').Problem;
export interface GeneratedFile {
  path: string,
  bytes: Uint8Array,
}
