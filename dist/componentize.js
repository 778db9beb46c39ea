// A child process: bundles a JavaScript or TypeScript program and makes a component of it,
// with the tools in the folder that it is told. Reads a request on standard input, answers
// with one line of JSON that starts with a record separator (RFC 7464).
import { readFileSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { basename, relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { importFrom } from './import-from.js';
/** Puts the program's modules into one file. What a world imports stays an import. */
async function bundle({ tools, entry, work }) {
    const { rolldown } = await importFrom(tools, 'rolldown');
    const bundle = await rolldown({
        input: entry,
        platform: 'neutral',
        resolve: { mainFields: ['module', 'main'], conditionNames: ['import', 'default'] },
        external: [/^[a-z][a-z0-9-]*:[^/\\]/],
        onLog: (_level, log) => {
            // The engine would look for it in vain, and say so without a place.
            if (log.code === 'UNRESOLVED_IMPORT')
                throw Object.assign(new Error(log.message), { errors: [log] });
        },
    });
    const file = resolve(work, 'bundle.js');
    await bundle.write({ file, format: 'esm', codeSplitting: false, sourcemap: 'hidden' });
    return file;
}
async function componentize({ tools, witPath, world, without, output }, sourcePath) {
    const { componentize } = await importFrom(tools, '@bytecodealliance/componentize-js');
    const { component } = await componentize({ sourcePath, witPath, worldName: world, disableFeatures: [...without] });
    writeFileSync(output, component);
    return { ok: true };
}
/** The bundler's errors carry a place; the engine's have words only, in which there may be one. */
function scriptErrors(failure, request) {
    const { errors, message } = failure;
    if (errors)
        return errors.map(bundlerError);
    return [engineError(stripVTControlCharacters(message ?? String(failure)), request)];
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
/** What the engine says of its own temporary files is of no use to anybody. */
function engineError(text, { entry, work }) {
    const thrown = /^bundle\.js:(?<line>\d+):(?<column>\d+) (?<message>.*)$/m.exec(text)?.groups;
    if (thrown)
        return { message: `${thrown['message']}, while the program is loaded`, ...sourceOf(thrown, work) };
    const [message = 'the program could not be initialized', ...notes] = text
        .split('\n')
        .map((line) => line
        .trim()
        .replace(/^Error: /, '')
        .replaceAll('"source.js"', `"${basename(entry)}"`))
        .filter((line) => line !== '' && !/wizer|failed to initialize|^Unable to extract/i.test(line));
    return { message, ...(notes.length > 0 && { notes }) };
}
/** Where a place in the bundle comes from. */
function sourceOf({ line, column }, work) {
    const map = new SourceMap(JSON.parse(readFileSync(resolve(work, 'bundle.js.map'), 'utf8')));
    const found = map.findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in found))
        return {};
    const file = relative(process.cwd(), resolve(work, found.originalSource));
    return { file, line: found.originalLine + 1, column: found.originalColumn + 1 };
}
const request = JSON.parse(readFileSync(0, 'utf8'));
const reply = await bundle(request)
    .then((file) => componentize(request, file))
    .catch((failure) => ({ ok: false, errors: scriptErrors(failure, request) }));
process.stdout.write(`\n\u001e${JSON.stringify(reply)}\n`);
process.exit(reply.ok ? 0 : 1);
