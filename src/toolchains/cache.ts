import type { Platform } from '../platform/platform.js';

/** Where tools live: in `$RUNNER_TOOL_CACHE` on a runner, in the user's cache folder elsewhere. */
export function toolCache({ env, machine }: Platform): string {
  return `${env['RUNNER_TOOL_CACHE'] || machine.cache}/wasmwright`.replaceAll('\\', '/');
}
