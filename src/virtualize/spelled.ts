import type { Case, Shape } from './shape.js';

/** Whether values of it have a text form: whether there is no handle in it, no stream and no future. */
export function isWritable(shape: Shape): boolean {
  switch (shape.is) {
    case 'handle':
    case 'pipe':
      return false;
    case 'list':
    case 'array':
      return isWritable(shape.of);
    case 'record':
    case 'tuple':
      return shape.fields.every((field) => isWritable(field.shape));
    case 'variant':
    case 'option':
    case 'result':
      return shape.cases.every(({ payload }) => !payload || isWritable(payload));
    default:
      return true;
  }
}

/** Writes shapes as types of WIT; `definitions` receives those that have a name there. */
export function namer(definitions: string[]): (shape: Shape) => string {
  const names = new Map<Shape, string>();
  const define = (shape: Shape, text: (name: string) => string): string => {
    const name = names.get(shape) ?? `t${names.size}`;
    if (!names.has(shape)) {
      names.set(shape, name);
      definitions.push(text(name));
    }
    return name;
  };
  const payloadOf = ({ payload }: Case) => (payload ? of(payload) : '_');
  const of = (shape: Shape): string => {
    switch (shape.is) {
      case 'number':
        return shape.as;
      case 'string':
        return 'string';
      case 'list':
        return `list<${of(shape.of)}>`;
      case 'array':
        return `list<${of(shape.of)}, ${shape.length}>`;
      case 'tuple':
        return `tuple<${shape.fields.map((field) => of(field.shape)).join(', ')}>`;
      case 'option':
        return `option<${shape.cases.slice(1).map(payloadOf)}>`;
      case 'result':
        return resultOf(shape.cases.map(payloadOf));
      case 'record': {
        const fields = shape.fields.map((field) => `%${field.name}: ${of(field.shape)}`).join(', ');
        return define(shape, (name) => `record ${name} { ${fields} }`);
      }
      case 'variant': {
        const cases = shape.cases.map((one) => `%${one.name}${one.payload ? `(${of(one.payload)})` : ''}`).join(', ');
        return define(shape, (name) => `variant ${name} { ${cases} }`);
      }
      case 'enum':
        return define(shape, (name) => `enum ${name} { ${shape.cases.map((one) => `%${one.name}`).join(', ')} }`);
      case 'flags':
        return define(shape, (name) => `flags ${name} { ${shape.names.map((flag) => `%${flag}`).join(', ')} }`);
      default:
        throw new TypeError(`what is a ${shape.is} has no text form`);
    }
  };
  return of;
}

/** WIT leaves out what is not there at the end. */
function resultOf([ok = '_', err = '_']: readonly string[]): string {
  if (err !== '_') return `result<${ok}, ${err}>`;
  return ok === '_' ? 'result' : `result<${ok}>`;
}
