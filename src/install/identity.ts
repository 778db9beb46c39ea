import { Stop } from '../finding.js';
import type { InstallStep } from '../plan.js';
import type { Context } from '../stages/context.js';
import { placeOf } from '../toolchains/cache.js';
import { tools } from '../toolchains/index.js';
import { mustBeLocked } from '../toolchains/locked.js';
import type { Toolchain } from '../toolchains/toolchain.js';
import { alreadyThere } from './already.js';
import { locate } from './machine.js';
import { pinOf } from './pins.js';

/**
 * What a tool will be, without installing it: the same text stands for the same tool on every machine. None where
 * that cannot be told, since it is missing or may not be used: making it ready says why.
 */
export async function identityOf(step: InstallStep, context: Context): Promise<string | undefined> {
  const { title, source }: Toolchain = tools[step.tool];
  const { lock, locked = false, platform } = context;
  try {
    if (locked) mustBeLocked(step, lock, step.version);
    if (source.kind === 'machine') {
      const { found } = await locate(step, { title, source }, context);
      if (locked) mustBeLocked(step, lock, found.version);
      return found.version;
    }
    const pin = await pinOf(step.tool, step.version ?? '', lock, platform);
    return pin ? placeOf(step.tool, pin, platform).key : (await alreadyThere(step, context))?.version;
  } catch (failure) {
    if (failure instanceof Stop) return undefined;
    throw failure;
  }
}
