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
      'error[capability-denied]: `app` imports `acme:vault/secrets@0.3.1`, which `allow` does not name',
      ' --> project/wasmwright.toml:2:1',
      '  |',
      '2 | allow = ["acme:host/*@1", "acme:host/clock"]',
      '  | ^^^^^',
      '  = note: an interface of its host',
      '  = help: grant it: `allow = ["acme:host/*@1", "acme:host/clock", "acme:vault/secrets"]`; or close it: `virtualize = { "acme:vault/secrets" = "deny" }` in `[components.app]`',
    ],
    remedy: [
      'Leave out the code that needs it, or the dependency that brought it.',
      'Grant it, if it is wanted: the line of the help is the whole change.',
      'Or close it: `virtualize` puts a stub in front of the component, which gives an error, nothing, or a fixed value.',
    ],
  },
  'capability-added': {
    blames: 'sources',
    title: 'Something that is asked of the host, and was not before',
    means: [
      'The component, or a composition, imports an interface that it did not import in any version where the work has left the branch that it goes to.',
      'Plumbing (`wasi:io/*`, `wasi:http/types`) and interfaces of types alone do not count: they give no power of their own. A component that was not there before is told of once, with all that it asks for.',
      'In a pull request, and with `compat --components`, it comes with the commit and the dependency that brought it, as far as they can be told: `brought by commit 9f2c1ab (Send reports)`, `one dependency is new: reporter 0.3.1`.',
    ],
    why: [
      'What a component imports is all that it can ever reach. A new dependency may bring the network or files without a line of the component that says so.',
      'It is a warning, and fails nothing by itself: whoever reviews the change decides. What must not come in at all is for `[policy]` to deny.',
    ],
    example: [
      'warning[capability-added]: `new` now asks for network (`wasi:sockets/tcp-create-socket`)',
      '  = note: network: opens connections and listens for them',
      '  = help: if that is not wanted, leave out what brought it, or close it by `virtualize`; `[policy]` says what may be asked for at all',
    ],
    remedy: [
      'Nothing, if it is wanted.',
      'Otherwise leave out the code or the dependency that brought it. Where several commits or dependencies are named, one of them has.',
      'Or close it: `virtualize` puts a stub in front of the component, which gives an error, nothing, or a fixed value.',
    ],
  },
  'budget-exceeded': {
    blames: 'sources',
    title: 'More than the budget allows',
    means: [
      'The component or composition is larger, has more imports, takes longer to start, has more memory, or has grown by more than `budget` in `[policy]` allows.',
      'The start is the shortest of several on this machine, in the host that is named, after it was compiled; so it is far steadier than a single one, but another machine takes another time. Memory is what all its linear memories have when it has started. Growth is against what was made where the work has left the branch that it goes to.',
    ],
    why: [
      'A host starts many instances, and each of a few kilobytes that nobody looked at is paid for again and again.',
    ],
    example: [
      'error[budget-exceeded]: `audit` has 2,310,442 bytes, and may have 2 MiB',
      ' --> project/wasmwright.toml:2:1',
      '  |',
      '2 | size = "2 MiB"',
      '  | ^^^^',
      '  = help: `wasmwright inspect FILE` says what its bytes are, and what would make it smaller',
    ],
    remedy: [
      '`wasmwright inspect FILE` says what its bytes are, and what would make it smaller.',
      'Raise the budget, for all or in `[policy.components.NAME.budget]` for this one, if it is worth it.',
    ],
  },
  'budget-unmeasured': {
    blames: 'sources',
    title: 'A budget that could not be measured',
    means: [
      'A budget speaks of the start or the memory of an instance, and there is none: the component imports what no host here provides, or it does not start, or no host here shows its memories.',
    ],
    why: ['Nobody knows whether the budget is kept. What does not start at all is an error, the rest a warning.'],
    example: [
      'warning[budget-unmeasured]: `audit` was not measured: it imports `acme:kv/store`, which nothing provides here',
      ' --> project/wasmwright.toml:3:1',
      '  |',
      '3 | start = "50 ms"',
      '  | ^^^^^',
      '  = help: give the budget to a composition that has it plugged in',
    ],
    remedy: [
      'Give the budget to a composition that has everything plugged in: `[policy.components.NAME.budget]` takes its name.',
      'If it does not start, `wasmwright smoke` with a call to it says more.',
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
      'error[virtualize-failed]: `acme:host/clock@1.2.0#now` cannot give `soon`: expected u32, found a label',
      ' --> project/wasmwright.toml:2:1',
      '  |',
      '2 | "acme:host/clock#now" = "soon"',
      '  | ^^^^^^^^^^^^^^^^^^^^^',
      '  = note: in: soon',
      '  |           ^',
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
      'warning[virtualize-unused]: `app` does not use `noww` of `acme:host/clock`',
      ' --> project/wasmwright.toml:3:1',
      '  |',
      '3 | "acme:host/clock#noww" = "1"',
      '  | ^^^^^^^^^^^^^^^^^^^^^^',
      '  = help: did you mean `now`?',
    ],
    remedy: ['Correct it, or take it out. `wasmwright inspect FILE` shows what a component imports.'],
  },
} as const satisfies Record<string, Page>;
