import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { importFrom } from './import-from.js';
import { importsWithin, type Reach } from './reach.js';

/** What a child needs to run a component by jco. */
export interface Transpiling {
  /** The folder of the installed tools. */
  readonly tools: string;
  readonly component: string;
  /** A folder for what is made on the way. */
  readonly work: string;
  readonly reach: Reach;
}

// biome-ignore lint/suspicious/noExplicitAny: what jco makes.
type JsValue = any;

/** Instantiates a core module; the one of WebAssembly, or one that looks at it. */
export type InstantiateCore = (
  module: WebAssembly.Module,
  imports: WebAssembly.Imports,
) => Promise<WebAssembly.Instance>;

/** Makes an instance of a component. */
export type Instantiate = (core?: InstantiateCore) => Promise<JsValue>;

/** Makes a JavaScript module of a component, and compiles its core modules: as they are, or as `edit` makes them. */
export async function transpiled(
  { tools, component, work, reach }: Transpiling,
  edit = (bytes: Uint8Array): Uint8Array => bytes,
): Promise<Instantiate> {
  const { transpile } = await importFrom(tools, '@bytecodealliance/jco-transpile');
  const imports = await importsWithin(reach, tools);
  const { files } = await transpile(component, {
    name: 'component',
    instantiation: 'async',
    nodejsCompat: false,
    outDir: work,
  });
  const modules = new Map<string, WebAssembly.Module>();
  for (const [name, bytes] of Object.entries(files as Record<string, Uint8Array>)) {
    const path = name.startsWith(work) ? name : `${work}/${name}`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    if (path.endsWith('.wasm'))
      modules.set(path.slice(work.length + 1), await WebAssembly.compile(edit(bytes) as BufferSource));
  }
  const { instantiate } = await import(pathToFileURL(`${work}/component.js`).href);
  return (core) => instantiate((name: string) => modules.get(name), imports(), core);
}
