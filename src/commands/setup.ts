import type { Event } from '../events.js';
import { failed } from '../failure.js';
import type { Finding } from '../finding.js';
import { join } from '../path.js';
import { run, type Surroundings } from '../pipeline.js';
import { type InstallStep, plan, stepsOf } from '../plan.js';
import type { Platform } from '../platform/platform.js';
import { mergeReports, type Report } from '../report.js';
import { type ReadyTool, toolsText } from '../reporters/tools.js';
import { isInstalled, placeOf } from '../toolchains/cache.js';
import { tools } from '../toolchains/index.js';
import { isPinned, type Toolchain } from '../toolchains/toolchain.js';
import { openWorkspace } from '../workspace.js';
import type { Command } from './command.js';

/** The tools of a project, and what was found on the way. */
export interface SetUp {
  readonly tools: readonly ReadyTool[];
  readonly findings: readonly Finding[];
}

/** Installs the toolchains of a project, those of its smoke calls among them, and does nothing else. */
export const setup: Command = async ({ subject = '.', offline = false }, { core, ...setting }) => {
  const { tools, findings } = await setUp([subject], { ...setting, core: await core(), offline });
  return { text: toolsText(tools), document: { tools }, findings };
};

/** The same for whoever shows it in another way. */
export async function setUp(paths: readonly string[], surroundings: Surroundings): Promise<SetUp> {
  const { projects, findings } = await openWorkspace(paths, surroundings);
  const steps = new Map<string, InstallStep>();
  const versions = new Map<string, string>();
  const listen = (event: Event) => {
    if (event.type === 'step-finished' && event.detail !== undefined) versions.set(event.step.id, event.detail);
    surroundings.listen(event);
  };
  const reports: Report[] = [failed(findings)];
  for (const project of projects) {
    const missing = stepsOf(plan(project), 'toolchains').filter(({ id }) => !steps.has(id));
    for (const step of missing) steps.set(step.id, step);
    reports.push(await run({ project, steps: missing }, { ...surroundings, listen }));
  }
  return {
    tools: await Promise.all(
      [...steps.values()].map((step) => readyTool(step, versions.get(step.id), surroundings.platform)),
    ),
    findings: mergeReports(reports).findings.filter(concernsTools),
  };
}

/** `found`: the version that was found or installed, if it was. */
async function readyTool(
  { tool: id, version: asked = 'any' }: InstallStep,
  found: string | undefined,
  platform: Platform,
): Promise<ReadyTool> {
  const tool: Toolchain = tools[id];
  if (!isPinned(tool)) return { tool: id, version: found ?? asked, ...(found !== undefined && { machine: true }) };
  const { folder, ...place } = await placeOf(id, tool, platform);
  if (!(await isInstalled({ folder, ...place }, platform))) return { tool: id, version: tool.version };
  return { tool: id, version: tool.version, folder, bin: tool.bin.map((name) => join(folder, name)) };
}

/** Notes about how the project is composed belong to commands that compose it. */
const concernsTools = ({ severity }: Finding) => severity !== 'note';
