import type { ComponentizeReply, ComponentizeRequest } from '../children/componentize.js';
import { joined } from '../sbom/materials.js';
import { around, dependencies } from './javascript/dependencies.js';
import { engineLacks } from './javascript/engine-lacks.js';
import { engineOf, engines, toolchainOf } from './javascript/engines.js';
import { expectedExports, lackingErrors } from './javascript/exports.js';
import { packagesListed } from './javascript/listed.js';
import { engineMaterials, packagesOf } from './javascript/materials.js';
import { unresolved } from './javascript/unresolved.js';
import { wrongValues } from './javascript/wrong-values.js';
import type { Attempt, BuildInput, Built, CompilerError, Folder, Language, RecipeStep } from './language.js';
import { replyOf, withoutReplies } from './reply.js';

/** JavaScript, with an engine inside the component: StarlingMonkey, or QuickJS. */
export const javascript: Language = {
  title: 'JavaScript',
  tools: (settings) => [toolchainOf(settings)],
  settings: { toolchain: engines, wasi: ['stub', 'host'] },
  manifests: ['package.json'],
  entry: (folder) => entryOf(folder, ['index.js', 'index.mjs', 'src/index.js', 'src/index.mjs'], /\.m?js$/),
  recipe,
  errors,
  readable: withoutReplies,
  // What has names was put around the engine.
  whose: (share) => (share ? 'bindings' : 'engine'),
  program: ({ work }) => `${work}/bundle.js`,
  varies: (settings) => ({
    component: `${toolchainOf(settings) === 'componentize-js' ? 'StarlingMonkey' : 'QuickJS'} has run when it was made, and its memory is kept`,
  }),
  smaller: ({ settings }) =>
    toolchainOf(settings) === 'componentize-js'
      ? ['`toolchain = "componentize-qjs"` puts QuickJS around it in the place of StarlingMonkey']
      : [],
  advice,
  downloads: ({ home, cache, os, env }) => [
    {
      name: 'npm',
      folder: env['npm_config_cache'] || (os === 'win32' ? `${cache}/npm-cache` : `${home}/.npm`),
      locks: ['package-lock.json', 'npm-shrinkwrap.json'],
    },
  ],
  inputs: {
    sources: ['**/*.{js,mjs,cjs,ts,mts,cts,json}'],
    around: (input, { output }) => around(input, bundledIn(output)?.modules ?? []),
  },
  note: (input, { output }, looking) => packagesOf(bundledIn(output)?.inside ?? [], input, looking),
  packages: packagesListed,
  materials: async (asked) => {
    const engine = engineMaterials(asked, toolchainOf(asked.settings));
    return asked.noted ? joined(asked.noted, engine) : joined(nothingNoted, engine);
  },
};

/** TypeScript: the same, since the bundler takes its types away. */
export const typescript: Language = {
  ...javascript,
  title: 'TypeScript',
  entry: (folder) => entryOf(folder, ['index.ts', 'index.mts', 'src/index.ts', 'src/index.mts'], /\.m?ts$/),
};

/** What `main` of package.json names, else the first usual name that is there. */
async function entryOf(folder: Folder, usual: readonly string[], language: RegExp): Promise<string | undefined> {
  const main = mainOf(await folder.read('package.json'));
  if (typeof main === 'string') return language.test(main) ? main.replace(/^\.\//, '') : undefined;
  for (const file of usual) if (await folder.has(file)) return file;
  return undefined;
}

async function recipe(input: BuildInput): Promise<readonly RecipeStep[]> {
  const output = `${input.work}/${input.name}.wasm`;
  const request: ComponentizeRequest = {
    tools: input.tools[toolchainOf(input.settings)]?.folder ?? '',
    entry: `${input.folder}/${input.entry}`,
    work: input.work,
    witPath: input.wit,
    world: input.world,
    engine: engineOf(input),
    expected: expectedExports(input.asked),
    output,
  };
  const command = {
    program: input.node,
    args: [input.asset('componentize.js')],
    cwd: input.folder,
    input: JSON.stringify(request),
  };
  return [...(await dependencies(input)), { kind: 'run', command, output }];
}

/** A package.json that is broken is npm's to complain about: it names no entry. */
function mainOf(text: string): unknown {
  try {
    return (JSON.parse(text) as { main?: unknown } | null)?.main;
  } catch {
    return undefined;
  }
}

function errors(output: string, { asked }: Attempt): readonly CompilerError[] {
  const reply = replyOf<ComponentizeReply>(output);
  if (!reply || reply.ok) return [];
  return [...reply.errors.map(unresolved), ...lackingErrors(reply.lacking ?? [], asked)];
}

function advice(built: Built) {
  const reply = replyOf<ComponentizeReply>(built.output);
  return [...(reply?.ok ? engineLacks(built, reply.uses) : []), ...wrongValues(built)];
}

/** Whoever does not know what was bundled does not know what it uses. */
const nothingNoted = { all: [], untold: ['which packages were bundled is not known of this build'] };

function bundledIn(output: string) {
  const reply = replyOf<ComponentizeReply>(output);
  return reply?.ok ? reply : undefined;
}
