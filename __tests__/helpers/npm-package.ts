import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { fetchedOnce } from './fetched.js';

/** The folder of an npm package, fetched once and without what it depends on; undefined without a registry. */
export const npmPackageFolder = (name: string, version: string, sha512: string): string | undefined =>
  fetchedOnce(`${name.replace(/^@/, '').replace('/', '-')}-${version}`, (scratch) => {
    const args = ['pack', '--silent', '--pack-destination', scratch, `${name}@${version}`];
    const archive = execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    const bytes = readFileSync(join(scratch, archive));
    expect(createHash('sha512').update(bytes).digest('base64')).toBe(sha512);
    execFileSync('tar', ['-xzf', archive], { cwd: scratch });
    return 'package';
  });
