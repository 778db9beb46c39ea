import { getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser';
import * as z from 'zod/mini';
import { error, Stop } from '../finding.js';
import type { Files } from '../platform/platform.js';

/** Reads a file of wkg's; none when it is not there. Stops when it is not what it should be. */
export async function readToml<T extends z.ZodMiniType>(
  file: string,
  schema: T,
  files: Files,
): Promise<z.infer<T> | undefined> {
  if ((await files.kind(file)) !== 'file') return undefined;
  const read = z.safeParse(schema, parse(await files.readText(file), file));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue && issue.path.length > 0 ? `\`${issue.path.join('.')}\`` : 'it';
  throw wrong(file, `${where} is not what it should be: ${issue?.message ?? ''}`);
}

function parse(text: string, file: string): unknown {
  try {
    return getStaticTOMLValue(parseTOML(text));
  } catch (failure) {
    if (!(failure instanceof ParseError)) throw failure;
    throw wrong(file, `it is no TOML: ${failure.message}`, { line: failure.lineNumber, column: failure.column + 1 });
  }
}

export function wrong(file: string, what: string, place: { line?: number; column?: number } = {}): Stop {
  return new Stop(
    error('wkg-file-invalid', `\`${file}\` cannot be read: ${what}`, {
      location: { file, ...place },
      help: 'https://github.com/bytecodealliance/wasm-pkg-tools/blob/main/docs/manifest.md describes the files of wkg',
    }),
  );
}
