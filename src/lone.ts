import type { Resolved } from './core/index.js';
import { reporting } from './core/problems.js';
import type { Finding } from './finding.js';
import type { Artifact } from './model.js';
import { basename } from './path.js';
import type { Surroundings } from './pipeline.js';
import type { ValidateStep } from './plan.js';
import type { Platform } from './platform/platform.js';
import { readBinary } from './project/binary.js';
import { manifestName } from './project/load.js';
import { readWit } from './project/wit-package.js';
import { openWorld, parseWorldReference } from './project/world.js';
import { count } from './quantities.js';
import { makeReport, type Report, sha256 } from './report.js';
import { validate } from './stages/validate.js';

/** Whether `check` is given a `.wit` file, a folder of them or a binary, with no project around it. */
export async function isAlone(path: string, { files }: Platform): Promise<boolean> {
  switch (await files.kind(path)) {
    case 'file':
      return !path.endsWith('.toml');
    case 'folder': {
      const names = await files.list(path);
      return !names.includes(manifestName) && names.some((name) => name.endsWith('.wit'));
    }
    default:
      return false;
  }
}

/** Checks WIT, or a component against a world. */
export async function checkAlone(path: string, world: string | undefined, surroundings: Surroundings): Promise<Report> {
  const isWit = path.endsWith('.wit') || (await surroundings.platform.files.kind(path)) === 'folder';
  return isWit ? checkWit(path, world, surroundings) : checkBinary(path, world, surroundings);
}

async function checkWit(path: string, world: string | undefined, surroundings: Surroundings): Promise<Report> {
  const { core, listen, platform } = surroundings;
  const start = platform.now();
  const source = await readWit(path, surroundings);
  const resolved = reporting({}, () => core.wit.parse(source));
  // What holds for users of the stable items must hold for those of the unstable ones as well.
  reporting({}, () => core.wit.parse({ ...source, features: { tag: 'all' } }));
  if (world !== undefined) await openWorld(parseWorldReference(world, path), surroundings);
  const step: ValidateStep = { stage: 'validate', id: 'validate/wit', needs: [], name: 'wit', targets: [] };
  const seconds = platform.now() - start;
  listen({ type: 'step-finished', step, status: 'passed', seconds, detail: describePackage(resolved) });
  listen({ type: 'stage-finished', stage: 'validate', seconds });
  return makeReport(undefined, { findings: [], outcomes: new Map(), artifacts: [] });
}

function describePackage({ packages, main }: Resolved): string {
  const found = packages[main];
  if (!found) return 'nothing';
  const { namespace, name, version, worlds, interfaces } = found;
  const id = `${namespace}:${name}${version === undefined ? '' : `@${version}`}`;
  return `${id}: ${count(worlds.length, 'world')}, ${count(interfaces.length, 'interface')}`;
}

async function checkBinary(path: string, world: string | undefined, surroundings: Surroundings): Promise<Report> {
  const { platform, core, signal, listen } = surroundings;
  const bytes = await readBinary(path, surroundings);
  const artifact: Artifact = { name: basename(path).replace(/\.(wasm|wat)$/, ''), path, bytes };
  const targets = world === undefined ? [] : [parseWorldReference(world, 'wit')];
  const step: ValidateStep = {
    stage: 'validate',
    id: `validate/${artifact.name}`,
    needs: [],
    name: artifact.name,
    targets,
  };
  const findings: Finding[] = [];
  const outcomes = new Map();
  const emit: Surroundings['listen'] = (event) => {
    if (event.type === 'finding')
      findings.push(event.finding.location ? event.finding : { ...event.finding, location: { file: path } });
    listen(event);
  };
  const start = platform.now();
  const checked = await validate([step], [artifact], { platform, core, emit, signal, outcomes, work: '' });
  emit({ type: 'stage-finished', stage: 'validate', seconds: platform.now() - start });
  const report = makeReport(undefined, { findings, outcomes, artifacts: [] });
  const [first] = checked;
  const made = { name: artifact.name, path, digest: `sha256:${sha256(bytes)}`, size: bytes.length };
  return {
    ...report,
    components: [
      {
        ...made,
        status: first ? 'passed' : 'failed',
        ...(world !== undefined && { world }),
        ...(first && { imports: first.imports }),
      },
    ],
  };
}
