import { type CoreImport, interfaceOf } from '../core/module.js';

/** A module whose exports are offered under a name, or whose imports stand for themselves. */
export interface Offering {
  readonly module?: string;
  readonly bytes: Uint8Array;
}

/** All that a core module may import of a host, one a line: `MODULE NAME: TYPE`. */
export function moduleText(offerings: readonly Offering[]): string {
  const items = offerings.flatMap(({ module, bytes }): readonly CoreImport[] => {
    const { imports, exports } = interfaceOf(bytes);
    return module === undefined ? imports : exports.map((item) => ({ ...item, module }));
  });
  const lines = items
    .filter(({ type }) => type.startsWith('func'))
    .map(({ module, name, type }) => `${module} ${name}: ${type}`);
  return `${[...new Set(lines)].sort().join('\n')}\n`;
}

/** The same, read again: types by `MODULE NAME`. */
export function offeredTo(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, name, type] = /^(\S+ [^:]+): (.*)$/.exec(line) ?? [];
      return name !== undefined && type !== undefined ? [[name, type]] : [];
    }),
  );
}
