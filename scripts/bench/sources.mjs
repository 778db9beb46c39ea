import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { node, root } from './measure.mjs';

/** The modules of the program, to be called in this process: what it does once it has started. */
export async function sources() {
  const js = 'build/bench';
  const [program, args] = node(join(root, 'node_modules/typescript/bin/tsc'), '--project', 'tsconfig.json');
  execFileSync(program, [...args, '--outDir', js], { cwd: root, stdio: 'inherit' });
  // What tsc does not carry over: the core and its glue.
  for (const part of ['core.js', 'core.core.wasm']) {
    cpSync(join(root, 'src/core/component', part), join(root, js, 'src/core/component', part));
  }
  const load = (path) => import(pathToFileURL(join(root, js, 'src', path)).href);
  const { loadCore } = await load('core/index.js');
  const core = await loadCore(readFileSync(join(root, js, 'src/core/component/core.core.wasm')));
  const { node: platform } = await load('platform/node.js');
  return { load, core, platform, signal: new AbortController().signal };
}
