/** @module Interface wasmwright:core/wave@0.1.0 **/
export function parseCall(component: Uint8Array, text: string): Call;
export function parseResult(component: Uint8Array, interface_: string | undefined, function_: string, text: string): Value;
export function printResult(component: Uint8Array, interface_: string | undefined, function_: string, value: Value): string;
export type Problem = import('./wasmwright-core-types.js').Problem;
export type Node = NodeBool | NodeInteger | NodeU64 | NodeS64 | NodeFloat | NodeChar | NodeString | NodeList | NodeTuple | NodeRecord | NodeVariant | NodeEnum | NodeFlags | NodeOption | NodeOk | NodeErr;
export interface NodeBool {
  tag: 'bool',
  val: boolean,
}
export interface NodeInteger {
  tag: 'integer',
  val: bigint,
}
export interface NodeU64 {
  tag: 'u64',
  val: bigint,
}
export interface NodeS64 {
  tag: 's64',
  val: bigint,
}
export interface NodeFloat {
  tag: 'float',
  val: number,
}
export interface NodeChar {
  tag: 'char',
  val: string,
}
export interface NodeString {
  tag: 'string',
  val: string,
}
export interface NodeList {
  tag: 'list',
  val: Uint32Array,
}
export interface NodeTuple {
  tag: 'tuple',
  val: Uint32Array,
}
export interface NodeRecord {
  tag: 'record',
  val: Array<[string, number]>,
}
export interface NodeVariant {
  tag: 'variant',
  val: [string, number | undefined],
}
export interface NodeEnum {
  tag: 'enum',
  val: string,
}
export interface NodeFlags {
  tag: 'flags',
  val: Array<string>,
}
export interface NodeOption {
  tag: 'option',
  val: number | undefined,
}
export interface NodeOk {
  tag: 'ok',
  val: number | undefined,
}
export interface NodeErr {
  tag: 'err',
  val: number | undefined,
}
export interface Value {
  nodes: Array<Node>,
  root: number,
}
export interface Call {
  'interface'?: string,
  'function': string,
  arguments: Array<Value>,
  hasResult: boolean,
}
