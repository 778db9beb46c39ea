import { error, Stop } from '../finding.js';
import { join } from '../path.js';
import type { Context } from '../stages/context.js';
import { toolCache } from '../toolchains/cache.js';
import type { LockedTool } from '../toolchains/lock.js';
import { type NpmPin, packageLock } from '../toolchains/pin.js';
import type { NpmSource } from '../toolchains/toolchain.js';
import type { Kind } from './kind.js';
import { shippedPin } from './pins.js';
import { runInstaller } from './run.js';

export const npm: Kind<NpmSource, NpmPin> = {
  /** npm checks each package against the integrity in the lock file, and runs none of their scripts. */
  async install({ title }, pin, folder, context) {
    const { files } = context.platform;
    await files.write(join(folder, 'package.json'), json(pin.manifest));
    await files.write(join(folder, 'package-lock.json'), packageLock(pin));
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await runInstaller(`${title} ${pin.version}`, { program: 'npm', args, cwd: folder }, 'npm', context);
  },

  async resolve({ id, title, source }, { version: wished }, context) {
    const shipped = await shippedPin(id, context.platform);
    if (shipped?.kind !== 'npm') throw new Error(`${id} has no lock`);
    const version = wished ?? (await newest(title, source, context));
    if (version === shipped.version) return locked(shipped);
    const dependencies = { ...shipped.manifest.dependencies, [source.package]: version };
    return lockAnew(title, { ...shipped, version, manifest: { ...shipped.manifest, dependencies } }, context);
  },
};

const locked = ({ version, manifest, packages }: NpmPin): LockedTool => ({
  source: 'npm',
  version,
  manifest,
  packages,
});

async function newest(title: string, source: NpmSource, context: Context): Promise<string> {
  const args = ['view', source.package, 'version', '--loglevel=error'];
  return (await runInstaller(title, { program: 'npm', args }, 'npm', context)).trim();
}

/** npm finds the packages that go together, with their integrity. */
async function lockAnew(title: string, pin: NpmPin, context: Context): Promise<LockedTool> {
  const { files } = context.platform;
  const folder = files.absolute(files.beside(join(toolCache(context.platform), 'npm')));
  try {
    await files.write(join(folder, 'package.json'), json(pin.manifest));
    const args = [
      'install',
      '--package-lock-only',
      '--ignore-scripts',
      '--omit-lockfile-registry-resolved',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ];
    await runInstaller(`${title} ${pin.version}`, { program: 'npm', args, cwd: folder }, 'npm', context);
    const { packages } = JSON.parse(await files.readText(join(folder, 'package-lock.json'))) as NpmPin;
    if (!packages) throw new Stop(error('tool-install', `npm recorded nothing of ${title} ${pin.version}`));
    return locked({ ...pin, packages });
  } finally {
    await files.remove(folder);
  }
}

const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
