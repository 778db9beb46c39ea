import type { Core } from '../core/index.js';
import { type Finding, note, warning } from '../finding.js';
import { nearest } from '../nearest.js';
import type { Closing } from './closing.js';

/** What is to be closed and `name` does not import; a function that is named wrongly would be denied with the others. */
export function unusedOf(
  name: string,
  component: Uint8Array,
  closings: readonly Closing[],
  core: Core,
): readonly Finding[] {
  const { resolved, world } = core.wit.decode(component);
  const imports = (world === undefined ? undefined : resolved.worlds[world])?.imports ?? [];
  return closings.flatMap(({ pattern, member, location }) => {
    const at = location ? { location } : {};
    const meant = imports.filter((item) => item.kind.tag !== 'type' && pattern.matches(item.name));
    if (meant.length === 0) return [note('virtualize-unused', `\`${name}\` does not import \`${pattern.text}\``, at)];
    if (member === undefined) return [];
    const members = meant.flatMap(({ kind }) =>
      kind.tag === 'interface' ? (resolved.interfaces[kind.val]?.functions ?? []).map((func) => func.name) : [],
    );
    if (members.includes(member)) return [];
    const message = `\`${name}\` does not use \`${member}\` of \`${pattern.text}\``;
    const help = nearest(member, members) ?? (members.length > 0 ? `it uses: ${members.join(', ')}` : undefined);
    return [warning('virtualize-unused', message, { ...at, ...(help !== undefined && { help }) })];
  });
}
