import type { Page } from './page.js';

/** About the packages that WIT depends on, and the registries they come from. */
export const dependencies = {
  'wit-lock-stale': {
    blames: 'project',
    title: 'A lock that does not have what WIT names',
    means: [
      'With `--locked`: WIT names a package, or another version of it, for which `wkg.lock` does not say what to take.',
      'The lock knows a package by its name, its registry and its requirement: `=0.2.0` for a version that WIT names.',
    ],
    why: ['What was not recorded may be something else tomorrow. Nothing was changed.'],
    example: [
      'error[wit-lock-stale]: `project/wkg.lock` does not have `wasi:io@0.2.6`',
      ' --> project/wit/app.wit:4:10',
      '  |',
      '4 |   import wasi:io/streams@0.2.6;',
      '  |          ^^^^^^^^^^^^^^^^^^^^^',
      '  = note: it is looked for with the requirement `=0.2.6`, from wasi.dev',
      '  = help: run `wasmwright wit fetch` without `--locked`, and commit the lock file',
    ],
    remedy: [
      'Run `wasmwright wit fetch` and commit `wkg.lock`.',
      'If the requirement is there with another registry, the settings of wkg on this machine are not those of the machine that has written it.',
    ],
  },
  'wit-content-changed': {
    blames: 'project',
    title: 'A published version that is not what it was',
    means: [
      'The registry has a package under the version that `wkg.lock` has, and its digest is another one.',
      'With `--update` it is a warning: what is there now has been taken.',
    ],
    why: [
      'A version that is published stays what it is. Somebody has pushed it anew, or it is not the same registry.',
      'Nothing was changed.',
    ],
    example: [
      'error[wit-content-changed]: `acme:kv@0.2.1` is not what wkg.lock has recorded',
      ' --> wit/world.wit:4:10',
      '  |',
      '4 |   import acme:kv/store@0.2.1;',
      '  |          ^^^^^^^^^^^^^^^^^^^',
      '  = note: recorded was sha256:1b2c…',
      '  = note: the registry has sha256:9f8e…',
      '  = help: ask its publisher what has changed; `wasmwright wit fetch --update` takes it as it is now',
    ],
    remedy: [
      'Find out from its publisher what has changed before you trust it.',
      '`wasmwright wit fetch --update` takes it as it is now; where `deps` is committed, its diff shows what is another.',
    ],
  },
  'wit-packages-differ': {
    blames: 'project',
    title: 'One version of a package with two texts',
    means: [
      'A package in binary form has what it depends on inside. Two packages were made with different texts of a third one, under the same version.',
    ],
    why: ['There can be one of them only, and the other package would mean something else by it. wkg refuses it too.'],
    example: [
      'error[wit-packages-differ]: `acme:io@0.2.0` is not the same for `acme:io@0.2.0` and for `acme:kv@0.2.1`',
      '  = note: in `streams` the one has `read: func() -> u32;`, the other `read: func() -> u64;`',
      '  = help: one of them was made with something else under that version: take another version of it, or publish it anew',
    ],
    remedy: ['Take a version of the package that was made with the published text, or have it published anew.'],
  },
  'wkg-file-invalid': {
    blames: 'project',
    title: 'A `wkg.toml` or `wkg.lock` that makes no sense',
    means: [
      'The file is no TOML, has something else than wkg writes, or names as an override what is another package.',
    ],
    why: ['It says which packages are to be taken: none is, as long as that is not clear. Nothing was changed.'],
    example: [
      'error[wkg-file-invalid]: `project/wkg.toml` cannot be read: `overrides.acme:kv.version` is no requirement: `latest`',
      ' --> project/wkg.toml',
      '  = help: https://github.com/bytecodealliance/wasm-pkg-tools/blob/main/docs/manifest.md describes the files of wkg',
    ],
    remedy: [
      'Mend `wkg.toml`.',
      'Take back what was changed in `wkg.lock`, or remove it and run `wasmwright wit fetch`: versions may be others then.',
    ],
  },
  'deps-foreign': {
    blames: 'project',
    title: 'Something in `deps` that was not fetched',
    means: [
      'A folder of dependencies is to be filled, and has files that no lock knows and that are not what would be written.',
      'Known is what `wkg.lock` or the overrides of `wkg.toml` name, in any version, and what such packages name in turn, in the folders that wkg gives them.',
    ],
    why: ['The whole folder is replaced, so what somebody has put there by hand would be lost. Nothing was changed.'],
    example: [
      'error[deps-foreign]: `project/wit/deps` has what was not fetched, and would be lost: `project/wit/deps/types`',
      ' --> project/wit/deps/types',
      '  = help: move it out of `deps` and name it in wkg.toml under `[overrides]`: `"NAMESPACE:PACKAGE" = { path = "FOLDER" }`; or remove it, to have what the registry has',
    ],
    remedy: [
      'Your own packages: move them out of `deps`, and name them in `wkg.toml` under `[overrides]`: `"acme:types" = { path = "types" }`.',
      'Copies of what a registry has: remove them, and they are fetched.',
    ],
  },
  'wit-drift': {
    blames: 'sources',
    title: 'A package that is published with other text',
    means: [
      'A WIT package of the project has a version that is published already, and is not the same there.',
      'Compared is what packages mean: documentation, comments, the order of interfaces and the split into files do not count.',
    ],
    why: ['Who takes this version from the registry gets another interface than the one that is here.'],
    example: [
      'warning[wit-drift]: `acme:kv` is published as 0.2.1 with other text',
      ' --> wit/store.wit:1:9',
      '  |',
      '1 | package acme:kv@0.2.1;',
      '  |         ^^^^^^^^^^^^^',
      '  = note: it differs in `store`',
      '  = help: give what is here a version of its own: nobody gets it under one that is published; `wasmwright compat` says which it has to be',
    ],
    remedy: ['Raise the version: `wasmwright compat --against acme:kv@0.2.1` says to which, and `--fix` writes it.'],
  },
} as const satisfies Record<string, Page>;
