import type { readdirSync } from 'node:fs';
import { cp, lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { asset } from './assets.js';
import { lock } from './lock.js';
import { entriesOf, kindOf, readBytes, realOf, stampOf, unsee } from './looks.js';
import { isOwnerAlive, owned, ownedName } from './owners.js';
import { type Abandoned, type Files, NotText } from './platform.js';
import { sources } from './sources.js';

export const files: Files = {
  read,
  readText: async (path, most) => decode(path, await read(path, most)),
  async write(path, content) {
    await mkdir(dirname(path), { recursive: true });
    const part = beside(path);
    try {
      await writeFile(part, content);
      await rename(part, path);
    } catch (failure) {
      await rm(part, { force: true });
      // Writing knows only the number of an open file.
      throw Object.assign(failure as NodeJS.ErrnoException, { path });
    }
  },
  kind: async (path) => kindOf(path),
  list: async (folder) =>
    entriesOf(folder)
      .map(({ name }) => name)
      .sort(),
  async find(folder, patterns, { ignore = [] } = {}) {
    const found = globSync([...patterns], {
      cwd: folder,
      ignore: [...ignore],
      followSymbolicLinks: false,
      expandDirectories: false,
      dot: true,
      fs: { readdirSync: entriesOf as unknown as typeof readdirSync },
    });
    return found.sort();
  },
  sources,
  stamp: async (path) => stampOf(path),
  unsee,
  beside,
  abandoned,
  lock,
  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },
  async rename(from, to) {
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
  },
  async copy(from, to) {
    await mkdir(dirname(to), { recursive: true });
    await cp(from, to, { recursive: true });
  },
  remove: (path) => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  size,
  absolute: (path) => resolve(path).replaceAll('\\', '/'),
  real,
  asset,
};

/** Projects have many files and nearly all are small: to wait for each takes many times as long as to read it. */
async function read(path: string, most?: number): Promise<Uint8Array> {
  return readBytes(path, most);
}

/** Files that go away meanwhile do not count. */
async function size(path: string): Promise<number> {
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isDirectory()) return found?.size ?? 0;
  const names = await readdir(path).catch(() => []);
  const sizes = await Promise.all(names.map((name) => size(`${path}/${name}`)));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

function beside(path: string, as: Abandoned['as'] = 'part'): string {
  return `${path}.${ownedName()}.${as}`;
}

/** Follows links as far as there is anything; the rest is what somebody is about to make. */
async function real(path: string): Promise<string> {
  const found = realOf(path);
  if (found !== undefined) return found;
  const [above, whole] = [dirname(path), resolve(path)];
  return dirname(whole) === whole ? whole : `${await real(above)}/${basename(whole)}`;
}

const besides = new RegExp(`^(?<name>.+)\\.(?<owner>${owned})\\.(?<as>part|old)$`);

async function abandoned(folder: string): Promise<Abandoned[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((found) => {
    const { name, owner, as } = besides.exec(found)?.groups ?? {};
    if (name === undefined || owner === undefined || isOwnerAlive(owner)) return [];
    return [{ path: `${folder}/${found}`, beside: `${folder}/${name}`, as: as === 'old' ? 'old' : 'part' }];
  });
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotText(path);
  }
}
