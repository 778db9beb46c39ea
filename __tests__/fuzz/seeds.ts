import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { componentOf, core, root, wat, wit } from '../core/core.js';

/** A binary that mutations start from. */
export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** With every kind of type that a function can take or give. */
const rich = `package demo:rich@1.2.3;
interface types {
  enum color { red, green, blue }
  flags rights { read, write, execute }
  record point { x: f64, y: f64, label: option<string> }
  variant shape { circle(point), line(tuple<point, point>), nothing }
  resource canvas { constructor(size: u32); draw: func(shape: shape) -> result<u32, string>; join: static func(a: canvas, b: borrow<canvas>) -> canvas; }
}
interface log { write: func(text: string, level: u8); }
interface work {
  use types.{shape, rights, color};
  area: func(shapes: list<shape>) -> f32;
  allow: func(rights: rights, who: char) -> result<color>;
  wait: func(times: list<s64>) -> option<tuple<bool, u16, s8>>;
}
world w { import log; import now: func() -> u64; import types; export work; export run: func(args: list<string>) -> result; }`;
/** Two that can be plugged together. */
export const plugText =
  'package demo:small; interface api { get: func(x: list<string>) -> u8; } world w { import log: func(x: string); export api; }';
export const socketText =
  'package demo:small; interface api { get: func(x: list<string>) -> u8; } world w { import api; export start: func(); }';

/** Components that are made here: of worlds, of text, composed, and packages in binary form. `built` are files that compilers have made. */
export function componentSeeds(built: readonly string[]): Seed[] {
  const [plug, socket] = [componentOf(plugText), componentOf(socketText)];
  const folder = join(root, '__tests__/cli/ci-wat/project');
  const source = wit(readFileSync(join(folder, 'wit/w.wit'), 'utf8'));
  const ofText = ['a', 'b'].map((name) => {
    const module = wat(readFileSync(join(folder, name, `${name}.wat`), 'utf8'));
    return core.components.componentize(core.components.embed(module, source, name), 'reactor');
  });
  return [
    { name: 'rich', bytes: componentOf(rich) },
    { name: 'small', bytes: plug },
    { name: 'user', bytes: socket },
    { name: 'composed', bytes: core.composition.plug(socket, [{ name: 'p', bytes: plug }]) },
    { name: 'package', bytes: core.wit.encode(wit(rich)) },
    ...ofText.map((bytes, i) => ({ name: `text ${i}`, bytes })),
    ...built.map((file) => ({ name: file, bytes: readFileSync(file) })),
  ];
}

/** A WIT package: texts by path, those of its dependencies among them, as they lie in a folder. */
export type WitSeed = Readonly<Record<string, string>>;

/** WIT that people have written: of the examples, and WASI as it is shipped with jco. */
export function witSeeds(): WitSeed[] {
  const wasi = (version: string) => {
    const folder = join(root, 'node_modules/@bytecodealliance/jco/lib/wit/builtin', version);
    const names = readdirSync(folder);
    const text = (name: string) =>
      readdirSync(join(folder, name))
        .map((file) => readFileSync(join(folder, name, file), 'utf8'))
        .join('\n');
    return names.map((own) =>
      Object.fromEntries(names.map((name) => [name === own ? 'own.wit' : `deps/${name}/package.wit`, text(name)])),
    );
  };
  const hello = readFileSync(join(root, 'examples/hello/wit/hello.wit'), 'utf8');
  const values = readFileSync(join(root, '__tests__/fixtures/values/wit/values.wit'), 'utf8');
  return [{ 'own.wit': hello }, { 'own.wit': values }, { 'own.wit': rich }, ...wasi('0.2.12')];
}
