import { join } from '../../path.js';
import { type AuditedPackage, auditedIn } from '../../sbom/auditable.js';
import type { Inspected, Material, Materials } from '../../sbom/materials.js';
import { purl } from '../../sbom/purl.js';

/** What is read of `cargo metadata` (https://doc.rust-lang.org/cargo/commands/cargo-metadata.html). */
interface Metadata {
  readonly packages: readonly Package[];
  readonly resolve: { readonly nodes: readonly Node[] };
  readonly workspace_root: string;
}

interface Package {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly license: string | null;
  readonly source: string | null;
  readonly manifest_path: string;
  readonly targets: readonly { readonly kind: readonly string[] }[];
}

interface Node {
  readonly id: string;
  readonly deps: readonly { readonly pkg: string; readonly dep_kinds: readonly { readonly kind: string | null }[] }[];
}

/** The crates that are linked, and the standard library. What the binary says of itself wins over what cargo says of the sources. */
export async function rustMaterials(asked: Inspected, target: string): Promise<Materials> {
  const library = standardLibrary(asked);
  const sources = await crates(asked, target);
  const audited = auditedIn(asked.binary);
  const linked = audited.length > 0 ? ofBinary(audited.map(listed), sources.all) : sources;
  return {
    ...linked,
    all: [...linked.all, library],
    ...(linked.direct && { direct: [...linked.direct, library.ref] }),
  };
}

function standardLibrary({ producers, tools }: Inspected): Material {
  const said = producers.find(({ name }) => name === 'rustc')?.version.replace(/ .*$/, '');
  const version = tools.rust ?? said;
  const ref = purl('generic', 'rust-std', version);
  return { ref, name: 'std', ...(version !== undefined && { version }), purl: ref, licence: 'MIT OR Apache-2.0' };
}

async function crates({ folder, settings, isOffline, read, ask }: Inspected, target: string): Promise<Materials> {
  const { features = [] } = settings;
  const args = ['metadata', '--format-version=1', '--locked', `--filter-platform=${target}`];
  const answer = await ask({
    program: 'cargo',
    args: [
      ...args,
      ...(isOffline ? ['--offline'] : []),
      ...(features.length > 0 ? ['--features', features.join(',')] : []),
    ],
    cwd: folder,
    env: { CARGO_TERM_COLOR: 'never' },
  });
  if ('failure' in answer)
    return { all: [], untold: [`\`cargo metadata\` does not say its crates: ${answer.failure}`] };
  const metadata = JSON.parse(answer.stdout) as Metadata;
  const lock = (await read(join(metadata.workspace_root, 'Cargo.lock'))) ?? '';
  return reachable(metadata, `${folder}/Cargo.toml`, lock);
}

/** All that a package uses when it runs: a macro has been run when it was compiled, as what builds and tests it. */
export function reachable({ packages, resolve }: Metadata, manifest: string, lock: string): Materials {
  const byId = new Map(packages.map((item) => [item.id, item]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const isMacro = (id: string) => byId.get(id)?.targets.some(({ kind }) => kind.includes('proc-macro')) ?? false;
  const usedBy = (id: string) =>
    (nodes.get(id)?.deps ?? []).flatMap(({ pkg, dep_kinds }) =>
      dep_kinds.some(({ kind }) => kind === null) && !isMacro(pkg) ? [pkg] : [],
    );
  const root = packages.find(({ manifest_path }) => manifest_path.replaceAll('\\', '/') === manifest)?.id ?? '';
  const found = new Set(usedBy(root));
  for (const id of found) for (const next of usedBy(id)) found.add(next);
  const refs = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []).map(refOf);
  const all = [...found].flatMap((id): Material[] => {
    const item = byId.get(id);
    return item ? [{ ...crate(item, lock), needs: refs(usedBy(id)) }] : [];
  });
  return { all, direct: refs(usedBy(root)) };
}

const isOfCratesIo = (source: string | null) =>
  source === 'crates.io' ||
  /^(registry|sparse)\+https:\/\/(github\.com\/rust-lang\/crates\.io-index|index\.crates\.io\/)/.test(source ?? '');

function refOf({ name, version, source }: Pick<Package, 'name' | 'version' | 'source'>): string {
  return isOfCratesIo(source) ? purl('cargo', name, version) : `${name}@${version}`;
}

function crate(item: Package, lock: string): Material {
  const { name, version, license } = item;
  const ref = refOf(item);
  const block = lock.split('[[package]]').find((text) => isOf(text, item));
  const checksum = /^checksum = "([0-9a-f]{64})"$/m.exec(block ?? '')?.[1];
  return {
    ref,
    name,
    version,
    ...(isOfCratesIo(item.source) && { purl: ref }),
    ...(license !== null && { licence: license }),
    ...(checksum !== undefined && { hashes: [{ alg: 'SHA-256', content: checksum }] }),
  };
}

const isOf = (block: string, { name, version, source }: Package) =>
  block.includes(`\nname = "${name}"\nversion = "${version}"\n`) &&
  (source === null ? !block.includes('\nsource = ') : block.includes(`\nsource = "${source}"\n`));

interface Listed {
  readonly all: readonly Material[];
  readonly direct: readonly string[];
}

/** Of the packages that a binary names, those that are code in it; the component's own is its root. */
function listed(packages: readonly AuditedPackage[]): Listed {
  const isInside = (item: AuditedPackage | undefined): item is AuditedPackage =>
    item !== undefined && item.kind !== 'build' && item.root !== true;
  const needsOf = ({ dependencies = [] }: AuditedPackage) =>
    dependencies
      .map((place) => packages[place])
      .filter(isInside)
      .map(refOf);
  return {
    all: packages.filter(isInside).map((item) => {
      const ref = refOf(item);
      const { name, version } = item;
      return { ref, name, version, ...(isOfCratesIo(item.source) && { purl: ref }), needs: needsOf(item) };
    }),
    direct: packages.filter(({ root }) => root).flatMap(needsOf),
  };
}

/** Licences and checksums are no part of what a binary names. */
function ofBinary(modules: readonly Listed[], sources: readonly Material[]): Materials {
  const known = new Map(
    sources.map(({ ref, licence, hashes }) => [ref, { ...(licence && { licence }), ...(hashes && { hashes }) }]),
  );
  return {
    all: modules.flatMap(({ all }) => all).map((item) => ({ ...known.get(item.ref), ...item })),
    direct: modules.flatMap(({ direct }) => direct),
  };
}
