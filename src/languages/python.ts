import { join } from '../path.js';
import type { Command } from '../platform/platform.js';
import { joined } from '../sbom/materials.js';
import { componentizePyCommand } from '../toolchains/componentize-py.js';
import type { Attempt, BuildInput, Folder, Language, RecipeStep } from './language.js';
import { dependenciesOf, pip, requirementsBeside } from './python/dependencies.js';
import { pythonErrors } from './python/errors.js';
import { expectedOf, lackingExports } from './python/exports.js';
import { requirementsListed } from './python/listed.js';
import { interpreterMaterials, packagesIn } from './python/materials.js';
import { whoseInPython } from './python/whose.js';
import { withoutReplies } from './reply.js';

/** Python, with CPython inside the component. */
export const python: Language = {
  title: 'Python',
  tools: () => ['componentize-py'],
  settings: { wasi: ['host', 'stub'] },
  manifests: ['*.py', 'src/*.py', 'pyproject.toml', 'requirements.txt'],
  entry,
  recipe,
  errors,
  readable: withoutReplies,
  inputs: {
    sources: ['**/*.py', '**/requirements*.txt'],
    environment: ['PIP_*', 'PYTHON*', 'SOURCE_DATE_EPOCH'],
    around: async ({ folder, here }) => (await requirementsBeside(here)).map((path) => join(folder, path)),
  },
  downloads: ({ cache, os, env }) => [
    {
      name: 'pip',
      folder: env['PIP_CACHE_DIR'] || `${cache}/pip${os === 'win32' ? '/Cache' : ''}`,
      locks: ['requirements.lock', 'requirements.txt', 'pyproject.toml'],
    },
  ],
  whose: whoseInPython,
  note: ({ work }, _said, looking) => packagesIn(installedIn(work), looking),
  packages: requirementsListed,
  materials: async (asked) => {
    const known = asked.noted ?? { all: [], untold: ['which packages were installed is not known of this build'] };
    return joined(known, interpreterMaterials(asked));
  },
  varies: () => ({ component: 'CPython has run when it was made, and what lies where in its memory is kept' }),
};

/** The file with a usual name, or the only one of a Python project: a script that lies about is no component. */
async function entry({ files }: Folder): Promise<string | undefined> {
  const usual = ['app.py', 'main.py', 'src/app.py', 'src/main.py'].find((file) => files.includes(file));
  if (usual !== undefined || !files.some((file) => /^(pyproject\.toml|requirements\.txt)$/.test(file))) return usual;
  const sources = files.filter(
    (file) => file.endsWith('.py') && !/(^|\/)(setup|conftest|test_\w+|__init__)\.py$/.test(file),
  );
  return sources.length === 1 ? sources[0] : undefined;
}

function errors(output: string, attempt: Attempt) {
  const lacking = lackingExports(output, attempt.asked);
  return lacking.length > 0 ? lacking : pythonErrors(output, moduleOf(attempt.entry).root, attempt);
}

async function recipe(input: BuildInput): Promise<readonly RecipeStep[]> {
  const { folder, here, work, wit, world, settings } = input;
  const { module, root } = moduleOf(input.entry);
  const installed = installedIn(work);
  const dependencies = await dependenciesOf(here);
  const output = `${work}/${input.name}.wasm`;
  const paths = [`${folder}/${root}`, ...(dependencies ? [installed] : [])];
  const args = [
    '--quiet',
    '--wit-path',
    wit,
    '--world',
    world,
    'componentize',
    module,
    ...paths.flatMap((path) => ['--python-path', path]),
    ...(settings.wasi === 'stub' ? ['--stub-wasi'] : []),
    '--output',
    output,
  ];
  return [
    ...(dependencies ? [{ kind: 'run', command: pip(input, dependencies, installed) } as const] : []),
    { kind: 'run', command: checkExports(input, module, paths) },
    { kind: 'run', output, command: componentizePy(input, args) },
  ];
}

/** Where the packages that a component needs are installed: of its own, since the machine's are not for it. */
const installedIn = (work: string) => `${work}/dependencies`;

/** The name by which Python finds a file, and the folder that it is found in, with a `/` at its end. */
function moduleOf(entry: string): { module: string; root: string } {
  const slash = entry.lastIndexOf('/');
  return { module: entry.slice(slash + 1).replace(/\.py$/, ''), root: entry.slice(0, slash + 1) };
}

/** componentize-py makes components of programs that lack functions of their world. */
function checkExports({ python, asset, folder, asked }: BuildInput, entry: string, roots: readonly string[]): Command {
  return {
    program: python,
    args: [asset('check_exports.py')],
    cwd: folder,
    input: JSON.stringify({ entry, roots, expected: expectedOf(asked) }),
  };
}

function componentizePy({ python, tools, work }: BuildInput, args: readonly string[]): Command {
  const command = componentizePyCommand(tools['componentize-py'] ?? { folder: '' }, python);
  return {
    ...command,
    args: [...command.args, ...args],
    cwd: work,
    env: { ...command.env, PYTHONNOUSERSITE: '1', RUST_BACKTRACE: '0' },
  };
}
