import type { Page } from './page.js';

/** About what a component may ask of its host, and what of that is closed. */
export const policy = {
  'capability-denied': {
    blames: 'sources',
    title: 'An import that the policy does not grant',
    means: [
      'The component, or what is composed of it, imports something that `[policy]` denies, or that is not among what it allows.',
    ],
    why: [
      'What a component imports is all that it can ever reach. A policy says beforehand what that may be, so that nothing new comes in by a dependency that nobody has looked at.',
    ],
    example: [
      'error[capability-denied]: `fetcher` imports `wasi:sockets/tcp@0.2.6`, which the policy does not allow',
      ' --> project/wasmwright.toml:5:1',
      '  |',
      '5 | allow = ["wasi:cli/environment"]',
      '  | ^^^^^',
      '  = note: network: opens connections and listens for them',
      '  = help: grant it: `allow = ["wasi:cli/environment", "wasi:sockets/tcp"]`; or close it: `virtualize = { "wasi:sockets/tcp" = "deny" }` in `[components.fetcher]`',
    ],
    remedy: [
      'Leave out the code that needs it, or the dependency that brought it.',
      'Grant it, if it is wanted: the line of the help is the whole change.',
      'Or close it: `virtualize` puts a stub in front of the component, which gives an error, nothing, or a fixed value.',
    ],
  },
  'virtualize-failed': {
    blames: 'project',
    title: 'An import that cannot be closed as it is asked for',
    means: [
      'A value does not fit what the function gives, something open passes a resource of what is to be closed, or the import is of a kind that no stub can have.',
    ],
    why: ['What is packaged would not be what the manifest says.'],
    example: [
      'error[virtualize-failed]: `wasi:clocks/wall-clock@0.2.6#now` cannot give `{seconds: -1}`: invalid value',
      ' --> project/wasmwright.toml:4:1',
      '  |',
      '4 | "wasi:clocks/wall-clock#now" = "{seconds: -1}"',
      '  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      '  = note: in: {seconds: -1}',
      '                       ^',
      '  = help: the value is `deny`, `empty`, or written in WAVE, as in a smoke call',
    ],
    remedy: [
      'Write the value in WAVE as the type of the function has it: `{seconds: 0, nanoseconds: 0}`.',
      'Close interfaces that pass a resource between them together: `wasi:io/*` with all that have its streams.',
    ],
  },
  'virtualize-unused': {
    blames: 'project',
    title: 'Something to be closed that the component does not import',
    means: ['A line of `virtualize` names no import of the component, or no function that it uses of it.'],
    why: ['It may be a slip of the pen, and what was meant is open.'],
    example: [
      'note[virtualize-unused]: `fetcher` does not import `wasi:socket/*`',
      ' --> project/wasmwright.toml:4:1',
      '  |',
      '4 | "wasi:socket/*" = "deny"',
      '  | ^^^^^^^^^^^^^^^',
    ],
    remedy: ['Correct it, or take it out. `wasmwright inspect FILE` shows what a component imports.'],
  },
} as const satisfies Record<string, Page>;
