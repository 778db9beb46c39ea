import { dirname, isBelow, join } from '../../path.js';
import type { Hash, Inspected, Looking, Material, Materials } from '../../sbom/materials.js';
import { purl } from '../../sbom/purl.js';
import type { BuildInput } from '../language.js';
import { lockOf } from './dependencies.js';

/** What is read of the package.json of a package. */
interface Manifest {
  readonly name?: unknown;
  readonly version?: unknown;
  readonly license?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** A package that has modules in the bundle. */
interface Found {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly material: Material;
}

/** The packages of which something is in the bundle. Modules are absolute; those of the component's own folder are its own. */
export async function packagesOf(
  modules: readonly string[],
  input: Pick<BuildInput, 'folder' | 'here'>,
  looking: Looking,
): Promise<Materials> {
  const { folder } = input;
  const places = await Promise.all(modules.map((path) => packageOf(path, folder, looking)));
  const lock = await lockOf(input);
  const found = new Map<string, Found>();
  for (const place of new Set(places)) {
    if (place === undefined) continue;
    const manifest = await manifestIn(place, looking);
    found.set(place, { folder: place, manifest, material: materialOf(manifest, place, lock) });
  }
  const needs = (from: string, names: readonly string[]) =>
    names.flatMap((name) => nearest(name, from, found)?.material.ref ?? []);
  const all = [...found.values()].map(({ folder, manifest, material }) => ({
    ...material,
    needs: needs(folder, Object.keys(manifest.dependencies ?? {})),
  }));
  const own: Manifest & { devDependencies?: object } = await manifestIn(folder, looking);
  const asked = Object.keys({ ...own.dependencies, ...own.devDependencies });
  return { all: distinct(all), direct: needs(folder, asked) };
}

/** The folder of the package that a module is of; none: it is the component's own. */
async function packageOf(path: string, own: string, { read }: Looking): Promise<string | undefined> {
  const installed = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
  if (installed !== undefined) return installed;
  if (isBelow(path, own)) return undefined;
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    if ((await read(join(folder, 'package.json'))) === undefined) continue;
    // A component in a folder of a package uses that as its own.
    return isBelow(own, folder) ? undefined : folder;
  }
  return undefined;
}

async function manifestIn(folder: string, { read }: Looking): Promise<Manifest> {
  try {
    return (JSON.parse((await read(join(folder, 'package.json'))) ?? '{}') as Manifest | null) ?? {};
  } catch {
    return {};
  }
}

type Lock = Awaited<ReturnType<typeof lockOf>>;

function materialOf({ name, version, license }: Manifest, folder: string, lock: Lock): Material {
  const installed = /\/node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(folder)?.[1];
  const called = typeof name === 'string' ? name : (installed ?? folder.replace(/^.*\//, ''));
  const known = typeof version === 'string' ? { version } : {};
  const url = purl('npm', called, known.version);
  const hash = lock && hashIn(lock.text, folder.slice(lock.folder.length + 1));
  const licence = typeof license === 'string' ? license : (license as { type?: unknown } | undefined)?.type;
  return {
    ref: installed === undefined ? `${called}@${known.version ?? ''}` : url,
    name: called,
    ...known,
    // What lies in another folder is no package of a registry.
    ...(installed !== undefined && { purl: url }),
    ...(typeof licence === 'string' && { licence }),
    ...(hash && { hashes: [hash] }),
  };
}

/** `integrity` of package-lock.json (https://docs.npmjs.com/cli/configuring-npm/package-lock-json). */
function hashIn(lock: string, path: string): Hash | undefined {
  try {
    const { integrity } = JSON.parse(lock).packages?.[path] ?? {};
    const [, bits, digest] = /(?:^|\s)sha(256|384|512)-([A-Za-z0-9+/=]+)/.exec(String(integrity)) ?? [];
    if (bits === undefined || digest === undefined) return undefined;
    return { alg: `SHA-${bits as '256' | '384' | '512'}`, content: Buffer.from(digest, 'base64').toString('hex') };
  } catch {
    return undefined;
  }
}

/** As Node looks for a package. */
function nearest(name: string, from: string, found: ReadonlyMap<string, Found>): Found | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const there = found.get(join(folder, 'node_modules', name));
    if (there || folder === dirname(folder)) return there;
  }
}

/** The same version may lie in several folders. */
const distinct = (all: readonly Material[]) => [...new Map(all.map((item) => [item.ref, item])).values()];

/** The engine around a program, and the tool that has put it there. */
export function engineMaterials(
  { tools, producers }: Inspected,
  tool: 'componentize-js' | 'componentize-qjs',
): Materials {
  const said = producers.find(({ name }) => name === 'ComponentizeJS')?.version;
  const version = tools[tool] ?? (tool === 'componentize-js' ? said : undefined);
  const [name, engine] =
    tool === 'componentize-js' ? ['@bytecodealliance/componentize-js', 'StarlingMonkey'] : [tool, 'QuickJS'];
  const ref = purl('npm', name, version);
  const from = version === undefined ? tool : `${tool} ${version}`;
  return {
    all: [
      { ref, type: 'framework', name, ...(version !== undefined && { version }), purl: ref, needs: [engine] },
      // Its own version is nowhere in what the tool brings.
      { ref: engine, type: 'platform', name: engine, from },
    ],
    direct: [ref],
  };
}
