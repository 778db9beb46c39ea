// The interface `echo` as JavaScript has it.

export type Point = { x: number; y: number; label: string };
export type Color = 'red' | 'green' | 'blue';
export type Access = { read: boolean; write: boolean; execute: boolean };
export type Shape = { tag: 'circle'; val: number } | { tag: 'polygon'; val: Point[] } | { tag: 'nothing' };
export type Option = { tag: 'some'; val: number | undefined } | { tag: 'none' };
export type Result<T, E> = { tag: 'ok'; val: T } | { tag: 'err'; val: E };

export type Integers = {
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;
  g: bigint;
  h: bigint;
};

export interface Echo {
  echoBool(value: boolean): boolean;
  echoF32(value: number): number;
  echoString(value: string): string;
  echoBytes(value: Uint8Array): Uint8Array;
  echoStrings(value: string[]): string[];
  echoIntegers(value: Integers[]): Integers[];
  echoPoint(value: Point): Point;
  echoShape(value: Shape): Shape;
  echoColor(value: Color): Color;
  echoAccess(value: Access): Access;
  echoOption(value: Option): Option;
  echoResult(value: Result<number, string>): number;
  echoTuple(value: [bigint, number, string]): [bigint, number, string];
  echoNested(value: [Point, Shape] | undefined): [Point, Shape] | undefined;
  Counter: new (start: bigint) => { add(n: bigint): bigint };
}
