import type { Page } from './page.js';

/** About the engines that JavaScript brings along. */
export const javascript = {
  'dependencies-missing': {
    blames: 'project',
    title: 'Packages that a program needs and that could not be installed',
    means: [
      'package.json asks for packages that are in no `node_modules`, and the package manager did not install them.',
      'They are installed as the lock file says, which is never changed: `npm ci`, or pnpm or yarn where `packageManager` in package.json or the lock file asks for it.',
      'The lock file may be in a folder above, if the component is one of its workspaces. Scripts of packages are not run.',
    ],
    why: [
      'The program cannot be bundled without them. Without a lock file something else might be installed each time.',
    ],
    example: [
      'error[dependencies-missing]: the dependencies of `app` cannot be installed: there is no `package-lock.json` that says what to install',
      ' --> app/package.json',
      '  = help: run `npm install` and commit `package-lock.json`; or install them before with a package manager of your own',
    ],
    remedy: [
      'Do what the help of the message says.',
      'Mirrors and proxies are taken from the settings of the package manager (`.npmrc`, `HTTPS_PROXY`).',
    ],
  },
  'engine-lacks': {
    blames: 'sources',
    title: 'A program that uses what its JavaScript engine does not have',
    means: [
      'The program, or one of its dependencies, uses a global of JavaScript that does something else in this component than in a browser or in Node.',
      'Parts of the engine that need a host are left out unless the world asks for them, so that the component imports nothing but its world.',
      'The place is the first one, in the sources; what no code that was bundled says by name is not seen.',
    ],
    table: [
      ['use', 'componentize-js, without the part', 'componentize-qjs'],
      ['`Date.now()`, `new Date()`', 'the time of the build, at every call', 'traps with `wasi = "stub"`'],
      ['`performance.now()`', 'traps', 'traps with `wasi = "stub"`'],
      ['`setTimeout`, `setInterval`', 'traps', 'is not there'],
      ['`Math.random()`', 'the same series in every instance', 'the same series in every instance'],
      ['`crypto.getRandomValues`, `crypto.randomUUID`', 'the same series in every instance', 'is not there'],
      ['`fetch`', 'traps', 'is not there'],
      ['`console`', 'prints nothing', 'is not there'],
      ['`URL`, `TextEncoder`, streams, events, …', 'works', 'is not there'],
    ],
    why: ['It builds, and goes wrong when it is called: with wrong values, or with a trap that says nothing.'],
    example: [
      'warning[engine-lacks]: `Date.now` gives the time at which the component was built, at every call',
      ' --> clock/clock.js:2:10',
      '  |',
      '2 |   return Date.now();',
      '  |          ^',
      '  = help: set `wasi = "host"` for the component, so that it asks its host for the time, or take it as an argument',
    ],
    remedy: [
      'With `wasi = "host"` the engine has its parts, and the component imports WASI for them; HTTP only if the program uses `fetch`.',
      'A world that imports `wasi:clocks`, `wasi:random`, `wasi:cli/stdout` or `wasi:http/outgoing-handler` has the part as well.',
      'Or take the value as an argument of the function, or from an import of your own.',
    ],
  },
  'wrong-values': {
    blames: 'sources',
    title: 'A function whose values a tool gets wrong',
    means: [
      'The world has a function of a type that the tool which builds the component is known to handle wrongly.',
      'It is read from the types alone: whether such a value ever comes up is not known.',
    ],
    table: [
      ['tool', 'values', 'where', 'what happens'],
      [
        'componentize-js 0.23',
        'u32 from 2^31 on',
        'argument of an import or result of an export, not in memory',
        'another number',
      ],
      ['componentize-js 0.23', 's64 below 0', 'the same', 'a trap'],
      [
        'componentize-js 0.23',
        'f32 or f64 below 0',
        'the same, in a variant that shares 64 bits with another type',
        'a trap',
      ],
      ['componentize-qjs 0.4', 'u32 from 2^31 on', 'everywhere', 'a negative number inside, 2147483647 outside'],
      ['componentize-qjs 0.4', 'u64 and s64 beyond 2^53', 'everywhere', 'rounded; a BigInt traps'],
    ],
    why: ['The component is valid, and calls to it work until a value is large, or negative.'],
    example: [
      'warning[wrong-values]: componentize-js 0.23.0 passes on a wrong number for every u32 from 2147483648 on',
      ' --> wit/world.wit:4:10',
      '  |',
      '4 |   export count: func() -> u32;',
      '  |          ^^^^^',
    ],
    remedy: [
      'Follow the help of the message, or make a smoke call with such a value and see.',
      'A later version of the tool may have it right: `wasmwright update` moves to it.',
    ],
  },
} as const satisfies Record<string, Page>;
