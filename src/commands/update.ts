import { error, everyOrStop, type Finding, Stop } from '../finding.js';
import { resolve } from '../install/index.js';
import { locate } from '../install/machine.js';
import type { Project } from '../model.js';
import { nearest } from '../nearest.js';
import { join } from '../path.js';
import type { Surroundings } from '../pipeline.js';
import { type InstallStep, installs } from '../plan.js';
import type { Context } from '../stages/context.js';
import { isOfMachine, type ToolId, tools } from '../toolchains/index.js';
import { type Lock, type LockedTool, lockedVersion, lockName, lockText } from '../toolchains/lock.js';
import type { Toolchain } from '../toolchains/toolchain.js';
import { inTurn } from '../turn.js';
import { openWorkspace } from '../workspace.js';
import type { Command } from './command.js';

/** What was recorded of a tool. */
interface Change {
  readonly file: string;
  readonly tool: ToolId;
  /** None: nothing was. */
  readonly from?: string;
  readonly to: string;
  /** Whether the checksum is of what was downloaded just now, and nothing else vouches for it. */
  readonly onTrust: boolean;
}

/** A tool as the command line has it: `zig`, or `zig@0.16.0`. */
interface Wish {
  readonly tool: string;
  readonly version?: string;
}

/**
 * Writes `wasmwright.lock`: without names, the versions of all tools of the project that the manifest asks for, or
 * else those of this release; with names, of each the newest that there is, or the version behind its `@`.
 */
export const update: Command = async ({ subjects = [], project = '.' }, { core, ...setting }) => {
  const surroundings = { ...setting, core: await core() };
  const { projects, findings } = await openWorkspace([project], surroundings);
  if (projects.length === 0) throw new Stop(...findings);
  const wishes = subjects.map(readWish);
  mustBeNeeded(wishes, projects);
  const changes: Change[] = [];
  for (const each of projects) {
    changes.push(...(await inTurn(each.root, surroundings, () => updateOne(each, wishes, surroundings))));
  }
  return { text: changesText(changes), document: { changes }, findings: findings.filter(isError) };
};

const isError = ({ severity }: Finding) => severity === 'error';

function readWish(text: string): Wish {
  const [tool = '', version] = text.split('@', 2);
  return { tool, ...(version && { version }) };
}

function mustBeNeeded(wishes: readonly Wish[], projects: readonly Project[]): void {
  const needed = [...new Set(projects.flatMap((project) => installs(project).map(({ tool }) => tool)))];
  const strange = wishes.filter(({ tool }) => !(needed as string[]).includes(tool));
  if (strange.length === 0) return;
  const has = needed.length > 0 ? `the project needs: ${needed.join(', ')}` : 'the project needs no tool';
  throw new Stop(
    ...strange.map(({ tool }) =>
      error('unknown-name', `the project needs no tool called \`${tool}\``, { help: nearest(tool, needed) ?? has }),
    ),
  );
}

async function updateOne(
  project: Project,
  wishes: readonly Wish[],
  { platform, core, signal, listen }: Surroundings,
): Promise<readonly Change[]> {
  const file = join(project.root, lockName);
  const context: Context = {
    platform,
    core,
    signal,
    emit: listen,
    outcomes: new Map(),
    reasons: new Map(),
    root: '.',
    work: '',
  };
  const before: Lock = project.lock ?? {};
  const steps = installs(project);
  const needed = [...new Set(steps.map(({ tool }) => tool))];
  const asked = wishes.length > 0 ? needed.filter((id) => wishes.some(({ tool }) => tool === id)) : needed;
  const recorded = await everyOrStop(asked, async (tool): Promise<readonly [ToolId, LockedTool]> => {
    const own = steps.filter((step) => step.tool === tool);
    return [tool, await record(tool, own, { project, wishes, context })];
  });
  // What is not needed any more is not kept.
  const kept = Object.entries(before).filter(([tool]) => needed.includes(tool as ToolId));
  const after: Lock = Object.fromEntries([...kept, ...recorded]);
  const text = lockText(after);
  if (signal.aborted) return [];
  if (lockText(before) !== text || project.lock === undefined) await platform.files.write(file, text);
  return recorded.map(([tool, locked]) => changeOf(file, tool, before[tool], locked));
}

interface Recording {
  readonly project: Project;
  readonly wishes: readonly Wish[];
  readonly context: Context;
}

async function record(tool: ToolId, steps: readonly InstallStep[], recording: Recording): Promise<LockedTool> {
  const { project, wishes, context } = recording;
  const wish = wishes.find((wish) => wish.tool === tool);
  const wanted = project.tools[tool];
  if (wish?.version !== undefined) mustAgree(tool, wish.version, wanted);
  if (isOfMachine(tool)) return recordMachine(tool, steps, context);
  const { version: ours }: Toolchain = tools[tool];
  const version = wish?.version ?? wanted?.version ?? (wish ? undefined : ours);
  const before = project.lock?.[tool];
  return resolve(tool, { ...(version !== undefined && { version }), ...(before && { before }) }, context);
}

/** The manifest has the last word. */
function mustAgree(tool: ToolId, version: string, wanted: Project['tools'][ToolId]): void {
  if (isOfMachine(tool)) {
    const help = `\`[tools] ${tool} = "${version}"\` in wasmwright.toml chooses it`;
    throw new Stop(error('usage', `${tool} is of the machine, and not installed at a version`, { help }));
  }
  if (wanted === undefined || wanted.version === version) return;
  const message = `the manifest asks for ${tool} ${wanted.version}, and not ${version}`;
  throw new Stop(error('usage', message, { location: wanted.location, help: 'change it there first' }));
}

async function recordMachine(tool: ToolId, steps: readonly InstallStep[], context: Context): Promise<LockedTool> {
  const { title, source }: Toolchain = tools[tool];
  if (source.kind !== 'machine') throw new Error(`${tool} is not of the machine`);
  const versions = await everyOrStop(steps, async (step): Promise<[string, string]> => {
    const { found } = await locate(step, { title, source }, context);
    return [step.component?.name ?? '', found.version];
  });
  return { source: 'machine', components: Object.fromEntries(versions) };
}

function changeOf(file: string, tool: ToolId, before: LockedTool | undefined, after: LockedTool): Change {
  const from = before && versionsOf(before);
  const onTrust = after.source === 'archive' && JSON.stringify(before) !== JSON.stringify(after);
  return { file, tool, ...(from !== undefined && { from }), to: versionsOf(after), onTrust };
}

const versionsOf = (locked: LockedTool): string =>
  locked.source === 'machine'
    ? [...new Set(Object.values(locked.components))].sort().join(', ')
    : (lockedVersion(locked) ?? '');

function changesText(changes: readonly Change[]): string {
  if (changes.length === 0) return 'Nothing is needed.';
  const lines = changes.map(({ tool, from, to, onTrust }) => {
    const verb = from === undefined ? 'Recorded' : from === to ? 'Unchanged' : 'Updated';
    const what = verb === 'Updated' ? `${tool} ${from} → ${to}` : `${tool} ${to}`;
    const trust = onTrust ? ', with the checksum of what the server gave just now' : '';
    return `${verb.padStart(12)}  ${what}${trust}`;
  });
  return lines.join('\n');
}
