import type { TypeItem } from '../contents.js';
import { called, rule } from '../rule.js';

export const resourceOriginChanged = rule({
  on: 'type',
  layer: 'type',
  title: 'A resource is another one: its own where it came from another interface, or the reverse',
  why: [
    'A resource that is used from another interface must be that very resource; one of an own can be any.',
    'So to use one instead of having it asks for more, as an addition does, and the reverse asks for less.',
  ],
  witness: [
    '  interface store {',
    '-   resource blob;',
    '+   use blobs.{blob};',
    '    get: func(key: string) -> blob;',
    '  }',
  ],
  instead: ['Leave the resource where it is, and let the other interface use it from there.'],
  check({ baseline, current }) {
    if (baseline?.resource === undefined || current?.resource === undefined || baseline.resource === current.resource)
      return;
    const [before, after] = [isOwn(baseline), isOwn(current)];
    // One that moved, and is used from where it was, is the same under all names that led to it.
    if (before === after && baseline.shape.deep === current.shape.deep) return;
    const kind = before === after ? 'changed' : before ? 'added' : 'removed';
    return { kind, message: `${called(current)} is \`${current.resource}\`, and was \`${baseline.resource}\`` };
  },
});

const isOwn = ({ id, resource }: TypeItem) => id === resource;
