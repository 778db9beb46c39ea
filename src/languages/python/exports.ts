import { type Asked, membersOf, pascal, shortName, snake } from '../asked.js';
import type { CompilerError } from '../language.js';
import { replyOf } from '../reply.js';

/** What componentize-py calls when a function of the world is called, by the names that it looks for. */
export interface Expected {
  /** The class in the module that the build starts from, or of a resource in the module that is called as its interface. */
  readonly class: string;
  /** None: the module that the build starts from. */
  readonly module?: string;
  readonly methods: readonly { readonly name: string; readonly asked: number }[];
  /** What is missing where the class is, as indexes of what is asked for. */
  readonly asked: readonly number[];
}

/**
 * Interfaces of one name from several packages get longer names, which are not checked: what
 * is not sure is left to whoever runs the component.
 */
export function expectedOf(asked: readonly Asked[]): readonly Expected[] {
  const owners = asked.filter(({ kind }) => kind === 'interface').map(({ name }) => name);
  const sure = owners.filter((name) => owners.filter((other) => shortName(other) === shortName(name)).length === 1);
  const world = functionsOf(undefined, asked);
  return [
    ...(world.length > 0
      ? [
          expected(
            'WitWorld',
            world,
            world.map(({ asked }) => asked),
          ),
        ]
      : []),
    ...sure.flatMap((owner) => ofInterface(owner, asked)),
  ];
}

function ofInterface(owner: string, asked: readonly Asked[]): Expected[] {
  const functions = functionsOf(owner, asked);
  const whole = asked.findIndex(({ kind, name }) => kind === 'interface' && name === owner);
  const resources = membersOf(asked, owner).filter(({ kind }) => kind === 'resource');
  return [
    ...(functions.length > 0 ? [expected(pascal(shortName(owner)), functions, [whole])] : []),
    ...resources.map((resource) => ({
      ...expected(pascal(resource.name), methodsOf(resource, asked), [asked.indexOf(resource)]),
      module: snake(shortName(owner)),
    })),
  ];
}

const expected = (name: string, methods: Expected['methods'], asked: readonly number[]): Expected => ({
  class: name,
  methods,
  asked,
});

function functionsOf(owner: string | undefined, asked: readonly Asked[]): Expected['methods'] {
  return membersOf(asked, owner).flatMap((item) => (item.kind === 'function' ? [methodOf(item, asked)] : []));
}

/** A constructor is `__init__`, which every class has. */
function methodsOf({ name, interface: owner }: Asked, asked: readonly Asked[]): Expected['methods'] {
  return membersOf(asked, owner).flatMap((item) => (item.resource === name ? [methodOf(item, asked)] : []));
}

const methodOf = (item: Asked, asked: readonly Asked[]) => ({ name: snake(item.name), asked: asked.indexOf(item) });

/** An answer of `check_exports.py`. */
interface Lacking extends Pick<Expected, 'class' | 'module'> {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** The class is not there. */
  readonly asked?: readonly number[];
  /** It is, and lacks these. */
  readonly methods?: Expected['methods'];
}

/** What is missing, where it is to be written. */
export function lackingExports(output: string, asked: readonly Asked[]): readonly CompilerError[] {
  return (replyOf<readonly Lacking[]>(output) ?? []).flatMap(({ methods = [], file, line, column, ...about }) => {
    const place = { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
    const lack = (index: number, help: string): CompilerError[] => {
      const lacks = asked[index];
      return lacks ? [{ ...place, message: help, lacks, help }] : [];
    };
    if (line === undefined) return (about.asked ?? []).flatMap((index) => lack(index, classHelp(about)));
    return methods.flatMap(({ name, asked: index }) => {
      const first = asked[index]?.kind === 'static' ? 'cls' : 'self';
      const params = [first, ...(asked[index]?.params ?? []).map(snake)].join(', ');
      return lack(index, `write \`def ${name}(${params})\` in the class \`${about.class}\``);
    });
  });
}

function classHelp({ class: name, module }: Pick<Expected, 'class' | 'module'>): string {
  if (module !== undefined) return `write \`class ${name}\` in the module \`${module}\`, in a file ${module}.py`;
  const base = name === 'WitWorld' ? 'wit_world.WitWorld' : `wit_world.exports.${name}`;
  return `write \`class ${name}(${base})\` with its functions, or import it there`;
}
