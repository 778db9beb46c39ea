import type { Finding } from '../finding.js';
import { join } from '../path.js';
import { run } from '../pipeline.js';
import { type InstallStep, plan, stepsOf } from '../plan.js';
import { loadProject } from '../project/load.js';
import { placeOf } from '../toolchains/cache.js';
import type { ToolId } from '../toolchains/index.js';
import type { Command, Setting } from './command.js';

/** A tool that a project needs, and where it is if it is ready. */
interface ReadyTool {
  readonly tool: ToolId;
  readonly version: string;
  readonly folder?: string;
}

/** Installs the toolchains of a project, those of its smoke calls among them, and does nothing else. */
export const setup: Command = async ({ subject = '.', offline = false }, { core, ...setting }) => {
  const surroundings = { ...setting, core: await core(), offline };
  const { project, findings } = await loadProject(join(subject), surroundings);
  const steps = stepsOf(plan(project), 'toolchains');
  const report = await run({ project, steps }, surroundings);
  const tools = await Promise.all(steps.map((step) => readyTool(step, setting)));
  return {
    text: tools.length > 0 ? tools.map(toolText).join('\n') : 'Nothing is needed.',
    document: { tools },
    findings: [...findings, ...report.findings].filter(concernsTools),
  };
};

async function readyTool({ tool, version }: InstallStep, { platform }: Pick<Setting, 'platform'>): Promise<ReadyTool> {
  const { folder } = await placeOf(tool, platform);
  const ready = (await platform.files.kind(folder)) === 'folder';
  return { tool, version, ...(ready && { folder }) };
}

const toolText = ({ tool, version, folder }: ReadyTool) => `${tool} ${version}  ${folder ?? 'is not installed'}`;

/** Notes about how the project is composed belong to commands that compose it. */
const concernsTools = ({ severity }: Finding) => severity !== 'note';
