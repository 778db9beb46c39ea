import type { Context } from '../stages/context.js';
import type { NpmSource } from '../toolchains/toolchain.js';
import { runInstaller } from './installer.js';

/** npm checks each package against the integrity in the lock file, and runs none of their scripts. */
export async function installPackages(
  what: string,
  source: NpmSource,
  folder: string,
  context: Context,
): Promise<void> {
  const { files } = context.platform;
  await files.copy(`${files.asset('locks')}/${source.lock}`, folder);
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await runInstaller(what, { program: 'npm', args, cwd: folder }, 'npm', context);
}
