import type { Context } from '../stages/context.js';
import type { WheelSource } from '../toolchains/toolchain.js';
import { runInstaller } from './installer.js';

/** pip takes the wheel only if its SHA-256 is one of those recorded. */
export async function installWheel(what: string, source: WheelSource, folder: string, context: Context): Promise<void> {
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
    `${files.asset('locks')}/${source.lock}`,
  ];
  await runInstaller(what, { program: machine.python, args }, 'pip', context);
}
