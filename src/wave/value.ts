import type { WaveNode, WaveValue } from '../core/index.js';
import type { Primitive, ValueType } from './type.js';

/**
 * A component value as JSON, read by its type:
 * 64-bit integers are decimal strings; floats are numbers, or `nan`, `inf`, `-inf` and `-0`;
 * a record is an object; a variant is `[case]` or `[case, payload]`; flags are the names that are set;
 * an option is `null` or `[value]`; a result is `{ok: value}` or `{err: value}`, without payload `null`.
 */
export type Value = boolean | number | string | null | readonly Value[] | { readonly [name: string]: Value };

/** From the core's list of nodes to a value. */
export function fromNodes({ nodes, root }: WaveValue): Value {
  const at = (index: number): Value => {
    const node = nodes[index];
    if (!node) throw new RangeError(`the core gave no node ${index}`);
    switch (node.tag) {
      case 'u64':
      case 's64':
        return String(node.val);
      case 'integer':
        return Number(node.val);
      case 'float':
        return fromFloat(node.val);
      case 'list':
      case 'tuple':
        return [...node.val].map(at);
      case 'record':
        return Object.fromEntries(node.val.map(([name, child]) => [name, at(child)]));
      case 'variant':
        return node.val[1] === undefined ? [node.val[0]] : [node.val[0], at(node.val[1])];
      case 'option':
        return node.val === undefined ? null : [at(node.val)];
      case 'ok':
      case 'err':
        return { [node.tag]: node.val === undefined ? null : at(node.val) };
      default:
        return node.val as Value;
    }
  };
  return at(root);
}

/** From a value to the core's list of nodes. */
export function toNodes(type: ValueType, value: Value): WaveValue {
  const nodes: WaveNode[] = [];
  const add = (node: WaveNode): number => nodes.push(node) - 1;
  const walk = (type: ValueType, value: Value): number => {
    if (typeof type === 'string') return add(primitive(type, value));
    if ('list' in type) return add({ tag: 'list', val: indices(list(value).map((item) => walk(type.list, item))) });
    if ('tuple' in type)
      return add({ tag: 'tuple', val: indices(type.tuple.map((item, i) => walk(item, list(value)[i] ?? null))) });
    if ('record' in type)
      return add({
        tag: 'record',
        val: type.record.map(([name, field]) => [name, walk(field, object(value)[name] ?? null)]),
      });
    if ('variant' in type) {
      const [name, payload] = list(value);
      const payloadType = type.variant.find(([label]) => label === name)?.[1];
      return add({ tag: 'variant', val: [String(name), payloadType ? walk(payloadType, payload ?? null) : undefined] });
    }
    if ('enum' in type) return add({ tag: 'enum', val: String(value) });
    if ('flags' in type) return add({ tag: 'flags', val: list(value).map(String) });
    if ('option' in type)
      return add({ tag: 'option', val: value === null ? undefined : walk(type.option, list(value)[0] ?? null) });
    const [tag, payload] = Object.entries(object(value))[0] ?? ['ok', null];
    const payloadType = type.result[tag === 'ok' ? 0 : 1];
    return add({ tag: tag as 'ok' | 'err', val: payloadType ? walk(payloadType, payload) : undefined });
  };
  const root = walk(type, value);
  return { nodes, root };
}

function primitive(type: Primitive, value: Value): WaveNode {
  switch (type) {
    case 'bool':
      return { tag: 'bool', val: Boolean(value) };
    case 'u64':
    case 's64':
      return { tag: type, val: BigInt(String(value)) };
    case 'f32':
    case 'f64':
      return { tag: 'float', val: toFloat(value) };
    case 'char':
    case 'string':
      return { tag: type, val: String(value) };
    default:
      return { tag: 'integer', val: BigInt(Number(value)) };
  }
}

const list = (value: Value): readonly Value[] => (Array.isArray(value) ? value : []);
const object = (value: Value) => (value ?? {}) as { readonly [name: string]: Value };
const indices = (items: readonly number[]) => Uint32Array.from(items);

/** JSON has no words for these four floats. */
const unusual: Readonly<Record<string, number>> = { nan: Number.NaN, inf: Infinity, '-inf': -Infinity, '-0': -0 };

function fromFloat(value: number): Value {
  return Object.entries(unusual).find(([, float]) => Object.is(float, value))?.[0] ?? value;
}

function toFloat(value: Value): number {
  return unusual[String(value)] ?? Number(value);
}
