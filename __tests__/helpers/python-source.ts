import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'wasmwright-tests');

/** The folder of the sources of a Python package, fetched once by pip, which checks their SHA-256; undefined without an index. */
export function pythonSource(name: string, version: string, sha256: string): string | undefined {
  const folder = join(cache, `${name}-${version}`);
  if (existsSync(folder)) return folder;
  const fetched = `${folder}.${process.pid}`;
  mkdirSync(fetched, { recursive: true });
  try {
    writeFileSync(join(fetched, 'wanted'), `${name}==${version} --hash=sha256:${sha256}\n`);
    const args = [
      'download',
      '--quiet',
      '--no-deps',
      '--no-binary',
      ':all:',
      '--requirement',
      'wanted',
      '--dest',
      'archives',
    ];
    execFileSync('python3', ['-m', 'pip', ...args], { cwd: fetched, stdio: 'ignore' });
    const [archive = ''] = readdirSync(join(fetched, 'archives'));
    execFileSync('tar', ['-xzf', `archives/${archive}`, '--one-top-level=sources', '--strip-components=1'], {
      cwd: fetched,
    });
    renameSync(join(fetched, 'sources'), folder);
    return folder;
  } catch (failure) {
    if (failure instanceof Error && 'status' in failure) return undefined;
    throw failure;
  } finally {
    rmSync(fetched, { recursive: true, force: true });
  }
}
