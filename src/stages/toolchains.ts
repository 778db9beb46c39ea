import pLimit from 'p-limit';
import { makeReady } from '../install/index.js';
import type { InstallStep } from '../plan.js';
import type { InstalledTools, ReadyTool, ToolsByComponent } from '../toolchains/index.js';
import { type Context, perform } from './context.js';

/** Makes every tool ready, side by side: what the machine or the tool cache has is taken, the rest is installed there. */
export async function installTools(steps: readonly InstallStep[], context: Context): Promise<ToolsByComponent> {
  const limit = pLimit(4);
  const ready = await Promise.all(
    steps.map((step) =>
      limit(async (): Promise<ReadyTool[]> => {
        const { tool, component } = step;
        const make = () => makeReady(step, context);
        const installed = await perform(step, context, make, ({ version }) => `${tool} ${version}`);
        return installed ? [{ tool, installed, ...(component && { component: component.name }) }] : [];
      }),
    ),
  );
  return byComponent(ready.flat());
}

function byComponent(all: readonly ReadyTool[]): ToolsByComponent {
  const having = (component: string | undefined): InstalledTools =>
    Object.fromEntries(all.flatMap((ready) => (ready.component === component ? [[ready.tool, ready.installed]] : [])));
  const common = having(undefined);
  return { all, common, of: (component) => ({ ...common, ...having(component) }) };
}
