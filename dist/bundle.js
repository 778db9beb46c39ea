// The first half of what componentize.ts does: puts a program's modules into one file, and knows
// where each place in that file comes from.
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { importFrom } from './import-from.js';
/**
 * Puts the program's modules into one file. What a world imports stays an import. `around` is what is to be loaded in
 * the place of the entry.
 */
export async function bundle({ tools, entry, work }, around) {
    const { rolldown } = await importFrom(tools, 'rolldown');
    const modules = [];
    const listing = { name: 'modules', moduleParsed: ({ id }) => void modules.push(id) };
    const bundle = await rolldown({
        input: around === undefined ? entry : wrapper,
        platform: 'neutral',
        resolve: { mainFields: ['module', 'main'], conditionNames: ['import', 'default'] },
        external: [/^[a-z][a-z0-9-]*:[^/\\]/],
        plugins: [listing, ...(around === undefined ? [] : [virtual(around)])],
        onLog: (_level, log) => {
            // The engine would look for it in vain, and say so without a place.
            if (log.code === 'UNRESOLVED_IMPORT')
                throw Object.assign(new Error(log.message), { errors: [log] });
        },
    });
    const file = resolve(work, 'bundle.js');
    const { output } = await bundle.write({ file, format: 'esm', codeSplitting: false, sourcemap: 'hidden' });
    const chunks = output;
    const left = chunks.flatMap(({ modules = {} }) => Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : [])));
    return { modules: filesIn(modules), inside: filesIn(left) };
}
const filesIn = (ids) => ids.filter((id) => !id.includes('\0')).map((id) => id.replaceAll('\\', '/'));
/** A module without a file. */
const wrapper = '\0wasmwright';
const virtual = (code) => ({
    name: 'wasmwright',
    resolveId: (id) => (id === wrapper ? id : null),
    load: (id) => (id === wrapper ? code : null),
});
/** The bundler's errors carry a place. None when something else has failed. */
export function bundlerErrors(failure) {
    const { errors } = failure;
    // What was thrown above is in what the bundler throws.
    return errors?.flatMap((error) => error.errors ?? [error]).map(bundlerError);
}
function bundlerError({ message, id, loc }) {
    const [first = ''] = stripVTControlCharacters(message).split('\n');
    const file = loc?.file ?? id;
    return {
        message: first.replace(/^\[[A-Z_]+\] (Error: )?/, ''),
        ...(file !== undefined && { file: relative(process.cwd(), file) }),
        ...(loc && { line: loc.line, column: loc.column + 1 }),
    };
}
/** The map of the bundle. */
export function bundleMap(work) {
    return JSON.parse(readFileSync(resolve(work, 'bundle.js.map'), 'utf8'));
}
/** Where a place in what a map is of comes from; none for what no author wrote. */
export function sourceOf(line, column, map, work) {
    const found = map.findEntry(line - 1, column - 1);
    if (!('originalSource' in found))
        return {};
    const file = relative(process.cwd(), resolve(work, found.originalSource));
    if (file.includes('\0'))
        return {};
    return { file, line: found.originalLine + 1, column: found.originalColumn + 1 };
}
