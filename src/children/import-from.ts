import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** A condition of `exports` in package.json, or what it leads to. */
type Target = string | { readonly [condition: string]: Target };

/**
 * Imports a package that is installed in some other folder. Node's own look-up starts from the
 * importing file, and `require.resolve` does not see packages that are modules only.
 */
// biome-ignore lint/suspicious/noExplicitAny: the packages are not there when this is compiled.
export async function importFrom(folder: string, name: string, subpath = '.'): Promise<any> {
  const root = `${folder}/node_modules/${name}`;
  const { exports, main } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const target: Target = exports?.[subpath] ?? exports ?? main;
  return import(pathToFileURL(`${root}/${follow(target)}`).href);
}

function follow(target: Target): string {
  if (typeof target === 'string') return target;
  const next = target['node'] ?? target['import'] ?? target['default'];
  if (next === undefined) throw new Error('a package without a module to import');
  return follow(next);
}
