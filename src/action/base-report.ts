import * as z from 'zod/mini';
import type { Made } from '../compat/news.js';
import type { MergeBase } from '../compat/sources/merge-base.js';
import { join } from '../path.js';
import type { Platform } from '../platform/platform.js';
import { type GitHub, Refused } from './github.js';
import { temporary } from './temporary.js';

/** Nobody waits long for what is only good to know. */
const mostBytes = 100 * 1024 * 1024;

const made = {
  name: z.string(),
  project: z.optional(z.string()),
  digest: z.optional(z.string()),
  size: z.optional(z.number()),
  imports: z.optional(z.array(z.string())),
  capabilities: z.optional(z.array(z.object({ imports: z.array(z.string()) }))),
};
const results = z.object({
  version: z.literal(1),
  components: z.array(z.object(made)),
  compositions: z.array(z.object({ ...made, parts: z.array(z.string()) })),
});

/**
 * What was made of the commit that the pull request has left, by the workflow artifact that a run for it has uploaded.
 * None where there is no such artifact, it has expired, or the token may not read it: it is not built again for that.
 */
export async function resultsOf(
  { ref }: MergeBase,
  artifactName: string,
  github: GitHub,
  { env, files }: Platform,
): Promise<Made | undefined> {
  const folder = join(temporary(env), `wasmwright-base-${ref}`);
  try {
    const artifact = await github.artifactOf(ref, artifactName);
    if (!artifact || artifact.size > mostBytes) return undefined;
    await github.download(artifact, folder);
    return await readReports(folder, files);
  } catch (failure) {
    if (failure instanceof Refused) return undefined;
    throw failure;
  } finally {
    await files.remove(folder);
  }
}

/** The artifact of several projects has a report for each. */
async function readReports(folder: string, files: Platform['files']): Promise<Made | undefined> {
  const paths = await files.find(folder, ['**/report.json']);
  const texts = await Promise.all(paths.map((path) => files.readText(join(folder, path))));
  const reports = texts.flatMap((text) => results.safeParse(parsed(text)).data ?? []);
  if (reports.length === 0) return undefined;
  return {
    components: reports.flatMap(({ components }) => components),
    compositions: reports.flatMap(({ compositions }) => compositions),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
