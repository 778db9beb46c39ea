import { initialMemory } from '../core/module.js';
import { count } from '../quantities.js';
import type { OpenHost } from './open.js';
import type { Reason } from './reasons.js';

/** What of a valid binary is beyond the limits that the maker of a host names. */
export function beyondLimits({ title, limits = {} }: OpenHost, binary: Uint8Array, imports: number): readonly Reason[] {
  const size = binary.length;
  const memory = limits.memory ? initialMemory(binary) : 0;
  const tooMuch = (is: number, limit: { most: number } | undefined, say: (most: number) => Reason) =>
    limit && is > limit.most ? [say(limit.most)] : [];
  return [
    ...tooMuch(size, limits.size, (most) => ({
      message: `has ${exact(size)} bytes, and ${title} takes ${exact(most)} at most`,
      help: 'build it with `profile = "release"`; the report says what its bytes are',
    })),
    ...tooMuch(memory, limits.memory, (most) => ({
      message: `begins with ${exact(memory)} bytes of memory, and ${title} gives ${exact(most)} at most`,
      help: 'give it a smaller stack, or less of static data',
    })),
    ...tooMuch(imports, limits.imports, (most) => ({
      message: `has ${count(imports, 'import')}, and ${title} takes ${most} at most`,
    })),
  ];
}

/** Makers of hosts mean 1,000 or 1,024 by a kilobyte: both sides are given in full. */
const exact = (number: number) => number.toLocaleString('en');
