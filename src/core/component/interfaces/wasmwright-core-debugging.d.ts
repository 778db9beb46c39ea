/** @module Interface wasmwright:core/debugging@0.1.0 **/
export function modules(binary: Uint8Array): Array<CoreModule>;
export function locate(binary: Uint8Array, offsets: Uint32Array): Array<Place>;
export function strip(binary: Uint8Array): Uint8Array;
export function sizes(binary: Uint8Array): Array<ModuleSizes>;
export type Problem = import('./wasmwright-core-types.js').Problem;
export interface ByteRange {
  start: number,
  end: number,
}
export interface CoreModule {
  bytes: ByteRange,
  code?: ByteRange,
  name?: string,
  buildId?: string,
  hasLines: boolean,
  hasNames: boolean,
}
export interface Frame {
  'function'?: string,
  file?: string,
  line?: number,
  column?: number,
}
export interface Place {
  index?: number,
  frames: Array<Frame>,
}
/**
 * # Variants
 * 
 * ## `"crate"`
 * 
 * ## `"package"`
 * 
 * ## `"file"`
 * 
 * ## `"namespace"`
 * 
 * ## `"function"`
 */
export type Owner = 'crate' | 'package' | 'file' | 'namespace' | 'function';
export interface Share {
  owner: Owner,
  name: string,
  bytes: number,
}
export interface ModuleSizes {
  name?: string,
  total: number,
  code: number,
  data: number,
  names: number,
  debug: number,
  codeShares: Array<Share>,
}
