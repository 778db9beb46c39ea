import type { Git } from './git.js';

/** The texts of files as a commit has them, by their paths from the root, in one question; without those that it does not have. */
export async function textsAt(
  commit: string,
  paths: readonly string[],
  git: Git,
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(paths)].filter((path) => !/[\n\0]/.test(path));
  if (asked.length === 0) return new Map();
  const input = asked.map((path) => `${commit}:${path}\n`).join('');
  const { bytes } = await git.must(['cat-file', '--batch'], 'git cannot read the files of a commit', input);
  const texts = new Map<string, string>();
  let at = 0;
  for (const path of asked) {
    const end = bytes.indexOf(0x0a, at);
    const [, type, size] = / (\w+) (\d+)$/.exec(new TextDecoder().decode(bytes.subarray(at, end))) ?? [];
    at = end + 1;
    // `COMMIT:PATH missing`
    if (size === undefined) continue;
    const next = at + Number(size);
    if (type === 'blob') texts.set(path, new TextDecoder().decode(bytes.subarray(at, next)));
    at = next + 1;
  }
  return texts;
}
