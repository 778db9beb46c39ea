import { reporting } from '../../core/problems.js';
import { error, type Finding, type Location, Stop } from '../../finding.js';
import { readBinary } from '../../project/binary.js';
import { type ReadableFiles, readWit } from '../../project/wit-package.js';
import type { Opened, Opening } from './source.js';

/** Opens what lies at a path of the machine, or of a commit: a folder or file of WIT, or a binary. */
export async function openPath(path: string, files: ReadableFiles, title: string, opening: Opening): Promise<Opened> {
  const reader = { platform: { files }, core: opening.core };
  const isFile = (await files.kind(path)) === 'file';
  if (!isFile || path.endsWith('.wit')) {
    return { kind: 'wit', title, source: await readWit(path, reader, opening.location) };
  }
  if (path.endsWith('.wat')) return { kind: 'binary', title, bytes: await readBinary(path, reader) };
  return binary(await files.read(path), title, { file: files.shown?.(path) ?? path });
}

/** Opens what came as bytes, by what the bytes are. */
export function openBytes(bytes: Uint8Array, title: string, { core }: Opening): Opened {
  if (isWasm(bytes)) return { kind: 'binary', title, bytes };
  const text = textOf(bytes);
  if (text === undefined || !/\.(wit|wat)$/.test(title) || isPage(text)) return binary(bytes, title);
  if (title.endsWith('.wat')) {
    const assembled = reporting({}, () => core.components.assemble({ path: title, text }));
    return { kind: 'binary', title, bytes: assembled };
  }
  const files = [{ path: title, text }];
  return { kind: 'wit', title, source: { files, dependencies: [], features: { tag: 'only', val: [] } } };
}

function binary(bytes: Uint8Array, title: string, location?: Location): Opened {
  if (!isWasm(bytes)) throw new Stop(notWasm(bytes, title, location));
  return { kind: 'binary', title, bytes };
}

function notWasm(bytes: Uint8Array, title: string, location?: Location): Finding {
  const start = new TextDecoder().decode(bytes.subarray(0, 200));
  const details = location ? { location } : {};
  if (start.startsWith('version https://git-lfs.github.com/')) {
    return error('artifact-invalid', `\`${title}\` is a pointer to Git LFS and not the file itself`, {
      ...details,
      help: '`git lfs pull` fetches files of the checkout; compare with a release or a registry instead of a commit',
    });
  }
  return error('artifact-invalid', `\`${title}\` is ${isPage(start) ? 'a web page' : 'neither WebAssembly nor WIT'}`, {
    ...details,
    help: isPage(start)
      ? 'give the address of the file itself: on GitHub that of the release asset, or behind `Raw`'
      : 'it must be a `.wasm`, a `.wat` or a `.wit` file, or a folder of `.wit` files',
  });
}

const isPage = (text: string) => /^\s*<(!doctype|html)/i.test(text);

const isWasm = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes.subarray(0, 4)) === '\0asm';

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
