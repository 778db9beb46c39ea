import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { asset } from './platform/assets.js';
import { isAsSeen, readBytes, type Seen } from './platform/looks.js';

/*
 * A run in which nothing is to be done is over before the program is loaded: what decided the last one is known, as git's
 * index knows a tree, and if all of it still looks the same, the same is said again.
 */

/** What a run said in which nothing was to be done. */
export interface Said {
  /** Its progress, on standard error. */
  readonly progress: string;
  /** Its answer, on standard output, and the line on standard error that closes it. */
  readonly answer: string;
  readonly closing: string;
  /** The exit code. */
  readonly code: number;
}

/** The same as it is kept, with all that decided it. */
export interface Kept extends Said {
  /** The digest of what was asked, and of what it was asked in. */
  readonly key: string;
  readonly seen: Seen;
}

/** Says what the last run with these arguments said, if nothing has changed since then; gives the exit code. */
export function repeated(args: readonly string[]): number | undefined {
  const [command = '', ...others] = args;
  const named = others.filter((arg) => !arg.startsWith('-'));
  for (const place of new Set([...named, ...named.map((path) => dirname(path)), '.'])) {
    const kept = keptAt(keptPlace(place, command));
    if (!kept || kept.key !== keyOf(args) || !isAsSeen(kept.seen)) continue;
    process.stderr.write(kept.progress);
    process.stdout.write(kept.answer);
    process.stderr.write(kept.closing);
    return kept.code;
  }
  return undefined;
}

/** One of each command is kept, in the folder that a project has for what is made on the way. */
export const keptPlace = (project: string, command: string): string => `${project}/.wasmwright/last/${command}.json`;

/** What shells set anew for each program says nothing. */
const ofShells = new Set(['_', 'SHLVL', 'OLDPWD']);

/** All that decides what a run does besides the disk. Variables may be secrets, of which nothing else is kept. */
export function keyOf(args: readonly string[]): string {
  const { env, execPath, version, stdout, stderr } = process;
  const variables = Object.entries(env).filter(([name]) => !ofShells.has(name));
  const build = new TextDecoder().decode(readBytes(asset('build-id')));
  const all = [args, process.cwd(), execPath, version, stdout.isTTY, stderr.isTTY, build, variables.sort()];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}

function keptAt(path: string): Kept | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(readBytes(path)));
  } catch {
    return undefined;
  }
}
