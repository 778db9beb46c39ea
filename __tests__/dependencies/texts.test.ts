import { describe, expect, test } from 'vitest';
import { fullName } from '../../src/dependencies/named.js';
import { takeApart, textOf, united } from '../../src/dependencies/texts.js';
import { core, wit } from '../core/core.js';
import { findingOf } from '../registry/surroundings.js';

const io = `package acme:io@0.2.0;
/// errors
interface error { resource error { f: func() -> string; } }
@since(version = 0.2.0)
interface streams { use error.{error}; /// kinds
  variant kind { failed(error), closed } read: func() -> result<u32, kind>; }
interface poll { p: func(); }
world imports { import streams; }`;
const kv = `/// the package
package acme:kv@0.1.0;
interface store { use acme:io/streams@0.2.0.{kind}; get: func() -> result<string, kind>; }
world two { import store; }
world %world { import store; }`;

const texts = (main: string, dependencies: string[] = []) =>
  takeApart(core.wit.print(core.wit.encode(wit(main, dependencies))));

describe('what the core prints, taken apart', () => {
  test('the package itself, and as much of others as it needs', () => {
    const [own, inside, ...none] = texts(kv, [io]);
    expect(none).toEqual([]);
    expect(own).toMatchObject({ name: 'acme:kv', version: '0.1.0', docs: '/// the package\n' });
    expect([...(own?.items.keys() ?? [])]).toEqual(['store', 'two', '%world']);
    expect(inside && fullName(inside)).toBe('acme:io@0.2.0');
    expect([...(inside?.items.keys() ?? [])]).toEqual(['error', 'streams']);
  });

  test('each is WIT of its own, and means what it meant', () => {
    const [own, inside] = texts(kv, [io]).map(textOf);
    const again = core.wit.print(core.wit.encode(wit(own ?? '', [inside ?? ''])));
    expect(again).toBe(core.wit.print(core.wit.encode(wit(kv, [io]))));
  });

  test('a package alone is as the core prints it', () => {
    const printed = core.wit.print(core.wit.encode(wit(io)));
    expect(takeApart(printed).map(textOf)).toEqual([printed]);
  });

  test('names that are words of WIT', () => {
    const printed = core.wit.print(
      core.wit.encode(wit('package %use:%type@1.0.0; interface %interface { f: func(); }')),
    );
    const [own] = takeApart(printed);
    expect(own?.name).toBe('use:type');
    expect(own && textOf(own)).toBe(printed);
  });
});

describe('one package out of several texts', () => {
  const contribution = (by: string, text: ReturnType<typeof texts>[number] | undefined) => {
    if (!text) throw new Error('there is no such text');
    return { by, text };
  };

  test('has what each of them has, and the documentation of the first', () => {
    const [inside] = texts(kv, [io]).slice(1);
    const [whole] = texts(io);
    const all = united([contribution('acme:io@0.2.0', whole), contribution('acme:kv@0.1.0', inside)]);
    expect(all).toEqual(whole);
    const other = 'package acme:x@0.1.0; interface i { use acme:io/poll@0.2.0.{}; }'.replace('.{}', '.{t}');
    const [part] = texts(other, [io.replace('p: func();', 'type t = u8; p: func();')]).slice(1);
    const both = united([contribution('acme:kv@0.1.0', inside), contribution('acme:x@0.1.0', part)]);
    expect([...both.items.keys()]).toEqual(['error', 'streams', 'poll']);
  });

  test('stops when they do not agree', async () => {
    const [inside] = texts(kv, [io.replace('closed', 'ended')]).slice(1);
    const work = async () =>
      united([contribution('acme:io@0.2.0', texts(io)[0]), contribution('acme:kv@0.1.0', inside)]);
    expect(await findingOf(work())).toMatchObject({
      id: 'wit-packages-differ',
      message: '`acme:io@0.2.0` is not the same for `acme:io@0.2.0` and for `acme:kv@0.1.0`',
      notes: ['in `streams` the one has `closed,`, the other `ended,`'],
    });
  });
});
