import { error, type Finding, Stop } from '../finding.js';
import { isAbsolute } from '../path.js';
import type { InstallStep } from '../plan.js';
import { type Command, type Exit, ProgramNotFound } from '../platform/platform.js';
import { isOlder } from '../project/versions.js';
import type { Context } from '../stages/context.js';
import { toolCache } from '../toolchains/cache.js';
import type { Environment, Found, Installed, MachineSource, Piece, TargetSource } from '../toolchains/toolchain.js';
import { askedOnce } from './known.js';
import { type Request, requestIn } from './request.js';

/** A tool of the machine that is asked for, and where. */
interface Asking {
  readonly title: string;
  /** With the version that is asked for. */
  readonly what: string;
  readonly source: MachineSource;
  /** The folder that decides which version there is, and the environment that may decide otherwise. */
  readonly cwd: string;
  readonly env: Environment;
  readonly component?: string;
  /** What the folder itself asks for. */
  readonly request?: Request;
  readonly context: Looking;
}

type Looking = Pick<Context, 'platform' | 'signal' | 'offline'>;

interface MachineTool {
  readonly title: string;
  readonly source: MachineSource;
}

/** Finds a tool on PATH, as it is in the folder of the component, and adds the targets that are missing. */
export async function findOnMachine(step: InstallStep, toolchain: MachineTool, context: Context): Promise<Installed> {
  const { found, asking } = await locate(step, toolchain, context);
  for (const target of step.targets ?? []) {
    if (asking.source.pieces) await mustHavePieces(asking.source.pieces(target, found), found, asking);
    else await mustHave(target, step.tool, found, { ...asking, context });
  }
  return { ...found, env: asking.env, from: 'machine' };
}

/** The same without adding anything. */
export async function locate(
  { version, component }: Pick<InstallStep, 'version' | 'component'>,
  { title, source }: MachineTool,
  context: Looking,
): Promise<{ readonly found: Found; readonly asking: Asking }> {
  const chosen = version === undefined ? {} : source.choose(version);
  // What the manifest asks for goes before what a file of the folder does.
  const request =
    version === undefined && component ? await requestIn(component.folder, source.askers, context) : undefined;
  const asking: Asking = {
    title,
    what: [title, version ?? request?.version].filter((part) => part !== undefined).join(' '),
    source,
    cwd: context.platform.files.absolute(component?.folder ?? '.'),
    env: { ...chosen, ...(context.offline && source.offline) },
    ...(component && { component: component.name }),
    ...(request && { request }),
    context,
  };
  const found = await askedOnce(asking, context.platform, () => probe(asking));
  if (request?.orLater && isOlder(found.version, request.version)) throw new Stop(otherVersion(asking, found));
  if (version !== undefined && found.version !== version) throw new Stop(otherVersion(asking, found));
  return { found, asking };
}

async function probe(asking: Asking): Promise<Found> {
  const answers: string[] = [];
  for (const command of asking.source.probes) answers.push((await ask(command, asking)).stdout);
  const found = asking.source.read(answers);
  if (found) return found;
  const notes = answers.join('\n').trim().split('\n').slice(0, 12);
  throw new Stop(refusal('tool-missing', `${asking.what} does not say which version it is`, asking, { notes }));
}

async function ask(command: Command, asking: Asking): Promise<Exit> {
  const { what, source, context } = asking;
  const exit = await run(command, asking);
  if (exit === undefined) {
    const message = `${what} is needed, and \`${command.program}\` is not on PATH`;
    throw new Stop(refusal('tool-missing', message, asking, { help: source.help }));
  }
  if (exit.code === 0) return exit;
  const ran = `${command.program} ${command.args.join(' ')}`;
  const message = `${what} cannot be used: \`${ran}\` exited with ${exit.code ?? 'a signal'}`;
  const notes = exit.output.trim().split('\n').slice(0, 12);
  const help = context.offline ? 'run it once without `--offline`, so that it can be downloaded' : source.help;
  throw new Stop(refusal('tool-missing', message, asking, { notes, help }));
}

/** None: there is no such program. */
function run(command: Command, { cwd, env, context }: Asking): Promise<Exit | undefined> {
  return context.platform.processes.run({ ...command, cwd, env }, context.signal).catch((failure: unknown) => {
    if (failure instanceof ProgramNotFound) return undefined;
    throw failure;
  });
}

/** What adds targets does not look out for others that do. */
async function mustHave(
  target: string,
  tool: string,
  found: Found,
  asking: Asking & { readonly context: Context },
): Promise<void> {
  const { platform, emit, signal, offline } = asking.context;
  const source = asking.source.targets;
  if (!source) throw new Error(`${tool} has no targets`);
  const isThere = async () => (await platform.files.kind(source.folder(target, found))) === 'folder';
  if (await isThere()) return;
  const command = source.add(target, found);
  if (!command || offline) throw new Stop(noTarget(target, source, asking));
  const what = `adds the target ${target} to ${asking.what}`;
  const release = await platform.files.lock(`${toolCache(platform)}/${tool}-targets.lock`, signal, (process) =>
    emit({ type: 'waiting', process, what }),
  );
  try {
    if (signal.aborted || (await isThere())) return;
    const exit = await run(command, asking);
    if (exit?.code !== 0 || !(await isThere())) {
      throw new Stop(noTarget(target, source, asking, exit?.output.trim().split('\n').slice(-12)));
    }
  } finally {
    await release();
  }
}

/** All that is missing is said at once. */
async function mustHavePieces(pieces: readonly Piece[], { version }: Found, asking: Asking): Promise<void> {
  const { files } = asking.context.platform;
  const lacking: Finding[] = [];
  for (const { title, where, help } of pieces) {
    const path = (await ask(where, asking)).stdout.trim();
    // What a tool does not find it gives back as it was named.
    if (isAbsolute(path) && (await files.kind(path)) === 'file') continue;
    lacking.push(refusal('tool-missing', `${asking.title} ${version} has no ${title}`, asking, { help }));
  }
  if (lacking.length > 0) throw new Stop(...lacking);
}

function noTarget(target: string, source: TargetSource, asking: Asking, notes: readonly string[] = []) {
  const message = `${asking.what} has no libraries for the target \`${target}\``;
  return refusal('tool-missing', message, asking, { notes, help: source.help(target) });
}

function otherVersion(asking: Asking, { version }: Found) {
  const orLater = asking.request?.orLater ? ' or later' : '';
  const message = `${asking.what}${orLater} is asked for, and the machine has ${version}`;
  return refusal('tool-missing', message, asking, { help: asking.source.help });
}

function refusal(
  id: 'tool-missing',
  message: string,
  { component, request }: Asking,
  { notes = [], help }: { notes?: readonly string[]; help?: string },
) {
  return error(id, message, {
    ...(component !== undefined && { component }),
    ...(request && { location: request.location }),
    ...(notes.length > 0 && { notes }),
    ...(help !== undefined && { help }),
  });
}
