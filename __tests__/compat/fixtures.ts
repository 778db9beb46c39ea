import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { File, WitSource } from '../../src/core/index.js';
import { root } from '../core/core.js';
import { type States, stable } from './engine.js';

export const fixturesFolder = join(root, '__tests__/compat');

/** Two versions of a package, as files: `function-added/F1-import`. */
export interface Fixture extends States {
  readonly name: string;
  /** The rule that finds something in it; `neutral`: none has anything to find. */
  readonly rule: string;
  readonly folder: string;
}

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((it) => it.isDirectory())
    .map(({ name }) => name)
    .sort();

/** Folders of fixtures: one for each rule, and `neutral`. */
export const ruleFolders = foldersIn(fixturesFolder);

export const fixtures: readonly Fixture[] = ruleFolders.flatMap((rule) =>
  foldersIn(join(fixturesFolder, rule)).map((name) => {
    const folder = join(fixturesFolder, rule, name);
    const [baseline, current] = [state(folder, 'baseline'), state(folder, 'current')];
    return { name: `${rule}/${name}`, rule, folder, baseline, current };
  }),
);

/** `baseline.wit`, or the folder `baseline` with a package for each file in `deps`. */
function state(fixture: string, name: 'baseline' | 'current'): WitSource {
  const read = (path: string): File => ({ path: relative(fixture, path), text: readFileSync(path, 'utf8') });
  const single = join(fixture, `${name}.wit`);
  if (existsSync(single)) return { files: [read(single)], dependencies: [], features: stable };
  const folder = join(fixture, name);
  const files = (folder: string) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.wit'))
      .sort()
      .map((file) => read(join(folder, file)));
  const deps = join(folder, 'deps');
  const dependencies = existsSync(deps) ? files(deps).map((file) => [file]) : [];
  return { files: files(folder), dependencies, features: stable };
}
