import { error, Stop } from '../finding.js';
import { join } from '../path.js';
import type { Files } from '../platform/platform.js';
import { type Lock, lockName, lockSchema } from '../toolchains/lock.js';

/** Reads what a project has recorded of its tools; none when it has recorded nothing. */
export async function readLock(root: string, files: Files): Promise<Lock | undefined> {
  const file = join(root, lockName);
  if ((await files.kind(file)) !== 'file') return undefined;
  const result = lockSchema.safeParse(parse(file, await files.readText(file)));
  // Tools that this release does not know are for another one.
  if (result.success) return result.data.tools;
  const issue = result.error.issues[0];
  const place = issue && issue.path.length > 0 ? `\`${issue.path.join('.')}\`: ` : '';
  throw invalid(file, `${place}${issue?.message}`);
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(file, 'it is not JSON');
  }
}

function invalid(file: string, why: string): Stop {
  const help = 'take back what was changed in it, or remove it and run `wasmwright update`';
  return new Stop(error('lock-invalid', `the record of tools makes no sense: ${why}`, { location: { file }, help }));
}
