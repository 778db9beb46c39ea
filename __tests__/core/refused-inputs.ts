import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { crateFolder } from '../helpers/crate.js';
import { root } from './core.js';

const version = '0.258.0';
export const crate = `wit-parser-${version}`;

/** An input that wit-parser itself has for what it must refuse: a file, or a package with its dependencies. */
export interface RefusedInput {
  readonly name: string;
  readonly path: string;
}

/** All of them, downloaded once; undefined without a network. */
export async function refusedInputs(): Promise<readonly RefusedInput[] | undefined> {
  const folder = await parseFail();
  return folder === undefined
    ? undefined
    : readdirSync(folder)
        .map((name) => ({ name, path: join(folder, name) }))
        .filter(({ name, path }) => name.endsWith('.wit') || statSync(path).isDirectory());
}

async function parseFail(): Promise<string | undefined> {
  const folder = await crateFolder('wit-parser', version, checksum() ?? '');
  return folder === undefined ? undefined : join(folder, 'tests/ui/parse-fail');
}

function checksum(): string | undefined {
  const lock = readFileSync(join(root, 'core/Cargo.lock'), 'utf8');
  return lock.match(/name = "wit-parser"\nversion = "0\.258\.0"\nsource = ".*"\nchecksum = "(.*)"/)?.[1];
}
