import { type Once, onceFor } from '../once.js';
import { dirname, join } from '../path.js';
import type { Files, Platform } from '../platform/platform.js';
import { sha256 } from '../report.js';
import { toolCache } from '../toolchains/cache.js';
import type { Environment, Found, MachineSource } from '../toolchains/toolchain.js';

/** A tool of the machine in a folder, and the environment that it is asked in. */
export interface Looked {
  readonly source: MachineSource;
  readonly cwd: string;
  readonly env: Environment;
}

/** What was learnt of a tool, and what the program that it is looked like. */
interface Known {
  readonly found: Found;
  readonly witness: string | undefined;
}

/**
 * What a tool of the machine has answered, for as long as nothing has changed of all that decides the answer: to ask
 * is a process for each component. Whoever writes at the same time is overwritten, and is asked once more.
 */
export async function askedOnce(looked: Looked, platform: Platform, ask: () => Promise<Found>): Promise<Found> {
  const once = seenBy(platform);
  const state = await stateOf(looked, platform, once);
  if (state === undefined) return ask();
  // Why there is no answer is said of each component that asks.
  return once(`answer ${state}`, () => answerOf(state, looked, platform, ask)).catch(() => ask());
}

async function answerOf(state: string, looked: Looked, platform: Platform, ask: () => Promise<Found>): Promise<Found> {
  const place = `${toolCache(platform)}/machine/${state}.json`;
  const known = await read(place, platform);
  if (known?.witness !== undefined && known.witness === (await witnessOf(known.found, looked, platform))) {
    return known.found;
  }
  const found = await ask();
  const witness = await witnessOf(found, looked, platform);
  // What cannot be written is asked for again the next time.
  await platform.files.write(place, JSON.stringify({ found, witness })).catch(() => {});
  return found;
}

/** All that decides which version answers: the programs, the environment, and the files that choose. None: that cannot be told. */
async function stateOf({ source, cwd, env }: Looked, platform: Platform, once: Once): Promise<string | undefined> {
  const { files, processes } = platform;
  const { environment, settings, above } = source.decided;
  const programs = await Promise.all(
    [...new Set(source.probes.map(({ program }) => program))].map((name) =>
      once(`program ${name}`, () => processes.find(name)),
    ),
  );
  if (programs.includes(undefined)) return undefined;
  const stamps = await Promise.all(programs.map((path = '') => once(`stamp ${path}`, () => files.stamp(path))));
  const all = { ...platform.env, ...env };
  const variables = environment.map((name) => [name, all[name]]);
  const chosen = [
    ...settings(platform.machine, all),
    ...foldersFrom(cwd).flatMap((folder) => above.map((name) => join(folder, name))),
  ];
  const texts = await Promise.all(chosen.map((path) => once(`text ${path}`, () => textOf(path, files))));
  return sha256(JSON.stringify([source.probes, programs, stamps, variables, texts]));
}

const textOf = async (path: string, files: Files) =>
  (await files.kind(path)) === 'file' ? files.readText(path).catch(() => undefined) : undefined;

/** Most components of a project have the same above them. */
const seenBy = onceFor();

const foldersFrom = (folder: string): readonly string[] =>
  folder === dirname(folder) ? [folder] : [folder, ...foldersFrom(dirname(folder))];

/** A version may be replaced by another where it lies. */
async function witnessOf(found: Found, { source }: Looked, { files, machine }: Platform): Promise<string | undefined> {
  const program = source.decided.program(found);
  if (program === undefined) return '';
  return files.stamp(machine.os === 'win32' ? `${program}.exe` : program);
}

async function read(place: string, { files }: Platform): Promise<Known | undefined> {
  try {
    return JSON.parse(await files.readText(place));
  } catch {
    return undefined;
  }
}
