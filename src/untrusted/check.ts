import { limitedCore } from '../core/limited.js';
import { coreLimits, limitsOf } from '../limits.js';
import { checkAlone } from '../lone.js';
import type { Surroundings } from '../pipeline.js';
import type { Report } from '../report.js';
import type { Request } from '../request.js';

/** Checks what no project is around, and anybody may have made: within limits. */
export async function checkUntrusted(
  alone: readonly string[],
  { world, limit: texts = [] }: Pick<Request, 'world' | 'limit'>,
  surroundings: Surroundings,
): Promise<Report> {
  const limits = limitsOf(texts);
  const { core, end } = await limitedCore(surroundings.platform, coreLimits(limits));
  try {
    return await checkAlone(alone, world, { ...surroundings, core }, limits);
  } finally {
    end();
  }
}
