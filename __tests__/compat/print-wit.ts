import type { About, Interface, Resolved, TypeRef, WitFunction, WorldItem } from '../../src/core/index.js';

/** A package of a resolved set as WIT text: that of a file which holds all of it. */
export function printPackage(resolved: Resolved, id: number): string {
  const found = resolved.packages[id];
  if (!found) throw new RangeError(`there is no package ${id}`);
  const version = found.version === undefined ? '' : `@${found.version}`;
  const interfaces = [...found.interfaces].map((id) => {
    const { name, about } = at(resolved.interfaces, id);
    return `${gates(about)}interface %${name} {\n${interfaceBody(resolved, id)}}\n`;
  });
  const worlds = [...found.worlds].map((id) => {
    const { name, about } = at(resolved.worlds, id);
    return `${gates(about)}world %${name} {\n${worldBody(resolved, id)}}\n`;
  });
  const own = new RegExp(
    `${found.namespace}:${found.name}/(%[\\w-]+)${version.replaceAll('.', '\\.').replaceAll('+', '\\+')}(?=[;.])`,
    'g',
  );
  // A package that names itself in full depends on itself.
  const body = [...interfaces, ...worlds].join('\n').replaceAll(own, '$1');
  return `package ${found.namespace}:${found.name}${version};\n\n${body}`;
}

type Owner = { readonly tag: 'interface' | 'world'; readonly val: number };

function interfaceBody(resolved: Resolved, id: number): string {
  const { types, functions } = at(resolved.interfaces, id);
  const owner: Owner = { tag: 'interface', val: id };
  return [
    ...[...types].map((type) => typeStatement(resolved, type, owner, functions)),
    ...functions
      .filter(({ kind }) => kind.tag === 'freestanding')
      .map((func) => `${gates(func.about)}%${func.name}: ${functionText(resolved, func)};\n`),
  ].join('');
}

function worldBody(resolved: Resolved, id: number): string {
  const { imports, exports } = at(resolved.worlds, id);
  const owner: Owner = { tag: 'world', val: id };
  const methods = imports.flatMap(({ kind }) => (kind.tag === 'func' ? [kind.val] : []));
  const statement = (word: string) => (item: WorldItem) => {
    const { name, about, kind } = item;
    if (kind.tag === 'type') return typeStatement(resolved, kind.val, owner, methods);
    const head = `${gates(about)}${word} `;
    if (kind.tag === 'func')
      return kind.val.kind.tag === 'freestanding' ? `${head}%${name}: ${functionText(resolved, kind.val)};\n` : '';
    if (at(resolved.interfaces, kind.val).name === undefined)
      return `${head}%${name}: interface {\n${interfaceBody(resolved, kind.val)}}\n`;
    const path = interfacePath(resolved, at(resolved.interfaces, kind.val));
    return name.includes(':') ? `${head}${path};\n` : `${head}%${name}: ${path};\n`;
  };
  return [...imports.map(statement('import')), ...exports.map(statement('export'))].join('');
}

function interfacePath(resolved: Resolved, { name, package: owner }: Interface): string {
  const { namespace, name: packageName, version } = at(resolved.packages, owner ?? -1);
  return `${namespace}:${packageName}/%${name}${version === undefined ? '' : `@${version}`}`;
}

function typeStatement(resolved: Resolved, id: number, owner: Owner, functions: readonly WitFunction[]): string {
  const { name, kind, about } = at(resolved.types, id);
  const text = (type: TypeRef) => typeText(resolved, type);
  const body = (members: readonly string[]) => `{ ${members.join(', ')} }`;
  const statement = (): string => {
    switch (kind.tag) {
      case 'record':
        return `record %${name} ${body(kind.val.map((field) => `%${field.name}: ${text(field.ty)}`))}`;
      case 'variant':
        return `variant %${name} ${body(kind.val.map((it) => `%${it.name}${it.payload ? `(${text(it.payload)})` : ''}`))}`;
      case 'enum':
      case 'flags':
        return `${kind.tag} %${name} ${body(kind.val.map((label) => `%${label.name}`))}`;
      case 'resource': {
        const own = functions.filter((func) => func.kind.tag !== 'freestanding' && func.kind.val === id);
        return `resource %${name} {\n${own.map((func) => `${gates(func.about)}${methodText(resolved, func)};\n`).join('')}}`;
      }
      case 'alias': {
        const origin = kind.val.tag === 'defined' ? at(resolved.types, kind.val.val) : undefined;
        if (origin?.owner.tag !== 'interface' || isOwner(origin.owner, owner))
          return `type %${name} = ${text(kind.val)};`;
        const path = interfacePath(resolved, at(resolved.interfaces, origin.owner.val));
        return `use ${path}.{%${origin.name} as %${name}};`;
      }
      default:
        return `type %${name} = ${anonymousText(resolved, id)};`;
    }
  };
  return `${gates(about)}${statement()}\n`;
}

const isOwner = (a: { tag: string; val?: unknown }, b: Owner) => a.tag === b.tag && a.val === b.val;

function methodText(resolved: Resolved, func: WitFunction): string {
  const name = `%${func.name.replace(/^.*\./, '')}`;
  switch (func.kind.tag) {
    case 'constructor': {
      const { result, kind } = func;
      const made = result?.tag === 'defined' ? at(resolved.types, result.val).kind : undefined;
      const isPlain = made?.tag === 'own' && made.val === kind.val;
      const text = functionText(resolved, isPlain ? { params: func.params, isAsync: func.isAsync } : func);
      return `constructor${text.replace(/^(async )?func/, '')}`;
    }
    case 'static': {
      const text = functionText(resolved, func);
      return `${name}: static ${text}`;
    }
    default:
      return `${name}: ${functionText(resolved, { ...func, params: func.params.slice(1) })}`;
  }
}

function functionText(
  resolved: Resolved,
  { params, result, isAsync }: Pick<WitFunction, 'params' | 'result' | 'isAsync'>,
) {
  const list = params.map(({ name, ty }) => `%${name}: ${typeText(resolved, ty)}`).join(', ');
  return `${isAsync ? 'async ' : ''}func(${list})${result ? ` -> ${typeText(resolved, result)}` : ''}`;
}

function typeText(resolved: Resolved, type: TypeRef): string {
  if (type.tag !== 'defined') return type.tag;
  const { name } = at(resolved.types, type.val);
  return name === undefined ? anonymousText(resolved, type.val) : `%${name}`;
}

function anonymousText(resolved: Resolved, id: number): string {
  const { kind } = at(resolved.types, id);
  const text = (type: TypeRef | undefined) => (type === undefined ? '_' : typeText(resolved, type));
  const named = (id: number) => `%${at(resolved.types, id).name}`;
  switch (kind.tag) {
    case 'own':
      return named(kind.val);
    case 'borrow':
      return `borrow<${named(kind.val)}>`;
    case 'tuple':
      return `tuple<${kind.val.map(text).join(', ')}>`;
    case 'result':
      return kind.val.ok || kind.val.err
        ? `result<${text(kind.val.ok)}${kind.val.err ? `, ${text(kind.val.err)}` : ''}>`
        : 'result';
    case 'map':
      return `map<${text(kind.val.key)}, ${text(kind.val.value)}>`;
    case 'fixed-length-list':
      return `list<${text(kind.val.element)}, ${kind.val.length}>`;
    case 'option':
    case 'list':
      return `${kind.tag}<${text(kind.val)}>`;
    case 'future':
    case 'stream':
      return kind.val ? `${kind.tag}<${text(kind.val)}>` : kind.tag;
    case 'alias':
      return text(kind.val);
    default:
      throw new Error(`a ${kind.tag} must have a name`);
  }
}

function gates({ stability, externalId }: About): string {
  const lines = externalId === undefined ? [] : [`@external-id(${JSON.stringify(externalId)})`];
  if (stability.tag === 'since') lines.push(`@since(version = ${stability.val.version})`);
  if (stability.tag === 'unstable') lines.push(`@unstable(feature = ${stability.val.feature})`);
  if (stability.tag !== 'ungated' && stability.val.deprecated !== undefined)
    lines.push(`@deprecated(version = ${stability.val.deprecated})`);
  return lines.map((line) => `${line}\n`).join('');
}

function at<T>(list: readonly T[], id: number): T {
  const found = list[id];
  if (found === undefined) throw new RangeError(`there is no ${id}`);
  return found;
}
