import type { Core, File } from '../core/index.js';
import { reporting } from '../core/problems.js';
import { error, type Location, Stop } from '../finding.js';
import { join } from '../path.js';
import type { Platform } from '../platform/platform.js';
import { readBinary } from '../project/binary.js';
import { packagesDefined } from './named.js';
import { takeApart, textOf } from './texts.js';
import { wrong } from './toml.js';
import type { Override } from './wkg-manifest.js';

/** A package that lies on this machine, as `wkg.toml` has it. */
export interface Local {
  readonly name: string;
  readonly version?: string;
  /** What stands there, without its `deps`: they are found as those of the project are. */
  readonly files: readonly File[];
  readonly path: string;
}

/** The `.wit` files of a folder, not of those in it. */
export async function witFilesIn(folder: string, { files }: Platform): Promise<File[]> {
  const names = (await files.list(folder)).filter((name) => name.endsWith('.wit'));
  return Promise.all(
    names.map(async (name) => ({ path: join(folder, name), text: await files.readText(join(folder, name)) })),
  );
}

/** Opens what is in the place of a package: a folder of WIT, a file, or a package in binary form. Stops when it is another. */
export async function openLocal(
  name: string,
  { path, file }: Extract<Override, { kind: 'path' }>,
  reader: { readonly platform: Platform; readonly core: Core },
): Promise<Local> {
  const location = { file };
  const files = await contents(path, location, reader);
  const [own] = packagesDefined(files);
  if (own?.name !== name) {
    const is = own === undefined ? 'no WIT package' : `\`${own.name}\``;
    throw wrong(file, `\`overrides.${name}\` names \`${path}\`, which is ${is}`);
  }
  return { name, ...(own.version !== undefined && { version: own.version }), files, path };
}

async function contents(
  path: string,
  location: Location,
  { platform, core }: { readonly platform: Platform; readonly core: Core },
): Promise<File[]> {
  const kind = await platform.files.kind(path);
  if (kind === 'none') {
    const help = 'paths in wkg.toml are seen from its folder';
    throw new Stop(error('path-missing', `there is no \`${path}\``, { location, help }));
  }
  if (kind === 'folder') return witFilesIn(path, platform);
  if (path.endsWith('.wit')) return [{ path, text: await platform.files.readText(path) }];
  const binary = await readBinary(path, { platform, core });
  const [own] = takeApart(reporting({ location: { file: path } }, () => core.wit.print(binary)));
  return own ? [{ path, text: textOf(own) }] : [];
}
