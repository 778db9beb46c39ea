import type { Platform } from '../platform/platform.js';
import { type Core, loadCore } from './index.js';

/** The core that lies beside the program. */
export async function shippedCore({ files }: Platform): Promise<Core> {
  return loadCore(await files.read(files.asset('core.core.wasm')));
}
