import { error, type Finding, Stop } from '../finding.js';
import { locate } from '../install/machine.js';
import { pinOf } from '../install/pins.js';
import { type InstallStep, plan, stepsOf } from '../plan.js';
import type { Command as Invocation, Platform } from '../platform/platform.js';
import { type Checkup, checkupText, type Program, type Tool } from '../reporters/checkup.js';
import { isInstalled, placeOf, toolCache } from '../toolchains/cache.js';
import { type ToolId, tools } from '../toolchains/index.js';
import type { Lock } from '../toolchains/lock.js';
import { installerHelp, type Toolchain } from '../toolchains/toolchain.js';
import { openWorkspace } from '../workspace.js';
import type { Command, Setting } from './command.js';

/** Says what is there, what is missing and what would be installed: for a project, or for all that there is. */
export const doctor: Command = async ({ subject }, setting) => {
  const { platform } = setting;
  const needs = subject === undefined ? allTools : await toolsOf(subject, setting);
  const [programs, examined, size] = await Promise.all([
    programsOf(platform),
    Promise.all(needs.map((need) => examine(need, setting))),
    platform.files.size(toolCache(platform)),
  ]);
  const found = examined.map(({ tool }) => tool);
  const checkup: Checkup = { programs, tools: distinct(found), cache: { folder: toolCache(platform), size } };
  const refusals = subject === undefined ? [] : examined.flatMap(({ findings }) => findings);
  return { text: checkupText(checkup), document: { ...checkup }, findings: [...missing(checkup), ...refusals] };
};

/** A tool that is looked for, as the project has it if it is for one. */
type Need = Pick<InstallStep, 'tool' | 'version' | 'component'> & { readonly lock?: Lock };

const allTools: readonly Need[] = Object.entries<Toolchain>(tools).map(([tool, { version }]) => ({
  tool: tool as ToolId,
  ...(version !== undefined && { version }),
}));

async function toolsOf(subject: string, { platform, core }: Setting): Promise<Need[]> {
  const { projects, findings } = await openWorkspace([subject], { platform, core: await core() });
  if (projects.length === 0) throw new Stop(...findings);
  return projects.flatMap((project) => {
    const { lock } = project;
    return stepsOf(plan(project), 'toolchains').map((step): Need => ({ ...step, ...(lock && { lock }) }));
  });
}

interface Examined {
  readonly tool: Tool;
  readonly findings: readonly Finding[];
}

async function examine(need: Need, { platform, signal }: Setting): Promise<Examined> {
  const { tool: id, version = '', lock } = need;
  const { title, source, megabytes = 0 }: Toolchain = tools[id];
  if (source.kind === 'machine') {
    const tool = { id, from: 'machine', help: source.help } as const;
    return locate(need, { title, source }, { platform, signal, offline: true })
      .then(({ found }) => ({ tool: { ...tool, installed: true, ...found }, findings: [] }))
      .catch((failure: unknown) => {
        if (!(failure instanceof Stop)) throw failure;
        return { tool: { ...tool, installed: false }, findings: failure.findings };
      });
  }
  const [registry, by] = registries[source.kind];
  const common = { id, version, from: 'registry', registry, ...(by && { by }) } as const;
  const pin = await pinOf(id, version, lock, platform);
  if (!pin) return { tool: { ...common, installed: false, size: megabytes * 1_000_000 }, findings: [] };
  const place = placeOf(id, pin, platform);
  const installed = await isInstalled(place, platform);
  const size = installed ? await platform.files.size(place.folder) : megabytes * 1_000_000;
  return { tool: { ...common, installed, folder: place.folder, size }, findings: [] };
}

const registries = { npm: ['npm', 'npm'], wheel: ['PyPI', 'pip'], archive: ['its release', undefined] } as const;

/** What several components get from the machine is the same to people. */
const distinct = (all: readonly Tool[]) => [...new Map(all.map((tool) => [JSON.stringify(tool), tool])).values()];

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
      if (by === undefined || versionOf(by) !== undefined) return [];
      const message = `${id} ${version} is not installed, and \`${by}\`, which would install it, is not there`;
      return [error('tool-missing', message, { help: installerHelp[by] })];
    }),
  ];
}
