import { describe, expect, test } from 'vitest';
import type { Mismatch } from '../../src/core/index.js';
import { componentOf, core, problemOf, wat, wit } from './core.js';

const world = `package demo:store@0.2.1;
interface types {
  record meta { name: string, size: u64 }
  variant entry { file(meta), folder, link(string) }
  enum color { red, green }
  flags rights { read, write }
  resource blob { constructor(); read: func(most: u32) -> list<u8>; }
}
interface api {
  use types.{meta, entry};
  get: func(key: string) -> option<meta>;
  put: func(key: string, value: list<u8>) -> result<_, string>;
  all: func() -> list<entry>;
}
world app {
  import log: func(line: string);
  export types;
  export api;
  export run: func(count: u32) -> u32;
}`;

/** `import|export item#member: message` */
function line(mismatch: Mismatch): string {
  if (mismatch.tag !== 'differs') return `${mismatch.tag} ${mismatch.val}`;
  const { side, item, member, message } = mismatch.val;
  return `${side} ${member === undefined ? item : `${item}#${member}`}: ${message}`;
}

function mismatches(componentWorld: string, targetWorld: string, name?: string): string[] {
  return core.components.target(componentOf(componentWorld), wit(targetWorld), name).map(line);
}

describe('a component and the world it should fit', () => {
  const types = 'export demo:store/types@0.2.1';
  const api = 'export demo:store/api@0.2.1';
  /** The component is built for the world above; `to` is what its target world has instead of `from`. */
  const cases: { what: string; from: string | RegExp; to: string; found: string[] }[] = [
    { what: 'the same world', from: '', to: '', found: [] },
    { what: 'a later version of one track', from: '0.2.1', to: '0.2.7', found: [] },
    { what: 'more imports than are used', from: 'import log', to: 'import now: func() -> u64; import log', found: [] },
    {
      what: 'a version of another track',
      from: '0.2.1',
      to: '0.3.0',
      found: ['export-missing demo:store/types@0.3.0', 'export-missing demo:store/api@0.3.0'],
    },
    {
      what: 'a record field more',
      from: 'size: u64',
      to: 'size: u64, etag: string',
      found: [`${types}#meta: field \`etag\` is missing`],
    },
    {
      what: 'a record field less',
      from: ', size: u64',
      to: '',
      found: [`${types}#meta: field \`size\` is not in the world's record`],
    },
    {
      what: 'a record field of another type',
      from: 'size: u64',
      to: 'size: u32',
      found: [`${types}#meta: field \`size\` is \`u64\`, expected \`u32\``],
    },
    {
      what: 'record fields in another order',
      from: 'name: string, size: u64',
      to: 'size: u64, name: string',
      found: [`${types}#meta: expected the fields in the order \`size\`, \`name\``],
    },
    {
      what: 'a variant case more',
      from: 'folder',
      to: 'folder, device',
      found: [`${types}#entry: case \`device\` is missing`],
    },
    {
      what: 'a variant case less',
      from: ', link(string)',
      to: '',
      found: [`${types}#entry: case \`link\` is not in the world's variant`],
    },
    {
      what: 'a payload more',
      from: 'folder',
      to: 'folder(u8)',
      found: [`${types}#entry: case \`folder\`: expected the payload \`u8\`, found none`],
    },
    {
      what: 'a payload less',
      from: 'link(string)',
      to: 'link',
      found: [`${types}#entry: case \`link\`: expected no payload, found \`string\``],
    },
    {
      what: 'an enum case more and one less',
      from: 'red, green',
      to: 'red, blue',
      found: [`${types}#color: case \`blue\` is missing; case \`green\` is not in the world's enum`],
    },
    {
      what: 'a flag less',
      from: 'read, write',
      to: 'read',
      found: [`${types}#rights: flag \`write\` is not in the world's flags`],
    },
    {
      what: 'a type of another kind',
      from: 'enum color { red, green }',
      to: 'type color = u8;',
      found: [`${types}#color: expected \`u8\`, found \`color\``],
    },
    {
      what: 'a method with another parameter',
      from: 'most: u32',
      to: 'most: u64',
      found: [`${types}#[method]blob.read: parameter \`most\` is \`u32\`, expected \`u64\``],
    },
    {
      what: 'a parameter more',
      from: 'get: func(key: string',
      to: 'get: func(key: string, at: u64',
      found: [`${api}#get: expected 2 parameters, found 1`],
    },
    {
      what: 'a parameter of another name',
      from: 'put: func(key',
      to: 'put: func(id',
      found: [`${api}#put: parameter 1 is \`key\`, expected \`id\``],
    },
    {
      what: 'a parameter of another type',
      from: 'list<u8>) -> result',
      to: 'list<u16>) -> result',
      found: [`${api}#put: parameter \`value\` is \`list<u8>\`, expected \`list<u16>\``],
    },
    {
      what: 'another result',
      from: 'run: func(count: u32) -> u32',
      to: 'run: func(count: u32) -> u64',
      found: ['export run: result is `u32`, expected `u64`'],
    },
    {
      what: 'a result less',
      from: 'run: func(count: u32) -> u32',
      to: 'run: func(count: u32)',
      found: ['export run: result is `u32`, expected none'],
    },
    {
      what: 'a result more',
      from: ') -> list<u8>;',
      to: ') -> list<u8>; size: func() -> u64;',
      found: [`${types}#[method]blob.size: not exported by the component`],
    },
    {
      what: 'an async function',
      from: 'run: func',
      to: 'run: async func',
      found: ['export run: expected an async function, found a sync function'],
    },
    {
      what: 'a function more',
      from: 'all: func',
      to: 'drop: func(key: string); all: func',
      found: [`${api}#drop: not exported by the component`],
    },
    {
      what: 'an import that is not offered',
      from: 'import log: func(line: string);',
      to: '',
      found: ['import-not-offered log'],
    },
    {
      what: 'an import of another type',
      from: 'line: string',
      to: 'line: list<u8>',
      found: ['import log: parameter `line` is `string`, expected `list<u8>`'],
    },
    {
      what: 'an export that is missing',
      from: 'export run',
      to: 'export stop: func(); export run',
      found: ['export-missing stop'],
    },
    {
      what: 'a function with a changed type in it',
      from: 'option<meta>',
      to: 'option<entry>',
      found: [`${api}#get: result is \`option<meta>\`, expected \`option<entry>\``],
    },
    {
      what: 'several things',
      from: /import log.*$/s,
      to: 'export types; export halt: func(); }',
      found: ['import-not-offered log', 'export-missing halt'],
    },
  ];
  test.each(cases)('$what', ({ from, to, found }) => {
    const target = world.replace(from, to);
    if (from !== '') expect(target).not.toBe(world);
    expect(mismatches(world, target)).toEqual(found);
  });
});

test('the world can be named', () => {
  const two = `${world} world other {}`;
  expect(mismatches(world, two, 'app')).toEqual([]);
  expect(mismatches(world, two, 'demo:store/other@0.2.1')).toEqual(['import-not-offered log']);
  const component = componentOf(world);
  const problem = (name?: string) => problemOf(() => core.components.target(component, wit(two), name));
  expect(problem()).toMatchObject({
    kind: 'world-selection',
    message: '`demo:store@0.2.1` has several worlds, name one: `app`, `other`',
  });
  expect(problem('apps')).toMatchObject({ message: 'world `apps` not found in package `demo:store@0.2.1`' });
});

test('what is no component has a problem', () => {
  const problem = (bytes: Uint8Array) => problemOf(() => core.components.target(bytes, wit(world), undefined));
  expect(problem(wat('(module)'))?.message).toBe('expected a component, found a core module');
  expect(problem(new TextEncoder().encode('hello'))).toMatchObject({
    kind: 'invalid-binary',
    message: 'these are not the bytes of a WebAssembly module or component',
    offset: 0n,
    notes: [],
  });
});
