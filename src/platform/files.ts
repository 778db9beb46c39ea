import { randomBytes } from 'node:crypto';
import { cp, lstat, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { asset } from './assets.js';
import { type Files, NotText } from './platform.js';

export const files: Files = {
  read: (path) => readFile(path),
  readText: async (path) => decode(path, await readFile(path)),
  async write(path, content) {
    await mkdir(dirname(path), { recursive: true });
    const part = beside(path);
    try {
      await writeFile(part, content);
      await rename(part, path);
    } catch (failure) {
      await rm(part, { force: true });
      throw failure;
    }
  },
  async kind(path) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory()) return 'folder';
    return found ? 'file' : 'none';
  },
  list: async (folder) => (await readdir(folder)).sort(),
  async find(folder, patterns, { ignore = [] } = {}) {
    const found = await glob([...patterns], {
      cwd: folder,
      ignore: [...ignore],
      followSymbolicLinks: false,
      expandDirectories: false,
      dot: true,
    });
    return found.sort();
  },
  beside,
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
  asset,
};

/** Files that go away meanwhile do not count. */
async function size(path: string): Promise<number> {
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isDirectory()) return found?.size ?? 0;
  const names = await readdir(path).catch(() => []);
  const sizes = await Promise.all(names.map((name) => size(`${path}/${name}`)));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

function beside(path: string): string {
  return `${path}.${randomBytes(4).toString('hex')}.part`;
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotText(path);
  }
}
