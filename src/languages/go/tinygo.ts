import type { BuildInput, Folder, RecipeStep } from '../language.js';

/**
 * TinyGo, from its own sources: its target for components is read in `targets/wasip2.json`, its options in `main.go`, and what it
 * does with the core module at its end in `builder/build.go`. Source: https://github.com/tinygo-org/tinygo/tree/v0.41.1
 */
export async function tinygoRecipe(input: BuildInput): Promise<readonly RecipeStep[]> {
  const { folder, work, node, settings, tools } = input;
  const { features = [], profile } = settings;
  const { folder: root = '', from } = tools.tinygo ?? {};
  const output = `${work}/${input.name}.core.wasm`;
  const passing = `${work}/pass-on.cjs`;
  return [
    { kind: 'write', path: passing, text: passOn },
    {
      kind: 'run',
      output,
      command: {
        program: from === 'machine' ? 'tinygo' : `${root}/bin/tinygo`,
        args: [
          'build',
          '-target=wasip2',
          // The default, `z`, is for size. With it there is debug information as well, which goes into the debug file.
          ...(profile === 'debug' ? ['-opt=1'] : []),
          ...(features.length > 0 ? [`-tags=${features.join(',')}`] : []),
          '-o',
          output,
          '.',
        ],
        cwd: folder,
        env: {
          ...tools.go?.env,
          TINYGOROOT: root,
          // What it would make a component with (`goenv/goenv.go`): here that is done by the core, for the world of this component.
          WASMTOOLS: node,
          NODE_OPTIONS: `--require=${JSON.stringify(passing)}`,
          GOFLAGS: '',
          // The module alone, as it is for whoever fetches it.
          GOWORK: 'off',
        },
      },
    },
    // What its runtime imports of WASI, no matter whether the world of the component does.
    { kind: 'embed', world: { wit: `${root}/lib/wasi-cli/wit`, world: 'imports' } },
    { kind: 'embed' },
    { kind: 'componentize' },
  ];
}

/**
 * What Node runs in place of `wasm-tools component embed` and `component new`: it looks for a program called `component`,
 * and before that the module is handed on as it is. Other programs in Node are left alone.
 */
const passOn = `const { copyFileSync } = require('node:fs');
const { basename } = require('node:path');
const [, program = '', ...args] = process.argv;
if (basename(program) === 'component' && /^(embed|new)$/.test(args[0])) {
  const at = args.lastIndexOf('-o');
  const [from, to] = [args[at - 1], args[at + 1]];
  if (from !== to) copyFileSync(from, to);
  process.exit(0);
}
`;

/** A program, whose functions are exported by `//go:wasmexport`: TinyGo compiles no other packages by themselves. */
export async function tinygoEntry(folder: Folder): Promise<string | undefined> {
  const files = (await folder.find(['*.go'])).filter((file) => !file.endsWith('_test.go'));
  for (const file of [...files].sort((a, b) => Number(b === 'main.go') - Number(a === 'main.go')))
    if (/^package main\b/m.test(await folder.read(file))) return file;
  return undefined;
}
