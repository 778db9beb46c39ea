// A child process: bundles a JavaScript or TypeScript program and makes a component of it,
// with the tools in the folder that it is told. Reads a request on standard input, answers
// with one line of JSON that starts with a record separator (RFC 7464).
import { readFileSync, writeFileSync } from 'node:fs';
import { bundle, bundlerErrors } from './bundle.js';
import { engineErrors, putAround, wrapperFor } from './engines.js';
import { lackingExports } from './exports.js';
import { globalUses } from './global-uses.js';
async function componentize(request) {
    const { tools, entry, work, engine, expected, output } = request;
    const bundled = await bundle(request, wrapperFor(engine, entry));
    const lacking = await lackingExports(expected, request);
    if (lacking.length > 0)
        return { ok: false, errors: [], lacking };
    const uses = await globalUses(tools, work);
    const program = { ...request, uses };
    try {
        writeFileSync(output, await putAround(engine, program));
    }
    catch (failure) {
        return { ok: false, errors: engineErrors(failure, program) };
    }
    return { ok: true, uses, ...bundled };
}
const request = JSON.parse(readFileSync(0, 'utf8'));
const reply = await componentize(request).catch((failure) => {
    const errors = bundlerErrors(failure) ?? [{ message: failure instanceof Error ? failure.message : String(failure) }];
    return { ok: false, errors };
});
process.stdout.write(`\n\u001e${JSON.stringify(reply)}\n`);
process.exit(reply.ok ? 0 : 1);
