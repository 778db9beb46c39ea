import type { Page } from './page.js';

/** About the machine and the program itself. */
export const machine = {
  'tool-missing': {
    blames: 'project',
    title: 'A program that is needed and not there',
    means: [
      'Node, npm, Python, pip, Rust or Go, which wasmwright does not install, is not on PATH, is too old, or is another version than the one that is asked for.',
      'Or Rust has no libraries for the target of a component, and rustup could not add them.',
    ],
    why: ['npm fetches tools from its registry, and pip those of PyPI.'],
    example: [
      'error[tool-missing]: zig 0.17.1 needs `python3`, which is not on PATH',
      '  = help: install Python 3 with pip: https://www.python.org/ (on Debian and Ubuntu: apt install python3-pip)',
    ],
    remedy: ['Install it, or put it on PATH; `wasmwright doctor` lists what is there and what is missing.'],
  },
  'tool-install': {
    blames: 'project',
    title: 'A tool that could not be installed',
    means: [
      'npm or pip did not fetch a tool: the registry cannot be reached, the disk is full, or a checksum is not the recorded one.',
      'With `--offline`: the tool is not in the cache.',
    ],
    why: ['The components that need the tool are skipped; all others are built.'],
    example: [
      'error[tool-install]: zig 0.17.1 is not installed, and nothing may be downloaded',
      '  = help: run `wasmwright setup` once without `--offline`',
    ],
    remedy: [
      'Read what npm or pip has said.',
      'Mirrors and proxies are taken from their settings (`.npmrc`, `pip.conf`, `HTTPS_PROXY`).',
      '`wasmwright setup` installs the tools of a project and does nothing else.',
    ],
  },
  'tool-not-recorded': {
    blames: 'project',
    title: 'A version of a tool that no checksum is recorded of',
    means: [
      '`[tools]` asks for a version that this release does not know, or the tool is one that it knows no checksums of.',
    ],
    why: [
      'Whatever is installed is checked against a recorded checksum, so that nothing else can be put in its place.',
      'The components that need the tool are skipped; all others are built.',
    ],
    example: [
      'error[tool-not-recorded]: zig 0.9.0 has no recorded checksum',
      ' --> wasmwright.toml:2:1',
      '  |',
      '2 | zig = "0.9.0"',
      '  | ^^^',
      '  = help: this release knows zig 0.17.1; `wasmwright update zig` records others in `wasmwright.lock`',
    ],
    remedy: [
      'Run `wasmwright update TOOL` and commit `wasmwright.lock`.',
      'What is recorded then is what the registry or the server gives at that moment: look at it before you trust it.',
    ],
  },
  'tool-not-locked': {
    blames: 'project',
    title: 'A tool that is not as `wasmwright.lock` has it',
    means: ['With `--locked`: a tool is not in `wasmwright.lock`, or is another version than there.'],
    why: ['Another version may make another component of the same sources.'],
    example: [
      'error[tool-not-locked]: jco-transpile is 0.12.1, and `wasmwright.lock` has 0.11.0',
      '  = help: use 0.11.0, or run `wasmwright update jco`',
    ],
    remedy: ['Use the version that is recorded, or record the other with `wasmwright update`.'],
  },
  'lock-invalid': {
    blames: 'project',
    title: 'A `wasmwright.lock` that makes no sense',
    means: ['`wasmwright.lock` is not JSON, or lacks a version or a checksum.'],
    why: ['A tool without its checksum would not be checked.'],
    example: [
      'error[lock-invalid]: the record of tools makes no sense: it is not JSON',
      ' --> project/wasmwright.lock',
      '  = help: take back what was changed in it, or remove it and run `wasmwright update`',
    ],
    remedy: ['Take back what was changed in it, or remove it and run `wasmwright update`.'],
  },
  unreadable: {
    blames: 'project',
    title: 'A file that could not be read or written',
    means: ['The system refused to read or write a file, or a text is not UTF-8.'],
    why: ['What is half read or half written would be wrong; results take their place only when they are whole.'],
    example: ['error[unreadable]: the file is not UTF-8 text', ' --> wasmwright.toml'],
    remedy: ['Look at its permissions and at the space on the disk; save texts as UTF-8.'],
  },
  cancelled: {
    blames: 'project',
    title: 'A run that was stopped from outside',
    means: ['Ctrl-C, or another signal to end, came before the run was done.'],
    why: [
      'The output folder is as it was before, or has all that is new if that was in its place already; no process is left.',
    ],
    example: ['error[cancelled]: the run was stopped from outside'],
    remedy: ['Run it again; what was installed is kept.'],
  },
  'unsafe-event': {
    blames: 'project',
    title: 'A workflow event on which code of strangers would be built',
    means: [
      'The workflow runs on `pull_request_target`, which has the secrets of the repository, and a build runs the code of a pull request.',
    ],
    why: ['Whoever opens a pull request could read the secrets.'],
    example: [
      'error[unsafe-event]: on `pull_request_target` the code of strangers would be built with the secrets of this repository',
      '  = help: use `on: pull_request`, or set `allow-pull-request-target: true` if nothing of the pull request is checked out',
    ],
    remedy: [
      'Use `on: pull_request`.',
      'Allow it with `allow-pull-request-target: true` only where nothing of the pull request is checked out.',
    ],
  },
  'upload-failed': {
    blames: 'project',
    title: 'Results that could not be uploaded',
    means: [
      'The server for the artifacts of a workflow did not take the output folder: it cannot be reached, it refused the token of the runner, it has no room left, or the run has an artifact of that name.',
    ],
    why: ['Other jobs of the workflow do not get the results; they are in the output folder all the same.'],
    example: [
      'error[upload-failed]: the results could not be uploaded as artifact `wasmwright`: connect ECONNREFUSED',
      '  = note: the results are in `wasmwright-out`',
      '  = help: `upload: false` leaves the results there',
    ],
    remedy: [
      'Run the job again.',
      'When an artifact of that name exists in the run, give each job its own with `artifact-name`.',
      'When there is no room, delete old artifacts, or keep them for less time with `retention-days`.',
    ],
  },
  internal: {
    blames: 'wasmwright',
    title: 'A bug of wasmwright',
    means: ['The program came to a state that it should not come to.'],
    why: ['Its results are not to be trusted, so there are none.'],
    example: [
      'error[internal]: this is a bug of wasmwright: the core gave no node 7',
      '  = help: please report it, with the command and what it was run on',
    ],
    remedy: ['Please report it, with the command, what it was run on, and all that was printed.'],
  },
} as const satisfies Record<string, Page>;
