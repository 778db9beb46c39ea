import type { Core } from '../core/index.js';
import type { OpenHost } from './open.js';
import type { Reason } from './reasons.js';

/** Features of the component model that a component uses and its host does not have. */
export function lackingFeatures({ title, features }: OpenHost, component: Uint8Array, core: Core): readonly Reason[] {
  if (!features || (features.includes('async') && features.includes('streams'))) return [];
  const { interfaces, worlds, types } = core.wit.decode(component).resolved;
  const items = worlds.flatMap(({ imports, exports }) => [...imports, ...exports]);
  const functions = [
    ...interfaces.flatMap(({ functions }) => functions),
    ...items.flatMap(({ kind }) => (kind.tag === 'func' ? [kind.val] : [])),
  ];
  const asynchronous = functions.find(({ isAsync }) => isAsync);
  const streams = types.some(({ kind }) => kind.tag === 'stream' || kind.tag === 'future');
  return [
    ...(asynchronous && !features.includes('async')
      ? [{ message: `has functions that are \`async\`, as \`${asynchronous.name}\` is, which ${title} does not know` }]
      : []),
    ...(streams && !features.includes('streams')
      ? [{ message: `uses \`stream\` or \`future\`, which ${title} does not know` }]
      : []),
  ];
}
