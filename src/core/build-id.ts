import { createHash } from 'node:crypto';
import { leavesOf } from './sections.js';

/** The length that linkers give to an id. */
const length = 20;

/**
 * Fills in the ids of modules that are all zeros, in place, with a digest of the component as it is shipped; the file that
 * debuggers read gets the same ones (tool-conventions, BuildId.md). A linker would take the digest of all that it writes,
 * and that has folders of the machine in what is for debuggers.
 */
export function fillBuildIds(shipped: Uint8Array, debug: Uint8Array): void {
  const [open, twins] = [openIds(shipped), openIds(debug)];
  if (open.length === 0) return;
  const content = createHash('sha256').update(shipped).digest();
  for (const [i, id] of open.entries()) {
    const filled = createHash('sha256').update(content).update(`${i}`).digest().subarray(0, length);
    id.set(filled);
    twins[i]?.set(filled);
  }
}

/** As parts of a valid binary, in order. */
function openIds(binary: Uint8Array): readonly Uint8Array[] {
  return leavesOf(binary)
    .filter(({ kind }) => kind === 'custom "build_id"')
    .map(({ body }) => body.subarray(-length))
    .filter((id) => id.every((byte) => byte === 0));
}
