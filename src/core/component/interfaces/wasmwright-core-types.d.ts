/** @module Interface wasmwright:core/types@0.1.0 **/
export interface File {
  path: string,
  text: string,
}
export type Features = FeaturesAll | FeaturesOnly;
export interface FeaturesAll {
  tag: 'all',
}
export interface FeaturesOnly {
  tag: 'only',
  val: Array<string>,
}
export interface WitSource {
  files: Array<File>,
  dependencies: Array<Array<File>>,
  features: Features,
}
export interface NamedBinary {
  name: string,
  version?: string,
  bytes: Uint8Array,
}
export interface TextRange {
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
}
export interface Location {
  path: string,
  range?: TextRange,
}
/**
 * # Variants
 * 
 * ## `"wit-syntax"`
 * 
 * ## `"wit-resolve"`
 * 
 * ## `"world-selection"`
 * 
 * ## `"invalid-binary"`
 * 
 * ## `"wat-syntax"`
 * 
 * ## `"componentize"`
 * 
 * ## `"compose"`
 * 
 * ## `"plug"`
 * 
 * ## `"wave"`
 * 
 * ## `"bindings"`
 */
export type ProblemKind = 'wit-syntax' | 'wit-resolve' | 'world-selection' | 'invalid-binary' | 'wat-syntax' | 'componentize' | 'compose' | 'plug' | 'wave' | 'bindings';
export interface Problem {
  kind: ProblemKind,
  message: string,
  location?: Location,
  offset?: bigint,
  notes: Array<string>,
}
