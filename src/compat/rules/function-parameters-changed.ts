import { compareMembers } from '../members.js';
import { called, rule } from '../rule.js';

export const functionParametersChanged = rule({
  on: 'function',
  change: 'changed',
  layer: 'type',
  title: 'The parameters of a function are others: their number, names, order or types',
  why: [
    'Function types must be equal, names of parameters included; an `option` is a parameter like any other and cannot be left out.',
    'Wasmtime does not compare the names of parameters when it links, but wac and wasm-tools do, and whoever calls them by name has to change the source.',
  ],
  witness: [
    '  interface store {',
    '-   put: func(key: string);',
    '+   put: func(key: string, ttl: option<u32>);',
    '  }',
  ],
  instead: ['Leave the function as it was and add another beside it, such as `put-with-ttl`.'],
  check({ baseline, current }) {
    if (!baseline || !current || baseline.shape.deep === current.shape.deep || baseline.kind !== current.kind) return;
    const change = compareMembers(baseline.params, current.params);
    return (
      change && {
        message: `${called(current)} ${change.words} among its parameters`,
        at: change.at?.span,
        was: change.was?.span,
      }
    );
  },
});
