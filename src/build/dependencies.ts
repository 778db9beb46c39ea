import { error, Stop } from '../finding.js';
import type { Dependencies, Reason } from '../languages/language.js';
import type { Component } from '../model.js';
import { onceFor } from '../once.js';
import { dirname, join } from '../path.js';
import { type Exit, type Files, ProgramNotFound } from '../platform/platform.js';
import type { Context } from '../stages/context.js';
import { toolCache } from '../toolchains/cache.js';

type Install = NonNullable<Dependencies['install']>;

/** Installs what is missing of the packages that a component needs. Stops where that cannot be. */
export async function installDependencies(asked: Dependencies, component: Component, context: Context): Promise<void> {
  const { files } = context.platform;
  const { install, refused } = asked;
  const place = install && placeOf(install.command.cwd, context);
  const isMissing = async () =>
    (place && (await files.kind(place.begun)) === 'file') || !(await areThere(asked, files));
  if (!(await isMissing())) return;
  if (!install || !place) throw stop(component, asked, refused ?? { reason: 'nothing says how' });
  if (context.offline) throw stop(component, asked, offline);
  const reason = await begun(context)(install.command.cwd, () => inTurn(install, place, isMissing, asked, context));
  if (reason) throw stop(component, asked, reason);
  if (context.signal.aborted || (await areThere(asked, files))) return;
  const help = 'install once with the package manager itself, and commit the lock file';
  throw stop(component, asked, { reason: `the lock file does not have all of them`, help });
}

const offline: Reason = {
  reason: 'nothing may be downloaded',
  help: 'install them before, or run once without `--offline`',
};

/** As Node looks for them. */
async function areThere({ needed, folder }: Dependencies, files: Files): Promise<boolean> {
  const found = await Promise.all(needed.map((name) => isThere(name, folder, files)));
  return !found.includes(false);
}

async function isThere(name: string, folder: string, files: Files): Promise<boolean> {
  if ((await files.kind(join(folder, 'node_modules', name))) === 'folder') return true;
  return folder !== dirname(folder) && isThere(name, dirname(folder), files);
}

/** Where it is noted of a folder that something is being installed there: what was killed has left half of it. */
function placeOf(folder: string, { platform }: Context): { readonly lock: string; readonly begun: string } {
  const name = join(toolCache(platform), 'dependencies', folder.replaceAll(/[^A-Za-z0-9.]+/g, '-'));
  return { lock: `${name}.lock`, begun: `${name}.begun` };
}

type InstallFailure = Reason & { readonly notes?: readonly string[]; readonly program?: string };

/** What is being installed in a run, or was: components that share a folder of packages wait for it, and have the same failure. */
const begun = onceFor();

/** One process at a time installs in a folder: whoever comes after finds it done. */
async function inTurn(
  install: Install,
  place: ReturnType<typeof placeOf>,
  isMissing: () => Promise<boolean>,
  asked: Dependencies,
  context: Context,
): Promise<InstallFailure | undefined> {
  const { platform, emit, signal } = context;
  const { files } = platform;
  const { cwd } = install.command;
  const release = await files.lock(place.lock, signal, (process) =>
    emit({ type: 'waiting', process, what: `installs packages in ${cwd}` }),
  );
  try {
    if (signal.aborted || !(await isMissing())) return undefined;
    await files.write(place.begun, '');
    const failure = await unchanged(join(cwd, install.lock), files, () => run(install, asked, context));
    if (!signal.aborted && !failure) await files.remove(place.begun);
    return failure;
  } finally {
    await release();
  }
}

/** The lock file is the author's: whatever the package manager makes of it is undone. */
async function unchanged<T>(lock: string, files: Files, work: () => Promise<T>): Promise<T> {
  const before = await files.read(lock);
  const result = await work();
  const after = await files.read(lock).catch(() => new Uint8Array());
  if (Buffer.compare(before, after) !== 0) await files.write(lock, before);
  return result;
}

async function run(
  { command, help }: Install,
  { reasonOf }: Dependencies,
  { platform, emit, signal }: Context,
): Promise<InstallFailure | undefined> {
  const ran = [command.program, ...command.args].join(' ');
  emit({ type: 'installing', command: ran, folder: command.cwd });
  const exit = await platform.processes.run(command, signal).catch((failure: unknown): Exit | ProgramNotFound => {
    if (failure instanceof ProgramNotFound) return failure;
    throw failure;
  });
  if (exit instanceof ProgramNotFound)
    return { reason: `\`${command.program}\` is not on PATH`, help, program: command.program };
  if (exit.code === 0) return undefined;
  return {
    ...(reasonOf(exit.output) ?? { reason: `${command.program} exited with ${exit.code ?? 'a signal'}` }),
    notes: [`ran: ${ran}   (in ${command.cwd})`, ...worthReading(exit.output)],
  };
}

/** Package managers say first what is wrong, and then much more. */
function worthReading(output: string): readonly string[] {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && line.trim() !== 'npm error');
  const first = lines.findIndex((line) => /error|ERR_/i.test(line));
  return lines.slice(Math.max(first, 0)).slice(0, 8);
}

function stop({ name, folder }: Component, { manifest }: Dependencies, failure: InstallFailure): Stop {
  const { reason, help, notes, program } = failure;
  const id = program === undefined ? 'dependencies-missing' : 'tool-missing';
  return new Stop(
    error(id, `the dependencies of \`${name}\` cannot be installed: ${reason}`, {
      component: name,
      location: { file: join(folder, manifest) },
      ...(notes && { notes }),
      ...(help !== undefined && { help }),
    }),
  );
}
