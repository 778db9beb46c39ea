import { type Asked, membersOf, pascal, plain, plainInterface } from '../asked.js';
import type { Attempt, CompilerError } from '../language.js';

/** A package of the author's that is not there at all: that of an interface, or of what the world itself exports. */
export function lackingPackages(output: string, { asked }: Attempt): readonly CompilerError[] {
  const messages =
    /no required module provides package \S*\/(export_\w+)|package \S*\/(export_\w+) is not in std|^\S*\/(export_\w+): .*\bchdir|no Go files in .*[/\\](export_\w+)/gm;
  const names = [...output.matchAll(messages)].flatMap((match) => match.slice(1).filter((name) => name !== undefined));
  return [...new Set(names)].flatMap((name): CompilerError[] => {
    const owner = asked.find(({ kind, interface: id }) => kind === 'interface' && isPackageOf(name, id));
    if (!owner && name !== worldPackage) return [];
    const members = membersOf(asked, owner?.interface);
    const written = members.map((item) => `\`${goName(item)}\``).join(', ');
    const help = `write a file of \`package ${name}\` in the folder \`${name}\`, with ${written}`;
    return (owner ? [owner] : members).map((lacks) => ({ message: name, lacks, file: 'go.mod', help }));
  });
}

/** What the bindings use of the author's packages, and do not find there. */
export function lackOf(file: string, message: string, { asked, bindings }: Attempt): CompilerError | undefined {
  // The go command may see them by another path.
  const [ofBuild = bindings] = /build\/[^/]+\/bindings$/.exec(bindings) ?? [];
  if (!file.includes(`${ofBuild}/`)) return undefined;
  const ownPackage = /(export_\w+)\/[^/]+$/.exec(file)?.[1];
  const undefinedName = /^undefined: (?:(?<from>export_\w+)\.)?(?<name>\w+)/.exec(message)?.groups;
  const noMember = /\(type \*?(?:export_\w+\.)?(?<type>\w+) has no field or method (?<name>\w+)\)/.exec(
    message,
  )?.groups;
  const from = undefinedName?.['from'] ?? ownPackage;
  const lacks = undefinedName
    ? asked.find((item) => isIn(item, from) && item.kind !== 'method' && isNamed(goName(item), undefinedName['name']))
    : noMember && memberOf(noMember['type'], noMember['name'], asked);
  if (!lacks) return undefined;
  const folder = from ?? `export_${(lacks.interface ?? '').replace(/@.*$/, '').replace(/\W/g, '_')}`;
  return { message, lacks, file: 'go.mod', help: `${what(lacks)} in the package \`${folder}\`` };
}

const worldPackage = 'export_wit_world';
const isNamed = (name: string, other = '') => plain(name) === plain(other);
const isPackageOf = (name: string, owner = '') => new RegExp(`^export${plainInterface(owner)}$`).test(plain(name));

function isIn({ interface: owner, kind }: Asked, name = ''): boolean {
  return kind !== 'interface' && (owner === undefined ? name === worldPackage : isPackageOf(name, owner));
}

/** A method of a resource; its other members are what every resource has. */
function memberOf(type = '', member = '', asked: readonly Asked[]): Asked | undefined {
  return (
    asked.find(
      ({ kind, resource, name }) => kind === 'method' && isNamed(resource ?? '', type) && isNamed(name, member),
    ) ?? asked.find(({ kind, name }) => kind === 'resource' && isNamed(name, type))
  );
}

/** As the bindings call it. */
function goName({ kind, name, resource = '' }: Asked): string {
  if (kind === 'constructor') return `Make${pascal(name)}`;
  return kind === 'static' ? pascal(resource) + pascal(name) : pascal(name);
}

function what(item: Asked): string {
  if (item.kind === 'resource')
    return `write \`type ${goName(item)} struct\` with the fields \`pinner runtime.Pinner\` and \`handle int32\`, and its method \`OnDrop\`,`;
  const receiver = item.kind === 'method' ? `(self *${pascal(item.resource ?? '')}) ` : '';
  return `write \`func ${receiver}${goName(item)}\``;
}
