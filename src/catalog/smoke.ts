import type { Page } from './page.js';

/** About calls that must work. */
export const smoke = {
  'smoke-value': {
    blames: 'sources',
    title: 'A smoke call that gave another value than expected',
    means: ['The call returned, and its value is not the one that `expect` has.'],
    why: ['The component does something else than the project says it does.'],
    example: [
      'error[smoke-value]: `text()` gave another value in Node 22',
      '  --> project/wasmwright.toml:16:1',
      '   |',
      '16 | expect = \'"hallo"\'',
      '   | ^^^^^^',
      '   = note: expected "hallo"',
      '   = note: got      "hello"',
    ],
    remedy: ['Mend the component, or the expectation. Without `expect` any value will do.'],
  },
  'smoke-trap': {
    blames: 'sources',
    title: 'A smoke call that trapped',
    means: [
      'The component ended the call with a trap: `unreachable`, a division by zero, an access outside of its memory, an exception that nobody caught.',
    ],
    why: ['A trap ends the whole instance, in every host.'],
    example: [
      'error[smoke-trap]: `divide(1, 0)` trapped in Node 22: divide by zero',
      '  --> project/wasmwright.toml:14:1',
      '   |',
      "14 | call = 'divide(1, 0)'",
      '   | ^^^^',
    ],
    remedy: [
      'Mend the component; a failure that a caller is to learn of is a `result` in the world, returned as its error.',
      'In JavaScript only a function that gives a `result` may throw.',
    ],
  },
  'smoke-timeout': {
    blames: 'sources',
    title: 'A smoke call that did not return in time',
    means: ['The call was still running after its `timeout`, 10 seconds if it has none, and was ended.'],
    why: ['A call that never returns would block its host, and here the run.'],
    example: [
      'error[smoke-timeout]: `spin()` did not return within 1 s in Node 22',
      ' --> project/wasmwright.toml:5:1',
      '  |',
      "5 | call = 'spin()'",
      '  | ^^^^',
    ],
    remedy: ['Look for a loop that does not end, or give the call a longer `timeout`, in seconds.'],
  },
  'smoke-refused': {
    blames: 'sources',
    title: 'A component that could not be started for its smoke calls',
    means: [
      'The runtime did not instantiate the component: it imports what no runtime offers, or its start code trapped.',
    ],
    why: ['Runtimes offer WASI and nothing else, and a component that does not start has no calls.'],
    example: [
      'error[smoke-refused]: `twice` imports `demo:sum/add@0.1.0`, which nothing provides here',
      ' --> project/wasmwright.toml:6:1',
      '  |',
      '6 | component = "twice"',
      '  | ^^^^^^^^^',
      '  = help: call a composition that has it plugged in',
    ],
    remedy: ['Call a composition in which the import is plugged in, or mend what runs when the component starts.'],
  },
  'smoke-call': {
    blames: 'project',
    title: 'A smoke call that does not fit the component',
    means: [
      'The call or its `expect` is not WAVE, calls a function that the component does not export, or has values of other types.',
    ],
    why: ['The call is not made; the others are.'],
    example: [
      'error[smoke-call]: expected 1 argument, found 0',
      ' --> project/wasmwright.toml:7:1',
      '  |',
      "7 | call = 'twice()'",
      '  | ^^^^',
      '  = note: in: twice()',
      '  |                ^',
    ],
    remedy: [
      'Write the call as the world declares the function: `greet({name: "Ada"})`, with the names of WIT.',
      '`wasmwright inspect FILE` shows the functions of a component.',
    ],
  },
} as const satisfies Record<string, Page>;
