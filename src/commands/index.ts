import type { GateFormat } from '../reporters/compat/formats.js';
import type { Command } from './command.js';

/** How a command appears on the command line, and where it is loaded from when it is used. */
export interface CommandLine {
  readonly does: string;
  /** Its name in the usage and what it is. */
  readonly argument: readonly [flags: string, description: string];
  /** Whether it does with a project what can be done with some of its components: `--component` names them. */
  readonly picks?: true;
  /** Whether it can be told in the forms that others show: `--report`. */
  readonly reports?: true;
  /** Options, besides `--format`, by their flags. */
  readonly options?: Readonly<Record<string, string>>;
  /** The same, of options that can be given several times. */
  readonly repeatable?: Readonly<Record<string, string>>;
  /** The ways in which its answer can be shown besides text and JSON. */
  readonly formats?: readonly GateFormat[];
  load(): Promise<Command>;
}

/** What commands of two words have in common, by the first of them. */
export const groups: Readonly<Record<string, string>> = {
  wit: 'the packages that WIT depends on',
};

/** The commands besides those that are a run of the pipeline. */
export const otherCommands: Readonly<Record<string, CommandLine>> = {
  compat: {
    does: 'say what a change of an interface breaks, for whom, and which version it asks for',
    argument: ['[CURRENT]', 'a WIT folder or file, or a component (default: all WIT packages of the project)'],
    reports: true,
    options: {
      '--against <BASELINE>':
        'what to compare with: a path, git:REF[:PATH], oci:REFERENCE, NAMESPACE:PACKAGE@VERSION, or a URL (default: where the work left the branch that it goes to)',
      '--world <NAME>': 'judge only this world',
      '--features <NAMES>': 'open these feature gates, with commas between them',
      '--all-features': 'open all feature gates',
      '--role <ROLE>': 'whose breaking fails: contract (old guests), component (old hosts), or both',
      '--components': 'compare the components as well: builds them as they are, and as they were at the merge base',
      '--fix': 'write the version that the change needs, where WIT of the project names the package',
      '--offline': 'download nothing',
    },
    formats: ['markdown', 'github', 'sarif'],
    load: async () => (await import('./compat.js')).compat,
  },
  init: {
    does: 'write a wasmwright.toml from what is found, or a first component',
    argument: ['[FOLDER]', 'the folder of the project (default: ".")'],
    options: {
      // The folders of templates/, by their names; a test compares, so that no command line has to read them.
      '--language <LANGUAGE>':
        'write a first component in this language: c, cpp, go, javascript, python, rust, typescript, wat or zig',
    },
    load: async () => (await import('./init.js')).init,
  },
  setup: {
    does: 'install the toolchains of a project, and do nothing else',
    argument: ['[PROJECT]', 'the folder of the project, or its wasmwright.toml (default: ".")'],
    options: {
      '--offline': 'download nothing: fail if a tool is not installed',
      '--locked': 'use the tools that wasmwright.lock has, and no others',
    },
    load: async () => (await import('./setup.js')).setup,
  },
  update: {
    does: 'record the tools of a project in its wasmwright.lock, with their checksums',
    argument: [
      '[TOOL...]',
      'tools to move to their newest version, or TOOL@VERSION (default: all, as the manifest or this release has them)',
    ],
    options: { '--project <PROJECT>': 'the folder of the project, or its wasmwright.toml (default: ".")' },
    load: async () => (await import('./update.js')).update,
  },
  publish: {
    does: 'build, check and publish the components, compositions and WIT packages of a project to a registry',
    argument: ['[PROJECT]', 'the folder of the project, or its wasmwright.toml (default: ".")'],
    reports: true,
    options: {
      '--registry <HOST/PREFIX>': 'where to publish: each goes to PREFIX/NAME (default: what the manifest says)',
      '--tag <VERSION>': 'the version, in the place of those that manifests say',
      '--key <FILE>': 'sign what is published with this private key, in PEM (default: WASMWRIGHT_SIGNING_KEY)',
      '--dry-run': 'do all but push',
      '--insecure': 'speak with the registry without TLS (the loopback is spoken to so anyway)',
      '--offline': 'download no tool',
      '--locked': 'use the tools that wasmwright.lock has, and no others',
    },
    load: async () => (await import('./publish.js')).publish,
  },
  release: {
    does: 'write the versions that the interface changes since the last release ask for, and what is new',
    argument: ['[PROJECT]', 'the folder of the project, or its wasmwright.toml (default: ".")'],
    options: {
      '--publish': 'make the releases that are prepared: publish them, and tag the commit',
      '--dry-run': 'say what would be released, and write nothing; with `--publish`, do all but push and tag',
      '--registry <HOST/PREFIX>': 'where `--publish` publishes (default: what the manifest says)',
      '--key <FILE>': 'sign what is published with this private key, in PEM (default: WASMWRIGHT_SIGNING_KEY)',
      '--insecure': 'speak with the registry without TLS (the loopback is spoken to so anyway)',
      '--offline': 'download nothing',
      '--locked': 'use the tools that wasmwright.lock has, and no others',
    },
    load: async () => (await import('./release.js')).release,
  },
  verify: {
    does: 'say what is attached to a published artifact, whether it belongs to it, and who has signed it',
    argument: ['<REFERENCE>', 'HOST/REPOSITORY:TAG or HOST/REPOSITORY@DIGEST'],
    options: {
      '--key <FILE>': 'the public key that must have signed it, in PEM',
      '--repository <OWNER/NAME>': 'the repository on GitHub of which a workflow must have built it',
      '--trusted-root <FILE>':
        'whose certificates count, as `gh attestation trusted-root` prints it (default: those of the public Sigstore)',
    },
    load: async () => (await import('./verify.js')).verify,
  },
  'wit fetch': {
    does: 'fill `wit/deps` with the packages that WIT names, out of registries, as wkg does',
    argument: ['[PROJECT]', 'the folder of a project, its wasmwright.toml, or a folder of WIT (default: ".")'],
    options: {
      '--locked': 'fail where `wkg.lock` does not say which version to take, and leave it as it is',
      '--update': 'take the highest versions that will do, and not those that `wkg.lock` has',
      '--offline': 'ask no registry: what is locked must lie in `wit/deps` already',
      '--check':
        'compare the packages of the project with what is published under their versions: other text is a warning',
    },
    load: async () => (await import('./wit-fetch.js')).witFetch,
  },
  doctor: {
    does: 'say what is there, what is missing, and what would be installed',
    argument: ['[PROJECT]', 'the folder of a project, to look at its tools only'],
    load: async () => (await import('./doctor.js')).doctor,
  },
  inspect: {
    does: 'show the world, the imports in words, and the sizes of a component; or what a project has',
    argument: [
      '[FILE|PROJECT]',
      'a component (.wasm, .wat), the folder of a project, or its wasmwright.toml (default: ".")',
    ],
    load: async () => (await import('./inspect.js')).inspect,
  },
  virtualize: {
    does: 'close imports of a component: put a stub in front of it that gives errors, nothing, or fixed values',
    argument: ['<FILE>', 'a component (.wasm, .wat)'],
    options: { '--out <FILE>': 'where the result goes' },
    repeatable: {
      '--deny <PATTERN[#FUNCTION]>': 'calls give an error that says no, or trap where there is none',
      '--empty <PATTERN[#FUNCTION]>': 'calls give what has nothing in it: no variables, no files, zero',
      '--set <INTERFACE#FUNCTION=VALUE>': 'calls of the function give this value, in WAVE',
    },
    load: async () => (await import('./virtualize.js')).virtualize,
  },
  symbolize: {
    does: 'say which lines of the sources a trap went through, by the debug file of a component',
    argument: ['[BACKTRACE]', 'the backtrace of Wasmtime or Node, in a file (default: "-", standard input)'],
    options: {
      '--component <FILE>': 'the component that trapped, as its host has it',
      '--debug <FILE>': 'its debug file (default: NAME.debug.wasm beside it)',
    },
    load: async () => (await import('./symbolize.js')).symbolize,
  },
  reproduce: {
    does: 'build every component twice, in two folders, and say which bytes differ and why',
    argument: ['[PROJECT]', 'the folder of the project, or its wasmwright.toml (default: ".")'],
    picks: true,
    options: {
      '--offline': 'download nothing: a tool that is not installed is an error',
      '--locked': 'use the tools that wasmwright.lock has, and no others',
    },
    load: async () => (await import('./reproduce.js')).reproduce,
  },
  sbom: {
    does: 'say what is inside of every component and composition, as CycloneDX SBOMs',
    argument: ['[PROJECT]', 'the folder of the project, or its wasmwright.toml (default: ".")'],
    picks: true,
    options: {
      '--offline': 'download nothing: a tool that is not installed is an error',
      '--locked': 'use the tools that wasmwright.lock has, and no others',
    },
    load: async () => (await import('./sbom.js')).sbom,
  },
  explain: {
    does: 'say what a finding means and what to do about it; without an ID, which findings there are',
    argument: ['[ID]', 'the finding, as it is printed: `error[ID]`'],
    load: async () => (await import('./explain.js')).explain,
  },
};
