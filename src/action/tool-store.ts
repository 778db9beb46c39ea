import type { ToolStore } from '../stages/context.js';

/** The cache of a workflow as a store of tools. */
export interface WorkflowCache extends ToolStore {
  /** Saves what was installed: when the run is over, so that nobody waits for it. */
  flush(): Promise<void>;
}

/**
 * Opens the cache of the workflow that this is a step of. What is once saved there under a name stays as
 * it is, also if it is broken, so names end with a number: the last one counts, and what had to be
 * installed although there was one is saved under the next.
 */
export async function workflowCache(warn: (message: string) => void): Promise<WorkflowCache> {
  const { isFeatureAvailable, restoreCache, saveCache } = await import('@actions/cache');
  const added: { folder: string; key: string }[] = [];
  const prefixOf = (key: string) => `wasmwright-${key}.`;
  // A cache that does not work costs time and nothing else.
  const attempt = async <T>(work: () => Promise<T>, what: string): Promise<T | undefined> => {
    if (!isFeatureAvailable()) return undefined;
    return work().catch((failure: unknown) => {
      warn(`the workflow's cache could not ${what}: ${failure instanceof Error ? failure.message : String(failure)}`);
      return undefined;
    });
  };
  const look = (folder: string, key: string, lookupOnly: boolean) =>
    attempt(() => restoreCache([folder], prefixOf(key), [prefixOf(key)], { lookupOnly }), 'be read');
  return {
    restore: async (folder, key) => (await look(folder, key, false)) !== undefined,
    added: (folder, key) => {
      added.push({ folder, key });
    },
    async flush() {
      for (const { folder, key } of added) {
        // What could not be restored may be there all the same, and broken.
        const last = await look(folder, key, true);
        const name = `${prefixOf(key)}${Number(last?.slice(prefixOf(key).length) ?? 0) + 1}`;
        await attempt(() => saveCache([folder], name), 'be written');
      }
    },
  };
}
