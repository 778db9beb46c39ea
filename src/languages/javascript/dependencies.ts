import picomatch from 'picomatch';
import { dirname, join, relative } from '../../path.js';
import { literal } from '../../patterns.js';
import type { BuildInput, Folder, RecipeStep } from '../language.js';
import { type PackageManager, packageManagers, reasonOf } from './managers.js';

/** What is read of package.json. */
interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly workspaces?: readonly string[] | { readonly packages?: readonly string[] };
  readonly packageManager?: string;
}

/** Installs what package.json asks for, where it is not there. None where nothing is needed. */
export async function dependencies({ here, folder }: BuildInput): Promise<readonly RecipeStep[]> {
  const manifest = await manifestIn(here, '.');
  const needed = await neededOf(manifest, here);
  if (needed.length === 0) return [];
  const step = { kind: 'dependencies', needed, folder, manifest: 'package.json', reasonOf } as const;
  const root = await rootOf(here, folder);
  if (!root) return [{ ...step, refused: refusal(manifest) }];
  const { manager, lock, path } = root;
  const command = {
    program: manager.name,
    args: manager.args(await here.read(join(path, lock))),
    cwd: join(folder, path),
    ...(manager.env && { env: manager.env }),
  };
  return [{ ...step, install: { command, lock, help: manager.help } }];
}

/** What was read outside of the component's folder: modules, and the lock file, which stands for the packages that it names. */
export async function around({ here, folder }: BuildInput, modules: readonly string[]): Promise<readonly string[]> {
  const root = await rootOf(here, folder);
  const outside = modules.filter((path) => !path.startsWith(`${folder}/`) || path.includes('/node_modules/'));
  if (!root) return outside;
  const files = [root.lock, 'package.json'].map((name) => join(folder, root.path, name));
  return [...outside.filter((path) => !path.includes('/node_modules/')), ...files];
}

async function manifestIn(here: Folder, path: string): Promise<Manifest> {
  const file = join(path, 'package.json');
  if (!(await here.has(file))) return {};
  try {
    return (JSON.parse(await here.read(file)) as Manifest | null) ?? {};
  } catch {
    // npm complains about it when it is asked to.
    return {};
  }
}

/** Since they are bundled, packages may well stand among those for development: those count that a source speaks of. */
async function neededOf(
  { dependencies = {}, devDependencies = {} }: Manifest,
  here: Folder,
): Promise<readonly string[]> {
  const development = Object.keys(devDependencies);
  if (development.length === 0) return Object.keys(dependencies);
  const texts = await Promise.all((await here.find(['**/*.{js,mjs,cjs,ts,mts,cts}'])).map((file) => here.read(file)));
  const used = development.filter((name) => texts.some((text) => new RegExp(`['"]${literal(name)}['"/]`).test(text)));
  return [...Object.keys(dependencies), ...used];
}

interface Root {
  readonly manager: PackageManager;
  readonly lock: string;
  /** Relative to the component's folder. */
  readonly path: string;
}

/** The folder with the lock file: the component's own, or one above whose workspaces it is one of, in the same repository. */
async function rootOf(here: Folder, folder: string): Promise<Root | undefined> {
  const own = (await manifestIn(here, '.')).packageManager;
  for (let [path, above] = ['.', folder]; ; [path, above] = [join(path, '..'), dirname(above)]) {
    const manifest = await manifestIn(here, path);
    const wanted = nameOf(own ?? manifest.packageManager);
    for (const manager of packageManagers.filter(({ name }) => wanted === undefined || name === wanted)) {
      const lock = await firstOf(manager.locks, path, here);
      if (lock === undefined) continue;
      if (path === '.' || (await isWorkspace(relative(above, folder), path, manifest, here)))
        return { manager, lock, path };
    }
    if (above === dirname(above) || (await isRepository(here, path))) return undefined;
  }
}

/** `pnpm@9.1.0+sha512.…` (https://nodejs.org/api/packages.html#packagemanager) */
const nameOf = (packageManager: string | undefined) => packageManager?.replace(/@.*$/, '');

async function firstOf(names: readonly string[], path: string, here: Folder): Promise<string | undefined> {
  for (const name of names) if (await here.has(join(path, name))) return name;
  return undefined;
}

async function isRepository(here: Folder, path: string): Promise<boolean> {
  // A worktree has a file there, and a repository a folder with this file in it.
  return (await here.has(join(path, '.git'))) || (await here.has(join(path, '.git/HEAD')));
}

async function isWorkspace(member: string, root: string, { workspaces }: Manifest, here: Folder): Promise<boolean> {
  const listed = workspaces && 'packages' in workspaces ? workspaces.packages : (workspaces as readonly string[]);
  const file = join(root, 'pnpm-workspace.yaml');
  const patterns = [...(listed ?? []), ...((await here.has(file)) ? pnpmWorkspaces(await here.read(file)) : [])];
  const matches = (pattern: string) => picomatch(pattern.replace(/^\.\//, '').replace(/\/$/, ''))(member);
  const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  return patterns.some((pattern) => !pattern.startsWith('!') && matches(pattern)) && !excluded.some(matches);
}

/** The list under `packages:` (https://pnpm.io/pnpm-workspace_yaml). */
function pnpmWorkspaces(text: string): readonly string[] {
  const [, list = ''] = /^packages:[ \t]*(?:#.*)?\n((?:[ \t]*(?:-.*|#.*)?\n?)*)/m.exec(text) ?? [];
  return [...list.matchAll(/^[ \t]*-[ \t]*(['"]?)(.*?)\1[ \t]*(?:#.*)?$/gm)].map(([, , pattern = '']) => pattern);
}

/** Without a lock file anything might be installed, and another thing the next time. */
function refusal({ packageManager }: Manifest): { reason: string; help: string } {
  const wanted = nameOf(packageManager) ?? 'npm';
  const manager = packageManagers.find(({ name }) => name === wanted);
  if (!manager)
    return {
      reason: `package.json asks for \`${wanted}\`, which is not known here`,
      help: `install them before with \`${wanted}\` itself; npm, pnpm and yarn are known`,
    };
  const [lock = ''] = manager.locks;
  return {
    reason: `there is no \`${lock}\` that says what to install`,
    help: `run \`${wanted} install\` and commit \`${lock}\`; or install them before with a package manager of your own`,
  };
}

/** The text of npm's lock file, and the folder that its paths start from; none: there is no lock file, or one of another kind. */
export async function lockOf({
  here,
  folder,
}: Pick<BuildInput, 'here' | 'folder'>): Promise<{ readonly folder: string; readonly text: string } | undefined> {
  const root = await rootOf(here, folder);
  if (root?.manager.name !== 'npm') return undefined;
  return { folder: join(folder, root.path), text: await here.read(join(root.path, root.lock)) };
}
