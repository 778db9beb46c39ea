import { createHash } from 'node:crypto';
import type { Platform } from '../platform/platform.js';
import { type ToolId, tools } from './index.js';
import type { Toolchain } from './toolchain.js';

/** Where tools live: in `$RUNNER_TOOL_CACHE` on a runner, in the user's cache folder elsewhere. */
export function toolCache({ env, machine }: Platform): string {
  return `${env['RUNNER_TOOL_CACHE'] || machine.cache}/wasmwright`.replaceAll('\\', '/');
}

/** The folder that a tool is installed into, and the key that names the same contents everywhere. */
export async function placeOf(id: ToolId, platform: Platform): Promise<{ folder: string; key: string }> {
  const key = await keyOf(tools[id], platform);
  return { folder: `${toolCache(platform)}/${id}/${key}`, key: `${id}-${key}` };
}

/** Names what is inside: another version, other checksums or another kind of machine is another folder. */
async function keyOf({ version, source }: Toolchain, { files, machine }: Platform): Promise<string> {
  const file = source.kind === 'npm' ? `${source.lock}/package-lock.json` : source.lock;
  const lock = await files.read(`${files.asset('locks')}/${file}`);
  const digest = createHash('sha256').update(lock).digest('hex').slice(0, 8);
  return `${version}-${digest}-${machine.os}-${machine.arch}`;
}
