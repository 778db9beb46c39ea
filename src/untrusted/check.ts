import { limitedCore } from '../core/limited.js';
import { coreLimits, limitsOf } from '../limits.js';
import { checkAlone, type HeldAgainst } from '../lone.js';
import type { Surroundings } from '../pipeline.js';
import { readBinary } from '../project/binary.js';
import type { Report } from '../report.js';
import { Caller } from './call.js';
import type { AskedOfUntrusted } from './options.js';
import { isReference, pull } from './pull.js';

/** Checks what no project is around, and anybody may have made: it is read, checked and called within limits. */
export async function checkUntrusted(
  alone: readonly string[],
  held: HeldAgainst,
  asked: AskedOfUntrusted,
  surroundings: Surroundings,
): Promise<Report> {
  const limits = limitsOf(asked.limit ?? []);
  const { platform } = surroundings;
  const caller = new Caller(asked, limits, platform);
  const { core, end } = await limitedCore(platform, coreLimits(limits));
  const work = platform.files.absolute(platform.files.beside(`${platform.machine.cache}/wasmwright/check`));
  const within = { ...surroundings, core };
  try {
    return await checkAlone(alone, held, within, {
      work,
      read: async (path) => {
        if ((await platform.files.kind(path)) === 'none' && isReference(path)) return pull(path, limits.size, within);
        return { bytes: await readBinary(path, within, limits.size) };
      },
      use: (checked, path, context) => caller.call(checked, path, context),
    });
  } finally {
    end();
    await platform.files.remove(work);
  }
}
