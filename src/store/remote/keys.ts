import type { Machine } from '../../platform/platform.js';
import { sha256 } from '../../report.js';
import type { Inputs } from '../inputs.js';

/** Of this format: entries of another are never found. */
const format = 1;

/*
 * What a build has read outside of its folder is known when it is done. So there are two kinds of entries: one by what shows
 * before a build, which lists the places around that builds of it have read, and one by all inputs with what is in these
 * places, which is the build. Secrets may be among the inputs, as digests; no input leaves the machine, but the digest of all.
 */

/** The key of the list of places. */
export const keyOfPlaces = (component: string, own: Inputs, machine: Machine): string =>
  keyOf('around', component, own, machine);

/** The key of a build. */
export const keyOfBuild = (component: string, inputs: Inputs, machine: Machine): string =>
  keyOf('build', component, inputs, machine);

/** Compilers may make something else on another kind of machine. */
function keyOf(kind: string, component: string, { given, files }: Inputs, { os, arch }: Machine): string {
  const sorted = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify(['wasmwright', format, kind, os, arch, component, sorted(given), sorted(files)]));
}
