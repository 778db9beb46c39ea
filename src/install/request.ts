import type { Location } from '../finding.js';
import { join } from '../path.js';
import type { Platform } from '../platform/platform.js';
import type { Asker } from '../toolchains/toolchain.js';

/** A version that a file of the project asks for. */
export interface Request {
  readonly version: string;
  /** Whether a later one will do. */
  readonly orLater: boolean;
  readonly location: Location;
}

/** What the folder, or the nearest one above that says something, asks for. */
export async function requestIn(
  folder: string,
  askers: readonly Asker[],
  { platform }: { readonly platform: Platform },
): Promise<Request | undefined> {
  const { files } = platform;
  for (const { file, version, orLater = false } of askers) {
    const path = join(folder, file);
    if ((await files.kind(path)) !== 'file') continue;
    const text = await files.readText(path).catch(() => '');
    const match = version.exec(text);
    const asked = match?.slice(1).find((group) => group !== undefined);
    if (!match || asked === undefined) continue;
    const before = text.slice(0, match.index + match[0].lastIndexOf(asked)).split('\n');
    const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
    const location = { file: path, line, column, endLine: line, endColumn: column + asked.length };
    return { version: asked, orLater, location };
  }
  const above = join(folder, '..');
  // A path that the user gave ends where it began.
  return folder === '.' || above === '.' || above.startsWith('..') || above === folder
    ? undefined
    : requestIn(above, askers, { platform });
}
