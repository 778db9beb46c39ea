import { posix } from 'node:path';

/** Joins and tidies: `join('./a', '../b')` is `b`. All paths inside the program have `/` between their parts. */
export function join(...parts: readonly string[]): string {
  const [first = '.', ...rest] = parts.map((part) => part.replaceAll('\\', '/'));
  const from = rest.findLastIndex((part) => isAbsolute(part));
  return from < 0 ? posix.join(first, ...rest) : posix.join(...rest.slice(from));
}

export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:/.test(path);
}

/** Whether something lies in a folder, told by their names, as `join` gives them; `.` has all that leads nowhere else. */
export function isBelow(path: string, folder: string): boolean {
  if (folder === '.') return path !== '.' && !isAbsolute(path) && !/^\.\.(\/|$)/.test(path);
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** What a binary is called: by its file, without the ending. */
export const binaryName = (path: string): string => posix.basename(path).replace(/\.(wasm|wat)$/, '');

export const { basename, dirname, relative } = posix;

/** The debug file of a component, which lies beside it. */
export const debugName = (component: string): string => component.replace(/(\.wasm)?$/, '.debug.wasm');
