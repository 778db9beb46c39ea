import type { ToolStore } from '../stages/context.js';

/** The cache of a workflow as a store of tools. */
export interface WorkflowCache extends ToolStore {
  /** Saves what was installed: when the run is over, so that nobody waits for it. */
  flush(): Promise<void>;
}

/** Opens the cache of the workflow that this is a step of. */
export async function workflowCache(warn: (message: string) => void): Promise<WorkflowCache> {
  const { isFeatureAvailable, restoreCache, saveCache } = await import('@actions/cache');
  const added: { folder: string; key: string }[] = [];
  const keyOf = (key: string) => `wasmwright-${key}`;
  // A cache that does not work costs time and nothing else.
  const attempt = async <T>(work: () => Promise<T>, what: string): Promise<T | undefined> => {
    if (!isFeatureAvailable()) return undefined;
    return work().catch((failure: unknown) => {
      warn(`the workflow's cache could not ${what}: ${failure instanceof Error ? failure.message : String(failure)}`);
      return undefined;
    });
  };
  return {
    restore: async (folder, key) => (await attempt(() => restoreCache([folder], keyOf(key)), 'be read')) !== undefined,
    added: (folder, key) => {
      added.push({ folder, key });
    },
    async flush() {
      for (const { folder, key } of added) await attempt(() => saveCache([folder], keyOf(key)), 'be written');
    },
  };
}
