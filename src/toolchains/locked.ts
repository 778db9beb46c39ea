import { error, type Finding, Stop } from '../finding.js';
import type { Project } from '../model.js';
import type { InstallStep } from '../plan.js';
import { type ToolId, tools } from './index.js';
import { type Lock, lockedVersion, lockName } from './lock.js';
import type { Toolchain } from './toolchain.js';

/** Under `--locked`: a tool must be in the lock, at the version that is used. */
export function mustBeLocked(
  { tool, component }: InstallStep,
  lock: Lock | undefined,
  version: string | undefined,
): void {
  const locked = lockedVersion(lock?.[tool], component?.name);
  const on = component ? { component: component.name } : {};
  const { title }: Toolchain = tools[tool];
  if (locked === undefined) {
    const message = lock
      ? `${title} is not in \`${lockName}\``
      : `there is no \`${lockName}\`, which is to have ${title}`;
    throw new Stop(error('tool-not-locked', message, { ...on, help: `run \`wasmwright update ${tool}\`` }));
  }
  if (version === undefined || version === locked) return;
  const message = `${title} is ${version}, and \`${lockName}\` has ${locked}`;
  const help = `use ${locked}, or run \`wasmwright update ${tool}\``;
  throw new Stop(error('tool-not-locked', message, { ...on, help }));
}

/** What is said of a version that nothing is recorded of. */
export function notPinned(tool: ToolId, version: string, location?: Finding['location']): Finding {
  const { version: ours, source }: Toolchain = tools[tool];
  const known = source.kind === 'archive' ? '' : `this release knows ${tool} ${ours}; `;
  return error('tool-not-recorded', `${tool} ${version} has no recorded checksum`, {
    ...(location && { location }),
    help: `${known}\`wasmwright update ${tool}\` records others in \`${lockName}\``,
  });
}

/** Stops when a project asks for a version of a tool from a registry that nothing is recorded of. */
export function mustBeRecorded({ tools: wanted, lock }: Pick<Project, 'tools' | 'lock'>): void {
  const strange = (Object.keys(wanted) as ToolId[]).flatMap((id) => {
    const { version: ours, source }: Toolchain = tools[id];
    const asked = wanted[id];
    if (!asked || source.kind === 'machine' || source.kind === 'archive') return [];
    const known = [ours, lockedVersion(lock?.[id])];
    return known.includes(asked.version) ? [] : [notPinned(id, asked.version, asked.location)];
  });
  if (strange.length > 0) throw new Stop(...strange);
}
