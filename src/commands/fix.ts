import { type VersionChange, withVersion } from '../compat/fix.js';
import type { Compared } from '../compat/packages.js';
import type { Verdict } from '../compat/verdict.js';
import { join } from '../path.js';
import type { Files } from '../platform/platform.js';
import { ignored } from '../project/discover.js';

/** A file that was changed. */
export interface Fixed {
  readonly file: string;
  readonly package: string;
  readonly from: string;
  readonly to: string;
}

/** The versions that are too low for their change, and those that are enough. */
export function changesFor(verdicts: readonly Verdict[]): readonly VersionChange[] {
  return verdicts.flatMap(({ package: name, declared, next }) =>
    declared && !declared.enough && next !== undefined ? [{ package: name, from: declared.to, to: next }] : [],
  );
}

/**
 * Writes them wherever WIT of the project names the packages. What lies in `deps/` is of others, and what was
 * compared with stays what it was.
 */
export async function writeVersions(
  changes: readonly VersionChange[],
  { root, baselines }: Pick<Compared, 'root' | 'baselines'>,
  files: Files,
): Promise<readonly Fixed[]> {
  const fixed: Fixed[] = [];
  for (const name of changes.length > 0 ? await files.find(root, ['**/*.wit'], { ignore: ignored }) : []) {
    const file = join(root, name);
    if (baselines.has(file)) continue;
    const text = await files.readText(file);
    const made = changes.filter((change) => withVersion(text, change) !== text);
    if (made.length === 0) continue;
    await files.write(file, changes.reduce(withVersion, text));
    fixed.push(...made.map((change) => ({ file, ...change })));
  }
  return fixed;
}
