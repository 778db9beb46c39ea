import { join } from '../path.js';
import { isOlder } from '../project/versions.js';
import { coreName } from './asked.js';
import { goErrors } from './go/errors.js';
import { modulesListed } from './go/listed.js';
import { goMaterials } from './go/materials.js';
import { tinygoEntry, tinygoRecipe } from './go/tinygo.js';
import { whoseInGo } from './go/whose.js';
import type { BuildInput, Folder, Language, RecipeStep } from './language.js';
import type { Settings } from './settings.js';

/** The compilers of Go, the first the default. */
const compilers = ['go', 'tinygo'] as const;
const isTiny = ({ toolchain }: Pick<Settings, 'toolchain'>) => toolchain === compilers[1];

/** Go, by its own compiler or by TinyGo, which needs the other one beside it. */
export const go: Language = {
  title: 'Go',
  tools: (settings) => (isTiny(settings) ? ['go', 'tinygo'] : ['go']),
  settings: { toolchain: compilers, features: [] },
  manifests: ['go.mod'],
  entry: (folder, asked) => (isTiny(asked) ? tinygoEntry(folder) : entry(folder)),
  recipe: (input) => (isTiny(input.settings) ? tinygoRecipe(input) : recipe(input)),
  errors: goErrors,
  exporting: (item) =>
    `write \`//go:wasmexport ${coreName(item) ?? item.name}\` above the function that is to be exported`,
  inputs: {
    sources: ['**/*.go', 'go.sum', 'vendor/**'],
    environment: ['GO*', 'CGO_*', 'WASMOPT'],
    around: replacements,
  },
  downloads: ({ home, env }) => [
    {
      name: 'go',
      folder: `${env['GOMODCACHE'] || `${env['GOPATH'] || `${home}/go`}/pkg/mod`}/cache/download`,
      locks: ['go.sum'],
    },
  ],
  whose: whoseInGo,
  packages: modulesListed,
  materials: (asked) => goMaterials(asked, isTiny(asked.settings)),
  // Go's own compiler has an option for it.
  varies: (settings) => (isTiny(settings) ? { debug: 'TinyGo writes the folder of the sources into it' } : undefined),
};

/** A component has packages for what it exports: `export_NAMESPACE_PACKAGE_INTERFACE`, and `export_wit_world`. */
async function entry(folder: Folder): Promise<string | undefined> {
  const exports = await folder.find(['export_*/*.go']);
  return exports.find((file) => !/(_test|\/wit_bindings)\.go$/.test(file));
}

/** The bindings and their runtime are modules beside the author's, in a workspace of their own: nothing is asked of a proxy for them. */
async function recipe(input: BuildInput): Promise<readonly RecipeStep[]> {
  const { folder, work, here } = input;
  const { module, version } = moduleOf(await here.read('go.mod'));
  const bindings = `${work}/bindings`;
  const output = `${work}/${input.name}.core.wasm`;
  return [
    { kind: 'bindings', language: 'go', into: bindings, exports: module },
    {
      kind: 'write',
      path: `${work}/go.work`,
      text: `go ${version}\n\nuse (\n\t./bindings\n\t./bindings/pkg\n\t${JSON.stringify(folder)}\n)\n`,
    },
    // What belongs into the author's packages is put there for the compiler only.
    {
      kind: 'write',
      path: `${work}/overlay.json`,
      text: (written) => {
        const theirs = written.filter((path) => path.startsWith('export_'));
        return JSON.stringify({
          Replace: Object.fromEntries(theirs.map((path) => [`${folder}/${path}`, `${bindings}/${path}`])),
        });
      },
    },
    { kind: 'run', output, command: compile(input, output) },
    { kind: 'embed' },
    { kind: 'componentize' },
  ];
}

function compile({ folder, work, settings, tools }: BuildInput, output: string) {
  const { features = [], profile } = settings;
  return {
    program: 'go',
    args: [
      'build',
      '-buildmode=c-shared',
      '-trimpath',
      '-buildvcs=false',
      `-overlay=${work}/overlay.json`,
      // The runtime module links to functions of Go's own runtime.
      `-ldflags=-checklinkname=0${profile === 'release' ? ' -w' : ''}`,
      ...(features.length > 0 ? [`-tags=${features.join(',')}`] : []),
      '-o',
      output,
      // Named from the author's folder, so that paths in messages start there.
      'wit_component',
    ],
    cwd: folder,
    env: { GOOS: 'wasip1', GOARCH: 'wasm', GOWORK: `${work}/go.work`, GOFLAGS: '', ...tools.go?.env },
  };
}

/** Modules that stand in for others are folders beside this one. Source: https://go.dev/ref/mod#go-mod-file-replace */
async function replacements({ folder, here }: BuildInput): Promise<readonly string[]> {
  const places = (await here.read('go.mod')).matchAll(/=>[ \t]*(?:"(\.{1,2}\/[^"\n]+)"|(\.{1,2}\/\S+|\/\S+))/g);
  return [...places].map(([, quoted, plain = '']) => join(folder, quoted ?? plain));
}

/** The oldest Go that the runtime module compiles with. */
const oldest = '1.25';

/** https://go.dev/ref/mod#go-mod-file */
function moduleOf(text: string): { module: string; version: string } {
  const module =
    /^module\s+(?:"([^"]+)"|(\S+))/m
      .exec(text)
      ?.slice(1)
      .find((name) => name !== undefined) ?? '';
  const asked = /^go\s+(\S+)/m.exec(text)?.[1] ?? oldest;
  return { module, version: isOlder(asked, oldest) ? oldest : asked };
}
