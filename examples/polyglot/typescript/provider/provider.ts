// Gives back what it is given.

type Result<T, E> = { tag: 'ok'; val: T } | { tag: 'err'; val: E };

class Counter {
  private value: bigint;

  constructor(start: bigint) {
    this.value = start;
  }

  add(n: bigint): bigint {
    this.value = BigInt.asUintN(64, this.value + n);
    return this.value;
  }
}

const same = <T>(value: T): T => value;

export const echo = {
  echoBool: same<boolean>,
  echoF32: same<number>,
  echoString: same<string>,
  echoBytes: same<Uint8Array>,
  echoStrings: same<string[]>,
  echoIntegers: same<object[]>,
  echoPoint: same<object>,
  echoShape: same<object>,
  echoColor: same<string>,
  echoAccess: same<object>,
  echoOption: same<object>,
  // A result is an object as a parameter, and a value or an exception as what a function gives.
  echoResult(value: Result<number, string>): number {
    if (value.tag === 'err') throw value.val;
    return value.val;
  },
  echoTuple: same<[bigint, number, string]>,
  echoNested: same<unknown[] | undefined>,
  Counter,
};
