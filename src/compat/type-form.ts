import type { TypeItem } from './contents.js';

/** What a type is, to a rule: a record, a variant, an enum, flags, a resource, or a name for something else. */
export function formOf({ def, resource }: TypeItem): 'record' | 'variant' | 'enum' | 'flags' | 'resource' | 'alias' {
  if (resource !== undefined) return 'resource';
  switch (def.kind.tag) {
    case 'record':
    case 'variant':
    case 'enum':
    case 'flags':
      return def.kind.tag;
    default:
      return 'alias';
  }
}
