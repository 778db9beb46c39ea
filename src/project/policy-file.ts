import { error, Stop } from '../finding.js';
import { join } from '../path.js';
import type { Platform } from '../platform/platform.js';
import type { Policy } from '../policy/policy.js';
import { policyOf } from './policy.js';
import { policySchema } from './policy-schema.js';
import { readToml } from './toml.js';

/** The policy in a file, which holds what `[policy]` of a manifest does; none where none is named. */
export async function policiesAt(path: string | undefined, { files }: Platform): Promise<readonly Policy[]> {
  if (path === undefined) return [];
  const file = join(path);
  if ((await files.kind(file)) !== 'file') throw new Stop(error('path-missing', `there is no file \`${file}\``));
  const kind = { schema: policySchema, called: 'the policy', invalid: 'manifest-invalid' } as const;
  const { data, locate } = readToml(file, await files.readText(file), kind);
  return [policyOf(data, locate)];
}
