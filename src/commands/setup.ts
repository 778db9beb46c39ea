import type { Finding } from '../finding.js';
import { join } from '../path.js';
import { makeToolsReady, type Surroundings } from '../pipeline.js';
import { type InstallStep, plan, stepsOf } from '../plan.js';
import { type ShownTool, toolsText } from '../reporters/tools.js';
import { type ReadyTool, tools } from '../toolchains/index.js';
import type { Toolchain } from '../toolchains/toolchain.js';
import { openWorkspace } from '../workspace.js';
import type { Command } from './command.js';

/** The tools of a project, and what was found on the way. */
export interface SetUp {
  readonly tools: readonly ShownTool[];
  readonly findings: readonly Finding[];
}

/** Installs the toolchains of a project, those of its smoke calls among them, and does nothing else. */
export const setup: Command = async ({ subject = '.', offline = false, locked = false }, { core, ...setting }) => {
  const { tools, findings } = await setUp([subject], { ...setting, core: await core(), offline, locked });
  return { text: toolsText(tools), document: { tools }, findings };
};

/** The same for whoever shows it in another way. */
export async function setUp(paths: readonly string[], surroundings: Surroundings): Promise<SetUp> {
  const { projects, findings } = await openWorkspace(paths, surroundings);
  const wanted = new Map<string, readonly ShownTool[]>();
  const found: Finding[] = [...findings];
  for (const project of projects) {
    // What is the same for all projects is made ready once.
    const steps = stepsOf(plan(project), 'toolchains').filter(({ id, component }) => component || !wanted.has(id));
    const { tools: ready, findings } = await makeToolsReady({ project, steps }, surroundings);
    for (const step of steps) {
      const own = ready.filter(({ tool, component }) => tool === step.tool && component === step.component?.name);
      wanted.set(
        step.component ? `${project.root}/${step.id}` : step.id,
        own.length > 0 ? own.map(shown) : [missing(step)],
      );
    }
    found.push(...findings);
  }
  return { tools: distinct([...wanted.values()].flat()), findings: found.filter(concernsTools) };
}

function shown({ tool, installed: { version, folder, from } }: ReadyTool): ShownTool {
  const { bin }: Toolchain = tools[tool];
  return { tool, version, from, folder, bin: bin.map((name) => join(folder, name)) };
}

const missing = ({ tool, version }: InstallStep): ShownTool => ({ tool, ...(version !== undefined && { version }) });

/** Components that get the same from the machine are not told apart. */
const distinct = (all: readonly ShownTool[]) => [...new Map(all.map((tool) => [JSON.stringify(tool), tool])).values()];

/** Notes about how the project is composed belong to commands that compose it. */
const concernsTools = ({ severity }: Finding) => severity !== 'note';
