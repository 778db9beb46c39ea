// Gives back what it is given.

class Counter {
  constructor(start) {
    this.value = start;
  }

  add(n) {
    this.value = BigInt.asUintN(64, this.value + n);
    return this.value;
  }
}

export const echo = {
  echoBool: (value) => value,
  echoF32: (value) => value,
  echoString: (value) => value,
  echoBytes: (value) => value,
  echoStrings: (value) => value,
  echoIntegers: (value) => value,
  echoPoint: (value) => value,
  echoShape: (value) => value,
  echoColor: (value) => value,
  echoAccess: (value) => value,
  echoOption: (value) => value,
  // A result is an object as a parameter, and a value or an exception as what a function gives.
  echoResult(value) {
    if (value.tag === 'err') throw value.val;
    return value.val;
  },
  echoTuple: (value) => value,
  echoNested: (value) => value,
  Counter,
};
