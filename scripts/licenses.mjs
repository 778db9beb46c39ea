// The licences of what is bundled. The bundler's own list names each package once, and where several
// versions of one are bundled, it is chance whose licence stands there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text for all packages that a bundle has modules of, by the statistics of webpack. */
export function licensesOf(stats) {
  const packages = new Map([...foldersIn(stats.modules)].map((folder) => describe(folder)));
  const sorted = [...packages].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([name, text]) => `${name}\n${text.trim()}\n`).join('\n\n');
}

/** The folders of packages that modules lie in. */
function foldersIn(modules) {
  const folders = new Set();
  for (const { nameForCondition, modules: inner = [] } of modules) {
    const folder = /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(nameForCondition ?? '')?.[0];
    if (folder && existsSync(join(folder, 'package.json'))) folders.add(folder);
    for (const found of foldersIn(inner)) folders.add(found);
  }
  return folders;
}

function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^licen[sc]e/i.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n'));
  return [`${name} ${version}`, [license?.type ?? license ?? '', ...texts].join('\n')];
}
