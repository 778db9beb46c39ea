import { error, type Finding, Stop } from '../finding.js';
import { plan, stepsOf } from '../plan.js';
import type { Command as Invocation, Platform } from '../platform/platform.js';
import { type Checkup, checkupText, type Program, type Tool } from '../reporters/checkup.js';
import { isInstalled, placeOf, toolCache } from '../toolchains/cache.js';
import { type ToolId, tools } from '../toolchains/index.js';
import { installerHelp, type MachineSource, type Toolchain } from '../toolchains/toolchain.js';
import { openWorkspace } from '../workspace.js';
import type { Command, Setting } from './command.js';

/** Says what is there, what is missing and what would be installed: for a project, or for all that there is. */
export const doctor: Command = async ({ subject }, setting) => {
  const { platform } = setting;
  const ids = subject === undefined ? (Object.keys(tools) as ToolId[]) : await toolsOf(subject, setting);
  const [programs, found, size] = await Promise.all([
    programsOf(platform),
    Promise.all(ids.map((id) => examine(id, platform))),
    platform.files.size(toolCache(platform)),
  ]);
  const checkup: Checkup = { programs, tools: found, cache: { folder: toolCache(platform), size } };
  return { text: checkupText(checkup), document: { ...checkup }, findings: missing(checkup) };
};

async function toolsOf(subject: string, { platform, core }: Setting): Promise<ToolId[]> {
  const { projects, findings } = await openWorkspace([subject], { platform, core: await core() });
  if (projects.length === 0) throw new Stop(...findings);
  return [...new Set(projects.flatMap((project) => stepsOf(plan(project), 'toolchains').map(({ tool }) => tool)))];
}

async function examine(id: ToolId, platform: Platform): Promise<Tool> {
  const { version = '', source, megabytes = 0 }: Toolchain = tools[id];
  if (source.kind === 'machine') return examineMachine(id, source, platform);
  const place = await placeOf(id, platform);
  const { folder } = place;
  const installed = await isInstalled(place, platform);
  const size = installed ? await platform.files.size(folder) : megabytes * 1_000_000;
  const [registry, by] = source.kind === 'npm' ? (['npm', 'npm'] as const) : (['PyPI', 'pip'] as const);
  return { id, version, from: 'registry', installed, folder, registry, by, size };
}

async function examineMachine(id: ToolId, source: MachineSource, platform: Platform): Promise<Tool> {
  const answers = await Promise.all(
    source.probes.map((probe) => platform.processes.run({ ...probe, env: source.offline }).catch(() => undefined)),
  );
  const found = answers.every((exit) => exit?.code === 0)
    ? source.read(answers.map((exit) => exit?.stdout ?? ''))
    : undefined;
  return { id, from: 'machine', installed: found !== undefined, ...found, help: source.help };
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
  const absent = tools.filter(({ installed }) => !installed);
  return [
    ...(old
      ? [error('tool-missing', `Node ${versionOf('node')} is too old: 20.19 is needed`, { help: installerHelp.npm })]
      : []),
    ...absent.flatMap((tool) => {
      if (tool.from === 'machine') return [];
      const { id, version, by } = tool;
      if (versionOf(by) !== undefined) return [];
      const message = `${id} ${version} is not installed, and \`${by}\`, which would install it, is not there`;
      return [error('tool-missing', message, { help: installerHelp[by] })];
    }),
  ];
}
