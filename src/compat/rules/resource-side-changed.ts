import { rule } from '../rule.js';

export const resourceSideChanged = rule({
  on: 'entry',
  change: 'changed',
  layer: 'type',
  title: 'An export speaks of a resource that guests are given, where they defined it, or the reverse',
  why: [
    'What an exported interface uses comes from the other exports of the world, and from its imports where it is not among them.',
    'To export the other interface as well, or no more, makes another resource of it: one that guests define is not one that they import.',
  ],
  witness: ['  world plugin {', '-   export blobs', ';    export store', ';  }'],
  instead: ['Leave the exports of the world as they were, and add another world.'],
  check: ({ baseline, current }) => {
    if (baseline?.side !== 'export' || current?.side !== 'export') return;
    const [resource, side] =
      [...current.origins].find(([name, side]) => (baseline.origins.get(name) ?? side) !== side) ?? [];
    if (resource === undefined || side === undefined) return;
    const words = { import: ['imported', 'exported'], export: ['exported', 'imported'] } as const;
    const [now, before] = words[side];
    return {
      message: `world \`${current.world}\` exports \`${current.name}\` with the resource \`${resource}\` as it is ${now}, and ${before} before`,
    };
  },
});
