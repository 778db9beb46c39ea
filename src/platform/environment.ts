/**
 * What a workflow's runner tells its steps: tokens that write caches and artifacts, and files by which
 * a step sets what later steps see. Compilers run code of others and have no business with it.
 */
const ofTheRunner = /^(ACTIONS_|INPUT_|GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY)$)/;

/** Nor with the passwords of the cache that a team shares. */
const ofTheCache = /^WASMWRIGHT_CACHE(_|$)/;

export function harmless(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ofTheRunner.test(name) && !ofTheCache.test(name)));
}
