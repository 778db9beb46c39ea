import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Asset } from './platform.js';

/** Files that are shipped in `dist/` beside the bundle, read when they are needed. */
export function asset(name: Asset): string {
  return join(folder(), name);
}

/** The bundle lies among the assets; the sources, when tests run them, lie two folders off. */
function folder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return existsSync(join(here, 'core.core.wasm')) ? here : join(here, '..', '..', 'dist');
}
