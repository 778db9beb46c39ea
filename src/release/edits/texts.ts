import type { Files } from '../../platform/platform.js';

/** Text files of a folder, some of them changed: nothing is written yet. */
export interface Texts {
  read(path: string): Promise<string>;
  /** What the file says from now on. */
  put(path: string, text: string): void;
  /** Takes back all that was put. */
  restore(): void;
  /** What differs from the files, by path. */
  changed(): ReadonlyMap<string, string>;
}

export function textsIn(files: Files): Texts {
  const before = new Map<string, string>();
  const now = new Map<string, string>();
  return {
    async read(path) {
      const known = now.get(path) ?? before.get(path);
      if (known !== undefined) return known;
      const text = (await files.kind(path)) === 'file' ? await files.readText(path) : '';
      before.set(path, text);
      return text;
    },
    put: (path, text) => void now.set(path, text),
    restore: () => now.clear(),
    changed: () => new Map([...now].filter(([path, text]) => before.get(path) !== text)),
  };
}
