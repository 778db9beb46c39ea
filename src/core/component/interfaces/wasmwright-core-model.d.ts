/** @module Interface wasmwright:core/model@0.1.0 **/
export type PackageId = number;
export type WorldId = number;
export type InterfaceId = number;
export type TypeId = number;
export interface Span {
  file: number,
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
}
export interface UnstableGate {
  feature: string,
  deprecated?: string,
}
export interface SinceGate {
  version: string,
  deprecated?: string,
}
export type Stability = StabilityUngated | StabilityUnstable | StabilitySince;
export interface StabilityUngated {
  tag: 'ungated',
}
export interface StabilityUnstable {
  tag: 'unstable',
  val: UnstableGate,
}
export interface StabilitySince {
  tag: 'since',
  val: SinceGate,
}
export interface About {
  docs?: string,
  stability: Stability,
  externalId?: string,
  span?: Span,
}
export interface PackageStatement {
  name: Span,
  version?: Span,
}
export interface Package {
  namespace: string,
  name: string,
  version?: string,
  docs?: string,
  interfaces: Uint32Array,
  worlds: Uint32Array,
  statements: Array<PackageStatement>,
}
export type FunctionKind = FunctionKindFreestanding | FunctionKindMethod | FunctionKindStatic | FunctionKindConstructor;
export interface FunctionKindFreestanding {
  tag: 'freestanding',
}
export interface FunctionKindMethod {
  tag: 'method',
  val: TypeId,
}
export interface FunctionKindStatic {
  tag: 'static',
  val: TypeId,
}
export interface FunctionKindConstructor {
  tag: 'constructor',
  val: TypeId,
}
export type TypeRef = TypeRefBool | TypeRefU8 | TypeRefU16 | TypeRefU32 | TypeRefU64 | TypeRefS8 | TypeRefS16 | TypeRefS32 | TypeRefS64 | TypeRefF32 | TypeRefF64 | TypeRefChar | TypeRefString | TypeRefErrorContext | TypeRefDefined;
export interface TypeRefBool {
  tag: 'bool',
}
export interface TypeRefU8 {
  tag: 'u8',
}
export interface TypeRefU16 {
  tag: 'u16',
}
export interface TypeRefU32 {
  tag: 'u32',
}
export interface TypeRefU64 {
  tag: 'u64',
}
export interface TypeRefS8 {
  tag: 's8',
}
export interface TypeRefS16 {
  tag: 's16',
}
export interface TypeRefS32 {
  tag: 's32',
}
export interface TypeRefS64 {
  tag: 's64',
}
export interface TypeRefF32 {
  tag: 'f32',
}
export interface TypeRefF64 {
  tag: 'f64',
}
export interface TypeRefChar {
  tag: 'char',
}
export interface TypeRefString {
  tag: 'string',
}
export interface TypeRefErrorContext {
  tag: 'error-context',
}
export interface TypeRefDefined {
  tag: 'defined',
  val: TypeId,
}
export interface Param {
  name: string,
  ty: TypeRef,
  span?: Span,
}
export interface Function {
  name: string,
  kind: FunctionKind,
  isAsync: boolean,
  about: About,
  params: Array<Param>,
  result?: TypeRef,
}
export type WorldItemKind = WorldItemKindInterface | WorldItemKindFunc | WorldItemKindType;
export interface WorldItemKindInterface {
  tag: 'interface',
  val: InterfaceId,
}
export interface WorldItemKindFunc {
  tag: 'func',
  val: Function,
}
export interface WorldItemKindType {
  tag: 'type',
  val: TypeId,
}
export interface WorldItem {
  name: string,
  about: About,
  kind: WorldItemKind,
}
export interface World {
  name: string,
  'package'?: PackageId,
  about: About,
  imports: Array<WorldItem>,
  exports: Array<WorldItem>,
  includes: Array<Span>,
}
export interface Interface {
  name?: string,
  'package'?: PackageId,
  about: About,
  types: Uint32Array,
  functions: Array<Function>,
}
export type TypeOwner = TypeOwnerNone | TypeOwnerWorld | TypeOwnerInterface;
export interface TypeOwnerNone {
  tag: 'none',
}
export interface TypeOwnerWorld {
  tag: 'world',
  val: WorldId,
}
export interface TypeOwnerInterface {
  tag: 'interface',
  val: InterfaceId,
}
export interface Label {
  name: string,
  docs?: string,
  span?: Span,
}
export interface Field {
  name: string,
  ty: TypeRef,
  docs?: string,
  span?: Span,
}
export interface VariantCase {
  name: string,
  payload?: TypeRef,
  docs?: string,
  span?: Span,
}
export interface ResultType {
  ok?: TypeRef,
  err?: TypeRef,
}
export interface MapType {
  key: TypeRef,
  value: TypeRef,
}
export interface FixedLengthListType {
  element: TypeRef,
  length: number,
}
export type TypeKind = TypeKindRecord | TypeKindResource | TypeKindOwn | TypeKindBorrow | TypeKindFlags | TypeKindTuple | TypeKindVariant | TypeKindEnum | TypeKindOption | TypeKindResult | TypeKindList | TypeKindMap | TypeKindFixedLengthList | TypeKindFuture | TypeKindStream | TypeKindAlias;
export interface TypeKindRecord {
  tag: 'record',
  val: Array<Field>,
}
export interface TypeKindResource {
  tag: 'resource',
}
export interface TypeKindOwn {
  tag: 'own',
  val: TypeId,
}
export interface TypeKindBorrow {
  tag: 'borrow',
  val: TypeId,
}
export interface TypeKindFlags {
  tag: 'flags',
  val: Array<Label>,
}
export interface TypeKindTuple {
  tag: 'tuple',
  val: Array<TypeRef>,
}
export interface TypeKindVariant {
  tag: 'variant',
  val: Array<VariantCase>,
}
export interface TypeKindEnum {
  tag: 'enum',
  val: Array<Label>,
}
export interface TypeKindOption {
  tag: 'option',
  val: TypeRef,
}
export interface TypeKindResult {
  tag: 'result',
  val: ResultType,
}
export interface TypeKindList {
  tag: 'list',
  val: TypeRef,
}
export interface TypeKindMap {
  tag: 'map',
  val: MapType,
}
export interface TypeKindFixedLengthList {
  tag: 'fixed-length-list',
  val: FixedLengthListType,
}
export interface TypeKindFuture {
  tag: 'future',
  val: TypeRef | undefined,
}
export interface TypeKindStream {
  tag: 'stream',
  val: TypeRef | undefined,
}
export interface TypeKindAlias {
  tag: 'alias',
  val: TypeRef,
}
export interface TypeDef {
  name?: string,
  owner: TypeOwner,
  about: About,
  kind: TypeKind,
}
export interface Resolved {
  files: Array<string>,
  packages: Array<Package>,
  worlds: Array<World>,
  interfaces: Array<Interface>,
  types: Array<TypeDef>,
  main: PackageId,
}
export interface Decoded {
  resolved: Resolved,
  world?: WorldId,
}
