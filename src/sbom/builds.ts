import { join } from '../path.js';
import type { Files } from '../platform/platform.js';
import type { Report } from '../report.js';
import { storeOf } from '../store/store.js';
import type { ToolId } from '../toolchains/index.js';
import type { Inspected, Materials } from './materials.js';

/** What is known of how a component was built: from what is kept of its build, and for the rest from the run. */
export async function buildOf(
  name: string,
  digest: string,
  { root, report, files }: { readonly root: string; readonly report: Report; readonly files: Files },
): Promise<Pick<Inspected, 'noted' | 'tools'>> {
  const builds = await storeOf(root, { files }).builds(name);
  const kept = builds.find(({ component }) => component === digest);
  const ofRun = report.tools
    .filter(({ components }) => components === undefined || components.includes(name))
    .map(({ tool, version }) => [tool, version] as const);
  const ofBuild = Object.entries(kept?.inputs.given ?? {}).flatMap(([key, what]) => {
    const tool = /^`([a-z-]+)`$/.exec(key)?.[1];
    return tool === undefined ? [] : [[tool as ToolId, versionIn(what, tool)] as const];
  });
  const tools = Object.fromEntries([...ofRun, ...ofBuild]);
  const noted =
    kept?.noted ?? (await notedBeside(join(root, '.wasmwright/build', name, `${name}.wasm`), digest, files));
  return { tools, ...(noted && { noted }) };
}

/** Not every build is kept. */
const placeOf = (component: string) => component.replace(/\.wasm$/, '.noted.json');

/** Writes what a build has noted beside the component that it is of. */
export function noteBeside(component: string, digest: string, noted: Materials, files: Files): Promise<void> {
  return files.write(placeOf(component), JSON.stringify({ digest, noted }));
}

async function notedBeside(component: string, digest: string, files: Files): Promise<Materials | undefined> {
  try {
    const found = JSON.parse(await files.readText(placeOf(component)));
    return found.digest === digest ? found.noted : undefined;
  } catch {
    return undefined;
  }
}

/** What is installed is known by more than its version: `zig-0.17.1-682f3087-linux-x64`. */
const versionIn = (what: string, tool: string): string =>
  what.startsWith(`${tool}-`) ? what.slice(tool.length + 1).replace(/-[0-9a-f]{8}-[^-]+-[^-]+$/, '') : what;
