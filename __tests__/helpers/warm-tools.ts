import { join } from 'node:path';
import { root, wasmwright, withCopy } from './cli.js';

/** Before the tests: installs the tools and builds libc once, so that tests do not race for them. */
export async function setup(): Promise<void> {
  await withCopy(join(root, 'examples/hello'), async (copy) => {
    const { code, stdout, stderr } = await wasmwright(['smoke', '.'], { cwd: copy });
    if (code !== 0) throw new Error(`the example does not build:\n${stdout}${stderr}`);
  });
}
