/** @module Interface wasmwright:core/wit@0.1.0 **/
export function parse(source: WitSource): Resolved;
export function selectWorld(source: WitSource, name: string | undefined): number;
export function decode(binary: Uint8Array): Decoded;
export function print(binary: Uint8Array): string;
export function encode(source: WitSource): Uint8Array;
export type WitSource = import('./wasmwright-core-types.js').WitSource;
export type Problem = import('./wasmwright-core-types.js').Problem;
export type Resolved = import('./wasmwright-core-model.js').Resolved;
export type Decoded = import('./wasmwright-core-model.js').Decoded;
