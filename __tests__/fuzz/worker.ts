// A process of its own, in which spoiled inputs go through what `check`, `inspect`, `build` and `compose`
// do with them. Before each it says which comes, so that whoever watches knows where it hangs or dies.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inMemory } from '../../src/binary.js';
import { inspect } from '../../src/commands/inspect.js';
import { loadCore } from '../../src/core/index.js';
import { findingsOf } from '../../src/failure.js';
import type { Finding } from '../../src/finding.js';
import { checkAlone } from '../../src/lone.js';
import type { Checked, Composition } from '../../src/model.js';
import type { Surroundings } from '../../src/pipeline.js';
import { node } from '../../src/platform/node.js';
import type { Platform } from '../../src/platform/platform.js';
import { openWorld, surfaceOf } from '../../src/project/world.js';
import { compose } from '../../src/stages/compose.js';
import type { Context } from '../../src/stages/context.js';
import { componentOf, root, wat } from '../core/core.js';
import { random } from '../helpers/random.js';
import { mutateBinary, mutateWit, pick, type Random } from './mutate.js';
import { componentSeeds, plugText, type Seed, socketText, witSeeds } from './seeds.js';

/** What the process is told to do, in JSON as its argument. */
export interface Work {
  readonly kind: 'components' | 'wit';
  readonly from: number;
  readonly until: number;
  /** Components that compilers have made. */
  readonly built: readonly string[];
}

export type Said =
  | { readonly event: 'begun'; readonly index: number }
  /** `findings`: the names of all that was found; `bugs`: what the program takes for a bug of itself. */
  | {
      readonly event: 'done';
      readonly index: number;
      readonly findings: readonly string[];
      readonly bugs: readonly string[];
    }
  | { readonly event: 'over'; readonly peak: number };

const work: Work = JSON.parse(process.argv[2] ?? '');
const say = (said: Said) => process.send?.(said);

/** The machine, but for some files that exist in memory only; what is written is forgotten. */
function machineWith(files: ReadonlyMap<string, string | Uint8Array>): Platform {
  const below = (folder: string) => [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
  const kind = async (path: string) => (files.has(path) ? 'file' : below(path).length > 0 ? 'folder' : 'none');
  return {
    ...node,
    files: {
      ...node.files,
      read: async (path) => Buffer.from(files.get(path) ?? ''),
      readText: async (path) => new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(files.get(path) ?? '')),
      kind,
      list: async (folder) =>
        [...new Set(below(folder).map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''))].sort(),
      write: async () => {},
    },
  };
}

/** Does something as the program does it; gives what it finds. */
async function found(does: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await does();
  } catch (failure) {
    return findingsOf(failure);
  }
}

/** `inspect`, `check` against a world, and `compose` with the component as a plug, as a socket, and in a `.wac` file. */
async function useComponent(bytes: Uint8Array, core: Surroundings['core']): Promise<readonly Finding[]> {
  const platform = machineWith(
    new Map<string, string | Uint8Array>([
      ['/fuzz/it.wasm', bytes],
      ['/fuzz/wit/w.wit', plugText],
    ]),
  );
  const signal = new AbortController().signal;
  const findings: Finding[] = [];
  const surroundings: Surroundings = { platform, core, signal, listen: () => {} };
  const keep = async (does: () => Promise<readonly Finding[]>) => findings.push(...(await found(does)));
  await keep(
    async () => (await inspect({ subject: '/fuzz/it.wasm' }, { ...surroundings, core: async () => core })).findings,
  );
  await keep(async () => (await checkAlone(['/fuzz/it.wasm'], { world: '/fuzz/wit#w' }, surroundings)).findings);
  const artifacts = [{ name: 'it', path: '', ...inMemory(bytes) }, ...partners];
  const parts = await Promise.all(
    artifacts.map(async (artifact) => ({ ...artifact, ...surfaceOrNone(await artifact.read(), core) })),
  );
  for (const how of waysToCompose) await keep(() => composed(how, parts, surroundings));
  return findings;
}

/** In the pipeline what cannot be read comes to no composition: here it does. */
function surfaceOrNone(bytes: Uint8Array, core: Surroundings['core']): Pick<Checked, 'imports' | 'exports'> {
  try {
    return surfaceOf(bytes, core);
  } catch {
    return { imports: ['demo:small/api'], exports: ['demo:small/api'] };
  }
}

const waysToCompose: readonly Composition['how'][] = [
  { kind: 'plug', socket: 'socket', plugs: ['it'] },
  { kind: 'plug', socket: 'it', plugs: ['plug'] },
  {
    kind: 'wac',
    file: 'it.wac',
    text: 'package fuzz:all; let it = new fuzz:it { ... }; export it...;',
    parts: ['it'],
  },
];

async function composed(
  how: Composition['how'],
  parts: readonly Checked[],
  { platform, core, signal }: Surroundings,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const emit: Context['emit'] = (event) => {
    if (event.type === 'finding') findings.push(event.finding);
  };
  const composition: Composition = { name: 'all', how, targets: [] };
  const context: Context = {
    platform,
    core,
    emit,
    signal,
    outcomes: new Map(),
    reasons: new Map(),
    root: '.',
    work: '/fuzz',
  };
  await compose([{ stage: 'compose', id: 'compose/all', needs: [], composition }], parts, context);
  return findings;
}

/** `check` of the package, of a component against its first world, and the bindings that a build makes of it. */
async function useWit(files: ReadonlyMap<string, string>, core: Surroundings['core']): Promise<readonly Finding[]> {
  const platform = machineWith(new Map<string, string | Uint8Array>([...files, ['/fuzz/plain.wasm', plain]]));
  const surroundings: Surroundings = { platform, core, signal: new AbortController().signal, listen: () => {} };
  const world = /\bworld\s+%?([a-z][\w-]*)/.exec(files.get('/fuzz/wit/own.wit') ?? '')?.[1];
  const findings = [...(await found(async () => (await checkAlone(['/fuzz/wit'], { world }, surroundings)).findings))];
  const keep = async (does: () => Promise<readonly Finding[]>) => findings.push(...(await found(does)));
  if (world === undefined) return findings;
  await keep(
    async () => (await checkAlone(['/fuzz/plain.wasm'], { world: `/fuzz/wit#${world}` }, surroundings)).findings,
  );
  await keep(async () => {
    const { source, name } = await openWorld({ wit: '/fuzz/wit', world }, surroundings);
    core.bindings.c(source, name);
    core.components.embed(module, source, name);
    return [];
  });
  return findings;
}

const plain = componentOf(plugText);
const module = wat('(module (memory (export "memory") 1))');

/** The input of an index is the same at every run. */
function component(index: number, next: Random, seeds: readonly Seed[]): Uint8Array {
  // What a JavaScript engine is in takes a second each time.
  const [large, normal] = [seeds.filter(isLarge), seeds.filter((seed) => !isLarge(seed))];
  const seed = index % 1000 === 999 && large.length > 0 ? pick(large, next) : pick(normal, next);
  return mutateBinary(
    seed.bytes,
    normal.map(({ bytes }) => bytes),
    next,
  );
}

const isLarge = ({ bytes }: Seed) => bytes.length > 1 << 20;

function witPackage(next: Random): Map<string, string> {
  const seeds = witSeeds();
  const files = Object.entries(pick(seeds, next));
  const spoiled = next(4) === 0 ? next(files.length) : files.findIndex(([path]) => path === 'own.wit');
  const other = pick(seeds, next)['own.wit'] ?? '';
  return new Map(
    files.map(([path, text], i) => [`/fuzz/wit/${path}`, i === spoiled ? mutateWit(text, other, next) : text]),
  );
}

const shared = await loadCore(readFileSync(join(root, 'src/core/component/core.core.wasm')));
/** What it is composed with: one that it may be plugged into, and one that may be plugged into it. */
const partners = [
  { name: 'socket', path: '', ...inMemory(componentOf(socketText)) },
  { name: 'plug', path: '', ...inMemory(plain) },
];
const seeds = work.kind === 'components' ? componentSeeds(work.built) : [];
for (let index = work.from; index < work.until; index++) {
  say({ event: 'begun', index });
  const next = random(index);
  // Worlds that have been opened are kept with the core: every input has one of its own, of the same functions.
  const core = { ...shared };
  const findings =
    work.kind === 'components'
      ? await useComponent(component(index, next, seeds), core)
      : await useWit(witPackage(next), core);
  const bugs = findings
    .filter(({ id }) => id === 'internal')
    .map(({ message, notes }) => `${message} ${(notes ?? []).slice(0, 3).join(' ')}`);
  say({ event: 'done', index, findings: findings.map(({ id }) => id), bugs });
}
say({ event: 'over', peak: process.resourceUsage().maxRSS * 1024 });
