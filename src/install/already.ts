import { Stop } from '../finding.js';
import type { InstallStep } from '../plan.js';
import type { Context } from '../stages/context.js';
import { tools } from '../toolchains/index.js';
import { lockedVersion } from '../toolchains/lock.js';
import type { Found, Toolchain } from '../toolchains/toolchain.js';
import { locate } from './machine.js';

/** What the machine has of a tool that would be installed from its release, where it is free to be any version. */
export async function alreadyThere(step: InstallStep, context: Context): Promise<Found | undefined> {
  const { title, source }: Toolchain = tools[step.tool];
  const isFree = step.location === undefined && lockedVersion(context.lock?.[step.tool]) === undefined;
  if (source.kind !== 'archive' || !source.machine || !isFree || context.locked) return undefined;
  try {
    return (await locate({}, { title, source: source.machine }, context)).found;
  } catch (failure) {
    if (failure instanceof Stop) return undefined;
    throw failure;
  }
}
