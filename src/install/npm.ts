import type { Context } from '../stages/context.js';
import { installerHelp, type NpmSource, type PinnedTool } from '../toolchains/toolchain.js';
import { mustRun } from './run.js';

/** npm checks each package against the integrity in the lock file, and runs none of their scripts. */
export async function npm(
  { title, version }: PinnedTool,
  { lock }: NpmSource,
  folder: string,
  context: Context,
): Promise<void> {
  const { files } = context.platform;
  await files.copy(`${files.asset('locks')}/${lock}`, folder);
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await mustRun(`${title} ${version}`, { program: 'npm', args, cwd: folder }, context, installerHelp.npm);
}
