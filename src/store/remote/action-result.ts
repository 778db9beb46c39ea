import { MessageType, ScalarType } from '@protobuf-ts/runtime';

/** A file in the store of contents. */
export interface OutputFile {
  readonly path: string;
  /** SHA-256, in hexadecimal. */
  readonly digest: string;
  readonly size: number;
}

/** What an entry of an action cache says: the files that an action made, and what it wrote to its standard output. */
export interface ActionResult {
  readonly files: readonly OutputFile[];
  readonly exitCode: number;
  readonly stdout: string;
}

/*
 * The part of `ActionResult` that is used here, from `build/bazel/remote/execution/v2/remote_execution.proto`. Servers may
 * add fields to what they were given, such as who has put it there: they are skipped.
 */
interface Digest {
  hash: string;
  sizeBytes: number;
}
interface File {
  path: string;
  digest?: Digest;
}
interface Result {
  outputFiles: File[];
  exitCode: number;
  stdoutRaw: Uint8Array;
}

const name = (message: string) => `build.bazel.remote.execution.v2.${message}`;
const asNumber = 2;
const digest = new MessageType<Digest>(name('Digest'), [
  { no: 1, name: 'hash', kind: 'scalar', T: ScalarType.STRING },
  { no: 2, name: 'size_bytes', kind: 'scalar', T: ScalarType.INT64, L: asNumber },
]);
const file = new MessageType<File>(name('OutputFile'), [
  { no: 1, name: 'path', kind: 'scalar', T: ScalarType.STRING },
  { no: 2, name: 'digest', kind: 'message', T: () => digest },
]);
const result = new MessageType<Result>(name('ActionResult'), [
  { no: 2, name: 'output_files', kind: 'message', repeat: 1, T: () => file },
  { no: 4, name: 'exit_code', kind: 'scalar', T: ScalarType.INT32 },
  { no: 5, name: 'stdout_raw', kind: 'scalar', T: ScalarType.BYTES },
]);

export function encode({ files, exitCode, stdout }: ActionResult): Uint8Array {
  return result.toBinary({
    outputFiles: files.map(({ path, digest: hash, size }) => ({ path, digest: { hash, sizeBytes: size } })),
    exitCode,
    stdoutRaw: new TextEncoder().encode(stdout),
  });
}

/** None: the bytes are no such message. */
export function decode(bytes: Uint8Array): ActionResult | undefined {
  try {
    const { outputFiles, exitCode, stdoutRaw } = result.fromBinary(bytes, { readUnknownField: false });
    const stdout = new TextDecoder('utf-8', { fatal: true }).decode(stdoutRaw);
    const files = outputFiles.map(({ path, digest: { hash, sizeBytes } = { hash: '', sizeBytes: 0 } }) => ({
      path,
      digest: hash,
      size: sizeBytes,
    }));
    return files.every(isFile) ? { files, exitCode, stdout } : undefined;
  } catch {
    return undefined;
  }
}

/** Digests become names of files. */
const isFile = ({ digest, size }: OutputFile) =>
  /^[0-9a-f]{64}$/.test(digest) && Number.isSafeInteger(size) && size >= 0;
