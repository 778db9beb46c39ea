// From the packages of a host to the one small file that is kept of it.
import { packageOf } from './download.mjs';

/**
 * As text: a WIT package with a world for each way in; for a host of core modules, all that a module may import. (In its binary
 * form the package takes more than twice as much of what a user downloads: every world has the types of all interfaces again.)
 */
export async function take(host, { core, worldsText, moduleText }) {
  const packages = await Promise.all(
    (host.sources ?? []).map(async (source) => ({ source, files: await packageOf(source) })),
  );
  if (host.takes === 'module') return moduleText(packages.flatMap((given) => offeredBy(given, core)));
  const mains = packages.flatMap(({ source, files }) => (source.wit ?? []).map((folder) => witIn(folder, files)));
  const all = new Map();
  for (const { groups } of mains) for (const group of groups) all.set(idOf(group), joined(all.get(idOf(group)), group));
  const resolved = mains.flatMap(({ groups: [main, ...dependencies] }) =>
    main ? [core.wit.parse(source(main, dependencies))] : [],
  );
  const own = [{ path: 'host.wit', text: worldsText(host, resolved) }];
  return core.wit.print(core.wit.encode(source(own, needed(own, all))));
}

const source = (files, dependencies) => ({ files, dependencies, features: { tag: 'only', val: [] } });

/** A package may lie in two parts: of the second counts what the first has not. */
function joined(first, second) {
  if (!first) return second;
  const names = (text) => [...text.matchAll(/^\s*(?:interface|world)\s+%?([a-z0-9-]+)/gm)].map(([, name]) => name);
  const known = new Set(first.flatMap(({ text }) => names(text)));
  return [
    ...first,
    ...second.filter(({ text }) => names(text).length > 0 && !names(text).some((name) => known.has(name))),
  ];
}

/** What a module offers: what it exports, or all that a description of an interface imports. */
function offeredBy({ source: { imports = [], exports = {} }, files }, core) {
  const read = (path) => {
    const bytes = files.get(path);
    return path.endsWith('.wat') ? core.components.assemble({ path, text: bytes.toString() }) : bytes;
  };
  return [
    ...imports.map((path) => ({ bytes: read(path) })),
    ...Object.entries(exports).map(([module, path]) => ({ module, bytes: read(path) })),
  ];
}

/** The package in a folder, if there is one, and those that lie in its `deps`, or beside each other. */
function witIn(folder, files) {
  const groups = new Map();
  const hasOwn = [...files.keys()].some(
    (path) => path.startsWith(`${folder}/`) && /^[^/]*\.wit$/.test(path.slice(folder.length + 1)),
  );
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!path.startsWith(`${folder}/`) || !path.endsWith('.wit')) continue;
    const inner = path.slice(folder.length + 1);
    const group = inner.includes('/') ? inner.replace(/\/[^/]*$/, '') : '';
    const key = group === 'deps' ? inner : group;
    // Without a package of its own a folder is one of packages; with one, those are in `deps`.
    if (hasOwn && key !== '' && !key.startsWith('deps/')) continue;
    groups.set(key, [...(groups.get(key) ?? []), { path, text: withoutDocs(bytes.toString()) }]);
  }
  return { groups: [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group) };
}

/** What documents is most of the text, and nobody reads it here. */
const withoutDocs = (text) => text.replace(/^\s*\/\/.*$/gm, '');

const packageLine = /^\s*package\s+([^;{\s]+)\s*;/m;
const idOf = (group) => group.map(({ text }) => packageLine.exec(text)?.[1]).find(Boolean);

/** The packages that are named, and those that they name. */
function needed(own, all) {
  const found = new Set();
  const visit = (files) => {
    const text = files.map(({ text }) => text).join('\n');
    for (const [, name, version = ''] of text.matchAll(
      /([a-z][a-z0-9-]*:[a-z][a-z0-9-]*)\/[a-z0-9-]+(@[0-9a-zA-Z.+-]*[0-9a-zA-Z])?/g,
    )) {
      const group = all.get(`${name}${version}`);
      if (!group || found.has(group)) continue;
      found.add(group);
      visit(group);
    }
  };
  visit(own);
  return [...found];
}
