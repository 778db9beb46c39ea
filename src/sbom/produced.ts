import { leavesOf, type Producer } from '../core/sections.js';
import type { Tool } from './cyclonedx.js';
import type { Material } from './materials.js';
import { purl } from './purl.js';

/** What the core makes components with, as `core/Cargo.toml` pins it. */
export const own = {
  'wit-component': '0.258.0',
  'wit-bindgen-go': '0.61.0',
  'wasi-preview1-component-adapter-provider': '50.0.1',
} as const;

/** What leaves code of its own in a binary and not only a trace of its work: all of them are crates. */
const glue = /^wit-(component|bindgen(-[a-z]+)?)$/;

/** What speaks to the world in a binary: the code that wit-bindgen and wit-component have put there, and an adapter. */
export function glueIn(binary: Uint8Array, producers: readonly Producer[]): readonly Material[] {
  const crates = producers
    .filter(({ field, name }) => field === 'processed-by' && glue.test(name))
    .map(({ name, version }) => crate(name, version));
  if (!isAdapted(binary)) return crates;
  // By whom a component was made, by that one's adapter.
  const isOwn = producers.some(({ name, version }) => name === 'wit-component' && version === own['wit-component']);
  const adapter = 'wasi-preview1-component-adapter-provider';
  return [...crates, isOwn ? crate(adapter, own[adapter]) : { ref: adapter, name: adapter }];
}

function crate(name: string, version: string): Material {
  const ref = purl('cargo', name, version);
  return { ref, name, version, purl: ref };
}

/** Whether a module in it asks for WASI as it was before there were components. */
function isAdapted(binary: Uint8Array): boolean {
  const old = Buffer.from('wasi_snapshot_preview1');
  return leavesOf(binary).some(
    ({ kind, module, body }) => kind === 'import' && module !== undefined && Buffer.from(body).includes(old),
  );
}

/** What else has worked on it. */
export function toolsIn(producers: readonly Producer[]): readonly Tool[] {
  return producers
    .filter(({ field, name }) => field === 'processed-by' && !glue.test(name))
    .map(({ name, version }) => ({ name, ...(version !== '' && { version }) }));
}
