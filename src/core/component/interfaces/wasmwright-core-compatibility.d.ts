/** @module Interface wasmwright:core/compatibility@0.1.0 **/
export function semverCheck(baseline: WitSource, current: WitSource, world: string): string | undefined;
export function semverCheckBinaries(baseline: Uint8Array, current: Uint8Array): string | undefined;
export type WitSource = import('./wasmwright-core-types.js').WitSource;
export type Problem = import('./wasmwright-core-types.js').Problem;
