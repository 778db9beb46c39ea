import type { ComponentizeReply, ComponentizeRequest } from '../children/componentize.js';
import type { BuildInput, CompilerError, Folder, Language } from './language.js';

/** A line of the child's output that starts so is its answer (a record separator, RFC 7464). */
const replyMark = '\u001e';

/** JavaScript, with the StarlingMonkey engine inside the component. */
export const javascript: Language = {
  title: 'JavaScript',
  tools: () => ['componentize-js'],
  settings: {},
  manifests: ['package.json'],
  entry: (folder) => entryOf(folder, ['index.js', 'index.mjs', 'src/index.js', 'src/index.mjs'], /\.m?js$/),
  recipe,
  errors,
  // What is for this program is not for people.
  readable: (output) =>
    output
      .split('\n')
      .filter((line) => !line.startsWith(replyMark))
      .join('\n'),
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

function recipe(input: BuildInput): ReturnType<Language['recipe']> {
  const output = `${input.work}/${input.name}.wasm`;
  const request: ComponentizeRequest = {
    tools: input.tools['componentize-js']?.folder ?? '',
    entry: `${input.folder}/${input.entry}`,
    work: input.work,
    witPath: input.wit,
    world: input.world,
    without: unusedFeatures(input),
    output,
  };
  const command = {
    program: input.node,
    args: [input.asset('componentize.js')],
    cwd: input.folder,
    input: JSON.stringify(request),
  };
  return [{ kind: 'run', command, output }];
}

/** A package.json that is broken is npm's to complain about: it names no entry. */
function mainOf(text: string): unknown {
  try {
    return (JSON.parse(text) as { main?: unknown } | null)?.main;
  } catch {
    return undefined;
  }
}

/** Parts of the engine, and the imports or exports by which a world asks for them. Without them the component imports no WASI of its own. */
const features: Readonly<Record<string, RegExp>> = {
  stdio: /^wasi:cli\/std(in|out|err)/,
  random: /^wasi:random\//,
  clocks: /^wasi:clocks\//,
  http: /^wasi:http\/outgoing-handler/,
  'fetch-event': /^wasi:http\/incoming-handler/,
};

function unusedFeatures({ imports, exports }: BuildInput): string[] {
  const names = [...imports, ...exports];
  return Object.keys(features).filter((feature) => !names.some((name) => features[feature]?.test(name)));
}

function errors(output: string): readonly CompilerError[] {
  const line = output.split('\n').find((line) => line.startsWith(replyMark));
  if (line === undefined) return [];
  const reply = JSON.parse(line.slice(replyMark.length)) as ComponentizeReply;
  return reply.ok ? [] : reply.errors;
}
