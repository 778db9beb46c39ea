import { error, type Finding, Stop } from '../finding.js';
import { join } from '../path.js';
import type { Files } from '../platform/platform.js';
import { depsFile, folderOf } from './assembled.js';
import { fullName, type Named, packagesDefined, packagesNamed } from './named.js';
import type { Wanted } from './pulled.js';
import type { Locked } from './wkg-lock.js';

/** What lies in folders of dependencies: texts by package, each from where it was found first. */
export async function textsIn(folders: readonly string[], files: Files): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const folder of folders) {
    const names = (await files.kind(folder)) === 'folder' ? await files.list(folder) : [];
    for (const name of names) {
      const file = join(folder, name, depsFile);
      if ((await files.kind(file)) !== 'file') continue;
      const text = await files.readText(file);
      const [own] = packagesDefined([{ path: file, text }]);
      if (own && folderOf(fullName(own)) === name && !found.has(fullName(own))) found.set(fullName(own), text);
    }
  }
  return found;
}

/** A package that is here already. */
export interface Kept extends Locked {
  /** Its text, and those of the packages that it needs, by package. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Finds a package among those that are here, at the version that was taken last time. Stops when it is not there. */
export function keep({ name, named, locked }: Wanted, here: ReadonlyMap<string, string>): Kept {
  if (!locked) throw new Stop(notHere(named, 'wkg.lock does not have it'));
  const texts = new Map<string, string>();
  const open = [`${name}@${locked.version}`, name].filter((it) => here.has(it)).slice(0, 1);
  if (open.length === 0) throw new Stop(notHere(named, `version ${locked.version} of it is in no \`deps\``));
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const text = here.get(next);
    if (text === undefined || texts.has(next)) continue;
    texts.set(next, text);
    open.push(...packagesNamed([{ path: next, text }]).map(fullName));
  }
  return { ...locked, texts };
}

function notHere(named: Named, why: string): Finding {
  return error(
    'download-failed',
    `\`${fullName(named)}\` is not on this machine, and nothing may be downloaded: ${why}`,
    {
      location: named.location,
      help: 'run `wasmwright wit fetch` once without `--offline`',
    },
  );
}
