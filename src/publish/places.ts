import { error, everyOrStop, Stop } from '../finding.js';
import type { Platform } from '../platform/platform.js';
import { openTargets, type Target } from '../registry/push.js';
import { parseReference } from '../registry/reference.js';
import type { Item } from './items.js';

/** An item, and the repository that it goes to. */
export interface Placed {
  readonly item: Item;
  readonly target: Target;
}

/** Opens the repositories for items below `HOST[:PORT]/PREFIX`. Stops with all whose names a registry cannot have; nothing is asked yet. */
export async function placesFor(
  items: readonly Item[],
  { registry, insecure = false }: { readonly registry?: string | undefined; readonly insecure?: boolean },
  platform: Platform,
  signal: AbortSignal,
): Promise<readonly Placed[]> {
  if (registry === undefined) throw noRegistry();
  const prefix = registry.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  const references = await everyOrStop(items, ({ name, metadata, location }) =>
    parseReference(`${prefix}/${name}:${metadata.version}`, location),
  );
  const [first] = references;
  if (!first) return [];
  const open = await openTargets(first, platform, signal, { insecure });
  return items.map((item, i) => ({ item, target: open(references[i]?.repository ?? '') }));
}

function noRegistry(): Stop {
  return new Stop(
    error('usage', 'nothing says where to publish', {
      help: 'give `--registry HOST/PREFIX`, such as `ghcr.io/acme`, or write `registry = "HOST/PREFIX"` below `[publish]` of wasmwright.toml',
    }),
  );
}
