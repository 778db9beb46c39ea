import { error, Stop } from './finding.js';
import type { Binary } from './model.js';
import type { Files } from './platform/platform.js';
import { sha256 } from './report.js';

/** Bytes that are in memory anyway. */
export function inMemory(bytes: Uint8Array): Binary {
  return { digest: sha256(bytes), size: bytes.length, read: async () => bytes };
}

/** Bytes that lie in a file. Whoever reads them stops if they are others by then. */
export function inFile(path: string, bytes: Uint8Array, files: Files): Binary {
  return at(path, { digest: sha256(bytes), size: bytes.length }, files);
}

/** What lies in a file, if it has a digest. */
export async function inFileWith(digest: string, path: string, files: Files): Promise<Binary | undefined> {
  const bytes = await files.read(path).catch(() => undefined);
  return bytes && sha256(bytes) === digest ? at(path, { digest, size: bytes.length }, files) : undefined;
}

function at(path: string, { digest, size }: Omit<Binary, 'read'>, files: Files): Binary {
  return {
    digest,
    size,
    read: async () => {
      const now = await files.read(path);
      if (sha256(now) === digest) return now;
      throw new Stop(
        error('unreadable', 'the file was changed by something else while the run was under way', {
          location: { file: path },
          help: 'run it again',
        }),
      );
    },
  };
}

/** The same with its bytes changed, whenever they are read. */
export async function changed<B extends Binary>(binary: B, change: (bytes: Uint8Array) => Uint8Array): Promise<B> {
  const read = async () => change(await binary.read());
  return { ...binary, ...inMemory(await read()), read };
}

/** The same, read once for as long as somebody has it. */
export function readOnce<B extends Binary>(binary: B): B {
  let bytes: Promise<Uint8Array> | undefined;
  const read = () => {
    bytes ??= binary.read();
    return bytes;
  };
  return { ...binary, read };
}

/** Writes bytes into a file. */
export async function written(path: string, bytes: Uint8Array, files: Files): Promise<Binary> {
  await files.write(path, bytes);
  return inFile(path, bytes, files);
}
