import { inFileWith } from '../binary.js';
import type { Artifact, Binary, Project } from '../model.js';
import { join } from '../path.js';
import type { Files, Platform } from '../platform/platform.js';
import type { KeptFinding } from './found.js';
import type { Inputs } from './inputs.js';

/** A build that was kept. */
export interface KeptBuild extends Pick<Artifact, 'inside' | 'smaller' | 'noted'> {
  readonly inputs: Inputs;
  /** What it read besides the files of its folder: paths from the root of the project. */
  readonly around: readonly string[];
  /** The SHA-256 of the component, by which the store has it, and of the same with what debuggers read. */
  readonly component: string;
  readonly debug?: string;
  /** How long it took. */
  readonly seconds?: number;
  /** What was found on the way. */
  readonly findings: readonly KeptFinding[];
}

/** How many builds of a component are kept: so many branches can be gone back to. */
const most = 8;

/** Of this format: what another has written is not read. */
const format = 1;

/**
 * The builds that a project has made, in `.wasmwright/store`: a file for each component with the inputs of its builds,
 * the last first, and `objects/` with what they made, named by its digest. An object is written before the file that
 * names it, and each takes its place when it is whole; whatever is left of a run that was killed is named by nothing.
 */
export class Store {
  readonly folder: string;
  private readonly files: Files;

  constructor(folder: string, files: Files) {
    this.folder = folder;
    this.files = files;
  }

  /** The builds of a component, the last first. A file that cannot be read has none. */
  async builds(component: string): Promise<readonly KeptBuild[]> {
    const text = await this.files.readText(this.listOf(component)).catch(() => '');
    try {
      const { version, builds } = JSON.parse(text);
      return version === format && Array.isArray(builds) ? builds.filter(isBuild) : [];
    } catch {
      return [];
    }
  }

  /** What has a digest; none when it is not there, or no longer what was written. */
  object(digest: string): Promise<Binary | undefined> {
    return inFileWith(digest, this.placeOf(digest), this.files);
  }

  /** Whether there is a file for a digest, whatever is in it. */
  async has(digest: string): Promise<boolean> {
    return (await this.files.kind(this.placeOf(digest))) === 'file';
  }

  async add({ digest, read }: Binary): Promise<string> {
    // One that was damaged is written anew.
    if ((await this.object(digest)) === undefined) await this.files.write(this.placeOf(digest), await read());
    return digest;
  }

  /** Puts a build first among those of its component. */
  async keep(component: string, build: KeptBuild): Promise<void> {
    const others = (await this.builds(component)).filter(({ inputs }) => !isSame(inputs, build.inputs));
    await this.write(component, [build, ...others].slice(0, most));
  }

  /** What is equal as long as the same builds are kept. */
  async contents(): Promise<string> {
    return (await this.files.list(join(this.folder, 'objects')).catch(() => [])).join();
  }

  private write(component: string, builds: readonly KeptBuild[]): Promise<void> {
    return this.files.write(this.listOf(component), JSON.stringify({ version: format, builds }));
  }

  /** Takes away what belongs to none of these components, and objects that no build names; `newest`: all but the last builds as well. */
  async sweep(components: readonly string[], { newest = false } = {}): Promise<void> {
    const named = new Set<string>();
    for (const name of components) {
      const builds = await this.builds(name);
      const left = newest ? builds.slice(0, 1) : builds;
      if (left.length < builds.length) await this.write(name, left);
      for (const { component, debug } of left) for (const digest of [component, debug]) if (digest) named.add(digest);
    }
    const lists = new Set(components.map((name) => `${name}.json`));
    for (const name of await this.files.list(this.folder).catch(() => [])) {
      if (name.endsWith('.json') && !lists.has(name)) await this.files.remove(join(this.folder, name));
    }
    const objects = join(this.folder, 'objects');
    for (const name of await this.files.list(objects).catch(() => [])) {
      if (!named.has(name)) await this.files.remove(join(objects, name));
    }
  }

  private listOf(component: string): string {
    return join(this.folder, `${component}.json`);
  }

  private placeOf(digest: string): string {
    return join(this.folder, 'objects', digest);
  }
}

/** Whether this is what the store has written; others may have been there since. */
function isBuild(build: Partial<KeptBuild>): build is KeptBuild {
  const { inputs, around, component, findings } = build;
  const lists = [around, findings, inputs?.files && [], inputs?.given && []];
  return typeof component === 'string' && lists.every(Array.isArray);
}

/** Inputs are written in one order. */
export const isSame = (a: Inputs, b: Inputs): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The store of a project, in the folder that it has for what is made on the way. */
export const storeOf = (root: string, { files }: Pick<Platform, 'files'>): Store =>
  new Store(join(root, '.wasmwright', 'store'), files);

/** The last build of each component of a project that there is one of. */
export async function lastBuilds(
  { root, components }: Pick<Project, 'root' | 'components'>,
  platform: Pick<Platform, 'files'>,
): Promise<ReadonlyMap<string, KeptBuild>> {
  const store = storeOf(root, platform);
  const all = await Promise.all(
    components.map(async ({ name }) => (await store.builds(name)).slice(0, 1).map((build) => [name, build] as const)),
  );
  return new Map(all.flat());
}
