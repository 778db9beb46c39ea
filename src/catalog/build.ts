import type { Page } from './page.js';

/** About building a component. */
export const build = {
  'compile-error': {
    blames: 'sources',
    title: 'An error that a compiler reports',
    means: ['The compiler of the language, or the assembler of WebAssembly text, refuses the source at this place.'],
    why: [
      'There is no component then, and what is composed of it is skipped; other components are built all the same.',
    ],
    example: [
      "error[compile-error]: 'libb.h' file not found",
      ' --> project/lib/lib.c:1:10',
      '  |',
      '1 | #include "libb.h"',
      '  |          ^',
    ],
    remedy: [
      'Mend the source at the marked place.',
      'All that the compiler has said is in `.wasmwright/log/NAME.txt`.',
      'Functions that the world exports have fixed names: for C they are in the header, called as the world is.',
    ],
  },
  'not-implemented': {
    blames: 'sources',
    title: 'Something that the world exports and the source does not implement',
    means: [
      "The component's world exports a function, a resource or a whole interface, and the source has nothing under the name that its language gives it.",
    ],
    why: ['A host of this world calls it: there is no component without it, or one that fails when it is called.'],
    example: [
      'error[not-implemented]: `f` of world `lib` is not implemented',
      ' --> project/lib/lib.c',
      ' ::: project/lib/wit/w.wit:3:10',
      '  |',
      '3 |   export f: func(x: u32) -> u32;',
      '  |          - asked for here',
      '  = help: define `exports_lib_f`, as the headers in project/.wasmwright/build/lib/bindings declare it',
    ],
    remedy: [
      'Write it where the message says, or take it out of the world.',
      'If it is written, look at its name: each language has its own way to spell the names of WIT.',
    ],
  },
  'dependency-unknown': {
    blames: 'sources',
    title: 'A dependency that does not exist',
    means: [
      'The source asks for a crate, a module or a package that its registry does not have, not in this version, or that was not installed.',
    ],
    why: ['The component cannot be built without it; other components are built all the same.'],
    example: [
      'error[dependency-unknown]: no matching package named `itao` found',
      ' --> shop/Cargo.toml:10:1',
      '   |',
      '10 | itao = "1"',
      '   | ^^^^',
      '   = note: location searched: crates.io index',
    ],
    remedy: ['Mend the name or the version, or add the dependency by the package manager of the language.'],
  },
  'registry-failed': {
    blames: 'project',
    title: 'A registry that does not give a dependency',
    means: [
      'The registry of a language could not be reached, or answered with an error, or what it serves has another checksum than the one that is recorded.',
      'Or the package manager is told to download nothing, and the dependency is not on this machine.',
    ],
    why: ['It is no error of the source, and the next run may go well: but not one that serves other bytes.'],
    example: [
      'error[registry-failed]: failed to get `itoa` as a dependency of package `shop v0.1.0`',
      ' --> shop/Cargo.toml:10:1',
      '   |',
      '10 | itoa = "1"',
      '   | ^^^^',
      '   = note: [7] Could not connect to server',
      '   = help: is the registry reachable? mirrors and proxies are taken from the settings of the package manager',
    ],
    remedy: [
      'Try again, or name another mirror in the settings of the package manager.',
      'With a wrong checksum: find out what has changed before you record it anew.',
    ],
  },
  'build-failed': {
    blames: 'sources',
    title: 'A component that did not build',
    means: [
      'A compiler ended with an error, or what it made cannot become a component of its world.',
      'Each error that has a place is a `compile-error` of its own, printed before.',
    ],
    why: ['There is no component then, and what is composed of it is skipped.'],
    example: [
      'error[build-failed]: `app` did not build: the JavaScript compiler exited with 1',
      ' --> project/app/app.js',
      '  = note: log: project/.wasmwright/log/app.txt',
    ],
    remedy: ['Mend the errors that are printed before it, or read the log that it names.'],
  },
  'store-damaged': {
    blames: 'project',
    title: 'A kept build that has changed since',
    means: [
      'A component that was built before is kept in `.wasmwright/store`, by the digest of its bytes. What lies there has another digest.',
    ],
    why: ['Something else has written there, or the disk has. What was kept is not used: the component is built anew.'],
    example: [
      'warning[store-damaged]: what was kept of `app` is no longer what was written, and is not used',
      ' --> project/app.wat',
    ],
    remedy: [
      'Nothing has to be done: the new build takes its place.',
      'If it is said again, look at the disk, or at what else writes into that folder, such as a cache that several branches share.',
    ],
  },
  'cache-poisoned': {
    blames: 'project',
    title: 'An entry of the shared cache that is not what it says',
    means: [
      'The cache that builds are shared by has an entry for a component, and it is refused: bytes that are not those of their digest, a record that is broken or of other inputs, or something that is no component.',
    ],
    why: [
      'Something else than this program has written there, a disk has, or a server cuts off what it is given.',
      'Nothing of the entry is used: the component is built anew, and the entry is put right by a run that may write.',
    ],
    example: [
      'warning[cache-poisoned]: what the shared cache has of `app` is refused: its bytes are not those that its name is the digest of',
      ' --> project/app.wat',
      '  = note: entry: https://cache.example.com/cas/f1f82a923619aa64ce82a746e688392d9921eb18f5a62a8c1dd3db6ff07a3c9b',
      '  = help: it is built anew, and the entry is put right; find out who else writes there, and how',
    ],
    remedy: [
      'Nothing has to be done for this run.',
      'Find out who can write to the cache, and let only those who build for all do so: whoever writes there decides what the others take.',
    ],
  },
  'cache-unusable': {
    blames: 'project',
    title: 'A shared cache that does not work',
    means: [
      'The cache that builds are shared by cannot be reached, does not answer in time, wants a password, sends on to another address, or does not take what it is given; or `WASMWRIGHT_CACHE` is no address.',
    ],
    why: ['The run goes on without it, and does not ask it again: all that it could have given is built.'],
    example: [
      'warning[cache-unusable]: the cache at cache.example.com cannot be used (answers 503), and is asked no more',
      '  = help: nothing has to be done if it comes back; `WASMWRIGHT_CACHE=off` does without it',
    ],
    remedy: [
      'Look at what it says: with 401 or 403 at the password, which is for the address in `WASMWRIGHT_CACHE` only.',
      'Where it is only read from, say so with `read-only = true` below `[cache]`, or `WASMWRIGHT_CACHE_READONLY=true`.',
    ],
  },
  'import-free': {
    blames: 'sources',
    title: 'A component that could do without WASI',
    means: [
      'The component imports parts of WASI, and nothing that its author wrote asks for them: the standard library brings them.',
    ],
    why: [
      'What a component imports its host has to offer, and has to be trusted with.',
      'Without imports it runs anywhere.',
    ],
    example: [
      'note[import-free]: nothing in this crate asks for WASI, only the standard library around it does',
      ' --> greeter/src/lib.rs',
      '  = help: with `target = "wasm32-unknown-unknown"` the component imports none of it',
    ],
    remedy: [
      'Set `target = "wasm32-unknown-unknown"` for the component in wasmwright.toml.',
      'There, clocks, files, the environment and output of the standard library do nothing or panic: keep the target that you have if a dependency uses them.',
    ],
  },
  'not-reproducible': {
    blames: 'sources',
    title: 'A component that is another each time it is built',
    means: [
      'Two builds of the same sources, in two folders, do not give the same bytes.',
      'As a note it names a language whose tools cannot do it today; as an error it speaks of a language that can.',
    ],
    why: [
      'Nobody can show that a component was made of its sources by building it again, and what is stored by its digest is stored anew each time.',
    ],
    example: ['error[not-reproducible]: two builds of `store` differ in its component'],
    remedy: [
      'Look for what generates sources: build scripts and macros that write the time, random numbers or absolute paths.',
      '`wasmwright reproduce --format json` says how many bytes of which sections differ.',
      'There is nothing to be done about a note, but to compare what lies in the memory of the engine no further.',
    ],
  },
  'unmaintained-tool': {
    blames: 'project',
    title: 'A project that was made for a tool which is no longer maintained',
    means: ['The project still builds, by the tools that have taken the place of the one it was made for.'],
    why: ['What is no longer maintained does not follow the Component Model, and breaks one day.'],
    example: [
      'warning[unmaintained-tool]: this crate was made for cargo-component, which is no longer maintained',
      ' --> greeter/Cargo.toml',
    ],
    remedy: ['Follow the help of the message: it names what takes the place of the tool.'],
  },
  'component-invalid': {
    blames: 'sources',
    title: 'Bytes that are no valid component',
    means: [
      'A binary does not pass the validation of the Component Model.',
      'It is damaged, or a core module where a component is expected, or its code has wrong types.',
    ],
    why: ['No runtime would load it.'],
    example: [
      'error[component-invalid]: `x` is no valid component: expected a component, found a core module',
      ' --> x.wasm',
    ],
    remedy: [
      'Build the file again, or fetch it again.',
      'A core module becomes a component when it is built as one: put its source into a project, with its WIT world.',
    ],
  },
} as const satisfies Record<string, Page>;
