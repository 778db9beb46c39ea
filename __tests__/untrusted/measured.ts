import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Finished, root, wasmwright } from '../helpers/cli.js';

/** What `check` says as JSON, and the most memory that a process of it had that came to its end, in MiB. */
export interface Checked extends Finished {
  readonly report: {
    readonly outcome: string;
    // biome-ignore lint/suspicious/noExplicitAny: as JSON has it.
    readonly components: readonly any[];
    readonly findings: readonly { id: string; severity: string; message: string; location?: { file: string } }[];
  };
  readonly peak: number;
}

const preload = pathToFileURL(join(root, '__tests__/untrusted/peak.mjs')).href;

export async function check(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Checked> {
  const folder = await mkdtemp(join(tmpdir(), 'wasmwright-peak-'));
  const file = join(folder, 'peaks');
  try {
    const finished = await wasmwright(['check', '--format', 'json', ...args], {
      cwd,
      env: { NODE_OPTIONS: `--import=${preload}`, PEAK_FILE: file, ...env },
    });
    const peaks = (await readFile(file, 'utf8')).trim().split('\n').map(Number);
    return { ...finished, report: JSON.parse(finished.stdout), peak: Math.max(...peaks) / 1024 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
