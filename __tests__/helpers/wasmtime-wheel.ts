import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchedOnce } from './fetched.js';

/**
 * A folder with Wasmtime for Python, of the last version that lets a guest use sockets where the network is inherited:
 * later ones ask for a switch that their Python package does not have. Undefined where there is none for this machine.
 */
export const openWasmtime = (): string | undefined =>
  fetchedOnce('wasmtime-47.0.1', (scratch) => {
    const hash = 'sha256:9724600b036c6e95c4fe952e29fad83b4f02bdc11d23f25c4ee3ffff2c1d7257';
    writeFileSync(join(scratch, 'wanted'), `wasmtime==47.0.1 --hash=${hash}\n`);
    const args = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', 'wheel', '--requirement', 'wanted'];
    execFileSync('python3', args, { cwd: scratch, stdio: 'ignore' });
    return 'wheel';
  });
