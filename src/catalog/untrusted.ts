import type { Page } from './page.js';

/** About what somebody else has made, and is read and called within limits. */
export const untrusted = {
  'too-large': {
    blames: 'sources',
    title: 'A file that is larger than what is read',
    means: ['A file, or what a registry has, is larger than the limit for what nobody here has made.'],
    why: ['It would take memory for as long as it is checked; a file may say that it has a terabyte.'],
    example: [
      'error[too-large]: `plugin.wasm` has 1 GiB, and 256 MiB are read at most',
      ' --> plugin.wasm',
      ' = help: if it is meant to be that large, `--limit size=…` of `check` raises the limit',
    ],
    remedy: [
      'Build it without what debuggers read (`inspect` shows what its bytes are).',
      'If it has to be that large, `--limit size=512MiB` raises the limit.',
    ],
  },
  'check-timeout': {
    blames: 'sources',
    title: 'A component that takes too long to read',
    means: ['Reading it, or holding it against a world, was not over in time, and was ended. Nothing is known of it.'],
    why: ['A binary can be made so that whatever reads it has work without an end.'],
    example: [
      'error[check-timeout]: it could not be read within 30 s',
      ' --> plugin.wasm',
      ' = help: no component that a compiler makes comes near to that: do not use it, and ask who has made it',
    ],
    remedy: ['Do not use it. If a compiler has made it as it is, please report it with the file.'],
  },
  'check-memory': {
    blames: 'sources',
    title: 'A component that takes too much memory to read',
    means: ['Reading it, or holding it against a world, took more memory than it may. Nothing is known of it.'],
    why: ['A small binary can stand for something enormous, and so use up the machine that reads it.'],
    example: [
      'error[check-memory]: it could not be read within 1 GiB of memory',
      ' --> plugin.wasm',
      ' = help: no component that a compiler makes comes near to that: do not use it, and ask who has made it',
    ],
    remedy: ['Do not use it. If a compiler has made it as it is, please report it with the file.'],
  },
  'smoke-memory': {
    blames: 'sources',
    title: 'A call that takes too much memory',
    means: [
      'The component wanted more memory than it may have, and did not go on without it; or all that it made together was too much.',
    ],
    why: ['A component that allocates without an end would take the memory of its host.'],
    example: [
      'error[smoke-memory]: `fill()` wanted more than 256 MiB of memory in Node 22',
      ' --> project/wasmwright.toml:5:1',
      '  |',
      "5 | call = 'fill()'",
      '  | ^^^^',
    ],
    remedy: [
      'Look for what grows without an end.',
      'Give the call more, `memory = "1 GiB"` in the manifest, or `--limit memory=1GiB` of `check`.',
    ],
  },
} as const satisfies Record<string, Page>;
