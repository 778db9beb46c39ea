import type { Platform } from '../platform/platform.js';
import type { ToolId } from './index.js';
import { type Pin, pinName } from './pin.js';

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

export function placeOf(id: ToolId, pin: Pin, platform: Platform): Place {
  const name = pinName(pin, platform.machine);
  const folder = `${toolCache(platform)}/${id}/${name}`;
  return { folder, mark: `${folder}.complete`, key: `${id}-${name}` };
}

/** Whether a tool is there as a whole. */
export async function isInstalled({ folder, mark }: Place, { files }: Platform): Promise<boolean> {
  return (await files.kind(mark)) === 'file' && (await files.kind(folder)) === 'folder';
}
