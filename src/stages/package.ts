import { inMemory } from '../binary.js';
import { reporting } from '../core/problems.js';
import { exchange, putRight } from '../exchange.js';
import { error, Stop } from '../finding.js';
import type { Artifact, Binary } from '../model.js';
import { debugName, join } from '../path.js';
import type { PackageStep } from '../plan.js';
import type { Files, Platform } from '../platform/platform.js';
import { type Report, sha256 } from '../report.js';
import { about, type Context, perform } from './context.js';

const reportName = 'report.json';
const sumsName = 'SHA256SUMS';

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
  const describe = () => `${step.output} has ${[...named(artifacts), reportName].join(', ')}`;
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

/** More names than these nobody reads. */
const most = 32;

const named = (artifacts: readonly Artifact[]): readonly string[] =>
  artifacts.length > most ? [`${artifacts.length} components`] : artifacts.map(({ name }) => `${name}.wasm`);

async function replace(
  output: string,
  artifacts: readonly Artifact[],
  report: Report,
  context: Context,
): Promise<void> {
  const { files } = context.platform;
  const place = await files.real(output);
  const results = resultsOf(artifacts, report, context);
  // What is the same stays as it is, with its times, for whatever is made of it.
  if (await isThere(results, place, files)) return;
  const fresh = files.beside(place);
  try {
    for (const [name, result] of results) await files.write(join(fresh, name), await result.read());
    if (context.signal.aborted) return;
    await exchange(fresh, place, files);
  } finally {
    await files.remove(fresh);
  }
  // The next run finds these, so that what decides it is seen now.
  files.unsee(place);
  for (const name of await files.list(place)) await files.stamp(join(place, name));
}

/** What is to lie in the output folder, by name; each is made when it is read. */
type Results = ReadonlyMap<string, Result>;
type Result = Pick<Binary, 'read'> & Partial<Binary>;

function resultsOf(artifacts: readonly Artifact[], report: Report, context: Context): Results {
  const text = (content: string) => inMemory(new TextEncoder().encode(content));
  const witOf = (artifact: Artifact) => async () =>
    new TextEncoder().encode(await about(artifact, 'wit', (bytes) => printed(artifact.name, bytes, context), context));
  const binaries = new Map<string, Binary>(artifacts.map((artifact) => [`${artifact.name}.wasm`, artifact]));
  for (const { name, debug } of artifacts) if (debug) binaries.set(debugName(`${name}.wasm`), debug);
  const sums = [...binaries].map(([name, { digest }]) => `${digest}  ${name}\n`).join('');
  return new Map<string, Result>([
    ...binaries,
    ...artifacts.map((artifact) => [`${artifact.name}.wit`, { read: witOf(artifact) }] as const),
    [sumsName, text(sums)],
    [reportName, text(`${JSON.stringify(report, null, 2)}\n`)],
  ]);
}

const printed = (component: string, bytes: Uint8Array, { core }: Context): string =>
  reporting({ component }, () => core.wit.print(bytes));

async function isThere(results: Results, place: string, files: Files): Promise<boolean> {
  const names = await files.list(place).catch(() => []);
  if (names.join('\n') !== [...results.keys()].sort().join('\n')) return false;
  for (const [name, { digest, read }] of results) {
    const there = await files.read(join(place, name)).catch(() => undefined);
    if (!there || sha256(there) !== (digest ?? sha256(await read()))) return false;
  }
  return true;
}

/** Puts right what runs that were killed have left of the output folder. */
export async function recover(output: string, { platform: { files }, signal }: Context): Promise<void> {
  if (!signal.aborted) await putRight(await files.real(output), files);
}

/** Stops when the output folder holds anything that no run of ours has put there: it would be lost. */
export async function mustBeOurs(output: string, { files }: Platform): Promise<void> {
  const kind = await files.kind(output);
  if (kind === 'none') return;
  const names = kind === 'folder' ? await files.list(output) : [output];
  const ours = names.length === 0 ? [] : await namesOf(join(output, reportName), files);
  const foreign = names.filter((name) => !ours.includes(name));
  if (foreign.length === 0) return;
  throw new Stop(
    error(
      'output-foreign',
      `\`${output}\` holds what is no result of wasmwright: ${foreign
        .slice(0, 3)
        .map((name) => `\`${name}\``)
        .join(', ')}`,
      {
        help: 'move it away, or choose another folder with `--out` or `output` in wasmwright.toml',
      },
    ),
  );
}

/** The files that the run which wrote a report has put beside it. */
async function namesOf(reportFile: string, files: Platform['files']): Promise<readonly string[]> {
  const text = await files.readText(reportFile).catch(() => '');
  try {
    const { components, compositions }: Report = JSON.parse(text);
    const made = [...components, ...compositions].flatMap(({ name }) => [
      `${name}.wasm`,
      debugName(`${name}.wasm`),
      `${name}.wit`,
    ]);
    return [reportName, sumsName, ...made];
  } catch {
    return [];
  }
}
