import type { InstallStep } from '../plan.js';
import type { Context } from '../stages/context.js';
import { placeOf } from '../toolchains/cache.js';
import { tools } from '../toolchains/index.js';
import type { Installed, Source, Toolchain } from '../toolchains/toolchain.js';
import { inCache } from './cached.js';
import { findOnMachine } from './machine.js';
import { installPackages } from './npm.js';
import { installWheel } from './wheel.js';

/** Makes a tool ready to be used, in the way of its kind. */
export async function makeReady(step: InstallStep, context: Context): Promise<Installed> {
  const { title, source, version = '' }: Toolchain = tools[step.tool];
  if (source.kind === 'machine') return findOnMachine(step, { title, source }, context);
  const what = `${title} ${version}`;
  const place = await placeOf(step.tool, context.platform);
  const install = (folder: string) => installers[source.kind](what, source as never, folder, context);
  return inCache({ what, version, place, install }, context);
}

type Installer<S extends Source> = (what: string, source: S, folder: string, context: Context) => Promise<void>;

const installers: { readonly [K in Exclude<Source['kind'], 'machine'>]: Installer<Extract<Source, { kind: K }>> } = {
  npm: installPackages,
  wheel: installWheel,
};
