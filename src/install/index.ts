import { Stop } from '../finding.js';
import type { InstallStep } from '../plan.js';
import type { Context } from '../stages/context.js';
import { placeOf } from '../toolchains/cache.js';
import { type ToolId, tools } from '../toolchains/index.js';
import type { LockedTool } from '../toolchains/lock.js';
import { mustBeLocked, notPinned } from '../toolchains/locked.js';
import type { Pin } from '../toolchains/pin.js';
import type { Installed, Source, Toolchain } from '../toolchains/toolchain.js';
import { alreadyThere } from './already.js';
import { archive } from './archive.js';
import { inCache } from './cached.js';
import type { Kind, Wish } from './kind.js';
import { findOnMachine } from './machine.js';
import { npm } from './npm.js';
import { pinOf } from './pins.js';
import { wheel } from './wheel.js';

/** Makes a tool ready to be used, in the way of its kind. */
export async function makeReady(step: InstallStep, context: Context): Promise<Installed> {
  const { title, source }: Toolchain = tools[step.tool];
  const { lock, locked = false } = context;
  if (locked) mustBeLocked(step, lock, step.version);
  if (source.kind === 'machine') {
    const found = await findOnMachine(step, { title, source }, context);
    if (locked) mustBeLocked(step, lock, found.version);
    return found;
  }
  const { version = '' } = step;
  const pin = await pinOf(step.tool, version, lock, context.platform);
  if (!pin) {
    const found = await alreadyThere(step, context);
    if (found) return { ...found, env: {}, from: 'machine' };
    throw new Stop(notPinned(step.tool, version, step.location));
  }
  const place = placeOf(step.tool, pin, context.platform);
  const asked = { id: step.tool, title, source };
  const install = (folder: string) => kinds[pin.kind].install(asked, pin, folder, context);
  return inCache({ what: `${title} ${version}`, version, place, install }, context);
}

/** Learns what is to be recorded of a tool that is installed. */
export function resolve(id: ToolId, wish: Wish, context: Context): Promise<LockedTool> {
  const { title, source }: Toolchain = tools[id];
  if (source.kind === 'machine') throw new Error('what the machine has is found and not chosen');
  return kinds[source.kind].resolve({ id, title, source }, wish, context);
}

/** Each is given its own source and pin only. */
const kinds: Readonly<Record<Pin['kind'], Kind<Source, Pin>>> = { npm, wheel, archive };
