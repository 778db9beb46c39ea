import { join } from 'node:path';
import { root, wasmwright } from '../helpers/cli.js';

/** The folder in which jco is installed. */
export async function jco(): Promise<string> {
  const { stdout } = await wasmwright(['setup', join(root, 'examples/hello'), '--format', 'json'], { cwd: root });
  const { tools } = JSON.parse(stdout) as { tools: readonly { tool: string; folder: string }[] };
  const found = tools.find(({ tool }) => tool === 'jco');
  if (!found) throw new Error('jco is not installed');
  return found.folder;
}
