import pLimit from 'p-limit';
import { onMachine } from '../install/machine.js';
import { pinned } from '../install/pinned.js';
import type { InstallStep } from '../plan.js';
import { type InstalledTools, type ToolId, tools } from '../toolchains/index.js';
import { type Installed, isPinned, type Toolchain } from '../toolchains/toolchain.js';
import { type Context, perform } from './context.js';

/** Makes every tool ready, side by side. */
export async function installTools(steps: readonly InstallStep[], context: Context): Promise<InstalledTools> {
  const installed: Partial<Record<ToolId, Installed>> = {};
  const limit = pLimit(4);
  await Promise.all(
    steps.map((step) =>
      limit(() =>
        perform(
          step,
          context,
          async () => {
            const found = await ready(step, context);
            installed[step.tool] = found;
            return found;
          },
          ({ version }) => version,
        ),
      ),
    ),
  );
  return installed;
}

function ready(step: InstallStep, context: Context): Promise<Installed> {
  const tool: Toolchain = tools[step.tool];
  return isPinned(tool) ? pinned(step.tool, tool, context) : onMachine(tool, step, context);
}
