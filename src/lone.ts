import { inMemory } from './binary.js';
import type { Resolved } from './core/index.js';
import { reporting } from './core/problems.js';
import type { Emit } from './events.js';
import { failed, findingsOf } from './failure.js';
import type { Finding } from './finding.js';
import type { Fit } from './hosts/fit.js';
import type { HostReference } from './hosts/open.js';
import type { Checked } from './model.js';
import { binaryName } from './path.js';
import type { Surroundings } from './pipeline.js';
import type { ValidateStep } from './plan.js';
import type { Platform } from './platform/platform.js';
import { askingOf } from './policy/asked.js';
import { judgingAlone } from './policy/judging.js';
import type { Policy } from './policy/policy.js';
import { readBinary } from './project/binary.js';
import { manifestName } from './project/manifest.js';
import { readWit } from './project/wit-package.js';
import { openWorld, parseWorldReference } from './project/world.js';
import { count } from './quantities.js';
import { type ComponentReport, mergeReports, type Report } from './report.js';
import type { Context } from './stages/context.js';
import { validate } from './stages/validate.js';
import { isReference } from './untrusted/pull.js';

/** Whether `check` is given a `.wit` file, a folder of them, a binary or a reference of a registry, with no project around it. */
export async function isAlone(path: string, { files }: Platform): Promise<boolean> {
  switch (await files.kind(path)) {
    case 'file':
      return !path.endsWith('.toml');
    case 'folder': {
      const names = await files.list(path);
      return !names.includes(manifestName) && names.some((name) => name.endsWith('.wit'));
    }
    default:
      return isReference(path);
  }
}

/** How binaries are read, and what is done with those that are valid. */
export interface Handling {
  /** `reference`: exactly what was read, where a path does not say it. */
  read(path: string): Promise<{ readonly bytes: Uint8Array; readonly reference?: string }>;
  /** Gives whether it could be done. */
  use(checked: Checked, path: string, context: Context): Promise<boolean>;
  /** A folder for what is made on the way. */
  readonly work: string;
}

/** Checks WIT, and components against what they are held against. */
export async function checkAlone(
  paths: readonly string[],
  held: HeldAgainst,
  surroundings: Surroundings,
  handling: Handling = plain(surroundings),
): Promise<Report> {
  const isWit = await Promise.all(paths.map((path) => isPackage(path, surroundings.platform)));
  const [wits, binaries] = [paths.filter((_, i) => isWit[i]), paths.filter((_, i) => !isWit[i])];
  const reports: Report[] = [];
  for (const path of wits) {
    const refused = (failure: unknown) => failed(findingsOf(failure));
    reports.push(await checkWit(path, held.world, surroundings).catch(refused));
  }
  if (binaries.length > 0) reports.push(await checkBinaries(binaries, held, surroundings, handling));
  return mergeReports(reports);
}

const plain = (surroundings: Surroundings): Handling => ({
  read: async (path) => ({ bytes: await readBinary(path, surroundings) }),
  use: async () => true,
  work: '',
});

async function isPackage(path: string, { files }: Platform): Promise<boolean> {
  return path.endsWith('.wit') || (await files.kind(path)) === 'folder';
}

async function checkWit(path: string, world: string | undefined, surroundings: Surroundings): Promise<Report> {
  const { core, listen, platform } = surroundings;
  const start = platform.now();
  const source = await readWit(path, surroundings);
  const of = { location: { file: path } };
  const resolved = reporting(of, () => core.wit.parse(source));
  // What holds for users of the stable items must hold for those of the unstable ones as well.
  reporting(of, () => core.wit.parse({ ...source, features: { tag: 'all' } }));
  if (world !== undefined) await openWorld(parseWorldReference(world, path), surroundings);
  const step: ValidateStep = { stage: 'validate', id: 'validate/wit', needs: [], name: 'wit', targets: [] };
  const seconds = platform.now() - start;
  listen({ type: 'step-finished', step, status: 'passed', seconds, detail: describePackage(resolved) });
  listen({ type: 'stage-finished', stage: 'validate', seconds });
  return failed([]);
}

function describePackage({ packages, main }: Resolved): string {
  const found = packages[main];
  if (!found) return 'nothing';
  const { namespace, name, version, worlds, interfaces } = found;
  const id = `${namespace}:${name}${version === undefined ? '' : `@${version}`}`;
  return `${id}: ${count(worlds.length, 'world')}, ${count(interfaces.length, 'interface')}`;
}

const withHosts = (hosts: readonly Fit[] | undefined) => (hosts ? { hosts } : {});

/** What binaries are held against. */
export interface HeldAgainst {
  readonly world: string | undefined;
  readonly hosts?: readonly HostReference[] | undefined;
  readonly policies?: readonly Policy[];
}

/** As the pipeline checks what it has built: each file is a step. */
async function checkBinaries(
  paths: readonly string[],
  held: HeldAgainst,
  surroundings: Surroundings,
  handling: Handling,
): Promise<Report> {
  const { platform, listen } = surroundings;
  const findings: Finding[] = [];
  const emit: Emit = (event) => {
    if (event.type === 'finding') findings.push(event.finding);
    listen(event);
  };
  const start = platform.now();
  const components: ComponentReport[] = [];
  for (const path of paths) {
    const read = await handling.read(path).catch(findingsOf);
    components.push(await checkBinary(path, read, held, { ...surroundings, emit }, handling));
  }
  emit({ type: 'stage-finished', stage: 'validate', seconds: platform.now() - start });
  emit({ type: 'asks', of: components.map(({ name, capabilities = [] }) => ({ name, asking: capabilities })) });
  return { ...failed(findings), components };
}

/** `read`: what was read, or why nothing was. */
async function checkBinary(
  path: string,
  read: Awaited<ReturnType<Handling['read']>> | readonly Finding[],
  { world, hosts, policies }: HeldAgainst,
  { emit: tell, ...surroundings }: Omit<Context, 'outcomes' | 'reasons' | 'fits' | 'root' | 'work'>,
  { use, work }: Handling,
): Promise<ComponentReport> {
  let failed = false;
  const emit: Emit = (event) => {
    failed ||= event.type === 'finding' && event.finding.severity === 'error';
    tell(event.type === 'finding' ? { ...event, finding: { location: { file: path }, ...event.finding } } : event);
  };
  const name = nameOf(path);
  const targets = world === undefined ? [] : [parseWorldReference(world, 'wit')];
  const step: ValidateStep = {
    stage: 'validate',
    id: `validate/${path}`,
    needs: [],
    name,
    targets,
    ...(hosts && { hosts }),
    ...judgingAlone(policies ?? []),
  };
  const asked = world !== undefined && { world };
  if (!('bytes' in read)) {
    for (const finding of read) emit({ type: 'finding', finding, step });
    emit({ type: 'step-finished', step, status: 'failed', seconds: 0 });
    return { name, path, status: 'failed', ...asked };
  }
  const binary = inMemory(read.bytes);
  const fits = new Map<string, readonly Fit[]>();
  const notes = { outcomes: new Map(), reasons: new Map(), fits };
  const context: Context = { ...surroundings, ...notes, emit, root: '.', work };
  const handled = async () => {
    const [checked] = await validate([step], [{ name, path, ...binary }], context);
    return { checked, isDone: checked !== undefined && (await use(checked, path, context)) };
  };
  // Whatever it is that one of them does to the program, the others are checked.
  const { checked, isDone } = await handled().catch((failure: unknown) => {
    for (const finding of findingsOf(failure)) emit({ type: 'finding', finding, step });
    return { checked: undefined, isDone: false };
  });
  return {
    name,
    path,
    ...(read.reference !== undefined && { reference: read.reference }),
    digest: `sha256:${binary.digest}`,
    size: binary.size,
    status: isDone && !failed ? 'passed' : 'failed',
    ...asked,
    ...(checked && { imports: checked.imports, capabilities: askingOf(checked), exports: checked.exports }),
    ...withHosts(fits.get(name)),
  };
}

/** By its file; in a registry by its repository. */
const nameOf = (path: string) =>
  isReference(path) ? binaryName(path.replace(/@.*$/s, '').replace(/:[^:/]*$/, '')) : binaryName(path);
