// A child process: bundles a JavaScript or TypeScript program and makes a component of it,
// with the tools in the folder that it is told. Reads a request on standard input, answers
// with one line of JSON, the last line on standard output.
import { readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { importFrom } from './import-from.js';
const request = JSON.parse(readFileSync(0, 'utf8'));
const reply = await bundle(request)
    .then((file) => componentize(request, file))
    .catch((failure) => ({ ok: false, errors: scriptErrors(failure) }));
process.stdout.write(`\n${JSON.stringify(reply)}\n`);
process.exit(reply.ok ? 0 : 1);
/** Puts the program's modules into one file. What a world imports stays an import. */
async function bundle({ tools, entry, work }) {
    const { rolldown } = await importFrom(tools, 'rolldown');
    const bundle = await rolldown({
        input: entry,
        platform: 'neutral',
        resolve: { mainFields: ['module', 'main'], conditionNames: ['import', 'default'] },
        external: [/^[a-z][a-z0-9-]*:[^/\\]/],
        logLevel: 'silent',
    });
    const file = resolve(work, 'bundle.js');
    await bundle.write({ file, format: 'esm', codeSplitting: false });
    return file;
}
async function componentize({ tools, witPath, world, without, output }, sourcePath) {
    const { componentize } = await importFrom(tools, '@bytecodealliance/componentize-js');
    const { component } = await componentize({ sourcePath, witPath, worldName: world, disableFeatures: [...without] });
    writeFileSync(output, component);
    return { ok: true };
}
/** The bundler's errors carry a place; the engine's have words only. */
function scriptErrors(failure) {
    const { errors, message } = failure;
    if (!errors)
        return [{ message: message ?? String(failure) }];
    return errors.map((error) => ({
        message: error.message.split('\n')[0]?.replace(/^\[[A-Z_]+\]( Error:)? /, '') ?? error.message,
        ...((error.loc?.file ?? error.id) !== undefined && {
            file: relative(process.cwd(), error.loc?.file ?? error.id ?? ''),
        }),
        ...(error.loc && { line: error.loc.line, column: error.loc.column + 1 }),
    }));
}
