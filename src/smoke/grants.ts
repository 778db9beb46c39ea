import { error, type Location, Stop } from '../finding.js';
import { basename, join } from '../path.js';
import type { Files, Platform } from '../platform/platform.js';

/** What a call may reach besides the standard streams, clocks and random numbers. */
export interface Grants {
  /** Folders, and what the component sees them as. */
  readonly files: readonly (readonly [folder: string, seenAs: string])[];
  /** Sockets, names, and HTTP requests. */
  readonly network: boolean;
  readonly environment: Readonly<Record<string, string>>;
}

/** Reads `files:FOLDER`, `network` and `environment:NAME[=VALUE]`; folders are relative to `root`. Stops at anything else. */
export function readGrants(
  texts: readonly string[],
  root: string,
  env: Platform['env'],
  location: Location | undefined,
): Grants {
  const files: [string, string][] = [];
  const environment: Record<string, string> = {};
  for (const text of texts) {
    const [kind = '', what = ''] = text.split(/:(.*)/s);
    const [name = '', value] = what.split(/=(.*)/s);
    if (kind === 'files' && what !== '') files.push([join(root, what), seenAs(what)]);
    else if (kind === 'environment' && name !== '') environment[name] = value ?? env[name] ?? '';
    else if (text !== 'network') throw new Stop(unknown(text, location));
  }
  return { files, network: texts.includes('network'), environment };
}

/** As it is written; what lies elsewhere is seen by its last name. */
function seenAs(path: string): string {
  const tidy = join(path);
  return /^(\/|[a-z]:|\.\.(\/|$))/i.test(tidy) ? basename(tidy) : tidy;
}

function unknown(text: string, location: Location | undefined) {
  return error('usage', `\`${text}\` is nothing that can be granted to a call`, {
    ...(location && { location }),
    help: 'it is `files:FOLDER`, `network`, `environment:NAME` or `environment:NAME=VALUE`',
  });
}

/**
 * Copies what is granted to where calls may do with it what they like. Links are left out: not every runtime keeps a
 * component from following them out of the folder.
 */
export async function copyGranted(
  granted: Grants['files'],
  to: string,
  files: Files,
  location: Location | undefined,
): Promise<Grants['files']> {
  const copies: [string, string][] = [];
  for (const [i, [folder, name]] of granted.entries()) {
    const copy = `${to}/${i}`;
    if ((await files.kind(folder)) !== 'folder')
      throw new Stop(
        error('path-missing', `there is no folder \`${folder}\` to grant`, { ...(location && { location }) }),
      );
    await files.remove(copy);
    await files.makeFolder(copy);
    for (const path of await files.find(folder, ['**']))
      await files.write(`${copy}/${path}`, await files.read(`${folder}/${path}`));
    copies.push([copy, name]);
  }
  return copies;
}
