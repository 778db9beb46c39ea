import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchedOnce } from './fetched.js';

/** The folder of the sources of a Python package, fetched once by pip, which checks their SHA-256; undefined without an index. */
export const pythonSource = (name: string, version: string, sha256: string): string | undefined =>
  fetchedOnce(`${name}-${version}-python`, (scratch) => {
    writeFileSync(join(scratch, 'wanted'), `${name}==${version} --hash=sha256:${sha256}\n`);
    const wanted = ['--no-deps', '--no-binary', ':all:', '--requirement', 'wanted', '--dest', 'archives'];
    execFileSync('python3', ['-m', 'pip', 'download', '--quiet', ...wanted], { cwd: scratch, stdio: 'ignore' });
    const [archive = ''] = readdirSync(join(scratch, 'archives'));
    const into = ['--one-top-level=sources', '--strip-components=1'];
    execFileSync('tar', ['-xzf', `archives/${archive}`, ...into], { cwd: scratch });
    return 'sources';
  });
