import type { Core, File, WitSource } from '../core/index.js';
import { reporting } from '../core/problems.js';
import { error, type Finding, type Location, Stop } from '../finding.js';
import { basename, dirname, join } from '../path.js';
import type { Files, Platform } from '../platform/platform.js';
import { readBinary } from './binary.js';

/** What reading WIT needs. */
export interface WitReader {
  readonly platform: Platform;
  readonly core: Core;
}

/** As much of it as reads a package: the files may as well be those of a commit. */
export interface FileReader {
  readonly platform: { readonly files: ReadableFiles };
  readonly core: Core;
}

export interface ReadableFiles extends Pick<Files, 'read' | 'readText' | 'kind' | 'list'> {
  /** How a path is shown to people, `git:main:wit/store.wit`. Default: as it is. */
  shown?(path: string): string;
}

export function shown(path: string, { platform: { files } }: FileReader): string {
  return files.shown?.(path) ?? path;
}

/**
 * Reads a WIT package: a `.wit` file, or a folder of them with its dependencies in
 * `deps/`, laid out as wkg and wit-deps do (`deps/NAME/*.wit`, `deps/NAME.wit`, or a
 * package in binary form, `deps/NAME.wasm`). What is behind an `@unstable` gate is not seen,
 * as compilers do not see it either. Stops when there is no package.
 */
export async function readWit(path: string, reader: FileReader, location?: Location): Promise<WitSource> {
  const { files } = reader.platform;
  const kind = await files.kind(path);
  if (kind === 'none') {
    throw new Stop(
      error('path-missing', `there is no WIT at \`${shown(path, reader)}\``, {
        ...(location && { location }),
        help: 'a world is written `WIT#WORLD`, with the path of the WIT package',
      }),
    );
  }
  const folder = kind === 'folder' ? path : dirname(path);
  const own = kind === 'folder' ? await texts(path, reader) : [await text(path, reader)];
  if (own.length === 0) {
    throw new Stop(
      error('path-missing', `no \`.wit\` file lies in \`${shown(path, reader)}\``, { ...(location && { location }) }),
    );
  }
  const deps = kind === 'folder' || basename(folder) === 'wit' ? await dependencies(`${folder}/deps`, reader) : [];
  return { files: own, dependencies: deps, features: { tag: 'only', val: [] } };
}

async function dependencies(folder: string, reader: FileReader): Promise<File[][]> {
  const { files } = reader.platform;
  if ((await files.kind(folder)) !== 'folder') return [];
  const packages = await Promise.all(
    (await files.list(folder)).map(async (name) => {
      const path = join(folder, name);
      const kind = await files.kind(path);
      if (kind === 'folder') return texts(path, reader);
      if (kind === 'none') throw new Stop(leadsNowhere(path));
      if (/\.(wit|wasm|wat)$/.test(name)) return [await text(path, reader)];
      return [];
    }),
  );
  return packages.filter((found) => found.length > 0);
}

export function leadsNowhere(path: string): Finding {
  return error('path-missing', `\`${path}\` is a symbolic link that leads to nothing, or in a circle`, {
    location: { file: path },
    help: 'mend the link, or put the package itself there',
  });
}

async function texts(folder: string, reader: FileReader): Promise<File[]> {
  const names = (await reader.platform.files.list(folder)).filter((name) => name.endsWith('.wit'));
  return Promise.all(names.map((name) => text(join(folder, name), reader)));
}

async function text(path: string, reader: FileReader): Promise<File> {
  const name = shown(path, reader);
  if (path.endsWith('.wit')) return { path: name, text: await reader.platform.files.readText(path) };
  const binary = await readBinary(path, reader);
  return { path: name, text: reporting({ location: { file: name } }, () => reader.core.wit.print(binary)) };
}
