// The first half of what componentize.ts does: puts a program's modules into one file, and knows
// where each place in that file comes from.
import { readFileSync } from 'node:fs';
import type { SourceMap, SourceMapPayload } from 'node:module';
import { relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { importFrom } from './import-from.js';

export interface BundleRequest {
  /** The folder of the installed tools. */
  readonly tools: string;
  readonly entry: string;
  /** A folder for what is made on the way. */
  readonly work: string;
}

/** What is wrong in the author's program. */
export interface ScriptError extends Place {
  readonly message: string;
  readonly notes?: readonly string[];
}

/** A place in a source, the file relative to the folder of the component. Lines and columns count from 1. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** The modules of a bundle, absolute: all that were read, and those of which something is left. */
export interface Bundled {
  readonly modules: readonly string[];
  readonly inside: readonly string[];
}

/**
 * Puts the program's modules into one file. What a world imports stays an import. `around` is what is to be loaded in
 * the place of the entry.
 */
export async function bundle({ tools, entry, work }: BundleRequest, around?: string): Promise<Bundled> {
  const { rolldown } = await importFrom(tools, 'rolldown');
  const modules: string[] = [];
  const listing = { name: 'modules', moduleParsed: ({ id }: { id: string }) => void modules.push(id) };
  const bundle = await rolldown({
    input: around === undefined ? entry : wrapper,
    platform: 'neutral',
    resolve: { mainFields: ['module', 'main'], conditionNames: ['import', 'default'] },
    external: [/^[a-z][a-z0-9-]*:[^/\\]/],
    plugins: [listing, ...(around === undefined ? [] : [virtual(around)])],
    onLog: (_level: string, log: { code?: string; message: string }) => {
      // The engine would look for it in vain, and say so without a place.
      if (log.code === 'UNRESOLVED_IMPORT') throw Object.assign(new Error(log.message), { errors: [log] });
    },
  });
  const file = resolve(work, 'bundle.js');
  const { output } = await bundle.write({ file, format: 'esm', codeSplitting: false, sourcemap: 'hidden' });
  const chunks = output as readonly { readonly modules?: Readonly<Record<string, { renderedLength: number }>> }[];
  const left = chunks.flatMap(({ modules = {} }) =>
    Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : [])),
  );
  return { modules: filesIn(modules), inside: filesIn(left) };
}

const filesIn = (ids: readonly string[]) =>
  ids.filter((id) => !id.includes('\0')).map((id) => id.replaceAll('\\', '/'));

/** A module without a file. */
const wrapper = '\0wasmwright';

const virtual = (code: string) => ({
  name: 'wasmwright',
  resolveId: (id: string) => (id === wrapper ? id : null),
  load: (id: string) => (id === wrapper ? code : null),
});

interface BundlerError {
  readonly message: string;
  readonly id?: string;
  readonly loc?: { readonly file?: string; readonly line: number; readonly column: number };
}

/** The bundler's errors carry a place. None when something else has failed. */
export function bundlerErrors(failure: unknown): readonly ScriptError[] | undefined {
  const { errors } = failure as { errors?: readonly (BundlerError & { errors?: readonly BundlerError[] })[] };
  // What was thrown above is in what the bundler throws.
  return errors?.flatMap((error) => error.errors ?? [error]).map(bundlerError);
}

function bundlerError({ message, id, loc }: BundlerError): ScriptError {
  const [first = ''] = stripVTControlCharacters(message).split('\n');
  const file = loc?.file ?? id;
  return {
    message: first.replace(/^\[[A-Z_]+\] (Error: )?/, ''),
    ...(file !== undefined && { file: relative(process.cwd(), file) }),
    ...(loc && { line: loc.line, column: loc.column + 1 }),
  };
}

/** The map of the bundle. */
export function bundleMap(work: string): SourceMapPayload {
  return JSON.parse(readFileSync(resolve(work, 'bundle.js.map'), 'utf8'));
}

/** Where a place in what a map is of comes from; none for what no author wrote. */
export function sourceOf(line: number, column: number, map: SourceMap, work: string): Place {
  const found = map.findEntry(line - 1, column - 1);
  if (!('originalSource' in found)) return {};
  const file = relative(process.cwd(), resolve(work, found.originalSource));
  if (file.includes('\0')) return {};
  return { file, line: found.originalLine + 1, column: found.originalColumn + 1 };
}
