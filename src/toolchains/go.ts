import type { MachineTool } from './toolchain.js';

/** Go's own compiler. It fetches the version that go.mod asks for by itself, and checks it against Go's checksum database. */
export const go: MachineTool = {
  title: 'Go',
  source: {
    kind: 'machine',
    program: () => 'go',
    args: ['version'],
    // What the runtime module of the bindings asks for.
    oldest: '1.25.0',
    choose: (version) => ({ GOTOOLCHAIN: `go${version}` }),
    help: 'install it: https://go.dev/dl/',
  },
};
