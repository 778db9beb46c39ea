import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { importFrom } from './import-from.js';
import { importsWithin } from './reach.js';
/** Makes a JavaScript module of a component, and compiles its core modules: as they are, or as `edit` makes them. */
export async function transpiled({ tools, component, work, reach }, edit = (bytes) => bytes) {
    const { transpile } = await importFrom(tools, '@bytecodealliance/jco-transpile');
    const imports = await importsWithin(reach, tools);
    const { files } = await transpile(component, {
        name: 'component',
        instantiation: 'async',
        nodejsCompat: false,
        outDir: work,
    });
    const modules = new Map();
    for (const [name, bytes] of Object.entries(files)) {
        const path = name.startsWith(work) ? name : `${work}/${name}`;
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, bytes);
        if (path.endsWith('.wasm'))
            modules.set(path.slice(work.length + 1), await WebAssembly.compile(edit(bytes)));
    }
    const { instantiate } = await import(pathToFileURL(`${work}/component.js`).href);
    return (core) => instantiate((name) => modules.get(name), imports(), core);
}
