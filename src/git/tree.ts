import { error, Stop } from '../finding.js';
import { basename, dirname } from '../path.js';
import { NotText } from '../platform/platform.js';
import type { ReadableFiles } from '../project/wit-package.js';
import type { Git } from './git.js';

/** What stands in the tree of a commit. */
interface Entry {
  readonly kind: 'file' | 'link' | 'submodule';
  readonly hash: string;
}

/** Paths are those of whoever reads. */
export interface Naming {
  /** What such a path is in the repository. */
  place(path: string): string;
  /** What it is called in messages. */
  shown(path: string): string;
}

/**
 * Reads the part of a commit that a WIT package or a binary at `path` may be made of, with two calls
 * of git, as a file system that has nothing else.
 */
export async function readTree(
  commit: string,
  path: string,
  { git, place, shown }: { readonly git: Git } & Naming,
): Promise<ReadableFiles> {
  const root = place(path);
  // The dependencies of a file lie beside it, as `readWit` has it.
  const scope = root.endsWith('.wit') && basename(dirname(root)) === 'wit' ? dirname(root) : root;
  const entries = await list(commit, scope, git);
  const contents = await read(wanted(entries, root), git);
  const folders = new Set([...entries.keys()].flatMap(foldersOf));
  const entryAt = (path: string): Entry | undefined => {
    const at = place(path);
    const [entry] = [at, ...foldersOf(at)].flatMap((candidate) => entries.get(candidate) ?? []);
    if (entry) mustBeFile(entry, shown(path));
    return entries.get(at);
  };
  const bytes = (path: string): Uint8Array => {
    const entry = entryAt(path);
    const content = entry && contents.get(entry.hash);
    if (!content) throw new RangeError(`\`${shown(path)}\` was not read from the commit`);
    return content;
  };
  return {
    shown,
    kind: async (path) => (entryAt(path) ? 'file' : folders.has(place(path)) ? 'folder' : 'none'),
    read: async (path) => bytes(path),
    readText: async (path) => decode(shown(path), bytes(path)),
    async list(folder) {
      const start = place(folder) === '.' ? '' : `${place(folder)}/`;
      const inside = [...entries.keys()].filter((entry) => entry.startsWith(start));
      return [...new Set(inside.map((entry) => entry.slice(start.length).split('/')[0] ?? ''))].sort();
    },
  };
}

/** What lies at a path and below; or, where nothing does, the link or submodule above that the path leads through. */
async function list(commit: string, path: string, git: Git): Promise<Map<string, Entry>> {
  const below = await listed(['-r'], commit, path === '.' ? [] : [path], git);
  return below.size > 0 || path === '.' ? below : listed([], commit, foldersOf(path).slice(1), git);
}

async function listed(how: readonly string[], commit: string, paths: readonly string[], git: Git) {
  const args = ['ls-tree', ...how, '-z', '--full-tree', commit, '--', ...paths];
  const { text } = await git.must(args, 'git cannot read the commit');
  return new Map(text.split('\0').flatMap(entryOf));
}

/** `MODE TYPE HASH\tPATH`. */
function entryOf(line: string): [string, Entry][] {
  const match = /^(?<mode>\d+) (?<type>\S+) (?<hash>[0-9a-f]+)\t(?<path>.+)$/s.exec(line);
  const { mode, type, hash = '', path = '' } = match?.groups ?? {};
  if (!match || type === 'tree') return [];
  return [[path, { hash, kind: type === 'commit' ? 'submodule' : mode === '120000' ? 'link' : 'file' }]];
}

/** `a/b/c` lies in `a` and `a/b`, and all in `.`. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return ['.', ...parts.map((_, i) => parts.slice(0, i + 1).join('/'))];
}

/** What `readWit` may ask for: the files of the package, those of `deps/`, and those in its folders. */
function wanted(entries: ReadonlyMap<string, Entry>, path: string): string[] {
  const folder = entries.has(path) ? dirname(path) : path;
  const depth = (file: string) => file.split('/').length;
  const near = [...entries].filter(([file, { kind }]) => {
    if (file === path) return kind === 'file';
    if (kind !== 'file' || !/\.(wit|wasm|wat)$/.test(file)) return false;
    const below = folder === '.' ? file : file.slice(folder.length + 1);
    return below.startsWith('deps/') ? depth(below) <= 3 : depth(below) === 1 && file.endsWith('.wit');
  });
  return near.map(([, { hash }]) => hash);
}

/** `HASH TYPE SIZE\n`, then as many bytes and a line end. */
async function read(hashes: readonly string[], git: Git): Promise<Map<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  if (hashes.length === 0) return contents;
  const input = [...new Set(hashes)].map((hash) => `${hash}\n`).join('');
  const { bytes } = await git.must(['cat-file', '--batch'], 'git cannot read the files of the commit', input);
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0x0a, at);
    const [hash = '', type, size] = new TextDecoder().decode(bytes.subarray(at, end)).split(' ');
    if (type !== 'blob') throw lost(hash);
    const next = end + 1 + Number(size);
    contents.set(hash, bytes.subarray(end + 1, next));
    at = next + 1;
  }
  return contents;
}

function lost(hash: string): Stop {
  return new Stop(error('git-failed', `the repository lacks the file ${hash}`, { help: '`git fsck` examines it' }));
}

function mustBeFile({ kind }: Entry, shown: string): void {
  if (kind === 'file') return;
  const what = kind === 'link' ? 'a symbolic link, which is not followed' : 'a submodule, whose files are in no commit';
  throw new Stop(
    error('baseline-missing', `\`${shown}\` is ${what}`, {
      help: 'name the path of what it stands for, or check it out into a folder and give that',
    }),
  );
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotText(path);
  }
}
