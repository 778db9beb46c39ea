import { called, rule } from '../rule.js';

export const functionAsyncChanged = rule({
  on: 'function',
  change: 'changed',
  layer: 'type',
  title: 'A function became async, or is async no more',
  why: ['`async` is a part of the type of a function (Component Model, Explainer.md).'],
  witness: [
    '  interface store {',
    '-   get: func(key: string) -> string;',
    '+   get: async func(key: string) -> string;',
    '  }',
  ],
  instead: ['Leave the function as it was and add an async one beside it.'],
  check: ({ baseline, current }) =>
    baseline &&
    current &&
    baseline.func.isAsync !== current.func.isAsync && {
      message: `${called(current)} is ${current.func.isAsync ? 'async now' : 'async no more'}`,
    },
});
