import type { Value } from '../wave/value.js';
import { layoutOf } from './layout.js';
import type { Case, Shape } from './shape.js';

/**
 * What a function of a stub gives: a value that is known beforehand, as in `src/wave/value.ts`. A handle has no
 * value there: it is always a new resource of the stub's own, with nothing in it.
 */
export type Content = Value;

/** Whether a resource is of an interface that the stub has: only such it can make. */
export type IsOwn = (resource: number) => boolean;

/** More than this nobody wants to be given, and types can be nested so that it would be without end. */
const mostBytes = 1 << 20;

/** The value that has nothing in it. None for what has no such value, as an enum, or a resource of somebody else. */
export function emptyOf(shape: Shape, isOwn: IsOwn): { readonly content: Content } | undefined {
  return layoutOf(shape).size > mostBytes ? undefined : empty(shape, isOwn);
}

function empty(shape: Shape, isOwn: IsOwn): { readonly content: Content } | undefined {
  switch (shape.is) {
    case 'number':
      return shape.as === 'char' ? undefined : { content: zeros[shape.as] ?? 0 };
    case 'string':
      return { content: '' };
    case 'list':
    case 'flags':
      return { content: [] };
    case 'option':
      return { content: null };
    case 'array': {
      const item = empty(shape.of, isOwn);
      return item && { content: Array<Content>(shape.length).fill(item.content) };
    }
    case 'record':
    case 'tuple': {
      const fields = shape.fields.map((field) => empty(field.shape, isOwn));
      if (fields.includes(undefined)) return undefined;
      const contents = fields.map((field) => field?.content ?? null);
      if (shape.is === 'tuple') return { content: contents };
      return { content: Object.fromEntries(shape.fields.map(({ name }, i) => [name, contents[i] ?? null])) };
    }
    case 'result': {
      const [ok] = shape.cases;
      if (!ok?.payload) return { content: { ok: null } };
      const inner = empty(ok.payload, isOwn);
      return inner && { content: { ok: inner.content } };
    }
    case 'handle':
      return shape.isOwned && isOwn(shape.resource) ? { content: null } : undefined;
    default:
      return undefined;
  }
}

const zeros: Readonly<Record<string, Content>> = { bool: false, u64: '0', s64: '0' };

/** Names of errors that say no, the plainest first. */
const refusals = [
  /^access-denied$/i,
  /^access$/i,
  /^not-permitted$/i,
  /^(permission-)?denied$/i,
  /-denied$/i,
  /^(forbidden|unauthorized|not-allowed)$/i,
  /^(not-supported|unsupported)$/i,
];

/** The error that says no, where a function can give one. */
export function deniedOf(shape: Shape | undefined, isOwn: IsOwn): { readonly content: Content } | undefined {
  const err = shape?.is === 'result' ? shape.cases[1] : undefined;
  if (!err) return undefined;
  if (!err.payload) return { content: { err: null } };
  if (err.payload.is === 'string') return { content: { err: 'denied' } };
  if (err.payload.is !== 'enum' && err.payload.is !== 'variant') return undefined;
  for (const refusal of refusals) {
    for (const found of err.payload.cases.filter(({ name }) => refusal.test(name))) {
      if (err.payload.is === 'enum') return { content: { err: found.name } };
      const content = withPayload(found, isOwn);
      if (content) return { content: { err: content } };
    }
  }
  return undefined;
}

function withPayload({ name, payload }: Case, isOwn: IsOwn): readonly Content[] | undefined {
  if (!payload) return [name];
  const inner = emptyOf(payload, isOwn);
  return inner && [name, inner.content];
}
