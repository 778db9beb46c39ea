import type { Resolved, TypeDef, TypeRef } from '../core/index.js';
import { definition } from './names.js';

/** A type as WIT writes it: by its name, if it has one. */
export function typeText(type: TypeRef, resolved: Resolved): string {
  if (type.tag !== 'defined') return type.tag;
  const { name, kind } = definition(resolved, type.val);
  return name ?? kindText(kind, resolved);
}

/** What a name stands for, as WIT writes it; for what has members only the kind. */
export function kindText(kind: TypeDef['kind'], resolved: Resolved): string {
  const text = (type: TypeRef | undefined) => (type === undefined ? '_' : typeText(type, resolved));
  const nested = (type: TypeRef | undefined) => (type === undefined ? '' : `<${text(type)}>`);
  switch (kind.tag) {
    case 'record':
    case 'variant':
    case 'enum':
    case 'flags':
    case 'resource':
      return kind.tag;
    case 'alias':
      return text(kind.val);
    case 'own':
      return text({ tag: 'defined', val: kind.val });
    case 'borrow':
      return `borrow<${text({ tag: 'defined', val: kind.val })}>`;
    case 'tuple':
      return `tuple<${kind.val.map(text).join(', ')}>`;
    case 'result': {
      const { ok, err } = kind.val;
      return err === undefined ? `result${nested(ok)}` : `result<${text(ok)}, ${text(err)}>`;
    }
    case 'map':
      return `map<${text(kind.val.key)}, ${text(kind.val.value)}>`;
    case 'fixed-length-list':
      return `list<${text(kind.val.element)}, ${kind.val.length}>`;
    case 'option':
    case 'list':
    case 'future':
    case 'stream':
      return `${kind.tag}${nested(kind.val)}`;
  }
}
