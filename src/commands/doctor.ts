import { error, type Finding, Stop } from '../finding.js';
import { plan, stepsOf } from '../plan.js';
import type { Command as Invocation, Platform } from '../platform/platform.js';
import { type Checkup, checkupText, type Found, type Program, type Tool } from '../reporters/checkup.js';
import { isInstalled, placeOf, toolCache } from '../toolchains/cache.js';
import { type ToolId, tools } from '../toolchains/index.js';
import { installerHelp, isPinned, type MachineTool, type PinnedTool, type Toolchain } from '../toolchains/toolchain.js';
import { openWorkspace } from '../workspace.js';
import type { Command, Setting } from './command.js';

/** Says what is there, what is missing and what would be installed: for a project, or for all that there is. */
export const doctor: Command = async ({ subject }, setting) => {
  const { platform } = setting;
  const ids = subject === undefined ? (Object.keys(tools) as ToolId[]) : await toolsOf(subject, setting);
  const all = ids.map((id): [ToolId, Toolchain] => [id, tools[id]]);
  const [programs, toolchains, found, size] = await Promise.all([
    programsOf(platform),
    Promise.all(all.flatMap(([id, tool]) => (isPinned(tool) ? [] : [find(id, tool, platform)]))),
    Promise.all(all.flatMap(([id, tool]) => (isPinned(tool) ? [examine(id, tool, platform)] : []))),
    platform.files.size(toolCache(platform)),
  ]);
  const checkup: Checkup = { programs, toolchains, tools: found, cache: { folder: toolCache(platform), size } };
  const lacking = subject === undefined ? [] : toolchains.filter(({ version }) => version === undefined);
  const findings = [...missing(checkup), ...lacking.map(({ id }) => notThere(id as ToolId))];
  return { text: checkupText(checkup), document: { ...checkup }, findings };
};

async function toolsOf(subject: string, { platform, core }: Setting): Promise<ToolId[]> {
  const { projects, findings } = await openWorkspace([subject], { platform, core: await core() });
  if (projects.length === 0) throw new Stop(...findings);
  return [...new Set(projects.flatMap((project) => stepsOf(plan(project), 'toolchains').map(({ tool }) => tool)))];
}

async function find(id: ToolId, { source }: MachineTool, platform: Platform): Promise<Found> {
  const version = await versionFrom({ program: source.program(platform.env), args: source.args }, platform);
  return { id, ...(version !== undefined && { version }) };
}

function notThere(id: ToolId): Finding {
  const { title, source }: Toolchain = tools[id];
  const help = source.kind === 'machine' ? source.help : '';
  return error('tool-missing', `${title} is needed, and is not there`, { help });
}

async function examine(id: ToolId, tool: PinnedTool, platform: Platform): Promise<Tool> {
  const { version, source, megabytes } = tool;
  const place = await placeOf(id, tool, platform);
  const { folder } = place;
  const installed = await isInstalled(place, platform);
  const size = installed ? await platform.files.size(folder) : megabytes * 1_000_000;
  const [registry, by] = source.kind === 'npm' ? (['npm', 'npm'] as const) : (['PyPI', 'pip'] as const);
  return { id, version, installed, folder, registry, by, size };
}

async function programsOf(platform: Platform): Promise<Program[]> {
  const { node, python } = platform.machine;
  const probes: readonly (readonly [Program['name'], Program['for'], Invocation])[] = [
    ['node', 'everything', { program: node, args: ['--version'] }],
    ['npm', 'installing', { program: 'npm', args: ['--version'] }],
    ['python', 'installing', { program: python, args: ['--version'] }],
    ['pip', 'installing', { program: python, args: ['-m', 'pip', '--version'] }],
    ['wasmtime', 'smoke calls', { program: python, args: [platform.files.asset('call_wasmtime.py'), '--probe'] }],
  ];
  return Promise.all(
    probes.map(async ([name, use, invocation]) => {
      const version = await versionFrom(invocation, platform);
      return { name, for: use, ...(version !== undefined && { version }) };
    }),
  );
}

/** The first version number that a program prints; none when it is not there, or fails. */
async function versionFrom(invocation: Invocation, { processes }: Platform): Promise<string | undefined> {
  const exit = await processes.run(invocation).catch(() => undefined);
  return exit?.code === 0 ? /\d+(\.\d+)+/.exec(exit.stdout)?.[0] : undefined;
}

/** What is missing that a tool would be installed by; what is installed needs nobody any more. And a Node that is too old. */
function missing({ programs, tools }: Checkup): Finding[] {
  const versionOf = (name: Program['name']) => programs.find((program) => program.name === name)?.version;
  const [major = 0, minor = 0] = (versionOf('node') ?? '').split('.').map(Number);
  const old = major < 20 || (major === 20 && minor < 19);
  const uninstallable = tools.filter(({ installed, by }) => !installed && versionOf(by) === undefined);
  return [
    ...(old
      ? [error('tool-missing', `Node ${versionOf('node')} is too old: 20.19 is needed`, { help: installerHelp.npm })]
      : []),
    ...uninstallable.map(({ id, version, by }) =>
      error('tool-missing', `${id} ${version} is not installed, and \`${by}\`, which would install it, is not there`, {
        help: installerHelp[by],
      }),
    ),
  ];
}
