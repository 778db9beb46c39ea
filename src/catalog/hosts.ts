import type { Page } from './page.js';

/** About hosts that a component is to run in. */
export const hosts = {
  'host-unfit': {
    blames: 'sources',
    title: 'A host that the component does not run in',
    means: [
      'The component was to fit a host, and fits none of the ways into it, or is beyond its limits. The way in that is nearest to fitting is named.',
    ],
    why: ['The host refuses the component when it loads it, or stops it.'],
    example: [
      'error[host-unfit]: `opens-sockets` does not fit Fastly Compute 0.1: it does not export `fastly:compute/http-incoming@0.1.0`, which Fastly Compute calls',
      ' --> opens-sockets.wat',
      '  = note: it imports `wasi:sockets/tcp@0.2.6` and 1 more of `wasi:sockets`, which Fastly Compute does not offer: leave out the code that opens connections',
      '  = help: export it, or compose it with a component that does, if this is a library for others',
    ],
    remedy: [
      'The help says where it comes from, as far as that can be told, and how to build without.',
      'If the component is only a part of what runs there, compose it, or give it a `hosts` of its own in the manifest.',
    ],
  },
  'host-unknown': {
    blames: 'project',
    title: 'A host that is not known',
    means: ['`hosts` or `--host` names a host, or a version of one, that this release does not know.'],
    why: ['Whether components fit it cannot be told.'],
    example: ['error[host-unknown]: there is no host `wasmtimes`', '  = help: did you mean `wasmtime`?'],
    remedy: ['`docs/hosts.md` lists those that are known; for any other write a file of your own, and give its path.'],
  },
  'host-invalid': {
    blames: 'project',
    title: 'A file of a host that makes no sense',
    means: ['`hosts` names a file that describes a platform, and something in it is missing, or of the wrong kind.'],
    why: ['Whether components fit the platform cannot be told.'],
    example: ['error[host-invalid]: `title` is missing', ' --> ours.toml'],
    remedy: ['The message says what is expected; `docs/hosts.md` has an example of a host of one’s own.'],
  },
} as const satisfies Record<string, Page>;
