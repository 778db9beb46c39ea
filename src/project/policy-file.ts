import { error, Stop } from '../finding.js';
import { join } from '../path.js';
import type { Platform } from '../platform/platform.js';
import type { Policy } from '../policy/policy.js';
import { parseAs } from './manifest.js';
import { policyOf } from './policy.js';
import { policySchema } from './policy-schema.js';

/** The policy in a file, which holds what `[policy]` of a manifest does; none where none is named. */
export async function policiesAt(path: string | undefined, { files }: Platform): Promise<readonly Policy[]> {
  if (path === undefined) return [];
  const file = join(path);
  if ((await files.kind(file)) !== 'file') throw new Stop(error('path-missing', `there is no file \`${file}\``));
  const { data, locate } = parseAs(policySchema, 'the policy', file, await files.readText(file));
  return [policyOf(data, locate)];
}
