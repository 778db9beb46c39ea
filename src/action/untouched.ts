import { differingFrom } from '../git/changes.js';
import { gitIn } from '../git/git.js';
import type { Platform } from '../platform/platform.js';

/** Files that interfaces are made of, and what decides how they are judged. */
const relevant = /\.wit$|(^|\/)deps\/[^/]+\.(wasm|wat)$|(^|\/)wasmwright\.toml$/;

/**
 * Whether nothing that an interface is made of differs from a commit: one question to git, so that a pull request
 * which touches no WIT waits for nothing.
 */
export async function isUntouched(
  folder: string,
  commit: string,
  { platform, signal }: { readonly platform: Platform; readonly signal: AbortSignal },
): Promise<boolean> {
  const git = gitIn(folder, platform, signal);
  const files = await differingFrom(commit, git, { below: true });
  return !files.some((file) => relevant.test(file));
}
