import type { Context } from '../stages/context.js';
import { installerHelp, type PinnedTool, type WheelSource } from '../toolchains/toolchain.js';
import { mustRun } from './run.js';

/** pip takes the wheel only if its SHA-256 is one of those recorded. */
export async function wheel(
  { title, version }: PinnedTool,
  { lock }: WheelSource,
  folder: string,
  context: Context,
): Promise<void> {
  const { files, machine } = context.platform;
  const args = [
    '-m',
    'pip',
    'install',
    '--require-hashes',
    '--no-deps',
    '--only-binary=:all:',
    '--no-compile',
    '--disable-pip-version-check',
    '--quiet',
    '--target',
    folder,
    '--requirement',
    `${files.asset('locks')}/${lock}`,
  ];
  await mustRun(`${title} ${version}`, { program: machine.python, args }, context, installerHelp.pip);
}
