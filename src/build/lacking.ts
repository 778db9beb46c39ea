import { error, type Finding } from '../finding.js';
import { type Asked, asWhole, coreName, titleOf } from '../languages/asked.js';

/**
 * What a core module does not export of all that its world asks for; `help` says how its language exports
 * something. Nothing where it speaks of its exports by other names.
 */
export function lackingInModule(
  bytes: Uint8Array,
  asked: readonly Asked[],
  world: string,
  help: (item: Asked) => string,
): readonly Omit<Finding, 'component' | 'location'>[] {
  const names = exportsOf(bytes);
  if (names.some((name) => name.startsWith('cm32'))) return [];
  const lacking = asked.filter((item) => {
    const name = coreName(item);
    return name !== undefined && !names.includes(name) && !names.includes(`[async-lift]${name}`);
  });
  return asWhole(lacking, asked).map((item) => ({
    ...error('not-implemented', `${titleOf(item, world)} is not implemented`),
    ...(item.location && { baseline: item.location }),
    help: help(item),
  }));
}

function exportsOf(bytes: Uint8Array): readonly string[] {
  try {
    return WebAssembly.Module.exports(new WebAssembly.Module(bytes as BufferSource)).map(({ name }) => name);
  } catch {
    // It uses what this Node does not know yet.
    return ['cm32'];
  }
}
