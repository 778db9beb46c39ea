import type { ExpectedExport, LackingExport } from '../../children/exports.js';
import { type Asked, camel, pascal, shortName } from '../asked.js';
import type { CompilerError } from '../language.js';

/** Where a program has what its world exports: in an object that is called as the interface is, or at its top. */
export function expectedExports(asked: readonly Asked[]): readonly ExpectedExport[] {
  const owners = asked.filter(({ kind }) => kind === 'interface').map(({ name }) => shortName(name));
  return asked.flatMap((item, index) => {
    // Interfaces of one name from several packages are told apart in ways that are the engine's own.
    const owner = item.interface;
    const isSure = owner === undefined || owners.filter((name) => name === shortName(owner)).length === 1;
    return isSure && item.kind !== 'interface' && item.kind !== 'resource'
      ? [{ path: pathOf(item), asked: index }]
      : [];
  });
}

function pathOf(item: Asked): readonly (readonly string[])[] {
  const owner = item.interface;
  const choices = owner === undefined ? [] : [[camel(shortName(owner)), owner]];
  return [...choices, ...within(item).map((name) => [name])];
}

function within({ kind, name, resource = '' }: Asked): readonly string[] {
  if (kind === 'constructor') return [pascal(name)];
  if (kind === 'static') return [pascal(resource), camel(name)];
  return kind === 'method' ? [pascal(resource), 'prototype', camel(name)] : [camel(name)];
}

/** What is missing, where it is to be written. */
export function lackingErrors(lacking: readonly LackingExport[], asked: readonly Asked[]): readonly CompilerError[] {
  return lacking.flatMap(({ asked: index, ...place }): CompilerError[] => {
    const item = asked[index];
    return item ? [{ ...place, message: helpFor(item), lacks: item, help: helpFor(item) }] : [];
  });
}

function helpFor(item: Asked): string {
  const { interface: owner, kind, name, resource = '' } = item;
  const params = `(${item.params.map(camel).join(', ')})`;
  const object = owner === undefined ? '' : ` in \`export const ${camel(shortName(owner))} = { … }\``;
  switch (kind) {
    case 'constructor':
      return `write \`${pascal(name)}: class { constructor${params} { … } }\`${object}`;
    case 'method':
    case 'static':
      return `write \`${kind === 'static' ? 'static ' : ''}${camel(name)}${params} { … }\` in the class \`${pascal(resource)}\`${object}`;
    default:
      return owner === undefined
        ? `write \`export function ${camel(name)}${params} { … }\``
        : `write \`${camel(name)}${params} { … }\`${object}`;
  }
}
