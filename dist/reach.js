// What a component in Node can reach: the standard streams, clocks, random numbers, and what it is granted.
import { importFrom } from './import-from.js';
/** Gives the imports of an instance. What the package offers unasked is all of the machine, to all instances at once. */
export async function importsWithin({ files, network, environment }, tools) {
    const name = '@bytecodealliance/preview2-shim';
    const { cli, filesystem, http, sockets } = await importFrom(tools, name);
    const { WASIShim } = await importFrom(tools, name, './instantiation');
    const preopens = Object.fromEntries(files.map(([folder, seenAs]) => [seenAs, folder]));
    cli._setEnv(environment);
    cli._setArgs([]);
    cli._setCwd(undefined);
    filesystem._setPreopens(preopens);
    // It would be followed wherever it leads.
    filesystem.types.Descriptor.prototype.symlinkAt = () => {
        throw 'not-permitted';
    };
    const denied = { outgoingHandler: { handle: deny }, types: http.types };
    const sandbox = { preopens, env: environment, args: [], enableNetwork: network };
    return () => new WASIShim({ cli, filesystem, sockets, http: network ? http : denied, sandbox }).getImportObject();
}
function deny() {
    throw { tag: 'HTTP-request-denied' };
}
