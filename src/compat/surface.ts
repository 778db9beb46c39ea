import type { Container } from './contents.js';

const known = new WeakMap<Container, string>();

/** All that an interface has, as one text; it is asked for each time that two could be the same. */
export function surfaceOf(container: Container): string {
  const before = known.get(container);
  if (before !== undefined) return before;
  const items = [...container.functions.values(), ...container.types.values()];
  const lines = items.map(({ name, shape }) => `${name} ${shape.deep}`).sort();
  known.set(container, lines.join('\n'));
  return lines.join('\n');
}
