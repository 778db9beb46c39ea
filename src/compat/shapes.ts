import type { Resolved, TypeDef, TypeRef } from '../core/index.js';
import { definition, type Names } from './names.js';

/** A type, as far as it can be compared with another. */
export interface Shape {
  /** The same number for types that the type check of a linker takes for the same: named types by what they stand for, resources by which they are. */
  readonly deep: number;
  /** The same number for types that are written the same: named types by their names. */
  readonly written: number;
}

/** Gives the same number for the same text, on both sides of a comparison. */
export type Intern = (key: string) => number;

export function interner(): Intern {
  const numbers = new Map<string, number>();
  return (key) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
}

/** The shapes of the types of one side. */
export interface Shapes {
  of(type: TypeRef): Shape;
  /** Of a named type: what its name stands for, one level deep in `written`. */
  body(id: number): Shape;
}

/** Types are no trees that could be written out: a record may name another twice, which does the same. So each is looked at once. */
export function shapesOf(
  resolved: Resolved,
  names: Names,
  sameResource: (name: string) => string,
  intern: Intern,
): Shapes {
  const bodies = new Map<number, Shape>();
  const body = (id: number): Shape => {
    const known = bodies.get(id);
    if (known) return known;
    const shape = bodyOf(id);
    bodies.set(id, shape);
    return shape;
  };
  const of = (type: TypeRef): Shape => {
    if (type.tag !== 'defined') return same(intern(type.tag));
    const shape = body(type.val);
    const name = names.type(type.val);
    return name === undefined ? shape : { deep: shape.deep, written: intern(`named ${name}`) };
  };
  const bodyOf = (id: number): Shape => {
    const { kind } = definition(resolved, id);
    if (kind.tag === 'resource') return same(intern(`resource ${sameResource(names.type(id) ?? '')}`));
    if (kind.tag === 'alias') return of(kind.val);
    const { text, inner } = structure(kind);
    const shapes = inner.map((type) => (type === undefined ? same(-1) : of(type)));
    const key = (level: keyof Shape) => intern(`${text}(${shapes.map((shape) => shape[level]).join()})`);
    return { deep: key('deep'), written: key('written') };
  };
  // What a type is made of comes before it, so that however deep types go, this does not.
  for (const id of resolved.types.keys()) body(id);
  return { of, body };
}

const same = (number: number): Shape => ({ deep: number, written: number });

type Kind = TypeDef['kind'];
type Structured = Exclude<Kind, { tag: 'resource' | 'alias' }>;

/** What a type is made of: everything but the types in it, and these. */
export function structure(kind: Structured): {
  readonly text: string;
  readonly inner: readonly (TypeRef | undefined)[];
} {
  switch (kind.tag) {
    case 'record':
      return { text: `record ${names(kind.val)}`, inner: kind.val.map(({ ty }) => ty) };
    case 'variant':
      return { text: `variant ${names(kind.val)}`, inner: kind.val.map(({ payload }) => payload) };
    case 'enum':
    case 'flags':
      return { text: `${kind.tag} ${names(kind.val)}`, inner: [] };
    case 'tuple':
      return { text: 'tuple', inner: kind.val };
    case 'own':
    case 'borrow':
      return { text: kind.tag, inner: [{ tag: 'defined', val: kind.val }] };
    case 'result':
      return { text: 'result', inner: [kind.val.ok, kind.val.err] };
    case 'map':
      return { text: 'map', inner: [kind.val.key, kind.val.value] };
    case 'fixed-length-list':
      return { text: `list ${kind.val.length}`, inner: [kind.val.element] };
    case 'option':
    case 'list':
    case 'future':
    case 'stream':
      return { text: kind.tag, inner: [kind.val] };
  }
}

/** Names are kebab-case, so a space parts them. */
const names = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name).join(' ');
