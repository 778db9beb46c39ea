// The second half of what componentize.ts does: puts an engine around a bundled program, and reads
// what the engine says of it.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { bundleMap, type ScriptError, sourceOf } from './bundle.js';
import type { GlobalUse } from './global-uses.js';
import { importFrom } from './import-from.js';

/** How an engine is put around a program. */
export type Engine =
  | {
      readonly kind: 'componentize-js';
      /** The parts of the engine to leave out, so that the component does not import what they need. */
      readonly without: readonly string[];
      /** Those to leave out as well, unless the program uses what stands beside them. */
      readonly unlessUsed: Readonly<Record<string, readonly string[]>>;
    }
  | {
      readonly kind: 'componentize-qjs';
      /** Whether what the engine imports of WASI is replaced by what traps. */
      readonly stub: boolean;
      /** Without the async functions of the Component Model, of which not every runtime knows. */
      readonly sync: boolean;
      /** The functions that the program must export, each by its path and as the author would call it. */
      readonly functions: readonly ExpectedFunction[];
    };

export interface ExpectedFunction {
  readonly path: readonly string[];
  readonly isAsync: boolean;
}

/** What there is to know of a program that is to get an engine. */
export interface Program {
  readonly tools: string;
  readonly entry: string;
  readonly work: string;
  readonly witPath: string;
  readonly world: string;
  readonly uses: readonly GlobalUse[];
}

/** Makes the component. */
export async function putAround(engine: Engine, program: Program): Promise<Uint8Array> {
  const { tools, work, witPath, world, uses } = program;
  const source = readFileSync(`${work}/bundle.js`, 'utf8');
  if (engine.kind === 'componentize-js') {
    const { componentize } = await importFrom(tools, '@bytecodealliance/componentize-js');
    const used = new Set(uses.map(({ what }) => what));
    const unused = Object.keys(engine.unlessUsed).filter(
      (part) => !engine.unlessUsed[part]?.some((name) => used.has(name)),
    );
    const disableFeatures = [...engine.without, ...unused];
    // Given as a file, its folder would be in the engine's memory.
    const options = { sourceName: 'bundle.js', witPath, worldName: world, disableFeatures };
    return (await componentize(source, options)).component;
  }
  const { componentize } = (await importFrom(tools, 'componentize-qjs')).default;
  return (await componentize({ witPath, world, jsSource: source, stubWasi: engine.stub, sync: engine.sync })).component;
}

/**
 * What is loaded in the place of the program's entry. QuickJS does not look for what a world exports
 * before it is called; and it hands a promise on as if it were the value, which traps then.
 */
export function wrapperFor(engine: Engine, entry: string): string | undefined {
  if (engine.kind === 'componentize-js') return undefined;
  return `import * as program from ${JSON.stringify(entry)};
export * from ${JSON.stringify(entry)};
const wrong = [];
for (const { path, isAsync } of ${JSON.stringify(engine.functions)}) {
  const value = path.reduce((value, name) => value?.[name], program);
  if (typeof value !== 'function') wrong.push({ path, is: 'missing' });
  else if (!isAsync && Object.prototype.toString.call(value) === '[object AsyncFunction]') wrong.push({ path, is: 'async' });
}
if (wrong.length > 0) throw new Error(${JSON.stringify(complaint)} + JSON.stringify(wrong));
`;
}

/** Begins what the wrapper has to say. */
const complaint = 'wasmwright: ';

/** What an engine says, as errors of the author's program. */
export function engineErrors(failure: unknown, program: Program): readonly ScriptError[] {
  const text = stripVTControlCharacters((failure as { message?: string }).message ?? String(failure));
  return complaints(text, program) ?? [uncaught(text, program) ?? noHost(text, program) ?? refused(text, program)];
}

/** What the wrapper has found. */
function complaints(text: string, { entry }: Program): readonly ScriptError[] | undefined {
  const [, json] = /wasmwright: (\[.*\])$/m.exec(text) ?? [];
  if (json === undefined) return undefined;
  return (JSON.parse(json) as { path: string[]; is: 'missing' | 'async' }[]).map(({ path, is }) => {
    const name = path.join('.');
    if (is === 'missing')
      return { message: `"${basename(entry)}" does not export a "${name}" function as expected by the world.` };
    const notes = ['QuickJS does not wait for promises: the call would trap'];
    return { message: `"${name}" is an async function, and the world's is not`, notes };
  });
}

/** What the program has thrown. */
function uncaught(text: string, { work }: Program): ScriptError | undefined {
  const thrown = thrownIn(text);
  if (!thrown) return undefined;
  const { message, line, column } = thrown;
  const place = line === undefined ? {} : sourceOf(Number(line), Number(column), new SourceMap(bundleMap(work)), work);
  return { message: `${message}, while the program is loaded`, ...place };
}

/** StarlingMonkey has the place first, and QuickJS the message, and then the stack. */
function thrownIn(text: string): Record<string, string> | undefined {
  const forms = [
    /^bundle\.js:(?<line>\d+):(?<column>\d+) (?<message>.*)$/m,
    /(?:Failed to [\w ]+: )+(?:Error: )?(?<message>[^\n]*)\n\s+at [^\n]*\buser\.js:(?<line>\d+):(?<column>\d+)/,
    /Exception generated by quickjs: \w+\((?:Ok\()?(?<message>.*?)\)?\)$/m,
  ];
  return forms.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
}

/** The program is loaded when it is built, where there is no host to ask. */
function noHost(text: string, { uses }: Program): ScriptError | undefined {
  const [, owner = '', name = ''] =
    /attempted to call an unknown imported function: '([^']*)' '([^']*)'/.exec(text) ??
    /()!adapter (\S+)/.exec(text) ??
    [];
  const engineAsks = owner.startsWith('wasi:random/') ? random : /bad_optional_access/.test(text) ? clock : undefined;
  const use = engineAsks && uses.find(({ what, atLoad }) => atLoad && engineAsks.test(what));
  const imported = owner === '' ? name : `${name}\` of \`${owner}`;
  const asked = use?.what ?? (engineAsks ? '' : imported);
  if (asked === '') return undefined;
  const { file, line, column } = use ?? {};
  return {
    message: `\`${asked}\` is called while the program is loaded`,
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    notes: ['the program is loaded when it is built, and there is no host to ask then: call it inside of a function'],
  };
}

const random = /^(Math\.random|crypto\.)/;
const clock = /^performance\./;

/** What the engine says of its own temporary files is of no use to anybody. */
function refused(text: string, { entry }: Program): ScriptError {
  const [message = 'the program could not be initialized', ...notes] = text
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^(: )?(Failed to [\w ]*: )*(Error: )?/, '')
        .replaceAll('"source.js"', `"${basename(entry)}"`),
    )
    .filter(
      (line) => line !== '' && !/wizer|failed to initialize|^Unable to extract|wasm backtrace|^\d+: +0x/i.test(line),
    );
  return { message, ...(notes.length > 0 && { notes }) };
}
