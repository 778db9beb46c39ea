import type { Platform } from '../platform/platform.js';
import { type ToolId, tools } from '../toolchains/index.js';
import { type Lock, pinFrom } from '../toolchains/lock.js';
import type { NpmPin, Pin } from '../toolchains/pin.js';
import type { Toolchain } from '../toolchains/toolchain.js';

/** What is installed for a tool at a version: by the project's lock, or else by the checksums of this release. */
export async function pinOf(
  id: ToolId,
  version: string,
  lock: Lock | undefined,
  platform: Platform,
): Promise<Pin | undefined> {
  const locked = pinFrom(lock?.[id], platform.machine);
  const { version: ours, source }: Toolchain = tools[id];
  if (locked?.version === version && locked.kind === source.kind) return locked;
  return version === ours ? shippedPin(id, platform) : undefined;
}

/** The checksums that this release knows of a tool. */
export async function shippedPin(id: ToolId, { files }: Platform): Promise<Pin | undefined> {
  const { version = '', source }: Toolchain = tools[id];
  const locks = files.asset('locks');
  switch (source.kind) {
    case 'npm': {
      const read = async (name: string) => JSON.parse(await files.readText(`${locks}/${source.lock}/${name}`));
      const manifest: NpmPin['manifest'] = await read('package.json');
      return { kind: 'npm', version, manifest, packages: (await read('package-lock.json')).packages };
    }
    case 'wheel': {
      const text = await files.readText(`${locks}/${source.lock}`);
      const hashes = [...text.matchAll(/--hash=sha256:([0-9a-f]+)/g)].map(([, hash = '']) => hash);
      return { kind: 'wheel', version, hashes };
    }
    default:
      return undefined;
  }
}
