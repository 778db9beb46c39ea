import { createHash } from 'node:crypto';
import type { Platform } from '../platform/platform.js';
import { type ToolId, tools } from './index.js';
import type { Toolchain } from './toolchain.js';

/** Where tools live: in `$RUNNER_TOOL_CACHE` on a runner, in the user's cache folder elsewhere. */
export function toolCache({ env, machine }: Platform): string {
  return `${env['RUNNER_TOOL_CACHE'] || machine.cache}/wasmwright`.replaceAll('\\', '/');
}

/** Where a tool is installed. */
export interface Place {
  readonly folder: string;
  /** A file beside the folder, which is written last: without it the folder may be half of a tool. */
  readonly mark: string;
  /** Names the same contents everywhere. */
  readonly key: string;
}

export async function placeOf(id: ToolId, platform: Platform): Promise<Place> {
  const key = await keyOf(tools[id], platform);
  const folder = `${toolCache(platform)}/${id}/${key}`;
  return { folder, mark: `${folder}.complete`, key: `${id}-${key}` };
}

/** Whether a tool is there as a whole. */
export async function isInstalled({ folder, mark }: Place, { files }: Platform): Promise<boolean> {
  return (await files.kind(mark)) === 'file' && (await files.kind(folder)) === 'folder';
}

/** Names what is inside: another version, other checksums or another kind of machine is another folder. */
async function keyOf({ version, source }: Toolchain, { files, machine }: Platform): Promise<string> {
  if (source.kind === 'machine') throw new Error('what the machine has is not installed');
  const file = source.kind === 'npm' ? `${source.lock}/package-lock.json` : source.lock;
  const lock = await files.read(`${files.asset('locks')}/${file}`);
  const digest = createHash('sha256').update(lock).digest('hex').slice(0, 8);
  return `${version}-${digest}-${machine.os}-${machine.arch}`;
}
