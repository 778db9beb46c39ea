/** @module Interface wasmwright:core/composition@0.1.0 **/
export function plug(socket: Uint8Array, plugs: Array<NamedBinary>): Uint8Array;
export function references(source: File): Array<PackageReference>;
export function compose(source: File, packages: Array<NamedBinary>): Uint8Array;
export type File = import('./wasmwright-core-types.js').File;
export type NamedBinary = import('./wasmwright-core-types.js').NamedBinary;
export type Problem = import('./wasmwright-core-types.js').Problem;
export interface PackageReference {
  name: string,
  version?: string,
}
