import { join } from '../../path.js';
import type { Inspected, Looking, Material, Materials } from '../../sbom/materials.js';
import { purl } from '../../sbom/purl.js';

/** A package as pip has installed it. */
interface Installed {
  readonly material: Material;
  /** The names of what it needs, where nothing else has to be so. */
  readonly needs: readonly string[];
  /** Whether it was asked for, and not only needed by another. */
  readonly isRequested: boolean;
}

/** All packages in a folder: what is in it is in the component. */
export async function packagesIn(folder: string, { list, read }: Looking): Promise<Materials> {
  const infos = (await list(folder)).filter((name) => name.endsWith('.dist-info'));
  const found = new Map<string, Installed>();
  for (const info of infos) {
    const metadata = await read(join(folder, info, 'METADATA'));
    if (metadata === undefined) continue;
    const isRequested = (await read(join(folder, info, 'REQUESTED'))) !== undefined;
    const installed = { ...installedOf(metadata, info), isRequested };
    found.set(installed.material.name, installed);
  }
  const refs = (names: readonly string[]) => names.flatMap((name) => found.get(name)?.material.ref ?? []);
  const all = [...found.values()];
  return {
    all: all.map(({ material, needs }) => ({ ...material, needs: refs(needs) })),
    direct: all.filter(({ isRequested }) => isRequested).map(({ material }) => material.ref),
  };
}

/** https://packaging.python.org/en/latest/specifications/core-metadata/ */
function installedOf(metadata: string, info: string): Omit<Installed, 'isRequested'> {
  const [head = ''] = metadata.split(/\r?\n\r?\n/, 1);
  const values = (field: string) =>
    [...head.matchAll(new RegExp(`^${field}:[ \\t]*(.+)$`, 'gim'))].map(([, value = '']) => value.trim());
  const [name = info.replace(/-[^-]+\.dist-info$/, '')] = values('Name').map(normal);
  const [version] = values('Version');
  const licence = values('License-Expression')[0] ?? values('License')[0];
  const ref = purl('pypi', name, version);
  return {
    material: {
      ref,
      name,
      ...(version !== undefined && { version }),
      purl: ref,
      ...(licence !== undefined && licence !== 'UNKNOWN' && { licence }),
    },
    needs: values('Requires-Dist')
      .filter((line) => !/;.*\bextra\b/.test(line))
      .map((line) => normal(/^[A-Za-z0-9._-]+/.exec(line)?.[0] ?? '')),
  };
}

/** https://packaging.python.org/en/latest/specifications/name-normalization/ */
const normal = (name: string) => name.replaceAll(/[-_.]+/g, '-').toLowerCase();

/** What Python prints of itself is in its binary. */
const says = /\b(3\.\d+\.\d+(?:(?:a|b|rc)\d+)?)\+? \([a-z][^)\0]*, \w{3} +\d{1,2} \d{4}, [\d:]{8}\)/;

/** CPython, and the tool that has put it around the program. */
export function interpreterMaterials({ tools, binary }: Inspected): Materials {
  const version = tools['componentize-py'];
  const ref = purl('pypi', 'componentize-py', version);
  const python = says.exec(Buffer.from(binary.buffer, binary.byteOffset, binary.length).toString('latin1'))?.[1];
  const engine = purl('generic', 'cpython', python);
  const from = version === undefined ? 'componentize-py' : `componentize-py ${version}`;
  return {
    all: [
      {
        ref,
        type: 'framework',
        name: 'componentize-py',
        ...(version !== undefined && { version }),
        purl: ref,
        needs: [engine],
      },
      {
        ref: engine,
        type: 'platform',
        name: 'cpython',
        ...(python !== undefined && { version: python, purl: engine }),
        from,
      },
    ],
    direct: [ref],
  };
}
