import { error, Stop } from '../finding.js';
import type { Artifact } from '../model.js';
import { join } from '../path.js';
import type { PackageStep } from '../plan.js';
import type { Platform } from '../platform/platform.js';
import { type Report, sha256 } from '../report.js';
import { type Context, perform } from './context.js';

const reportName = 'report.json';

/**
 * Puts the binaries, their WIT, checksums and the report into the output folder: all of it is
 * written beside, and takes the place of what was there when it is complete. Gives the binaries
 * where they lie then; none when nothing was to be packaged, or it could not be.
 */
export async function packageOutput<A extends Artifact>(
  steps: readonly PackageStep[],
  artifacts: readonly A[],
  report: (packaged: readonly A[]) => Report,
  context: Context,
): Promise<readonly A[] | undefined> {
  const [step] = steps;
  if (!step) return undefined;
  const packaged = artifacts.map((artifact) => ({ ...artifact, path: join(step.output, `${artifact.name}.wasm`) }));
  const describe = () =>
    `${step.output} has ${[...artifacts.map(({ name }) => `${name}.wasm`), reportName].join(', ')}`;
  return perform(
    step,
    context,
    async () => {
      await replace(step.output, packaged, report(packaged), context);
      return packaged;
    },
    describe,
  );
}

async function replace(
  output: string,
  artifacts: readonly Artifact[],
  report: Report,
  { platform, core }: Context,
): Promise<void> {
  const { files } = platform;
  const [fresh, old] = [files.beside(output), files.beside(output)];
  try {
    for (const { name, bytes } of artifacts) {
      await files.write(join(fresh, `${name}.wasm`), bytes);
      await files.write(join(fresh, `${name}.wit`), core.wit.print(bytes));
    }
    await files.write(
      join(fresh, 'SHA256SUMS'),
      artifacts.map(({ name, bytes }) => `${sha256(bytes)}  ${name}.wasm\n`).join(''),
    );
    await files.write(join(fresh, reportName), `${JSON.stringify(report, null, 2)}\n`);
    if ((await files.kind(output)) !== 'none') await files.rename(output, old);
    await files.rename(fresh, output);
  } finally {
    await files.remove(fresh);
    await files.remove(old);
  }
}

/** Stops when the output folder holds something that no run of ours has put there. */
export async function mustBeOurs(output: string, { files }: Platform): Promise<void> {
  const kind = await files.kind(output);
  if (kind === 'none') return;
  const names = kind === 'folder' ? await files.list(output) : [];
  if (kind === 'folder' && (names.length === 0 || names.includes(reportName))) return;
  throw new Stop(
    error('output-foreign', `\`${output}\` holds something that is not a result of wasmwright`, {
      help: 'move it away, or choose another folder with `--out` or `output` in wasmwright.toml',
    }),
  );
}
