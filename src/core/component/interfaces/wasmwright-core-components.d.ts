/** @module Interface wasmwright:core/components@0.1.0 **/
export function assemble(source: File): Uint8Array;
export function validate(binary: Uint8Array): BinaryKind;
export function target(component: Uint8Array, source: WitSource, world: string | undefined): Array<Mismatch>;
export function embed(module: Uint8Array, source: WitSource, world: string | undefined): Uint8Array;
export function componentize(module: Uint8Array, adapter: Adapter): Uint8Array;
export type File = import('./wasmwright-core-types.js').File;
export type WitSource = import('./wasmwright-core-types.js').WitSource;
export type Problem = import('./wasmwright-core-types.js').Problem;
/**
 * # Variants
 * 
 * ## `"module"`
 * 
 * ## `"component"`
 */
export type BinaryKind = 'module' | 'component';
/**
 * # Variants
 * 
 * ## `"import"`
 * 
 * ## `"export"`
 */
export type Side = 'import' | 'export';
export interface Difference {
  side: Side,
  item: string,
  member?: string,
  message: string,
}
export type Mismatch = MismatchImportNotOffered | MismatchExportMissing | MismatchDiffers;
export interface MismatchImportNotOffered {
  tag: 'import-not-offered',
  val: string,
}
export interface MismatchExportMissing {
  tag: 'export-missing',
  val: string,
}
export interface MismatchDiffers {
  tag: 'differs',
  val: Difference,
}
/**
 * # Variants
 * 
 * ## `"reactor"`
 * 
 * ## `"command"`
 */
export type Adapter = 'reactor' | 'command';
